"""Reads the rules of what is not the report: `*.toml` in this folder, in the order of their names.

about          what is cut and why
scope          line    the whole line
               start, end, inside    the matching stretch of a line
               rest    the line and everything after it
               list    the line and the lines after it up to the next paragraph
place          head (above the first paragraph), tail (below the last), edge (either), end
               (among the last lines), or anywhere
pattern        regular expression, without regard to case, `<<name>>` from ../fragments.toml;
               named groups `again…` hold a text that a neighbouring line repeats
max_words      longer lines are never matched (a `start` is looked for in any)
leaves         role of what is left of the line
above          role of a short line right above it
not_first      never the first line: it may be the headline
over           only the first line, shortly above one that a rule of these names cuts
beside         only right above or below a line that a rule of these names cuts
unless_repeated    only where no later line outside `place` matches too
case           text, the lines cut from it, the captions left
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from dateline.acquire.patterns import compiled, load
from dateline.records import BlockRole

LONGEST = 500
"""Characters of a line beyond which no rule is tried: boilerplate is short, and a pattern's
cost is bounded by it."""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and what a rule must cut from it."""

    text: str
    cut: list[str]
    captions: list[str] = []


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of matter that is not the report."""

    about: str
    scope: Literal["line", "start", "end", "inside", "rest", "list"]
    pattern: str
    place: Literal["anywhere", "head", "tail", "edge", "end"] = "anywhere"
    max_words: int = 30
    leaves: BlockRole | None = None
    above: BlockRole | None = None
    not_first: bool = False
    over: list[str] = []
    beside: list[str] = []
    unless_repeated: bool = False
    case: list[Case] = []
    name: str = ""

    def find(self, text: str) -> re.Match[str] | None:
        """The stretch of a line that is no report; None where the line is left alone."""
        if self.scope == "start":
            return compiled(self.pattern).match(text[:LONGEST])
        if len(text) > LONGEST or text.count(" ") >= self.max_words:
            return None
        if self.scope == "end":
            return compiled(f"(?:{self.pattern})$").search(text)
        pattern = compiled(self.pattern)
        if self.scope == "inside":
            return pattern.search(text)
        return pattern.fullmatch(text)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of files and within them."""
    files = sorted(path.name for path in Path(__file__).parent.glob("*.toml"))
    return tuple(
        msgspec.convert({**values, "name": name}, Rule)
        for file in files
        for name, values in load(f"clean/{file}")["rule"].items()
    )
