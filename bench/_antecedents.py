"""Whom a pronoun or a description means: labels/antecedents.tsv against what claims name.

The program's answer for a labelled word is the entity of the narrowest role or speaker of a
claim that holds the word. recall: of the words that the text names, those answered rightly.
precision: of all words answered, those answered rightly; a word that the text names nowhere, or
only by several names together, is wrong whatever is answered.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench._counts import rounded
from dateline.records import Reading

Span = tuple[int, int]
LABELS = Path(__file__).parent / "labels" / "antecedents.tsv"


@dataclass(frozen=True)
class Word:
    """One labelled word; spans are offsets into the document's text."""

    document: tuple[str, str]
    word: Span
    antecedents: tuple[Span, ...]
    kind: str


def read_words(path: Path = LABELS) -> list[Word]:
    """The labels of a file as README.md beside it says."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Word(
                document=(row["set"], row["document"]),
                word=span(row["word"]),
                antecedents=tuple(span(part) for part in row["antecedent"].split(";") if part),
                kind=row["class"],
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def span(shown: str) -> Span:
    """The offsets of `start-end`."""
    start, end = shown.split("-")
    return int(start), int(end)


def named_for(word: Word, reading: Reading) -> tuple[str, ...]:
    """The names of the entity that the program takes the word to mean; () for none."""
    holding = sorted(
        (end - start, start, entity)
        for start, end, entity in _mentions(reading)
        if start <= word.word[0] and word.word[1] <= end
    )
    if not holding:
        return ()
    entity = reading.entities[holding[0][2]]
    return entity.name, *entity.names


def is_right(word: Word, text: str, names: Sequence[str]) -> bool:
    """Whether one of the names is one that the text gives the word."""
    given = [text[slice(*antecedent)] for antecedent in word.antecedents]
    return any(same_name(one, other) for one in given for other in names)


def same_name(one: str, other: str) -> bool:
    """Whether all words of the shorter name stand in the longer one, whatever their case."""
    pair = sorted((set(one.casefold().split()), set(other.casefold().split())), key=len)
    return pair[0] <= pair[1]


def score(answers: Sequence[tuple[Word, bool, bool]]) -> dict[str, Any]:
    """The figures over (label, whether answered, whether rightly)."""
    named = sum(bool(word.antecedents) for word, _, _ in answers)
    right = sum(right for _, _, right in answers)
    answered = sum(answered for _, answered, _ in answers)
    return {
        "recall": rounded(right, named),
        "precision": rounded(right, answered),
        "words": len(answers),
        "named": named,
        "answered": answered,
    }


def _mentions(reading: Reading) -> Iterator[tuple[int, int, int]]:
    for claim in reading.claims:
        for role in claim.roles:
            if role.entity is not None:
                yield role.start, role.end, role.entity
        for speaker in claim.speakers:
            if speaker.entity is not None and speaker.quote and speaker.quote.marks:
                start, end = speaker.quote.marks[0]
                yield start, end, speaker.entity
