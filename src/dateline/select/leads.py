"""The days of openings that give none, where another report gives it for the same thing.

A report of Tuesday that opens "The doctor has been found guilty" may tell of Monday. Where a
report says in much the same words "was found guilty on Monday", the opening tells of that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dateline import when as calendar
from dateline.records import Claim, Reading
from dateline.select.subject import rarity_among, stems
from dateline.select.window import MINUTES

BACK = 2
"""Days before its printing that an opening may tell of. A morning paper tells of the day before;
1 gives the same figures on the looked-at half of the public timelines."""
SAME_PERCENT = 40
"""Per cent of what two sentences say that both say, from which they are taken to tell the same
thing. Of some twenty that were read nearly all did; of those from 30 to 40 one in three did not. 30
gives the same date F1 on the looked-at half."""

Place = tuple[str, int, int]
"""A sentence: its article's id, and where it starts and ends."""


def place_of(claim: Claim) -> Place:
    """The sentence of a claim."""
    return claim.quote.article, claim.quote.start, claim.quote.end


def lead_days(
    readings: Iterable[Reading], openings: Mapping[Place, str], dated: Mapping[str, Iterable[Place]]
) -> dict[Place, str]:
    """Those of the openings that tell of an earlier day than that of their printing, with it.

    `openings` are sentences with the ISO day on which they were printed, `dated` the sentences
    that give each ISO day in their own words. One that gives its own day stays there.
    """
    said = _Said(readings)
    found = {}
    for opening, printed in openings.items():
        near = (
            (said.alike(opening, other), -back, day)
            for back, day in enumerate(_before(printed, days) for days in range(BACK + 1))
            for other in dated.get(day, ())
        )
        alike, back, day = max(near, default=(0, 0, printed))
        if back and alike >= SAME_PERCENT:
            found[opening] = day
    return found


class _Said:
    """What the sentences of some reports say, in hundredths of a bit: a word says the less the
    more reports use it."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.stems: dict[Place, frozenset[str]] = {}
        used: Counter[str] = Counter()
        reports = 0
        for reading in readings:
            own = {place_of(claim): claim.quote.text for claim in reading.claims}
            self.stems.update((place, frozenset(stems([text]))) for place, text in own.items())
            used.update(frozenset().union(*(self.stems[place] for place in own)))
            reports += 1
        self.rarity = {stem: rarity_among(n, reports, stem) for stem, n in used.items()}
        self.weights = {place: self._weight(said) for place, said in self.stems.items()}

    def alike(self, one: Place, other: Place) -> int:
        """Per cent of what the two say that both say."""
        both = self._weight(self.stems[one] & self.stems[other])
        return 200 * both // max(1, self.weights[one] + self.weights[other])

    def _weight(self, said: Iterable[str]) -> int:
        return sum(self.rarity[stem] for stem in said)


def _before(day: str, back: int) -> str:
    minute = calendar.read_minute(day)
    return day if minute is None else calendar.day_text(minute // MINUTES - back)
