"""What a command has changed in a story, event by event."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from dateline.records import Event, StoryFile, When


class Changes(NamedTuple):
    """Ids of articles and events. An event is followed by its claims, not by its id."""

    articles_added: tuple[str, ...]
    articles_removed: tuple[str, ...]
    new: tuple[str, ...]
    """Events of which no claim was there before."""
    gone: tuple[str, ...]
    """Events (by their old id) of which no claim is left."""
    grown: tuple[tuple[str, int], ...]
    """Events with claims that were not there before, and how many."""
    joined: tuple[tuple[str, tuple[str, ...]], ...]
    """Events that hold claims of several events of before, and the old ids of those."""
    parted: tuple[tuple[str, tuple[str, ...]], ...]
    """Events of before (old id) whose claims now stand in several, and their ids."""
    redated: tuple[tuple[str, str, str], ...]
    """Events whose day has changed: id, EDTF before, EDTF now ("" where open)."""
    closed: tuple[tuple[str, str], ...] = ()
    """Announcements that a report now answers or follows up, each with the later event."""


def changes(before: StoryFile, now: StoryFile) -> Changes:
    """What tells `now` from `before`."""
    then_of = {claim: event.id for event in before.events for claim in event.claims}
    now_of = {claim: event.id for event in now.events for claim in event.claims}
    whence = {event.id: _held(event, then_of) for event in now.events}
    whither = {event.id: _held(event, now_of) for event in before.events}
    dates = {event.id: _edtf(event.when) for event in before.events}
    then, here = {a.id for a in before.articles}, {a.id for a in now.articles}
    then_closed = {
        (whither[announced][:1], whither[later][:1]) for announced, later in _closed(before)
    }
    return Changes(
        articles_added=tuple(sorted(here - then)),
        articles_removed=tuple(sorted(then - here)),
        new=tuple(event for event, old in whence.items() if not old),
        gone=tuple(event for event, new in whither.items() if not new),
        grown=tuple(
            (event.id, more)
            for event in now.events
            if whence[event.id] and (more := sum(c not in then_of for c in event.claims))
        ),
        joined=tuple((event, old) for event, old in whence.items() if len(old) > 1),
        parted=tuple((event, new) for event, new in whither.items() if len(new) > 1),
        redated=tuple(
            (event.id, dates[old[0]], _edtf(event.when))
            for event in now.events
            if len(old := whence[event.id]) == 1 and dates[old[0]] != _edtf(event.when)
        ),
        closed=tuple(
            (announced, later)
            for announced, later in _closed(now)
            if whence[announced] and ((announced,), (later,)) not in then_closed
        ),
    )


def _closed(story: StoryFile) -> list[tuple[str, str]]:
    """Each event that looks ahead with what answers or follows it."""
    ahead = {entry.event for entry in story.timeline if entry.tier == "outlook"}
    return sorted(
        {
            (relation.target, relation.source)
            for relation in story.relations
            if relation.kind in ("answers", "follows") and relation.target in ahead
        }
    )


def _held(event: Event, events: dict[str, str]) -> tuple[str, ...]:
    """The events that hold the claims of `event`, each once, the one with the most first."""
    counts: dict[str, int] = defaultdict(int)
    for claim in event.claims:
        if claim in events:
            counts[events[claim]] += 1
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


def _edtf(when: When | None) -> str:
    return when.edtf if when is not None else ""
