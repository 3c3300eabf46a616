"""What only the pipeline wants of neighbouring mentions: ranges as one stretch, distances
from a named day, and the side that a preposition opens. TIMEX3 keeps these apart.

    "from Dec. 27 to Jan. 3"       one span
    "a day after the Dec. 29 fire" December 30
    "since October", "by Friday"   a stretch with one open side
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dateline.annotate.times.context import Settled
from dateline.records import TimeExpr

_PLACED = ("date", "weekday", "offset", "unit")
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_SIDE_WORD = re.compile(r"\b(since|until|till|by|before|after)\s+$", re.IGNORECASE)
_SIDES = {
    "since": "ON_OR_AFTER",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
    "before": "BEFORE",
    "after": "AFTER",
}
_NOUN_NEXT = re.compile(
    r"['\u2019-]|\s+(?!(?:and|but|or|when|as|after|before|with|in|at|to|on|for"
    r"|by|from|that|which|who|while|because|he|she|it|they|the|a|an)\b)[a-z]"
)
_AFTER_WORD = re.compile(r"\s+(after|before|following)\s+(?:the|a|an|its|his|her|their)?\s*$")
_RANGE = re.compile(r"\s*(?:-|\u2013|\u2014|to|through|until|till)\s*(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)


def join(settled: Sequence[Settled], text: str) -> Iterator[Settled]:
    """The mentions as the pipeline takes them, in the order of the text."""
    loud = [found for found in settled if not found.draft.quiet]
    counted = [_count_from(found, after, text) for found, after in pairwise([*loud, None])]
    skip = False
    for found, after in pairwise([*counted, None]):
        if skip:
            skip = False
        elif found is not None and after is not None and _is_range(found, after, text):
            skip = True
            yield _range(found, after)
        elif found is not None:
            yield _open_side(found, text)


def _count_from(found: Settled | None, after: Settled | None, text: str) -> Settled | None:
    """ "a day" before "after the Dec. 29 fire": the day it counts to."""
    if found is None or after is None or found.draft.type != "DURATION":
        return found
    length = _LENGTH.fullmatch(found.expr.value)
    between = _AFTER_WORD.fullmatch(text, found.draft.end, after.draft.start)
    if not length or not between or after.expr.op not in _PLACED or after.draft.type != "DATE":
        return found
    sign = -1 if between[1] == "before" else 1
    expr = TimeExpr(
        op="offset",
        offset=sign * int(length[1]),
        unit=_UNITS[length[2]],
        anchor=after.expr,
        rule="count-from-date",
    )
    return Settled(found.draft._replace(type="DATE"), expr, found.value)


def _is_range(found: Settled, after: Settled, text: str) -> bool:
    both = (found, after)
    if any(one.draft.type != "DATE" or one.expr.op not in _PLACED for one in both):
        return False
    start, end = found.draft.end, after.draft.start
    if _RANGE.fullmatch(text, start, end):
        return True
    before = text[max(0, found.draft.start - 12) : found.draft.start]
    return bool(_BETWEEN.search(before) and _AND.fullmatch(text, start, end))


def _range(found: Settled, after: Settled) -> Settled:
    last = after.expr
    if last.op == "date" and last.edtf.startswith("XXXX-") and last.anchor is None:
        last = replace(last, anchor=found.expr, direction="future")
    expr = TimeExpr(op="span", first=found.expr, last=last, rule="range")
    draft = found.draft._replace(end=after.draft.end)
    return Settled(draft, expr, f"{found.value}/{after.value}")


def _open_side(found: Settled, text: str) -> Settled:
    """ "since October" is open to one side; "after Friday's vote" is not."""
    draft, expr = found.draft, found.expr
    if draft.type != "DATE" or expr.op not in _PLACED:
        return found
    word = _SIDE_WORD.search(text, max(0, draft.start - 10), draft.start)
    if not word or _NOUN_NEXT.match(text, draft.end):
        return found
    return found._replace(expr=replace(expr, mod=_SIDES[word[1].lower()]))
