"""Whom and what the roles of a claim name: bearers by role, countries, and the nouns used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.merge.acts import acts
from dateline.merge.bearers import Bearer
from dateline.merge.spelling import one_spelling
from dateline.places import country_of_word
from dateline.records import Claim, Role

NEXT_WORD = 2
"""Characters between a word and the one after it, at most."""
SELF_HARMED = frozenset(
    ("die", "death", "perish", "succumb", "drown", "disappear", "vanish", "resign", "step", "quit")
)
"""Verbs whose subject is the one it happens to."""
WORD = re.compile("[^\\W\\d_][\\w'\u2019-]*")
_CUT = re.compile(
    r"\b(?:who|which|that|in|on|at|near|from|with|by|after|before|during|over)\b|[,;(]"
)
STOP = frozenset((
    "the", "and", "for", "his", "her", "their", "its", "our", "your", "this", "these", "those",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "than", "least",
    "most", "not", "any", "another", "an", "a", "one", "least", "of", "some",
))  # fmt: skip


@dataclass(frozen=True)
class Parts:
    """Bearer ids of doers, targets and places; codes of the countries that did it; and nouns in
    small letters: all, those of whom or what it was done to, and those with their country."""

    who: frozenset[str]
    states: frozenset[str]
    target: frozenset[str]
    places: frozenset[str]
    nouns: frozenset[str]
    objects: frozenset[str]
    things: frozenset[str]


def read_parts(claim: Claim, bearers: Sequence[Bearer | None]) -> Parts:
    """What the roles name; `bearers` stand side by side with `claim.roles`."""
    who: set[str] = set()
    states: set[str] = set()
    target: set[str] = set()
    places: set[str] = set()
    nouns: set[str] = set()
    objects: set[str] = set()
    things: set[str] = set()
    for role, bearer in zip(claim.roles, bearers, strict=True):
        if bearer is not None and bearer.kind == "state" and _modifies(role, claim):
            states.add(bearer.country)
            continue
        if bearer is not None and bearer.kind == "person" and _owns(role, claim):
            continue
        where = role.role in ("where", "from") or (role.role == "to" and _is_place(bearer))
        if bearer is not None and (where or bearer.kind == "place"):
            places.add(bearer.id)
        elif bearer is not None and role.role in ("who", "with"):
            who.add(bearer.id)
            if bearer.kind == "state":
                states.add(bearer.country)
        elif bearer is not None:
            target.add(bearer.id)
        if bearer is not None and bearer.kind == "person":
            things.update(bearer.things)
        if role.role == "who":
            states.update(_country_of(role.text))
        if bearer is None or not where:
            told = _nouns(role) - _name_words(bearer)
            nouns.update(told)
            if role.role in ("whom", "what", "to"):
                objects.update(told)
            things.update(f"{code} {noun}" for code in _countries_in(role.text) for noun in told)
    return Parts(*map(frozenset, (who, states, target, places, nouns, objects, things)))


def _owns(role: Role, claim: Claim) -> bool:
    """ "Abel's shooting": nobody can say from this whether she shot or was shot."""
    if role.role != "who" or claim.kind not in ("assault", "harm"):
        return False
    quote = claim.quote
    between = quote.text[role.end - quote.start : claim.predicate.start - quote.start]
    return role.end < claim.predicate.start and between.strip() in ("'s", "\u2019s", "'", "\u2019")


def _modifies(role: Role, claim: Claim) -> bool:
    """Whether a country stands right before the predicate noun ("US airstrikes"): whose it
    was, not where."""
    gap = claim.predicate.start - role.end
    return role.role != "who" and 0 < gap <= NEXT_WORD


def _is_place(bearer: Bearer | None) -> bool:
    return bearer is not None and bearer.kind in ("place", "state")


def read_harmed(claim: Claim, bearers: Sequence[Bearer | None]) -> list[Bearer]:
    """The people whom the claim says it was done to."""
    roles = ("whom", "what", "who") if claim.predicate.lemma in SELF_HARMED else ("whom",)
    return [
        bearer
        for role, bearer in zip(claim.roles, bearers, strict=True)
        if role.role in roles and bearer is not None and bearer.kind == "person"
    ]


def _countries_in(text: str) -> list[str]:
    """Countries named before a phrase's first clause or place: "a top Kenyan police chief"."""
    words = _CUT.split(text, maxsplit=1)[0].replace("\u2019s", "").split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    found = [code for pair in pairs if (code := country_of_word(pair))]
    return found or [code for word in words if (code := country_of_word(word))]


def _country_of(text: str) -> list[str]:
    """The country that a phrase begins with: "US airstrikes", "the Kenyan police"."""
    words = text.split()
    while words and words[0].lower() in STOP:
        words = words[1:]
    return _countries_in(" ".join(words[:2])) if words and _countries_in(words[0]) else []


def _name_words(bearer: Bearer | None) -> frozenset[str]:
    """The words of a bearer's names: they are compared as the bearer, not as nouns."""
    names = " ".join(bearer.names) if bearer else ""
    return frozenset(word.strip("\u2019'").lower() for word in WORD.findall(names))


def _nouns(role: Role) -> set[str]:
    """The words of a phrase up to its first clause or place, without names of countries."""
    head = _CUT.split(role.text, maxsplit=1)[0]
    words = {
        word.strip("\u2019'").lower() for word in WORD.findall(head) if not country_of_word(word)
    }
    known = acts().generic | acts().named.keys()
    small = {
        w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in words
    }
    kept = (word for word in small if len(word) > 2 and word not in known and word not in STOP)
    return {one_spelling(word) for word in kept}
