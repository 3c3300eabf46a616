"""Days that a page gives itself amid its text: a stamp that no line of its own holds.

The rules are in `stamps.toml`; they read the text as it was cleaned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from dateline.acquire.dates import days_in
from dateline.acquire.draft import Where
from dateline.acquire.patterns import compiled, load

HEAD = 700
"""Characters of a text that may stand above the report's first sentence: headline, standfirst and
a caption. Not tuned; pages that glue them to the stamp need 200 to 400."""

LABEL = 40
"""Characters before a day in which its label stands."""

_UPDATED = re.compile(
    r"\b(?:updated?|modified|reviewed)\b(?:(?!published|posted)[^|;]){0,20}$", re.IGNORECASE
)


class StampCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, and the words of the day that the rule finds in it ("" for none)."""

    text: str
    day: str


class StampRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which pages stamp themselves."""

    about: str
    zone: Literal["head", "any"]
    how: Where
    pattern: str
    case: list[StampCase] = []
    name: str = ""

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the days stand that it names: start and end in the text."""
        until = HEAD if self.zone == "head" else len(text)
        for found in compiled(self.pattern).finditer(text, 0, until):
            group = next(name for name, held in found.groupdict().items() if held)
            yield found.span(group)


class Stamp(NamedTuple):
    """A day, as EDTF, with where it stands."""

    edtf: str
    how: Where
    start: int
    end: int


def is_update(label: str) -> bool:
    """Whether the words that stand before a day say that the page was changed on it."""
    return _UPDATED.search(label) is not None


@cache
def stamp_rules() -> tuple[StampRule, ...]:
    """All rules, in the order of the file."""
    return tuple(
        msgspec.convert({**values, "name": name}, StampRule)
        for name, values in load("stamps.toml")["rule"].items()
    )


def find_stamps(text: str) -> Iterator[Stamp]:
    """All stamps in a text, rule by rule; of readers' comments only the oldest."""
    comments = []
    for rule in stamp_rules():
        for start, end in rule.find(text):
            for day in days_in(text[start:end])[:1]:
                label = text[max(0, start - LABEL) : start]
                updated = rule.how == "header-line" and is_update(label)
                stamp = Stamp(day, "updated-line" if updated else rule.how, start, end)
                if rule.how == "comment-line":
                    comments.append(stamp)
                else:
                    yield stamp
    yield from sorted(comments)[:1]
