"""Names of any pipeline become persons, organisations and places."""

from __future__ import annotations

import pytest

from dateline.annotate.names import read_names
from dateline.annotate.words import read_words
from dateline.records import Name
from tests.annotate.docs import article, doc


@pytest.mark.parametrize(
    ("label", "expected"),
    [("PER", "PER"), ("PERSON", "PER"), ("GPE", "LOC"), ("FAC", "LOC"), ("ORG", "ORG")],
)
def test_names_labels_of_stand_ins_are_mapped(label: str, expected: str) -> None:
    parsed = doc(["Mira", "Tolan", "left"], ents=[f"B-{label}", f"I-{label}", "O"])
    words = read_words(article("Mira Tolan left "), parsed)
    assert read_names(parsed, words) == (Name(first=0, last=2, label=expected),)


@pytest.mark.parametrize("label", ["NORP", "DATE", "CARDINAL", "WORK_OF_ART"])
def test_names_labels_of_no_actor_or_place_are_left_out(label: str) -> None:
    parsed = doc(["Danes", "left"], ents=[f"B-{label}", "O"])
    assert read_names(parsed, read_words(article("Danes left "), parsed)) == ()


def test_names_white_space_inside_is_dropped_and_a_name_ends_with_its_sentence() -> None:
    parsed = doc(
        ["\n", "Port", "\n", "Orrick", "left"],
        [False] * 5,
        starts=[1, -1, -1, 1, -1],
        ents=["B-GPE", "I-GPE", "I-GPE", "I-GPE", "O"],
    )
    words = read_words(article(parsed.text), parsed)
    assert read_names(parsed, words) == (Name(first=0, last=1, label="LOC"),)
