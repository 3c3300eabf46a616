"""A timeline narrowed to what is asked for: some rows, with all that hangs under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from msgspec.structs import replace

from dateline import when as calendar
from dateline.records import Event, Gap, Story, StoryFile
from dateline.select.gaps import find_gaps


class Asked(NamedTuple):
    """What rows are wanted; what is "" or None asks for nothing."""

    events: int | None = None
    """So many occurrences, the weightiest."""
    first: str = ""
    """ISO day; what is known to lie before it is left out, and so is what has no day."""
    last: str = ""
    about: str = ""
    """Part of the name of somebody who takes part, whatever its case."""
    place: str = ""
    """Part of the name of a place where it was, or its country's code."""


def narrow(story: StoryFile, asked: Asked) -> StoryFile:
    """The story with those rows alone of its timeline that fit all that is asked; a row fits by
    itself or by what hangs under it."""
    roots = _roots(story)
    events = {event.id: event for event in story.events}
    held: dict[str, list[Event]] = defaultdict(list)
    for entry in story.timeline:
        held[roots[entry.event]].append(events[entry.event])
    kept = {root for root, under in held.items() if _fits(story, events[root], under, asked)}
    main = {entry.event for entry in story.timeline if entry.tier == "main"}
    rows = kept & main
    if asked.events is not None:
        ranked = sorted(rows, key=lambda event: (-events[event].salience, event))
        kept = set(ranked[: asked.events])
    timeline = tuple(entry for entry in story.timeline if roots[entry.event] in kept)
    return replace(
        story,
        timeline=timeline,
        stories=tuple(replace(one, gaps=_gaps(one, events, rows, asked)) for one in story.stories),
    )


def _gaps(
    story: Story, events: Mapping[str, Event], rows: Set[str], asked: Asked
) -> tuple[Gap, ...]:
    """The stretches inside the days asked for of which none of the rows tells: those of the
    whole story, or, of somebody or of a place, between the rows of that."""
    gaps = story.gaps
    if asked.about or asked.place:
        gaps = find_gaps(events[event].when for event in sorted(rows & frozenset(story.events)))
    inside = (
        Gap(first=max(gap.first, asked.first), last=min(gap.last, asked.last or gap.last))
        for gap in gaps
    )
    return tuple(gap for gap in inside if gap.first <= gap.last)


def _roots(story: StoryFile) -> dict[str, str]:
    """Event id to the row of its own under which it stands."""
    parent = {entry.event: entry.parent for entry in story.timeline}
    found = {}
    for event in parent:
        root = event
        while (above := parent.get(root)) is not None and above in parent:
            root = above
        found[event] = root
    return found


def _fits(story: StoryFile, root: Event, under: Iterable[Event], asked: Asked) -> bool:
    every = list(under)
    if (asked.first or asked.last) and not _within(root, asked):
        return False
    if asked.about and not any(_names(story, event, asked.about) for event in every):
        return False
    return not asked.place or any(_lies(story, event, asked.place) for event in every)


def _within(event: Event, asked: Asked) -> bool:
    """Whether it can lie in the days asked for. What has no day cannot be said to."""
    when = event.when
    if when is None or when.start is None or when.end is None:
        return False
    start, end = when.start[:10], when.end
    inside = not asked.first or calendar.local_day(when) == asked.first or end > asked.first
    return inside and (not asked.last or start <= asked.last)


def _names(story: StoryFile, event: Event, name: str) -> bool:
    wanted = name.casefold()
    return any(
        wanted in known.casefold()
        for actor in story.actors
        if actor.id in event.actors
        for known in (actor.name, *actor.names)
    )


def _lies(story: StoryFile, event: Event, name: str) -> bool:
    wanted = name.casefold()
    return any(
        wanted in place.name.casefold() or wanted == place.country.casefold()
        for place in story.places
        if place.id in event.places
    )
