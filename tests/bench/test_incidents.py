"""The incidents bench scores as the README of its data says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench._incident_answer import Answer
from bench._incident_baseline import read_baseline
from bench.incidents import figures, kilometres, place_right, read_set, said, same_name

ROW = {
    "id": "made-up-1", "date": "2031-05-04", "city": "Orrick (Mill End)", "lat": 10.0, "lon": 20.0,
    "killed": 2, "injured": 3, "articles": [],
    "participants": [{"role": "victim", "name": "Mira Tolan"}, {"role": "suspect", "name": None}],
}  # fmt: skip
RIGHT = Answer(killed=2, injured=3, day="2031-05-04", place="mill end", victims=("Tolan",))


def test_incidents_a_right_answer_gets_everything() -> None:
    assert figures([ROW], [RIGHT]) == {
        "killed_acc": 1.0, "injured_acc": 1.0, "date_acc": 1.0, "date_acc_1d": 1.0,
        "place_acc": 1.0, "incident_acc": 1.0, "names_f1": 1.0,
    }  # fmt: skip


def test_incidents_a_missing_answer_is_wrong() -> None:
    assert set(figures([ROW], [Answer()]).values()) == {0.0}


def test_incidents_a_day_off_is_near_but_not_right() -> None:
    found = figures([ROW], [Answer(killed=2, injured=3, day="2031-05-05", place="Orrick city")])
    assert (found["date_acc"], found["date_acc_1d"], found["incident_acc"]) == (0.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("place", "point", "expected"),
    [
        ("Elsewhere", (10.1, 20.1), True),
        ("Elsewhere", (11.0, 20.0), False),
        ("Elsewhere", None, False),
    ],
)
def test_incidents_a_place_may_be_right_by_its_point(
    place: str, point: tuple[float, float] | None, expected: bool
) -> None:
    assert place_right(ROW, Answer(place=place, coordinates=point)) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Mira Tolan", "Tolan", True),
        ("Mira J. Tolan", "mira tolan", True),
        ("Mira Tolan", "Jon Tolan", False),
        ("Tolan Mira", "Mira Tolan", False),
        ("", "Tolan", False),
    ],
)
def test_incidents_names_match_by_last_word_and_containment(a: str, b: str, expected: bool) -> None:
    assert same_name(a, b) is expected
    assert same_name(b, a) is expected


def test_incidents_what_was_said_is_scored_as_right_when_read_back() -> None:
    """Law: `--out` has the set's own format, so gold written out scores full marks."""
    told = said(ROW, RIGHT)
    assert told["date"] == ROW["date"]
    assert [person["name"] for person in told["participants"]] == ["Tolan"]


def test_incidents_a_sample_does_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    lines = [f'{{"id": "r{n}"}}\n' for n in range(20)]
    (tmp_path / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("".join(reversed(lines)), encoding="utf-8")
    assert read_set(tmp_path / "a.jsonl", 5) == read_set(tmp_path / "b.jsonl", 5)


def test_incidents_baseline_reads_first_patterns_and_the_weekday_before() -> None:
    articles = [
        {"text": "Two men were shot and killed and three people were wounded Tuesday.",
         "date": "2031-05-08"},
    ]  # fmt: skip
    assert read_baseline(articles) == Answer(killed=2, injured=3, day="2031-05-06")


def test_incidents_kilometres_of_a_degree() -> None:
    assert round(kilometres((0, 0), (0, 1))) == 111
