"""Whether a text is a note: a message, an appointment, a query, and no report.

In a note a range ("2 to 4 p.m.") and a day with its clock are one expression, as its writer
means one appointment; TIMEX3 marks the ends of a report's ranges apart. An hour of no day is
"T15" there, "next Friday" is that of the next week, "the next 3 days" have a begin and an end,
and the rules of `95_note.toml` hold.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from dateline.annotate.times.ahead import LENGTH, UNITS
from dateline.annotate.times.context import Settled
from dateline.annotate.times.timex import Timex
from dateline.annotate.times.words import read_classes
from dateline.records import TimeExpr, When
from dateline.when import resolve

LONGEST = 300
"""Characters of the longest text that is taken for a note. Not tuned."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SPOKEN = re.compile(r"[\"\u201c\u201d]|\bsaid\b|\n\s*\n")
"""A quotation, a verb of saying or a second paragraph: a report."""


def is_note(text: str) -> bool:
    """Whether a short text speaks to someone ("I'll be out", "Book a room") or is no sentence."""
    if len(text) > LONGEST or _SPOKEN.search(text):
        return False
    words = [word.replace("\u2019", "'") for word in _WORD.findall(text)]
    words = [word if word == "US" else word.lower() for word in words]
    classes = read_classes()
    person, order = classes["NOTE_PERSON"], classes["NOTE_ORDER"]
    if any(word in person for word in words) or text.rstrip().endswith("?"):
        return True
    if text.rstrip().endswith((".", "!")):
        return words[:1] != [] and (
            words[0] in order or (words[0] in classes["NOTE_SUBJECT"] and _is_plain(text, words))
        )
    asks = classes["NOTE_ASKS"]
    return len(words) <= SHORTEST or words[0] in order or words[0] in asks or _is_plain(text, words)


SHORTEST = 6
"""A text of no more words than this is a heading or an entry, no report. Not tuned."""

_SENTENCE_END = re.compile(r"[.?!]\s+\S")
_NAME = re.compile(r"(?<=[\w,] )[A-Z][a-z]\w*")


def _is_plain(text: str, words: list[str]) -> bool:
    """One sentence that names nobody and tells nothing of the past ("It will happen ...")."""
    classes = read_classes()
    if _SENTENCE_END.search(text):
        return False
    named = (found[0] for found in _NAME.finditer(text))
    known = {**classes["MONTH"], **classes["WEEKDAY"]}
    if any(name not in known and name.lower() not in known for name in named):
        return False
    told = classes["PAST_CUE"]
    for before, word in pairwise(["", *words]):
        if word in told or (word.endswith("ed") and len(word) > 4 and before not in _BE):
            return False
    return True


_BE = ("be", "been", "is", "are")


def as_meant(found: Settled, written: When | None) -> Settled:
    """ "next Friday" of a note is that of the next week, "last Friday" that of the last one."""
    expr = found.expr
    if found.draft.expr.rule not in _SHIFTED or abs(expr.offset or 0) != 1 or expr.anchor:
        return found
    expr = replace(expr, unit="week")
    return found._replace(expr=expr, value=resolve(expr, written))


_SHIFTED = ("shifted-weekday", "shifted-weekday-part", "shifted-weekday-clock")
_BARE = ("clock", "four-digit-clock", "in-the-part", "note-hour", "note-part")
_DAY_OF_CLOCK = re.compile(r"^(?:XXXX-XX-XX|\d{4}-\d\d-\d\d)(?=T)")
_FULL_HOUR = re.compile(r"(T\d\d):00(?![:\d])")
_SAID_MINUTES = re.compile(r"[:.h]00|\b\d\d00\b|noon|midday|midnight", re.IGNORECASE)
_COARSE = re.compile(r"(\d{4})(-\d\d)?")


def as_noted(timex: Timex, expr: TimeExpr, written: When | None) -> Timex:
    """A note's value: an hour of no day as "T15", no minutes where none are said, and a stretch
    of days, months or years as begin/end, by the first day of each."""
    value, kind = timex.value, timex.type
    if kind == "SET" or (expr.rule in _BARE and not expr.zone and expr.offset == 0):
        value = _DAY_OF_CLOCK.sub("", value)
    if not _SAID_MINUTES.search(timex.text):
        value = _FULL_HOUR.sub(r"\1", value)
    if expr.op == "span" and value.count("/") == 1:
        value = "/".join(_first_day(end) for end in value.split("/"))
    if expr.op == "duration" and (stretch := _begin_end(expr, written)):
        value, kind = stretch, "DATE"
    return replace(timex, value=value, type=kind)


def _first_day(value: str) -> str:
    found = _COARSE.fullmatch(value)
    return f"{found[1]}{found[2] or '-01'}-01" if found else value


def _begin_end(expr: TimeExpr, written: When | None) -> str:
    """ "the next 3 days" begin tomorrow, "the last 3 months" end today; the end is excluded."""
    length = LENGTH.fullmatch(expr.value)
    if length is None or written is None or not expr.direction:
        return ""
    day = TimeExpr(op="offset", unit="day", offset=int(expr.direction == "future"))
    sign = 1 if expr.direction == "future" else -1
    other = TimeExpr(
        op="offset", unit=UNITS[length[2]], offset=sign * int(length[1]), grain="day", anchor=day
    )
    begin, end = sorted((resolve(day, written), resolve(other, written)))
    return f"{begin}/{end}" if begin and end else ""
