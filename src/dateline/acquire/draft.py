"""What a format reader hands on: pieces of text in order, and what the source says of itself.

A Draft is a page taken apart; it becomes an Article after what is not the report was cut
(`clean`), roles were given (`layout`) and outlet and date were weighed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dateline.acquire.plain import one_line
from dateline.records import BlockRole, Cut

Where = Literal[
    "sidecar", "metadata", "url", "header-line", "updated-line", "caption-line", "dateline",
    "comment-line",
]  # fmt: skip
"""How a day of publication was found, best first as listed in `published`."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text on its way to become a Block. `role` None: `layout` decides."""

    text: str
    role: BlockRole | None = None
    page: int | None = None
    at: int = 0
    """Place in the source, for listing what was cut in its order."""


@dataclass(frozen=True)
class DateNote:
    """What the source says of its own day: `text` as it stands there, `how` it was found."""

    text: str
    how: Where
    updated: bool = False


@dataclass
class Draft:
    """A page taken apart. `title` comes from metadata, not from the pieces."""

    pieces: list[Piece]
    title: str = ""
    author: str = ""
    url: str = ""
    outlets: list[str] = field(default_factory=list)
    """Who the page's own metadata says published it, best first."""
    dates: list[DateNote] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    fetched: str = ""
    """ISO day on which the page was saved, where the source says so; "" if unknown."""
    sentence_lines: bool = False
    """The text has one sentence on each line: a question alone is no heading then."""
    language: str = ""
    """ISO code that the source claims for itself; weighed against the words."""

    def cut(self, text: str, why: str) -> None:
        """List `text` as cut, unless nothing of it can be seen."""
        shown = one_line(text)
        if shown:
            self.cuts.append(Cut(text=shown, why=why))


def pieces_of(lines: Iterable[str], role: BlockRole | None = None) -> list[Piece]:
    """One piece for every line that holds something."""
    cleaned = (one_line(line) for line in lines)
    return [Piece(text=line, role=role) for line in cleaned if line]
