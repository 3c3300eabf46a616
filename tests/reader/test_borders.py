"""Every border rule against the cases beside it."""

from __future__ import annotations

import re
import tomllib

import pytest

from dateline.reader.borders import RULES, behind_dateline

CASES = [
    pytest.param(rule["pattern"], case["text"], case["starts"], id=f"{name}-{n}")
    for name, rule in tomllib.loads(RULES.read_text("utf-8"))["rule"].items()
    for n, case in enumerate(rule["case"])
]


@pytest.mark.parametrize(("pattern", "text", "starts"), CASES)
def test_a_sentence_starts_behind_a_dateline_only(pattern: str, text: str, starts: str) -> None:
    found = re.compile(pattern, re.VERBOSE).match(text)
    assert bool(found) == bool(starts)
    if starts:
        assert text[behind_dateline(text) :].startswith(starts)
    else:
        assert behind_dateline(text) == 0
