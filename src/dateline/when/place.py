"""Put a time expression on the calendar. Pure reckoning: no text, no clock.

`resolve` gives the TIMEX3 value, `place` the When. What the anchor does not settle stays
open (`XXXX-12-27`): a year is never made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.records import Certainty, TimeExpr, When
from dateline.when.calendar import (
    MINUTES,
    day_text,
    minute_text,
    read_minute,
    weekday,
)
from dateline.when.holidays import is_holiday_rule
from dateline.when.reckon import Base, base_for, base_of, reckon, shift_day
from dateline.when.values import (
    interval_edtf,
    is_possible,
    stretch,
    to_edtf,
)

YEARS = range(1990, 2040)
"""Years listed as alternatives of a yearless date with a weekday. They only show what is
meant: `compatible` and `narrow` go by the weekday, in any year. Not tuned."""


def place(expr: TimeExpr, anchor: When | None) -> When:
    """The When of an expression told by an article of day `anchor` (None: not known).

    What cannot be placed comes back with grain `open` and EDTF `XXXX`. An anchor with an
    open year or several alternatives gives the parts on which all its readings agree.
    """
    told = _open_anchor(expr, anchor)
    if told is not None:
        return place(replace(expr, anchor=None), told)
    readings = _anchors(anchor)
    placed = [_place(expr, minute) for minute in readings]
    return _agree(placed) if len(placed) > 1 else placed[0]


def resolve(expr: TimeExpr, anchor: When | None) -> str:
    """The TIMEX3 value of an expression, "" where it cannot be resolved."""
    told = _open_anchor(expr, anchor)
    if told is not None:
        return resolve(replace(expr, anchor=None), told)
    values = {reckon(expr, minute, 0) for minute in _anchors(anchor)}
    if len(values) == 1:
        return values.pop()
    return common(sorted(values))


def _open_anchor(expr: TimeExpr, anchor: When | None) -> When | None:
    """The yearless time told before that the expression counts from, where nothing settles its
    year: "a day after the Dec. 29 fire" is then December 30 of an open year."""
    if anchor is not None or expr.anchor is None or expr.anchor.anchor is not None:
        return None
    told = place(expr.anchor, None)
    return told if told.start is None and told.edtf.startswith("XXXX-") else None


def common(values: Sequence[str]) -> str:
    """What several values of the same shape share, other parts as X; "" if they share no shape.

    Parts are masked whole: 2020-02-28 and 2020-02-29 share `2020-02-XX`.
    """
    split = [re.split(r"(?<=\w)([-T:])", value) for value in values]
    if len({len(parts) for parts in split}) != 1:
        return ""
    masked = []
    for column in zip(*split, strict=True):
        same = len(set(column)) == 1
        masked.append(column[0] if same else "X" * len(column[0]))
    return "".join(masked)


def _anchors(anchor: When | None) -> list[Base | None]:
    """The stretches that an anchor can stand for, in order; [None] where nothing is known."""
    if anchor is None:
        return [None]
    if anchor.start is not None:
        start = read_minute(anchor.start)
        end = read_minute(anchor.end) if anchor.end else None
        return [None if start is None else (start, end if end is not None else start + MINUTES)]
    listed = [held for text in anchor.alternatives if (held := base_of(text))]
    if not listed and anchor.edtf.startswith("XXXX-"):
        filled = (anchor.edtf.replace("XXXX", str(year), 1) for year in YEARS)
        listed = [held for text in filled if (held := base_of(text))]
    return list(listed) or [None]


def _agree(placed: Sequence[When]) -> When:
    """One When for several readings of the anchor: their common parts and, if few, all of them."""
    edtfs = sorted({when.edtf for when in placed})
    first = placed[0]
    if len(edtfs) == 1:
        bounded = len({(one.not_before, one.not_after) for one in placed}) == 1
        return first if bounded else replace(first, not_before=None, not_after=None)
    shared = re.sub(r"(-XX)+$", "", common(edtfs))
    held = stretch(shared.replace("XXXX", "2000", 1))
    return When(
        edtf=shared if held else "XXXX",
        grain=held.grain if held else "open",
        zone=first.zone,
        how=first.how,
        certainty="low",
        alternatives=tuple(edtfs) if len(edtfs) <= _LISTED else (),
    )


_LISTED = 12
"""Readings listed at most: a date with its weekday has seven in `YEARS`. Not tuned."""


def _place(expr: TimeExpr, base: Base | None) -> When:
    if expr.op == "span" and expr.first and expr.last:
        return _span(expr, base)
    if expr.op == "duration":
        return _anchored_duration(expr, base)
    value = reckon(expr, base, 0)
    if expr.op == "date" and len(expr.choices) > 1:
        return _one_of(expr)
    if expr.part in ("EARLY", "LATE"):
        value += "T" + expr.part
    when = when_of(value, zone=expr.zone, how=expr.rule, certainty=_certainty(expr))
    if expr.mod in _SIDES:
        return open_side(when, expr.mod)
    if expr.mod == "APPROX" and when.start is not None and "/" not in when.edtf:
        return replace(when, edtf=when.edtf + "~")
    if when.start is None and expr.op == "date" and expr.weekday is not None:
        return _with_weekday(when, expr)
    from_told = expr.op == "ref" and bool(expr.direction)
    if from_told and expr.anchor is None:
        return when
    base = base_for(expr, base, 0)
    if when.start is None and value.endswith("_REF") and base is not None:
        today = day_text((base[1] - 1 if from_told else base[0]) // MINUTES)
        return When(
            edtf="XXXX",
            how=expr.rule,
            not_after=today if value == "PAST_REF" else None,
            not_before=today if value == "FUTURE_REF" else None,
        )
    return when


def when_of(value: str, zone: str = "", how: str = "", certainty: Certainty = "high") -> When:
    """The When of a value or EDTF-like date; grain `open` where it says nothing."""
    held = stretch(value)
    if held is None:
        edtf = to_edtf(value)
        template = stretch(value.replace("XXXX", "2000", 1)) if edtf.startswith("XXXX-") else None
        if template is None:
            return When(edtf="XXXX", how=how)
        return When(edtf=edtf, grain=template.grain, zone=zone, how=how, certainty="low")
    return When(
        edtf=to_edtf(value),
        start=_text(held.start),
        end=_text(held.end),
        grain=held.grain,
        zone=zone,
        how=how,
        certainty=certainty,
    )


def _text(minute: int | None) -> str | None:
    return None if minute is None else minute_text(minute)


def _certainty(expr: TimeExpr) -> Certainty:
    if expr.op == "date" and not expr.edtf.startswith("XXXX"):
        return "high"
    if expr.mod == "APPROX" or (expr.op == "weekday" and not expr.direction):
        return "low"
    return "medium" if expr.anchor is not None or expr.op == "unit" else "high"


_SIDES = {"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}


def open_side(when: When, mod: str) -> When:
    """`before X`, `after X`, `until X`, `since X`: a stretch with one open side."""
    if when.start is None or when.end is None:
        return When(edtf="XXXX", how=when.how)
    first, last = read_minute(when.start), read_minute(when.end)
    assert first is not None
    assert last is not None
    start, end = {
        "BEFORE": (None, first),
        "ON_OR_BEFORE": (None, last),
        "AFTER": (last, None),
        "ON_OR_AFTER": (first, None),
    }[mod]
    return When(
        edtf=interval_edtf(start, end),
        start=_text(start),
        end=_text(end),
        grain="span",
        zone=when.zone,
        how=when.how,
        certainty=when.certainty,
        not_before=None if start is None else day_text(start // MINUTES),
        not_after=None if end is None else day_text((end - 1) // MINUTES),
    )


def _span(expr: TimeExpr, base: Base | None) -> When:
    assert expr.first is not None
    assert expr.last is not None
    first, last = _place(expr.first, base), _place(expr.last, base)
    if first.start is None or last.end is None:
        return When(edtf="XXXX", how=expr.rule)
    start, end = read_minute(first.start), read_minute(last.end)
    assert start is not None
    assert end is not None
    if end <= start:
        return When(edtf="XXXX", how=expr.rule)
    return When(
        edtf=interval_edtf(start, end),
        start=first.start,
        end=last.end,
        grain="span",
        zone=first.zone,
        how=expr.rule,
        certainty="medium" if "medium" in (first.certainty, last.certainty) else first.certainty,
    )


def _anchored_duration(expr: TimeExpr, base: Base | None) -> When:
    """ "the last eight days": the stretch that ends (or begins) at the anchor's day."""
    counted = base_for(expr, base, 0)
    found = re.fullmatch(r"P(\d+)([DWMY])", expr.value)
    if counted is None or not found or not expr.direction:
        return When(edtf="XXXX", how=expr.rule)
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[found[2]]
    sign = -1 if expr.direction == "past" else 1
    today = counted[0] // MINUTES
    other = read_minute(shift_day(today, unit, sign * int(found[1])))
    assert other is not None
    start, end = sorted((other // MINUTES, today))
    return When(
        edtf=interval_edtf(start * MINUTES, (end + 1) * MINUTES),
        start=day_text(start),
        end=day_text(end + 1),
        grain="span",
        how=expr.rule,
        certainty="medium",
    )


def _one_of(expr: TimeExpr) -> When:
    listed = sorted(to_edtf(choice) for choice in expr.choices)
    held = [piece for choice in expr.choices if (piece := stretch(choice))]
    first = stretch(expr.edtf)
    return When(
        edtf=f"[{','.join(listed)}]",
        grain=first.grain if first else held[0].grain if held else "day",
        zone=expr.zone,
        how=expr.rule,
        certainty="low",
        alternatives=tuple(listed),
    )


def _with_weekday(when: When, expr: TimeExpr) -> When:
    """A yearless date with its weekday: the years in which the two agree."""
    years: list[str] = []
    for year in YEARS:
        filled = when.edtf.replace("XXXX", str(year), 1)
        held = stretch(filled[:10])
        if held and held.start is not None and weekday(held.start // MINUTES) == expr.weekday:
            years.append(filled)
    return When(
        edtf=when.edtf,
        grain=when.grain,
        zone=when.zone,
        how=when.how,
        certainty="low",
        alternatives=tuple(years),
    )


def is_impossible(value: str) -> bool:
    """A date that no calendar has ("31 February"), known by its own parts."""
    rest = value[5:]
    if value.startswith("XXXX-XX-"):
        return not 1 <= int(value[8:]) <= 31
    if value.startswith("XXXX-") and is_holiday_rule(rest):
        return False
    return bool(value) and value[0] in "0123456789X+-B" and not is_possible(value)
