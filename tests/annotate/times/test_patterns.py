"""The language of the rules: what can be written in it, and that a slip is told."""

from __future__ import annotations

import pytest

from dateline.annotate.times.patterns import compile_pattern, literals
from dateline.annotate.times.words import Lexicon, cut

LEXICON = Lexicon({"FRUIT": {"apple": "1", "Plum": "2"}}, ["of", "the", "dash"])


def match(pattern: str, text: str) -> dict[str, str] | None:
    letters, starts, ends = cut(text, LEXICON, [(0, len(text))])
    compiled = compile_pattern(pattern, LEXICON, {"BOWL": "the? FRUIT"})
    found = compiled.regex.match(letters)
    if not found:
        return None
    spans = {name: found.span(name) for name, held in found.groupdict().items() if held}
    return {name: text[starts[a] : ends[b - 1]] for name, (a, b) in spans.items()}


@pytest.mark.parametrize(
    ("pattern", "text", "said"),
    [
        ("fruit=FRUIT", "apple", {"fruit": "apple"}),
        ("fruit=FRUIT", "plum", None),
        ("fruit=FRUIT", "PLUM", {"fruit": "PLUM"}),
        ("(the | of)? fruit=FRUIT", "of Plum", {"fruit": "Plum"}),
        ("bowl=BOWL of", "the apple of", {"bowl": "the apple"}),
        ("fruit=FRUIT (?= of )", "apple of", {"fruit": "apple"}),
        ("fruit=FRUIT (?! of )", "apple of", None),
    ],
)
def test_a_pattern_matches_words_classes_and_macros(
    pattern: str, text: str, said: dict[str, str] | None
) -> None:
    assert match(pattern, text) == said


def test_the_words_of_a_pattern_are_told_from_its_classes() -> None:
    assert list(literals("(the | n2=of)? FRUIT - a=BOWL ,?")) == ["the", "of", "-", ","]


@pytest.mark.parametrize("pattern", ["the?", "(the", "the)"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"nothing at all|bracket"):
        compile_pattern(pattern, LEXICON, {})
