"""Scores of clusterings: MUC, B3, CEAFe, their mean (CoNLL F1), LEA, and pairs.

A clustering is a mapping from mention to the name of its cluster. Both sides hold the same
mentions unless they were found by the program; then a mention of one side alone counts
against it (MUC, B3, CEAFe and LEA as `score_coref.py` of the data defines them).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from itertools import combinations

Clusters = list[frozenset[Hashable]]
Half = tuple[float, float]


def clusters(named: Mapping[Hashable, Hashable]) -> Clusters:
    """Mentions by cluster, in the order in which the clusters first occur."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, name in named.items():
        found.setdefault(name, set()).add(mention)
    return [frozenset(held) for held in found.values()]


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def conll(gold: Clusters, said: Clusters) -> float:
    """The mean F1 of MUC, B3 and CEAFe."""
    return (_both(_muc, gold, said) + _both(_b3, gold, said) + _ceafe(gold, said)) / 3


def lea(gold: Clusters, said: Clusters) -> float:
    """Link-based entity aware F1; one mention alone is resolved where it is alone in both."""
    return _both(_lea, gold, said)


def pair_counts(
    gold: Mapping[Hashable, Hashable],
    said: Mapping[Hashable, Hashable],
    counts: Callable[[Hashable, Hashable], bool],
) -> tuple[int, int, int]:
    """Of the pairs that count: how many are joined, how many belong together, how many both."""
    joined = both = 0
    for cluster in clusters(said):
        for a, b in combinations(list(cluster), 2):
            if counts(a, b):
                joined += 1
                both += gold[a] == gold[b]
    so = sum(counts(a, b) for cluster in clusters(gold) for a, b in combinations(list(cluster), 2))
    return joined, so, both


def _index(held: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(held) for mention in cluster}


def _both(half: object, gold: Clusters, said: Clusters) -> float:
    assert callable(half)
    precision, recall = half(said, gold), half(gold, said)
    return f1(_ratio(*precision), _ratio(*recall))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _muc(key: Clusters, other: Clusters) -> Half:
    home = _index(other)
    kept = 0
    for cluster in key:
        parts = {home[mention] for mention in cluster if mention in home}
        kept += len(cluster) - len(parts) - sum(mention not in home for mention in cluster)
    return kept, sum(len(cluster) - 1 for cluster in key)


def _b3(key: Clusters, other: Clusters) -> Half:
    home = _index(other)
    kept = 0.0
    for cluster in key:
        shared = Counter(home[mention] for mention in cluster if mention in home)
        kept += sum(n * n for n in sorted(shared.values())) / len(cluster)
    return kept, sum(map(len, key))


def _lea(key: Clusters, other: Clusters) -> Half:
    home = _index(other)
    kept = 0.0
    for cluster in key:
        shared = Counter(home[mention] for mention in cluster if mention in home)
        if len(cluster) == 1:
            kept += any(len(other[number]) == 1 for number in shared)
            continue
        links = sum(n * (n - 1) for n in shared.values())
        kept += links / (len(cluster) - 1)
    return kept, sum(map(len, key))


def _ceafe(gold: Clusters, said: Clusters) -> float:
    home = _index(gold)
    alike: dict[tuple[int, int], float] = {}
    for number, cluster in enumerate(said):
        shared = Counter(home[mention] for mention in cluster if mention in home)
        for other, n in shared.items():
            alike[other, number] = 2 * n / (len(gold[other]) + len(cluster))
    total = _best_matching(alike)
    return f1(_ratio(total, len(said)), _ratio(total, len(gold)))


def _best_matching(worth: Mapping[tuple[int, int], float]) -> float:
    """Greatest total of a one-to-one matching, one connected part of the graph at a time."""
    right: dict[int, list[int]] = {}
    left: dict[int, list[int]] = {}
    for i, j in worth:
        right.setdefault(i, []).append(j)
        left.setdefault(j, []).append(i)
    total = 0.0
    seen: set[int] = set()
    for start in right:
        if start in seen:
            continue
        rows, columns, ahead = {start}, set[int](), [start]
        while ahead:
            for j in right[ahead.pop()]:
                if j not in columns:
                    columns.add(j)
                    new = [i for i in left[j] if i not in rows]
                    rows.update(new)
                    ahead += new
        seen |= rows
        few, many = sorted((sorted(rows), sorted(columns)), key=len)
        turned = len(few) != len(rows) or few != sorted(rows)
        costs = [[-worth.get((b, a) if turned else (a, b), 0.0) for b in many] for a in few]
        total -= _least_cost(costs)
    return total


def _least_cost(costs: list[list[float]]) -> float:
    """The Hungarian method with potentials; no more rows than columns."""
    rows, columns = len(costs), len(costs[0])
    far = float("inf")
    u, v = [0.0] * (rows + 1), [0.0] * (columns + 1)
    match, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], at = row, 0
        low, used = [far] * (columns + 1), [False] * (columns + 1)
        while match[at]:
            used[at] = True
            here, step, to = match[at], far, 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                left = costs[here - 1][j - 1] - u[here] - v[j]
                if left < low[j]:
                    low[j], way[j] = left, at
                if low[j] < step:
                    step, to = low[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += step
                    v[j] -= step
                else:
                    low[j] -= step
            at = to
        while at:
            match[at], at = match[way[at]], way[at]
    return sum(costs[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])
