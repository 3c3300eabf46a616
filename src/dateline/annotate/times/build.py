"""From a rule's match to a TimeExpr: the captured words are read and put into what it gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from dateline.annotate.times.find import Match
from dateline.annotate.times.numbers import READERS
from dateline.annotate.times.words import Lexicon
from dateline.records import TimeExpr
from dateline.when import in_its_year, is_holiday_rule, is_impossible


class Draft(NamedTuple):
    """A time expression before its neighbours are looked at.

    `counts_from` is `previous` where it counts from the last time told, `narrative` where it
    does so in narratives only, else "". `by_tense`: the side of the anchor is for tense to say.
    """

    start: int
    end: int
    type: str
    expr: TimeExpr
    mod: str
    quant: str
    freq: str
    counts_from: str
    by_tense: bool
    quiet: bool
    """An adjective ("current", "future") that TIMEX3 marks but that dates nothing."""
    order: str
    """`day` or `month`: which of the two its first reading takes from the front of "27/12/2019";
    "" where the date is not written in that way."""
    genre: str
    """`narrative` where the rule holds in narratives only, else ""."""
    opens: bool
    """It stands at the beginning of its sentence, as "In 1871" does."""
    value: str
    """A TIMEX3 value that no anchor moves and no When stands for; "" to have it reckoned."""


UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "weekend": "WE", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE", "millennium": "ML", "generation": "GE", "2week": "W",
}  # fmt: skip
"""TIMEX3's letter of a unit; `T` before it where it belongs after the T of a duration."""

_OPENS = re.compile(
    r"(?:^|\n|[.!?][\"\u201d\u2019)]?\s)\s*"
    r"(?:In|By|During|Throughout|From|On|Since|Until|After|The|As)?(?: of)?\s*$"
)
"""Between the last sentence and a time that opens the next one."""

_NAMES_DAY = re.compile(r"\b[Oo]n $")

_MULTIPLES = {"fortnight": 2, "2week": 2}
_FINER = {
    "hour": ("minute", 60), "day": ("hour", 24), "week": ("day", 7), "year": ("month", 12),
    "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000),
}  # fmt: skip


def build(
    match: Match, text: str, starts: list[int], ends: list[int], lexicon: Lexicon
) -> Draft | None:
    """The draft that a match gives; None where it is impossible ("25:70"). "On 31 February" is
    found and left open: a day was meant."""
    said = _read(match, text, starts, ends, lexicon)
    if said.get("clock") == "":
        return None
    gives = {key: _fill(value, said) for key, value in match.rule.gives.items()}
    expr = _expression(gives, match.rule.name)
    if expr is None and _NAMES_DAY.search(
        text, max(0, starts[match.first] - 4), starts[match.first]
    ):
        expr = TimeExpr(op="ref", rule=match.rule.name) if gives["op"] == "date" else None
    if expr is None:
        return None
    return Draft(
        start=starts[match.first],
        end=ends[match.last - 1],
        type=_type(match.rule.type, expr),
        expr=expr,
        mod=gives.get("mod", "") or expr.mod,
        quant=gives.get("quant", ""),
        freq=gives.get("freq", ""),
        counts_from=gives.get("from", ""),
        by_tense=gives.get("direction") == "tense",
        quiet=gives.get("quiet") == "yes",
        order=_order(said.get("numeric", ""), expr.edtf),
        genre=gives.get("genre", ""),
        opens=_OPENS.search(text, max(0, starts[match.first] - 24), starts[match.first])
        is not None,
        value=gives.get("timex", ""),
    )


def _type(of_rule: str, expr: TimeExpr) -> str:
    """A rule's type; a distance of hours or minutes leads to a time of day."""
    counted = expr.op == "offset" and expr.unit in ("hour", "minute", "second")
    return "TIME" if counted and of_rule == "DATE" else of_rule


