"""Shares and F1 over sets of things said and things that are so."""

from __future__ import annotations

from collections.abc import Collection, Hashable


class F1:
    """Counts of what was said, what is so, and both; the micro F1 over everything added."""

    def __init__(self) -> None:
        self.said = self.so = self.both = 0

    def add(self, said: Collection[Hashable], so: Collection[Hashable]) -> None:
        said, so = set(said), set(so)
        self.said += len(said)
        self.so += len(so)
        self.both += len(said & so)

    @property
    def value(self) -> float:
        return rounded(2 * self.both, self.said + self.so)

    @property
    def precision(self) -> float:
        return rounded(self.both, self.said)

    @property
    def recall(self) -> float:
        return rounded(self.both, self.so)


def rounded(part: float, whole: float) -> float:
    """A fraction to four places; 0.0 of nothing."""
    return round(part / whole, 4) if whole else 0.0
