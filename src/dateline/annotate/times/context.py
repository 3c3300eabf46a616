"""Settle what an expression counts from and which way it looks, mention by mention.

In news everything counts from the article's own day, unless it says otherwise ("the next
day"); in a narrative what has no year counts from the last time told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from dateline.annotate.times.build import Draft
from dateline.annotate.times.tense import Tense
from dateline.records import TimeExpr, When
from dateline.when import read_year, resolve

Genre = Literal["news", "narrative"]


class Settled(NamedTuple):
    """A draft with its expression complete, and its value under the anchor."""

    draft: Draft
    expr: TimeExpr
    value: str


class _Told(NamedTuple):
    """A time told before: `steps` is how many expressions it counts through."""

    expr: TimeExpr
    value: str
    steps: int
    end: int


_STEPS = 6
"""An expression counts through at most this many others; see `when.place.DEPTH`."""

_DATED_OPS = ("date", "weekday", "offset", "unit")


def guess_genre(drafts: Sequence[Draft]) -> Genre:
    """A narrative tells months and days with their years and hardly names weekdays; else news.

    A text that gives no years of its own is never one: nothing may take a year from an aside.
    """
    full = sum(
        draft.expr.op == "date" and len(draft.expr.edtf) > 4 and draft.expr.edtf[0] in "0123456789B"
        for draft in drafts
    )
    near = sum(
        draft.expr.op in ("weekday", "offset", "unit") and draft.counts_from == ""
        for draft in drafts
    )
    return "narrative" if full >= 4 and near * 3 <= full else "news"


def settle_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Read every "02/03/2020" in the order that the text's unmistakable ones show.

    Where they show none, or both, each keeps its two readings.
    """
    orders = {draft.order for draft in drafts if draft.order and len(draft.expr.choices) < 2}
    if len(orders) != 1:
        return list(drafts)
    (order,) = orders
    return [_in_order(draft, order) for draft in drafts]


def _in_order(draft: Draft, order: str) -> Draft:
    choices = draft.expr.choices
    if len(choices) < 2:
        return draft
    wanted = choices[0] if draft.order == order else choices[1]
    return draft._replace(expr=replace(draft.expr, edtf=wanted, choices=()))


def settle(
    drafts: Sequence[Draft], text: str, anchor: When | None, genre: Genre, tense: Tense
) -> Iterator[Settled]:
    """Complete every draft, in the order of the text."""
    told: _Told | None = None
    quarter: _Told | None = None
    followings = [*drafts[1:], None]
    days = [_day_behind(drafts, at, text) for at in range(len(drafts))]
    for draft, following, year, day in zip(
        drafts, followings, _next_years(drafts), days, strict=False
    ):
        expr, steps = draft.expr, 0
        if day is not None:
            expr = replace(expr, anchor=_with_side(day, genre, tense))
        elif following is not None and _ends_on(draft, following, text):
            expr = replace(expr, offset=0, anchor=_bare(following.expr))
        elif following is not None and _shares_year(draft, following, text):
            expr = replace(expr, anchor=_bare(following.expr), direction="past")
        elif quarter is not None and _counts_from_quarter(draft, quarter):
            expr = _from_quarter(expr, quarter)
        elif _counts_from_told(draft, genre):
            if draft.counts_from == "near" and (told is None or len(told.value) < 10):
                pass
            elif told is not None and told.steps < _STEPS:
                expr, steps = replace(expr, anchor=told.expr), told.steps + 1
            elif _counts_from_nothing(draft, genre, tense):
                expr = replace(expr, op="ref", value="", offset=None)
        if draft.by_tense and not expr.direction:
            expr = replace(expr, direction=_direction(draft, expr, genre, tense))
        if expr.clock == "24:00" and _opens_day(draft, expr, text, genre, tense):
            expr = replace(expr, clock="00:00")
        value = draft.value or resolve(expr, anchor)
        yield Settled(draft, expr, value)
        told = _tell(told, draft, expr, value, steps, year if genre == "narrative" else None)
        if told is not None and told.end == draft.end and _names_quarter(draft, expr):
            ahead = tense(draft.start, draft.end).startswith("future")
            quarter = quarter if ahead else told


def _counts_from_nothing(draft: Draft, genre: Genre, tense: Tense) -> bool:
    """ "a year later" of what nothing dates: of the article's own day only what is to come is
    later."""
    if draft.counts_from != "previous":
        return False
    later = draft.expr.op == "offset" and (draft.expr.offset or 0) > 0
    told = tense(draft.start, draft.end) if later else ""
    return genre == "narrative" or told.startswith(("past", "said"))


_AFTER = re.compile(r"\bafter\s+$", re.IGNORECASE)


def _opens_day(draft: Draft, expr: TimeExpr, text: str, genre: Genre, tense: Tense) -> bool:
    """Whether midnight is the beginning of its day: "shortly after midnight", and in news that
    of the article's day where it is told as past. Else it is the day's end."""
    if text[draft.start : draft.end].lower().startswith("shortly after"):
        return True
    if _AFTER.search(text, max(0, draft.start - 8), draft.start):
        return True
    today = expr.op == "offset" and expr.offset == 0 and expr.anchor is None and genre == "news"
    return today and tense(draft.start, draft.end).startswith(("past", "said"))


_BRACKET = re.compile(r"\s*[(,/]\s*")
_ITS_DAY = re.compile(r"\s*[),]*\s+(?:on\s+)?(?:the\s+)?")


