"""Where a group of reports is two stories that look alike: two quakes, two recalls.

What all reports of a group share says nothing inside it. What some share and others do not is
weighed by how few of the group's own reports have it, and the group is cut in two where that
parts it best: along its first principal component, then by moving single reports to the side
they are more like. The cut stands where what was seen of it adds up to more than nothing: that
the sides have few names in common, and that each has words of its own. Only the words of the
reports are looked at, so that no change in how events are joined or placed moves a cut. The
weights are learnt (`parting.toml`, `training/stories.py`). Whole numbers throughout.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import combinations
from math import isqrt
from typing import NamedTuple

from dateline.records import Reason
from dateline.select.subject import LENGTH, STEM, Text, Unit, bits, rarity_of

LEAST = 5
"""Reports that each side of a cut must hold: of fewer any two are unlike others by chance. Set
when the weights were learnt; at 4 one story of nine short reports falls in two, at 6 one pair
of look-alikes of sixteen stays one."""
MOST = 40
"""Reports of a group that is looked at: no more than the largest group that the weights were
learnt on held (39). Of a long story with many sides, such as 80 reports of one month, the sides
name different people and places too, and these weights would cut it (two of the T17 topics)."""
ROUNDS = 60
"""Steps towards the principal component; after 30 no cut of the story sets changes."""
SCALE = 1_000_000
MOVES = 5
OWN = 600
"""Hundredths of a bit by which two shares of users must tell a word better than one, for it to
be one side's own: six reports of twelve against none of ten. Not tuned."""
SHOWN = 3
"""Words by which a side is named."""

Said = Mapping[Unit, Text]
"""The words of each unit."""
Products = list[list[int]]


class Cut(NamedTuple):
    """Two sides of a group, each sorted, and what speaks for parting them."""

    one: list[Unit]
    other: list[Unit]
    reasons: tuple[Reason, ...]


def parted(units: Sequence[Unit], said: Said) -> Cut | None:
    """The cut of a group that holds two stories; None where it is one, too small or large, or
    mostly items of a sentence or two: which names such an item gives is chance."""
    if not 2 * LEAST <= len(units) <= MOST:
        return None
    if 2 * sum(said[unit].is_short for unit in units) > len(units):
        return None
    one, other, seen = best_cut(units, said)
    if min(len(one), len(other)) < LEAST or weigh(seen) <= 0:
        return None
    return Cut(one, other, _reasons(one, other, seen, said))


def weigh(seen: Mapping[str, int]) -> int:
    """What was seen of a cut as one sum, in hundredths of a bit: above 0, two stories."""
    return weights()["start"] + sum(_worth(name, seen[name]) for name in sorted(seen))


def best_cut(units: Sequence[Unit], said: Said) -> tuple[list[Unit], list[Unit], dict[str, int]]:
    """The two sides that a group falls into most easily, and what is seen of them."""
    ordered = sorted(units)
    products = _products([said[unit] for unit in ordered])
    sides = _moved(products, _first_component(products))
    one, other = (
        [unit for unit, side in zip(ordered, sides, strict=True) if side is way]
        for way in (True, False)
    )
    return one, other, _seen(one, other, said)


