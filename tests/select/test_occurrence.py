"""What is not told as an occurrence stands in the background, with the points that put it there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Traits
from dateline.select.arguing import arguing
from dateline.select.occurrence import ASKED, Telling, is_occurrence, rules, telling_of, weigh
from dateline.select.tiers import event_tier
from dateline.select.told import Told
from tests.export.invented import Pile

CALM = "The harbour is a place for storing grain."


def told_of(sentence: str, word: str, **traits: Any) -> tuple[Told, str]:
    """A report of five sentences whose last one holds the claim on `word`."""
    pile = Pile()
    before = [f"Guard {number} went home." for number in range(4)]
    article = pile.article("Post", *before, sentence)
    for line in before:
        pile.event(pile.claim(article, line, "went", "other", form="past"))
    event = pile.event(pile.claim(article, sentence, word, "other", **traits))
    return Told(pile.merged(), pile.related()), event


@pytest.mark.parametrize(
    ("sentence", "word", "traits", "tier"),
    [
        (CALM, "storing", {"main": False, "form": "present"}, "background"),
        ("The harbour stored grain.", "stored", {"form": "past"}, "main"),
        (
            "The harbour, storing grain on Monday, is a place.",
            "storing",
            {"main": False, "form": "present", "dated": "clause", "day": "2031-05-03"},
            "main",
        ),
    ],
    ids=["named in how things are", "told as past", "named with its day"],
)
def test_what_occurred_is_told_as_past_or_has_a_day(
    sentence: str, word: str, traits: dict[str, Any], tier: str
) -> None:
    told, event = told_of(sentence, word, **traits)
    assert event_tier(told, event) == tier


def test_every_point_of_the_table_is_asked_and_says_why() -> None:
    assert list(rules()["point"]) == list(ASKED)
    told, event = told_of("The harbour stored grain.", "stored", form="past")
    assert [reason.says for reason in weigh(telling_of(told, event))] == [
        "a main clause tells it as past",
        "a clause tells it as past",
    ]


@given(st.lists(st.sampled_from(["past", "present", "none", "should"]), min_size=1, max_size=6))
def test_points_do_not_depend_on_the_order_of_claims(forms: list[str]) -> None:
    told, event = told_of("The harbour stored grain.", "stored", form="past")
    claim = told.claims_of(event)[0]
    traits = [Traits(claim=claim.id, form=form) for form in forms]
    there = Telling([claim] * len(forms), traits, [0])
    back = Telling([claim] * len(forms), traits[::-1], [0])
    assert weigh(there) == weigh(back)
    assert is_occurrence(there) == is_occurrence(back)


@pytest.mark.parametrize(
    ("forms", "share"),
    [(["present"] * 3 + ["past"] * 2, 60), (["present"] * 4, 0), (["past"] * 5, 0)],
    ids=["argues", "too short to say", "tells"],
)
def test_how_much_a_report_argues(forms: list[str], share: int) -> None:
    pile = Pile()
    lines = [f"Guard {number} went home." for number, _ in enumerate(forms)]
    article = pile.article("Post", *lines)
    for line, form in zip(lines, forms, strict=True):
        pile.event(pile.claim(article, line, "went", "other", form=form))
    assert [arguing(one) for one in pile.merged().readings] == [share]
