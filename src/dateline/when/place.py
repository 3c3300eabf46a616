"""Put a time expression on the calendar. Pure reckoning: no text, no clock.

`resolve` gives the TIMEX3 value, `place` the When. What the anchor does not settle stays
open (`XXXX-12-27`): a year is never made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from dateline.records import Certainty, TimeExpr, When
from dateline.when.calendar import (
    MINUTES,
    civil,
    day_number,
    day_text,
    is_date,
    minute_text,
    read_minute,
    weekday,
    year_text,
)
from dateline.when.values import (
    Stretch,
    interval_edtf,
    is_possible,
    stretch,
    to_edtf,
    unit_value,
    value_year,
)

YEARS = range(1990, 2040)
"""Years listed as alternatives of a yearless date with a weekday. They only show what is
meant: `compatible` and `narrow` go by the weekday, in any year. Not tuned."""

DEPTH = 8
"""Expressions that count from one another ("a day later ... two days after that") are
followed this far, then left open. Not tuned; real texts need three."""

_UNIT_DAYS = {"day": 1, "week": 7, "weekend": 7}
_SHIFTS = {"hour": 60, "minute": 1, "second": 0}


Base = tuple[int, int]
"""The stretch that an expression counts from, in minutes: a day, or what was told before."""


def place(expr: TimeExpr, anchor: When | None) -> When:
    """The When of an expression told by an article of day `anchor` (None: not known).

    What cannot be placed comes back with grain `open` and EDTF `XXXX`. An anchor with an
    open year or several alternatives gives the parts on which all its readings agree.
    """
    readings = _anchors(anchor)
    placed = [_place(expr, minute) for minute in readings]
    return _agree(placed) if len(placed) > 1 else placed[0]


def resolve(expr: TimeExpr, anchor: When | None) -> str:
    """The TIMEX3 value of an expression, "" where it cannot be resolved."""
    values = {_value(expr, minute, 0) for minute in _anchors(anchor)}
    if len(values) == 1:
        return values.pop()
    return common(sorted(values))


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
    listed = [held for text in anchor.alternatives if (held := _base_of(text))]
    if not listed and anchor.edtf.startswith("XXXX-"):
        filled = (anchor.edtf.replace("XXXX", str(year), 1) for year in YEARS)
        listed = [held for text in filled if (held := _base_of(text))]
    return list(listed) or [None]


def _base_of(value: str) -> Base | None:
    held = stretch(value)
    if held is None or held.start is None or held.end is None:
        return None
    return held.start, held.end


def _agree(placed: Sequence[When]) -> When:
    """One When for several readings of the anchor: their common parts and, if few, all of them."""
    edtfs = sorted({when.edtf for when in placed})
    if len(edtfs) == 1:
        return placed[0]
    first = placed[0]
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
    value = _value(expr, base, 0)
    if expr.op == "date" and len(expr.choices) > 1:
        return _one_of(expr)
    if expr.part in ("EARLY", "LATE"):
        value += "T" + expr.part
    when = when_of(value, zone=expr.zone, how=expr.rule, certainty=_certainty(expr))
    if expr.mod in _SIDES:
        return open_side(when, expr.mod)
    if when.start is None and expr.op == "date" and expr.weekday is not None:
        return _with_weekday(when, expr)
    if when.start is None and value.endswith("_REF") and base is not None:
        today = day_text(base[0] // MINUTES)
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
    counted = _base(expr, base, 0)
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


# --- reckoning values ---------------------------------------------------------------


def _base(expr: TimeExpr, base: Base | None, depth: int) -> Base | None:
    """What the expression counts from."""
    if expr.anchor is None:
        return base
    return _base_of(_value(expr.anchor, base, depth + 1)) if depth < DEPTH else None


def _value(expr: TimeExpr, base: Base | None, depth: int) -> str:
    base = _base(expr, base, depth)
    reckon = _RECKONERS.get(expr.op)
    return reckon(expr, base) if reckon else expr.value


def _suffix(expr: TimeExpr) -> str:
    if expr.clock:
        return f"T{expr.clock}{'Z' if expr.zone == 'Z' else ''}"
    return "" if expr.part in ("", "EARLY", "LATE") else "T" + expr.part


def _date(expr: TimeExpr, base: Base | None) -> str:
    if not expr.edtf.startswith("XXXX-"):
        return expr.edtf + _suffix(expr)
    rest = expr.edtf[4:]
    if base is None:
        return expr.edtf + _suffix(expr)
    this = civil(base[0] // MINUTES)[0]
    if expr.offset is not None and expr.unit != "same":
        return value_year(this + expr.offset) + rest + _suffix(expr)
    year = None
    for reach in _REACHES:
        near = range(this - reach, this + reach + 1)
        found = [(year, held) for year in near if (held := _fits(expr, year_text(year) + rest))]
        year = _choose_year(expr, found, base)
        if year is not None:
            break
    return ("XXXX" if year is None else value_year(year)) + rest + _suffix(expr)


_REACHES = (2, 12, 40)
"""Years looked at on either side: a date alone, a date that meets its weekday again, and
29 February that does."""


def _fits(expr: TimeExpr, value: str) -> Stretch | None:
    held = stretch(value)
    if held is None or held.start is None:
        return None
    if expr.weekday is not None and weekday(held.start // MINUTES) != expr.weekday:
        return None
    return held


def _choose_year(expr: TimeExpr, found: Iterable[tuple[int, Stretch]], base: Base) -> int | None:
    now, after = base
    rows = [(year, held.start or 0, held.end or 0) for year, held in found]
    if expr.offset:
        earlier = [year for year, _, end in rows if end <= now]
        later = [year for year, start, _ in rows if start >= after]
        return _nth(earlier, later, expr.offset)
    past = max((row for row in rows if row[1] < after), default=None)
    ahead = min((row for row in rows if row[2] > now), default=None)
    if past is None or ahead is None:
        return None
    behind, before = max(0, now - past[2]), max(0, ahead[1] - after)
    if expr.direction and expr.weekday is None and expr.anchor is None:
        said, other = (behind, before) if expr.direction == "past" else (before, behind)
        overruled = said > FAR_DAYS * MINUTES and other < NEAR_DAYS * MINUTES
        return ahead[0] if (expr.direction == "future") != overruled else past[0]
    if expr.direction:
        return past[0] if expr.direction == "past" else ahead[0]
    favour = PAST_FAVOUR if expr.anchor is None else 1
    return ahead[0] if before * favour < behind else past[0]


FAR_DAYS, NEAR_DAYS = 270, 100
"""Of a date without a year, the side that tense names is overruled where it lies further off
than the first and the other side nearer than the second: reports leave out the year only of
what is near ("declared a dividend payable Dec. 15", told in October). Chosen on the seen half
of TimeBank and AQUAINT, where it mends two values in a hundred; 240 to 300 and 60 to 120 do alike.
"""

PAST_FAVOUR = 5
"""Where tense says nothing, a date without a year is ahead of the article's day only if that
is this many times nearer. Chosen on the same half; 3 to 8 do alike."""


def _nth(before: Sequence[int], later: Sequence[int], step: int) -> int | None:
    side = before if step < 0 else later
    place_ = step if step < 0 else step - 1
    return side[place_] if -len(side) <= place_ < len(side) else None


def _weekday(expr: TimeExpr, base: Base | None) -> str:
    assert expr.weekday is not None
    if base is None:
        return "" if expr.grain else f"XXXX-WXX-{expr.weekday + 1}" + _suffix(expr)
    day = _nearest_weekday(expr, base[0] // MINUTES, expr.weekday)
    return unit_value(expr.grain or "day", day, 0) + _suffix(expr)


def _nearest_weekday(expr: TimeExpr, today: int, wanted: int) -> int:
    if expr.unit == "week":
        return today - weekday(today) + 7 * (expr.offset or 0) + wanted
    ahead = (wanted - weekday(today)) % 7
    if expr.offset:
        whole = expr.offset - 1 if expr.offset > 0 else expr.offset
        return today + (ahead or (7 if expr.offset > 0 else 0)) + 7 * whole
    if expr.direction == "future" or (expr.direction == "" and ahead <= 3):
        return today + ahead
    return today + ahead - (7 if ahead else 0)


def _offset(expr: TimeExpr, base: Base | None) -> str:
    if base is None:
        return ""
    step, grain = expr.offset or 0, expr.grain or expr.unit
    if expr.unit in _SHIFTS:
        return _shift_clock(expr, base[0], step)
    day = base[0] // MINUTES
    if grain == expr.unit:
        return unit_value(grain, day, step) + _suffix(expr)
    there = read_minute(shift_day(day, expr.unit, step))
    return unit_value(grain, (there or 0) // MINUTES, 0) + _suffix(expr)


def _shift_clock(expr: TimeExpr, base: int, step: int) -> str:
    """Hours and minutes count only from an anchor that has a clock time, else they are unknown."""
    if base % MINUTES == 0:
        return ""
    return minute_text(base + step * _SHIFTS[expr.unit])


def shift_day(day: int, unit: str, step: int) -> str:
    """The day `step` units away: 31 January and a month is the last of February."""
    if unit in _UNIT_DAYS:
        return day_text(day + step * _UNIT_DAYS[unit])
    year, month, of_month = civil(day)
    months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120}
    total = year * 12 + month - 1 + step * months.get(unit, 1200)
    year, month = total // 12, total % 12 + 1
    while not is_date(year, month, of_month):
        of_month -= 1
    return day_text(day_number(year, month, of_month))


def _span_value(expr: TimeExpr, base: Base | None) -> str:
    assert expr.first is not None
    assert expr.last is not None
    return f"{_value(expr.first, base, 1)}/{_value(expr.last, base, 1)}"


def _ref(expr: TimeExpr, base: Base | None) -> str:
    return expr.value


_RECKONERS: dict[str, Callable[[TimeExpr, Base | None], str]] = {
    "date": _date,
    "weekday": _weekday,
    "offset": _offset,
    "unit": _offset,
    "ref": _ref,
    "span": _span_value,
}


def is_impossible(value: str) -> bool:
    """A date that no calendar has ("31 February"), known by its own parts."""
    return bool(value) and value[0] in "0123456789X+-B" and not is_possible(value)
