"""Whether two tellings can be of one day."""

from __future__ import annotations

from functools import lru_cache

from dateline import when
from dateline.merge.mentions import OWN_CLAUSE, Dated
from dateline.merge.tellings import Telling
from dateline.merge.weights import Seen, forbidden, reason, weight
from dateline.records import TRUST, Reason, When

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = ("minute", "hour", "second", "part", "day", "weekend", "week", "span")


def compare_days(a: Telling, b: Telling, unmistakable: bool) -> Reason | None:
    """Compare the surest day of each; None where one gives none.

    Days that differ forbid a join only where both stand in the claims' own clauses and
    nothing unmistakable is shared.
    """
    if not a.days or not b.days:
        return None
    one, two = a.days[0], b.days[0]
    if one.weekday is not None or two.weekday is not None:
        return _weekdays(one, two, unmistakable)
    relation, days, is_open = _compared(one.when, two.when)
    shown = f"{_shown(one.when)} against {_shown(two.when)}"
    if relation == "apart":
        own = min(one.trust, two.trust) >= OWN_CLAUSE
        if own and days > 1 and not unmistakable:
            return forbidden("day", f"days differ, each in its own clause: {shown}")
        key = "days-off" if 1 < days <= 3 else "weeks-off" if days > 3 else "day-off"
        seen = reason("day", f"time.{key}", f"days differ: {shown}")
        if unmistakable:
            own_day = min(one.trust, two.trust) <= TRUST["article"]
            share = "article-share" if own_day else "unmistakable-share"
            return _part(seen, share, "but what is shared happens once")
        if days > 1 and all(day.is_news or day.trust > TRUST["running"] for day in (one, two)):
            return seen
        least = min(one.trust, two.trust)
        if least > TRUST["running"]:
            return seen
        share = "weak-share" if least > 1 else "article-share"
        return _part(seen, share, "one of them little known")
    if relation == "unknown":
        return None
    return _overlap(one, two, relation == "equal", is_open)


def _part(seen: Seen, share: str, why: str) -> Reason:
    """The same, at a percentage of its weight."""
    return reason("day", seen.key, f"{seen.says}, {why}", weight(f"time.{share}"))


@lru_cache(maxsize=65536)
def _compared(a: When, b: When) -> when.Compared:
    return when.compatible(a, b)


def _overlap(one: Dated, two: Dated, equal: bool, is_open: bool) -> Reason | None:
    a, b = one.when, two.when
    both_days = when.is_day(a) and when.is_day(b)
    if both_days:
        least = min(one.trust, two.trust)
        return reason("day", f"time.{_same_day(least)}", f"both on {_shown(a)}")
    if is_open and (_is_open_year(a) or _is_open_year(b)):
        return reason("day", "time.open-year", f"both can be {_shown(a if a.start else b)}")
    wider = a.grain if _rank(a.grain) > _rank(b.grain) else b.grain
    key = "same-stretch" if wider in SHORT else "same-month" if wider == "month" else "same-year"
    if wider == "span" and not equal:
        key = "same-month"
    return reason("day", f"time.{key}", f"both can fall in {_shown(a if a.grain == wider else b)}")


def _same_day(trust: int) -> str:
    if trust >= OWN_CLAUSE:
        return "same-day"
    if trust > TRUST["running"]:
        return "same-day-weak"
    return "same-day-running" if trust == TRUST["running"] else "same-day-article"


def _is_open_year(day: When) -> bool:
    """A day and month without its year."""
    return day.edtf.startswith("XXXX-") and len(day.edtf) >= 10


_ORDER = (
    "second", "minute", "hour", "part", "day", "weekend", "week", "span", "month", "season",
    "quarter", "half", "year", "decade", "century", "open",
)  # fmt: skip


def _rank(grain: str) -> int:
    return _ORDER.index(grain)


def _weekdays(one: Dated, two: Dated, unmistakable: bool) -> Reason | None:
    a = one.weekday if one.weekday is not None else when.weekday_of(one.when)
    b = two.weekday if two.weekday is not None else when.weekday_of(two.when)
    if a is None or b is None:
        return None
    if a == b:
        return reason("day", "time.same-weekday", f"both on a {NAMES[a]}")
    shown = f"a {NAMES[a]} against a {NAMES[b]}"
    if (a - b) % 7 in (1, 6) or min(one.trust, two.trust) < OWN_CLAUSE:
        return reason("day", "time.day-off", f"days differ: {shown}")
    if unmistakable:
        return reason("day", "time.days-off", f"days differ: {shown}")
    return forbidden("day", f"days differ, each in its own clause: {shown}")


@lru_cache(maxsize=65536)
def _shown(day: When) -> str:
    return when.label(day)
