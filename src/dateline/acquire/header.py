"""Lines above a report that name its source, title and day, each behind a label ("Source: …").

People who paste reports into text files write them so, and archives of mail and telegrams too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from dateline.acquire.dates import day_of_stamp
from dateline.acquire.draft import DateNote, Draft
from dateline.acquire.patterns import load
from dateline.acquire.plain import one_line
from dateline.acquire.shape import ends_sentence, words_in

FEWEST = 2
"""Lines with different labels that make a header: one alone may be a headline."""

HEAD_WORDS = 20
"""Words of the one line that may stand above a header: a headline, or what kind of paper it is."""

DEEPEST = 24
"""Lines from the top, empty ones too, among which a header stands. Not tuned."""

LONGEST = 500
"""Characters of a line that are looked at."""

_LINE = re.compile(r"\W{0,3}(?P<label>[A-Za-z][A-Za-z -]{1,20}?)\W{0,3}:\W{0,3}\s+(?P<value>\S.*)")
_FIELDS = ("title", "outlet", "published", "author", "url", "other")


class _Field(NamedTuple):
    name: str
    label: str
    value: str


def below_header(lines: Sequence[str], draft: Draft) -> list[str]:
    """The lines without the header at their top, whose fields go into `draft`.

    A day that cannot be read is left as a line of the text.
    """
    told = [at for at, line in enumerate(lines[:DEEPEST]) if line.strip()]
    start = 0 if told and _field(lines[told[0]]) else 1
    if start and not (told and _may_stand_above(lines[told[0]])):
        return list(lines)
    header = {
        at: field
        for at, field in takewhile(
            lambda one: one[1], ((n, _field(lines[n])) for n in told[start:])
        )
        if field
    }
    if len({field.label for field in header.values()}) < FEWEST:
        return list(lines)
    if all(field.name == "other" for field in header.values()):
        return list(lines)
    taken = {at for at, field in header.items() if _take(field, draft)}
    for at in sorted(taken):
        draft.cut(lines[at], "header-field")
    return [line for at, line in enumerate(lines) if at not in taken]


def _may_stand_above(line: str) -> bool:
    return words_in(line) <= HEAD_WORDS and not ends_sentence(line)


def _field(line: str) -> _Field | None:
    """What a header line says; None where the line is none."""
    found = _LINE.fullmatch(line.strip()[:LONGEST])
    label = found["label"].lower().strip() if found else ""
    name = _labels().get(label)
    return _Field(name, label, one_line(found["value"]).strip("*_ ")) if found and name else None


@cache
def _labels() -> dict[str, str]:
    """The field of every label."""
    names = load("header.toml")
    return {label: field for field in _FIELDS for label in names[field]}


def _take(field: _Field, draft: Draft) -> bool:
    """Put a value where it belongs; whether it could be read."""
    value = field.value
    is_address = value.startswith(("http://", "https://", "www."))
    if field.name == "published":
        if not day_of_stamp(value):
            return False
        draft.dates.append(DateNote(value, "header-line"))
    elif field.name == "url" or (field.name == "outlet" and is_address):
        draft.url = draft.url or value
    elif field.name == "outlet":
        draft.outlets.append(value)
    elif field.name == "title":
        draft.title = draft.title or value
    elif field.name == "author":
        draft.author = draft.author or value
    return True
