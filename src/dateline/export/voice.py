"""Whose words a line is, where it does not say so itself."""

from __future__ import annotations

from dateline.export.neutral import one_line
from dateline.export.view import View
from dateline.records import Line, Speaker

POINTING = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "that"})
"""A speaker of whom no more is known says nothing behind "said by"."""
ARTICLES = frozenset({"A", "An", "The", "Its", "His", "Her", "Their", "Another"})


def said_by(view: View, event: str) -> str:
    """Who says what an event's line tells, "" where the line names them or its report tells it
    in its own voice, and where it is not known.

    A sentence of a long quotation ("He burned the mill.") stands in its report for the words of
    somebody named before it; out of its place it would read as the report's own.
    """
    line = view.entries[event].line
    told = [
        claim
        for claim in view.claims_of(event)
        if claim.quote.article == line.article and line.start <= claim.predicate.start < line.end
    ]
    if not told or any(_is_told_within(claim.speakers, line) for claim in told):
        return ""
    last = told[0].speakers[-1]
    named = view.names([last.actor]) if last.actor else []
    words = named[0] if named else _within_a_line(one_line(last.text))
    return "" if words.casefold() in POINTING else words


def _within_a_line(words: str) -> str:
    """A description that opened its sentence ("A statement from the port") as it stands in one."""
    return words[:1].lower() + words[1:] if words.split(" ")[0] in ARTICLES else words


def _is_told_within(speakers: tuple[Speaker, ...], line: Line) -> bool:
    """Whether a line shows who speaks, or nobody does."""
    return not speakers or any(_is_shown(speaker, line) for speaker in speakers)


def _is_shown(speaker: Speaker, line: Line) -> bool:
    quote = speaker.quote
    if quote is None:
        return speaker.text in line.text
    at = quote.marks[0] if quote.marks else (quote.start, quote.end)
    hidden = any(start <= at[0] and at[1] <= end for start, end in line.cuts)
    inside = line.start <= at[0] and at[1] <= line.end
    return quote.article == line.article and inside and not hidden
