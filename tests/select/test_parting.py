"""Groups of reports that are two stories which look alike."""

from __future__ import annotations

import random

import pytest

from dateline.select.parting import LEAST, MOST, best_cut, parted, weigh, weights
from dateline.select.subject import SHORT, Text, Unit

Pile = dict[Unit, Text]


def quakes(*places: str, reports: int = 6, words: int = SHORT) -> Pile:
    """Reports on a quake at each of the places: each shares names and words with most of its own,
    and `words` words with all."""
    made: Pile = {}
    for place in places:
        for number in range(reports):
            own = {f"{place}{one}" for one in range(6) if one != number}
            said = {"quake", "felt", f"x{number % 3}", *(f"at-{word}" for word in own)}
            said |= {f"word{n}" for n in range(words)}
            made[f"{place}{number}", 0] = Text(frozenset(said), frozenset(own))
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
    assert "6 reports and 6 part from each other more clearly than in any other way" in says


@pytest.mark.parametrize("reports", [15, 25, MOST])
@pytest.mark.parametrize("words", [60, 600])
def test_reports_of_one_affair_with_many_sides_stay_whole_however_long(
    reports: int, words: int
) -> None:
    drawing = random.Random(0)
    pile: Pile = {}
    for number in range(reports):
        sides = drawing.sample(range(6), 2)
        said = {f"{side}-{drawing.randrange(words)}" for side in sides for _ in range(words // 3)}
        said |= {f"all-{drawing.randrange(words)}" for _ in range(words // 3)}
        names = frozenset({"norland", *(f"of-{side}" for side in sides)})
        pile[f"{number:02}", 0] = Text(frozenset(said), names)
    assert parted(sorted(pile), pile) is None


def test_words_that_all_use_make_own_words_count_less() -> None:
    short, long = quakes("norland", "sarrow"), quakes("norland", "sarrow", words=10 * SHORT)
    assert best_cut(sorted(long), long)[2]["own"] < best_cut(sorted(short), short)[2]["own"]


def test_items_of_a_sentence_or_two_are_not_cut() -> None:
    pile = quakes("norland", "sarrow", words=0)
    assert all(text.is_short for text in pile.values())
    assert parted(sorted(pile), pile) is None


def test_what_one_report_alone_names_is_no_side_s_own() -> None:
    pile = quakes("norland", "sarrow")
    more = {
        unit: text._replace(names=text.names | {f"only-{unit[0]}"}) for unit, text in pile.items()
    }
    assert best_cut(sorted(more), more)[2]["own"] <= best_cut(sorted(pile), pile)[2]["own"]


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
    bare: Pile = {(str(n), 0): Text(frozenset(), frozenset()) for n in range(2 * LEAST)}
    assert parted(sorted(bare), bare) is None
    same: Pile = {(str(n), 0): Text(frozenset(["quake"]), frozenset()) for n in range(2 * LEAST)}
    assert parted(sorted(same), same) is None


def test_the_order_of_reports_changes_nothing() -> None:
    pile = quakes("norland", "sarrow", "ester")
    mixed = list(pile.items())
    random.Random(1).shuffle(mixed)
    assert best_cut([unit for unit, _ in mixed], dict(mixed)) == best_cut(sorted(pile), pile)


def test_the_weights_are_learnt_and_speak_the_right_way() -> None:
    assert weights()["start"] < 0
    assert weights()["width"] > 0
    assert weights()["own"] > 0
    assert weigh({"width": 0, "own": 0}) == weights()["start"]
