"""The day that a text settles for its article: with too little, it stays open."""

from __future__ import annotations

import json

import pytest

from dateline.acquire import media, read
from dateline.annotate import date_by_text
from dateline.records import Article, Options
from tests.acquire.made import source

POST = "The mill burned down. — Ilsa Marn (@ilsamarn) March 4, 2019"


def dated(text: str, title: str = "Mill burns down in Talberg") -> Article:
    raw = json.dumps({"title": title, "text": text}).encode()
    found = read(source(raw, media.JSON, "a.jsonl#1"), Options())
    assert isinstance(found, Article), found
    return date_by_text(found)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Two men were hurt on Monday, March 4, 2019, in Talberg. The mayor said Tuesday that the "
         "mill was old. It had burned before the men came in on Monday, she said.", "2019-03-05"),
        ("Two men were hurt when the mill burned on Monday.\n\n" + POST, "2019-03-04"),
        ("Two men were hurt on Monday, March 4. The mill burned on Monday night.\n\n"
         "Copyright 2019 Harbour Post. All rights reserved.", "2019-03-04"),
    ],
    ids=["named with its weekday", "a post of the day", "the year of the copyright line"],
)  # fmt: skip
def test_a_weekday_that_tells_of_the_newest_day_settles_it(text: str, edtf: str) -> None:
    found = dated(text).published
    assert found is not None
    assert (found.edtf, found.how, found.certainty) == (edtf, "text-weekday", "low")


@pytest.mark.parametrize(
    "text",
    [
        "Two men were hurt when the mill at Talberg burned down. Nobody knows why.",
        "Two men were hurt on Wednesday night. The mill had burned on January 28 before.",
        "Two men were hurt on Wednesday. The mill was built in 1998 and sold in 2012.",
        "Two men were hurt on Wednesday, March 6. The mill burned on Wednesday night.",
        "Two men were hurt on Tuesday. The mill had burned on Monday, March 4, 2019.",
        "Two men were hurt on Monday, March 4, 2019. The mayor said on Friday that the mill was "
        "old. It burned on Monday.",
        "The trial will begin on Monday, March 4, 2019. The judge said so on Monday.",
        "Two men were hurt on Sunday, March 4, 2019. The mill burned on Sunday.",
        "Two men were hurt when the mill burned on Monday, the police said.\n\n" + POST
        + "\n\nCopyright 2021 Harbour Post.",
    ],
    ids=["nothing", "weekday and a day without year", "years in passing", "no year at all",
         "another weekday", "a Friday before or after", "still to come", "no such weekday",
         "another year's copyright"],
)  # fmt: skip
def test_with_too_little_the_day_stays_open(text: str) -> None:
    assert dated(text).published is None


def test_a_dateline_takes_its_year_from_a_day_told_shortly_before() -> None:
    text = (
        "TALBERG, March 4 (AP) — Two men were hurt on Monday. The mill had burned on "
        "February 2, 2019, as well."
    )
    found = dated(text)
    assert found.published is not None
    assert (found.published.edtf, found.published.how) == ("2019-03-04", "text-dateline")
    assert [when.how for when in found.published_candidates] == ["dateline", "text-dateline"]
    old = dated(text.replace("February 2, 2019", "February 2, 2009")).published
    assert old is not None
    assert old.edtf == "XXXX-03-04"


def test_evidence_are_the_words_that_settled_it() -> None:
    found = dated("Two men were hurt when the mill burned on Monday.\n\n" + POST)
    assert found.published is not None
    assert [quote.text for quote in found.published.evidence] == ["March 4, 2019", "Monday"]
    for quote in found.published.evidence:
        assert found.text[quote.start : quote.end] == quote.text


def test_what_the_page_says_of_itself_is_left_alone() -> None:
    text = (
        "Posted: March 9, 2019\n\nTwo men were hurt on Monday, March 4, 2019. It burned on Monday."
    )
    found = dated(text)
    assert found.published is not None
    assert (found.published.edtf, found.published.how) == ("2019-03-09", "header-line")
    assert date_by_text(found) is found
