"""Who had it first: the outlet whose report was printed before every other's."""

from __future__ import annotations

from collections.abc import Sequence

from dateline import when
from dateline.records import When
from dateline.relate.pile import Told

DAY = 10
"""Code points of an ISO date."""
Stretch = tuple[str, str]
"""When a report was printed: start, and end excluded, as ISO dates or date-times."""


def first_outlet(told: Sequence[Told]) -> str:
    """The outlet that told it before all others, by the days or hours of printing.

    "" where one outlet tells it, where one report's day is not known, or where two outlets can
    have been first.
    """
    printed: dict[str, list[When]] = {}
    for one in told:
        if one.reading.published is None:
            return ""
        printed.setdefault(one.reading.outlet.name, []).append(one.reading.published)
    if len(printed) < 2:
        return ""
    clocks = len({one.zone for held in printed.values() for one in held}) == 1
    ends: dict[str, str] = {}
    starts: dict[str, str] = {}
    for outlet, held in sorted(printed.items()):
        stretches = [_stretch(one, clocks) for one in held]
        starts[outlet] = min(start for start, _ in stretches)
        ends[outlet] = min(end for _, end in stretches)
        if not starts[outlet] or not ends[outlet]:
            return ""
    first = min(ends, key=lambda outlet: (ends[outlet], outlet))
    return first if all(ends[first] <= starts[one] for one in starts if one != first) else ""


def _stretch(printed: When, clocks: bool) -> Stretch:
    """With its hours where all reports are of one zone, else by whole days alone."""
    start, end = printed.start or "", printed.end or ""
    if clocks or not end:
        return start, end
    return start[:DAY], end if len(end) == DAY else _day_after(end[:DAY])


def _day_after(day: str) -> str:
    return when.day_text(when.day_number(*map(int, day.split("-"))) + 1)
