"""English is told from the rest, which is named; too little text is left open."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.acquire import read
from dateline.acquire.language import language_of
from dateline.records import Failure, Options
from tests.acquire.made import source

SENTENCES = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_language_is_told(code: str, text: str) -> None:
    assert language_of(text)[0] == code


def test_english_that_quotes_another_language_is_english() -> None:
    text = (
        "The mayor shouted “Alle sind in der Stadt und das ist nicht gut für die Leute” and left "
        "the hall. Nobody was hurt, but the police said that they had closed the road from Harn."
    )
    assert language_of(text)[0] == "en"


def test_an_article_in_another_language_is_a_failure_that_says_so() -> None:
    found = read(source(SENTENCES["de"].encode()), Options())
    assert isinstance(found, Failure)
    assert "is in German; only English is read" in found.message


def test_a_name_with_a_foreign_word_does_not_make_a_sentence_foreign() -> None:
    text = "A raid kills four Al-Marsa fighters and a driver on a road in northern Sarland."
    assert language_of(text)[0] in ("", "en")
