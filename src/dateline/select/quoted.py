"""A line out of somebody's longer speech is shown with both its quotation marks.

"We rebuild.”" says neither that it is speech nor where it began: the line then starts at the
opening mark, with what lies between cut (“[…] We rebuild.”); and so at its end. Where the words
between are not at hand, the line stays as it is.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from dateline.records import Line, Quote
from dateline.select.shorten import without
from dateline.select.told import Told

REACH = 4
"""Sentences that are looked through for the other mark. Not tuned: a speech of more is not told
by one mark of its own."""
AROUND = 32
OPENING, CLOSING, STRAIGHT = "\u201c", "\u201d", '"'
_MARK = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")


def with_both_marks(told: Told, line: Line) -> Line:
    """The line, from the opening to the closing mark of the speech that it is out of."""
    if _closes_first(line.text):
        return _opened(told, line)
    if line.text[:1] in (OPENING, STRAIGHT) and _open_at(line.text) is not None:
        return _closed(told, line)
    return line


def _closes_first(words: str) -> bool:
    """Whether a mark closes what was opened before the words."""
    first = _MARK.search(words)
    if first is None or first[0] == OPENING:
        return False
    if first[0] == CLOSING:
        return True
    closes = first.start() > 0 and not words[first.start() - 1].isspace()
    return closes and words.count(STRAIGHT) % 2 == 1


def _open_at(words: str) -> int | None:
    """Where the last mark stands that opens what the words do not close."""
    opened = None
    for found in _MARK.finditer(words):
        opens = found[0] == OPENING or (found[0] == STRAIGHT and opened is None)
        opened = found.start() if opens else None
    return opened


def _opened(told: Told, line: Line) -> Line:
    start, text, prefix = line.start, line.text, line.prefix
    for _ in range(REACH):
        before = [quote for quote in _quotes(told, line) if quote.start < start]
        near = max(before, key=lambda quote: quote.start, default=None)
        if near is None or start - near.end > len(prefix):
            break
        gap = start - near.end
        between = prefix[len(prefix) - gap :] if gap > 0 else ""
        start, text = near.start, near.text + between + text[max(0, -gap) :]
        prefix = near.prefix
        left = text[: line.start - start]
        if _MARK.search(left):
            at = _open_at(left)
            if at is None:
                break
            cut = (start + at + 1, line.start)
            more = [cut] if text[at + 1 : cut[1] - start].strip() else []
            return replace(
                line, start=start + at, text=text[at:], prefix=(prefix + text[:at])[-AROUND:],
                cuts=without(line.cuts, more),
            )  # fmt: skip
    return line


def _closed(told: Told, line: Line) -> Line:
    end, text, suffix = line.end, line.text, line.suffix
    for _ in range(REACH):
        after = [quote for quote in _quotes(told, line) if quote.end > end]
        near = min(after, key=lambda quote: (quote.end, quote.start), default=None)
        if near is None or near.start - end > len(suffix):
            break
        gap = near.start - end
        between = suffix[:gap] if gap > 0 else ""
        text += between + near.text[max(0, -gap) :]
        end, suffix = near.end, near.suffix
        right = text[line.end - line.start :]
        found = _MARK.search(right)
        if found is not None:
            if found[0] == OPENING:
                break
            at = line.end - line.start + found.start()
            cut = (line.end, line.start + at)
            more = [cut] if text[cut[0] - line.start : at].strip() else []
            return replace(
                line, end=line.start + at + 1, text=text[: at + 1],
                suffix=(text[at + 1 :] + suffix)[:AROUND],
                cuts=without(line.cuts, more),
            )  # fmt: skip
    return line


def _quotes(told: Told, line: Line) -> list[Quote]:
    claims = told.readings[line.article].claims
    return [claim.quote for claim in claims if claim.quote.block == line.block]
