"""Proleptic Gregorian day arithmetic on plain integers. No text, no clock, no zones.

A day is the number of days since 1970-01-01 (negative before it), a minute the number of
minutes since that day's midnight. Years are astronomical: 0 is 1 BC, -1 is 2 BC. There is
no least and no last year, which is why `datetime` is not used.
"""

from __future__ import annotations

import re

MINUTES = 1440
"""Minutes in a day. Leap seconds do not exist here."""

_ISO = re.compile(r"([+-]?\d{4,9})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?")


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to that date. The date must be one (see `is_date`)."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number: the inverse of `day_number`."""
    era, of_era = divmod(day + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_days(year: int, month: int) -> int:
    return (31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def is_date(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_days(year, month)


def weekday(day: int) -> int:
    """0 is Monday, 6 is Sunday."""
    return (day + 3) % 7


def iso_week(day: int) -> tuple[int, int]:
    """ISO year and week (1 to 53) that the day lies in."""
    thursday = day - weekday(day) + 3
    year = civil(thursday)[0]
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1


def week_start(year: int, week: int) -> int:
    """The Monday of an ISO week."""
    fourth = day_number(year, 1, 4)
    return fourth - weekday(fourth) + 7 * (week - 1)


def add_months(year: int, month: int, by: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def year_text(year: int) -> str:
    """Four digits, with a sign below 0 and above 9999 ("0480", "-0479", "+12000")."""
    if 0 <= year <= 9999:
        return f"{year:04d}"
    return f"{'-' if year < 0 else '+'}{abs(year):04d}"


def day_text(day: int) -> str:
    year, month, of_month = civil(day)
    return f"{year_text(year)}-{month:02d}-{of_month:02d}"


def minute_text(minute: int) -> str:
    """`2020-01-03` at midnight, else `2020-01-03T21:30`."""
    day, rest = divmod(minute, MINUTES)
    return day_text(day) + (f"T{rest // 60:02d}:{rest % 60:02d}" if rest else "")


def read_minute(iso: str) -> int | None:
    """The minute an ISO date or date-time begins; None where it is none or impossible."""
    found = _ISO.fullmatch(iso)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    hour, minute = int(found[4] or 0), int(found[5] or 0)
    if not is_date(year, month, day) or hour > 24 or minute > 59:
        return None
    return day_number(year, month, day) * MINUTES + hour * 60 + minute
