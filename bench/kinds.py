"""Kinds: which of PLOVER's sixteen kinds a sentence tells (`plover_gsr.jsonl`), with its mode
and contexts.

The system gets a sentence and the words of its event, and answers with the first claim on one
of these words whose kind is one of the sixteen; with any claim where none is. accuracy and
macro_f1 (over the kinds in the set) on `kind16`. `certainty`: accuracy by how sure the claim
says its kind is ("none": no claim). `mode`: of the sentences labelled with a mode that the newer
scheme has too, how many get it (a wrong kind is wrong). `context`: precision, recall and F1
over the labelled contexts that the newer scheme has. `baseline`: the most frequent kind, and
naive Bayes on words; of modes and contexts the commonest of the right kind; each learned on
four folds and asked on the fifth. `halves` parts the set by the hash of the ids: errors were
looked at in the first alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench._counts import rounded
from bench._texts import annotated, rows
from dateline.extract import extract
from dateline.extract.modes import mode_table
from dateline.extract.rules import kind_table, read
from dateline.records import Claim

Row = dict[str, Any]
Answerer = Callable[[Row], str]
Learner = Callable[[Sequence[Row]], Answerer]
WORD = re.compile(r"[a-z']+")
FOLDS = 5
NONE = "OTHER"
BANDS = ("high", "medium", "low", "none")
NEWER_MODES = {
    "confiscate": "seize", "curfew": "restrict", "demo-org": "demo", "detain": "arrest",
    "host": "visit", "martial-law": "restrict", "strike-gen": "boycott", "strike-hun": "hunger",
}  # fmt: skip
"""The set's modes of 2016 as the scheme of 2021 calls them, where the kind no longer has them."""
NEWER_CONTEXTS = {"refugees": "refugee", "resources": "resource", "rights": "rights_freedoms"}
ANNOUNCED = ("agree", "threaten", "request", "reject")
"""Kinds of utterances that stand for what they announce: "they would meet" is an agreement."""


class Answer(NamedTuple):
    """What the system says of a sentence. `certainty` is "none" where it has no claim."""

    kind: str
    certainty: str = "none"
    mode: str = ""
    context: tuple[str, ...] = ()


def run(args: argparse.Namespace) -> Row:
    """The figures of the set at `args.path`."""
    asked = rows(Path(args.path))
    said = [
        answer(row, extract(found).claims)
        for row, found in zip(asked, annotated(asked), strict=True)
    ]
    if args.out:
        lines = (json.dumps({"id": row["id"], "kind16": one.kind, "mode": one.mode or None,
                             "context": ", ".join(one.context) or None}) + "\n"
                 for row, one in zip(asked, said, strict=True))  # fmt: skip
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    return {
        **figures(asked, said),
        "sentences": len(asked),
        "halves": [figures(*_half(asked, said, half)) for half in (0, 1)],
        "baseline": {
            "most_frequent": score(asked, _by_fold(asked, most_frequent)),
            "naive_bayes": score(asked, _by_fold(asked, naive_bayes)),
            **_commonest(asked),
        },
    }


def answer(row: Row, claims: Sequence[Claim]) -> Answer:
    """What the claims say of the sentence's event: its kind among PLOVER's, mode, contexts."""
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
        return Answer(NONE)
    said = next((claim for claim in claims if claim.id == first.said_in), first)
    announced = first.modality != "happened" and said.kind in ANNOUNCED
    told_as = said if announced else first
    return Answer(
        sixteen[told_as.kind], told_as.kind_certainty, told_as.mode or "", told_as.context
    )


def figures(asked: Sequence[Row], said: Sequence[Answer]) -> Row:
    """All figures of these sentences."""
    pairs = list(zip(asked, said, strict=True))
    return {
        **score(asked, [one.kind for one in said]),
        "certainty": {
            band: _share([one.kind == row["kind16"] for row, one in pairs if one.certainty == band])
            for band in BANDS
        },
        "mode": mode_score(asked, [(one.kind, one.mode) for one in said]),
        "context": context_score(asked, [one.context for one in said]),
    }


def _share(right: Sequence[bool]) -> Row:
    return {"accuracy": rounded(sum(right), len(right)), "sentences": len(right)}


def gold_mode(row: Row) -> str:
    """The sentence's mode by the names of 2021; "" where it has none or an older one alone."""
    kinds = {kind.name for kind in kind_table() if kind.plover == row["kind16"]}
    known = {rule.name for kind in kinds for rule in mode_table().get(kind, ())}
    mode = row["mode"] or ""
    return mode if mode in known else next((m for m in [NEWER_MODES.get(mode)] if m in known), "")


def gold_contexts(row: Row) -> frozenset[str]:
    """The sentence's contexts by the names of 2021, as far as they have one."""
    told = (row["context"] or "").split(", ")
    known = set(read("contexts.toml"))
    return frozenset(NEWER_CONTEXTS.get(name, name) for name in told).intersection(known)


def mode_score(asked: Sequence[Row], said: Sequence[tuple[str, str]]) -> Row:
    """How many of the sentences labelled with a mode have that kind and mode."""
    return _share(
        [
            one == (row["kind16"], gold_mode(row))
            for row, one in zip(asked, said, strict=True)
            if gold_mode(row)
        ]
    )


def context_score(asked: Sequence[Row], said: Sequence[Sequence[str]]) -> Row:
    """Precision, recall and F1 of contexts over the sentences that are labelled with one."""
    pairs = [(gold, one) for row, one in zip(asked, said, strict=True)
             if (gold := gold_contexts(row))]  # fmt: skip
    right = sum(len(gold.intersection(one)) for gold, one in pairs)
    told, wanted = sum(len(one) for _, one in pairs), sum(len(gold) for gold, _ in pairs)
    return {
        "precision": rounded(right, told),
        "recall": rounded(right, wanted),
        "f1": rounded(2 * right, told + wanted),
        "sentences": len(pairs),
    }


def _commonest(asked: Sequence[Row]) -> Row:
    """Modes and contexts by the right kind alone: the commonest of it in the other folds."""
    modes = _by_fold(asked, lambda learned: _most_of_kind(learned, lambda row: [gold_mode(row)]))
    held = _by_fold(asked, lambda learned: _most_of_kind(learned, gold_contexts))
    return {
        "mode": mode_score(asked, [(r["kind16"], m) for r, m in zip(asked, modes, strict=True)]),
        "context": context_score(asked, [[name] * bool(name) for name in held]),
    }


def _most_of_kind(learned: Sequence[Row], labels: Callable[[Row], Iterable[str]]) -> Answerer:
    seen = Counter((row["kind16"], label) for row in learned for label in labels(row) if label)

    def ask(row: Row) -> str:
        own = [(-count, label) for (kind, label), count in seen.items() if kind == row["kind16"]]
        return min(own)[1] if own else ""

    return ask


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


def _half(
    asked: Sequence[Row], said: Sequence[Answer], half: int
) -> tuple[list[Row], list[Answer]]:
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
