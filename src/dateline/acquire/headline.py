"""Finds the headline of a page that was saved as text, below its menus.

A headline shares its words with the report; menus, sections and bylines do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.acquire.draft import Piece
from dateline.acquire.patterns import load
from dateline.acquire.shape import ends_sentence, is_prose, words_in

MOST_WORDS = 32
FEWEST_WORDS = 4
"""Words of a line below a menu from which it may be a headline: sections have one to three."""

SHARED_WORDS = 2
"""Words that a headline below other lines must share with the report. Not tuned."""

ENOUGH = (6, 10)
"""A line counts beside the best one if its weight is at least so much of the best: the headline
stands above the longer line below it, which may share more. Not tuned."""

LEDE = 6
"""Paragraphs of the report in which those words are looked for."""

STEM = 5
"""Letters of a word that count: "collapses" and "collapse" are one word here."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_TITLE_CASE = 0.75
"""Share of long words with a capital that makes a line with a full stop a headline."""


def find_headline(pieces: Sequence[Piece]) -> int | None:
    """Index of the headline; None where the text begins with its first paragraph.

    The first line is one if it looks so, unless it shares nothing with the report and a line
    further down, still above the first paragraph, does.
    """
    first = next((at for at, piece in enumerate(pieces) if _is_paragraph(piece)), len(pieces))
    lines = [at for at in range(min(first + 1, len(pieces))) if _may_be(pieces, at)]
    body = content_words(" ".join(piece.text for piece in pieces[first : first + LEDE]))
    telling = _telling(pieces, [at for at in lines if at < first], body)
    below = telling[0] if telling else 0
    if below and _is_menu(pieces, below):
        return below
    return 0 if lines[:1] == [0] else None


def _telling(pieces: Sequence[Piece], lines: Sequence[int], body: set[str]) -> list[int]:
    """Lines that share words with the report, those left out that share far fewer than the best:
    the name of an office, a show or a site has words of the report too."""
    weights = {at: _weight(pieces[at].text, body) for at in lines}
    best = max(weights.values(), default=0)
    told = [at for at in lines if weights[at] and weights[at] * ENOUGH[1] >= best * ENOUGH[0]]
    long = [at for at in told if words_in(pieces[at].text) >= FEWEST_WORDS]
    mixed = [at for at in long if not pieces[at].text.isupper()]
    return mixed or long or told


def _weight(text: str, body: set[str]) -> int:
    """How much of a line the report says too, times how many words that is; 0 for too few."""
    own = content_words(text)
    shared = len(own & body)
    return 100 * shared * shared // len(own) if shared >= SHARED_WORDS else 0


def words_of_report(pieces: Sequence[Piece]) -> set[str]:
    """The words, cut to their stems, of the first paragraphs."""
    told = [piece.text for piece in pieces if is_prose(piece.text)]
    return content_words(" ".join(told[:LEDE]))


def _is_paragraph(piece: Piece) -> bool:
    return is_prose(piece.text) and not _is_title_case(piece.text)


def _may_be(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the line has the shape of a headline."""
    piece = pieces[at]
    text = piece.text
    if piece.role not in (None, "heading") or len(pieces) < 2 or text[-1] in ",;-–—:":
        return False
    if not (2 if at == 0 else FEWEST_WORDS) <= words_in(text) <= MOST_WORDS:
        return False
    return not ends_sentence(text) or text[-1] in "?!" or _is_title_case(text)


def _is_title_case(text: str) -> bool:
    """Whether most long words begin with a capital, and no sentence ends inside."""
    long_words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long_words)
    inner = re.search(r"[.!?] [A-Z]", text)
    return len(long_words) >= 3 and capitals >= _TITLE_CASE * len(long_words) and not inner


def _is_menu(pieces: Sequence[Piece], below: int) -> bool:
    """Whether the lines above `below` are page matter: several, or very short, or in capitals,
    and none of them a sentence."""
    above = [piece.text for piece in pieces[:below]]
    if any(ends_sentence(text) for text in above):
        return False
    return len(above) > 1 or words_in(above[0]) < FEWEST_WORDS or above[0].isupper()


def content_words(text: str) -> set[str]:
    """Stems of the words of a text that are not small words of English."""
    return {word[:STEM] for word in _WORD.findall(text.lower())} - _small_words()


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word[:STEM] for word in load("language.toml")["words"]["en"])
