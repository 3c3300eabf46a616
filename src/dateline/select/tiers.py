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

from dateline.records import Claim, Tier, Traits
from dateline.select.spoken import is_own_voice
from dateline.select.told import Told

ORDER: tuple[Tier, ...] = ("main", "reaction", "outlook", "background")
"""Of claims that are equally many, the first of these decides."""
PAST = ("happened", "said_to_have")
LOST_AMONG = 5
"""An event is an occurrence where at least one claim in five tells it as happened in so many
words. Lower lets one misread claim make news of a threat. Not tuned."""


@cache
def rules() -> dict[str, Any]:
    """The tables of `tiers.toml`."""
    return tomllib.loads((resources.files(__package__) / "tiers.toml").read_text("utf-8"))


def claim_tier(claim: Claim, traits: Traits) -> Tier:
    """What one claim is for the timeline."""
    table = rules()
    if traits.background:
        return "background"
    if claim.stance in table["outlook"]["stances"]:
        return "outlook"
    if claim.stance in table["outlook"]["open_stances"] and claim.modality not in PAST:
        return "outlook"
    if claim.modality in table["outlook"]["modalities"] and not is_polled(claim):
        return "outlook"
    if is_saying(claim):
        return "reaction"
    if claim.stance in table["reaction"]["stances"]:
        acts = claim.said_in is None and claim.kind in table["reaction"]["acts"]
        return "main" if acts else "reaction"
    return "main"


def is_saying(claim: Claim) -> bool:
    """Whether the claim is that somebody says something."""
    return claim.kind in rules()["reaction"]["kinds"]


def is_polled(claim: Claim) -> bool:
    """ "44 per cent would choose her": what people answered when they were asked."""
    return claim.modality == "hypothetical" and any(
        figure.counts == "percent" and figure.role == "who" for figure in claim.figures
    )


def is_labelled(claim: Claim, traits: Traits) -> bool:
    """ "Union: ferry was full": a title gives somebody's words under their name."""
    label = traits.block_role == "title" and claim.speakers and claim.said_in is None
    return bool(label) and not is_hard(claim)


def is_hard(claim: Claim) -> bool:
    """Whether the claim's kind of occurrence stands for itself."""
    return claim.kind in rules()["hard"]["kinds"]


def is_mute(claim: Claim) -> bool:
    """Whether the claim's kind of occurrence speaks for nobody."""
    return claim.kind in rules()["mute"]["kinds"]


def _is_as_announced(told: Told, claim: Claim) -> bool:
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
    """The tier of an event, before its day is looked at.

    It is an occurrence where a report tells it as happened in so many words and claims of
    that sort are not lost among others; of equally many the first in `ORDER` decides.
    """
    said: Counter[Tier] = Counter()
    plainly = 0
    for claim in told.claims_of(event):
        traits = told.traits[claim.id]
        tier = claim_tier(claim, traits)
        if tier == "reaction" and is_saying(claim) and told.is_done_by(claim, is_mute):
            tier = "main"
        if tier == "outlook" and claim.modality == "happened" and _is_as_announced(told, claim):
            tier = "main"
        if tier == "main" and (told.is_contested(claim) or is_labelled(claim, traits)):
            tier = "reaction"
        if tier == "main" and (told.is_quoted(claim) or is_own_voice(claim.quote.text)):
            tier = "reaction"
        elif tier == "main" and claim.polarity == "negated":
            tier = "reaction" if claim.said_in else "main"
        elif tier == "main" and (traits.main or not traits.nominal):
            plainly += 1
        said[tier] += 1
    if plainly and plainly * LOST_AMONG >= sum(said.values()):
        return "main"
    return min(ORDER, key=lambda tier: (-said[tier], ORDER.index(tier)))
