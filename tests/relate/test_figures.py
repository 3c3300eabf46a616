"""What a count counts: the words beside the number, never the number's own."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.records import Claim, Figure, PredicateWord, Quote, Role, Traits
from dateline.relate.counts import counted_words, is_added_to, is_of_some, tables
from dateline.relate.pile import Counted, Told
from tests.build import article


def counted(text: str, number: str) -> frozenset[str]:
    at = text.index(number)
    quote = Quote(
        article="a", start=0, end=len(text), text=text, prefix="", suffix="", block=1,
        marks=((at, at + len(number)),),
    )  # fmt: skip
    figure = Figure(counts="killed", low=9, best=9, high=9, quote=quote)
    claim = Claim(
        id="c",
        quote=quote,
        predicate=PredicateWord(lemma="kill", start=0, end=1),
        kind="assault",
        roles=(Role(role="whom", text=text, start=0, end=len(text)),),
        figures=(figure,),
    )
    return counted_words(claim, figure)


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("nine people", "nine", set()),
        ("at least twelve workers", "at least twelve", {"worker"}),
        ("members of a militia, 24 of them", "24", {"member", "militia", "them"}),
    ],
)
def test_the_number_s_own_words_are_not_what_is_counted(
    text: str, number: str, words: set[str]
) -> None:
    assert counted(text, number) == words


@pytest.mark.parametrize(
    ("sentence", "number", "total"),
    [
        ("Seven died in the blast, and two more on Friday.", "Seven", False),
        ("Seven died in the blast on Friday.", "Seven", True),
        ("Two more died on Friday.", "Two", True),
    ],
)
def test_a_count_that_its_sentence_adds_to_is_no_total(
    sentence: str, number: str, total: bool
) -> None:
    quote = Quote(
        article="a", start=10, end=10 + len(sentence), text=sentence, prefix="", suffix="",
        block=1, marks=((10, 10 + len(number)),),
    )  # fmt: skip
    figure = Figure(counts="killed", low=7, best=7, high=7, quote=quote)
    told = _told(_claim(quote, figure))
    assert is_added_to(told, figure) is not total


@pytest.mark.parametrize("case", tables()["case"], ids=lambda case: case["text"])
def test_a_count_of_some_is_no_total(case: dict[str, Any]) -> None:
    text, number = case["text"], case["number"]
    who = re.split(r" (?:were|died)\b", text)[0]
    verb = re.search(r"wounded|died", text)
    assert verb is not None
    quote = Quote(
        article="a", start=0, end=len(text), text=text, prefix="", suffix="", block=1,
        marks=((0, len(number)),),
    )  # fmt: skip
    counts = "killed" if verb.group() == "died" else "injured"
    figure = Figure(counts=counts, low=2, best=2, high=2, quote=quote)
    claim = Claim(
        id="c",
        quote=quote,
        predicate=PredicateWord(lemma="harm", start=verb.start(), end=verb.end()),
        kind="harm",
        roles=(Role(role="whom", text=who, start=0, end=len(who)),),
        figures=(figure,),
    )
    told = _told(claim)
    assert is_of_some(told, figure) is not case["whole"]


def _told(claim: Claim) -> Told:
    reading = article("a", None)
    return Told(claim, Traits(claim="c"), reading, Counted(reading))


def _claim(quote: Quote, figure: Figure) -> Claim:
    return Claim(
        id="c",
        quote=quote,
        predicate=PredicateWord(lemma="die", start=quote.start, end=quote.start + 1),
        kind="harm",
        figures=(figure,),
    )


def test_figures_are_found_by_where_they_stand_in_the_order_of_their_claims() -> None:
    def one(name: str, *marks: tuple[int, int]) -> Claim:
        quote = Quote(
            article="a", start=0, end=90, text="-" * 90, prefix="", suffix="", block=1, marks=marks
        )  # fmt: skip
        return replace(_claim(quote, Figure(counts="killed", quote=quote)), id=name)

    claims = (one("late", (40, 42)), one("early", (5, 7)), one("over", (18, 23)), one("bare"))
    counted = Counted(replace(article("a", None), claims=claims))
    assert [claim.id for claim, _ in counted.inside([(0, 20), (30, 60)])] == ["late", "early"]
    assert [claim.id for claim, _ in counted.inside([(18, 23), (0, 23)])] == ["early", "over"]
    assert counted.inside([]) == []
