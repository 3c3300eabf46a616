"""`python -m training.export --weights FILE --out FOLDER`: a finished reader as it ships.

Writes `reader.int8.onnx` (encoder and heads), `pairs.int8.onnx` (the scorers of relations and
roles), `labels.json` and `vocab.txt`. The same weights and library versions give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor, nn

from training.network import LabelSizes, Network, PairScorer, Scores, Sizes
from training.quantise import quantise
from training.weights import load_reader

OUTPUTS = {
    "upos": "upos", "sent": "sentence", "lem": "lemma", "feat": "features", "ner": "names",
    "arc": "arcs", "rd": "dependent_side", "rh": "head_side", "pred": "predicate",
    "evn": "event", "sp": "predicate_side", "sa": "argument_side",
}  # fmt: skip
"""Outputs of the shipped encoder and what they are in `Scores`."""
OPSET = 18


class Shipped(nn.Module):
    """The network with the outputs that ship: of the names, only the first set's."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shp: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        scores: Scores = self.network(ids, shp, first, last)
        found = [getattr(scores, name) for name in OUTPUTS.values()]
        return tuple(value[0] if isinstance(value, list) else value for value in found)


def export(network: Network, labels: dict[str, Any], vocabulary: Path, out: Path) -> None:
    """Write the files that ship for a trained network."""
    network = network.float().cpu().eval()
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _export_encoder(network, plain)
        quantise(plain, out / "reader.int8.onnx")
        _export_pairs(network, plain)
        quantise(plain, out / "pairs.int8.onnx")
    (out / "labels.json").write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")
    shutil.copyfile(vocabulary, out / "vocab.txt")


def _export_encoder(network: Network, path: Path) -> None:
    pieces, words = torch.export.Dim("T", min=3, max=512), torch.export.Dim("W", min=2, max=510)
    # No two inputs may be the same tensor: the exporter would make them one.
    ids, shapes = torch.arange(1000, 1010)[None], torch.zeros(1, 10, dtype=torch.long)
    first, last = torch.arange(1, 8)[None], torch.arange(2, 9)[None]
    torch.onnx.export(
        Shipped(network),
        (ids, shapes, first, last),
        path,
        dynamo=True,
        input_names=["ids", "shp", "first", "last"],
        output_names=list(OUTPUTS),
        dynamic_shapes=({1: pieces}, {1: pieces}, {1: words}, {1: words}),
        external_data=False,
        opset_version=OPSET,
    )


def _export_pairs(network: Network, path: Path) -> None:
    words, predicates = torch.export.Dim("W", min=2, max=510), torch.export.Dim("P", min=2, max=510)
    scorer = PairScorer(network)
    rel, role = network.rel_pairs.shape[-1], network.role_pairs.shape[-1]
    sides = torch.rand(7, rel), torch.rand(7, rel), torch.rand(3, role), torch.rand(7, role)
    torch.onnx.export(
        scorer,
        sides,
        path,
        dynamo=True,
        input_names=["dependents", "heads", "predicates", "arguments"],
        output_names=["relation", "role"],
        dynamic_shapes=({0: words}, {0: words}, {0: predicates}, {0: words}),
        external_data=False,
        opset_version=OPSET,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="reader.safetensors")
    parser.add_argument("--labels", type=Path, required=True, help="labels.json of these weights")
    parser.add_argument("--vocab", type=Path, required=True, help="vocab.txt of the base weights")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    labels = json.loads(args.labels.read_text(encoding="utf-8"))
    network = Network(LabelSizes.of(labels), Sizes())
    load_reader(network, args.weights)
    export(network, labels, args.vocab, args.out)
    print(entries(args.out))


def entries(folder: Path) -> str:
    """The files' entries for `artefacts.toml`."""
    return "\n".join(
        f'[[artefact]]\nfile = "model/{path.name}"\nbytes = {path.stat().st_size}\n'
        f'sha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"\n'
        for path in sorted(folder.iterdir())
    )


if __name__ == "__main__":
    main()
