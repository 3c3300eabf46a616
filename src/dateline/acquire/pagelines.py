"""The lines that a web page shows, in order, each with what it is; and which of them an
extraction lost although they stand amid the article.

Extraction drops captions always, and now and then a heading or a paragraph. What stands
between two lines that were kept, outside boxes and menus, is put back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.acquire.draft import Piece
from dateline.acquire.markup import Tree, walk
from dateline.acquire.patterns import load
from dateline.acquire.plain import one_line
from dateline.acquire.shape import is_prose, words_in

Kind = Literal["heading", "caption", "text", "aside"]

_HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "select", "textarea", "iframe")
)
_BLOCKS = frozenset(load("pagelines.toml")["blocks"])
_ASIDE = frozenset(("aside", "nav", "footer", "form", "menu", "dialog", "button", "label"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related|share|social|promo|newsletter|comments?|sidebar|advert|ad|ads|cookie|"
    r"teaser|recirc|outbrain|taboola|most-?read|trending|breadcrumbs?|toolbar|hidden|popup|modal)"
    r"(?:[\s_-]|$)",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:fig|img|image|photo|wp|media)?-?caption", re.IGNORECASE
)

FEWEST_CAPTION_WORDS = 4
FEWEST_PROSE_WORDS = 12
"""Words of a lost paragraph that is put back; shorter ones between two others are often requests
to share or subscribe."""


@dataclass(frozen=True)
class PageLine:
    """A line as a browser breaks it."""

    text: str
    kind: Kind


def visible_lines(tree: Tree) -> list[PageLine]:
    """All lines of a page's body."""
    body = tree.find(".//body")
    lines: list[PageLine] = []
    parts: list[str] = []
    kinds: list[Kind] = ["text"]

    def close() -> None:
        text = one_line("".join(parts))
        if text:
            lines.append(PageLine(text, kinds[-1]))
        parts.clear()

    skipped: Tree = None
    for event, element in walk(tree if body is None else body):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skipped is None and event == "start" and (not tag or tag in _HIDDEN):
            skipped = element
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                parts.append(element.tail or "")
            continue
        if tag in _BLOCKS:
            close()
        if event == "start":
            kinds.append(_kind(element, tag, kinds[-1]))
            parts.append(element.text or "")
        else:
            kinds.pop()
            parts.append(element.tail or "")
    close()
    return lines


def _kind(element: Tree, tag: str, above: Kind) -> Kind:
    """What a line directly inside the element is."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if above == "aside" or tag in _ASIDE or (tag in _BLOCKS and _ASIDE_CLASS.search(named[:500])):
        return "aside"
    if tag in ("figcaption", "caption") or (tag in _BLOCKS and _CAPTION_CLASS.search(named[:500])):
        return "caption"
    if tag in _HEADINGS:
        return "heading"
    return above if tag not in _BLOCKS or above == "caption" else "text"


def put_back(pieces: Sequence[Piece], lines: Sequence[PageLine]) -> list[Piece]:
    """The pieces with lost headings, captions and paragraphs in their places."""
    places = _places(pieces, lines)
    known = [at for at in places if at is not None]
    if not known:
        return list(pieces)
    first, last = places.index(known[0]), len(places) - 1 - places[::-1].index(known[-1])
    following = _following(places, len(pieces))
    before: dict[int, list[Piece]] = {}
    for n in range(first, min(last + 2, len(lines))):
        role = _lost_role(n, lines, places)
        if role is not None:
            before.setdefault(following[n], []).append(Piece(lines[n].text, role))
    restored: list[Piece] = []
    for at in range(len(pieces) + 1):
        restored.extend(before.get(at, []))
        restored.extend(pieces[at : at + 1])
    return restored


def _following(places: Sequence[int | None], end: int) -> list[int]:
    """For every line the piece that the next known line stands in."""
    following: list[int] = []
    for place in reversed(places):
        following.append(end)
        end = end if place is None else place
    return following[::-1]


def _places(pieces: Sequence[Piece], lines: Sequence[PageLine]) -> list[int | None]:
    """For every line the piece that holds it; lines and pieces run in the same order."""
    places: list[int | None] = []
    reached = 0
    for line in lines:
        found = next(
            (
                at
                for at in range(reached, min(reached + 40, len(pieces)))
                if line.text == pieces[at].text
                or (words_in(line.text) > 2 and line.text in pieces[at].text)
                or (words_in(pieces[at].text) > 2 and pieces[at].text in line.text)
            ),
            None,
        )
        places.append(found)
        reached = reached if found is None else found
    return places


def _lost_role(
    n: int, lines: Sequence[PageLine], places: Sequence[int | None]
) -> Literal["heading", "caption", "paragraph"] | None:
    """The role of a line that was lost from the article; None where it is no part of it."""
    line = lines[n]
    if places[n] is not None or line.kind == "aside":
        return None
    above = places[n - 1] if n > 0 else None
    below = places[n + 1] if n + 1 < len(places) else None
    if line.kind == "caption":
        return "caption" if words_in(line.text) >= FEWEST_CAPTION_WORDS else None
    if line.kind == "heading":
        return "heading" if below is not None else None
    prose = is_prose(line.text) and words_in(line.text) >= FEWEST_PROSE_WORDS
    return "paragraph" if prose and above is not None and below is not None else None
