"""A toll told over days: a history with its days, lengthened by what only gives the toll."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline import when
from dateline.export.phrases import dispute_text
from dateline.merge import merge
from dateline.records import Dispute, Reading
from dateline.relate import relate
from dateline.relate.figures import find_disputes
from dateline.relate.origins import find_origins
from dateline.relate.pile import Told as Held
from dateline.relate.pile import gather
from dateline.relate.telling import says_corrected, tables
from tests.build import Told, article, told

SINK: dict[str, Any] = {
    "kind": "disaster", "who": "Corlex ferry", "where": "Talmere/LOC", "day": "2031-03-04",
}  # fmt: skip


def sinking(name: str, day: str, killed: Any, *more: Told, **fields: Any) -> Reading:
    people = told("die", kind="harm", who="people", figures={"killed": killed}, key="k", **fields)
    return article(
        name, day, told("sink", key="act", **SINK), people, *more,
        links=[("outcome_of", "k", "act")],
    )  # fmt: skip


def toll(name: str, day: str, killed: Any, lemma: str = "rise") -> Reading:
    """ "The death toll rose to …", beside the act."""
    moved = told(lemma, kind="business", what="the toll", day=day, figures={"killed": killed})
    return article(name, day, told("sink", key="act", **SINK), moved)


def counted(*readings: Reading) -> list[Dispute]:
    return [one for one in relate(merge(readings)).disputes if one.about == "figure"]


def values(dispute: Dispute) -> list[tuple[int | str, str]]:
    return [(side.value, side.since) for side in dispute.sides]


def test_a_toll_over_five_days_is_one_history_with_its_days() -> None:
    made = counted(
        sinking("post", "2031-03-04", (3, None, None)),
        toll("daily", "2031-03-05", 5),
        sinking("post-2", "2031-03-06", 8),
        sinking("times", "2031-03-06", 8),
        sinking("times-2", "2031-03-07", 11),
    )
    assert [one.history for one in made] == [True]
    assert values(made[0]) == [
        (3, "2031-03-04"), (5, "2031-03-05"), (8, "2031-03-06"), (11, "2031-03-07"),
    ]  # fmt: skip


def test_a_history_says_since_when_each_count_was_told() -> None:
    first, second = sinking("post", "2031-03-04", 3), sinking("daily", "2031-03-05", 5)
    (history,) = counted(first, second)
    assert dispute_text(history) == (
        "number killed: 3 killed (Tuesday 4 March 2031, post)"
        " → 5 killed (Wednesday 5 March 2031, daily)"
    )


def test_a_count_told_again_after_a_larger_one_is_a_dispute() -> None:
    (dispute,) = counted(
        sinking("post", "2031-03-04", 3),
        sinking("daily", "2031-03-05", 5),
        sinking("times", "2031-03-07", 3),
    )
    assert not dispute.history
    assert values(dispute) == [(3, ""), (5, "")]


def test_what_grew_and_what_is_disputed_stand_apart() -> None:
    made = counted(
        sinking("post", "2031-03-04", 3),
        sinking("daily", "2031-03-05", 5),
        sinking("times", "2031-03-07", 9),
        sinking("herald", "2031-03-07", 11),
    )
    assert {one.history: [side.value for side in one.sides] for one in made} == {
        False: [9, 11],
        True: [3, 5],
    }


def test_a_count_that_its_sentence_corrects_is_a_step_down() -> None:
    correcting = "11 as an earlier count had it"
    made = counted(
        sinking("times", "2031-03-07", 11),
        sinking("post", "2031-03-08", 9, with_=correcting),
    )
    assert [(one.history, values(one)) for one in made] == [
        (True, [(11, "2031-03-07"), (9, "2031-03-08")])
    ]
    assert not counted(sinking("times", "2031-03-07", 11), sinking("post", "2031-03-08", 9))[
        0
    ].history


def test_a_toll_is_of_no_event_where_its_report_tells_two() -> None:
    blaze: dict[str, Any] = {
        "kind": "disaster", "who": "warehouse", "where": "Orvella/LOC", "day": "2031-03-05",
    }  # fmt: skip
    dead = told("perish", kind="harm", who="people", figures={"killed": 2}, key="p")
    fire = article("fire", "2031-03-05", told("burn", key="b", **blaze), dead,
                   links=[("outcome_of", "p", "b")])  # fmt: skip
    rose = told("rise", what="the toll", day="2031-03-06", figures={"killed": 7})
    alone = article("x", "2031-03-06", told("sink", key="s", **SINK), rose)
    both = article("x", "2031-03-06", told("sink", key="s", **SINK),
                   told("burn", key="b", **blaze), rose)  # fmt: skip
    first = sinking("post", "2031-03-04", 3)
    assert [values(one)[-1] for one in counted(first, fire, alone)] == [(7, "2031-03-06")]
    assert counted(first, fire, both) == []


def harmed(name: str, figures: dict[str, Any], **roles: str) -> Reading:
    hurt = told("wound", kind="harm", figures=figures, key="k", **roles)
    return article(
        name, "2031-03-04", told("sink", key="act", **SINK), hurt,
        links=[("outcome_of", "k", "act")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "disputed"),
    [
        ("2 people", "3 people", True),
        ("2 children", "5 people", False),
        ("6 children", "5 people", True),
        ("2 sailors", "3 nurses", False),
        ("2 sailors", "3 sailors", True),
        ("2 others", "3 people", False),
        ("2 women, a man and a boy", "4 people", False),
        ("2 people, including a boy", "4 people", True),
    ],
)
def test_only_totals_of_one_thing_are_held_against_each_other(
    one: str, two: str, disputed: bool
) -> None:
    a = harmed("a", {"injured": int(one[0])}, whom=one)
    b = harmed("b", {"injured": int(two[0])}, whom=two)
    assert bool(counted(a, b)) is disputed


def test_people_who_are_only_counted_are_compared_in_one_deed_alone() -> None:
    def seen(name: str, lemma: str, number: int) -> Reading:
        people = told(lemma, kind="harm", whom=f"{number} people", figures={"person": number},
                      key="k")  # fmt: skip
        return article(name, "2031-03-04", told("sink", key="act", **SINK), people,
                       links=[("outcome_of", "k", "act")])  # fmt: skip

    assert [one.what for one in counted(seen("a", "wound", 4), seen("b", "wound", 9))] == ["person"]
    assert counted(seen("a", "wound", 4), seen("b", "hurt", 8300)) == []


def test_others_beside_the_dead_of_their_sentence_are_all_the_wounded() -> None:
    a = harmed("a", {"killed": 1, "injured": 2}, who="1 man", whom="2 others")
    b = harmed("b", {"injured": 3}, whom="3 people")
    assert [one.what for one in counted(a, b)] == ["injured"]


def test_a_count_of_another_day_than_its_event_disputes_nothing() -> None:
    """ "The worst sinking was that of March 2019, when 9 people were hurt"."""
    a, b = (harmed(str(n), {"injured": n}, whom=f"{n} people") for n in (9, 3))
    merged = merge([a, b])
    pile, origins = gather(merged), find_origins(merged)
    event = replace(merged.events[0], when=when.parse("2031-03-04"))
    held = [pile.told[claim] for claim in sorted(pile.told)]
    assert len(find_disputes(event, held, origins)) == 1
    then = [
        Held(replace(one.claim, when=when.parse("2019-03-02")),
             replace(one.traits, dated="clause"), one.reading, one.counted)
        if one.reading.article == a.article else one
        for one in held
    ]  # fmt: skip
    assert find_disputes(event, then, origins) == []


def test_a_report_that_gives_two_counts_itself_disputes_nothing() -> None:
    hurt = [
        told("wound", kind="harm", whom=f"{n} people", figures={"injured": n}, key=f"k{n}")
        for n in (2, 3)
    ]
    a = article("a", "2031-03-04", told("sink", key="act", **SINK), *hurt,
                links=[("outcome_of", "k2", "act"), ("outcome_of", "k3", "act")])  # fmt: skip
    assert counted(a) == []
    assert counted(a, harmed("b", {"injured": 3}, whom="3 people")) == []


@pytest.mark.parametrize("rule", tables()["correction"], ids=lambda rule: rule["name"])
def test_a_correction_is_read_where_one_is_told(rule: dict[str, str]) -> None:
    assert says_corrected(rule["fires"])
    assert not says_corrected(rule["not"])
