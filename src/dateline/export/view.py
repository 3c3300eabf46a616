"""A story looked at from every side: what belongs to which event, and how it is said.

Only lookups live here. Everything that people see (terminal, text, Markdown, CSV, page) is said
through it and `phrases`, so that all of them say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from dateline.export.json import in_order
from dateline.export.neutral import one_line
from dateline.export.phrases import (
    TIER_LABELS,
    gap_words,
    told,
)
from dateline.records import (
    Certainty,
    Claim,
    Dispute,
    Entry,
    Event,
    Judgement,
    Pair,
    Quote,
    Relation,
    StoryFile,
)
from dateline.select import shown

CERTAINTIES: tuple[Certainty, ...] = ("high", "medium", "low")
Held = TypeVar("Held")


class ToldAs(NamedTuple):
    """How sure the kind is (of the surest claim), and the modes and contexts, each sorted."""

    certainty: Certainty
    modes: list[str]
    contexts: list[str]


class View:
    """A story with its indexes. Ids that a story does not hold are passed over."""

    def __init__(self, story: StoryFile) -> None:
        self.story = in_order(story)
        self.articles = {article.id: article for article in self.story.articles}
        self.claims = {claim.id: claim for claim in self.story.claims}
        self.events = {event.id: event for event in self.story.events}
        self.actors = {actor.id: actor for actor in self.story.actors}
        self.places = {place.id: place for place in self.story.places}
        self.entries = {
            entry.event: entry for entry in self.story.timeline if entry.event in self.events
        }
        self.event_of = {claim: event.id for event in self.story.events for claim in event.claims}

    # --- what belongs to an event ---------------------------------------------------

    @cached_property
    def children(self) -> dict[str, list[Entry]]:
        """Event id to the entries that are shown under it, by rank."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            if entry.along or entry.parent not in self.entries or self.is_hidden(entry.event):
                continue
            found[self.row(str(entry.parent))].append(entry)
        return found

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """Event id to the events that are part of it."""
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.story.events:
            if event.part_of in self.events:
                found[event.part_of].append(event.id)
        return found

    def row(self, event: str) -> str:
        """The event in whose row an event is shown: itself, or what it is told along with."""
        seen = {event}
        while (entry := self.entries.get(event)) and entry.along and entry.parent in self.entries:
            event = str(entry.parent)
            if event in seen:
                break
            seen.add(event)
        return event

    @cached_property
    def along(self) -> dict[str, list[str]]:
        """Event id to the events that are told along in its row."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self.entries.values():
            if (row := self.row(entry.event)) != entry.event:
                found[row].append(entry.event)
        return found

    def root(self, event: str) -> str:
        """The whole that an event is part of, or the event itself."""
        seen = {event}
        while (whole := self.events[event].part_of) in self.events and whole not in seen:
            event = whole
            seen.add(event)
        return event

    def whole(self, event: str) -> list[str]:
        """The event and its parts, parts of parts too."""
        found = [event]
        for one in found:
            found.extend(part for part in self.parts.get(one, ()) if part not in found)
        return found

    def resolve(self, event_or_claim: str) -> str | None:
        """The event of that id, or the one that now holds the claim of that id."""
        if event_or_claim in self.events:
            return event_or_claim
        return self.event_of.get(event_or_claim)

    @cached_property
    def utterances(self) -> frozenset[str]:
        """Ids of the claims in which another claim is said."""
        return frozenset(claim.said_in for claim in self.story.claims if claim.said_in)

    @cached_property
    def judgements(self) -> dict[str, list[Judgement]]:
        """Event id to the judgements whose anchors all lie in its claims' quotes."""
        at: dict[tuple[str, int, int], list[str]] = defaultdict(list)
        for claim, event in self.event_of.items():
            if claim in self.claims:
                at[_at(self.claims[claim].quote)].append(event)
        found: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in self.story.judgements:
            shared = [set(at.get(_at(anchor), ())) for anchor in judgement.anchors]
            for event in sorted(set.intersection(*shared)) if shared else ():
                found[event].append(judgement)
        return found

    @cached_property
    def countries(self) -> dict[str, str]:
        """Country code to the name that the story calls the state by."""
        states = [actor for actor in self.story.actors if actor.kind == "state" and actor.country]
        return {actor.country: one_line(actor.name) for actor in reversed(states)}

    def is_hidden(self, event: str) -> bool:
        """Whether a person's review hides it."""
        return self.events[event].review == "hidden"

    def claims_of(self, event: str) -> list[Claim]:
        """The event's claims, by outlet, article and place in the text."""
        held = [self.claims[one] for one in self.events[event].claims if one in self.claims]
        return sorted(held, key=lambda c: (self.outlet(c.quote.article), *_at(c.quote), c.id))

    @cached_property
    def relations(self) -> dict[str, list[tuple[Relation, str, str]]]:
        """Row to the relations that it, or what is told along in it, has with another row, as
        (relation, row of the source, row of the target)."""
        found: dict[str, list[tuple[Relation, str, str]]] = defaultdict(list)
        for relation in self.story.relations:
            source, target = self.resolve(relation.source), self.resolve(relation.target)
            if source is None or target is None:
                continue
            ends = (self.row(source), self.row(target))
            if ends[0] != ends[1]:
                for end in ends:
                    found[end].append((relation, *ends))
        return found

    def is_ahead(self, event: str) -> bool:
        """Whether an event is announced itself, and not only told along with what is."""
        entry = self.entries.get(self.resolve(event) or "")
        return entry is not None and entry.tier == "outlook"

    @cached_property
    def disputes(self) -> dict[str, list[Dispute]]:
        """Row to its disputes and histories, and those of what is told along in it."""
        found: dict[str, list[Dispute]] = defaultdict(list)
        for dispute in self.story.disputes:
            if (event := self.resolve(dispute.event)) is not None:
                found[self.row(event)].append(dispute)
        return found

    @cached_property
    def possibly_same(self) -> dict[str, list[Pair]]:
        """Event id to the pairs of the middle band that it is in."""
        return _by_both(self.story.possibly_same, lambda p: (p.a, p.b), self.resolve)

    @cached_property
    def near_misses(self) -> dict[str, list[Pair]]:
        """Event id to the pairs kept apart that it is in."""
        return _by_both(self.story.near_misses, lambda p: (p.a, p.b), self.resolve)

    def other(self, pair: Pair, event: str) -> str | None:
        """The event on the other side of a pair."""
        a, b = self.resolve(pair.a), self.resolve(pair.b)
        return b if a == event else a

    # --- how it is said -------------------------------------------------------------

    def outlet(self, article: str) -> str:
        """Name of the outlet that published it."""
        held = self.articles.get(article)
        return one_line(held.outlet.name) if held else "unknown outlet"

    def line(self, event: str) -> str:
        """The line that the event is shown with."""
        entry = self.entries.get(event)
        return one_line(shown(entry.line) if entry else self.events[event].title)

    def names(self, ids: Iterable[str]) -> list[str]:
        """Names of actors or places, in the order given, each once."""
        held = (self.actors.get(one) or self.places.get(one) for one in ids)
        return list(dict.fromkeys(one_line(one.name) for one in held if one))

    def under(self, entry: Entry) -> str:
        """Why an entry hangs under its parent, in words."""
        if entry.parent is None:
            return ""
        if entry.event in self.whole(entry.parent):
            return "part of it"
        pairs = self.possibly_same.get(entry.event, ())
        if any(self.other(pair, entry.event) == entry.parent for pair in pairs):
            return "possibly the same"
        return TIER_LABELS[entry.tier]

    def told_as(self, event: Event) -> ToldAs:
        """What the claims of an event's own kind say of it beside the kind."""
        own = [claim for claim in self.claims_of(event.id) if claim.kind == event.kind]
        found = {claim.kind_certainty for claim in own}
        return ToldAs(
            next((one for one in CERTAINTIES if one in found), "low"),
            sorted({claim.mode for claim in own if claim.mode}),
            sorted({context for claim in own for context in claim.context}),
        )

    def told(self, event: Event) -> str:
        """ "4 outlets, 2 origins"; with the outlet that had it first, where that is known."""
        said = told(len(self.outlets(event)), len(event.origins))
        return f"{said}, first in {one_line(event.first)}" if event.first else said

    def outlets(self, event: Event) -> list[str]:
        """The outlets that tell an event or what is told along in its row, sorted. What several
        run of one statement has the origins of the first still."""
        every = [event, *(self.events[one] for one in self.along.get(event.id, ()))]
        return sorted({name for one in every for name in one.outlets})

    def speaker(self, claim: Claim) -> str:
        """Who says so, innermost: the speaker whose stance it is. "" for the outlet itself."""
        if not claim.speakers:
            return ""
        last = claim.speakers[-1]
        named = self.names([last.actor]) if last.actor else []
        return named[0] if named else one_line(last.text)

    def says_who(self, claim: Claim) -> str:
        """The speaker chain, outermost first: "AP → officials"."""
        said = []
        for link in claim.speakers:
            named = self.names([link.actor]) if link.actor else []
            said.append(named[0] if named else one_line(link.text))
        return " → ".join(dict.fromkeys(said))

    # --- order ----------------------------------------------------------------------

    def stories(self) -> Iterator[tuple[str, str, list[Entry]]]:
        """Every story as (id, title, entries by rank), in the order of the timeline."""
        held: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            if not self.is_hidden(entry.event):
                held[entry.story].append(entry)
        titles = {story.id: story.title for story in self.story.stories}
        for story, entries in held.items():
            yield story, one_line(titles.get(story, "")), entries

    def gaps(self, story: str) -> list[str]:
        """The long silences between the main events of a story, in words."""
        return [gap_words(gap) for one in self.story.stories if one.id == story for gap in one.gaps]

    def roots(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries that are shown under none of the others."""
        among = {entry.event for entry in entries if not entry.along}
        return [
            entry
            for entry in entries
            if not entry.along and (not entry.parent or self.row(entry.parent) not in among)
        ]


def _at(quote: Quote) -> tuple[str, int, int]:
    return quote.article, quote.start, quote.end


def _by_both(
    records: Iterable[Held],
    ends: Callable[[Held], tuple[str, str]],
    resolve: Callable[[str], str | None],
) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    for record in records:
        for end in dict.fromkeys(resolve(end) for end in ends(record)):
            if end is not None:
                found[end].append(record)
    return found
