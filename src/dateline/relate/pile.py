"""What the steps of this stage look up: claims with their traits, article and event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.records import (
    TRUST,
    Claim,
    Event,
    Figure,
    Merged,
    Quote,
    Reading,
    Relation,
    RelationKind,
    Traits,
)

UNREAL_STANCES = ("threatens", "plans", "expects", "demands", "promises")
UNREAL_MODALITIES = ("planned", "possible", "hypothetical")


class Counted:
    """The figures of one report, by where they stand in its text."""

    def __init__(self, reading: Reading) -> None:
        given = [
            (claim, figure)
            for claim in reading.claims
            for figure in claim.figures
            if figure.quote.marks
        ]
        held = sorted((figure.quote.marks[0], at) for at, (_, figure) in enumerate(given))
        self._given = given
        self._marks = [mark for mark, _ in held]
        self._order = [at for _, at in held]

    def inside(self, spans: Iterable[tuple[int, int]]) -> list[tuple[Claim, Figure]]:
        """Those whose first mark stands in one of the spans, each with the claim that gives it,
        in the order of the claims."""
        found = {
            self._order[at]
            for start, end in spans
            for at in range(bisect_left(self._marks, (start,)), bisect_left(self._marks, (end,)))
            if self._marks[at][1] <= end
        }
        return [self._given[at] for at in sorted(found)]


@dataclass(frozen=True)
class Told:
    """A claim where it stands."""

    claim: Claim
    traits: Traits
    reading: Reading
    counted: Counted
    """The figures of its report."""

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
        claim.id: Told(claim, traits, reading, counted)
        for reading in merged.readings
        for counted in (Counted(reading),)
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
    }
    event_of = {claim: event.id for event in merged.events for claim in event.claims}
    return Pile(told, event_of, {event.id: event for event in merged.events})


def outlets(told: Iterable[Told]) -> tuple[str, ...]:
    """The outlets that tell these, sorted."""
    return tuple(sorted({one.reading.outlet.name for one in told}))


def as_told(
    kind: RelationKind, source: str, target: str, said: Sequence[tuple[Quote, Told]]
) -> Relation:
    """A relation with the shortest of the sentences that say so, and who says them."""
    quote = min((quote for quote, _ in said), key=lambda q: (len(q.text), q.article, q.start))
    return Relation(
        kind=kind,
        source=source,
        target=target,
        quote=quote,
        outlets=outlets(one for _, one in said),
    )
