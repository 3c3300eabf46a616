"""What a count counts: the words beside the number, never the number's own."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.records import Claim, Event, Figure, PredicateWord, Quote, Role, Traits
from dateline.relate.counts import Count, counted_words, is_added_to, is_of_some, tables
from dateline.relate.figures import is_compared, near_most
from dateline.relate.pile import Counted, Told
from dateline.when import day
from tests.build import article

NO_COUNTS = Counted(article("a", None))


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


@pytest.mark.parametrize(
    ("sentence", "background", "compared"),
    [
        ("The flood of 1931 killed 400 people.", "", True),
        ("Floods kill 400 people in an average year.", "habit", True),
        ("The flood of 2031 killed 400 people.", "", False),
        ("The flood, the worst since 1931, killed 400 people.", "", False),
        ("The flood killed 1931 people.", "", False),
    ],
)
def test_a_count_of_another_time_is_only_set_beside_the_event(
    sentence: str, background: str, compared: bool
) -> None:
    number = re.search(r"\d+(?= people)", sentence)
    assert number is not None
    quote = Quote(
        article="a", start=10, end=10 + len(sentence), text=sentence, prefix="", suffix="",
        block=1, marks=((10 + number.start(), 10 + number.end()),),
    )  # fmt: skip
    one = _told(_claim(quote, Figure(counts="killed", best=int(number.group()), quote=quote)))
    one = Told(one.claim, Traits(claim="c", background=background), one.reading, one.counted)
    event = Event(id="c", title="", when=day("2031-03-04"), kind="disaster", claims=("c",))
    assert is_compared(one, event) is compared


def test_counts_a_hundred_times_what_most_tell_are_of_something_else() -> None:
    def count(report: str, number: int) -> Count:
        quote = Quote(article=report, start=0, end=1, text="-", prefix="", suffix="", block=1)
        figure = Figure(counts="killed", low=number, best=number, high=number, quote=quote)
        told = Told(_claim(quote, figure), Traits(claim="c"), article(report, None), NO_COUNTS)
        return Count(told, figure, number, number, frozenset())

    held = [count("a", 3), count("b", 3), count("c", 150), count("d", 40_000)]
    assert [one.value for one in near_most(held)] == [3, 3, 150]
