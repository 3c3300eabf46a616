"""Settle what an expression counts from and which way it looks, mention by mention.

In news everything counts from the article's own day, unless it says otherwise ("the next
day"); in a narrative what has no year counts from the last time told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dateline.annotate.times.build import Draft, replace
from dateline.annotate.times.tense import Tense
from dateline.records import TimeExpr, When
from dateline.when import resolve

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

FAR_BACK = 3
"""In a narrative a bare year that lies more than this many years before the time being told
is an aside and does not move it. Chosen on the seen half of wikiwars_public."""

_DATED_OPS = ("date", "weekday", "offset", "unit")


def guess_genre(drafts: Sequence[Draft]) -> Genre:
    """A narrative tells months and days with their years and hardly names weekdays; else news.

    A text that gives no years of its own is never one: nothing may take a year from an aside.
    """
    full = sum(
        draft.expr.op == "date" and len(draft.expr.edtf) > 4 and draft.expr.edtf[0].isdigit()
        for draft in drafts
    )
    near = sum(
        draft.expr.op in ("weekday", "offset", "unit") and draft.counts_from == ""
        for draft in drafts
    )
    return "narrative" if full >= 4 and near * 3 <= full else "news"


def settle(
    drafts: Sequence[Draft], anchor: When | None, genre: Genre, tense: Tense
) -> Iterator[Settled]:
    """Complete every draft, in the order of the text."""
    told: _Told | None = None
    quarter: _Told | None = None
    for draft in drafts:
        expr, steps = draft.expr, 0
        if quarter is not None and _counts_from_quarter(draft, quarter):
            expr = _from_quarter(expr, quarter)
        elif _counts_from_told(draft, genre):
            if told is not None and told.steps < _STEPS:
                expr, steps = replace(expr, anchor=told.expr), told.steps + 1
            elif draft.counts_from == "previous" and genre == "narrative":
                expr = replace(expr, op="ref", value="", offset=None)
        if draft.by_tense:
            expr = replace(expr, direction=_direction(draft, expr, genre, tense))
        value = draft.value or resolve(expr, anchor)
        yield Settled(draft, expr, value)
        told = _tell(told, draft, expr, value, genre, steps)
        if told is not None and "-Q" in value and told.end == draft.end:
            quarter = told


REACH = 600
"""Characters over which a company report's quarter governs "a year earlier". Not tuned."""


def _counts_from_quarter(draft: Draft, quarter: _Told) -> bool:
    if draft.counts_from == "quarter":
        return True
    expr = draft.expr
    near = draft.start - quarter.end < REACH
    return near and expr.op == "offset" and expr.unit == "year" and expr.offset == -1


def _from_quarter(expr: TimeExpr, quarter: _Told) -> TimeExpr:
    """ "a year earlier" of a quarter is a quarter; "the latest quarter" is the one told."""
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
    return tense(draft.start, draft.end) or "past"


def _tell(
    told: _Told | None, draft: Draft, expr: TimeExpr, value: str, genre: Genre, steps: int
) -> _Told | None:
    """The time that later mentions count from."""
    if expr.op not in _DATED_OPS or len(value) < 4 or value.endswith("REF"):
        return told
    if genre == "narrative" and told is not None and _is_aside(told.value, value):
        return told
    known = resolve(expr, None)
    if known and not known.startswith("XXXX"):
        return _Told(TimeExpr(op="date", edtf=known.split("T")[0]), value, 0, draft.end)
    return _Told(replace(expr, part="", clock=""), value, steps, draft.end)


def _is_aside(told: str, value: str) -> bool:
    here, there = told[:4], value[:4]
    if not (here.isdigit() and there.isdigit()):
        return False
    return len(value) == 4 and int(there) < int(here) - FAR_BACK
