"""TIMEX3 values and EDTF strings as stretches of time, and back.

A *value* is the one notation in which `place` reckons: `2019-12-27`, `2019-12`, `2019`,
`199` (decade), `19` (its first two digits: century), `2019-W52`, `2019-W52-WE`, `2019-SU`,
`2019-Q3`, `2019-H1`, each but the last six with `T21:30` or a part of the day (`TMO`);
`BC0480`, `BC04` (the fifth century BC). A year not known is `XXXX`. A *stretch* is local
minutes `[start, end)`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dateline.records import Grain
from dateline.when.calendar import (
    MINUTES,
    add_months,
    civil,
    day_number,
    day_text,
    is_date,
    iso_week,
    week_start,
    year_text,
)

PARTS: dict[str, tuple[int, int]] = {
    "EARLY": (0, 9 * 60),
    "MO": (4 * 60, 12 * 60),
    "MI": (11 * 60, 14 * 60),
    "DT": (6 * 60, 18 * 60),
    "AF": (12 * 60, 18 * 60),
    "EV": (17 * 60, 24 * 60),
    "NI": (18 * 60, 30 * 60),
    "LATE": (18 * 60, 24 * 60),
}
"""Parts of a day in minutes from its midnight. Wide on purpose: reports use the words
loosely ("Friday morning" at 5, "Friday night" past midnight). Not tuned."""

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
"""First month of a northern season; winter 2019 begins in December 2019."""

_EDTF_SEASON = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_SEASON_EDTF = {name: code for code, name in _EDTF_SEASON.items()} | {"AU": "23"}

_VALUE = re.compile(
    r"(?P<year>BC\d{4}|[+-]\d{4,9}|Y-?\d{5,9}|\d{4}|XXXX)"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|(?P<season>SP|SU|FA|AU|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
    r"(?:T(?:(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?::(?P<second>\d\d))?Z?|(?P<part>[A-Z]+)))?"
)


class Stretch(NamedTuple):
    """Local minutes `[start, end)`; None is open. `grain` as in records."""

    grain: Grain
    start: int | None
    end: int | None


def read_year(text: str) -> int:
    """The astronomical year of `2019`, `-0479`, `Y12000` or `BC0480` (which is -479)."""
    if text.startswith("BC"):
        return 1 - int(text[2:])
    return int(text.removeprefix("Y"))


def value_year(year: int) -> str:
    """An astronomical year as TIMEX3 writes it: 2019, BC0480."""
    return f"BC{1 - year:04d}" if year < 1 else year_text(year)


@lru_cache(maxsize=16384)
def stretch(value: str) -> Stretch | None:
    """The time a value covers. None where it is no date, impossible, or its year is open."""
    if re.fullmatch(r"\d{3}", value):
        return _years("decade", int(value) * 10, 10)
    if re.fullmatch(r"\d{2}", value):
        return _years("century", int(value) * 100, 100)
    if re.fullmatch(r"BC\d{2}", value):
        return _years("century", 1 - (int(value[2:]) + 1) * 100, 100)
    found = _VALUE.fullmatch(value)
    if not found or found["year"] == "XXXX":
        return None
    year = read_year(found["year"])
    if found["week"]:
        return _week(year, int(found["week"]), bool(found["weekend"]))
    if found["season"]:
        return _months("season", year, SEASON_MONTHS[found["season"]], 3)
    if found["quarter"]:
        return _months("quarter", year, int(found["quarter"]) * 3 - 2, 3)
    if found["half"]:
        return _months("half", year, int(found["half"]) * 6 - 5, 6)
    if not found["month"]:
        return _years("year", year, 1)
    month = int(found["month"])
    if not 1 <= month <= 12:
        return None
    if not found["day"]:
        return _months("month", year, month, 1)
    if not is_date(year, month, int(found["day"])):
        return None
    return _within_day(day_number(year, month, int(found["day"])), found)


def _within_day(day: int, found: re.Match[str]) -> Stretch | None:
    base = day * MINUTES
    if found["part"]:
        if found["part"] not in PARTS:
            return None
        first, last = PARTS[found["part"]]
        return Stretch("part", base + first, base + last)
    if not found["hour"]:
        return Stretch("day", base, base + MINUTES)
    minute = int(found["hour"]) * 60 + int(found["minute"] or 0)
    if int(found["hour"]) > 24 or any(int(found[part] or 0) > 59 for part in ("minute", "second")):
        return None
    wide = 1 if found["minute"] else 60
    fine: Grain = "second" if found["second"] else "minute"
    return Stretch(fine if wide == 1 else "hour", base + minute, base + minute + wide)


def _years(grain: Grain, year: int, count: int) -> Stretch:
    return Stretch(
        grain, day_number(year, 1, 1) * MINUTES, day_number(year + count, 1, 1) * MINUTES
    )


def _months(grain: Grain, year: int, month: int, count: int) -> Stretch:
    after = add_months(year, month, count)
    return Stretch(
        grain, day_number(year, month, 1) * MINUTES, day_number(after[0], after[1], 1) * MINUTES
    )


def _week(year: int, week: int, weekend: bool) -> Stretch | None:
    monday = week_start(year, week)
    if not 1 <= week <= 53 or iso_week(monday)[0] != year:
        return None
    if weekend:
        return Stretch("weekend", (monday + 5) * MINUTES, (monday + 7) * MINUTES)
    return Stretch("week", monday * MINUTES, (monday + 7) * MINUTES)


def is_possible(value: str) -> bool:
    """Whether the value can be a time: no 31 February, no month 13; `XXXX-02-29` can."""
    return stretch(value.replace("XXXX", "2000", 1)) is not None


def unit_value(grain: str, day: int, step: int) -> str:
    """The value of the calendar unit that lies `step` units from the one holding `day`."""
    year, month, _ = civil(day)
    if grain == "day":
        return day_text(day + step)
    if grain in ("week", "weekend"):
        iso, week = iso_week(day + 7 * step)
        return f"{value_year(iso)}-W{week:02d}" + ("-WE" if grain == "weekend" else "")
    if grain == "month":
        there = add_months(year, month, step)
        return f"{value_year(there[0])}-{there[1]:02d}"
    if grain in ("quarter", "half"):
        size = 3 if grain == "quarter" else 6
        there = add_months(year, (month - 1) // size * size + 1, step * size)
        return f"{value_year(there[0])}-{grain[0].upper()}{(there[1] - 1) // size + 1}"
    if grain == "season":
        there = add_months(*add_months(year, month, -2), step * 3)
        return f"{value_year(there[0])}-{('SP', 'SU', 'FA', 'WI')[(there[1] - 1) // 3]}"
    if grain == "decade":
        return str(year // 10 + step).zfill(3)
    if grain == "century":
        return str(year // 100 + step).zfill(2)
    return value_year(year + step)


def to_edtf(value: str) -> str:
    """The EDTF of a value (levels 0 and 1); weeks, quarters and halves become intervals."""
    found = _VALUE.fullmatch(value)
    if not found and (held := stretch(value)) and value.startswith("BC"):
        return interval_edtf(held.start, held.end)
    if not found:
        return value + "X" * (4 - len(value)) if value.isdigit() else ""
    year = found["year"]
    if year.startswith("BC"):
        year = year_text(read_year(year))
    if abs(read_year(year) if year != "XXXX" else 0) > 9999 and not found["month"]:
        year = "Y" + year.lstrip("+Y")
    if found["season"]:
        return f"{year}-{_SEASON_EDTF[found['season']]}"
    if found["quarter"] or found["half"]:
        size = 3 if found["quarter"] else 6
        first = (int(found["quarter"] or found["half"]) - 1) * size + 1
        return f"{year}-{first:02d}/{year}-{first + size - 1:02d}"
    if found["week"]:
        held = stretch(value)
        return interval_edtf(held.start, held.end) if held else ""
    text = year + "".join(f"-{found[part]}" for part in ("month", "day") if found[part])
    if found["hour"]:
        text += f"T{found['hour']}:{found['minute'] or '00'}:{found['second'] or '00'}"
    return text


def interval_edtf(start: int | None, end: int | None) -> str:
    """EDTF of a stretch in whole days, both ends included; `..` where open."""
    first = ".." if start is None else day_text(start // MINUTES)
    last = ".." if end is None else day_text((end - 1) // MINUTES)
    return first if first == last and start is not None else f"{first}/{last}"


def edtf_value(edtf: str) -> str | None:
    """The value of one EDTF date without qualifiers; None where it is no date we know.

    Days and months that are not known are left off: `2020-XX-XX` gives `2020`.
    """
    text = edtf.strip()
    if re.fullmatch(r"\d{3}X", text) or re.fullmatch(r"\d{2}XX", text):
        return text.rstrip("X")
    text = re.sub(r"-XX", "", text)
    season = re.fullmatch(r"([+-]?\d{4}|XXXX)-(2[1-4])", text)
    if season:
        return f"{season[1]}-{_EDTF_SEASON[season[2]]}"
    text = re.sub(r"(T\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d(:?\d\d)?)?$", r"\1", text)
    found = _VALUE.fullmatch(text)
    if not found or found["part"] or found["week"] or not is_possible(text):
        return None
    return text
