"""Whose a toll is that is told without its act; what is less or more than its event."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline.merge import merge
from dateline.records import Dispute, Figure, Quote, Reading
from dateline.relate import relate
from dateline.relate.counts import gives_toll, is_former, tables
from dateline.relate.pile import gather
from dateline.relate.shares import find_shares
from tests.build import article, told

ACTS: dict[str, dict[str, Any]] = {
    "ferry": {"lemma": "sink", "kind": "disaster", "who": "Corlex/ORG", "where": "Talmere/LOC"},
    "mill": {"lemma": "burn", "kind": "accident", "who": "Halden/ORG", "where": "Orvella/LOC"},
    "port": {"lemma": "burn", "kind": "accident", "who": "Marrow/ORG", "where": "Talmere/LOC"},
}


def act(name: str, act: str, day: str, killed: int, whom: str = "people", **more: Any) -> Reading:
    fields = {**ACTS[act], **more}
    dead = told("kill", kind="harm", whom=f"{killed} {whom}", figures={"killed": killed}, key="k")
    return article(
        name, day, told(fields.pop("lemma"), key="act", day="2031-03-04", **fields), dead,
        links=[("outcome_of", "k", "act")],
    )  # fmt: skip


def toll(name: str, day: str, killed: int, *, in_: str = "the Corlex/LOC", **more: Any) -> Reading:
    """ "Divers bring the death toll to 5 in the Corlex", and nothing of the sinking."""
    return article(
        name, day,
        told("bring", who="Divers", what="the death toll", to=f"{killed}", where=in_, day=day,
             figures={"killed": killed}, **more),
    )  # fmt: skip


def counted(*readings: Reading) -> list[list[int | str]]:
    made: list[Dispute] = list(relate(merge(readings)).disputes)
    return [[one.value for one in each.sides] for each in made if each.about == "figure"]


def test_a_toll_is_of_the_only_counted_event_that_bears_its_name() -> None:
    first = act("post", "ferry", "2031-03-04", 3)
    fire = act("wire", "mill", "2031-03-04", 2)
    assert counted(first, fire, toll("daily", "2031-03-05", 5)) == [[3, 5]]


@pytest.mark.parametrize(
    ("late", "why"),
    [
        (toll("daily", "2031-03-05", 5, in_="Talmere/LOC"), "two bear its name"),
        (toll("daily", "2031-03-05", 5, in_="Brennick/LOC"), "none bears its name"),
        (toll("daily", "2031-07-05", 5), "months later"),
        (toll("daily", "2031-03-05", 5, background="year"), "of a whole year"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_toll_that_may_be_another_s_is_nobody_s(late: Reading, why: str) -> None:
    first = act("post", "ferry", "2031-03-04", 3)
    fire = act("wire", "port", "2031-03-04", 2)
    assert counted(first, fire, late) == []


def by_town() -> Reading:
    """ "The storm kills 12 in Orvella and 5 in Marov"."""
    made = article(
        "post", "2031-03-04",
        told("kill", kind="harm", who="storm", whom="12 in Orvella and 5 in Marov",
             day="2031-03-04", figures={"killed": 12}),
    )  # fmt: skip
    (claim,) = made.claims
    (twelve,) = claim.figures
    at = claim.quote.start + claim.quote.text.index("5 in")
    five = replace(
        twelve, low=5, best=5, high=5, quote=replace(twelve.quote, marks=((at, at + 1),))
    )
    return replace(made, claims=(replace(claim, figures=(twelve, five)),))


def test_a_count_of_one_town_is_no_total_where_a_report_counts_town_by_town() -> None:
    one = article("wire", "2031-03-04", told("kill", whom="12 people", where="in Orvella",
                                             figures={"killed": 12}))  # fmt: skip
    all_ = article("daily", "2031-03-04", told("kill", whom="31 people", figures={"killed": 31}))
    for readings, shares in (([one, all_], set()), ([by_town(), one, all_], {one.claims[0].id})):
        merged = merge(readings)
        pile = gather(merged)
        whole = [(merged.events[0], list(pile.told.values()))]
        assert find_shares(whole).claims == shares


def test_a_sum_over_two_counted_acts_is_the_toll_of_neither() -> None:
    """ "Bombings kill 13", beside eight at the ferry and five at the mill."""
    deed: dict[str, Any] = {"day": "2031-03-04", "kind": "harm"}
    first = told("kill", key="a", whom="8 people", where="Talmere/LOC", figures={"killed": 8},
                 **deed)  # fmt: skip
    second = told("slay", key="b", whom="5 people", where="Orvella/LOC", figures={"killed": 5},
                  **deed)  # fmt: skip
    both = article("post", "2031-03-04", first, second)
    total = told("kill", who="the bombings", whom="13 people", where="Talmere/LOC",
                 figures={"killed": 13}, **deed)  # fmt: skip
    summed = article("wire", "2031-03-04", total)
    for readings, shares in (
        ([article("post", "2031-03-04", first), summed], set()),
        ([both, summed], {summed.claims[0].id}),
    ):
        merged = merge(readings)
        pile = gather(merged)
        whole = [(event, pile.claims(event)) for event in merged.events]
        assert find_shares(whole).claims == shares


def test_acts_that_are_the_event_are_no_sum_over_others() -> None:
    """ "Strikes killed nine", beside five at the mill: nine is what the wire tells of them."""
    deed: dict[str, Any] = {"day": "2031-03-04", "kind": "assault", "where": "Talmere/LOC"}
    struck = told("strike", whom="Ana Verdi/PER", figures={"killed": 8}, **deed)
    slain = told("slay", key="b", whom="5 people", where="Orvella/LOC", figures={"killed": 5},
                 day="2031-03-04", kind="harm")  # fmt: skip
    retold = told("strikes", whom="Ana Verdi/PER", figures={"killed": 9}, **deed)
    merged = merge([article("post", "2031-03-04", struck, slain),
                    article("wire", "2031-03-04", retold)])  # fmt: skip
    pile = gather(merged)
    (mill,) = (e for e in merged.events if pile.claims(e)[0].claim.predicate.lemma == "slay")
    strikes = [event for event in merged.events if event is not mill]
    told_of = [one for event in strikes for one in pile.claims(event)]
    assert len(told_of) == 2
    assert not find_shares([(strikes[0], told_of), (mill, pile.claims(mill))]).claims


@pytest.mark.parametrize("name", ["named", "former"])
def test_words_around_a_count_say_what_it_is(name: str) -> None:
    for rule in tables()[name]:
        for key, expected in (("fires", True), ("not", False)):
            text = rule[key]
            at = text.index("9")
            quote = Quote(article="a", start=7, end=7 + len(text), text=text, prefix="", suffix="",
                          block=1, marks=((7 + at, 8 + at),))  # fmt: skip
            figure = Figure(counts="killed", low=9, best=9, high=9, quote=quote)
            read = {"named": gives_toll, "former": is_former}[name]
            assert read(figure) is expected, text
