"""Events that are parts of another: told as such, or beside it as part of the same act.

A part keeps its own claims and its own reasons; it only stands under the event that it is a
part of. This asks for less than a join, since nothing is said to be the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dateline import when
from dateline.merge.bearers import Bearer
from dateline.merge.cluster import Clusters
from dateline.merge.compare import compare, fit_of
from dateline.merge.tellings import Telling
from dateline.merge.weights import weight
from dateline.records import Reading

PART_FITS = ("part", "result", "results", "wide")
AGAINST = ("victim", "who", "target", "place", "day", "figure")
KNOWN = 3
"""Trust from which a day counts: own clause, heading, what it points to."""
TOLD_TOGETHER = 24
"""Tellings of one article and day that are looked at pair by pair; more are left alone."""


def find_parts(
    clusters: Clusters, bearers: Mapping[str, Bearer], readings: Sequence[Reading]
) -> dict[int, int]:
    """The cluster that each cluster is a part of, for those that are. No part has parts."""
    apart = {frozenset(pair) for pair in _answered(clusters, readings)}
    size = {root: _size(clusters, members) for root, members in clusters.members().items()}
    votes: dict[int, dict[int, int]] = {}
    for a, b in sorted({*_beside(clusters, bearers), *_told(clusters, readings)}):
        if frozenset((a, b)) in apart:
            continue
        part, whole = (a, b) if (size[a], -a) < (size[b], -b) else (b, a)
        votes.setdefault(part, {}).setdefault(whole, 0)
        votes[part][whole] += 1
    found = {
        part: max(wholes, key=lambda whole: (wholes[whole], size[whole], -whole))
        for part, wholes in votes.items()
    }
    return {part: _top(part, found) for part in sorted(found)}


def _size(clusters: Clusters, members: Sequence[int]) -> int:
    """Claims of it; those that tell that something did not happen have no parts."""
    told = (clusters.tellings[index] for index in members)
    return sum(len(telling.mentions) for telling in told if telling.status != "negated")


def _top(part: int, found: Mapping[int, int]) -> int:
    whole = found[part]
    while whole in found:
        whole = found[whole]
    return whole


def _told(clusters: Clusters, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs that an article's own words tie as part and whole."""
    return _linked(clusters, readings, ("part_of",))


def _answered(clusters: Clusters, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of which an article says that one answered or followed the other."""
    return _linked(clusters, readings, ("answers", "follows"))


def _linked(
    clusters: Clusters, readings: Sequence[Reading], kinds: Sequence[str]
) -> Iterator[tuple[int, int]]:
    home = {
        mention.claim.id: clusters.home[index]
        for index, telling in enumerate(clusters.tellings)
        for mention in telling.mentions
    }
    for reading in readings:
        for link in reading.links:
            if link.kind in kinds and link.source in home and link.target in home:
                a, b = sorted((home[link.source], home[link.target]))
                if a != b:
                    yield a, b


def _beside(clusters: Clusters, bearers: Mapping[str, Bearer]) -> Iterator[tuple[int, int]]:
    """Pairs told beside each other: one article, one section, one day, acts that go together,
    and somebody or something that both speak of."""
    groups: dict[tuple[str, str, int | None], list[int]] = {}
    for index, telling in enumerate(clusters.tellings):
        day = _known_day(telling)
        if telling.status == "occurrence" and day is not None:
            section = telling.mentions[0].traits.section
            groups.setdefault((telling.article, day, section), []).append(index)
    acts = {
        root: frozenset(act for index in members for act in clusters.tellings[index].acts)
        for root, members in clusters.members().items()
    }
    for _, group in sorted(groups.items(), key=lambda item: item[1]):
        for a, b in combinations(group[:TOLD_TOGETHER], 2):
            one, two = clusters.home[a], clusters.home[b]
            if one == two or fit_of(acts[one], acts[two]) not in PART_FITS:
                continue
            if _go_together(clusters.tellings[a], clusters.tellings[b], bearers):
                yield min(one, two), max(one, two)


def _known_day(telling: Telling) -> str | None:
    for dated in telling.days[:1]:
        if dated.trust >= KNOWN:
            return when.local_day(dated.when)
    return None


def _go_together(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> bool:
    """Whether somebody or something is in both, or they are told on end, and nothing but
    the act parts them."""
    shared = (a.nouns & b.nouns) | (a.target & b.target) | (a.places & b.places) | (a.who & b.who)
    told_on = any(
        abs(one.traits.position - two.traits.position) <= 1
        for one in a.mentions
        for two in b.mentions
    )
    if not shared and not told_on:
        return False
    verdict = compare(a, b, bearers)
    against = [r.weight for r in verdict.reasons if r.weight < 0 and r.name in AGAINST]
    return sum(against) >= weight("band.against")
