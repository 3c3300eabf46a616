"""Days that a claim cannot have from its neighbours: what was answered came before the answer.

"Police raided the mill on Sunday. The raid was in retaliation for the shooting of a guard":
that the shooting goes on from the raid's sentence does not put it on Sunday.
"""

from __future__ import annotations

from msgspec.structs import replace

from dateline import when
from dateline.records import Reading

INHERITED = ("sentence", "running", "heading", "article")
ONE_OCCURRENCE = ("outcome_of", "same_act")


def without_borrowed_days(reading: Reading) -> Reading:
    """The reading without inherited days on what was answered or followed, and on what is told
    as one with it, where the answer has the same day."""
    days = {claim.id: when.local_day(claim.when) for claim in reading.claims}
    answered = [link for link in reading.links if link.kind in ("answers", "follows")]
    came_first = {
        link.target for link in answered if days.get(link.source) == days.get(link.target)
    } - {link.source for link in answered}
    for link in reading.links:
        if link.kind in ONE_OCCURRENCE and came_first & {link.source, link.target}:
            came_first |= {link.source, link.target}
    borrowed = {
        traits.claim
        for traits in reading.traits
        if traits.claim in came_first and traits.dated in INHERITED
    }
    if not borrowed:
        return reading
    return replace(
        reading,
        claims=tuple(
            replace(claim, when=None) if claim.id in borrowed else claim for claim in reading.claims
        ),
        traits=tuple(
            replace(traits, expr=None, dated="") if traits.claim in borrowed else traits
            for traits in reading.traits
        ),
    )
