"""Holidays that move: their day in a given year. No words here, only their rules.

A rule is `MM-DD` (fixed), `EASTER`, `EASTER+50` or `EASTER-2` (days from western Easter),
`MM#n-w` (the n-th weekday w of a month, 0 is Monday) or `MM#L-w` (the last one).
"""

from __future__ import annotations

import re

from dateline.when.calendar import civil, day_number, month_days, weekday

_NTH = re.compile(r"(\d\d)#([1-5L])-([0-6])")
_EASTER = re.compile(r"EASTER([+-]\d+)?")


def is_holiday_rule(rule: str) -> bool:
    return bool(_NTH.fullmatch(rule) or _EASTER.fullmatch(rule))


def holiday(rule: str, year: int) -> str:
    """`MM-DD` of a holiday in a year; the rule itself where it is fixed already."""
    nth = _NTH.fullmatch(rule)
    if nth:
        return _month_day(_nth_weekday(year, int(nth[1]), nth[2], int(nth[3])))
    easter_ = _EASTER.fullmatch(rule)
    if easter_:
        return _month_day(easter(year) + int(easter_[1] or 0))
    return rule


def _month_day(day: int) -> str:
    _, month, of_month = civil(day)
    return f"{month:02d}-{of_month:02d}"


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
