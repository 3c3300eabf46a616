"""What a time is by its clause: a length ahead, a midnight, a noun beside it, a note's habits."""

from __future__ import annotations

import pytest

from dateline import times


def said(text: str, written: str, genre: str | None = "news") -> list[str]:
    found = times.tag(text, written, "news" if genre == "news" else None)
    return [f"{one.text} = {one.type} {one.value}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge will open in three months.", "three months = DATE 2020-06"),
        ("Talks will resume in 10 days.", "10 days = DATE 2020-03-27"),
        ("They rebuilt it in three months.", "three months = DURATION P3M"),
        ("It could be rebuilt in three months.", "three months = DURATION P3M"),
        ("It will be the first vote in ten years.", "ten years = DURATION P10Y"),
        ("It will report within 30 days.", "30 days = DURATION P30D"),
    ],
)
def test_a_length_after_in_is_a_day_only_where_the_clause_looks_ahead(
    text: str, expected: str
) -> None:
    assert said(text, "2020-03-17") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shots rang out shortly after midnight.",
            "shortly after midnight = TIME 2020-03-17T00:00",
        ),
        ("The ban took effect at midnight.", "midnight = TIME 2020-03-17T00:00"),
        ("The ultimatum will expire at midnight.", "midnight = TIME 2020-03-17T24:00"),
    ],
)
def test_midnight_is_the_beginning_of_the_day_where_told_as_past(text: str, expected: str) -> None:
    assert said(text, "2020-03-17") == [expected]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("The March 3 blast tore through the port.", "2021-01-20", "2020-03-03"),
        (
            "Relatives of those hurt in the Nov. 28 car bomb attack wept.",
            "2020-10-12",
            "2019-11-28",
        ),
        ("Both are preparing for the December 15 vote.", "2021-10-12", "2021-12-15"),
        ("The lawyers asked to postpone the March 3 hearing.", "2021-01-20", "2021-03-03"),
    ],
)
def test_a_happening_lies_behind_its_teller_and_a_vote_may_lie_ahead(
    text: str, written: str, value: str
) -> None:
    assert times.tag(text, written, "news")[0].value == value


def test_a_year_later_of_what_nothing_dates_stays_open() -> None:
    assert said("The group split a year later.", "2020-03-17") == ["a year later = DATE "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Can we meet at 3 pm?", "3 pm = TIME T15"),
        ("Can we meet at 3:00 pm?", "3:00 pm = TIME T15:00"),
        ("Book a room next Friday", "next Friday = DATE 2020-03-27"),
        ("I'll be out the next 3 days", "the next 3 days = DATE 2020-03-18/2020-03-21"),
        ("Show me sales from 2014 to 2018", "2014 to 2018 = DATE 2014-01-01/2018-01-01"),
    ],
)
def test_a_note_says_hours_and_stretches_as_its_writer_means_them(text: str, expected: str) -> None:
    assert said(text, "2020-03-17", None) == [expected]
    assert said(text, "2020-03-17") != [expected]


def test_notes_have_rules_that_no_report_uses() -> None:
    assert said("See you at 6", "2020-03-17", None) == ["6 = TIME T06"]
    assert said("See you at 6", "2020-03-17") == []


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet met last Tuesday.",
        "The crews rebuilt the bridge in three months.",
        "When the truce ends at 3 pm, the gates open.",
        "The US will leave next Friday.",
    ],
)
def test_a_whole_sentence_of_a_report_is_no_note(text: str) -> None:
    assert said(text, "2020-03-17", None) == said(text, "2020-03-17")
