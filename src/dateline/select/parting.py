"""Where a group of reports is two stories that look alike: two quakes, two recalls.

What all reports of a group share says nothing inside it. What some share and others do not is
weighed by how few of the group's own reports have it, and the group is cut in two where that
parts it best: along its first principal component, then by moving single reports to the side
they are more like. The cut stands where what was seen of it adds up to more than nothing: how
much less the sides share with each other than within, and that no event is told on both. The
weights are learnt (`parting.toml`, `training/stories.py`). Whole numbers throughout.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import combinations
from math import isqrt
from typing import NamedTuple

from dateline.records import Reason
from dateline.select.subject import EVENT, LENGTH, STEM, Unit, bits, is_word

LEAST = 5
"""Reports that each side of a cut must hold: of fewer any two are unlike others by chance. Set
when the weights were learnt; at 4 one story of nine short reports falls in two, at 6 one pair
of look-alikes of sixteen stays one."""
MOST = 200
"""Reports of a group that is looked at. One of more is a long story with many sides; the look
at it takes time with the square of its size."""
ROUNDS = 60
"""Steps towards the principal component; after 30 no cut of the story sets changes."""
SCALE = 1_000_000
MOVES = 5
SHOWN = 3
"""Words by which a side is named."""

Said = Mapping[Unit, Mapping[str, int]]
"""What each unit tells, and in how many sentences."""
Products = list[list[int]]


class Cut(NamedTuple):
    """Two sides of a group, each sorted, and what speaks for parting them."""

    one: list[Unit]
    other: list[Unit]
    reasons: tuple[Reason, ...]


def parted(units: Sequence[Unit], said: Said) -> Cut | None:
    """The cut of a group that holds two stories; None where it is one, or too small or large."""
    if not 2 * LEAST <= len(units) <= MOST:
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
    one, other = ([i for i, side in enumerate(sides) if side is way] for way in (True, False))
    events = [{word for word in said[unit] if word.startswith(EVENT)} for unit in ordered]
    return (
        [ordered[i] for i in one],
        [ordered[i] for i in other],
        _seen(products, one, other, events),
    )


@cache
def weights() -> Mapping[str, int]:
    """Worth of a bit of each thing seen, and of a cut by itself (`start`), from `parting.toml`."""
    text = (resources.files(__package__) / "parting.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["weights"])


def _worth(name: str, seen: int) -> int:
    return weights()[name] * seen // 100


# --- the cut ---------------------------------------------------------------------------


def _products(said: Sequence[Mapping[str, int]]) -> Products:
    """How alike two reports are by what not all reports of the group have, of `LENGTH`."""
    size = len(said)
    used = Counter(word for words in said for word in words)
    rarity = {word: bits(size) - bits(n) for word, n in used.items() if 1 < n < size}
    made = []
    for words in said:
        own = {
            word: (100 + bits(count) * 7 // 10) * rarity[word] // 100
            for word, count in words.items()
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


def _seen(
    products: Products, one: Sequence[int], other: Sequence[int], events: Sequence[set[str]]
) -> dict[str, int]:
    """In hundredths of a bit: how much more alike reports are within the sides than across
    (`alike`), and how much oftener two of them share an event (`events`)."""
    inside = [list(combinations(side, 2)) for side in (one, other)]
    within, across = [*inside[0], *inside[1]], [(i, j) for i in one for j in other]
    shared, crossing = (
        bits(1 + 2 * sum(not events[i].isdisjoint(events[j]) for i, j in pairs))
        - bits(2 + 2 * len(pairs))
        for pairs in (within, across)
    )
    means = [bits(_mean(products, pairs)) for pairs in (*inside, across)]
    return {"alike": (means[0] + means[1]) // 2 - means[2], "events": shared - crossing}


def _mean(products: Products, pairs: Sequence[tuple[int, int]]) -> int:
    return max(1, 1000 * sum(products[i][j] for i, j in pairs) // max(1, len(pairs)))


def _reasons(
    one: Sequence[Unit], other: Sequence[Unit], seen: Mapping[str, int], said: Said
) -> tuple[Reason, ...]:
    told, beside = (_events(side, said) for side in (one, other))
    both, all_of = len(told & beside), len(told | beside)
    names = [", ".join(_own(*sides, said)) for sides in ((one, other), (other, one))]
    return (
        Reason(name="start", weight=weights()["start"], says="most groups are one story"),
        Reason(
            name="alike",
            weight=_worth("alike", seen["alike"]),
            says=f"{len(one)} reports ({names[0]}) and {len(other)} ({names[1]}) share more among"
            " themselves than with each other",
        ),
        Reason(
            name="events",
            weight=_worth("events", seen["events"]),
            says=f"of {all_of} events that several reports tell, {both} are told on both sides",
        ),
    )


def _events(side: Iterable[Unit], said: Said) -> set[str]:
    return {word for unit in side for word in said[unit] if word.startswith(EVENT)}


def _own(side: Sequence[Unit], beside: Sequence[Unit], said: Said) -> list[str]:
    """The words that tell one side from the other best, one of a stem."""
    mine, theirs = (
        Counter(word for unit in units for word in said[unit] if is_word(word))
        for units in (side, beside)
    )
    best: dict[str, str] = {}
    ordered = sorted(
        mine, key=lambda word: (theirs[word] * len(side) - mine[word] * len(beside), word)
    )
    for word in ordered:
        best.setdefault(word[:STEM], word)
    return list(best.values())[:SHOWN]
