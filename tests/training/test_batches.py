"""Batches keep labels beside their words. Needs PyTorch, which only training has."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from dateline.reader.model import WINDOW_PIECES
from dateline.reader.pieces import Pieces
from training.batches import Spoil, collate, epoch
from training.labels import FEATURES
from training.sets import UNLABELLED, Sentence


def sentence(words: int, pieces: int = 1, begins: bool = True, names_of: str = "") -> Sentence:
    """A chain: each word hangs on the one before, the first on the root."""
    return Sentence(
        pieces=[Pieces((2000 + k,) * pieces, (0,) + (7,) * (pieces - 1)) for k in range(words)],
        upos=np.arange(words),
        heads=np.arange(words),
        features=np.zeros((words, len(FEATURES)), dtype=np.int64),
        predicates=[(1, [(0, 3), (words - 1, 5)])],
        names=np.ones(words, dtype=np.int64),
        names_of=names_of,
        begins=begins,
    )


def test_labels_stay_beside_their_words() -> None:
    batch = collate([[sentence(3), sentence(2)], [sentence(2)]], None, 1)
    assert batch.ids[0].tolist() == [101, 2000, 2001, 2002, 2000, 2001, 102]
    assert batch.ids[1].tolist() == [101, 2000, 2001, 102, 0, 0, 0]
    assert batch.heads[0].tolist() == [0, 1, 2, 0, 4]
    assert batch.begins[0].tolist() == [UNLABELLED, 0, 0, 1, 0]
    assert batch.sentence[1].tolist() == [0, 0, -1, -1, -1]
    assert batch.predicate_word.tolist() == [1, 4, 1]
    assert batch.roles[0].tolist() == [3, 0, 5, 0, 0]
    assert batch.relations.eq(UNLABELLED).all()


def test_where_sentences_do_not_follow_one_another_no_start_is_learned() -> None:
    batch = collate([[sentence(2, begins=False), sentence(2, begins=False)]], None, 1)
    assert batch.begins.eq(UNLABELLED).all()


def test_a_sentence_that_is_too_long_is_cut_at_a_word() -> None:
    batch = collate([[sentence(200, pieces=3)]], None, 1)
    assert batch.ids.shape[1] <= WINDOW_PIECES + 2
    assert batch.first.shape[1] == WINDOW_PIECES // 3
    assert batch.predicate_word.tolist() == [1]


def test_batches_are_fixed_by_the_seed() -> None:
    documents = [[sentence(n % 7 + 2) for n in range(40)] for _ in range(5)]
    sizes = [[len(w) for w in b] for b in epoch([(documents, 1.0)], 300, 3)]
    assert sizes == [[len(w) for w in b] for b in epoch([(documents, 1.0)], 300, 3)]
    assert sum(map(sum, sizes)) == 200
    (first, *_) = epoch([(documents, 1.0)], 300, 3)
    spoilt = collate(first, Spoil(masked=0.5), 9)
    assert spoilt.ids.equal(collate(first, Spoil(masked=0.5), 9).ids)
    assert spoilt.ids.eq(103).any()
