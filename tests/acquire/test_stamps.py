"""Each rule for a page's own day amid its text finds what its cases say, and no more."""

from __future__ import annotations

import pytest

from dateline.acquire.stamps import StampCase, StampRule, find_stamps, stamp_rules

CASES = [(rule, case) for rule in stamp_rules() for case in rule.case]


@pytest.mark.parametrize(
    ("rule", "case"), CASES, ids=[f"{r.name}: {c.text[:30]}" for r, c in CASES]
)
def test_stamps_cases(rule: StampRule, case: StampCase) -> None:
    found = [case.text[start:end] for start, end in rule.find(case.text)]
    assert (found or [""])[0] == case.day


@pytest.mark.parametrize("rule", stamp_rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_case_that_fires_and_one_that_does_not(rule: StampRule) -> None:
    assert {bool(case.day) for case in rule.case} == {True, False}


def test_of_comments_only_the_oldest_counts() -> None:
    text = "At 9:04 am on 7 March 2019, ann wrote: Sad. At 11:04 am on 5 March 2019, tom wrote: So."
    assert [stamp.edtf for stamp in find_stamps(text)] == ["2019-03-05"]
