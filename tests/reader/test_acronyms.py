"""Acronyms that a text introduces in brackets share the type of what they stand for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reader.acronyms import introduced
from dateline.reader.names import Span

TAGS = {"of": "ADP", "and": "CCONJ", "the": "DET", "said": "VERB", "new": "ADJ", "(": "PUNCT"}


def read(text: str, names: list[Span]) -> list[Span]:
    words = text.split()
    tags = [TAGS.get(word, "PROPN") for word in words]
    starts = [0, *(k + 1 for k, word in enumerate(words) if word == ".")]
    return introduced(names, words, tags, starts)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Marov Dock Union ( MDU ) said . MDU said .",
            [(0, 3, "ORG"), (4, 5, "LOC"), (8, 9, "PER")],
            [(0, 3, "ORG"), (4, 5, "ORG"), (8, 9, "ORG")],
        ),
        (
            "the Board of Tides and Dikes ( BTD ) said",
            [(3, 4, "LOC"), (7, 8, "LOC")],
            [(1, 6, "LOC"), (7, 8, "LOC")],
        ),
        (
            "the Orvellan Tide Guard ( OTG ) said",
            [(1, 2, "GROUP")],
            [(1, 4, "ORG"), (5, 6, "ORG")],
        ),
        (
            "MDU ( Marov Dock Union ) said",
            [(2, 5, "ORG"), (0, 1, "LOC")],
            [(0, 1, "ORG"), (2, 5, "ORG")],
        ),
        (
            "new Estavian Dock Union ( DU ) said",
            [(1, 4, "ORG")],
            [(1, 4, "ORG"), (5, 6, "ORG")],
        ),
    ],
    ids=["long form decides", "where it begins", "no name before", "the other way", "wider name"],
)
def test_an_acronym_and_what_it_stands_for_are_of_one_type(
    text: str, names: list[Span], expected: list[Span]
) -> None:
    assert read(text, names) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Remote Tide Gauge ( RTG ) said", []),
        ("Marov Dock Union ( KNA ) said", [(0, 3, "ORG"), (4, 5, "PER")]),
        ("said Marov . Dock Union ( MDU ) said", [(1, 2, "LOC")]),
        ("Marov Dock Union ( mdu ) said", [(0, 3, "ORG")]),
        ("Union ( MDU ) said", [(0, 1, "ORG")]),
        ("Jan Marov Dock Union ( MDU ) said", [(0, 2, "PER"), (2, 4, "ORG")]),
        ("( MDU ) said", [(1, 2, "ORG")]),
    ],
    ids=[
        "no name in either", "other letters", "another sentence", "small letters",
        "too few words", "a name that crosses", "nothing before",
    ],
)  # fmt: skip
def test_names_stay_where_no_acronym_is_introduced(text: str, names: list[Span]) -> None:
    assert read(text, names) == sorted(names)


WORDS = st.sampled_from(["Marov", "Dock", "of", "(", ")", ".", "MD", "D", "said"])


@given(st.lists(WORDS, max_size=12), st.lists(st.integers(0, 11), max_size=3))
def test_names_stay_apart_and_in_order_whatever_the_words(
    words: list[str], places: list[int]
) -> None:
    names = [(k, k + 1, "PER") for k in sorted(set(places)) if k < len(words)]
    found = read(" ".join(words), names)
    assert all(0 <= first < last <= len(words) for first, last, _ in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