@cache
def weights() -> Mapping[str, int]:
    """Worth of a bit of each thing seen, and of a cut by itself (`start`), from `parting.toml`."""
    text = (resources.files(__package__) / "parting.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["weights"])


def _worth(name: str, seen: int) -> int:
    return weights()[name] * seen // 100


# --- the cut ---------------------------------------------------------------------------


def _products(said: Sequence[Text]) -> Products:
    """How alike two reports are by what not all reports of the group have, of `LENGTH`. A word
    of a name counts twice."""
    size = len(said)
    used = Counter(word for text in said for word in (*text.words, *text.names))
    rarity = {word: bits(size) - bits(n) for word, n in used.items() if 1 < n < size}
    made = []
    for text in said:
        own = {
            word: times * rarity[word]
            for words, times in ((text.words, 1), (text.names, 2))
            for word in words
            if word in rarity
        }
        length = max(1, isqrt(sum(weight**2 for weight in own.values())))
        made.append({word: weight * LENGTH // length for word, weight in own.items()})
    rows = [[0] * size for _ in range(size)]
    for i, j in combinations(range(size), 2):
        few, many = sorted((made[i], made[j]), key=len)
        both = sum(weight * many.get(word, 0) for word, weight in few.items())
        rows[i][j] = rows[j][i] = both // LENGTH
    return rows


def _first_component(products: Products) -> list[bool]:
    """The side of each report along the direction in which the group is widest."""
    size = len(products)
    full = [[*row[:i], LENGTH, *row[i + 1 :]] for i, row in enumerate(products)]
    sums = [sum(row) for row in full]
    whole = sum(sums)
    centred = [
        [value * size * size - (sums[i] + sums[j]) * size + whole for j, value in enumerate(row)]
        for i, row in enumerate(full)
    ]
    at = max(centred, key=lambda row: sum(map(abs, row)))
    for _ in range(ROUNDS):
        top = max(map(abs, at)) or 1
        small = [value * SCALE // top for value in at]
        at = [sum(a * b for a, b in zip(row, small, strict=True)) for row in centred]
    return [value > 0 for value in at]


def _moved(products: Products, sides: list[bool]) -> list[bool]:
    """The sides after each report went to the one it is more like, while any does."""
    now = [*sides]
    for _ in range(MOVES):
        before = [*now]
        for i, row in enumerate(products):
            mine = [row[j] for j, side in enumerate(now) if side == now[i] and j != i]
            theirs = [row[j] for j, side in enumerate(now) if side != now[i]]
            if len(mine) > 1 and theirs and sum(theirs) * len(mine) > sum(mine) * len(theirs):
                now[i] = not now[i]
        if now == before:
            break
    return now


# --- what is seen of it ----------------------------------------------------------------


def _seen(one: Sequence[Unit], other: Sequence[Unit], said: Said) -> dict[str, int]:
    """In hundredths of a bit: how much the names that both sides give outweigh those that one
    gives (`names`), and how many words each side has of its own at the least (`own`)."""
    if not one or not other:
        return {"names": 0, "own": 0}
    shared, apart = _names(one, other, said)
    fewest = min(len(_own(one, other, said)), len(_own(other, one, said)))
    return {"names": bits(100 + shared) - bits(100 + apart), "own": bits(1 + fewest)}


def _names(one: Sequence[Unit], other: Sequence[Unit], said: Said) -> tuple[int, int]:
    """What the names say, in hundredths of a bit, that both sides give, and that one gives
    oftener than the other: each by the share of reports that give it and how rare it is. What
    one report alone names says nothing."""
    mine, theirs = (
        Counter(name for unit in side for name in said[unit].names) for side in (one, other)
    )
    both, apart = 0, 0
    for name, users in (mine + theirs).items():
        few, many = sorted((mine[name] * 1000 // len(one), theirs[name] * 1000 // len(other)))
        if users > 1:
            both += few * few * rarity_of(name[:STEM]) // 1_000_000
            apart += (many - few) * rarity_of(name[:STEM]) // 1000
    return both, apart


def _own(side: Sequence[Unit], beside: Sequence[Unit], said: Said) -> list[str]:
    """The words that one side uses so much oftener than the other that it cannot be chance, the
    surest first."""
    mine, theirs = (
        Counter(word for unit in units for word in (*said[unit].words, *said[unit].names))
        for units in (side, beside)
    )
    found = (
        (-_gain(n, len(side), theirs[word], len(beside)), word)
        for word, n in mine.items()
        if n > 1 and n * len(beside) > theirs[word] * len(side)
    )
    return [word for gain, word in sorted(found) if -gain >= OWN]


def _gain(mine: int, of: int, theirs: int, beside: int) -> int:
    """By how much two shares tell who uses a word better than one, in hundredths of a bit."""
    return _told(mine, of) + _told(theirs, beside) - _told(mine + theirs, of + beside)


def _told(users: int, of: int) -> int:
    """Logarithm of how likely it is, at that share, that just those use a word."""
    return sum(n * (bits(n) - bits(of)) for n in (users, of - users) if n)


def _reasons(
    one: Sequence[Unit], other: Sequence[Unit], seen: Mapping[str, int], said: Said
) -> tuple[Reason, ...]:
    own = [", ".join(_shown(_own(*sides, said))) for sides in ((one, other), (other, one))]
    return (
        Reason(name="start", weight=weights()["start"], says="most groups are one story"),
        Reason(
            name="names",
            weight=_worth("names", seen["names"]),
            says=f"{len(one)} reports and {len(other)} name more that the others do not than"
            " what both name",
        ),
        Reason(
            name="own",
            weight=_worth("own", seen["own"]),
            says=f"each have words of their own: {own[0]}; and {own[1]}",
        ),
    )


def _shown(words: Sequence[str]) -> list[str]:
    """The first words, one of a stem."""
    best: dict[str, str] = {}
    for word in words:
        best.setdefault(word[:STEM], word)
    return list(best.values())[:SHOWN]
