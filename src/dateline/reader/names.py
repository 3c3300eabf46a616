"""Scores of BIO labels to names: the best sequence in which no name begins inside itself, and
what other mentions in the same text say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

OUTSIDE, BEGIN = "O", "B-"
PROPER = "PROPN"
SHORTEST = 3
"""Letters of the shortest single word that is looked for elsewhere. Not tuned."""

Span = tuple[int, int, str]
"""A name: first word, word after the last, type."""
Said = tuple[str, ...]


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


def repeated(
    names: list[Span], words: Sequence[str], tags: Sequence[str], starts: Sequence[int]
) -> list[Span]:
    """Names with those missed elsewhere in the same text, in the order of the words.

    Words that are a name as often as not are one wherever they stand as a proper noun in one
    sentence, with no other proper noun beside them: the label is the one that most mentions
    have, of equals the first. Capitals count, and a word of two letters is too little.
    """
    labels: dict[Said, Counter[str]] = {}
    for first, last, label in names:
        said = tuple(words[first:last])
        if said[0][:1].isupper() and (len(said) > 1 or len(said[0]) >= SHORTEST):
            labels.setdefault(said, Counter())[label] += 1
    longest: dict[str, list[Said]] = {}
    for said in sorted(labels, key=len, reverse=True):
        longest.setdefault(said[0], []).append(said)
    taken = {word for first, last, _ in names for word in range(first, last)}
    begins = frozenset(starts)
    missed: dict[Said, list[int]] = {}
    for word, form in enumerate(words):
        for said in longest.get(form, ()):
            span = range(word, word + len(said))
            if tuple(words[word : span.stop]) != said or not taken.isdisjoint(span):
                continue
            around = {*tags[max(word - 1, 0) : word], *tags[span.stop : span.stop + 1]}
            if (
                tags[span.stop - 1] == PROPER
                and PROPER not in around
                and begins.isdisjoint(span[1:])
            ):
                missed.setdefault(said, []).append(word)
                taken.update(span)
                break
    found = list(names)
    for said, places in missed.items():
        if len(places) <= labels[said].total():
            label = labels[said].most_common(1)[0][0]
            found += [(place, place + len(said), label) for place in places]
    return sorted(found)
