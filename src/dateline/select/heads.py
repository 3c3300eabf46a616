"""Which event a sentence is told for. The others in it are told along with it.

"A drone struck two cars as they left the airport, officials said" is told for the strike;
leaving and saying hang under it. "The senator condemned the strike" is told for the words.
"""

from __future__ import annotations

from dateline import when as calendar
from dateline.records import Claim
from dateline.select.spoken import is_passed_on
from dateline.select.tiers import claim_tier, is_as_announced, is_hard, is_saying
from dateline.select.told import Sentence, Told


def heads(told: Told) -> dict[Sentence, list[str]]:
    """Sentence to the claims it is told for, in the order of the text; never none."""
    return {where: [c.id for c in _heads(told, held)] for where, held in told.sentences.items()}


def _heads(told: Told, held: list[Claim]) -> list[Claim]:
    here = {claim.id for claim in held}
    reported = {claim.said_in for claim in held if claim.said_in and is_reported(told, claim)}
    found = []
    for claim in held:
        if claim.id in reported:
            continue
        if claim.said_in is not None:
            if is_reported(told, claim) and claim.said_in in here:
                found.append(claim)
        elif told.traits[claim.id].main or _speaks(told, claim):
            found.append(claim)
    return found or _fallback(told, held)


def is_reported(told: Told, claim: Claim) -> bool:
    """Whether what somebody says is passed on as an occurrence: told in the report's own
    words, as happened, and of a kind that stands for itself or with a day of its own."""
    traits = told.traits[claim.id]
    return (
        traits.main
        and (is_hard(claim) or _has_the_day(told, claim))
        and not traits.definite
        and not _of_known_act(told, claim)
        and not told.is_quoted(claim)
        and claim.polarity == "affirmed"
        and claim_tier(claim, traits) == "main"
    )


def _has_the_day(told: Told, claim: Claim) -> bool:
    """ "He said that she was questioned on Tuesday": the only day is that of what is passed on."""
    traits, said = told.traits[claim.id], told.claims.get(claim.said_in or "")
    if traits.dated != "clause" or traits.nominal or not calendar.is_day(claim.when):
        return False
    if said is None or told.traits[said.id].dated in ("clause", "heading"):
        return False
    return is_passed_on(told, said)


def _of_known_act(told: Told, claim: Claim) -> bool:
    """Whether it is told of an act that is known already ("the strike targeted its forces"):
    a view of that act, not another one."""
    doers = [(role.start, role.end) for role in claim.roles if role.role == "who"]
    return any(
        told.traits[other.id].nominal and told.traits[other.id].definite and start <= at < end
        for other in told.sentences[told.sentence(claim.id)]
        for at in [other.predicate.start]
        for start, end in doers
    )


def _speaks(told: Told, claim: Claim) -> bool:
    """Whether somebody speaks in a clause of their own ("…, and condemned the attack")."""
    traits = told.traits[claim.id]
    return (
        is_saying(claim, traits)
        and not is_as_announced(told, claim)
        and not traits.nominal
        and not traits.background
        and bool(claim.speakers)
        and any(role.role == "who" for role in claim.roles)
    )


def _fallback(told: Told, held: list[Claim]) -> list[Claim]:
    """No root was read as a claim: who goes on speaking here, else the first verb or noun."""
    first = min(
        held,
        key=lambda claim: (
            claim.said_in is not None,
            told.traits[claim.id].nominal,
            bool(told.traits[claim.id].background),
            claim.predicate.start,
            claim.id,
        ),
    )
    spoken = told.claims.get(first.said_in or "")
    return [spoken if spoken is not None and spoken.id in told.event_of else first]
