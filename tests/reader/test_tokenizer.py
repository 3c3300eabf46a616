"""Every rule of tokens.toml comes out as its cases say, and text is never lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reader import tokenizer

NLP = tokenizer.blank()
RULES = tokenizer.read_rules()
CASES = [
    pytest.param(case["text"], case["words"], id=f"{name}-{number}")
    for name, rule in RULES.items()
    for number, case in enumerate(rule["case"], start=1)
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_rule_cuts_as_its_case_says(text: str, words: str) -> None:
    assert [token.text for token in NLP.make_doc(text)] == words.split()


@pytest.mark.parametrize("name", RULES)
def test_rule_has_a_case_that_fires_and_one_that_does_not(name: str) -> None:
    assert len(RULES[name]["case"]) >= 2


def test_the_infix_that_is_changed_is_still_spacys() -> None:
    """A new spaCy that writes it otherwise would silently switch the prefixes off."""
    assert tokenizer.HYPHEN_INFIX in (NLP.Defaults.infixes or ())


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_text_stays_as_it_is(text: str) -> None:
    assert NLP.make_doc(text).text == text


@given(st.lists(st.sampled_from(["x" * 1200, "(" * 1001, "word", " ", "\n", "No. 5"]), max_size=8))
@settings(max_examples=30, deadline=None)
def test_text_with_long_stretches_stays_as_it_is(parts: list[str]) -> None:
    assert NLP.make_doc("".join(parts)).text == "".join(parts)


def test_a_very_long_stretch_is_one_word_and_takes_no_time() -> None:
    doc = NLP.make_doc("See " + "(a" * 500_000 + " for more.")
    assert [len(token) for token in doc] == [3, 1_000_000, 3, 4, 1]
