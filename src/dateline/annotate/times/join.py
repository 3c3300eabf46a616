"""What the pipeline, and a note, want of neighbouring mentions: ranges as one stretch, a day
with its clock, distances from a named day, and the side that a preposition opens. TIMEX3
keeps these apart in running text.

    "from Dec. 27 to Jan. 3"       one span
    "Tuesday from 2 to 4 p.m."     one span of that day
    "a day after the Dec. 29 fire" December 30
    "since October", "by Friday"   a stretch with one open side
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dateline.annotate.times.ahead import LENGTH, UNITS, count_ahead, counts_ahead
from dateline.annotate.times.context import Settled
from dateline.records import TimeExpr

_PLACED = ("date", "weekday", "offset", "unit")
_SIDE_WORD = re.compile(r"\b(since|until|till|by|before|after)\s+$", re.IGNORECASE)
_SIDES = {
    "since": "ON_OR_AFTER",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
    "before": "BEFORE",
    "after": "AFTER",
}
_NOUN_NEXT = re.compile(
    r"['\u2019-]|\s+(?!(?:and|but|or|when|as|after|before|with|in|at|to|on|for"
    r"|by|from|that|which|who|while|because|he|she|it|they|the|a|an)\b)[a-z]"
)
_AFTER_WORD = re.compile(
    r"\s+(after|before|following|from)\s+(?:the|a|an|its|his|her|their)?\s*$", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:in|within|during|over|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|~|\u2013|\u2014|to|through|until|till)\s*(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_BESIDE = re.compile(
    r"[\s,]*(?:at|from|on|in|around|about|between|before|after|by|no later than)?\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Between a day and its clock, in either order."""


def join(settled: Sequence[Settled], text: str) -> Iterator[Settled]:
    """The mentions as the pipeline takes them, in the order of the text."""
    loud = [found for found in settled if not found.draft.quiet]
    counted = [_count_from(found, after, text) for found, after in pairwise([*loud, None])]
    ranged = _merge([found for found in counted if found is not None], text)
    yield from (_open_side(found, text) for found in ranged)


def join_notes(settled: Sequence[Settled], text: str) -> list[Settled]:
    """The mentions of a note: what `join` makes one, and a day with its clock or its part."""
    counted = [
        _count_from(found, after, text, "day") for found, after in pairwise([*settled, None])
    ]
    kept = [_count_ahead(found, text) for found in counted if found is not None]
    ranged = list(_merge(kept, text))
    found = list(_merge(ranged, text, days=True))
    return [one for one in found if not _is_counted(one, found)]


def _merge(found: Sequence[Settled], text: str, days: bool = False) -> Iterator[Settled]:
    """Neighbours put together, from left to right: ranges, or with `days` a day and its clock."""
    held: Settled | None = None
    for after in found:
        if held is None:
            held = after
        elif days and (both := _day_and_clock(held, after, text)):
            held = both
        elif not days and _is_range(held, after, text):
            held = _range(held, after)
        else:
            yield held
            held = after
    if held is not None:
        yield held


def _count_from(
    found: Settled | None, after: Settled | None, text: str, grain: str = ""
) -> Settled | None:
    """ "a day" before "after the Dec. 29 fire": the day it counts to."""
    if found is None or after is None or found.draft.type != "DURATION":
        return found
    length = LENGTH.fullmatch(found.expr.value)
    between = _AFTER_WORD.fullmatch(text, found.draft.end, after.draft.start)
    if not length or not between or after.expr.op not in _PLACED or after.draft.type != "DATE":
        return found
    if _WITHIN.search(text, max(0, found.draft.start - 12), found.draft.start):
        return found  # "in the two days after Easter": on either
    sign = -1 if between[1].lower() == "before" else 1
    expr = TimeExpr(
        op="offset",
        offset=sign * int(length[1]),
        unit=UNITS[length[2]],
        grain=grain,
        anchor=after.expr,
        rule="count-from-date",
    )
    return Settled(found.draft._replace(type="DATE"), expr, found.value)


def _count_ahead(found: Settled, text: str) -> Settled:
    """ "in two weeks": that day, counted from the note's own."""
    length = counts_ahead(found, text)
    return count_ahead(found, length, "day") if length else found


def _is_counted(found: Settled, among: Sequence[Settled]) -> bool:
    """Whether another one counts from it: "today" in "two days after today"."""
    return any(
        one.expr.rule == "count-from-date" and one.expr.anchor is found.expr for one in among
    )


