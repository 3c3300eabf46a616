"""Kinds: which of PLOVER's sixteen kinds a sentence tells (`plover_gsr.jsonl`).

The system gets a sentence and the words of its event, and answers with the kind of the first
claim on one of these words whose kind is one of the sixteen; of any claim where none is.
accuracy and macro_f1 (over the kinds in the set) on `kind16`. `baseline`: the most frequent
kind, and naive Bayes on words, each learned on four folds and asked on the fifth.
`halves` parts the set by the hash of the ids: errors were looked at in the first alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench._counts import rounded
from bench._texts import annotated, rows
from dateline.extract import extract
from dateline.extract.rules import kind_table
from dateline.records import Claim

Row = dict[str, Any]
Answerer = Callable[[Row], str]
Learner = Callable[[Sequence[Row]], Answerer]
WORD = re.compile(r"[a-z']+")
FOLDS = 5
NONE = "OTHER"
ANNOUNCED = ("agree", "threaten", "request", "reject")
"""Kinds of utterances that stand for what they announce: "they would meet" is an agreement."""


def run(args: argparse.Namespace) -> Row:
    """The figures of the set at `args.path`."""
    asked = rows(Path(args.path))
    said = [
        answer(row, extract(found).claims)
        for row, found in zip(asked, annotated(asked), strict=True)
    ]
    if args.out:
        lines = (json.dumps({"id": row["id"], "kind16": kind}) + "\n"
                 for row, kind in zip(asked, said, strict=True))  # fmt: skip
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    return {
        **score(asked, said),
        "sentences": len(asked),
        "halves": [score(*_half(asked, said, half)) for half in (0, 1)],
        "baseline": {
            "most_frequent": score(asked, _by_fold(asked, most_frequent)),
            "naive_bayes": score(asked, _by_fold(asked, naive_bayes)),
        },
    }


def answer(row: Row, claims: Sequence[Claim]) -> str:
    """The kind of the sentence among PLOVER's; "OTHER" where no claim has one."""
    sixteen = {kind.name: kind.plover for kind in kind_table() if kind.plover}
    told = [claim for claim in claims if claim.kind in sixteen]
    words = [word.casefold() for word in WORD.findall(row["event_text"].casefold())]
    text = row["text"].casefold()

    def place(claim: Claim) -> tuple[bool, int, int]:
        at = claim.predicate
        word = text[at.start : at.end]
        return word not in words, words.index(word) if word in words else 0, at.start

    first = min(told, key=place, default=None)
    if first is None:
        return NONE
    said = next((claim for claim in claims if claim.id == first.said_in), first)
    announced = first.modality != "happened" and said.kind in ANNOUNCED
    return sixteen[said.kind] if announced else sixteen[first.kind]


def score(asked: Sequence[Row], said: Sequence[str]) -> Row:
    """Accuracy, and the mean F1 of the kinds that occur in gold."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for row, kind in zip(asked, said, strict=True):
        right[kind] += kind == row["kind16"]
        total[kind] += 1
        gold[row["kind16"]] += 1
    each = [2 * right[kind] / (total[kind] + gold[kind]) for kind in sorted(gold)]
    return {
        "accuracy": rounded(sum(right.values()), len(asked)),
        "macro_f1": rounded(sum(each), len(each)),
    }


def _half(asked: Sequence[Row], said: Sequence[str], half: int) -> tuple[list[Row], list[str]]:
    kept = [n for n, row in enumerate(asked) if _hash(row) % 2 == half]
    return [asked[n] for n in kept], [said[n] for n in kept]


def _hash(row: Row) -> int:
    return int(hashlib.sha1(row["id"].encode()).hexdigest(), 16)


def _by_fold(asked: Sequence[Row], learner: Learner) -> list[str]:
    said = [""] * len(asked)
    for fold in range(FOLDS):
        ask = learner([row for row in asked if _hash(row) % FOLDS != fold])
        for n, row in enumerate(asked):
            if _hash(row) % FOLDS == fold:
                said[n] = ask(row)
    return said


def most_frequent(learned: Sequence[Row]) -> Answerer:
    kinds = Counter(row["kind16"] for row in learned)
    top = str(min(kinds, key=lambda kind: (-kinds[kind], kind)))
    return lambda row: top


def naive_bayes(learned: Sequence[Row]) -> Answerer:
    """Words of the sentence, each once, with one added to every count."""
    kinds = Counter(row["kind16"] for row in learned)
    held: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for row in learned:
        held[row["kind16"]].update(WORD.findall(row["text"].casefold()))
    known = {word for counts in held.values() for word in counts}
    size = {kind: sum(counts.values()) + len(known) for kind, counts in held.items()}

    def ask(row: Row) -> str:
        words = [word for word in WORD.findall(row["text"].casefold()) if word in known]

        def weight(kind: str) -> float:
            each = (math.log((held[kind][word] + 1) / size[kind]) for word in words)
            return math.log(kinds[kind]) + sum(each)

        return str(max(sorted(kinds), key=weight))

    return ask
