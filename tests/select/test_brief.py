"""A pile in brief: which days, and which sentences."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Reading
from dateline.select import brief, shown
from dateline.select.days import read_days, votes, weightiest
from tests.build import article, told

FERRY, PIER = "the old ferry Marrow", "off the pier at Lorin in a storm"


def report(name: str, printed: str, *days: str, sketch: tuple[int, ...] = ()) -> Reading:
    """A report that tells the sinking under each of the days in words of its own."""
    claims = [
        told(
            "sank",
            who=FERRY,
            where=PIER,
            what=f"{name} {number}",
            day=day,
            key=f"k{number}",
            position=number,
        )
        for number, day in enumerate(days)
    ]
    return article(name, printed, *claims, sketch=sketch)


def pile() -> list[Reading]:
    return [
        report("Post", "2031-05-04", "2031-05-03"),
        report("Courier", "2031-05-05", "2031-05-03", "2031-05-05"),
        report("Ledger", "2031-05-09", "2031-05-03", "2031-05-02"),
    ]


def weights(readings: list[Reading]) -> dict[str, int]:
    return {day: votes(mentions) for day, mentions in read_days(readings).mentions.items()}


def test_a_day_weighs_what_reports_of_it_there_are() -> None:
    found = weights(pile())
    assert found["2031-05-03"] == 3 * found["2031-05-02"] == 3 * found["2031-05-05"]


def test_what_is_told_ahead_of_its_day_does_not_count() -> None:
    assert "2031-05-20" not in weights([report("Post", "2031-05-04", "2031-05-20")])


def test_a_text_that_two_run_on_one_day_has_one_vote() -> None:
    copies = [
        report(name, "2031-05-04", "2031-05-03", sketch=tuple(range(64))) for name in ("a", "b")
    ]
    later = report("c", "2031-05-06", "2031-05-03", sketch=tuple(range(64)))
    assert weights(copies) == weights(copies[:1])
    assert weights([*copies, later])["2031-05-03"] > weights(copies)["2031-05-03"]


def test_the_length_is_found_or_told() -> None:
    days = read_days(pile())
    assert weightiest(days, None) == ["2031-05-03"]
    assert weightiest(days, 2) == ["2031-05-02", "2031-05-03"]
    assert weightiest(days, 2, "2031-05-04") == ["2031-05-05"]
    assert weightiest(days, 2, last="2031-05-02") == ["2031-05-02"]


def test_no_sentence_is_a_line_of_two_days() -> None:
    found = brief(pile(), days=3, lines=2)
    lines = [shown(line) for day in found for line in day.lines]
    assert [day.day for day in found] == ["2031-05-02", "2031-05-03", "2031-05-05"]
    assert len(set(lines)) == len(lines) == 4


def test_nothing_gives_nothing() -> None:
    assert brief([]) == []


@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(toss: random.Random) -> None:
    mixed = pile()
    toss.shuffle(mixed)
    assert brief(mixed, days=3) == brief(pile(), days=3)
