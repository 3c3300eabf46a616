"""Names of any pipeline become persons, organisations and places."""

from __future__ import annotations

import pytest

from dateline.annotate.names import read_names, settle_labels
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


@pytest.mark.parametrize("label", ["DATE", "CARDINAL", "WORK_OF_ART"])
def test_names_labels_of_no_actor_or_place_are_left_out(label: str) -> None:
    parsed = doc(["Danes", "left"], ents=[f"B-{label}", "O"])
    assert read_names(parsed, read_words(article("Danes left "), parsed)) == ()


@pytest.mark.parametrize("label", ["GROUP", "NORP"])
@pytest.mark.parametrize(
    ("word", "tag", "relation", "stands"),
    [
        ("Orvellans", "PROPN", "nsubj", True),
        ("Orvellan", "ADJ", "amod", False),
        ("Orvellan", "PROPN", "compound", False),
        ("Orvellan", "ADJ", "conj", False),
    ],
)
def test_names_a_people_that_acts_is_a_group_one_that_describes_is_none(
    label: str, word: str, tag: str, relation: str, stands: bool
) -> None:
    parsed = doc(
        [word, "left"],
        ents=[f"B-{label}", "O"],
        upos=[tag, "VERB"],
        deps=[relation, ""],
        heads=[1, 1],
    )
    names = read_names(parsed, read_words(article(f"{word} left "), parsed))
    assert [name.label for name in names] == ["GROUP"] * stands


def test_names_white_space_inside_is_dropped_and_a_name_ends_with_its_sentence() -> None:
    parsed = doc(
        ["\n", "Port", "\n", "Orrick", "left"],
        [False] * 5,
        starts=[1, -1, -1, 1, -1],
        ents=["B-GPE", "I-GPE", "I-GPE", "I-GPE", "O"],
    )
    words = read_words(article(parsed.text), parsed)
    assert read_names(parsed, words) == (Name(first=0, last=1, label="LOC"),)


@pytest.mark.parametrize(
    ("mentions", "name", "expected"),
    [
        ([("orrick", "LOC"), ("orrick", "PER"), ("orrick", "LOC")], "orrick", "LOC"),
        ([("orrick", "PER"), ("orrick", "LOC")], "orrick", "PER"),
        ([("orrick", "PER"), ("orrick shipping", "ORG")], "orrick", "ORG"),
        ([("orrick", "PER"), ("orrick shipping", "ORG"), ("jan orrick", "PER")], "orrick", "PER"),
        ([("orrick", "LOC"), ("orrick police", "ORG")], "orrick", "LOC"),
        ([("orvellans", "GROUP"), ("orvellans united", "ORG")], "orvellans", "GROUP"),
    ],
    ids=[
        "majority", "first of equals", "company", "its founder", "town with a police",
        "people with a club",
    ],
)  # fmt: skip
def test_names_an_article_means_one_thing_by_a_name(
    mentions: list[tuple[str, str]], name: str, expected: str
) -> None:
    labels = settle_labels([(tuple(said.split()), label) for said, label in mentions])
    assert labels[(name,)] == expected
