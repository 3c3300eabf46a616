"""What is not the report is cut and listed; what is, stays. Every rule's own cases are run."""

from __future__ import annotations

import time

import pytest

from dateline.acquire.clean import Rule, clean, rules
from dateline.acquire.clean.rules import Case
from dateline.acquire.draft import Draft, pieces_of

CASES = [(rule, case) for rule in rules() for case in rule.case]


HEADLINE = "Fire at the Talberg mill"


def cleaned(text: str) -> Draft:
    """The text cleaned; a line alone stands below a headline."""
    lines = text.strip("\n").split("\n")
    draft = Draft(pieces=pieces_of(lines if len(lines) > 1 else [HEADLINE, *lines]))
    clean(draft)
    return draft


@pytest.mark.parametrize(
    ("rule", "case"), CASES, ids=[f"{rule.name}: {case.text.strip()[:50]}" for rule, case in CASES]
)
def test_rule_cuts_what_its_case_says_and_nothing_else(rule: Rule, case: Case) -> None:
    draft = cleaned(case.text)
    assert [cut.text for cut in draft.cuts] == case.cut
    assert {cut.why for cut in draft.cuts} <= {rule.name, *rule.over, *rule.beside}
    if case.captions:
        assert [piece.text for piece in draft.pieces if piece.role == "caption"] == case.captions


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_has_a_case_that_fires_and_one_that_does_not(rule: Rule) -> None:
    assert any(case.cut for case in rule.case)
    assert any(not case.cut for case in rule.case)


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in rules()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    "line",
    ["A B " * 40, "by " * 60, "share " * 60, "a | " * 60, "Aa " * 120, "1:1 " * 60,
     "@a " * 60, "x" * 500, "home > " * 60, "Jan. 1, 2020 " * 30, "updated: " * 40,
     "photo: " * 50, "( " * 100, "A. B, " * 60],
    ids=lambda line: line[:8],
)  # fmt: skip
def test_no_line_makes_a_rule_slow(line: str) -> None:
    began = time.process_time()
    for rule in rules():
        for length in range(2, 60, 7):
            rule.find(line[: length * 4])
    assert time.process_time() - began < 2.0
