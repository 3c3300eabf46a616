"""What the steps of this stage look up: claims with their traits, article and event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.records import Claim, Event, Merged, Reading, Traits

TRUST = {"clause": 4, "points-to": 3, "heading": 3, "running": 2, "article": 1}
"""How far a day is the claim's own, by `Traits.dated`; a caption's counts 1, and so does
the article's own day that a phrase has from what it points to."""
UNREAL_STANCES = ("threatens", "plans", "expects", "demands", "promises")
UNREAL_MODALITIES = ("planned", "possible", "hypothetical")


@dataclass(frozen=True)
class Told:
    """A claim where it stands."""

    claim: Claim
    traits: Traits
    reading: Reading

    @property
    def trust(self) -> int:
        if self._lies_ahead():
            return 0
        trust = TRUST.get(self.traits.dated, 0)
        expr = self.traits.expr
        own_day = expr is not None and (expr.op, expr.offset, expr.unit) == ("offset", 0, "day")
        inherited = own_day and self.traits.dated != "clause"
        return min(trust, 1) if inherited or self.traits.block_role == "caption" else trust

    def _lies_ahead(self) -> bool:
        """Whether it is told as having happened on a day after its article was printed."""
        day, published = self.claim.when, self.reading.published
        if not self.happened or self.is_utterance or day is None or published is None:
            return False
        return bool(day.start and published.end and day.start >= published.end)

    @property
    def is_utterance(self) -> bool:
        """Whether it is somebody's saying: the last of its speakers is who does it."""
        speakers = self.claim.speakers
        if not speakers or speakers[-1].quote is None:
            return False
        marks = speakers[-1].quote.marks
        roles = (role for role in self.claim.roles if role.role == "who")
        return any((role.start, role.end) in marks for role in roles)

    @property
    def happened(self) -> bool:
        """Told as having happened: not planned, wished, feared, supposed or denied."""
        claim = self.claim
        if claim.polarity == "negated" or claim.modality in UNREAL_MODALITIES:
            return False
        known = self.traits.nominal and self.traits.definite
        return known or self.is_utterance or claim.stance not in (*UNREAL_STANCES, "denies")


@dataclass(frozen=True)
class Pile:
    """All claims by id, and the event of each."""

    told: Mapping[str, Told]
    event_of: Mapping[str, str]
    events: Mapping[str, Event]

    def claims(self, event: Event) -> list[Told]:
        return [self.told[claim] for claim in event.claims]

    def whole(self, event: str) -> str:
        """The event that an event is a part of, else itself."""
        return self.events[event].part_of or event


def gather(merged: Merged) -> Pile:
    told = {
        claim.id: Told(claim, traits, reading)
        for reading in merged.readings
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
    }
    event_of = {claim: event.id for event in merged.events for claim in event.claims}
    return Pile(told, event_of, {event.id: event for event in merged.events})


def outlets(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(sorted({one.reading.outlet.name for one in told}))
