"""How much of a report argues or explains instead of telling what happened."""

from __future__ import annotations

from dateline.records import Reading, Traits

PAST = ("past", "before", "perfect", "progressive")
LEAST_CLAUSES = 5
"""Of fewer clauses no share is taken. Not tuned."""


def is_past(traits: Traits) -> bool:
    """Whether a clause of a form that tells what was or goes on."""
    return traits.form in PAST


def arguing(reading: Reading) -> int:
    """Of the report's own clauses with a finite verb, those that tell nothing past, in percent;
    0 where it has too few of them."""
    own = [
        traits
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
        if not (claim.said_in or claim.speakers or traits.nominal)
        and traits.block_role == "paragraph"
        and traits.form not in ("", "none")
    ]
    past = sum(is_past(traits) for traits in own)
    return (len(own) - past) * 100 // len(own) if len(own) >= LEAST_CLAUSES else 0
