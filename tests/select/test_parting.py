"""Groups of reports that are two stories which look alike."""

from __future__ import annotations

import random

from dateline.select.parting import LEAST, MOST, best_cut, parted, weigh, weights
from dateline.select.subject import Unit

Pile = dict[Unit, dict[str, int]]


def quakes(*places: str, reports: int = 6, event: str = "=quake-{place}") -> Pile:
    """Reports on a quake at each of the places: each shares a word with most of its own."""
    made: Pile = {}
    for place in places:
        for number in range(reports):
            own = {f"{place}{one}": 1 for one in range(6) if one != number}
            told = {"quake": 2, "felt": 1, event.format(place=place): 1, f"x{number % 3}": 1}
            made[f"{place}{number}", 0] = {**told, **own}
    return made


def test_two_look_alikes_are_cut_and_the_reasons_name_what_differs() -> None:
    pile = quakes("norland", "sarrow")
    cut = parted(sorted(pile), pile)
    assert cut is not None
    assert {article[:-1] for article, _ in cut.one} | {a[:-1] for a, _ in cut.other} == {
        "norland",
        "sarrow",
    }
    assert len({article[:-1] for article, _ in cut.one}) == 1
    assert sum(reason.weight for reason in cut.reasons) > 0
    says = " ".join(reason.says for reason in cut.reasons)
    assert "norland" in says
    assert "sarrow" in says
    assert "of 2 events that several reports tell, 0 are told on both sides" in says


def test_one_event_told_on_both_sides_keeps_a_group_whole() -> None:
    pile = quakes("norland", "sarrow", event="=one")
    assert parted(sorted(pile), pile) is None


def test_reports_of_one_story_are_not_cut() -> None:
    pile = quakes("norland", reports=12)
    assert parted(sorted(pile), pile) is None


def test_small_sides_and_large_groups_are_left_alone() -> None:
    few = quakes("norland", "sarrow", reports=LEAST - 1)
    assert parted(sorted(few), few) is None
    uneven = {**quakes("norland", reports=10), **quakes("sarrow", reports=LEAST - 1)}
    assert parted(sorted(uneven), uneven) is None
    many = quakes("norland", "sarrow", reports=MOST // 2 + 1)
    assert parted(sorted(many), many) is None


def test_reports_with_nothing_in_common_can_be_looked_at() -> None:
    bare: Pile = {(str(number), 0): {} for number in range(2 * LEAST)}
    assert parted(sorted(bare), bare) is None
    same: Pile = {(str(number), 0): {"quake": 1} for number in range(2 * LEAST)}
    assert parted(sorted(same), same) is None


def test_the_order_of_reports_changes_nothing() -> None:
    pile = quakes("norland", "sarrow", "ester")
    mixed = list(pile.items())
    random.Random(1).shuffle(mixed)
    assert best_cut([unit for unit, _ in mixed], dict(mixed)) == best_cut(sorted(pile), pile)


def test_the_weights_are_learnt_and_speak_the_right_way() -> None:
    assert weights()["start"] < 0
    assert weights()["alike"] > 0
    assert weights()["events"] > 0
    assert weigh({"alike": 0, "events": 0}) == weights()["start"]
