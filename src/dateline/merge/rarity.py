"""How much it tells that two reports use the same word: a table of how rare words are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import isqrt

PROPER = 2
"""A name or number tells so many times what another word as rare tells of what a report is about.
Of two reports of a topic of ECB+ that are drawn by chance, one of its own event was the liker one
in 93 of 100 cases at 1, in 95.6 at 2 and 95.7 at 3; with the words of claims alone in 89."""


@cache
def _table() -> Mapping[str, int]:
    text = (files("dateline.merge") / "rarity.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: int(bits) for word, bits in rows}


def rarity(word: str) -> int:
    """Hundredths of a bit; 0 for words that most reports use. `word` is a lemma in small letters.

    A word that the table does not hold is as rare as any.
    """
    table = _table()
    return table.get(word, table[""])


def total(words: Iterable[str]) -> int:
    """What it tells to share all of these words."""
    return sum(map(rarity, words))


class Report:
    """The words of one article, by which it is likened to others."""

    def __init__(self, words: Iterable[str], proper: Iterable[str] = ()) -> None:
        """`proper` are those of its names and numbers."""
        known = {word: rarity(word) for word in words}
        known |= {word: PROPER * rarity(word) for word in proper}
        self.words = {word: bits for word, bits in known.items() if bits}
        self.square = sum(bits * bits for bits in self.words.values())

    def likeness(self, other: Report) -> int:
        """Hundredths of the cosine of the two reports' words, each as long as it is rare."""
        few, many = sorted((self.words, other.words), key=len)
        dot = sum(bits * bits for word, bits in few.items() if word in many)
        squares = self.square * other.square
        return 100 * dot // isqrt(squares) if squares else 0
