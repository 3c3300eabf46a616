"""Which pairs of tellings are looked at: a predicate of the two, never all pairs.

Two tellings are candidates if they share a status, a family of acts (or a speaker) and an
anchor: somebody named, a place, a day, a noun of those involved. A key that more than
`COMMON` tellings have is refined for all of them by a second anchor, then by a third; what
is still too common is no key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline import when
from dateline.merge.acts import family_of
from dateline.merge.tellings import Telling

COMMON = 40
"""Tellings in a block: at most 780 pairs. Not tuned; at 20 a story of 60 reports already
needs two shared anchors, at 80 piles of 1,000 articles take twice as long."""
DEPTH = 3
"""Anchors that a key holds at most."""


def find_pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs of indexes, each once, the smaller first, sorted."""
    anchors = [sorted(anchors_of(telling)) for telling in tellings]
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, telling in enumerate(tellings):
        for head in heads_of(telling):
            for anchor in anchors[index]:
                blocks.setdefault((head, anchor), []).append(index)
    found: set[tuple[int, int]] = set()
    for _ in range(DEPTH - 1):
        finer: dict[tuple[str, ...], list[int]] = {}
        for key, block in blocks.items():
            if len(block) <= COMMON:
                found.update(combinations(block, 2))
            else:
                _refine(key, block, anchors, finer)
        blocks = finer
    for block in blocks.values():
        if len(block) <= COMMON:
            found.update(combinations(block, 2))
    return sorted(found)


def _refine(
    key: tuple[str, ...],
    block: Iterable[int],
    anchors: Sequence[Sequence[str]],
    finer: dict[tuple[str, ...], list[int]],
) -> None:
    """Put every telling of a block under each of its later anchors, in anchor order."""
    for index in block:
        for anchor in anchors[index]:
            if anchor > key[-1]:
                finer.setdefault((*key, anchor), []).append(index)


def heads_of(telling: Telling) -> list[str]:
    """Status with speaker or family of acts: what any two candidates share."""
    if telling.status == "utterance":
        return sorted(f"says {speaker}" for speaker in telling.speakers)
    return sorted({f"{telling.status} {family_of(act)}" for act in telling.acts})


def anchors_of(telling: Telling) -> Iterator[str]:
    """What a telling can be found by."""
    if telling.status == "utterance":
        yield from (f"about {one}" for one in telling.about)
        yield from (f"word {word}" for word in telling.words)
        yield f"stance {telling.stance}"
    else:
        named = telling.who | telling.target | telling.victims | telling.places
        yield from (f"name {one}" for one in named)
        yield from (f"state {code}" for code in telling.states)
        yield from (f"noun {noun}" for noun in telling.nouns)
    for dated in telling.days[:1]:
        day = when.local_day(dated.when)
        if day:
            yield f"day {day}"
