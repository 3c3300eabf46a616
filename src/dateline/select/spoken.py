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
from dateline.select.told import POINTING, Told, own_sentence


@cache
def rules() -> dict[str, Any]:
    """The tables of `spoken.toml`."""
    return tomllib.loads((resources.files(__package__) / "spoken.toml").read_text("utf-8"))


def told_as(told: Told, event: str) -> Tier:
    """What an event of words is: an occurrence where every claim of it is an utterance that
    only passes on, or what such a one passes on; a look ahead where it only passes on what is
    to come, background where all that is passed on is."""
    claims = told.claims_of(event)
    said = [told.claims.get(claim.said_in or "", claim) for claim in claims]
    if not all(is_passed_on(told, claim) or is_told_ahead(told, claim) for claim in said):
        return "reaction"
    if not any(is_passed_on(told, claim) for claim in said):
        return "outlook"
    return "main" if any(_is_new(told, claim) for claim in said) else "background"


def _is_new(told: Told, claim: Claim) -> bool:
    """Whether what is passed on, or that it is announced, is the report's news."""
    contents = told.all_contents.get(claim.id, ())
    return (
        announces(claim)
        or not contents
        or any(not told.traits[one.id].background for one in contents)
    )


def is_passed_on(told: Told, claim: Claim) -> bool:
    """Whether an utterance only passes on, in the report's own words, what has happened, or
    announces a thing."""
    contents = told.all_contents.get(claim.id, ())
    if not _passes_on(claim):
        return False
    aims = [one for one in contents if one.modality == "planned" and not told.traits[one.id].main]
    told_of = [one for one in contents if one not in aims]
    return all(_is_plain(told, one) for one in told_of) if told_of else _is_of_thing(claim)


def is_told_ahead(told: Told, claim: Claim) -> bool:
    """ "Leaflets are to be sent, the ministry said": passed on is what is to come."""
    contents = told.all_contents.get(claim.id, ())
    planned = [one for one in contents if one.modality == "planned" and not told.is_quoted(one)]
    rest = [one for one in contents if one not in planned]
    ahead = any(told.traits[one.id].main for one in planned)
    return ahead and _passes_on(claim) and all(_is_plain(told, one) for one in rest)


def _passes_on(claim: Claim) -> bool:
    says = claim.predicate.lemma in rules()["passing_on"]["words"]
    fact = claim.stance == "asserts" and claim.polarity == "affirmed"
    return says and fact and not judges(own_sentence(claim))


def _is_of_thing(claim: Claim) -> bool:
    """What is said was read as no claim: a thing that is announced, or how something is ("the
    sheriff said the driver's name is Ott")."""
    clause = not any(role.role == "what" for role in claim.roles)
    return announces(claim) or (clause and claim.predicate.lemma in rules()["naming"]["words"])


def announces(claim: Claim) -> bool:
    """ "announced a new engine": that it was announced is what happened."""
    listed = claim.predicate.lemma in rules()["announcing"]["words"]
    return listed and any(role.role == "what" for role in claim.roles)


def _is_plain(told: Told, content: Claim) -> bool:
    return (
        content.stance == "asserts"
        and not _is_view(told, content)
        and not (content.polarity == "negated" and _is_of_speaker(content))
        and content.modality in ("happened", "said_to_have")
        and not told.is_quoted(content)
    )


def _is_view(told: Told, content: Claim) -> bool:
    """ "said the strikes send a message": how somebody says that things are, of no day."""
    traits = told.traits[content.id]
    timeless = traits.form == "present" and traits.dated not in ("clause", "heading")
    return timeless and content.kind == "other" and not traits.nominal


def _is_of_speaker(content: Claim) -> bool:
    """Whether somebody tells it of themselves: that they did not do it is a denial."""
    doers = {role.actor for role in content.roles if role.role == "who"}
    speakers = {speaker.actor for speaker in content.speakers}
    return bool(doers & speakers) or any(
        role.text.lower() in POINTING for role in content.roles if role.role == "who"
    )


def is_own_voice(words: str) -> bool:
    """Whether a sentence is told by "I" or "we", or to "you", outside quotation marks: a
    writer's, a reader's."""
    outside = re.findall(r"\w+", outside_quotes(words))
    return not set(outside).isdisjoint(rules()["own_voice"]["words"])


def outside_quotes(words: str) -> str:
    """What stands outside quotation marks, also those of a quotation begun before."""
    return re.sub(rules()["own_voice"]["quoted"], " ", words)


def judges(words: str) -> bool:
    """Whether words hold a quotation, speak of what should be, or take a side."""
    return any(mark in words for mark in rules()["quoted"]["marks"]) or takes_side(words)


def takes_side(words: str) -> bool:
    """Whether words speak of what should be, or of what somebody holds or feels. A month of May
    and a criminal case do not."""
    listed = rules()["judging"]
    said = re.findall(r"[\w\u2019']+", words)
    held = {
        word.lower()
        for word, behind in zip(said, [*said, ""][1:], strict=True)
        if word != "May"
        and not (word.lower() in listed["sorts"] and behind.lower() in listed["of"])
    }
    return not held.isdisjoint(listed["words"])
