"""Whether a noun of an act tells several occurrences: "two fires", "separate shootings".

Such a telling is of none of them alone. Reads `plurals.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.records import Claim, Traits

NEAR = 2
"""Words before the noun among which a word of `before` stands. Not tuned."""
AHEAD = 4
"""Words after the noun among which a word of `after` stands. Not tuned."""
REACH = 80
"""Code points from a verb to the plural that it belongs to ("killed in two fires"), at most."""


@cache
def _words() -> dict[str, frozenset[str]]:
    text = (files("dateline.merge") / "plurals.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return {name: frozenset(read[name]) for name in ("before", "rows", "after")}


def is_plural(claim: Claim, traits: Traits) -> bool:
    """Whether its predicate is a noun in the plural."""
    word, quote = claim.predicate, claim.quote
    form = quote.text[word.start - quote.start : word.end - quote.start].lower()
    return traits.nominal and form != word.lemma and form.endswith("s")


def tells_several(claim: Claim, traits: Traits) -> bool:
    """Whether its predicate is a plural that is counted, or said to be of several acts."""
    if not is_plural(claim, traits):
        return False
    word, quote = claim.predicate, claim.quote
    if any(
        figure.counts == word.lemma and isinstance(figure.low, int) and figure.low > 1
        for figure in claim.figures
    ):
        return True
    before = quote.text[: max(0, word.start - quote.start)].lower().split()
    after = quote.text[max(0, word.end - quote.start) :].lower().split()
    said = _words()
    if said["before"].intersection(before[-NEAR:]) or said["after"].intersection(after[:AHEAD]):
        return True
    return before[-1:] == ["of"] and bool(said["rows"].intersection(before[-2:-1]))


def belongs_to(verb: Claim, noun: Claim) -> bool:
    """Whether what a verb tells went on in the acts that a noun of its sentence tells."""
    gap = noun.predicate.start - verb.predicate.end
    return noun.quote.start == verb.quote.start and 0 < gap <= REACH
