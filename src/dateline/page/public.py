"""A story cut down to what may be shown to everyone: approved events, no texts, names redacted.

What stays out is not hidden in the page: it is not in it. `doubts` names what a person should
look at before the page goes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from dateline.export.neutral import one_line
from dateline.export.view import View
from dateline.records import Claim, Event, Quote, Story, StoryFile

REDACTED = "[redacted]"
UNNAMED = "an outlet not named"
ACCUSED = {"accuse": ("whom", "to", "what"), "crime": ("who",), "court": ("whom",)}
"""By kind of claim, the roles in which somebody stands accused."""
BLAMED = ("who", "whom")
"""The same of what somebody is blamed for, whatever its kind."""
NOT_WORDS = frozenset({
    "id", "how", "kind", "kind_certainty", "mode", "context", "tier", "role", "stance", "polarity",
    "modality", "certainty", "grain", "review", "about", "sha256",
})  # fmt: skip
"""Fields that hold a word of ours, never one of a report."""


class Doubt(NamedTuple):
    """An accusation against a named person, and why it should not go out as it is."""

    name: str
    line: str
    why: str


def published(story: StoryFile) -> StoryFile:
    """The approved events with their claims, and no more of the reports than their sentences."""
    kept = {event.id for event in story.events if event.review == "approved"}
    events = tuple(event for event in story.events if event.id in kept)
    held = {claim for event in events for claim in event.claims}
    claims = tuple(claim for claim in story.claims if claim.id in held)
    said = {_place(claim.quote) for claim in claims}
    entries = tuple(entry for entry in story.timeline if entry.event in kept)
    told = {claim.quote.article for claim in claims} | {entry.line.article for entry in entries}
    named = {one for event in events for one in (*event.actors, *event.places)}
    cut = replace(
        story,
        articles=tuple(
            replace(one, text="", blocks=(), cut=(), notes=(), sources=(),
                    source=replace(one.source, path=""))
            for one in story.articles if one.id in told
        ),
        actors=tuple(
            replace(one, descriptions=tuple(d for d in one.descriptions if _place(d.quote) in said))
            for one in story.actors if one.id in named
        ),
        places=tuple(one for one in story.places if one.id in named),
        claims=tuple(replace(one, said_in=one.said_in if one.said_in in held else None)
                     for one in claims),
        events=tuple(
            replace(one, part_of=one.part_of if one.part_of in kept else None) for one in events
        ),
        relations=tuple(
            one for one in story.relations
            if {one.source, one.target} <= kept and _place(one.quote) in said
        ),
        disputes=tuple(
            replace(one, sides=tuple(side for side in one.sides if held & {*side.claims}))
            for one in story.disputes if one.event in kept
        ),
        stories=tuple(_titled(one, events, told) for one in story.stories if kept & {*one.events}),
        timeline=tuple(
            replace(one, parent=one.parent if one.parent in kept else None, along=one.along
                    and one.parent in kept)
            for one in entries
        ),
        judgements=tuple(
            one for one in story.judgements
            if one.kind != "redact" and one.anchors and all(_place(q) in said for q in one.anchors)
        ),
        possibly_same=(), near_misses=(), failures=(),
    )  # fmt: skip
    return _redacted(_unnamed(cut), list(_redactions(story)))


def _titled(story: Story, events: tuple[Event, ...], told: set[str]) -> Story:
    """The story with the title of an approved event: its own, else the weightiest one's."""
    held = [event for event in events if event.id in story.events]
    titles = [event.title for event in sorted(held, key=lambda e: (-e.salience, e.id))]
    return replace(
        story,
        title=story.title if story.title in titles else titles[0],
        events=tuple(event.id for event in held),
        articles=tuple(one for one in story.articles if one in told),
    )


