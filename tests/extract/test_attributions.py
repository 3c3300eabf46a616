"""Who says or thinks what, as stretches of the text."""

from __future__ import annotations

import pytest

from dateline.extract import find_attributions
from tests.extract.reading import told


def attributed(text: str) -> list[tuple[str, str, str]]:
    annotated, _ = told(text)

    def said(spans: tuple[tuple[int, int], ...]) -> str:
        return " ".join(annotated.article.text[start:end] for start, end in spans)

    return [(said(a.source), said(a.cue), said(a.content)) for a in find_attributions(annotated)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The mayor said the mill had burned.",
            ("The mayor", "said", "the mill had burned"),
        ),
        (
            "The mill had burned, according to the mayor.",
            ("the mayor", "according to", "The mill had burned"),
        ),
        ("Nora Abel endorsed the new bridge.", ("Nora Abel", "endorsed", "the new bridge")),
        ("The council questioned the cost.", ("The council", "questioned", "the cost")),
    ],
)
def test_source_cue_and_content_are_found(text: str, want: tuple[str, str, str]) -> None:
    assert want in attributed(text)


@pytest.mark.parametrize(
    "text", ["The council repaired the bridge.", "I think the mill burned.", "She endorsed."]
)
def test_a_deed_is_no_attribution_and_neither_is_ones_own_i_think(text: str) -> None:
    assert attributed(text) == []
