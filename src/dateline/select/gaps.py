"""Long silences between the main events of a story: what a reader must not take for calm."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from dateline import when as calendar
from dateline.records import Gap, When

LEAST_DAYS = 3
TIMES_USUAL = 4
"""A gap is a step of more than so many days, and of more than so many times the usual one,
between the days of main events. Not tuned."""


def find_gaps(days: Iterable[When | None]) -> tuple[Gap, ...]:
    """The stretches that stand out between the full days among `days`, in their order."""
    known = sorted({number for day in days if (number := _number(day)) is not None})
    steps = sorted(late - early for early, late in pairwise(known))
    if not steps:
        return ()
    usual = steps[(len(steps) - 1) // 2]
    return tuple(
        Gap(first=calendar.day_text(early + 1), last=calendar.day_text(late - 1))
        for early, late in pairwise(known)
        if late - early > max(LEAST_DAYS, TIMES_USUAL * usual)
    )


def gap_days(gap: Gap) -> int:
    """How many days a gap lasts."""
    first, last = (calendar.day_number(*map(int, day.split("-"))) for day in (gap.first, gap.last))
    return last - first + 1


def _number(when: When | None) -> int | None:
    day = calendar.local_day(when)
    if day is None or day.startswith("-") or not day.replace("-", "").isdigit():
        return None
    return calendar.day_number(*map(int, day.split("-")))
