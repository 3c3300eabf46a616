"""Scores of BIO labels become the best names that there can be."""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.reader.names import NameLabels, Span, repeated

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


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Orrick left . Orrick/P lost .", [(0, 1, "ORG")], [(0, 1, "ORG"), (3, 4, "ORG")]),
        ("Orrick left . orrick/P lost .", [(0, 1, "ORG")], [(0, 1, "ORG")]),
        ("Will left . Will he lose ?", [(0, 1, "PER")], [(0, 1, "PER")]),
        ("Orrick left . Orrick/P Cup/P was lost .", [(0, 1, "ORG")], [(0, 1, "ORG")]),
        ("Orrick . Orrick/P . Orrick/P .", [(0, 1, "ORG")], [(0, 1, "ORG")]),
        ("Al left . Al/P lost .", [(0, 1, "PER")], [(0, 1, "PER")]),
        (
            "Port Orrick . In Port/P Orrick/P .",
            [(0, 2, "LOC")],
            [(0, 2, "LOC"), (4, 6, "LOC")],
        ),
        ("Port Orrick . See Port/P . Orrick/P .", [(0, 2, "LOC")], [(0, 2, "LOC")]),
    ],
    ids=[
        "said again", "small", "no proper noun", "part of another name", "mostly no name",
        "too short", "two words", "two sentences",
    ],
)  # fmt: skip
def test_a_name_is_one_wherever_the_text_says_it_again(
    text: str, names: list[Span], expected: list[Span]
) -> None:
    words = [word.partition("/")[0] for word in text.split()]
    tags = ["PROPN" if word.endswith("/P") else "X" for word in text.split()]
    starts = [0, *(k + 1 for k, word in enumerate(words) if word == ".")]
    assert repeated(names, words, tags, starts) == expected
