"""Figures of groupings, against ones worked out by hand."""

from __future__ import annotations

import pytest

from bench._groupings import agreement, wrong_pairs
from bench._story_baseline import single_pass

GOLD = {"a": "x", "b": "x", "c": "x", "d": "y"}


def test_agreement_by_hand() -> None:
    said = {"a": "1", "b": "1", "c": "2", "d": "2"}
    found = agreement(said, GOLD)
    assert found["bcubed_p"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert found["bcubed_r"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found["pairwise_f1"] == pytest.approx(2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3))
    assert found["stories"] == 2


def test_what_is_left_out_stands_alone() -> None:
    assert agreement({"a": "1", "b": "1"}, GOLD)["stories"] == 3


def test_wrong_pairs_and_which_are_alike() -> None:
    said = dict.fromkeys(GOLD, "1")
    assert wrong_pairs(said, GOLD, lambda a, b: True) == {"wrong": 3, "alike": 3}
    assert wrong_pairs(said, GOLD, lambda a, b: False) == {"wrong": 3, "alike": 0}


def test_the_plain_program_tells_two_subjects_apart() -> None:
    texts = [
        ("a", "ferry sank near lorin"),
        ("b", "the ferry sank at lorin harbour"),
        ("c", "mayor resigned over budget"),
        ("d", "budget of the mayor"),
        *((str(n), f"filler{n}") for n in range(5)),
    ]
    said = single_pass(texts)
    assert said["a"] == said["b"]
    assert said["c"] == said["d"]
    assert len(set(said.values())) == 7
