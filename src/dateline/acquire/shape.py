"""What a line looks like: prose, a short line alone, a bullet. Decides nothing."""

from __future__ import annotations

import re

PROSE_WORDS = 8
"""A line with a sentence's end and at least so many words is prose. Shorter paragraphs are mostly
quotations; shorter lines of menus that end in a full stop are rare. Not tuned."""

HEADLINE_WORDS = 18
"""A headline may be a question or a cry; beyond so many words it is a paragraph. Not tuned."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]»]*$")
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|st|mt|"
    r"no|vs|inc|corp|ltd|co|jr|sr|gov|gen|sen|rep)|\b(?:[a-z]\.)+[a-z])\.$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w'’.-]*")


def words_in(text: str) -> int:
    """Number of words, as white space parts them."""
    return text.count(" ") + 1 if text else 0


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does; "Friday, Dec." or "In the U.S." alone does not."""
    if not _SENTENCE_END.search(text):
        return False
    return words_in(text) >= PROSE_WORDS or not _ABBREVIATION_END.search(text)


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph of a report rather than a label, a headline or a link."""
    end = _SENTENCE_END.search(text)
    if end is None:
        return False
    return words_in(text) >= (PROSE_WORDS if end.group()[0] in ".…" else HEADLINE_WORDS)


def letters_in(text: str) -> int:
    """Number of words that hold a letter."""
    return sum(any(c.isalpha() for c in word) for word in _WORD.findall(text))
