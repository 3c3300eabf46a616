"""Head scores to a dependency tree: the best tree with exactly one root.

Almost always every word's best head already gives a tree; the search below runs only where
it does not. Of equal scores the lower index wins, so the answer depends on the scores alone.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating]
Heads = npt.NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """Head of each word: 0 is the root, k the k-th word (from 1).

    `scores[d, h]` is how well word d (from 0) hangs on h (0 the root, k the k-th word). The
    answer has one word on the root, no cycle, and the highest sum there is.
    """
    greedy: Heads = scores.argmax(axis=1)
    if is_tree(greedy.tolist()):
        return greedy
    return np.asarray(_arborescence(_square(scores)), dtype=np.int64)[1:]


def is_tree(heads: list[int]) -> bool:
    """Whether exactly one word hangs on the root and every word hangs on it in the end."""
    if heads.count(0) != 1:
        return False
    reached_by = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        node = start
        while node and not reached_by[node]:
            reached_by[node] = start
            node = heads[node - 1]
        if node and reached_by[node] == start:
            return False
    return True


def _square(scores: Scores) -> npt.NDArray[np.float64]:
    """Scores as a square matrix of doubles in which a second root never pays.

    Taking more from every arc on the root than all other arcs together can differ makes the
    best arborescence the one with fewest roots first, which is one.
    """
    n = len(scores)
    square = np.full((n + 1, n + 1), -np.inf)
    square[1:] = scores
    spread = float(scores.max()) - float(scores.min())
    square[1:, 0] -= n * spread + 1.0
    np.fill_diagonal(square, -np.inf)
    return square


def _arborescence(scores: npt.NDArray[np.float64]) -> list[int]:
    """Chu-Liu and Edmonds: the heads of the best arborescence from node 0 (its own is -1).

    A cycle of best heads is contracted to one node, the smaller problem solved, and the
    cycle opened where the solution enters it.
    """
    n = len(scores)
    heads = [-1, *scores[1:].argmax(axis=1).tolist()]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [node for node in range(n) if node not in inside]
    m = len(rest)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, cycle)]
    small[:m, m] = leaving.max(axis=1)
    kept = np.array([scores[node, heads[node]] for node in cycle])
    entering = scores[np.ix_(cycle, rest)] - kept[:, None]
    small[m, :m] = entering.max(axis=0)
    solved = _arborescence(small)
    via, entry = leaving.argmax(axis=1), entering.argmax(axis=0)
    for index, node in enumerate(rest):
        if node:
            head = solved[index]
            heads[node] = cycle[via[index]] if head == m else rest[head]
    heads[cycle[entry[solved[m]]]] = rest[solved[m]]
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle, in order along the heads; [] where there is none."""
    reached_by = [0] * len(heads)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node > 0 and not reached_by[node]:
            reached_by[node] = start
            path.append(node)
            node = heads[node]
        if node > 0 and reached_by[node] == start:
            return path[path.index(node) :]
    return []
