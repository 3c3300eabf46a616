"""Tense from the words of a clause and from its Parse: alike, and where they are not."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline import times
from dateline.annotate.times import annotate_times
from dateline.annotate.words import read_words
from dateline.reader.reader import Reader, load
from tests.annotate.times.test_pipeline import article

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "tense.toml").read_text(encoding="utf-8")
)["case"]
WRITTEN = "2020-01-08"  # a Wednesday


@cache
def reader() -> Reader:
    return load()


def by_words(text: str) -> str:
    return times.tag(text, WRITTEN)[0].value


def by_parse(text: str) -> str:
    told = article(text, WRITTEN)
    words = read_words(told, reader().parse(told))
    return annotate_times(told, words.tokens, words.sentences)[0].value


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:30])
def test_the_listed_cases_are_where_words_and_parse_differ(case: dict[str, Any]) -> None:
    assert by_words(case["text"]) == case["words"].isoformat()
    assert by_parse(case["text"]) == case["parse"].isoformat()
    assert case["words"] != case["parse"]
    assert case["right"] in ("words", "parse", "either")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ministers are to meet in Port Avel on Monday.", "2020-01-13"),
        ("The trial was set for Tuesday.", "2020-01-14"),
        ("She said she would resign on Friday.", "2020-01-10"),
        ("The rebels will free the men they took on Sunday.", "2020-01-05"),
        ("The bridge, closed on Friday, will open again.", "2020-01-03"),
        ("The general, who could not be reached on Monday, denied it.", "2020-01-06"),
        ("The king vowed revenge on Monday.", "2020-01-06"),
        ("The king vowed to step down on Monday.", "2020-01-13"),
        ("The port reopens on Monday.", "2020-01-13"),
        ("The flights resume Saturday, the airport said Thursday.", "2020-01-11"),
        ("Voters go to the polls on Sunday.", "2020-01-12"),
        ("Friday's attack will be remembered.", "2020-01-03"),
        ("Friday's vote will be the third.", "2020-01-10"),
        ("Friday's vote was the third.", "2020-01-03"),
        ("The fighting may have begun on Sunday.", "2020-01-05"),
    ],
)
def test_words_and_parse_agree(text: str, value: str) -> None:
    assert (by_words(text), by_parse(text)) == (value, value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The prime minister declared Thursday a day of mourning.", "2020-01-09"),
        ("The judge declared the trial open on Tuesday.", "2020-01-07"),
    ],
)
def test_what_a_day_is_declared_is_still_to_come(text: str, day: str) -> None:
    assert by_words(text) == by_parse(text) == day
