"""Why an event stands in its tier, in the reader's words.

What weighs adds up (how sure it is that it occurred); what decides alone weighs nothing.
"""

from __future__ import annotations

from typing import Literal

from dateline.records import Reason, Tier
from dateline.select.occurrence import telling_of, weigh
from dateline.select.tiers import claimed_tier
from dateline.select.told import Told

Note = Literal["ruled", "silent", "outside", "within", "passed on"]
"""What decided beside the event's own claims: a person, that nothing tells it, whether its time
lies within that of the story, or that somebody only passes it on."""
NOTED: dict[Note, str] = {
    "ruled": "a person placed it here",
    "silent": "only a heading, a label or words to the readers name it",
    "outside": "it lies outside the days of its story",
    "within": "its story was going on all the month or year it is told of",
}
PASSED_ON: dict[Tier, str] = {
    "main": "somebody passes it on as a fact",
    "reaction": "somebody says it",
    "outlook": "somebody passes on what is to come",
    "background": "somebody passes on what was known before",
}
CLAIMED: dict[Tier, str] = {
    "main": "it is told as having happened",
    "reaction": "somebody says or judges something",
    "outlook": "it is announced, expected, demanded or feared",
    "background": "it is told in passing",
}


def grounds(told: Told, event: str, tier: Tier, note: Note | None) -> tuple[Reason, ...]:
    """Why the event stands in the tier: what decided alone, or what its claims are, with the
    points for and against its having occurred where these decided."""
    if note is not None:
        return (_alone(note, PASSED_ON[tier] if note == "passed on" else NOTED[note]),)
    claimed = claimed_tier(told, event)
    if claimed == "main" and tier in ("main", "background"):
        return (_alone(claimed, CLAIMED[claimed]), *weigh(telling_of(told, event)))
    return (_alone(claimed, CLAIMED[claimed]),)


def _alone(name: str, says: str) -> Reason:
    return Reason(name=name, weight=0, says=says)
