"""Say a When in words, with no more precision than it has."""

from __future__ import annotations

from dateline.records import When
from dateline.when.calendar import MINUTES, civil, read_minute, weekday
from dateline.when.compare import weekday_of
from dateline.when.values import PARTS, edtf_value

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SEASON_VALUES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PART_WORDS = {
    "EARLY": "early on", "MO": "morning of", "MI": "midday of", "DT": "daytime of",
    "AF": "afternoon of", "EV": "evening of", "NI": "night of", "LATE": "late on",
}  # fmt: skip
UNKNOWN = "day unknown"


def label(when: When | None) -> str:
    """ "Friday 27 December 2019", "27 December (year open)", "before …", "night of …"."""
    if when is None:
        return UNKNOWN
    text = _label(when)
    return f"about {text}" if when.edtf.endswith(("~", "%")) else text


def _label(when: When) -> str:
    if when.start is None and when.end is None:
        return _open_label(when)
    if when.end is None:
        return f"since {_edge(when.start)}"
    if when.start is None:
        return f"until {_edge(when.end, last=True)}"
    start, end = read_minute(when.start), read_minute(when.end)
    if start is None or end is None:
        return UNKNOWN
    return _known_label(when, start, end)


def _known_label(when: When, start: int, end: int) -> str:
    year, month, _ = civil(start // MINUTES)
    if when.grain == "day":
        return _day(start // MINUTES)
    if when.grain == "part":
        return f"{_part(start, end)} {_day(start // MINUTES)}"
    if when.grain in ("hour", "minute", "second"):
        return f"{_day(start // MINUTES)}, {_clock(start)}{_zone(when.zone)}"
    if when.grain == "month":
        return f"{MONTHS[month - 1]} {_year(year)}"
    if when.grain == "season":
        return f"{_SEASONS[when.edtf[-2:]]} {_year(year)}"
    if when.grain == "quarter":
        return f"quarter {(month + 2) // 3} of {_year(year)}"
    if when.grain == "half":
        return f"{'first' if month == 1 else 'second'} half of {_year(year)}"
    if when.grain == "year":
        return _year(year)
    if when.grain == "decade":
        return f"the {_year(year)}s"
    if when.grain == "century":
        return f"the years {_year(year)} to {_year(year + 99)}"
    if when.grain == "week":
        return f"the week of {_day(start // MINUTES)}"
    if when.grain == "weekend":
        return f"the weekend of {_day(start // MINUTES)}"
    return _stretch(start, end)


def _stretch(start: int, end: int) -> str:
    first, last = start // MINUTES, (end - 1) // MINUTES
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _edge(iso: str | None, last: bool = False) -> str:
    minute = read_minute(iso or "")
    return UNKNOWN if minute is None else _day((minute - last) // MINUTES)


def _day(day: int) -> str:
    year, month, of_month = civil(day)
    return f"{WEEKDAYS[weekday(day)]} {of_month} {MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _clock(minute: int) -> str:
    return f"{minute % MINUTES // 60:02d}:{minute % 60:02d}"


def _zone(zone: str) -> str:
    return " UTC" if zone == "Z" else f" (UTC{zone})" if zone else ""


def _part(start: int, end: int) -> str:
    base = start // MINUTES * MINUTES
    for name, bounds in PARTS.items():
        if bounds == (start - base, end - base):
            return _PART_WORDS[name]
    return "part of"


def _open_label(when: When) -> str:
    if when.edtf.startswith("["):
        listed = [minute for text in when.alternatives if (minute := read_minute(text))]
        if len(listed) == len(when.alternatives):
            return " or ".join(_day(minute // MINUTES) for minute in listed)
        return " or ".join(when.alternatives)
    value = edtf_value(when.edtf.rstrip("?~%")) or ""
    parts = value.split("T")[0].split("-")
    if parts[0] != "XXXX" or len(parts) < 2:
        return _bounded(when)
    if not parts[1].isdigit():
        return f"{_SEASON_VALUES[parts[1]]} (year open)"
    text = MONTHS[int(parts[1]) - 1]
    if len(parts) > 2:
        text = f"{int(parts[2])} {text}"
        named = weekday_of(when)
        text = text if named is None else f"{WEEKDAYS[named]} {text}"
    return f"{text} (year open)"


def _bounded(when: When) -> str:
    if when.not_after and when.not_before:
        return f"between {_edge(when.not_before)} and {_edge(when.not_after)}"
    if when.not_after:
        return f"by {_edge(when.not_after)}"
    if when.not_before:
        return f"from {_edge(when.not_before)} on"
    return UNKNOWN
