"""The dates bench scores as the README of its data says."""

from __future__ import annotations

from bench.dates import Mention, Said, day_of, figures, made, mentions
from dateline.when import parse

TIMELINE = {
    "corpus": "made-up", "entity": "Orrin Mill",
    "entries": [
        [0, "XXXX-XX-XX", [["d1", 1, "burned", [[4, 10]]]]],
        [1, "2031-05-04", [["d1", 2, "opened", [[20, 26]]], ["d1", 3, "lost", []]]],
        [2, "2031-06-XX", [["d2", 2, "sold", [[20, 24]]]]],
    ],
}  # fmt: skip


def _said(*days: str) -> list[tuple[Mention, Said]]:
    """The timeline's mentions with these days; "" for none, "-" for no event there."""
    told = [Said(day != "-", parse(day) if day not in ("", "-") else None) for day in days]
    return list(zip(mentions(TIMELINE), told, strict=True))


def test_dates_mentions_without_a_place_in_the_text_are_not_asked_for() -> None:
    assert [mention.spans for mention in mentions(TIMELINE)] == [
        ((4, 10),), ((20, 26),), ((20, 24),),
    ]  # fmt: skip


def test_dates_gold_as_answer_is_right() -> None:
    found = figures([_said("", "2031-05-04", "2031-06-09")])
    assert (found["day_acc"], found["prefix_acc"], found["found"]) == (1.0, 1.0, 1.0)
    assert (found["mentions"], found["dated"]) == (3, 1)


def test_dates_what_is_not_found_counts_against_found_alone() -> None:
    found = figures([_said("", "-", "2031-06-09")])
    assert (found["found"], found["day_acc"], found["prefix_acc"]) == (0.6667, 0.0, 1.0)


def test_dates_a_found_mention_without_a_day_is_wrong() -> None:
    assert figures([_said("", "", "2031-07-01")])["prefix_acc"] == 0.0


def test_dates_the_day_of_the_telling_is_no_claim() -> None:
    told = _said("", "2031-05-04", "2031-06-09")
    told[1] = (told[1][0], told[1][1]._replace(claimed=False))
    found = figures([told])
    assert (found["day_acc"], found["day_acc_claimed"]) == (1.0, 0.0)


def test_dates_order_is_right_only_in_its_direction() -> None:
    gold = [[1, "XXXX-XX-XX", [["d", 0, "a", [[0, 1]]], ["d", 1, "b", [[2, 3]]]]],
            [2, "XXXX-XX-XX", [["d", 2, "c", [[4, 5]]]]]]  # fmt: skip
    placed = list(mentions({"entries": gold}))

    def order(*days: str) -> float:
        told = [(m, Said(True, parse(d))) for m, d in zip(placed, days, strict=True)]
        return float(figures([told])["order_f1"])

    assert order("2031-05-01", "2031-05-01", "2031-05-02") == 1.0
    assert order("2031-05-02", "2031-05-02", "2031-05-01") == 0.5
    assert order("2031-05-01", "2031-05-02", "2031-05-03") == 0.4


def test_dates_a_stretch_is_no_day() -> None:
    assert day_of(parse("2031-05-01/2031-05-04")) == ""
    assert day_of(parse("2031-05")) == "2031-05"
    assert day_of(None) == ""


def test_dates_the_first_line_is_the_title_where_it_repeats_it() -> None:
    row = {"title": "Mill burns", "text": "Mill burns\n\nIt burned.", "date": "2031-05-04"}
    one = made(row)
    assert [block.role for block in one.blocks] == ["title", "paragraph"]
    assert [block.role for block in made({**row, "title": "Other"}).blocks] == [
        "paragraph", "paragraph",
    ]  # fmt: skip
