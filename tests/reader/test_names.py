"""Scores of BIO labels become the best names that there can be."""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.reader.names import NameLabels

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def allowed(path: tuple[int, ...]) -> bool:
    """No name begins inside itself."""
    before = "O"
    for index in path:
        label = LABELS[index]
        if label[0] == "I" and before[2:] != label[2:]:
            return False
        before = label
    return True


@given(
    st.integers(1, 4).flatmap(
        lambda words: arrays(np.float32, (words, len(LABELS)), elements=st.integers(-4, 4))
    )
)
def test_no_allowed_sequence_scores_higher(scores: npt.NDArray[np.float32]) -> None:
    path = tuple(NameLabels(LABELS).best(scores))
    sequences = filter(allowed, product(range(len(LABELS)), repeat=len(scores)))
    best = max(sum(scores[w, k] for w, k in enumerate(tried)) for tried in sequences)
    assert allowed(path)
    assert sum(scores[w, k] for w, k in enumerate(path)) == best


def test_spans_end_where_another_name_begins() -> None:
    path = [LABELS.index(label) for label in ["B-PER", "I-PER", "B-PER", "O", "B-ORG"]]
    assert NameLabels(LABELS).spans(path, offset=10) == [
        (10, 12, "PER"),
        (12, 13, "PER"),
        (14, 15, "ORG"),
    ]
