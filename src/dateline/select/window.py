"""The story's window: from the first to the last day that a report tells as fresh news, and its
densest runs of dated events. What lies outside is background.

Days without a year are counted apart from days with one: 27 December of an open year is no
neighbour of 27 December 2019 until merge has settled the year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dateline import when as calendar
from dateline.records import When

QUIET_DAYS = 21
"""A run ends where so many days bring nothing. Stories of the public piles go on after
pauses of two weeks and rarely of four; not tuned."""
SECOND_RUN = 3
SECOND_LEAST = 3
"""Another run counts as a period of the story too where it has at least a third of the densest
run's weight, and at least this weight (events times the reports that tell each): a trial
months after the crime, not one look back. Not tuned."""
FRESH_DAYS = 7
"""A report tells as fresh news what happened at most so many days before it was printed: an
affair goes on from its first news to its last, however long the pauses. Not tuned."""
OPEN_YEAR = 2000
"""Stands in for an open year while days are compared: a leap year, so all days exist."""


class Window(NamedTuple):
    """Runs of days [first, last] as day numbers; `opened` those of days without a year."""

    runs: tuple[tuple[int, int], ...]
    opened: tuple[tuple[int, int], ...]

    def holds(self, when: When | None) -> bool:
        """Whether a time can lie in the window. What has no day can, unless all that is known is
        that it was gone by a day that no run comes near to."""
        span = known_days(when) or _gone_by(when)
        if span is None:
            return True
        year_open, first, last = span
        runs = self.opened if year_open else self.runs
        if year_open and not runs:
            return True
        return any(first <= end and last >= start for start, end in runs)

    def covers(self, when: When | None) -> bool:
        """Whether a time lies wholly within one run."""
        span = known_days(when)
        if span is None:
            return False
        runs = self.opened if span[0] else self.runs
        return any(start <= span[1] and span[2] <= end for start, end in runs)

    def is_before(self, when: When | None) -> bool:
        """Whether a time is known to lie after the window, be it "by the end of the year": no plan
        for it is background."""
        span = known_days(when) or _gone_by(when)
        if span is None:
            return False
        year_open, first, _ = span
        runs = self.opened if year_open else self.runs
        return bool(runs) and first > max(last for _, last in runs)


def window(dated: Iterable[tuple[When | None, int, bool]]) -> Window:
    """The window of events given as (day, weight, whether a report tells it as fresh news). Only
    those known to the day count."""
    weights: dict[bool, dict[int, int]] = {False: defaultdict(int), True: defaultdict(int)}
    news = []
    for when, weight, fresh in dated:
        span = known_days(when)
        if span is not None and span[1] == span[2]:
            weights[span[0]][span[1]] += weight
            news += [span[1]] if fresh and not span[0] else []
    runs = _runs(weights[False], False)
    return Window(_spanned(runs, news), _runs(weights[True], True))


def is_fresh(when: When | None, printed: tuple[int, int] | None) -> bool:
    """Whether a report printed on one of these days tells something of that day as news."""
    span = known_days(when)
    if span is None or span[0] or printed is None:
        return False
    return printed[0] >= span[1] and printed[1] - span[2] <= FRESH_DAYS


def _spanned(runs: tuple[tuple[int, int], ...], news: list[int]) -> tuple[tuple[int, int], ...]:
    """The runs, with one from the first fresh news to the last in place of those it meets."""
    if not news:
        return runs
    first, last = min(news), max(news)
    met = [run for run in runs if run[0] <= last and run[1] >= first]
    whole = (min([first, *(run[0] for run in met)]), max([last, *(run[1] for run in met)]))
    return tuple(sorted([whole, *(run for run in runs if run not in met)]))


def _runs(weights: dict[int, int], year_open: bool) -> tuple[tuple[int, int], ...]:
    runs: list[list[int]] = []
    for day in sorted(weights):
        if runs and day - runs[-1][1] <= QUIET_DAYS:
            runs[-1][1] = day
            runs[-1][2] += weights[day]
        else:
            runs.append([day, day, weights[day]])
    if year_open and len(runs) > 1 and runs[0][0] + 366 - runs[-1][1] <= QUIET_DAYS:
        runs[0][2] = runs[-1][2] = runs[0][2] + runs[-1][2]
    if not runs:
        return ()
    densest = max(runs, key=lambda run: (run[2], run[1]))
    return tuple(
        (first, last)
        for first, last, weight in runs
        if (weight >= SECOND_LEAST and weight * SECOND_RUN >= densest[2])
        or [first, last] == densest[:2]
    )


def known_days(when: When | None) -> tuple[bool, int, int] | None:
    """(year open, first day, last day) of a time, as day numbers; None where it has none."""
    if when is None or when.edtf in ("", "XXXX"):
        return None
    if when.edtf.startswith("XXXX-"):
        try:
            filled = calendar.parse(when.edtf.replace("XXXX", str(OPEN_YEAR), 1))
        except ValueError:
            return None
        return _known(filled, True)
    return _known(when, False)


def _gone_by(when: When | None) -> tuple[bool, int, int] | None:
    """The days in which something gone by a day is sought, where no more is known of it."""
    span = known_days(calendar.parse(when.not_after)) if when and when.not_after else None
    return (span[0], span[1] - QUIET_DAYS, span[2]) if span else None


def _known(when: When, year_open: bool) -> tuple[bool, int, int] | None:
    start = calendar.read_minute(when.start) if when.start else None
    end = calendar.read_minute(when.end) if when.end else None
    if start is None or end is None:
        return None
    return year_open, start // MINUTES, max(start, end - 1) // MINUTES


MINUTES = 24 * 60
