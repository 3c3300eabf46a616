"""What a plain program makes of a pile: TF-IDF over words, one pass, nearest group so far."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

WORD = re.compile(r"[a-z][a-z0-9]+")
NEAR = 0.18
"""Cosine from which a document joins a group, one for all sets (.20 and .16 are best by set)."""
RARE, COMMON = 2, 0.3
"""Words of fewer documents or of a larger share of them say nothing."""

Vector = dict[str, float]


def single_pass(texts: Sequence[tuple[str, str]], near: float = NEAR) -> Mapping[str, str]:
    """Group (id, text) in the order given: each joins the group whose summed vector it is
    nearest to, or begins one."""
    vectors = _vectors([text for _, text in texts])
    sums: list[Vector] = []
    labels: dict[str, str] = {}
    for (one, _), vector in zip(texts, vectors, strict=True):
        likeness = [_dot(vector, group) / (_norm(group) or 1) for group in sums]
        best = max(range(len(sums)), key=likeness.__getitem__, default=-1)
        if best < 0 or likeness[best] < near:
            best = len(sums)
            sums.append(defaultdict(float))
        for word, weight in vector.items():
            sums[best][word] += weight
        labels[one] = str(best)
    return labels


def _vectors(texts: Sequence[str]) -> list[Vector]:
    counted = [Counter(WORD.findall(text.lower())) for text in texts]
    found = Counter(word for counts in counted for word in counts)
    kept = {word for word, n in found.items() if RARE <= n <= COMMON * len(texts)}
    rarity = {word: math.log((1 + len(texts)) / (1 + found[word])) for word in sorted(kept)}
    made = []
    for counts in counted:
        weights = {w: (1 + math.log(n)) * rarity[w] for w, n in counts.items() if w in kept}
        size = _norm(weights) or 1
        made.append({word: weight / size for word, weight in weights.items()})
    return made


def _dot(one: Vector, other: Vector) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def _norm(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))
