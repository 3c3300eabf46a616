"""Plain text: paragraphs parted by empty lines, one to a line, or broken at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.acquire.draft import Draft, pieces_of
from dateline.acquire.encoding import decode
from dateline.acquire.header import below_header
from dateline.acquire.plain import plain
from dateline.acquire.shape import ends_sentence
from dateline.errors import FILE_BINARY, LINE_TOO_LONG, TOO_MANY_LINES, DatelineError
from dateline.records import Source

WIDEST = 100
"""Characters of the longest line of a text that was broken at a fixed width. Mail and terminals
break at 72 to 80, some programs at 98; paragraphs of one line each are longer. Not tuned."""

OPEN_SHARE = 0.6
"""Share of inner lines that must break off inside a sentence for the text to count as broken at a
fixed width: lists and verse end lines at the end of a thought. Not tuned."""

MOST_LINES = 100_000
"""Lines of one text, empty ones too. A book of 20 MB has fewer; more are a table or a log."""

LONGEST_LINE = 1_000_000
"""Code points of one paragraph. A novel has fewer in all; what is longer was not written to be
read, and a citation of its one ¶ would say nothing."""

LONG_GROUP = 12
"""Lines in a row without an empty one, from which on they are looked at as sentences."""

_GROUPS = re.compile(r"\n\s*\n")
_BULLET = re.compile(r"\s*(?:[•·▪*–-]|\d{1,3}[.)])\s")


def read_text(source: Source) -> Draft:
    """The text of a source as lines, each a paragraph, a heading or page matter."""
    draft = Draft(pieces=[])
    text = "\n".join(below_header(text_of(source).split("\n"), draft))
    draft.pieces = pieces_of(paragraphs(text))
    draft.sentence_lines = has_sentence_lines(text)
    return draft


def text_of(source: Source) -> str:
    """The decoded text in plain characters. Raises where the bytes are no text."""
    text, encoding = decode(source.data)
    if not encoding:
        raise DatelineError(FILE_BINARY, path=source.path)
    return checked(plain(text), source.path)


def checked(text: str, path: str) -> str:
    """The text, unless its lines are more, or one of them longer, than those of any report."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise DatelineError(TOO_MANY_LINES, path=path, lines=len(lines))
    longest = max(len(line) for line in lines)
    if longest > LONGEST_LINE:
        raise DatelineError(LINE_TOO_LONG, path=path, characters=longest)
    return text


def has_sentence_lines(text: str) -> bool:
    """Whether a text sets every sentence on a line of its own, as prepared corpora do."""
    groups = [group.split("\n") for group in _GROUPS.split(text)]
    lines = [line for group in groups if len(group) > LONG_GROUP for line in group]
    return bool(lines) and sum(map(ends_sentence, lines)) >= OPEN_SHARE * len(lines)


def paragraphs(text: str) -> list[str]:
    """The lines of a text, those that were broken at a fixed width joined again."""
    groups = [group.split("\n") for group in _GROUPS.split(text)]
    if not _is_broken_at_width(groups):
        return [line for group in groups for line in group]
    return [line for group in groups for line in _joined(group)]


def _is_broken_at_width(groups: list[list[str]]) -> bool:
    inner = [line.rstrip() for group in groups for line in group[:-1]]
    if len(inner) < 3 or max(len(line) for line in inner) > WIDEST:
        return False
    open_lines = [line for line in inner if len(line) > WIDEST / 3 and not ends_sentence(line)]
    return len(open_lines) >= OPEN_SHARE * len(inner)


def _joined(group: list[str]) -> list[str]:
    """One paragraph, unless the group is a list or has short lines inside."""
    longest = max(len(line) for line in group)
    paragraphs: list[list[str]] = []
    broken = False
    for line in group:
        if broken and not _BULLET.match(line):
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line.rstrip()])
        broken = len(line) > 0.6 * longest
    return [_glued(lines) for lines in paragraphs]


def _glued(lines: list[str]) -> str:
    """Lines as one; after a hyphen without a space, since it may be the word's own."""
    parts = lines[:1]
    for above, line in pairwise(lines):
        hyphen = above.endswith("-") and not above.endswith(("--", " -")) and line[:1].isalpha()
        parts.append(line if hyphen else f" {line}")
    return "".join(parts)
