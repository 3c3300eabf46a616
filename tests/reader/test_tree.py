"""Head scores become the best tree with one root."""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.reader.tree import best_tree, is_tree

Scores = npt.NDArray[np.float32]


@st.composite
def score_tables(draw: st.DrawFn) -> Scores:
    """Whole-number scores of one to four words: ties are common, sums exact."""
    words = draw(st.integers(1, 4))
    return draw(arrays(np.float32, (words, words + 1), elements=st.integers(-6, 6)))


def best_by_trying(scores: Scores) -> float:
    """The highest sum over all trees with one root, by trying every choice of heads."""
    words = len(scores)
    choices = product(range(words + 1), repeat=words)
    return max(total(scores, heads) for heads in choices if has_one_root_and_no_cycle(heads))


def total(scores: Scores, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def has_one_root_and_no_cycle(heads: tuple[int, ...]) -> bool:
    """Said once more, plainly: from every word the root is reached within so many steps."""
    if sum(head == 0 for head in heads) != 1:
        return False
    reached = list(range(1, len(heads) + 1))
    for _ in heads:
        reached = [heads[word - 1] if word else 0 for word in reached]
    return not any(reached)


@given(score_tables())
@settings(max_examples=300)
def test_no_tree_scores_higher(scores: Scores) -> None:
    heads = tuple(best_tree(scores).tolist())
    assert has_one_root_and_no_cycle(heads)
    assert total(scores, heads) == best_by_trying(scores)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5))
def test_a_tree_is_told_from_what_is_none(heads: list[int]) -> None:
    heads = [min(head, len(heads)) for head in heads]
    assert is_tree(heads) == has_one_root_and_no_cycle(tuple(heads))


@pytest.mark.parametrize("words", [1, 2, 60, 254])
def test_long_sentences_without_a_clear_tree_get_one(words: int) -> None:
    """Every word likes the next best, which makes one large cycle."""
    scores = np.full((words, words + 1), -1.0, dtype=np.float32)
    for word in range(words):
        scores[word, (word + 1) % words + 1] = 5.0
    assert is_tree(best_tree(scores).tolist())


def test_equal_scores_give_the_same_tree_every_time() -> None:
    scores = np.zeros((6, 7), dtype=np.float32)
    assert best_tree(scores).tolist() == best_tree(scores.copy()).tolist()
