"""Our EDTF against the `edtf` package as an oracle, and where that one is not right."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.when import compatible, day_number, day_text, parse, read_minute

oracle = pytest.importorskip("edtf")

NUMBERS = st.integers(day_number(1, 1, 1), day_number(9998, 12, 31))
DAYS = NUMBERS.map(day_text)
MONTHS = DAYS.map(lambda day: day[:7])
YEARS = DAYS.map(lambda day: day[:4])
DECADES = YEARS.map(lambda year: year[:3] + "X")
CENTURIES = YEARS.filter(lambda year: year[:2] != "00").map(lambda year: year[:2] + "XX")
SEASONS = st.builds("{}-{}".format, YEARS, st.sampled_from(["21", "22", "23"]))
LONG_YEARS = st.integers(10_000, 90_000).map("Y{}".format)
UNKNOWN = MONTHS.map(lambda month: f"{month}-XX") | YEARS.map(lambda year: f"{year}-XX-XX")
QUALIFIED = st.builds("{}{}".format, DAYS | MONTHS | YEARS, st.sampled_from("?~%"))
SINGLE = st.one_of(DAYS, MONTHS, YEARS, DECADES, CENTURIES, SEASONS, LONG_YEARS, UNKNOWN, QUALIFIED)
INTERVALS = st.tuples(NUMBERS, st.integers(1, 4000), st.sampled_from([4, 7, 10])).map(
    lambda two: f"{day_text(two[0])[: two[2]]}/{day_text(min(two[0] + two[1], 2_932_000))}"
)


def theirs(edtf: str) -> tuple[int, int]:
    """First and last day that the oracle gives, as day numbers."""
    parsed: Any = oracle.parse_edtf(edtf)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return day_number(*low[:3]), day_number(*high[:3])


def ours(edtf: str) -> tuple[int, int]:
    when = parse(edtf)
    assert when.start is not None
    assert when.end is not None
    low, high = read_minute(when.start), read_minute(when.end)
    assert low is not None
    assert high is not None
    return low // 1440, (high - 1) // 1440


@settings(max_examples=30, deadline=None)
@given(SINGLE | INTERVALS)
def test_a_stretch_has_the_oracles_first_and_last_day(edtf: str) -> None:
    assert ours(edtf) == theirs(edtf)


@settings(max_examples=30, deadline=None)
@given(SINGLE | INTERVALS, SINGLE | INTERVALS)
def test_two_are_apart_where_the_oracle_has_them_apart(one: str, other: str) -> None:
    """But for a day that "about" allows."""
    (low, high), (start, end) = theirs(one), theirs(other)
    apart = max(low, start) - min(high, end)
    said = compatible(parse(one), parse(other))
    slack = 1 if "~" in one + other or "%" in one + other else 0
    assert (said.relation == "apart") == (apart > slack)
    if said.relation == "apart":
        assert said.days == apart


NOT_RIGHT = [
    ("2019-24", "2019-12-01", "2020-03-01"),  # theirs: a winter ends with its December
    ("2024-03-01/..", "2024-03-01", None),  # a TypeError
    ("../2024-03-01", None, "2024-03-02"),  # a TypeError
    ("2024-05-1X", "2024-05-01", "2024-06-01"),  # a ValueError
    ("2020-01-03T21:30", "2020-01-03T21:30", "2020-01-03T21:31"),  # the hour is lost
    ("XXXX-12-27", None, None),  # all years from 0 to 9999 at once
]
"""EDTF strings of which the oracle makes something else than we. When it learns better this
fails, and the string moves to the laws above."""


@pytest.mark.parametrize(("edtf", "start", "end"), NOT_RIGHT)
def test_where_the_oracle_is_not_right_we_differ(
    edtf: str, start: str | None, end: str | None
) -> None:
    when = parse(edtf)
    assert (when.start, when.end) == (start, end)
    try:
        first, last = theirs(edtf if "T" not in edtf else edtf + ":00")
    except (TypeError, ValueError):
        return
    assert (day_text(first), day_text(last + 1)) != (start, end)


def test_a_day_that_never_was_is_taken_by_the_oracle_and_not_by_us() -> None:
    assert day_text(theirs("1900-02-29")[0]) == "1900-03-01"
    with pytest.raises(ValueError, match="not an EDTF date"):
        parse("1900-02-29")
