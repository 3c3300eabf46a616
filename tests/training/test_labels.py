"""Gold annotation is written in labels that the reader turns back into the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reader.lemmas import lemma, read_script
from training.labels import collect, script
from training.sets import UNLABELLED, event_nouns, re3d_sentences

LETTERS = st.text(st.sampled_from("abzABZé.'-7"), min_size=1, max_size=8)


@given(LETTERS, LETTERS)
def test_a_script_gives_the_lemma_it_was_made_from(form: str, wanted: str) -> None:
    made = script(form, wanted)
    if made is not None:
        assert lemma(form, read_script(made)) == wanted


@pytest.mark.parametrize(
    ("form", "wanted", "made"),
    [
        ("Ferries", "ferry", "l3+y"),
        ("UN", "UN", "k0+"),
        ("tARN", "Tarn", "t0+"),
        ("ab", "xY", None),
    ],
)
def test_scripts_are_short(form: str, wanted: str, made: str | None) -> None:
    assert script(form, wanted) == made


def row(number: int, form: str, upos: str, head: int, misc: str = "_") -> list[str]:
    feats = "Number=Sing" if upos == "NOUN" else "_"
    return [str(number), form, form, upos, "_", feats, str(head), "dep", "_", misc]


def test_labels_that_are_seen_once_are_none() -> None:
    labels = collect([row(1, "storm", "NOUN", 0)] * 25 + [row(1, "x", "X", 0)])
    assert labels["feats"]["Number"] == ["_", "Sing"]
    assert labels["feats"]["Tense"] == ["_"]
    assert labels["scripts"] == ["l0+"]


def test_event_nouns_are_heads_of_mentions() -> None:
    rows = [
        row(1, "the", "DET", 3, "Entity=(1-event-new"),
        row(2, "night", "NOUN", 3, "Entity=(2-time-new)"),
        row(3, "storm", "NOUN", 4, "Entity=1)"),
        row(4, "came", "VERB", 0),
        row(5, "home", "NOUN", 4),
    ]
    assert event_nouns(rows).tolist() == [UNLABELLED, 0, 1, UNLABELLED, UNLABELLED]


def test_nested_names_give_way_to_the_longest() -> None:
    text = "The Tarn Island Council met. Orla spoke."
    entities = [
        [4, 15, "Location", 1],
        [4, 23, "Organisation", 1],
        [29, 33, "Person", 1],
        [24, 27, "Temporal", 1],
    ]
    sentences = list(re3d_sentences({"text": text, "entities": entities}))
    assert sentences == [
        (
            ["The", "Tarn", "Island", "Council", "met", "."],
            ["O", "B-ORG", "I-ORG", "I-ORG", "O", "O"],
        ),
        (["Orla", "spoke", "."], ["B-PER", "O", "O"]),
    ]
    assert np.iinfo(np.int64).min < UNLABELLED < 0