def _day_behind(drafts: Sequence[Draft], at: int, text: str) -> Draft | None:
    """The day that follows a clock and its bracket: "3:17 a.m. (0017 GMT) on Monday"."""
    if at + 2 >= len(drafts):
        return None
    here, bracketed, day = drafts[at : at + 3]
    clocks = all(one.counts_from == "near" and one.expr.clock for one in (here, bracketed))
    if not clocks or day.expr.clock or day.expr.op not in ("weekday", "date"):
        return None
    if day.type != "DATE" or (day.expr.op == "date" and len(day.expr.edtf) != 10):
        return None
    beside = _BRACKET.fullmatch(text, here.end, bracketed.start)
    return day if beside and _ITS_DAY.fullmatch(text, bracketed.end, day.start) else None


def _with_side(draft: Draft, genre: Genre, tense: Tense) -> TimeExpr:
    if not draft.by_tense or draft.expr.direction:
        return draft.expr
    return replace(draft.expr, direction=_direction(draft, draft.expr, genre, tense))


_BETWEEN = re.compile(
    r"\s*(?:-|\u2013|\u2014|to|and|or|until|till|through|,|and to)\s*(?:the|in|on|by)?\s*",
    re.IGNORECASE,
)


def _shares_year(draft: Draft, following: Draft, text: str) -> bool:
    """Whether a yearless date stands beside one whose year holds for both ("from March to
    April 1918", "27 December and 3 January 2020")."""
    here, there = draft.expr, following.expr
    return (
        here.op == "date"
        and there.op == "date"
        and here.edtf.startswith("XXXX-")
        and not there.edtf.startswith("XXXX")
        and len(there.edtf) >= 7
        and here.offset is None
        and _BETWEEN.fullmatch(text, draft.end, following.start) is not None
    )


def _ends_on(draft: Draft, following: Draft, text: str) -> bool:
    """ "the quarter ended Sept. 30": the quarter of that day."""
    between = text[draft.end : following.start].split()
    return (
        draft.expr.op == "unit"
        and draft.expr.unit == "quarter"
        and following.expr.op == "date"
        and between in (["ended"], ["ending"], ["that", "ended"])
    )


def _bare(expr: TimeExpr) -> TimeExpr:
    return TimeExpr(op="date", edtf=expr.edtf, direction=expr.direction)


REACH = 1500
"""Characters over which a company report's quarter governs "a year earlier". Chosen on the seen
half of TimeBank; 1,000 to 3,000 do alike."""


def _counts_from_quarter(draft: Draft, quarter: _Told) -> bool:
    if draft.counts_from == "quarter":
        return True
    expr = draft.expr
    near = draft.start - quarter.end < REACH
    return near and expr.op == "offset" and expr.unit == "year" and expr.offset == -1


def _names_quarter(draft: Draft, expr: TimeExpr) -> bool:
    named = expr.op == "date" and "-Q" in expr.edtf
    return named or (draft.counts_from == "quarter" and expr.op == "unit" and expr.offset == 0)


_QUARTER = re.compile(r"-Q[1-4]$")


def _from_quarter(expr: TimeExpr, quarter: _Told) -> TimeExpr:
    """ "a year earlier" of a quarter is a quarter; "the latest quarter" is the one told."""
    if expr.op == "date":
        found = _QUARTER.search(quarter.value)
        return replace(expr, edtf=expr.edtf + found[0]) if found else expr
    if expr.op == "unit":
        return replace(expr, offset=0, anchor=quarter.expr)
    return replace(expr, grain="quarter", anchor=quarter.expr)


def _counts_from_told(draft: Draft, genre: Genre) -> bool:
    if draft.counts_from in ("previous", "near"):
        return True
    if draft.counts_from == "article" or genre == "news":
        return False
    expr = draft.expr
    return expr.op in ("weekday", "unit") or (expr.op == "date" and expr.edtf.startswith("XXXX-"))


def _direction(draft: Draft, expr: TimeExpr, genre: Genre, tense: Tense) -> str:
    if genre == "narrative" and expr.anchor is not None:
        return ""
    found = tense(draft.start, draft.end)
    if expr.op == "weekday":
        return "future" if found.startswith("future") else "past"
    return "" if found == "said" else found


def _tell(
    told: _Told | None,
    draft: Draft,
    expr: TimeExpr,
    value: str,
    steps: int,
    next_year: int | None,
) -> _Told | None:
    """The time that later mentions count from; `next_year` is given in narratives only."""
    if expr.op not in _DATED_OPS or len(value) < 4 or value.endswith("REF"):
        return told
    if told is not None and value == told.value[:4]:
        return told
    if told is not None and _is_aside(draft, told.value, value, next_year):
        return told
    known = resolve(expr, None)
    if known and not known.startswith("XXXX"):
        return _Told(TimeExpr(op="date", edtf=known.split("T")[0]), value, 0, draft.end)
    return _Told(replace(expr, part="", clock=""), value, steps, draft.end)


def _is_aside(draft: Draft, told: str, value: str, next_year: int | None) -> bool:
    """Whether a year told in passing leaves the narrative where it was: the next year that is
    told lies nearer to the old one than to the new one."""
    if draft.expr.rule == "short-year":
        return True
    here, there = _year_of(told), _year_of(value)
    if here is None or there is None or next_year is None:
        return False
    return abs(next_year - here) < abs(next_year - there)


def _year_of(value: str) -> int | None:
    year = value[:6] if value.startswith("BC") else value[:4]
    return read_year(year) if year.removeprefix("BC").isdigit() else None


def _next_years(drafts: Sequence[Draft]) -> list[int | None]:
    """Of every draft the next year that the text names after it."""
    years: list[int | None] = []
    following: int | None = None
    for draft in reversed(drafts):
        years.append(following)
        if draft.expr.op == "date" and (year := _year_of(draft.expr.edtf)) is not None:
            following = year
    return years[::-1]
