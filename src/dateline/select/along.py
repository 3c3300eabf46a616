"""What says nothing of its own in a timeline: it is told along in the row above it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.records import Line
from dateline.select.repeats import repeats
from dateline.select.shown import shown
from dateline.select.standing import Standing
from dateline.select.told import Sentence

NEWS = ("main", "reaction", "outlook")
PLAIN_MARKS = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def fold(on: Standing, lines: Mapping[str, Line]) -> frozenset[str]:
    """The events that say nothing of their own: what no sentence is told for and whose
    sentences all tell the row above it, or of the background any news; and of the rows of one
    tier under one row that show the same words, all but the first, which the others then hang
    under; and what only repeats another line of the story."""
    first: dict[tuple[str, str, str], str] = {}
    folded = set()
    depth = {event: _depth(on, event) for event in on.events}
    for event in sorted(on.events, key=lambda e: (depth[e], on.weight[e])):
        top = _top(on, event) if depth[event] else ""
        keeper = first.setdefault((top, on.tiers[event], _said(lines[event])), event)
        if keeper != event and not (depth[event] == 0 and on.is_own(event)):
            on.parent[event] = keeper
            folded.add(event)
    for event in sorted(on.parent, key=lambda e: (_depth(on, e), e)):
        row = on.parent[event]
        while row in folded:
            row = on.parent[row]
        if on.is_own(event) and on.told.events[event].part_of is None:
            continue
        if on.is_told_for(event):
            continue
        if _sentences(on, event) <= _sentences(on, row) or _stands_in_news(on, event):
            folded.add(event)
    folded.update(event for event in on.silent if event in on.parent)
    return frozenset(folded | _repeated(on, lines, folded))


def _stands_in_news(on: Standing, event: str) -> bool:
    """Whether it is background named in sentences that all tell something of the story ("a man
    who drew gunfire is taking a plea deal"): such a line would show that as background."""
    return on.tiers[event] == "background" and all(
        any(on.tiers.get(on.told.event_of[head], "") in NEWS for head in on.heads[sentence])
        for sentence in _sentences(on, event)
    )


def _repeated(on: Standing, lines: Mapping[str, Line], folded: set[str]) -> set[str]:
    """The hanging events whose line another hanging line of the story says too; they then
    hang under that one."""
    hanging = [
        event
        for event in on.events
        if event in on.parent and event not in folded and not on.is_own(event)
    ]
    found = set()
    for event, keeper in repeats(hanging, lines):
        at: str | None = keeper
        while at is not None and at != event:
            at = on.parent.get(at)
        if at == event:
            on.parent[keeper] = on.parent[event]
        on.parent[event] = keeper
        found.add(event)
    return found


def _top(on: Standing, event: str) -> str:
    """The row that hangs under nothing, in which the event stands."""
    while event in on.parent:
        event = on.parent[event]
    return event


def _depth(on: Standing, event: str) -> int:
    depth = 0
    while event in on.parent:
        event, depth = on.parent[event], depth + 1
    return depth


def _sentences(on: Standing, event: str) -> frozenset[Sentence]:
    return frozenset(on.told.sentence(claim.id) for claim in on.told.claims_of(event))


def _said(line: Line) -> str:
    """The words a line shows, with spacing, quotation marks and case folded."""
    words = shown(line).translate(PLAIN_MARKS)
    return " ".join(words.split()).strip("\"' .").casefold()
