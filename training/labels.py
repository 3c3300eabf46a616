"""The label lists, and how gold annotation is written in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

UPOS = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
]  # fmt: skip
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
FEATURES = ["Number", "Tense", "VerbForm", "Mood", "Voice", "Person", "Degree"]
MODIFIERS = [
    "TMP", "ADV", "MOD", "NEG", "ADJ", "LOC", "MNR", "DIS", "EXT", "PRP", "CAU", "PRR",
    "DIR", "PRD", "GOL", "COM",
]  # fmt: skip
CORE = [f"ARG{number}" for number in range(5)]
ROLES = ["_", *CORE, "R-ARG0", "R-ARG1", *(f"ARGM-{modifier}" for modifier in MODIFIERS)]
"""Roles seen often enough in PropBank on EWT to be learned; `_` is none."""
SCRIPT_SEEN, FEATURE_SEEN = 2, 20
"""A lemma script or a feature's value is a label if it is seen so often. Not tuned."""


def script(form: str, lemma: str) -> str | None:
    """The script that makes `lemma` of `form`; None where no case rule can.

    See `dateline.reader.lemmas`, which applies it.
    """
    low, target = form.lower(), lemma.lower()
    if len(low) != len(form) or len(target) != len(lemma):
        return None
    same = 0
    while same < min(len(low), len(target)) and low[same] == target[same]:
        same += 1
    added = target[same:]
    lowered = low[:same] + added
    cases = {
        "l": lowered,
        "k": form[:same] + added,
        "t": lowered.capitalize(),
        "u": lowered.upper(),
    }
    for case, made in cases.items():
        if made == lemma:
            return f"{case}{len(form) - same}+{added}"
    return None


def collect(rows: Iterable[list[str]]) -> dict[str, Any]:
    """All label lists, from the CoNLL-U rows of the training treebanks."""
    relations, scripts = set(), Counter[str]()
    values: dict[str, Counter[str]] = {name: Counter() for name in FEATURES}
    for row in rows:
        relations.add(row[7])
        if made := script(row[1], row[2]):
            scripts[made] += 1
        found = features(row)
        for name in FEATURES:
            values[name][found.get(name, "_")] += 1
    return {
        "upos": UPOS,
        "rels": sorted(relations),
        "scripts": sorted(s for s, seen in scripts.items() if seen >= SCRIPT_SEEN),
        "feats": {
            name: ["_", *sorted(v for v, n in seen.items() if n >= FEATURE_SEEN and v != "_")]
            for name, seen in values.items()
        },
        "ner": NAMES,
        "roles": ROLES,
    }


def features(row: list[str]) -> dict[str, str]:
    """The morphological features of a CoNLL-U row."""
    if row[5] == "_":
        return {}
    return dict(pair.split("=", 1) for pair in row[5].split("|"))
