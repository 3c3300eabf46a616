"""The rows of one Block, found by what a row that repeats them shares with them.

A paragraph has a handful of rows, but a report that came as one line has all of its rows in one
Block: comparing each with each would take minutes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.records import Line
from dateline.select.subject import rarity_of

STRETCH = 200
"""Code points of the stretches by which lines are found; decides speed alone. Not tuned."""


class Block:
    """The rows of one Block in the order in which they came."""

    def __init__(self) -> None:
        self._place: dict[str, int] = {}
        self._at: dict[int, list[str]] = defaultdict(list)
        self._said: dict[str, list[str]] = defaultdict(list)

    def add(self, row: str, line: Line, said: Iterable[str]) -> None:
        """Let a row be found by its line and its stems, and by those that it had before."""
        self._place.setdefault(row, len(self._place))
        for stretch in _stretches(line):
            self._at[stretch].append(row)
        for stem in said:
            self._said[stem].append(row)

    def near(
        self, line: Line, said: frozenset[str], percent: int, others: Iterable[str]
    ) -> list[str]:
        """The rows whose line can share some of the text with this one or holds at least
        `percent` of the weight of its stems, and those of `others` that stand in the Block."""
        found = {row for stretch in _stretches(line) for row in self._at.get(stretch, ())}
        found.update(row for stem in self._telling(said, percent) for row in self._said[stem])
        found.update(row for row in others if row in self._place)
        return sorted(found, key=self._place.__getitem__)

    def _telling(self, said: frozenset[str], percent: int) -> Iterator[str]:
        """The stems of fewest rows that weigh so much together that a line without any of them
        lacks more than the rest of `percent`."""
        weights = {stem: rarity_of(stem) for stem in said}
        lacking = (100 - percent) * sum(weights.values())
        for stem in sorted(said, key=lambda stem: (len(self._said.get(stem, ())), stem)):
            if lacking < 0:
                return
            lacking -= 100 * weights[stem]
            if stem in self._said:
                yield stem


def _stretches(line: Line) -> range:
    return range(line.start // STRETCH, line.end // STRETCH + 1)
