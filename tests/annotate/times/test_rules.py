"""Every rule of the tagger fires where its cases say so, and nowhere else in them."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.annotate.times import tag
from dateline.annotate.times.rules import read_rule_files

CASES = [
    pytest.param(name, case, id=f"{name}-{number}")
    for name, table in read_rule_files().items()
    for number, case in enumerate(table.get("case", []), 1)
]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_fires_as_its_case_says(rule: str, case: dict[str, Any]) -> None:
    written = case["written"].isoformat() if "written" in case else None
    of_notes = read_rule_files()[rule]["gives"].get("genre") == "note"
    found = tag(case["text"], written, case.get("genre", None if of_notes else "news"))
    assert [f"{t.text} = {t.value}" for t in found if t.rule == rule] == case["expect"]


@pytest.mark.parametrize("rule", sorted(read_rule_files()))
def test_a_rule_says_what_it_is_for_and_brings_its_cases(rule: str) -> None:
    table = read_rule_files()[rule]
    assert table["about"].strip()
    assert any(case["expect"] == [] for case in table["case"])
    if table["type"]:
        assert any(case["expect"] for case in table["case"])
