"""Which pairs of tellings are looked at: a predicate of the two, never all pairs.

Two tellings are candidates if they share a status, a family of acts (or a speaker) and an
anchor: somebody named, a place, a day, a noun of those involved. Tellings that say the very
same stand for each other: each is a candidate of the least of them, which alone goes on. A
key that more than `COMMON` have is refined for all of them by a second anchor, then by a
third; in what is still too common only neighbours within `RADIUS` are looked at, in the
order of what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from dateline import when
from dateline.merge.acts import family_of
from dateline.merge.rarity import rarity
from dateline.merge.tellings import Telling

COMMON = 40
"""Tellings in a block: at most 780 pairs. Not tuned; at 20 a story of 60 reports already
needs two shared anchors, at 80 piles of 1,000 articles take twice as long."""
DEPTH = 3
"""Anchors that a key holds at most."""
RADIUS = 6
"""Neighbours on either side in a block that no anchor makes small enough. Not tuned."""

RARE = 500
"""Hundredths of a bit from which a word of the sentence is an anchor."""

WORD = "word "

Key = tuple[str, ...]


def find_pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs of indexes, each once, the smaller first, sorted."""
    faces, found = _faces(tellings)
    anchors = {index: sorted(anchors_of(tellings[index])) for index in faces}
    blocks: dict[Key, list[int]] = {}
    beside: dict[Key, list[int]] = {}
    for index, telling in enumerate(tellings):
        for head in heads_of(telling):
            beside.setdefault((telling.article, head), []).append(index)
            if index in anchors:
                for anchor in anchors[index]:
                    blocks.setdefault((head, anchor), []).append(index)
    for block in by_company(tellings, anchors):
        found.update(combinations(block, 2))
    for block in beside.values():
        found.update(_pairs(block, lambda index: (tellings[index].mentions[0].traits.position,)))
    for _ in range(DEPTH - 1):
        finer: dict[Key, list[int]] = {}
        for key, block in blocks.items():
            if len(block) <= COMMON:
                found.update(combinations(block, 2))
            else:
                _refine(key, block, anchors, finer)
        blocks = finer
    said = {index: _said(tellings[index]) for index in anchors}
    for block in blocks.values():
        found.update(_pairs(block, lambda index: (said[index],)))
    return sorted(found)


def _pairs(
    block: Sequence[int], order: Callable[[int], tuple[int | str, ...]]
) -> Iterator[tuple[int, int]]:
    """All pairs of a small block; of a large one neighbours in `order`."""
    if len(block) <= COMMON:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda index: (*order(index), index))
    for position, index in enumerate(ordered):
        for other in ordered[position + 1 : position + 1 + RADIUS]:
            yield min(index, other), max(index, other)


def by_company(tellings: Sequence[Telling], faces: Iterable[int]) -> Iterator[list[int]]:
    """Blocks of tellings by head and somebody or something that their whole report names. Where
    many reports name it, it says too little, and what the tellings themselves hold has to do.

    Tellings of one report share all that it names, so what the same reports name makes one block.
    """
    by_head: dict[str, dict[frozenset[str], list[int]]] = {}
    for index in faces:
        for head in heads_of(tellings[index]):
            by_head.setdefault(head, {}).setdefault(tellings[index].named, []).append(index)
    for reports in by_head.values():
        naming: dict[str, list[int]] = {}
        for number, named in enumerate(reports):
            for name in named:
                naming.setdefault(name, []).append(number)
        held = list(reports.values())
        for numbers in sorted(set(map(tuple, naming.values()))):
            block = sorted(index for number in numbers for index in held[number])
            if len(block) <= COMMON:
                yield block


def _faces(tellings: Sequence[Telling]) -> tuple[list[int], set[tuple[int, int]]]:
    """The least telling of all that say the very same, and each other's pair with it."""
    first: dict[str, int] = {}
    pairs: set[tuple[int, int]] = set()
    for index, telling in enumerate(tellings):
        face = first.setdefault(_said(telling), index)
        if face != index:
            pairs.add((face, index))
    return sorted(first.values()), pairs


def _said(telling: Telling) -> str:
    """All that a telling says and is compared by, as one string: day, act, people, words."""
    day = telling.days[0].when.edtf if telling.days else ""
    sets = (
        telling.acts,
        telling.places,
        telling.victims,
        telling.who,
        telling.target,
        telling.nouns,
        telling.speakers,
        telling.about,
        telling.words,
        telling.told,
        telling.beside,
    )
    counts = sorted(f"{c.counts}{c.low}-{c.high}" for c in telling.counts)
    trust = str(telling.days[0].trust) if telling.days else ""
    parts = [telling.status, day, *(",".join(sorted(one)) for one in sets), ",".join(counts)]
    settings = (",".join(sorted(s.places | s.countries)) for s in (telling.setting, telling.ground))
    return "\x1f".join([*parts, telling.stance, trust, *settings])


def _refine(
    key: Key, block: Iterable[int], anchors: dict[int, list[str]], finer: dict[Key, list[int]]
) -> None:
    """Put every telling of a block under each of its later anchors, in anchor order. A word of
    the sentence refines nothing: sentences have many, and the blocks would outgrow the pile."""
    for index in block:
        for anchor in anchors[index]:
            if anchor > key[-1] and not anchor.startswith(WORD):
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
        yield from (f"said {word}" for word in telling.words | telling.verbatim)
        yield f"stance {telling.stance}"
    else:
        named = telling.who | telling.target | telling.victims | telling.places
        yield from (f"name {one}" for one in named)
        yield from (f"state {code}" for code in telling.states)
        yield from (f"noun {noun}" for noun in telling.nouns)
        yield from (f"{WORD}{word}" for word in telling.told if rarity(word) >= RARE)
    for dated in telling.days[:1]:
        day = when.local_day(dated.when)
        if day:
            yield f"day {day}"
