"""A story file in brief: each story's weightiest days, as terminal and page both show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline import when as calendar
from dateline.records import Event, Line, Reading, StoryFile
from dateline.select.brief import brief


class Point(NamedTuple):
    """What a day of a story is told by: the line of the main row in which its weightiest sentence
    stands, or that sentence; and the event of the row."""

    story: str
    day: str
    line: Line
    event: str


def in_brief(
    told: StoryFile, readings: Sequence[Reading], first: str = "", last: str = ""
) -> list[Point]:
    """Story by story its weightiest days, a line each, in the order of the days; of a story
    without any, nothing. What a person hides does not count. A main row keeps its own line, which
    bears no disputed value and no words that somebody said of it later.

    `readings` are what the articles were read as; `first` and `last` are ISO days, both included.
    """
    host = {entry.event: entry.parent for entry in told.timeline if entry.along}
    above = {entry.event: entry.parent for entry in told.timeline}
    own = {e.event: e.line for e in told.timeline if e.tier == "main" and e.parent is None}
    dated = {event.id: calendar.local_day(event.when) for event in told.events}
    hidden = {event.id for event in told.events if event.review == "hidden"}
    events = [one for one in told.events if hidden.isdisjoint((one.id, _row(host, one.id)))]
    found = []
    for story in told.stories:
        held = [event for event in events if event.id in story.events]
        teller = _tellers(told, held)
        own_readings = _readings_of(told, held, readings)
        for day in brief(own_readings, first=first, last=last, claimed=True):
            for line in day.lines:
                event = _row(host, teller[line.article, line.start, line.end, day.day])
                top = _row(above, event)
                if event not in own and top in own and dated[top] == day.day:
                    event = top  # words under the day's main row: it tells the day
                found.append(Point(story.id, day.day, own.get(event, line), event))
    return found


def _row(host: dict[str, str | None], event: str) -> str:
    """The event in whose row an event is told along, or hangs at last, else the event itself."""
    seen = {event}
    while (above := host.get(event)) is not None and above not in seen:
        event = above
        seen.add(event)
    return event


def _tellers(told: StoryFile, events: Iterable[Event]) -> dict[tuple[str, int, int, str], str]:
    """(article, start, end, ISO day) of a sentence to the weightiest event of that day in it."""
    claims = {claim.id: claim for claim in told.claims}
    found: dict[tuple[str, int, int, str], str] = {}
    for event in sorted(events, key=lambda event: (-event.salience, event.id)):
        for claim in (claims[one] for one in event.claims):
            quote, day = claim.quote, calendar.local_day(claim.when)
            if day is not None:
                found.setdefault((quote.article, quote.start, quote.end, day), event.id)
    return found


def _readings_of(
    told: StoryFile, events: Iterable[Event], readings: Iterable[Reading]
) -> list[Reading]:
    """What the articles were read as, with the claims of these events alone, as the pile dates
    them, and the days on which the pile takes the articles to be printed."""
    settled = {claim.id: claim for claim in told.claims}
    own = {claim for event in events for claim in event.claims}
    printed = {article.id: article.published for article in told.articles}
    found = []
    for reading in readings:
        pairs = [
            (settled[claim.id], traits)
            for claim, traits in zip(reading.claims, reading.traits, strict=True)
            if claim.id in own
        ]
        if pairs:
            found.append(
                replace(
                    reading,
                    published=printed[reading.article],
                    claims=tuple(claim for claim, _ in pairs),
                    traits=tuple(traits for _, traits in pairs),
                )
            )
    return found
