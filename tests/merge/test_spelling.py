"""Spellings of one word are compared as one, and shown as a word."""

from __future__ import annotations

import pytest

from dateline.merge.spelling import one_spelling


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("protestor", "protester"),
        ("defence", "defense"),
        ("harbour", "harbor"),
        ("centre", "center"),
        ("organisation", "organization"),
        ("authorised", "authorized"),
    ],
)
def test_spellings_of_one_word_are_compared_as_one(a: str, b: str) -> None:
    assert one_spelling(a) == one_spelling(b)


@pytest.mark.parametrize(
    "word",
    ["director", "hour", "fire", "figure", "violence", "promise", "raised", "rising"],
)
def test_what_is_shown_is_a_word(word: str) -> None:
    assert one_spelling(word) == word
