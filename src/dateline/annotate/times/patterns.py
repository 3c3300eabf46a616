"""The small language in which rules are written, turned into regular expressions.

    (weekday=WEEKDAY ,?)? month=MONTH .? day=DAY (,? year=YEAR)?

Words in small letters and signs stand for themselves, CAPITALS for a class of the lexicon or
a macro, `name=` captures (`day2=` captures another
`day`), `?` makes optional, `|` separates alternatives inside brackets,
`(?=` and `(?!` look ahead. There is no unbounded repetition, so matching one rule at one
place takes bounded time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dateline.annotate.times.words import Lexicon

_PIECE = re.compile(r"\(\?[=!]|\(|\)\??|\||(?:[a-z_]+[0-9]?=)?[^\s()|?]+\??")


class Compiled(NamedTuple):
    regex: re.Pattern[str]
    starters: frozenset[str]
    """Letters with which a match can begin."""
    captures: dict[str, str]
    """Name of a captured group -> class or macro that it holds."""


class _Part(NamedTuple):
    regex: str
    first: frozenset[str]
    empty: bool
    """Whether it can match nothing."""


def literals(pattern: str) -> Iterator[str]:
    """The words and signs that stand for themselves in a pattern."""
    for piece in _PIECE.findall(pattern):
        name = piece.rstrip("?").rpartition("=")[2] if len(piece) > 1 else piece
        if name and name[0] not in "()|" and not is_class(name):
            yield name


def is_class(name: str) -> bool:
    """Whether a name is that of a class or macro, and not a word."""
    return name[0].isalpha() and name.isupper() and len(name) > 1


def compile_pattern(pattern: str, lexicon: Lexicon, macros: Mapping[str, str]) -> Compiled:
    """A pattern as a regular expression over letters. ValueError where it cannot be read."""
    reader = _Reader(lexicon, macros)
    part = reader.read(pattern)
    if part.empty:
        raise ValueError(f"pattern can match nothing at all: {pattern!r}")
    return Compiled(re.compile(part.regex), part.first, reader.captures)


class _Reader:
    """Reads a pattern from left to right; a macro is read where its name stands."""

    def __init__(self, lexicon: Lexicon, macros: Mapping[str, str]) -> None:
        self._lexicon = lexicon
        self._macros = macros
        self.captures: dict[str, str] = {}

    def read(self, pattern: str) -> _Part:
        pieces = _PIECE.findall(pattern)
        part, at = self._alternatives(pieces, 0)
        if at != len(pieces):
            raise ValueError(f"bracket without its other half: {pattern!r}")
        return part

    def _alternatives(self, pieces: list[str], at: int) -> tuple[_Part, int]:
        part, at = self._sequence(pieces, at)
        while at < len(pieces) and pieces[at] == "|":
            other, at = self._sequence(pieces, at + 1)
            part = _Part(
                f"{part.regex}|{other.regex}", part.first | other.first, part.empty or other.empty
            )
        return part, at

    def _sequence(self, pieces: list[str], at: int) -> tuple[_Part, int]:
        part = _Part("", frozenset(), True)
        while at < len(pieces) and pieces[at] != "|" and not pieces[at].startswith(")"):
            if pieces[at].startswith("("):
                next_, at = self._group(pieces, at)
            else:
                next_, at = self._item(pieces[at]), at + 1
            first = part.first | next_.first if part.empty else part.first
            part = _Part(part.regex + next_.regex, first, part.empty and next_.empty)
        return part, at

    def _group(self, pieces: list[str], at: int) -> tuple[_Part, int]:
        opening = pieces[at]
        part, at = self._alternatives(pieces, at + 1)
        if at >= len(pieces):
            raise ValueError("bracket is not closed")
        if opening != "(":
            return _Part(f"{opening}{part.regex})", frozenset(), True), at + 1
        optional = pieces[at] == ")?"
        regex = f"(?:{part.regex})" + ("?" if optional else "")
        return _Part(regex, part.first, part.empty or optional), at + 1

    def _item(self, piece: str) -> _Part:
        optional = len(piece) > 1 and piece.endswith("?")
        name, _, what = piece.rstrip("?").rpartition("=") if len(piece) > 1 else ("", "", piece)
        if what in self._macros:
            inner = self.read(self._macros[what])
            part = inner._replace(regex=f"(?:{inner.regex})")
        else:
            letters = self._lexicon.letters(what)
            part = _Part(f"[{letters}]", frozenset(letters), False)
        if name:
            self.captures[name] = what
            part = part._replace(regex=f"(?P<{name}>{part.regex})")
        if optional:
            part = part._replace(regex=f"(?:{part.regex})?", empty=True)
        return part
