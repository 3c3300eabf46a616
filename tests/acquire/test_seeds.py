"""The five sample pages: no page matter is left, no report is lost, headings and days are right."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from dateline.acquire import read, sources
from dateline.records import Article, Options, Source

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample reports are not here")

JUNK = (
    r"story continues below|click to play|minute read|must-reads|write to \w|sponsored content|"
    r"send this to a friend|leave a reply|email address will not|originally published|watch:|"
    r"with files from|getty|^•"
)
PARAGRAPHS = {"000": 6, "001": 54, "002": 30, "003": 20, "004": 3}
HEADINGS = {"000": 4, "001": 6, "002": 5, "003": 2, "004": 0}


@cache
def article(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}*")
    (source,) = sources([str(path)], Options())
    assert isinstance(source, Source)
    found = read(source, Options())
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_page_matter_is_gone_and_every_paragraph_stays(number: str) -> None:
    found = article(number)
    assert not re.search(JUNK, found.text, re.IGNORECASE | re.MULTILINE)
    roles = [block.role for block in found.blocks]
    assert roles.count("heading") == HEADINGS[number]
    assert roles.count("paragraph") == PARAGRAPHS[number]
    assert roles.count("caption") == (3 if number == "000" else 0)
    assert roles.count("title") == (0 if number == "000" else 1)


def test_outlets_and_origins_are_told_apart() -> None:
    assert article("001").outlet.how == "self-naming"
    assert article("000").outlet.how == "file-name"
    assert [c.how for c in article("000").outlet.candidates] == ["file-name", "credit"]
    assert article("002").credits == ("Associated Press",)


def test_only_a_day_that_is_said_is_taken_for_the_day_of_publication() -> None:
    published = {number: article(number).published for number in PARAGRAPHS}
    assert {n: when.edtf for n, when in published.items() if when} == {"000": "2020-01-03"}
