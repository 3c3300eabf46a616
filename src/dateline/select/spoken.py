"""By whom a line is spoken: what somebody only passes on as a fact is no reaction.

"Two people were hurt, officials said" tells what happened and by whom it is known. It stays a
reaction where the words are given in quotation marks, judge, or are of somebody's own feeling:
what counts there is that it was said.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from dateline.records import Claim, Tier
from dateline.select.told import Told


@cache
def rules() -> dict[str, Any]:
    """The tables of `spoken.toml`."""
    return tomllib.loads((resources.files(__package__) / "spoken.toml").read_text("utf-8"))


def told_as(told: Told, event: str) -> Tier:
    """What an event of words is: an occurrence where every claim of it is an utterance that
    only passes on, or what such a one passes on; background where all that is passed on is."""
    claims = told.claims_of(event)
    said = [told.claims.get(claim.said_in or "", claim) for claim in claims]
    if not all(is_passed_on(told, claim) for claim in said):
        return "reaction"
    return "main" if any(_is_new(told, claim) for claim in said) else "background"


def _is_new(told: Told, claim: Claim) -> bool:
    """Whether what is passed on, or that it is announced, is the report's news."""
    contents = told.all_contents.get(claim.id, ())
    return announces(claim) or any(not told.traits[one.id].background for one in contents)


def is_passed_on(told: Told, claim: Claim) -> bool:
    """Whether an utterance only passes on, in the report's own words, what has happened, or
    announces a thing."""
    says = claim.predicate.lemma in rules()["passing_on"]["words"]
    contents = told.all_contents.get(claim.id, ())
    return (
        says
        and claim.stance == "asserts"
        and claim.polarity == "affirmed"
        and (all(_is_plain(told, one) for one in contents) if contents else announces(claim))
        and not judges(claim.quote.text)
    )


def announces(claim: Claim) -> bool:
    """ "announced a new engine": that it was announced is what happened."""
    listed = claim.predicate.lemma in rules()["announcing"]["words"]
    return listed and any(role.role == "what" for role in claim.roles)


def _is_plain(told: Told, content: Claim) -> bool:
    return (
        content.stance == "asserts"
        and content.polarity == "affirmed"
        and content.modality in ("happened", "said_to_have")
        and not told.is_quoted(content)
    )


def is_own_voice(words: str) -> bool:
    """Whether a sentence is told by "I" or "we" outside quotation marks: a writer's, a reader's."""
    outside = re.sub(rules()["own_voice"]["quoted"], " ", words)
    return not set(re.findall(r"\w+", outside)).isdisjoint(rules()["own_voice"]["words"])


def judges(words: str) -> bool:
    """Whether words hold a quotation, speak of what should be, or take a side."""
    if any(mark in words for mark in rules()["quoted"]["marks"]):
        return True
    held = set(re.findall(r"[\w\u2019']+", words.lower()))
    return not held.isdisjoint(rules()["judging"]["words"])
