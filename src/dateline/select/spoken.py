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

from dateline.records import Claim
from dateline.select.told import Told


@cache
def rules() -> dict[str, Any]:
    """The tables of `spoken.toml`."""
    return tomllib.loads((resources.files(__package__) / "spoken.toml").read_text("utf-8"))


def is_news(told: Told, event: str) -> bool:
    """Whether an event of words is what happened, told with who says so: every claim of it is an
    utterance that only passes on, or what such a one passes on."""
    claims = told.claims_of(event)
    said = [told.claims.get(claim.said_in or "", claim) for claim in claims]
    return all(is_passed_on(told, claim) for claim in said)


def is_passed_on(told: Told, claim: Claim) -> bool:
    """Whether an utterance only passes on, in the report's own words, what has happened."""
    says = claim.predicate.lemma in rules()["passing_on"]["words"]
    contents = told.contents.get(claim.id, ())
    return (
        says
        and claim.stance == "asserts"
        and claim.polarity == "affirmed"
        and bool(contents)
        and all(_is_plain(told, one) for one in contents)
        and not judges(claim.quote.text)
    )


def _is_plain(told: Told, content: Claim) -> bool:
    return (
        content.stance == "asserts"
        and content.polarity == "affirmed"
        and content.modality in ("happened", "said_to_have")
        and not told.is_quoted(content)
        and not told.traits[content.id].background
    )


def judges(words: str) -> bool:
    """Whether words hold a quotation, speak of what should be, or take a side."""
    if any(mark in words for mark in rules()["quoted"]["marks"]):
        return True
    held = set(re.findall(r"[\w\u2019']+", words.lower()))
    return not held.isdisjoint(rules()["judging"]["words"])
