"""`python -m training.groups --data FOLDER --model FOLDER`: the name label GROUP, added to a model.

People named by nation, faith or party ("Danes", "Sunni") are in no set a type of their own, so
the name layers do not know them. This fits one more column of name scores on the encoder as it
ships and writes it into `reader.int8.onnx` and `labels.json`; every other weight stays the same
byte for byte, and so do all other outputs.

The column is a logistic layer over the word vectors for tags and for names, against the scores
that the other labels have already. What it should say of a word comes from four sets: a name of
the loose types there (OTH, MISC; places in Re-DocRED) that a demonym or `peoples.txt` explains is
a group; other loose names and unexplained cases teach nothing.
"""

from __future__ import annotations

import argparse
import json
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from dateline.reader.model import window_end
from dateline.reader.pieces import BORDER_SHAPE, CLS, SEP, PieceCutter, Pieces
from training.export import entries
from training.peoples import Peoples, Tagged, answers, documents

LABEL = "B-GROUP"
PENALTY = 30.0
"""Of squared weights, over the sum of the losses; words and documents held apart chose it."""
SMALL, OTHER = 0.03, 0.3
"""Shares kept of the words that begin small, and of other words of sets that are no news."""

Floats = npt.NDArray[np.float32]


class Vectors:
    """Runs the shipped encoder and keeps the two word vectors and the name scores."""

    def __init__(self, model: onnx.ModelProto, vocabulary: Path) -> None:
        wanted = onnx.ModelProto()
        wanted.CopyFrom(model)
        self.inputs = [_vector_before(model, head) for head in ("name_project.linear", "upos")]
        for name in self.inputs:
            wanted.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(wanted.SerializeToString(), options)
        self._cutter = PieceCutter(str(vocabulary))

    def of(self, document: Tagged) -> tuple[npt.NDArray[np.float16], Floats]:
        """Vectors (words, 768) and name scores of a document's words, in windows of sentences."""
        pieces = self._cutter.cut([word for words, _ in document for word in words])
        starts = set(accumulate(len(words) for words, _ in document))
        ends = list(accumulate((len(word.ids) for word in pieces), initial=0))
        found, scores, at = [], [], 0
        while at < len(pieces):
            to = window_end(ends, at, len(pieces))
            inner = [word for word in range(at + 1, to) if word in starts]
            count = inner[-1] - at if to not in starts and inner else to - at
            *vectors, ner = self._run(pieces[at:to])
            found.append(np.concatenate(vectors, -1)[0, :count].astype(np.float16))
            scores.append(ner[0, :count])
            at += count
        return np.concatenate(found), np.concatenate(scores)

    def _run(self, window: list[Pieces]) -> list[Floats]:
        ids, shapes, first, last = [CLS], [BORDER_SHAPE], [], []
        for word in window:
            first.append(len(ids))
            ids += word.ids
            shapes += word.shapes
            last.append(len(ids) - 1)
        fed = {"ids": [*ids, SEP], "shp": [*shapes, BORDER_SHAPE], "first": first, "last": last}
        rows = {name: np.array([row], dtype=np.int64) for name, row in fed.items()}
        run: list[Floats] = self._session.run([*self.inputs, "ner"], rows)
        return run


def _vector_before(model: onnx.ModelProto, head: str) -> str:
    """The word vector that a head's product is taken of, by the name of the head's bias."""
    makes = {output: node for node in model.graph.node for output in node.output}
    node = next(n for n in model.graph.node if f"network.{head}.bias" in n.input)
    while node.op_type != "DynamicQuantizeLinear":
        node = makes[node.input[0]]
    vector: str = node.input[0]
    return vector


def fit(vectors: Floats, scores: Floats, group: Floats) -> tuple[Floats, Floats]:
    """Weights and bias of the column, from vectors, the other labels' scores and answers 0, 1."""
    torch.set_num_threads(1)
    mean, spread = vectors.mean(0), vectors.std(0) + 1e-3
    x, y = torch.tensor((vectors - mean) / spread), torch.tensor(group)
    others = torch.logsumexp(torch.tensor(scores), 1)
    weights, bias = torch.zeros(x.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=25, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        lead = x @ weights + bias - others
        # Never quite sure, so that the score stays of the size of the others
        wrong = torch.nn.functional.binary_cross_entropy_with_logits(
            lead, y * 0.98, reduction="sum"
        )
        total = wrong + PENALTY * (weights**2).sum()
        total.backward()
        return total

    optimiser.step(loss)
    column: Floats = weights.detach().numpy() / spread
    return column.astype(np.float32), (bias.detach().numpy() - column @ mean).astype(np.float32)


def append(model: onnx.ModelProto, inputs: list[str], column: Floats, bias: Floats) -> None:
    """Add the column behind the name scores of the model."""
    node = next(n for n in model.graph.node if "ner" in n.output)
    node.output[0] = "ner_typed"
    model.graph.initializer.extend(
        [
            numpy_helper.from_array(column[:, None], "group_column"),
            numpy_helper.from_array(bias, "group_bias"),
        ]
    )
    model.graph.node.extend(
        [
            helper.make_node("Concat", inputs, ["group_vector"], axis=-1),
            helper.make_node("MatMul", ["group_vector", "group_column"], ["group_product"]),
            helper.make_node("Add", ["group_product", "group_bias"], ["group_score"]),
            helper.make_node("Concat", ["ner_typed", "group_score"], ["ner"], axis=-1),
        ]
    )
    output = next(o for o in model.graph.output if o.name == "ner")
    output.type.tensor_type.shape.dim[-1].dim_value += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the language data")
    parser.add_argument("--model", type=Path, required=True, help="folder of an exported model")
    args = parser.parse_args()
    path, listed = args.model / "reader.int8.onnx", args.model / "labels.json"
    labels = json.loads(listed.read_text(encoding="utf-8"))
    if LABEL in labels["ner"]:
        raise SystemExit(f"{path} has the label already; export it anew")
    model = onnx.load(path)
    vectors = Vectors(model, args.model / "vocab.txt")
    append(model, vectors.inputs, *fit(*learned(vectors, args.data)))
    onnx.save(model, path)
    labels["ner"].append(LABEL)
    listed.write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")
    print(entries(args.model))


def learned(vectors: Vectors, folder: Path) -> tuple[Floats, Floats, Floats]:
    """Vectors, scores and answers of the words to learn from."""
    chance, peoples = np.random.default_rng(0), Peoples()
    kept = []
    for of, document in documents(folder):
        x, scores = vectors.of(document)
        y = np.array([a for words, tags in document for a in answers(words, tags, of, peoples)])
        capital = np.array([word[:1].isupper() for words, _ in document for word in words])
        share = np.where(capital, 1.0 if of in ("uner", "wikigold") else OTHER, SMALL)
        rows = (y == 1) | ((y == 0) & (chance.random(len(y)) < share))
        kept.append((x[rows].astype(np.float32), scores[rows], y[rows].astype(np.float32)))
    found, scored, group = (np.concatenate(part) for part in zip(*kept, strict=True))
    return found, scored, group


if __name__ == "__main__":
    main()