def _read(
    match: Match, text: str, starts: list[int], ends: list[int], lexicon: Lexicon
) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, (first, last) in match.spans.items():
        what = match.rule.compiled.captures[name]
        words = [text[starts[token] : ends[token]] for token in range(first, last)]
        if what in READERS:
            value = READERS[what](words, lexicon)
        elif what == "EDGE_OF":
            continue
        else:
            value = lexicon.value(what, words[0])
        said[name.rstrip("0123456789")] = value
    if "unit" in said:
        said["code"] = UNIT_CODES.get(said["unit"], "")
    if "halved" in said and said.get("n", "").isdigit():
        said["n"] += ".5"  # "a year and a half"
    if "weekday" in said:
        said["isoday"] = str(int(said["weekday"]) + 1)
    if said.get("nth", "").isdigit():
        said["century"] = str(int(said["nth"]) - 1).zfill(2)
    if said.get("hedge"):
        said["lead"] = ""
    said["tpart"] = "T" + said["part"] if "part" in said else ""
    said["recurring"] = _recurring(said)
    said["weekly"] = f"WXX-{said['isoday']}" if "isoday" in said else "XX-XX"
    said["lunar"] = said.get("holiday", "LUNAR-01-01")
    said["freq"] = _frequency(said)
    return said


def _recurring(said: Mapping[str, str]) -> str:
    """What "every morning", "every summer", "every March" and "every weekend" come back to."""
    if "part" in said:
        return f"XXXX-XX-XX{said['tpart']}"
    if "weekend" in said:
        return "XXXX-WXX-WE"
    return f"XXXX-{said.get('season') or said.get('month', '')}"


def _frequency(said: Mapping[str, str]) -> str:
    """TIMEX3's `freq`: 2X for "twice", 3D for "three days" (of each week)."""
    if "every" in said:
        return said.get("n", "") + UNIT_CODES[said["every"]].removeprefix("T")
    return (said.get("times") or said["n"]) + "X" if {"times", "n"} & set(said) else ""


_SLOT = re.compile(r"\{([a-z_]+)\}")
_UNSAID = {"year": "XXXX"}


def _fill(value: object, said: Mapping[str, str]) -> str:
    """A gift with its slots filled; a slot whose group did not match is empty, a year XXXX."""
    return _SLOT.sub(lambda slot: said.get(slot[1], _UNSAID.get(slot[1], "")), str(value))


def _expression(gives: Mapping[str, str], rule: str) -> TimeExpr | None:
    op = gives["op"]
    direction = gives.get("direction", "")
    expr = TimeExpr(
        op=op,
        weekday=int(gives["weekday"]) if gives.get("weekday") else None,
        offset=None,
        unit=gives.get("unit", ""),
        grain=gives.get("grain", ""),
        direction="" if direction == "tense" else direction,
        part=gives.get("part") or _part_of_day(gives),
        clock=gives.get("clock", ""),
        zone=gives.get("zone", ""),
        value=gives.get("value", ""),
        mod="APPROX" if gives.get("loose") else "",
        rule=rule,
    )
    if op == "date":
        return _dated(expr, gives)
    if op == "span" and re.match(r"\d\d:", gives["first"]):
        return _clock_range(expr, gives)
    if op == "span":
        first = _dated(TimeExpr(op="date", rule=rule), {"edtf": gives["first"]})
        last = _dated(TimeExpr(op="date", rule=rule), {"edtf": gives["last"]})
        if first and last and is_holiday_rule(last.edtf[5:]):
            last = replace(last, anchor=first, direction="future")
        return replace(expr, first=first, last=last) if first and last else None
    if "length" in gives:
        return replace(expr, value=gives["length"]) if gives["length"] else None
    if op == "duration" or (op == "set" and not expr.value):
        return replace(expr, value=duration(gives.get("count") or "1", expr.unit))
    if op == "unit" and not gives.get("offset"):
        return replace(expr, offset=0)
    if op in ("offset", "unit", "weekday") and gives.get("offset"):
        return _shifted(expr, gives["offset"])
    return expr


def _clock_range(expr: TimeExpr, gives: Mapping[str, str]) -> TimeExpr | None:
    """Two clocks of one day; the first takes the second's half of the day ("2 to 4 p.m.")."""
    first, last = gives["first"], gives["last"]
    if not last:
        return None
    later = f"{int(first[:2]) + 12}{first[2:]}"
    if int(first[:2]) < 12 < int(last[:2]) and later < last:
        first = later
    clock = TimeExpr(op="offset", offset=0, unit="day", zone=expr.zone, rule=expr.rule)
    return replace(expr, first=replace(clock, clock=first), last=replace(clock, clock=last))


def _part_of_day(gives: Mapping[str, str]) -> str:
    """ "early Friday" and "late yesterday" are parts of a day; "early May" is none."""
    is_day = gives["op"] == "weekday" or gives.get("unit") == "day"
    return {"START": "EARLY", "END": "LATE"}.get(gives.get("mod", ""), "") if is_day else ""


