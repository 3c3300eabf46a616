"""Scores of BIO labels to names: the best sequence in which no name begins inside itself."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

OUTSIDE, BEGIN = "O", "B-"


class NameLabels:
    """The label list (`O`, `B-PER`, `I-PER`, …) and which label may follow which."""

    def __init__(self, labels: list[str]) -> None:
        self.labels = labels
        size = len(labels)
        self._step = np.zeros((size, size), dtype=np.float64)
        for after, label in enumerate(labels):
            if label.startswith("I-"):
                fits = [before == label or before == BEGIN + label[2:] for before in labels]
                self._step[~np.array(fits), after] = -np.inf
        self._first = self._step[labels.index(OUTSIDE)]
        self._may = np.isfinite(self._step)

    def best(self, scores: npt.NDArray[np.floating]) -> list[int]:
        """Index of each word's label in one sentence. Of equal sequences the first label wins."""
        greedy = scores.argmax(axis=1)
        before = np.concatenate(([self.labels.index(OUTSIDE)], greedy[:-1]))
        if self._may[before, greedy].all():
            found: list[int] = greedy.tolist()
            return found
        return self._viterbi(scores.astype(np.float64))

    def _viterbi(self, scores: npt.NDArray[np.float64]) -> list[int]:
        total = scores[0] + self._first
        back = []
        for row in scores[1:]:
            ways = total[:, None] + self._step
            back.append(ways.argmax(axis=0))
            total = ways.max(axis=0) + row
        path = [int(total.argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1]

    def spans(self, path: list[int], offset: int = 0) -> list[tuple[int, int, str]]:
        """Names of a sentence as (first word, word after the last, type), from `offset` on."""
        found: list[tuple[int, int, str]] = []
        for place, index in enumerate(path, start=offset):
            label = self.labels[index]
            if label.startswith(BEGIN):
                found.append((place, place + 1, label[2:]))
            elif label != OUTSIDE:
                first, _, kind = found[-1]
                found[-1] = (first, place + 1, kind)
        return found
