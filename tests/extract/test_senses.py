"""A word that names two kinds of acts names one of them throughout an article."""

from __future__ import annotations

import pytest

from dateline.when import day
from tests.extract.reading import the, told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The dockers went on strike. The mayor called for an end to the strike.", "protest"),
        ("Police fired at striking dockers. The strike began in May.", "protest"),
        ("Jets bombed a depot in Orvella. The strike began at dawn.", "assault"),
        ("The nurses' strike goes on. A strike on a convoy was reported.", "assault"),
        ("The nurses' strike goes on. The rebels said the strike killed two.", "assault"),
    ],
    ids=["went on", "striking", "no sign", "an aim of its own", "harm of its own"],
)
def test_a_word_of_two_senses_has_that_of_its_other_uses(text: str, kind: str) -> None:
    reading = told(text)
    last = text.count("strike") - text.count("striker") - 1
    assert the(reading, "strike", last)[0].kind == kind


def test_a_day_behind_a_verb_and_its_noun_is_that_of_both() -> None:
    reading = told(
        "Teachers went on strike on Monday, demanding more pay.", published=day("2019-05-08")
    )
    claim, traits = the(reading, "went")
    assert (claim.when and claim.when.edtf, traits.dated) == ("2019-05-06", "clause")
