"""The window of a story: its densest run of days."""

from __future__ import annotations

import pytest

from dateline import when as calendar
from dateline.records import When
from dateline.select.window import is_fresh, known_days, window


def of(*days: str, fresh: tuple[str, ...] = ()) -> list[tuple[When | None, int, bool]]:
    return [(calendar.parse(day), 1, day in fresh) for day in days]


@pytest.mark.parametrize(
    ("days", "inside", "outside"),
    [
        (["2031-05-03", "2031-05-05", "2019-01-01"], ["2031-05-04", "2031-05"], ["2019"]),
        (["2031-05-03"], ["2031-05-03"], ["2031-05-02", "2031-06"]),
        (["2031-05-01", "2031-05-20", "2031-06-05"], ["2031-06-01"], ["2031-08-01"]),
        (["XXXX-12-27", "XXXX-12-29", "XXXX-01-03"], ["XXXX-12-28", "XXXX-01-03"], ["XXXX-07-01"]),
        (["2031-05-03"] * 9 + ["2030-01-01"], ["2031-05-03"], ["2030-01-01"]),
        (["2031-05-03"] * 9 + ["2030-01-01"] * 3, ["2031-05-03", "2030-01-01"], ["2030-07-01"]),
        (["2031-05-03", "2030-01-01"], ["2031-05-03"], ["2030-01-01"]),
    ],
    ids=["old", "one day", "weeks", "open year", "thin run", "second run", "tie"],
)
def test_what_lies_in_the_window(days: list[str], inside: list[str], outside: list[str]) -> None:
    seen = window(of(*days))
    assert [day for day in inside if not seen.holds(calendar.parse(day))] == []
    assert [day for day in outside if seen.holds(calendar.parse(day))] == []


def test_what_has_no_day_is_never_outside() -> None:
    seen = window(of("2031-05-03"))
    assert seen.holds(None)
    assert seen.holds(When(edtf="XXXX"))


def test_what_was_gone_by_a_day_is_judged_by_that_day() -> None:
    seen = window(of("2031-05-03"))
    assert seen.holds(When(edtf="XXXX", not_after="2031-05-03"))
    assert seen.holds(When(edtf="XXXX", not_after="2031-05-06"))
    assert not seen.holds(When(edtf="XXXX", not_after="2030-01-01"))
    assert not seen.holds(When(edtf="XXXX", not_after="2031-07-01"))


def test_a_story_without_days_has_no_window_to_lie_outside_of() -> None:
    seen = window([(None, 3, False)])
    assert seen.holds(None)
    assert seen.holds(calendar.parse("XXXX-07-01"))


def test_only_what_comes_after_all_runs_lies_ahead_of_the_window() -> None:
    seen = window(of("2031-05-03", "2031-05-05"))
    ahead = ["2031-09-09", "2031-05-06", "2032"]
    assert all(seen.is_before(calendar.parse(day)) for day in ahead)
    assert not any(seen.is_before(calendar.parse(day)) for day in ["2031-05-05", "2019"])
    assert not seen.is_before(None)
    assert seen.is_before(When(edtf="../2031-12-31", not_after="2031-12-31"))
    assert not seen.is_before(When(edtf="XXXX", not_after="2031-05-05"))


def test_an_affair_goes_on_from_its_first_fresh_news_to_its_last() -> None:
    days = ["2029-02-02", "2031-05-03", "2031-05-04", "2031-09-01", "2032-02-20", "2033-01-01"]
    seen = window(of(*days, fresh=("2031-05-03", "2032-02-20")))
    inside = ["2031-05-04", "2031-07", "2031-09-01", "2032-02-20"]
    assert all(seen.holds(calendar.parse(day)) for day in inside)
    assert not any(seen.holds(calendar.parse(day)) for day in ["2029-02-02", "2033-01-01"])


@pytest.mark.parametrize(
    ("day", "fresh"),
    [("2031-05-03", True), ("2031-04-26", True), ("2031-04-20", False), ("2031-05-04", False)],
)
def test_what_happened_within_days_before_a_report_is_its_fresh_news(day: str, fresh: bool) -> None:
    span = known_days(calendar.parse("2031-05-03"))
    assert span is not None
    assert is_fresh(calendar.parse(day), span[1:]) is fresh
    assert not is_fresh(calendar.parse(day), None)
