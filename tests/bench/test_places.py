"""The places bench scores as the README of its data says."""

from __future__ import annotations

import pytest

from bench.places import baseline, finding, km, placing, resolve

TEXT = "Fire in Paris, Texas. A man in Berlin saw it."
ROW = {
    "id": "made-up", "text": TEXT, "outlet": "",
    "toponyms": [[8, 13, 33.66, -95.56], [31, 37, 52.52, 13.4], [15, 20]],
}  # fmt: skip


def test_places_all_answers_count_and_a_missing_one_is_far() -> None:
    found = placing([ROW], [{(8, 13): (33.66, -95.56)}])
    assert found["toponyms"] == 2
    assert found["acc_161km"] == 0.5
    assert found["mean_km"] == pytest.approx(20039 / 2)
    assert found["auc"] == 0.5


def test_places_spans_found_and_placed() -> None:
    said = {(8, 13): (0.0, 0.0), (31, 37): (52.5, 13.4), (15, 20): None, (0, 4): None}
    found = finding([ROW], [said])
    assert found["find_f1"] == pytest.approx(6 / 7, abs=1e-4)
    assert found["e2e_f1"] == pytest.approx(2 / 5)


def test_places_what_ships_reads_the_words_and_the_baseline_does_not() -> None:
    assert placing([ROW], [resolve(ROW)])["acc_161km"] == 1.0
    assert placing([ROW], [baseline(ROW)])["acc_161km"] == 0.5


def test_places_kilometres() -> None:
    assert km((51.5, -0.13), (48.86, 2.35)) == pytest.approx(343, abs=3)
