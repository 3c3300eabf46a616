"""The year of an article that prints its day without one ("OSK, March 6 (Agency) -").

It is the year of the dated reports that tell the same: those that share an event with it or, where
none does, those of the same weeks that use its words and name whom it names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline import when
from dateline.merge.bearers import Who
from dateline.merge.rarity import Report
from dateline.records import Quote, Reading, Reason, When

NEAR_DAYS = 31
"""Days within which reports of one matter are printed. Not tuned."""
ALIKE = 25
"""Likeness of two reports (hundredths) from which they are of one matter, if they also name
somebody or some place, no state, alike. On piles invented and real, reports of other matters stay
below it. Not tuned."""


def month_and_day(reading: Reading) -> str:
    """Month and day on which an article says it was printed, without the year; "" if it does
    not: "-03-06"."""
    edtf = reading.published.edtf if reading.published else ""
    return edtf[4:] if edtf.startswith("XXXX-") and len(edtf) == len("XXXX-03-06") else ""


def day_after(printed: str, shared: Sequence[str]) -> When | None:
    """The day of that month and day that follows all the shared days, soon after them."""
    newest, oldest = max(shared), min(shared)
    days = _around(newest, 0, printed)
    return next((day for day in days if _apart(oldest, day) <= NEAR_DAYS), None)


@dataclass(frozen=True)
class Company:
    """Dated reports of those weeks that are like the article."""

    day: When
    reasons: tuple[Reason, ...]
    anchors: tuple[Quote, ...]


def find_company(
    reading: Reading, readings: Sequence[Reading], who: Who, words: Mapping[str, Report]
) -> Company | None:
    """The day of the article in the year of the reports that are like it; None where they leave
    that year open. `words` are those of each article."""
    printed, own = month_and_day(reading), _names(reading, who)
    if not printed:
        return None
    days: dict[str, When] = {}
    reasons: list[Reason] = []
    anchors: list[Quote] = []
    for other in readings:
        theirs = when.local_day(other.published)
        both = sorted(name for id_, name in _names(other, who).items() if id_ in own)
        if theirs is None or not both or not _are_alike(reading, other, words):
            continue
        for day in _around(theirs, NEAR_DAYS, printed):
            days[day.edtf] = day
            says = f"a report of {theirs} has its words and names {', '.join(both)}"
            reasons.append(Reason(name="report", weight=0, says=says))
            anchors.extend(claim.quote for claim in other.claims[:1])
    if len(days) != 1:
        return None
    anchors.extend(claim.quote for claim in reading.claims[:1])
    return Company(days.popitem()[1], tuple(reasons), tuple(anchors))


def _names(reading: Reading, who: Who) -> Mapping[str, str]:
    """Bearer id to name, for all that an article names but states."""
    found = (who.bearer(reading.article, entity) for entity in range(len(reading.entities)))
    return {one.id: one.name for one in found if one is not None and one.kind != "state"}


def _are_alike(one: Reading, other: Reading, words: Mapping[str, Report]) -> bool:
    mine, theirs = words.get(one.article), words.get(other.article)
    return mine is not None and theirs is not None and mine.likeness(theirs) >= ALIKE


def days_around(day: str, before: int, ahead: int) -> list[When]:
    """The days from so many before an ISO day to so many after it, oldest first."""
    minute = when.read_minute(day)
    assert minute is not None
    first = minute // 1440
    return [when.day(when.day_text(first + step)) for step in range(-before, ahead + 1)]


def _around(day: str, before: int, printed: str) -> list[When]:
    """The days of that month and day from so many days before a day to a month after it."""
    return [one for one in days_around(day, before, NEAR_DAYS) if one.edtf.endswith(printed)]


def _apart(day: str, later: When) -> int:
    first, last = when.read_minute(day), when.read_minute(later.edtf)
    assert first is not None
    assert last is not None
    return (last - first) // 1440
