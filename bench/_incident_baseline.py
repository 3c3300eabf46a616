"""What patterns alone give: first weekday named, first "N killed", first "N injured"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from bench._incident_answer import Answer

WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
NUMBER = rf"\b(\d{{1,2}}|{'|'.join(WORDS)})"
BESIDE = r"(?:\s+(?!and\b|or\b)[\w-]+){0,3}?\s+(?:(?:were|was|is|are|been)\s+)?"
KILLED = re.compile(NUMBER + BESIDE + r"(?:shot\s+and\s+|shot\s+)?(?:killed|dead|died)\b", re.I)
DEAD = re.compile(r"\b(?:killed|died|dies|dead|fatally)\b", re.I)
INJURED = re.compile(NUMBER + BESIDE + r"(?:injured|wounded|hurt|hospitalized)\b", re.I)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = re.compile(rf"\b({'|'.join(DAYS)})\b", re.I)


def read_baseline(articles: Sequence[dict[str, Any]]) -> Answer:
    """The values that most of the articles give by the patterns."""
    return Answer(
        killed=_vote([_killed(row["text"]) for row in articles], max),
        injured=_vote([_first(INJURED, row["text"]) for row in articles], max),
        day=_vote([_weekday(row["text"], row.get("date") or "") for row in articles], min),
    )


def _first(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    if match is None:
        return 0
    return int(match[1]) if match[1].isdigit() else WORDS[match[1].lower()]


def _killed(text: str) -> int:
    """The first count; without one, 1 where anybody is said to be dead at all."""
    return _first(KILLED, text) or int(DEAD.search(text) is not None)


def _weekday(text: str, published: str) -> str:
    """The last such weekday up to the day of publication, "" without either."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return ""
    match = DAY.search(text)
    if match is None:
        return day.isoformat()
    back = (day.weekday() - DAYS.index(match[1].lower())) % 7
    return (day - timedelta(days=back)).isoformat()


def _vote(values: list[Any], tie: Callable[[list[Any]], Any]) -> Any:
    counts = Counter(values)
    best = max(counts.values())
    return tie([value for value in counts if counts[value] == best])
