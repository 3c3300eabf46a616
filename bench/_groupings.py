"""How well a grouping of documents agrees with gold, by the definitions of the sets' README."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import Any

Labels = Mapping[str, str]
"""Document id to the name of its group."""


def f1(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def agreement(said: Labels, gold: Labels) -> dict[str, float]:
    """BCubed precision, recall and F1, and pairwise F1. A document that was given no group is
    one by itself; documents not in gold are passed over."""
    cells = Counter((said.get(one, f"alone {one}"), group) for one, group in gold.items())
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for (group, other), size in cells.items():
        mine[group] += size
        theirs[other] += size
    precision = sum(n * n / mine[group] for (group, _), n in cells.items()) / len(gold)
    recall = sum(n * n / theirs[group] for (_, group), n in cells.items()) / len(gold)
    both = sum(comb(n, 2) for n in cells.values())
    pairs = sum(comb(n, 2) for n in mine.values()), sum(comb(n, 2) for n in theirs.values())
    shares = [both / of if of else 0.0 for of in pairs]
    return {
        "bcubed_p": precision,
        "bcubed_r": recall,
        "bcubed_f1": f1(precision, recall),
        "pairwise_f1": f1(*shares),
        "stories": len(mine),
    }


def wrong_pairs(said: Labels, gold: Labels, alike: Callable[[str, str], bool]) -> dict[str, int]:
    """Pairs of documents of two gold groups that were put into one, and how many of them are
    of two groups that are `alike`."""
    held: dict[str, list[str]] = defaultdict(list)
    for one in sorted(said):
        if one in gold:
            held[said[one]].append(gold[one])
    joined = [pair for groups in held.values() for pair in combinations(groups, 2)]
    wrong = [(one, other) for one, other in joined if one != other]
    return {"wrong": len(wrong), "alike": sum(alike(*pair) for pair in wrong)}


def mean(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each figure over some piles."""
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}


def shown(figures: Mapping[str, float]) -> dict[str, Any]:
    """Figures as they are printed: counts whole, fractions to four places."""
    return {
        name: value if isinstance(value, int) else round(value, 4)
        for name, value in figures.items()
    }
