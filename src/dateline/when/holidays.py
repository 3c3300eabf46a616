"""Holidays that move: their days in a given year. No words here, only their rules.

A rule is `MM-DD` (fixed), `EASTER`, `EASTER+50` or `EASTER-2` (days from western Easter),
`ORTHODOX-2` (from eastern Easter), `MM#n-w` (the n-th weekday w of a month, 0 is Monday),
`MM#L-w` (the last one), or a feast of another calendar (`HIJRI-10-01`, see `when.feasts`).
"""

from __future__ import annotations

import re

from dateline.when.calendar import day_number, day_text, month_days, weekday
from dateline.when.feasts import FEAST, feast_days

_NTH = re.compile(r"(\d\d)#([1-5L])-([0-6])")
_EASTER = re.compile(r"(EASTER|ORTHODOX)([+-]\d+)?")


def is_holiday_rule(rule: str) -> bool:
    return any(known.fullmatch(rule) for known in (_NTH, _EASTER, FEAST))


def holiday_days(rule: str, year: int) -> tuple[int, ...]:
    """Day numbers of a holiday in a year: one, save for feasts of other calendars."""
    if nth := _NTH.fullmatch(rule):
        return (_nth_weekday(year, int(nth[1]), nth[2], int(nth[3])),)
    if easter_ := _EASTER.fullmatch(rule):
        sunday = easter(year) if easter_[1] == "EASTER" else orthodox_easter(year)
        return (sunday + int(easter_[2] or 0),)
    return feast_days(rule, year)


def in_its_year(edtf: str) -> str | None:
    """The first day of a holiday with its year (`2019-EASTER`); None where it has none then.

    Whatever is no such thing comes back as it is.
    """
    year, _, rule = edtf.partition("-")
    if not (len(year) == 4 and year.isdigit() and is_holiday_rule(rule)):
        return edtf
    days = holiday_days(rule, int(year))
    return day_text(days[0]) if days else None


def _nth_weekday(year: int, month: int, nth: str, wanted: int) -> int:
    if nth == "L":
        last = day_number(year, month, month_days(year, month))
        return last - (weekday(last) - wanted) % 7
    first = day_number(year, month, 1)
    return first + (wanted - weekday(first)) % 7 + 7 * (int(nth) - 1)


def easter(year: int) -> int:
    """Day number of western Easter Sunday (Gregorian computus, Meeus/Jones/Butcher)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * letter) // 451
    month, of_month = divmod(epact + letter - 7 * late + 114, 31)
    return day_number(year, month, of_month + 1)


def orthodox_easter(year: int) -> int:
    """Day number of eastern Easter Sunday (Julian computus, Meeus), in the Gregorian calendar."""
    epact = (19 * (year % 19) + 15) % 30
    letter = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, of_month = divmod(epact + letter + 114, 31)
    behind = year // 100 - year // 400 - 2
    return day_number(year, month, of_month + 1) + behind
