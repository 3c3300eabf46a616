"""Where a group of reports is two stories that look alike: two quakes, two recalls.

What all reports of a group share says nothing inside it. What some share and others do not is
weighed by how few of the group's own reports have it, and the group is cut in two where that
parts it best: along its first principal component, then by moving single reports to the side
they are more like. The cut stands where what was seen of it adds up to more than nothing: that
no other direction parts the group nearly as well, and that half of each side use words that the
other hardly does, for the length of the reports. Long reports of one affair differ in many words
by chance, and in many directions. Only the words of the reports are looked at, so that no change
in how events are joined or placed moves a cut. The weights are learnt (`parting.toml`,
`training/stories.py`). Whole numbers throughout.
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
from dateline.select.subject import LENGTH, STEM, Text, Unit, bits

LEAST = 5
"""Reports that each side of a cut must hold: of fewer any two are unlike others by chance. Set
when the weights were learnt; at 4 one story of nine short reports falls in two, at 6 one pair
of look-alikes of sixteen stays one."""
MOST = 40
"""Reports of a group that is looked at: no more than the largest group that the weights were
learnt on held (39)."""
ROUNDS = 60
"""Steps towards the principal component; after 30 no cut of the story sets changes."""
SCALE = 1_000_000
MOVES = 5
OWN = 600
"""Hundredths of a bit by which two shares of users must tell a word better than one, for it to
be one side's own: six reports of twelve against none of ten. Not tuned."""
HALF = 50
"""Hundredths by which the share of its users must differ as well, so that a word is no side's own
only because there are many reports."""
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
    component, width = _widest(products)
    sides = _moved(products, component)
    one, other = (
        [unit for unit, side in zip(ordered, sides, strict=True) if side is way]
        for way in (True, False)
    )
    return one, other, {"width": width, "own": _least_own(one, other, said)}


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


def _widest(products: Products) -> tuple[list[bool], int]:
    """The side of each report along the direction in which the group is widest, and by how much
    that outdoes the next direction, in hundredths of a bit."""
    size = len(products)
    full = [[*row[:i], LENGTH, *row[i + 1 :]] for i, row in enumerate(products)]
    sums = [sum(row) for row in full]
    whole = sum(sums)
    centred = [
        [value * size * size - (sums[i] + sums[j]) * size + whole for j, value in enumerate(row)]
        for i, row in enumerate(full)
    ]
    first, wide = _direction(centred, [0] * size)
    _, next_wide = _direction(centred, first)
    return [value > 0 for value in first], bits(max(1, wide)) - bits(max(1, next_wide))


def _direction(centred: Products, beside: Sequence[int]) -> tuple[list[int], int]:
    """The direction in which a group is widest, of those square to `beside`, and its width."""
    at = _square(max(centred, key=lambda row: sum(map(abs, row))), beside)
    small = _small(at)
    for _ in range(ROUNDS):
        small = _small(at)
        at = [sum(a * b for a, b in zip(row, small, strict=True)) for row in centred]
        at = _square(at, beside)
    length = sum(value * value for value in small) or 1
    return at, sum(a * b for a, b in zip(at, small, strict=True)) // length


def _square(at: Sequence[int], beside: Sequence[int]) -> list[int]:
    """What is left of a direction without its share of another."""
    other = _small(beside)
    length = sum(value * value for value in other) or 1
    share = sum(a * b for a, b in zip(at, other, strict=True))
    return [a - share * b // length for a, b in zip(at, other, strict=True)]


def _small(at: Sequence[int]) -> list[int]:
    top = max(map(abs, at)) or 1
    return [value * SCALE // top for value in at]


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


def _least_own(one: Sequence[Unit], other: Sequence[Unit], said: Said) -> int:
    """How many words each side has of its own at the least, for each hundred words of a report, in
    hundredths of a bit. Reports of ten times the words differ by chance in ten times as many."""
    if not one or not other:
        return 0
    words = sum(len(said[unit].words) + len(said[unit].names) for unit in (*one, *other))
    fewest = min(len(_own(one, other, said)), len(_own(other, one, said)))
    reports = len(one) + len(other)
    return bits(100 + 10_000 * fewest * reports // max(1, words)) - bits(100)


def _own(side: Sequence[Unit], beside: Sequence[Unit], said: Said) -> list[str]:
    """The words that one side uses so much oftener than the other that it cannot be chance, and
    by half of its reports more; the surest first."""
    mine, theirs = (
        Counter(word for unit in units for word in (*said[unit].words, *said[unit].names))
        for units in (side, beside)
    )
    bar = HALF * len(side) * len(beside)
    found = (
        (-_gain(n, len(side), theirs[word], len(beside)), word)
        for word, n in mine.items()
        if n > 1 and 100 * (n * len(beside) - theirs[word] * len(side)) >= bar
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
            name="width",
            weight=_worth("width", seen["width"]),
            says=f"{len(one)} reports and {len(other)} part from each other more clearly than in"
            " any other way",
        ),
        Reason(
            name="own",
            weight=_worth("own", seen["own"]),
            says=f"each have words of their own: {own[0] or 'none'}; and {own[1] or 'none'}",
        ),
    )


def _shown(words: Sequence[str]) -> list[str]:
    """The first words, one of a stem."""
    best: dict[str, str] = {}
    for word in words:
        best.setdefault(word[:STEM], word)
    return list(best.values())[:SHOWN]
