"""What the words beside a place's name say of it.

An area that holds it ("Orvella, Texas", "Orvella in Iraq", "the Iraqi city of Orvella"), what kind
of place is meant ("Orvella province"), and whether it is only near ("north of Orvella").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.rules import words
from dateline.places import lookup

FILE = "places.toml"
STREET = "street"
"""The kind of what only bears a town's name."""
LOOK = 80
"""Letters on either side of a name that are read for what is said of it."""
_CAPITAL = r"[^\W\d_a-z][\w.\u2019'-]*"
NAME = rf"{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}"
_BEHIND = re.compile(rf"(?:,\s?(?:in\s)?|\s?\((?:in\s)?|\sin\s)(?:the\s)?(?:\w+\s)?({NAME})")
_WORD_BEHIND = re.compile(r"[\s-](\w+)")
_AND_BEHIND = re.compile(rf"(?:,\s{NAME})*,?\sand\s{NAME}\s(\w+)")
_BEFORE = re.compile(rf"({NAME})(?:['\u2019]s)?\s(?:\w+\s)?(?:(\w+)\sof\s)?(?:the\s)?$")
_ADDRESS_BEFORE = re.compile(r"(?:(\w+)\sof|(?:,|\bat)\s(?!19|20)\d+)(?:\s(\w+)\.?)?\s$")
_ENDS_CLAUSE = re.compile(r"\s*(?:[.,;:)\n]|$)|\s(?:in|on|around|just|at)\b")
_WORDS_BEFORE = re.compile(r"(\w+)(?:\s(of))?(?:\s(?:the|downtown|central))?\s$")


@dataclass(frozen=True)
class Said:
    """What the words beside one mention say of its place."""

    name: str
    within: tuple[str, ...] = ()
    kind: str = ""
    near: bool = False


def read_beside(text: str, start: int, end: int) -> Said:
    """What the words beside a mention say. An area counts if the gazetteer knows one so called."""
    name, *inner = (" ".join(part.split()) for part in text[start:end].split(","))
    before, behind = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    within = tuple(part for part in inner if _area(part))[:1]
    kind = ""
    if not within and (found := _BEHIND.match(behind)):
        within = _longest_area(found[1])
    if (found := _WORDS_BEFORE.search(before)) and found[2]:
        kind = _kind(found[1])
    if (found := _BEFORE.search(before)) and not within and (found[2] or _owned(before)):
        within = _last_area(found[1])
    if beside := _WORD_BEHIND.match(behind) or _AND_BEHIND.match(behind):
        kind = _kind(beside[1], ("area_words", "county_words")) or kind
        if beside[1][0].isupper() and _kind(beside[1], ("street_words",)):
            kind = STREET
    if not within and _is_address(before, behind):
        kind = STREET
    return Said(name, within, kind, _is_near(before))


def _is_address(before: str, behind: str) -> bool:
    """ "the 300 block of Orvella", "at 5720 Orvella.": a street."""
    found = _ADDRESS_BEFORE.search(before)
    if found is None or not (found[2] is None or found[2].lower() in words(FILE, "part_words")):
        return False
    if found[1] is not None:
        return found[1].lower() in words(FILE, "address_words")
    return _ENDS_CLAUSE.match(behind) is not None


def _kind(noun: str, lists: Sequence[str] = ("area_words", "county_words", "town_words")) -> str:
    """The kind of place that a noun beside a name asks for."""
    found = (name for name in lists if noun.lower() in words(FILE, name))
    return next(found, "").removesuffix("_words")


def _owned(before: str) -> bool:
    return re.search(r"['\u2019]s\s(?:\w+\s)?$", before) is not None


def _is_near(before: str) -> bool:
    found = _WORDS_BEFORE.search(before)
    if not found:
        return False
    return found[1].lower() in words(FILE, "near_of_words" if found[2] else "near_words")


def _area(name: str) -> bool:
    """Whether the gazetteer has a country or first-level area (or its people) of that name."""
    return any(bearing.spot.kind in ("country", "adm1", "adm2") for bearing in lookup(name))


def _longest_area(run: str) -> tuple[str, ...]:
    """The longest beginning of a run of capitalised words that is an area's name."""
    parts = run.split(" ")
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length])
        for form in (name, name.rstrip(".")):
            if _area(form):
                return (form,)
    return ()


def _last_area(run: str) -> tuple[str, ...]:
    parts = run.removeprefix("The ").split(" ")
    for first in range(len(parts)):
        name = re.sub("['\u2019]s$", "", " ".join(parts[first:]))
        if _area(name):
            return (name,)
    return ()