_YEAR_ZERO = re.compile(r"(BC)?0000(?!\d)")
"""No calendar has it: 1 BC is followed by AD 1."""


def _dated(expr: TimeExpr, gives: Mapping[str, str]) -> TimeExpr | None:
    edtf = gives["edtf"]
    choices: tuple[str, ...] = ()
    if re.match(r"\d{1,4}[/.]|\d{1,2}-", edtf):
        choices = numeric_dates(edtf)
        if not choices:
            return None
        edtf = choices[0]
    elif "T" in edtf and edtf[0].isdigit():
        return _instant(expr, edtf)
    dated = in_its_year(edtf)
    if dated is None or _YEAR_ZERO.match(dated) or is_impossible(dated):
        return None
    edtf = dated
    offset = int(gives["offset"]) if gives.get("offset") else None
    return replace(expr, edtf=edtf, choices=choices if len(choices) > 1 else (), offset=offset)


def _order(numeric: str, edtf: str) -> str:
    """Which number of a numeric date stands first, as its first reading has it."""
    parts = re.split(r"[/.-]", numeric)
    if len(parts) != 3 or len(parts[0]) == 4 or int(parts[0]) == int(parts[1]):
        return ""
    return "month" if int(edtf[-5:-3]) == int(parts[0]) else "day"


def _instant(expr: TimeExpr, iso: str) -> TimeExpr | None:
    found = re.fullmatch(
        r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", iso
    )
    if not found or is_impossible(f"{found[1]}T{found[2]}"):
        return None
    zone = found[3] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return replace(expr, edtf=found[1], clock=found[2], zone=zone)


def numeric_dates(text: str) -> tuple[str, ...]:
    """The dates that `02/03/2020`, `27.12.19` or `2020/1/3` can be, day first at the front
    where a dot parts them, month first where a stroke does."""
    left, middle, right = re.split(r"[/.-]", text)
    if len(left) == 4:
        readings = [(left, middle, right)]
    elif len(right) in (2, 4):
        year = right if len(right) == 4 else ("19" if int(right) >= 40 else "20") + right
        readings = [(year, left, middle), (year, middle, left)]
        if "." in text:
            readings.reverse()
    else:
        return ()
    dates = [f"{year}-{int(month):02d}-{int(day):02d}" for year, month, day in readings]
    return tuple(dict.fromkeys(date for date in dates if not is_impossible(date)))


def _shifted(expr: TimeExpr, offset: str) -> TimeExpr:
    """Offsets such as `-3`, `+2.5` (told in a finer unit) and `-X` (some: it stays vague)."""
    sign = -1 if offset.startswith("-") else 1
    count = offset.lstrip("+-")
    if count == "X":
        side = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return replace(expr, op="ref", value=side, unit="")
    unit, number = expr.unit, float(count)
    if number != int(number) and unit in _FINER:
        unit, many = _FINER[unit]
        number *= many
    if unit in _MULTIPLES:
        number *= _MULTIPLES[unit]
        unit = "week"
    unit = "day" if unit == "night" else unit
    if unit == "millennium":
        unit, number = "century", number * 10
    return replace(expr, unit=unit, offset=sign * int(number))


def duration(count: str, unit: str) -> str:
    """TIMEX3 of a length: P3D, PT2H, P2.5Y, PXM where it is not said how many."""
    code = UNIT_CODES.get(unit, "")
    if not code:
        return ""
    if unit in ("decade", "century") and count == "1":
        return "P10Y" if unit == "decade" else "P100Y"
    if count.endswith(".5") and unit in ("year", "hour", "day"):
        whole, (finer, many) = count[:-2].lstrip("0"), _FINER[unit]
        rest = f"{many // 2}{UNIT_CODES[finer][-1]}"
        if unit == "day":
            return f"P{whole}DT{rest}" if whole else f"PT{rest}"
        lead = "PT" if unit == "hour" else "P"
        return lead + (f"{whole}{code[-1]}" if whole else "") + rest
    if count != "X" and unit in _MULTIPLES:
        count = f"{float(count) * _MULTIPLES[unit]:g}"
    return f"PT{count}{code[1:]}" if code.startswith("T") else f"P{count}{code}"
