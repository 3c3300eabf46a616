"""Which words of the data teach the reader what a group of people is."""

from __future__ import annotations

import pytest

from training.peoples import Peoples, answers


@pytest.mark.parametrize(
    ("words", "tags", "of", "expected"),
    [
        ("the Danes left", "B-OTH I-OTH O", "uner", [0, 1, 0]),
        ("Sunni troops left", "B-OTH O O", "uner", [1, 0, 0]),
        ("Titanic sank", "B-OTH O", "uner", [-1, 0]),
        ("Danish Harbour Corps", "B-ORG I-ORG I-ORG", "wikigold", [0, 0, 0]),
        ("Danes left", "O O", "crossner", [-1, 0]),
        ("Danish ships", "B-LOC O", "redocred", [1, 0]),
        ("Danish ships", "B-LOC O", "uner", [-1, 0]),
        ("Denmark left !", "B-LOC O B-O", "redocred", [0, 0, 0]),
    ],
)
def test_only_loose_names_that_lists_explain_are_groups(
    words: str, tags: str, of: str, expected: list[int]
) -> None:
    assert answers(words.split(), tags.split(), of, Peoples()) == expected
