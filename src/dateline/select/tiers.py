"""Which tier an event belongs to, by what its claims are.

A claim is background where its report says so, a look ahead by its stance or modality, a
reaction where somebody speaks, else an occurrence. One plain report that it happened makes an
event an occurrence, whatever else announces or doubts it; `window` then parts old from new.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from typing import Any

from msgspec.structs import replace

from dateline.records import Claim, Tier, Traits
from dateline.select.occurrence import is_occurrence, telling_of
from dateline.select.spoken import is_own_voice
from dateline.select.told import Told

ORDER: tuple[Tier, ...] = ("main", "reaction", "outlook", "background")
"""Of claims that are equally many, the first of these decides."""
PAST = ("happened", "said_to_have")
GUESSED = ("possible", "hypothetical")
"""What somebody takes to be possible in their own words is their view, and no plan."""
OWN_DAY = ("clause", "heading")
STANDING = frozenset({"general", "state", "habit"})
"""`Traits.background` of how things are."""
LOST_AMONG = 5
"""An event is an occurrence where at least one claim in five tells it as happened in so many
words. Lower lets one misread claim make news of a threat. Not tuned."""

LATELY = frozenset({"month", "year"})
"""`Traits.background` of what a report tells of a month or a year ("was sentenced in February"):
background unless the story was going on all that time."""


@cache
def rules() -> dict[str, Any]:
    """The tables of `tiers.toml`."""
    return tomllib.loads((resources.files(__package__) / "tiers.toml").read_text("utf-8"))


def claim_tier(claim: Claim, traits: Traits) -> Tier:
    """What one claim is for the timeline."""
    if traits.background:
        return "background"
    if is_view(claim, traits):
        return "reaction"
    if is_ahead(claim) and not is_polled(claim):
        return "outlook"
    if is_saying(claim, traits):
        return "reaction"
    if claim.stance in rules()["reaction"]["stances"]:
        acts = claim.said_in is None and claim.kind in rules()["reaction"]["acts"]
        return "main" if acts else "reaction"
    return "main"


def lately(told: Told, event: str) -> Tier:
    """The tier of an event that is told of a month or a year alone, in a story that was going on
    all that time; background where it is told otherwise too."""
    claims = told.claims_of(event)
    if not all(told.traits[claim.id].background in LATELY for claim in claims):
        return "background"
    said = Counter(
        claim_tier(claim, replace(told.traits[claim.id], background="")) for claim in claims
    )
    return min(ORDER, key=lambda tier: (-said[tier], ORDER.index(tier)))


def is_ahead(claim: Claim) -> bool:
    """Whether it has not happened, or only the announcing of it has."""
    table = rules()["outlook"]
    if claim.stance in table["stances"]:
        return not is_asked(claim)
    if claim.stance in table["open_stances"] and claim.modality not in PAST:
        return True
    if claim.modality not in table["modalities"]:
        return False
    return not (claim.polarity == "negated" and claim.kind in rules()["reaction"]["kinds"])


def is_asked(claim: Claim) -> bool:
    """ "The court ordered him to pay": the asking was done by asking."""
    asks = claim.kind == "request" and claim.predicate.lemma in rules()["asking"]["words"]
    return asks and claim.modality == "happened" and claim.polarity == "affirmed"


def is_view(claim: Claim, traits: Traits) -> bool:
    """ "The mayor should go", "It could take years, he said": what somebody holds right or
    possible, of no day."""
    if claim.modality not in GUESSED or is_polled(claim):
        return False
    voiced = claim.stance == "asserts" and bool(claim.speakers or claim.said_in)
    guessed = claim.modality == "possible" and traits.dated not in OWN_DAY
    return traits.form == "should" or (voiced and guessed)


def is_saying(claim: Claim, traits: Traits) -> bool:
    """Whether the claim is that somebody says something. A verb of most kinds is words only
    where it is told who speaks: "agreed to a deal", "responded to an alarm" are acts."""
    table = rules()["reaction"]
    if claim.kind not in table["kinds"] or is_asked(claim):
        return False
    if claim.speakers:
        return True
    return claim.kind not in table["acted"] and (traits.nominal or claim.kind not in table["told"])


def is_own_state(told: Told, claim: Claim) -> bool:
    """ "We don't know them.": how things are for whom a quotation is of that goes on from the
    sentence before, which is words and no background."""
    standing = told.traits[claim.id].background in STANDING
    return standing and is_own_voice(claim.quote.text) and told.is_quoted(claim)


def is_polled(claim: Claim) -> bool:
    """ "44 per cent would choose her": what people answered when they were asked."""
    return claim.modality == "hypothetical" and any(
        figure.counts == "percent" and figure.role == "who" for figure in claim.figures
    )


def is_labelled(claim: Claim, traits: Traits) -> bool:
    """ "Union: ferry was full": a title gives somebody's words under their name."""
    label = traits.block_role == "title" and claim.said_in is None and not is_hard(claim)
    named = [speaker.text.lower().split() for speaker in claim.speakers]
    official = any(set(words) & set(rules()["officials"]["words"]) for words in named)
    return label and bool(named) and not official and claim.modality != "said_to_have"


def is_hard(claim: Claim) -> bool:
    """Whether the claim's kind of occurrence stands for itself."""
    return claim.kind in rules()["hard"]["kinds"]


def is_as_announced(told: Told, claim: Claim) -> bool:
    """ "met the union, as he had promised": beside what is told as done, and of nothing else."""
    says = told.all_contents.get(claim.id) or any(r.role == "what" for r in claim.roles)
    beside, traits = told.sentences[told.sentence(claim.id)], told.traits[claim.id]
    if says or traits.main or traits.nominal or claim.stance in ("demands", "expects"):
        return False
    return any(
        told.traits[one.id].main and one.stance == "asserts" and one.modality == "happened"
        for one in beside
        if not told.traits[one.id].nominal
    )


def event_tier(told: Told, event: str) -> Tier:
    """The tier of an event, before its day is looked at: what its claims tell it as, but in the
    background where too little says that it occurred."""
    found = claimed_tier(told, event)
    if found == "main" and not is_occurrence(telling_of(told, event)):
        return "background"
    return found


def claimed_tier(told: Told, event: str) -> Tier:
    """What an event's claims tell it as.

    It is an occurrence where a report tells it as happened in so many words and claims of
    that sort are not lost among others; of equally many the first in `ORDER` decides.
    """
    said: Counter[Tier] = Counter()
    plainly = 0
    for claim in told.claims_of(event):
        traits = told.traits[claim.id]
        tier = claim_tier(claim, traits)
        if tier == "outlook" and claim.modality == "happened" and is_as_announced(told, claim):
            tier = "main"
        if is_own_state(told, claim) or (
            tier == "main" and (told.is_contested(claim) or is_labelled(claim, traits))
        ):
            tier = "reaction"
        voiced = tier == "main" or (tier == "outlook" and claim.modality in GUESSED)
        if voiced and (told.is_quoted(claim) or is_own_voice(claim.quote.text)):
            tier = "reaction"
        elif tier == "main" and claim.polarity == "negated":
            tier = "reaction" if claim.said_in else "main"
        elif tier == "main" and (traits.main or not traits.nominal):
            plainly += 1
        said[tier] += 1
    if plainly and plainly * LOST_AMONG >= sum(said.values()):
        return "main"
    return min(ORDER, key=lambda tier: (-said[tier], ORDER.index(tier)))