def _unnamed(story: StoryFile) -> StoryFile:
    """The story without outlets that bear no more than the name of a file of ours."""
    files = {one.outlet.name for one in story.articles if one.outlet.how == "file-name"}

    def shown(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(UNNAMED if name in files else name for name in names)

    return replace(
        story,
        articles=tuple(
            replace(one, outlet=replace(one.outlet, name=shown([one.outlet.name])[0],
                                        candidates=()))
            for one in story.articles
        ),
        events=tuple(
            replace(one, outlets=shown(one.outlets),
                    origins=tuple(replace(o, name=shown([o.name])[0]) for o in one.origins))
            for one in story.events
        ),
        relations=tuple(replace(one, outlets=shown(one.outlets)) for one in story.relations),
        disputes=tuple(
            replace(one, sides=tuple(
                replace(side, outlets=shown(side.outlets), origins=shown(side.origins))
                for side in one.sides))
            for one in story.disputes
        ),
    )  # fmt: skip


def _place(quote: Quote) -> tuple[str, int, int]:
    return quote.article, quote.start, quote.end


# --- redaction ----------------------------------------------------------------------


def _redactions(story: StoryFile) -> Iterator[str]:
    """Every form of every name that a person has redacted."""
    for judgement in story.judgements:
        if judgement.kind != "redact" or judgement.orphaned:
            continue
        words = [judgement.value] if judgement.value else [q.text for q in judgement.anchors]
        for name in words:
            yield name
            for actor in story.actors:
                forms = {actor.name, *actor.names}
                if name.casefold() in {form.casefold() for form in forms}:
                    yield from sorted(forms)


def _redacted(story: StoryFile, names: list[str]) -> StoryFile:
    """The story with the names gone from every string, however their words are joined."""
    forms = sorted({tuple(re.findall(r"\w+", name)) for name in names}, key=lambda f: (-len(f), f))
    joined = "|".join(r"(?:[\W_]|%20)+".join(map(re.escape, form)) for form in forms if form)
    if not joined:
        return story
    name = re.compile(rf"(?<![^\W_])(?:{joined})(?![^\W_])", re.IGNORECASE)
    plain = msgspec.to_builtins(story)
    return msgspec.convert(_without(plain, name), StoryFile)


def _without(held: Any, name: re.Pattern[str]) -> Any:
    if isinstance(held, str):
        return name.sub(REDACTED, held)
    if isinstance(held, list | tuple):
        return [_without(one, name) for one in held]
    if not isinstance(held, dict):
        return held
    found = {
        key: value if key in NOT_WORDS and isinstance(value, str) else _without(value, name)
        for key, value in held.items()
    }
    if "marks" in found and found["text"] != held["text"]:
        found["marks"] = []  # they count characters of the words that were there
    if "cuts" in found and found["text"] != held["text"]:
        found["cuts"] = []
    return found


# --- what to look at first ----------------------------------------------------------


def doubts(story: StoryFile) -> list[Doubt]:
    """Accusations against named persons in approved events that nobody reviewed by their own
    sentence, or beside which no word of the accused stands."""
    view = View(story)
    reviewed = {
        _place(anchor)
        for one in story.judgements
        if one.kind == "approve" and not one.by.startswith("rule:")
        for anchor in one.anchors
    }
    found: dict[Doubt, None] = {}
    for event in view.story.events:
        if event.review != "approved":
            continue
        speakers = _speakers(view, event)
        for claim in view.claims_of(event.id):
            for person in _accused(view, claim):
                why = []
                if _place(claim.quote) not in reviewed:
                    why.append("not reviewed")
                if person not in speakers:
                    why.append("no answer noted")
                if why:
                    name = one_line(view.actors[person].name)
                    found[Doubt(name, one_line(claim.quote.text), " and ".join(why))] = None
    return list(found)


def _accused(view: View, claim: Claim) -> list[str]:
    said = view.claims.get(claim.said_in or "")
    blamed = claim.stance == "blames" or (said is not None and said.kind == "accuse")
    roles = BLAMED if blamed else ACCUSED.get(claim.kind, ())
    said_by = {speaker.actor for speaker in claim.speakers}
    held = [role.actor for role in claim.roles if role.role in roles and role.actor not in said_by]
    return [
        one
        for one in dict.fromkeys(held)
        if one in view.actors and view.actors[one].kind == "person"
    ]


def _speakers(view: View, event: Event) -> set[str]:
    """Who is heard in an event, in what hangs under it, and in what answers it."""
    near = [event.id, *(entry.event for entry in view.children.get(event.id, ()))]
    near += view.along.get(event.id, [])
    near += [end for _, *ends in view.relations.get(event.id, ()) for end in ends]
    return {
        speaker.actor
        for one in near
        if view.events[one].review == "approved"
        for claim in view.claims_of(one)
        for speaker in claim.speakers
        if speaker.actor
    }
