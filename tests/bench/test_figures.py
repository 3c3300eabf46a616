"""The figures bench on rows and a report made by hand."""

from __future__ import annotations

from typing import Any

from bench import figures
from bench._texts import annotated
from dateline.extract import extract

Row = dict[str, Any]


def _row(value: int, start: int, what: str = "killed", doc: str = "a") -> Row:
    return {"incident": "one", "doc": doc, "what": what, "value": value,
            "start": start, "end": start + 3}  # fmt: skip


def test_a_figure_is_right_where_words_and_value_are() -> None:
    gold = [_row(5, 10), _row(6, 50), _row(3, 80, "injured")]
    said = [_row(5, 12), _row(7, 50), _row(3, 80, "injured", "b")]
    found = figures.score(gold, said)
    assert (found["figure_f1"], found["dispute_acc"]) == (0.3333, 0.5)


def test_what_is_far_from_the_count_told_most_often_is_no_total() -> None:
    said = [_row(40, 0), _row(40, 10), _row(41, 20), _row(2, 30), _row(400, 40)]
    assert [row["value"] for row in figures.told(said)] == [40, 40, 41]


def test_a_row_of_people_is_one_total_and_a_part_is_none() -> None:
    text = (
        "Two men and a woman were killed. Five people were wounded, including two children. "
        "A plan to kill nine failed. His wife was killed."
    )
    report = {"id": "a", "incident": "one", "text": text, "date": "2015-03-12"}
    claims = extract(next(annotated([report]))).claims
    found = [(row["what"], row["value"]) for row in figures.totals(report, claims)]
    assert found == [("killed", 3), ("injured", 5)]