def _is_range(found: Settled, after: Settled, text: str) -> bool:
    both = (found, after)
    if after.expr.value == "PRESENT_REF" and found.draft.type == "DATE":
        after = after._replace(expr=_TODAY)
        both = (found, after)
    if any(one.expr.op not in _PLACED or one.expr.rule == "count-from-date" for one in both):
        return False
    types = {one.draft.type for one in both}
    if types != {"DATE"} and not (types == {"TIME"} and all(one.expr.clock for one in both)):
        return False
    start, end = found.draft.end, after.draft.start
    if _RANGE.fullmatch(text, start, end):
        return True
    before = text[max(0, found.draft.start - 12) : found.draft.start]
    return bool(_BETWEEN.search(before) and _AND.fullmatch(text, start, end))


_TODAY = TimeExpr(op="offset", offset=0, unit="day", rule="now")
"""Where a range ends "now"."""


def _range(found: Settled, after: Settled) -> Settled:
    first, last = found.expr, _TODAY if after.expr.value == "PRESENT_REF" else after.expr
    if last.op == "date" and last.edtf.startswith("XXXX-") and last.anchor is None:
        last = replace(last, anchor=first, direction="future")
    if first.clock and last.clock:
        first, last = _share_day(first, last)
    expr = TimeExpr(op="span", first=first, last=last, rule="range")
    draft = found.draft._replace(end=after.draft.end)
    return Settled(draft, expr, f"{found.value}/{after.value}")


def _share_day(first: TimeExpr, last: TimeExpr) -> tuple[TimeExpr, TimeExpr]:
    """Two clocks of one day: "2 p.m. to 4 p.m. on Friday", "Friday 2 p.m. to 4 p.m."."""
    if _is_bare(first) and not _is_bare(last):
        return replace(last, clock=first.clock, rule=first.rule), last
    if _is_bare(last) and not _is_bare(first):
        return first, replace(first, clock=last.clock, zone=last.zone, rule=last.rule)
    return first, last


def _is_bare(expr: TimeExpr) -> bool:
    """A clock or part of a day of which the day is not said."""
    has_hour = bool(expr.clock or expr.part)
    return has_hour and expr.op == "offset" and expr.unit == "day" and expr.offset == 0


def _day_and_clock(found: Settled, after: Settled, text: str) -> Settled | None:
    """ "Tuesday" and "at 9 p.m.", or the other way about: a clock of that day."""
    if not _BESIDE.fullmatch(text, found.draft.end, after.draft.start):
        return None
    day, clock = (after, found) if _is_clock(found.expr) else (found, after)
    if found.expr.part and _is_bare(found.expr):
        day, clock = found, after  # "tonight at 9"
    elif after.expr.part and _is_bare(after.expr) and _is_clock(found.expr):
        day, clock = after, found  # "10 to 11:30 this morning"
    if not _is_clock(clock.expr) or not _is_plain_day(day.expr):
        return None
    draft = found.draft._replace(end=after.draft.end, type="TIME")
    return Settled(draft, _on_day(clock.expr, day.expr), "")


def _is_clock(expr: TimeExpr) -> bool:
    if expr.op == "span" and expr.first and expr.last:
        return _is_bare(expr.first) and _is_bare(expr.last)
    return _is_bare(expr)


def _is_plain_day(expr: TimeExpr) -> bool:
    unit = expr.unit == "day" if expr.op in ("offset", "unit") else expr.op in ("date", "weekday")
    return unit and not expr.clock


def _on_day(clock: TimeExpr, day: TimeExpr) -> TimeExpr:
    if clock.first is not None and clock.last is not None:
        return replace(clock, first=_on_day(clock.first, day), last=_on_day(clock.last, day))
    part = "" if clock.clock else clock.part
    return replace(day, clock=clock.clock, part=part, zone=clock.zone)


def _open_side(found: Settled, text: str) -> Settled:
    """ "since October" is open to one side; "after Friday's vote" is not."""
    draft, expr = found.draft, found.expr
    if draft.type != "DATE" or expr.op not in _PLACED:
        return found
    word = _SIDE_WORD.search(text, max(0, draft.start - 10), draft.start)
    if not word or _NOUN_NEXT.match(text, draft.end):
        return found
    return found._replace(expr=replace(expr, mod=_SIDES[word[1].lower()]))
