"""What a report tells of the deed with which it opens is one telling; another deed is not."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.merge import merge
from dateline.merge.actors import join_names
from dateline.merge.bearers import Who
from dateline.merge.grouping import find_tellings
from dateline.merge.incident import OPENS
from dateline.records import Merged
from tests.build import Told, article, told

DAY, NEXT = "2031-05-03", "2031-05-04"
OTHER = "2031-03-21"


def deed(key: str = "d", **rest: Any) -> Told:
    return told("shooting", **{"kind": "assault", "nominal": True, "day": DAY, "key": key, **rest})


def harm(lemma: str = "wound", **rest: Any) -> Told:
    return told(lemma, **{"kind": "harm", "day": DAY, "dated": "running", **rest})


def sizes(*items: Told) -> list[int]:
    """How many claims each telling of the report has, the largest first."""
    reading = article("a", NEXT, *items)
    who: Who = join_names((reading,))
    return sorted((len(t.mentions) for t in find_tellings(reading, who, {})), reverse=True)


def test_the_deed_told_again_and_whom_it_harmed_are_one_telling() -> None:
    again = deed("again", dated="running")
    assert sizes(deed(), again, harm(whom="two clerks"), harm("kill", whom="a guard")) == [4]


def test_every_claim_of_it_has_its_judgement() -> None:
    merged: Merged = merge([article("a", NEXT, deed(), harm(whom="two clerks"))])
    (why,) = [j.why for j in merged.judgements if j.by == "rule:told-together@1"]
    assert "the report opens with it" in why


def test_a_deed_that_has_no_day_is_of_the_day_told_last_before_it() -> None:
    before = deed("before", day=OTHER)
    undated = deed("undated", day=None, definite=True)
    assert sizes(deed(), undated, before) == [2, 1]
    assert sizes(deed(), before, undated) == [1, 1, 1]


@pytest.mark.parametrize(
    "other",
    [
        harm(whom="two clerks", day=OTHER),
        harm("die", whom="a clerk", day=None, dated=""),
        harm("flee", whom="a clerk"),
        harm(whom="two clerks", background="person"),
        told("arrest", kind="coerce", whom="two men", day=DAY),
        told("shooting", kind="assault", nominal=True, day=DAY, key="s", background="year"),
    ],
    ids=[
        "another day",
        "may come later",
        "no harm",
        "background",
        "another sort",
        "told as long ago",
    ],
)
def test_what_may_be_another_stays_apart(other: Told) -> None:
    assert sizes(deed(), other) == [1, 1]


def test_harm_without_a_day_is_of_the_only_day_where_a_verb_tells_it_beside_that() -> None:
    hurt = harm(whom="a clerk", day=None, dated="")
    far = harm(whom="a clerk", day=None, dated="", position=9)
    assert sizes(deed(), hurt) == [2]
    assert sizes(deed(), far)[0] == 1
    assert sizes(deed(), hurt, deed("x", day=OTHER))[0] == 1
    assert sizes(deed(), harm("murder", whom="a clerk", day=None, dated="", nominal=True))[0] == 1


def test_with_a_second_deed_of_the_day_nobody_can_say_who_was_harmed_in_which() -> None:
    here, there = deed(where="Dane Street/LOC"), deed("there", where="Marsh Road/LOC")
    assert sizes(here, there, harm(whom="two clerks")) == [1, 1, 1]


def test_a_report_of_many_days_says_nothing_of_what_has_none() -> None:
    days = [deed("x", day=OTHER), deed("y", day="2031-04-02")]
    assert sizes(deed(), deed("undated", day=None, definite=True), *days) == [1, 1, 1, 1]


@pytest.mark.parametrize(("position", "largest"), [(OPENS - 1, 2), (OPENS, 1)])
def test_a_deed_told_far_down_is_not_what_a_report_opens_with(position: int, largest: int) -> None:
    again = deed("again", dated="running", position=position + 1)
    assert sizes(deed(position=position), again)[0] == largest
