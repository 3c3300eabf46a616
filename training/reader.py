"""`python -m training.reader --data NLP --base model.safetensors --out FOLDER`: the reader, made.

From the language data and the weights of the base encoder to the files that ship, in
`FOLDER/model`, and their figures, in `FOLDER/figures.json`: label lists, teachers one after the
other, one student that learns from them and from the gold labels, export, int8, measurement.
Run again after a stop, it goes on from the last checkpoint.

`--teachers 0` trains one network on the gold labels alone: a night on two cores, about 0.8
points of LAS and of roles less, by the trial. `--steps` cuts each training short, to try it out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bench import _conllu, names, parse, roles
from dateline.reader.model import Model
from dateline.reader.pieces import PieceCutter
from training.export import export
from training.labels import collect
from training.loop import Plan, train
from training.network import LabelSizes, Network, Sizes
from training.sets import Documents, Sets
from training.weights import load_base, load_reader, save_reader

EXTRA_NAMES = {"wikigold": 0.5, "wnut": 0.3, "crossner": 0.5, "redocred": 0.5, "re3d": 0.5}
"""Share of each set of names in an epoch of a teacher; a student takes `STUDENT_EXTRA` as much."""
STUDENT_EXTRA = 1.6
STUDENT = Plan(seed=12, epochs=16, pieces=3500, encoder_rate=2e-4, head_rate=1e-3)
"""The trial's chosen student: it starts from the first teacher, hence slower."""

Mix = list[tuple[Documents, float]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the language data")
    parser.add_argument("--base", type=Path, required=True, help="MiniLM-L6 model.safetensors")
    parser.add_argument("--vocab", type=Path, help="its vocab.txt (default: beside it)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teachers", type=int, default=6)
    parser.add_argument("--steps", type=int, help="at most so many steps a training")
    args = parser.parse_args()
    vocabulary = args.vocab or args.base.with_name("vocab.txt")
    labels = collect(_training_rows(args.data))
    mix, extra = _mix(Sets(args.data, labels, PieceCutter(str(vocabulary))))
    made = _train_all(args, labels, mix, extra)
    export(made, labels, vocabulary, args.out / "model")
    figures = measure(args.data, args.out / "model")
    (args.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))


def _train_all(args: argparse.Namespace, labels: dict[str, Any], mix: Mix, extra: Mix) -> Network:
    teachers = []
    for seed in range(1, max(args.teachers, 1) + 1):
        network = _network(labels)
        load_base(network, args.base)
        plan = Plan(seed=seed, steps=args.steps)
        teachers.append(_trained(network, mix + extra, plan, args.out / f"teacher-{seed}", []))
    if not args.teachers:
        return teachers[0]
    student = _network(labels)
    load_reader(student, args.out / "teacher-1" / "reader.safetensors")
    plan = Plan(**{**vars(STUDENT), "steps": args.steps})
    more = [(documents, share * STUDENT_EXTRA) for documents, share in extra]
    return _trained(student, mix + more, plan, args.out / "student", teachers)


def _trained(network: Network, mix: Mix, plan: Plan, out: Path, teachers: list[Network]) -> Network:
    """The network, trained, or as it was saved by an earlier run."""
    saved = out / "reader.safetensors"
    if not saved.exists():
        train(network, mix, plan, out, teachers)
        save_reader(network, saved)
    load_reader(network, saved)
    return network


def _network(labels: dict[str, Any]) -> Network:
    return Network(LabelSizes.of(labels), Sizes())


def _training_rows(data: Path) -> list[list[str]]:
    files = ("ud_ewt/en_ewt-ud-train.conllu.gz", "ud_gum/en_gum_permissive-ud-train.conllu.gz")
    documents = [document for file in files for document in _conllu.read(data / file)]
    return [row for document in documents for sentence in document for row in sentence.rows]


def _mix(sets: Sets) -> tuple[Mix, Mix]:
    """The treebanks, read whole, and the sets of names."""
    named = sets.names_only()
    extra = [(named[name], share) for name, share in EXTRA_NAMES.items()]
    return [(sets.ewt("train"), 1.0), (sets.gum("train"), 1.0)], extra


def measure(data: Path, folder: Path) -> dict[str, Any]:
    """Figures of the exported files on the test sets, with given words."""
    model = Model({path.name: path for path in folder.iterdir()})
    return {
        "ud_ewt_test": parse.with_given_words(data / "ud_ewt/en_ewt-ud-test.conllu.gz", model),
        "ud_gum_test": parse.with_given_words(
            data / "ud_gum/en_gum_permissive-ud-test.conllu.gz", model
        ),
        "uner_ewt_test": names.measure(str(data / "uner_ewt/en_ewt-ud-test.iob2.gz"), model),
        "propbank_ewt_test": roles.measure(data / "propbank_ewt", "test", model),
    }


if __name__ == "__main__":
    main()
