"""The pile as select looks at it: claims by event, by sentence, by who says them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from dateline.records import Claim, Event, Merged, Pair, Reading, Related, Relation, Traits
from dateline.select.arguing import arguing

_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019)]*\s+(?=[\"\u201c\u2018(]?[A-Z])")
Sentence = tuple[str, int]
"""Article id and index of the sentence in it."""


class Told:
    """What merge and relate found, with its indexes. Nothing here decides."""

    def __init__(self, merged: Merged, related: Related) -> None:
        self.readings: dict[str, Reading] = {r.article: r for r in merged.readings}
        self.claims: dict[str, Claim] = {}
        self.traits: dict[str, Traits] = {}
        for reading in merged.readings:
            for claim, traits in zip(reading.claims, reading.traits, strict=True):
                self.claims[claim.id] = claim
                self.traits[claim.id] = traits
        self.events: dict[str, Event] = {e.id: e for e in sorted(related.events, key=_by_id)}
        self.event_of: dict[str, str] = {
            claim: event.id
            for event in self.events.values()
            for claim in event.claims
            if claim in self.claims
        }
        self.names: dict[str, tuple[str, ...]] = {
            actor.id: tuple(sorted({actor.name, *actor.names})) for actor in merged.actors
        }
        self.countries: dict[str, str] = {place.id: place.country for place in merged.places}
        """Id of a place or an actor to its country, where it has one."""
        self.countries.update((actor.id, actor.country) for actor in merged.actors)
        self.persons = frozenset(actor.id for actor in merged.actors if actor.kind == "person")
        self.relations: tuple[Relation, ...] = related.relations
        self.disputes = related.disputes
        self.possibly_same: tuple[Pair, ...] = merged.possibly_same

    def claims_of(self, event: str) -> Sequence[Claim]:
        """The event's claims in the order of articles and texts."""
        return self._claims_of[event]

    @cached_property
    def _claims_of(self) -> dict[str, tuple[Claim, ...]]:
        return {event: tuple(sorted(self._held(event), key=_by_place)) for event in self.events}

    def _held(self, event: str) -> list[Claim]:
        return [self.claims[one] for one in self.events[event].claims if one in self.claims]

    def resolve(self, event_or_claim: str) -> str | None:
        """The event of that id, or the one that holds the claim of that id."""
        if event_or_claim in self.events:
            return event_or_claim
        return self.event_of.get(event_or_claim)

    def sentence(self, claim: str) -> Sentence:
        """Where the claim's sentence stands."""
        return self.claims[claim].quote.article, self.traits[claim].position

    @cached_property
    def sentences(self) -> dict[Sentence, list[Claim]]:
        """The claims of each sentence that belong to events, in the order of the text."""
        found: dict[Sentence, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.id in self.event_of:
                found[self.sentence(claim.id)].append(claim)
        for held in found.values():
            held.sort(key=lambda claim: (claim.predicate.start, claim.id))
        return found

    @cached_property
    def headings(self) -> frozenset[tuple[str, int]]:
        """Article and number of the Blocks that are titles or headings and tell something."""
        return frozenset(
            (claim.quote.article, claim.quote.block)
            for claim in self.claims.values()
            if self.traits[claim.id].block_role in ("title", "heading")
        )

    @cached_property
    def arguing(self) -> dict[str, int]:
        """Article id to how much of it argues, in percent."""
        return {article: arguing(reading) for article, reading in self.readings.items()}

    @cached_property
    def contents(self) -> dict[str, list[Claim]]:
        """Id of an utterance to the claims said in it."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.said_in is not None and claim.id in self.event_of:
                found[claim.said_in].append(claim)
        return found

    @cached_property
    def all_contents(self) -> dict[str, list[Claim]]:
        """The same with what is told in passing, which stands in no event."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.said_in is not None:
                found[claim.said_in].append(claim)
        return found

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """Event id to the events that are part of it."""
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.events.values():
            if event.part_of in self.events:
                found[event.part_of].append(event.id)
        return found

    def whole(self, event: str) -> list[str]:
        """The event and its parts, parts of parts too."""
        found = [event]
        for one in found:
            found.extend(part for part in self.parts.get(one, ()) if part not in found)
        return found

    def root(self, event: str) -> str:
        """The whole that an event is part of, or the event itself."""
        seen = {event}
        while (whole := self.events[event].part_of) in self.events and whole not in seen:
            event = str(whole)
            seen.add(event)
        return event

    @cached_property
    def tied(self) -> dict[str, set[str]]:
        """Event id to the events that a report ties to it as answer or cause, and to its whole
        and its parts."""
        found: dict[str, set[str]] = defaultdict(set)
        for relation in self.relations:
            source, target = self.resolve(relation.source), self.resolve(relation.target)
            if source is not None and target is not None and relation.kind in ("answers", "causes"):
                found[source].add(target)
                found[target].add(source)
        for event in self.events.values():
            if event.part_of in self.events:
                found[event.id].add(event.part_of)
                found[event.part_of].add(event.id)
        return found

    def articles(self, event: str) -> set[str]:
        """Ids of the articles that tell it."""
        return {claim.quote.article for claim in self.claims_of(event)}

    def is_wide(self, event: str) -> bool:
        """Whether several reports tell it."""
        return len(self.articles(event)) > 1

    def roles(self, event: str) -> set[str]:
        """The roles of the Blocks that tell it."""
        return {self.traits[claim.id].block_role for claim in self.claims_of(event)}

    def is_contested(self, claim: Claim) -> bool:
        """Whether the claim is known through somebody only, and is denied where it is told:
        "rejected the union's claim that …", or beside a denial by whoever is said to have done
        it ("denied that she took money. The Star had reported that she received 9,000")."""
        if any(above.stance == "denies" for above in self.said_in(claim)):
            return True
        doing = [role for role in claim.roles if role.role == "who"]
        doers = {role.actor for role in doing}
        told_of = any(role.text.lower() in POINTING for role in doing)
        near = self._deniers.get(claim.quote.article, ())
        here = self.traits[claim.id].position
        return bool(claim.speakers) and any(
            (who in doers or told_of) and abs(here - at) <= BESIDE for who, at in near
        )

    def said_in(self, claim: Claim) -> list[Claim]:
        """The utterances around a claim, the nearest first, each once."""
        found: list[Claim] = []
        above = self.claims.get(claim.said_in or "")
        while above is not None and above not in found:
            found.append(above)
            above = self.claims.get(above.said_in or "")
        return found

    @cached_property
    def _deniers(self) -> dict[str, list[tuple[str, int]]]:
        """By article who denies something of themselves, and in which sentence."""
        found: dict[str, list[tuple[str, int]]] = {}
        for claim in self.claims.values():
            if claim.stance == "denies" and claim.said_in is not None:
                held = found.setdefault(claim.quote.article, [])
                at = self.traits[claim.id].position
                doers = {role.actor for role in claim.roles if role.role == "who"}
                said_by = {speaker.actor for speaker in claim.speakers}
                held += [(who, at) for who in sorted(filter(None, doers & said_by))]
        return found

    def is_quoted(self, claim: Claim) -> bool:
        """Whether the claim's word stands in somebody's own words: between quotation marks, in
        a sentence that goes on with them, or said by "I" or "we"."""
        utterance = self.claims.get(claim.said_in or "")
        if utterance is not None and self.sentence(utterance.id) != self.sentence(claim.id):
            return True
        if any(r.role == "who" and r.text.lower() in SPEAKING for r in claim.roles):
            return True
        quote = claim.quote
        before = quote.text[: claim.predicate.start - quote.start]
        if _closes_unopened(before, quote.text[claim.predicate.end - quote.start :]):
            return True
        curly = before.count(OPENING) - before.count(CLOSING)
        inside = curly > 0 or before.count('"') % 2 == 1
        return inside and (claim.said_in is not None or before[:1] in (OPENING, '"'))


def _closes_unopened(before: str, after: str) -> bool:
    """Whether a word stands before a closing mark whose opening mark is in an earlier sentence:
    a quotation of several sentences ends here."""
    if OPENING not in before and after.partition(OPENING)[0].count(CLOSING):
        return CLOSING not in before
    return '"' not in before and after.count('"') == 1 and after.rstrip().endswith('"')


BESIDE = 1
"""Sentences between a denial and what is denied, told by another. Not tuned."""
POINTING = frozenset(("he", "she", "they"))
OPENING, CLOSING = "\u201c", "\u201d"
SPEAKING = frozenset({"i", "we", "you"})


def _by_place(claim: Claim) -> tuple[str, int, str]:
    return claim.quote.article, claim.predicate.start, claim.id


def _by_id(event: Event) -> str:
    return event.id


def own_sentence(claim: Claim) -> str:
    """The claim's sentence, without the one before it that its quote may open with."""
    said, at = claim.quote.text, claim.predicate.start - claim.quote.start
    return said[max((end.end() for end in _SENTENCE_END.finditer(said, 0, at)), default=0) :]
