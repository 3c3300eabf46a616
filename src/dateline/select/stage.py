"""The stage: stories, tiers, what hangs under what, lines and order, put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline import ids
from dateline import when as calendar
from dateline.records import (
    Entry,
    Judgement,
    Line,
    Merged,
    Reason,
    Related,
    Selected,
    Story,
    Tier,
    When,
)  # fmt: skip
from dateline.select.aims import aims
from dateline.select.alike import Held
from dateline.select.folding import folded
from dateline.select.gaps import find_gaps
from dateline.select.grounds import Note, grounds
from dateline.select.hanging import Hanging
from dateline.select.heads import heads
from dateline.select.judged import ruled_tiers
from dateline.select.lines import line_for
from dateline.select.naming import naming
from dateline.select.quoted import with_both_marks
from dateline.select.salience import saliences
from dateline.select.shown import shown
from dateline.select.spoken import told_as
from dateline.select.stories import stories
from dateline.select.subject import is_beside, printed
from dateline.select.tiers import event_tier, is_saying, lately
from dateline.select.told import Sentence, Told
from dateline.select.window import Window, is_fresh, window
from dateline.select.wording import addresses_reader, asks, is_fragment, is_stamp, presents

LEAST_HEADING_WORDS = 3
"""A heading of fewer words ("Listen live", "Harbour raid") tells no event: there is nobody in it
who does anything."""
SUBJECT_WORDS = 5
"""A heading of at most so many words whose only claim is a noun of speech ("The governor's
response to critics") names a subject. A longer one tells something that was not read. Not
tuned."""


def select(merged: Merged, related: Related, judgements: Sequence[Judgement] = ()) -> Selected:
    """What a reader sees of the pile. Every event stands in one story and has one entry.

    Events of which no claim is left are passed over. `judgements` are people's.
    """
    told = Told(merged, related)
    known = _known(told, judgements)
    grouped = stories(told, judgements)
    made = [_made(known, events) for events in grouped.groups]
    made.sort(key=lambda one: _story_order(told, one))
    timeline = tuple(
        replace(entry, rank=rank)
        for rank, entry in enumerate(entry for _, entries in made for entry in entries)
    )
    return Selected(
        events=tuple(
            replace(event, title=shown(known.lines[event.id]), salience=known.salience[event.id])
            for event in told.events.values()
        ),
        stories=tuple(sorted((story for story, _ in made), key=lambda story: story.id)),
        timeline=timeline,
        judgements=tuple(sorted(grouped.judgements, key=lambda one: one.id)),
    )


class Known(NamedTuple):
    """What is known of the pile's events before its stories are put in order. `lines` change
    where rows of one story would say the same."""

    told: Told
    told_for: dict[Sentence, list[str]]
    salience: dict[str, int]
    lines: dict[str, Line]
    silent: frozenset[str]
    """Events that no sentence tells."""
    ruled: dict[str, Tier]
    """Tiers that a person has given."""
    tiers: dict[str, Tier]


def _known(told: Told, judgements: Sequence[Judgement]) -> Known:
    ruled = ruled_tiers(told, judgements)
    told_for = heads(told)
    lines = {event: line_for(told, event, told_for) for event in told.events}
    silent = frozenset(e for e in told.events if _is_no_telling(told, e, lines[e])) - set(ruled)
    tiers: dict[str, Tier] = {
        event: "background" if event in silent else event_tier(told, event) for event in told.events
    }
    return Known(told, told_for, saliences(told, told_for), lines, silent, ruled, tiers)


def _made(known: Known, events: list[str]) -> tuple[Story, list[Entry]]:
    """One story: its rows with their tiers, and what hangs under what."""
    told, lines, ruled = known.told, known.lines, known.ruled
    placed, notes = _placed(known, events)
    hanging = Hanging(told, events, placed, known.salience, known.told_for, known.silent)
    parent = hanging.settle()
    for event in events:
        if event not in parent and event not in ruled and _is_scrap(told, event, lines[event]):
            placed[event], notes[event] = "background", "silent"
        elif placed[event] == "reaction" and event not in ruled:
            placed[event] = told_as(told, event)
            if placed[event] != "reaction":
                notes[event] = "passed on"
    lines.update(_lines_apart(told, known.told_for, parent, lines))
    along = hanging.fold(lines)
    free = [event for event in events if event not in ruled]
    held = Held(placed, parent, along, lines, known.told_for, known.salience)
    again = folded(told, free, held)
    into = aims(told, free) | again.into
    for event, row in into.items():
        hang(parent, event, row)
    lines.update(again.lines)
    told_by = {event: with_both_marks(told, lines[event]) for event in events}
    why = {event: grounds(told, event, placed[event], notes.get(event)) for event in events}
    rows = Rows(placed, parent, along | into.keys(), told_by, why, known.salience)
    roots = [event for event in events if event not in parent]
    lead = naming(told, events, roots, placed, lines, known.salience)
    return _story(told, events, rows, lead)


def _placed(known: Known, events: list[str]) -> tuple[dict[str, Tier], dict[str, Note]]:
    """The tier of each event within its story, and why where its claims alone do not say."""
    placed = in_window(known.told, events, known.tiers)
    notes: dict[str, Note] = dict.fromkeys(known.silent.intersection(events), "silent")
    notes.update(_moved(placed, known.tiers))
    ruled = {event: known.ruled[event] for event in events if event in known.ruled}
    placed.update(ruled)
    notes.update(dict.fromkeys(ruled, "ruled"))
    return placed, notes


def in_window(told: Told, events: list[str], tiers: dict[str, Tier]) -> dict[str, Tier]:
    """The tiers of a story's events, with what lies outside its window as background; what is
    planned for a day after it stays planned."""
    seen = window(
        (told.events[event].when, len(told.articles(event)), _is_fresh(told, event))
        for event in events
        if tiers[event] in ("main", "reaction")
    )
    found: dict[str, Tier] = {}
    for event in events:
        when, tier = told.events[event].when, tiers[event]
        if tier == "background" and seen.covers(when):
            found[event] = lately(told, event)
        else:
            found[event] = tier if _is_in(seen, tier, when) else "background"
    return found


def _moved(placed: dict[str, Tier], tiers: dict[str, Tier]) -> dict[str, Note]:
    """Why events stand elsewhere for where their time lies."""
    return {
        event: "outside" if tier == "background" else "within"
        for event, tier in placed.items()
        if tier != tiers[event]
    }


def _is_fresh(told: Told, event: str) -> bool:
    """Whether a report tells the event as fresh news, not as a look back."""
    when = told.events[event].when
    return any(
        is_fresh(when, printed(told, claim.quote.article))
        for claim in told.claims_of(event)
        if not told.traits[claim.id].background
    )


def _is_in(seen: Window, tier: Tier, when: When | None) -> bool:
    return seen.holds(when) or (tier == "outlook" and seen.is_before(when))


def hang(parent: dict[str, str], event: str, row: str) -> None:
    """Hang the event under the row; where that hangs under the event, they change places."""
    at: str | None = row
    while at is not None and at != event:
        at = parent.get(at)
    if at == event and event in parent:
        parent[row] = parent[event]
    elif at == event:
        del parent[row]
    parent[event] = row


def _lines_apart(
    told: Told,
    told_for: dict[Sentence, list[str]],
    parent: dict[str, str],
    lines: dict[str, Line],
) -> dict[str, Line]:
    """Other lines for those of a story's events that would repeat the line they hang under,
    where they have any."""
    return {
        event: line_for(told, event, told_for, lines[host])
        for event, host in parent.items()
        if lines[event] == lines[host]
    }


def _is_no_telling(told: Told, event: str, line: Line) -> bool:
    """Whether nothing tells the event but a heading that asks, promises ("here's how") or only
    names a subject ("The governor's response to critics"), words to the outlet's readers or of
    who of its people presents it, the page's own stamp, or what a sentence cut in two leaves of
    who speaks."""
    headed = told.roles(event) <= {"title", "heading"}
    words = shown(line)
    long = len(words.split())
    if headed and (
        long < LEAST_HEADING_WORDS or (long <= SUBJECT_WORDS and _only_names_talk(told, event))
    ):
        return True
    if addresses_reader(words) or is_stamp(words) or presents(words):
        return True
    if words[:1].islower() and _only_speaks(told, event):
        return True
    return asks(words) and (headed or words.lower().startswith("here") or words.endswith("?"))


def _only_speaks(told: Told, event: str) -> bool:
    """Whether nothing tells it but who speaks ("he said through a translator."): what is said
    stands elsewhere."""
    return all(
        is_saying(claim, told.traits[claim.id])
        and not told.contents.get(claim.id)
        and len(told.sentences[told.sentence(claim.id)]) == 1
        for claim in told.claims_of(event)
    )


def _only_names_talk(told: Told, event: str) -> bool:
    """Whether it is told as words of somebody without what they say, by nouns alone."""
    return _only_speaks(told, event) and all(
        told.traits[claim.id].nominal for claim in told.claims_of(event)
    )


def _is_scrap(told: Told, event: str, line: Line) -> bool:
    """Whether nothing tells the event but, in one report, a label of a map or words glued in
    saving the page."""
    headed = told.roles(event) & {"title", "heading"}
    said = any(is_saying(claim, told.traits[claim.id]) for claim in told.claims_of(event))
    return not headed and not said and not told.is_wide(event) and is_fragment(line.text)


class Rows(NamedTuple):
    """What was decided of a story's events."""

    tiers: dict[str, Tier]
    parent: dict[str, str]
    along: frozenset[str]
    lines: dict[str, Line]
    why: dict[str, tuple[Reason, ...]]
    salience: dict[str, int]


def _story(told: Told, events: list[str], rows: Rows, lead: str) -> tuple[Story, list[Entry]]:
    ident = ids.content_id("story", events[0])
    claims = [claim for event in events for claim in told.claims_of(event)]
    telling = [claim for claim in claims if not is_beside(claim)]
    articles = {claim.quote.article for claim in telling or claims}
    story = Story(
        id=ident,
        title=shown(rows.lines[lead]),
        events=tuple(events),
        articles=tuple(sorted(articles)),
        gaps=find_gaps(
            told.events[event].when
            for event in events
            if rows.tiers[event] == "main" and event not in rows.parent
        ),
    )
    return story, [
        Entry(
            story=ident,
            event=event,
            tier=rows.tiers[event],
            parent=rows.parent.get(event),
            line=rows.lines[event],
            rank=0,
            along=event in rows.along,
            why=rows.why[event],
        )
        for event in _in_order(told, events, rows.parent, rows.salience)
    ]


def _in_order(
    told: Told, events: list[str], parent: dict[str, str], salience: dict[str, int]
) -> list[str]:
    """Rows by their instant, then what was gone by a day, by that day, and what is undated; of
    one instant the weightiest first. What hangs stands behind its row, so that an announcement
    never stands before what it announces."""
    held: dict[str | None, list[str]] = {}
    for event in sorted(events, key=lambda e: (*_instant(told.events[e].when), -salience[e], e)):
        held.setdefault(parent.get(event), []).append(event)
    order: list[str] = []
    waiting = list(reversed(held.get(None, [])))
    while waiting:
        event = waiting.pop()
        order.append(event)
        waiting.extend(reversed(held.get(event, [])))
    return order


def _instant(when: When | None) -> tuple[tuple[int, int, int, int, str], bool, str]:
    by = when.not_after if when is not None else None
    return calendar.sort_key(when), not by, by or ""


def _story_order(
    told: Told, made: tuple[Story, list[Entry]]
) -> tuple[int, tuple[int, int, int, int, str], str]:
    """Stories of most articles first, then the earlier."""
    story, entries = made
    return -len(story.articles), calendar.sort_key(told.events[entries[0].event].when), story.id
