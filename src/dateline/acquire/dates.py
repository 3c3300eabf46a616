"""Days written out in English or in figures, as pages stamp themselves with them.

Only calendar days with everything said: no "yesterday", no weekday alone. What a report tells
of time is read by the tagger; this reads what a page says about itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from dateline.acquire.patterns import filled

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    filled(
        r"(?<![\d/.-])(?:(?P<m1><<month>>)\s(?P<d1>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y1>\d{4})"
        r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2><<month>>),?\s(?P<y2>\d{4})"
        r"|(?P<y3>\d{4})(?P<s>[-/.])(?P<m3>\d{1,2})(?P=s)(?P<d3>\d{1,2})(?=\D|$)"
        r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y4>\d{4})"
        r"|(?P<a2>\d{1,2})/(?P<b2>\d{1,2})/(?P<y5>\d\d))(?![\d/])"
    ),
    re.IGNORECASE,
)
_IN_URL = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_-]?)(?P<m>0[1-9]|1[0-2]|1?\d(?=[/_-])|[a-z]{3}(?=[/_-]))"
    r"(?P=s)(?P<d>0[1-9]|[12]\d|3[01]|[1-9](?=/))(?!\d)",
    re.IGNORECASE,
)
_MONTH_IN_URL = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])(?=/|$)")

_ARCHIVED = re.compile(
    r"^(?:https?://)?(?:web\.archive\.org/web|archive\.(?:ph|is|today|md|li|fo|vn))/"
    r"(?P<y>\d{4})[.]?(?P<m>\d\d)[.]?(?P<d>\d\d)(?:-?\d{4,6})?(?:[a-z]{2}_)?/(?=https?:)"
)
"""What archives of the web put before the address of a page: when they fetched it."""

_BEFORE = re.compile(
    r"\b(?P<day>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s(?:the\s)?$", re.IGNORECASE
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CENTURY_TURN = 69
"""Two figures of a year up to this one are of this century, as POSIX reads them."""

FIRST_YEAR = 1600
"""No printed news is older; an earlier year in a stamp is a mistake."""


def days_in(text: str) -> list[str]:
    """Full days in a text, in its order: ISO, or `[…,…]` where day and month cannot be told."""
    return [day for day, _, _ in days_at(text)]


def days_at(text: str) -> Iterator[tuple[str, int, int]]:
    """The same with their offsets."""
    for found in _DAY.finditer(text):
        before = _BEFORE.search(text, max(0, found.start() - 16), found.start())
        day = _read(found.groupdict(), before["day"] if before else "")
        if day:
            yield day, found.start(), found.end()


def _read(part: dict[str, str | None], weekday: str) -> str:
    """The day of a match; of two readings the one on the weekday that stands before it."""
    year = part["y1"] or part["y2"] or part["y3"] or part["y4"] or _long(part["y5"])
    a, b = part["a"] or part["a2"], part["b"] or part["b2"]
    if a and b:
        readings = sorted({iso_day(year, a, b), iso_day(year, b, a)})
        valid = [reading for reading in readings if reading]
        if len(valid) > 1 and weekday:
            number = _WEEKDAYS.index(weekday.lower())
            valid = [one for one in valid if date.fromisoformat(one).weekday() == number] or valid
        return valid[0] if len(valid) == 1 else f"[{','.join(valid)}]" if valid else ""
    month = part["m1"] or part["m2"] or part["m3"] or ""
    return iso_day(year, month, part["d1"] or part["d2"] or part["d3"] or "")


def _long(year: str | None) -> str:
    """`2016` of "16", `1994` of "94"."""
    return f"{20 if int(year) < CENTURY_TURN else 19}{year}" if year else ""


def iso_day(year: str, month: str, day: str) -> str:
    """`2019-03-04` of "2019", "March" or "3", "4"; "" where there is no such day."""
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in _MONTHS else 0
    try:
        found = date(int(year), number or int(month), int(day))
    except ValueError:
        return ""
    return found.isoformat() if found.year >= FIRST_YEAR else ""


def day_of_stamp(value: str) -> str:
    """The day of a machine's time stamp, as local as it says: ISO 8601, RFC 2822 or seconds."""
    text = value.strip()
    iso = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?=[T\s]|$)", text)
    if iso:
        return iso_day(*iso.groups())
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
        seconds = int(text.partition(".")[0]) // (
            1000 if len(text) >= 12 and "." not in text else 1
        )
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date().isoformat()
    days = days_in(text)
    return days[0] if days else ""


def day_in_url(url: str) -> str:
    """The day, or at least the month, that a URL's path carries; "" where it has none."""
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", _ARCHIVED.sub("", url))
    for found in _IN_URL.finditer(path):
        day = iso_day(found["y"], found["m"], found["d"])
        if day:
            return day
    month = _MONTH_IN_URL.search(path)
    return f"{month['y']}-{month['m']}" if month else ""


def fetched_by_url(url: str) -> str:
    """The day on which an archive of the web fetched the page, by the page's address there."""
    found = _ARCHIVED.match(url)
    return iso_day(found["y"], found["m"], found["d"]) if found else ""
