"""Where a claim's information comes from, so that copies of one report count once.

An agency that the claim names comes first, then whoever it quotes, then the agencies that
the article credits, then the report of which the article is a near copy, and last the
outlet's own reporting. Two outlets that both credit one agency are one origin.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from dateline import when
from dateline.records import Actor, Merged, Origin, Reading
from dateline.relate.pile import Told

COPY_SHARE = 60
"""Per cent of shingles that two texts share from which one is a copy of the other. Not
tuned: copies with another headline share 80 and more, two reports of one event below 10."""
LEAST_SHARED = 8
"""Least hashes of a sketch by which copies find each other. At 60 % shared, two sketches
miss each other among 8 with odds of about 1 in 1,500."""
LOOKED_AT = 50
"""Articles that share one hash and are compared; more are copies of each other already."""
SAYS_NOTHING = tuple(
    [word] for word in ("he", "she", "it", "they", "we", "i", "who", "statement", "one")
)
"""Last words of a speaker that name no origin: who is meant stands elsewhere or nowhere."""
UNNAMED = "unnamed source"

_BARE = re.compile(r"[^\w\s-]")


def fold(name: str) -> str:
    return " ".join(_BARE.sub("", name).casefold().removeprefix("the ").split())


@cache
def agencies() -> Mapping[str, str]:
    """Folded name to shown name."""
    text = (files("dateline.relate") / "agencies.toml").read_text(encoding="utf-8")
    listed: Mapping[str, Sequence[str]] = tomllib.loads(text)["agency"]
    return {name: shown for shown, names in listed.items() for name in names}


@cache
def hedges() -> frozenset[str]:
    text = (files("dateline.relate") / "agencies.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["hedges"]["words"])


@dataclass(frozen=True)
class Origins:
    """Names of origins of the pile; `of` gives a claim's."""

    actors: Mapping[str, Actor]
    own: Mapping[str, str]
    """By article: the origin of what it says in its own voice."""
    outlets: Mapping[str, str]
    """Folded outlet to outlet, so that a report cited by another is that outlet's."""

    def of(self, told: Told) -> str:
        chain = told.claim.speakers[:-1] if told.is_utterance else told.claim.speakers
        for speaker in chain:
            if speaker.origin and fold(speaker.text) not in hedges():
                return self._named(speaker.text, speaker.actor)
        for speaker in reversed(chain):
            named = speaker.actor or fold(speaker.text).split()[-1:] not in SAYS_NOTHING
            if not speaker.origin and named:
                return self._named(speaker.text, speaker.actor)
        return self.own[told.reading.article]

    def is_own(self, told: Told) -> bool:
        """Whether the article says it in its own voice."""
        return self.of(told) == self.own[told.reading.article]

    def _named(self, text: str, actor: str | None) -> str:
        held = self.actors.get(actor or "")
        names = [text, *([held.name, *held.names] if held else [])]
        for name in names:
            if fold(name) in agencies():
                return agencies()[fold(name)]
        for name in names:
            if fold(name) in self.outlets:
                return self.outlets[fold(name)]
        if held:
            return held.name
        return UNNAMED if fold(text).split()[-1:] in (["source"], ["sources"]) else text


def find_origins(merged: Merged) -> Origins:
    copied = find_copies(merged.readings)
    by_article = {reading.article: reading for reading in merged.readings}
    own = {}
    for reading in merged.readings:
        first = by_article[copied[reading.article]]
        credited = sorted({agencies().get(fold(name), name) for name in first.credits})
        own[reading.article] = ", ".join(credited) or first.outlet.name
    outlets = {fold(r.outlet.name): r.outlet.name for r in merged.readings}
    return Origins({actor.id: actor for actor in merged.actors}, own, outlets)


def find_copies(readings: Sequence[Reading]) -> dict[str, str]:
    """By article the one whose text it shares: of near copies the one that credits an agency,
    else the first printed."""
    group = {reading.article: reading.article for reading in readings}
    by_hash: dict[int, list[Reading]] = {}
    for reading in readings:
        for value in reading.sketch[:LEAST_SHARED]:
            by_hash.setdefault(value, []).append(reading)
    for _, held in sorted(by_hash.items()):
        for one, other in combinations(held[:LOOKED_AT], 2):
            if _root(group, one.article) == _root(group, other.article):
                continue
            if shared_percent(one.sketch, other.sketch) >= COPY_SHARE:
                _unite(group, one.article, other.article)
    by_article = {reading.article: reading for reading in readings}
    members: dict[str, list[Reading]] = {}
    for article in sorted(group):
        members.setdefault(_root(group, article), []).append(by_article[article])
    first = {root: min(held, key=_printed).article for root, held in members.items()}
    return {article: first[_root(group, article)] for article in sorted(group)}


def _printed(reading: Reading) -> tuple[bool, tuple[int, int, int, int, str], str]:
    return (not reading.credits, when.sort_key(reading.published), reading.article)


def _root(group: Mapping[str, str], article: str) -> str:
    while group[article] != article:
        article = group[article]
    return article


def _unite(group: dict[str, str], a: str, b: str) -> None:
    low, high = sorted((_root(group, a), _root(group, b)))
    group[high] = low


def shared_percent(a: Sequence[int], b: Sequence[int]) -> int:
    """Per cent of shingles that two texts share, by their sketches' least common hashes."""
    if not a or not b:
        return 0
    size = min(max(len(a), len(b)), len(set(a) | set(b)))
    least = sorted({*a, *b})[:size]
    both = set(a) & set(b)
    return 100 * sum(value in both for value in least) // size


def list_origins(told: Iterable[Told], origins: Origins) -> tuple[Origin, ...]:
    """The origins of some claims, by name, each with its claims."""
    found: dict[str, list[str]] = {}
    for one in told:
        found.setdefault(origins.of(one), []).append(one.claim.id)
    return tuple(Origin(name=name, claims=tuple(sorted(found[name]))) for name in sorted(found))
