"""What people have ruled of tiers. Their word stands before the rules'."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from dateline.records import Claim, Judgement, Quote, Tier
from dateline.select.told import Told

TIERS: tuple[Tier, ...] = get_args(Tier)


def ruled_tiers(told: Told, judgements: Iterable[Judgement]) -> dict[str, Tier]:
    """Event id to the tier that a person gave it, by the quote that the judgement stands on.

    Of two judgements on one event the later holds; one that another replaces says nothing.
    """
    held = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    gone = {judgement.replaces for judgement in held}
    found: dict[str, Tier] = {}
    for judgement in held:
        tier = next((tier for tier in TIERS if tier == judgement.value), None)
        if judgement.kind != "tier" or tier is None or judgement.id in gone:
            continue
        for anchor in judgement.anchors:
            claim = claim_at(told, anchor)
            if claim is not None and claim.id in told.event_of:
                found[told.event_of[claim.id]] = tier
    return found


def claim_at(told: Told, anchor: Quote) -> Claim | None:
    """The claim whose sentence the anchor is: the one whose words it marks, else the first."""
    reading = told.readings.get(anchor.article)
    inside = [
        claim
        for claim in (reading.claims if reading else ())
        if anchor.start <= claim.predicate.start < anchor.end and claim.id in told.event_of
    ]
    return min(
        inside,
        key=lambda claim: (
            claim.quote.marks != anchor.marks,
            not any(start <= claim.predicate.start < end for start, end in anchor.marks),
            not told.traits[claim.id].main,
            claim.predicate.start,
            claim.id,
        ),
        default=None,
    )
