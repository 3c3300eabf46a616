"""The claims bench scores days as the README of its data says."""

from __future__ import annotations

from bench.claims import _score_days
from dateline.when import day
from tests.extract.reading import told


def test_claims_a_day_is_right_only_where_the_claim_has_it() -> None:
    text = "Rebels raided a mill on May 3. Nora Abel may leave."
    _, reading = told(text, published=day("2019-05-10"))
    events = [[7, 13, "a"], [7, 13, "b"], [41, 50, "a"], [0, 6, "a"], [7, 13, "c"]]
    days = {"a": "2019-05-03", "b": "2019-05-04"}
    scored = _score_days({"events": events}, reading.claims, days)
    assert [found for found, _ in scored] == [True, True, True, False]
    assert [right for _, right in scored] == [True, False, False, False]
