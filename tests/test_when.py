"""The calendar: laws of placing, comparing, narrowing and writing times."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.records import TimeExpr, When
from dateline.when import (
    civil,
    compatible,
    day,
    day_number,
    day_text,
    is_day,
    label,
    narrow,
    parse,
    place,
    read_minute,
    resolve,
    sort_key,
    weekday_of,
)
from dateline.when.calendar import MINUTES, iso_week, week_start, weekday
from dateline.when.compare import least_between

DAYS = st.integers(day_number(1, 1, 1), day_number(9999, 12, 31))
FAR_DAYS = st.integers(-4_000_000, 9_000_000)
NEAR_DAYS = st.integers(day_number(1990, 1, 1), day_number(2039, 12, 31))

MOVING = [
    TimeExpr(op="offset", offset=-1, unit="day"),
    TimeExpr(op="offset", offset=-2, unit="week"),
    TimeExpr(op="offset", offset=3, unit="month"),
    TimeExpr(op="offset", offset=-1, unit="year", grain="quarter"),
    TimeExpr(op="unit", offset=-1, unit="week"),
    TimeExpr(op="unit", offset=1, unit="quarter"),
    TimeExpr(op="unit", offset=0, unit="decade"),
    TimeExpr(op="unit", offset=-1, unit="season"),
    TimeExpr(op="weekday", weekday=4, direction="past"),
    TimeExpr(op="weekday", weekday=0, direction="future"),
    TimeExpr(op="weekday", weekday=2),
    TimeExpr(op="weekday", weekday=6, offset=-1),
    TimeExpr(op="weekday", weekday=1, offset=1, unit="week"),
    TimeExpr(op="date", edtf="XXXX-12-27", direction="past"),
    TimeExpr(op="date", edtf="XXXX-02-29", direction="past"),
    TimeExpr(op="date", edtf="XXXX-05", direction="future"),
    TimeExpr(op="date", edtf="XXXX-SU"),
    TimeExpr(op="date", edtf="XXXX-Q3", offset=-1, unit="year"),
    TimeExpr(op="date", edtf="XXXX-04", offset=-1, unit="same"),
    TimeExpr(op="date", edtf="XXXX-12-27", weekday=4, direction="past"),
]
EXPRESSIONS = st.sampled_from(MOVING)


def at(number: int) -> When:
    return day(day_text(number))


def whens() -> st.SearchStrategy[When]:
    """Days, months, years, stretches, open years, sets and times of every kind."""
    days = NEAR_DAYS.map(at)
    months = st.tuples(st.integers(1990, 2030), st.integers(1, 12)).map(
        lambda ym: parse(f"{ym[0]:04d}-{ym[1]:02d}")
    )
    years = st.integers(1990, 2030).map(lambda y: parse(f"{y:04d}"))
    spans = st.tuples(NEAR_DAYS, st.integers(1, 400)).map(
        lambda s: parse(f"{day_text(s[0])}/{day_text(s[0] + s[1])}")
    )
    sides = NEAR_DAYS.map(lambda n: parse(f"../{day_text(n)}"))
    yearless = NEAR_DAYS.map(lambda n: parse("XXXX" + day_text(n)[4:]))
    weekdays = NEAR_DAYS.map(
        lambda n: place(
            TimeExpr(op="date", edtf="XXXX" + day_text(n)[4:], weekday=weekday(n)), None
        )
    )
    sets = st.tuples(NEAR_DAYS, NEAR_DAYS).map(
        lambda s: parse(f"[{day_text(s[0])},{day_text(s[1])}]")
    )
    return st.one_of(days, months, years, spans, sides, yearless, weekdays, sets)


# --- the calendar against the standard library ----------------------------------------


@given(DAYS)
def test_days_agree_with_the_standard_library(number: int) -> None:
    date = datetime.date(1970, 1, 1) + datetime.timedelta(days=number)
    assert civil(number) == (date.year, date.month, date.day)
    assert weekday(number) == date.weekday()
    iso = date.isocalendar()
    assert iso_week(number) == (iso.year, iso.week)
    assert week_start(iso.year, iso.week) == number - date.weekday()


@given(FAR_DAYS)
def test_days_come_back_from_their_text_in_any_year(number: int) -> None:
    assert day_number(*civil(number)) == number
    assert read_minute(day_text(number)) == number * 1440


# --- EDTF -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "grain", "start", "end"),
    [
        ("2019-12-27", "day", "2019-12-27", "2019-12-28"),
        ("2019-12", "month", "2019-12-01", "2020-01-01"),
        ("0480", "year", "0480-01-01", "0481-01-01"),
        ("-0480-01-02", "day", "-0480-01-02", "-0480-01-03"),
        ("9999-12-31", "day", "9999-12-31", "+10000-01-01"),
        ("Y12000", "year", "+12000-01-01", "+12001-01-01"),
        ("202X", "decade", "2020-01-01", "2030-01-01"),
        ("20XX", "century", "2000-01-01", "2100-01-01"),
        ("2020-XX-XX", "year", "2020-01-01", "2021-01-01"),
        ("2024-05-1X", "month", "2024-05-01", "2024-06-01"),
        ("2019-24", "season", "2019-12-01", "2020-03-01"),
        ("2024-03-01/..", "span", "2024-03-01", None),
        ("../2019-12-27", "span", None, "2019-12-28"),
        ("2019-12-27/2020-01-03", "span", "2019-12-27", "2020-01-04"),
        ("2019-12-27~", "day", "2019-12-27", "2019-12-28"),
        ("2020-01-03T21:30", "minute", "2020-01-03T21:30", "2020-01-03T21:31"),
        ("XXXX-12-27", "day", None, None),
        ("[2019-12-27,2020-01-02]", "day", None, None),
    ],
)
def test_edtf_is_read(edtf: str, grain: str, start: str | None, end: str | None) -> None:
    when = parse(edtf)
    assert (when.edtf, when.grain, when.start, when.end) == (edtf, grain, start, end)


@pytest.mark.parametrize(
    "text",
    ["", "2019-13", "2019-02-31", "yesterday", "2019-1-1", "../..", "2020/2019", "[ ]", "XXXX-13",
     "2020-01-03T25:00", "99999999999999999999999999999999"],
)  # fmt: skip
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF"):
        parse(text)


@given(whens())
def test_a_when_comes_back_from_its_edtf(when: When) -> None:
    again = parse(when.edtf)
    assert (again.start, again.end, again.grain) == (when.start, when.end, when.grain)


# --- placing --------------------------------------------------------------------------


@given(EXPRESSIONS, NEAR_DAYS, st.integers(0, 800))
def test_a_later_anchor_never_gives_an_earlier_time(expr: TimeExpr, first: int, later: int) -> None:
    one, other = place(expr, at(first)), place(expr, at(first + later))
    assert one.start is not None
    assert other.start is not None
    low, high = read_minute(one.start), read_minute(other.start)
    assert low is not None
    assert high is not None
    assert low <= high


@given(EXPRESSIONS)
def test_without_an_anchor_there_is_no_year(expr: TimeExpr) -> None:
    when = place(expr, None)
    assert when.start is None
    assert when.edtf.startswith("XXXX")
    assert not resolve(expr, None)[:4].isdigit()


@given(EXPRESSIONS, NEAR_DAYS)
def test_an_open_year_as_anchor_agrees_with_every_year_it_can_be(
    expr: TimeExpr, number: int
) -> None:
    """What an open anchor gives, the anchor with its year does not contradict."""
    open_anchor = parse("XXXX" + day_text(number)[4:])
    loose, settled = place(expr, open_anchor), place(expr, at(number))
    assert loose.start is None
    assert compatible(loose, settled).relation != "apart" or loose.alternatives == ()


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (TimeExpr(op="weekday", weekday=4, direction="past"), "2020-01-03"),
        (TimeExpr(op="weekday", weekday=4, offset=-1), "2019-12-27"),
        (TimeExpr(op="weekday", weekday=4, offset=1), "2020-01-10"),
        (TimeExpr(op="offset", offset=-1, unit="month"), "2019-12"),
        (TimeExpr(op="unit", offset=-1, unit="week"), "2019-W52"),
        (TimeExpr(op="date", edtf="XXXX-12-27", direction="past"), "2019-12-27"),
        (TimeExpr(op="date", edtf="XXXX-02-29", direction="future"), "2020-02-29"),
        (TimeExpr(op="date", edtf="XXXX-WI", direction="past"), "2019-WI"),
        (TimeExpr(op="date", edtf="XXXX-12-30", weekday=0, direction="future"), "2019-12-30"),
        (TimeExpr(op="date", edtf="XXXX-12-15"), "2019-12-15"),
        (TimeExpr(op="date", edtf="XXXX-02-15", direction="past?"), "2020-02-15"),
        (TimeExpr(op="date", edtf="XXXX-02-15", direction="past"), "2019-02-15"),
        (TimeExpr(op="date", edtf="XXXX-EASTER+1", direction="future"), "2020-04-13"),
        (TimeExpr(op="date", edtf="XXXX-11#4-3", direction="past"), "2019-11-28"),
        (TimeExpr(op="date", edtf="XXXX-XX-13", weekday=4, direction="past"), "2019-12-13"),
        (TimeExpr(op="date", edtf="2018", direction="future"), "2018"),
        (TimeExpr(op="ref", value="PAST_REF"), "PAST_REF"),
        (TimeExpr(op="offset", offset=-3, unit="hour"), ""),
    ],
)
def test_expressions_resolve_against_friday_3_january_2020(expr: TimeExpr, expected: str) -> None:
    assert resolve(expr, day("2020-01-03")) == expected


def test_expressions_that_count_from_one_another_end() -> None:
    expr = TimeExpr(op="offset", offset=1, unit="day")
    for _ in range(50):
        expr = TimeExpr(op="offset", offset=1, unit="day", anchor=expr)
    assert place(expr, day("2020-01-03")).start is None


# --- comparing ------------------------------------------------------------------------


STRETCHES = st.lists(
    st.tuples(st.integers(0, 90), st.integers(1, 9)).map(
        lambda drawn: (drawn[0] * MINUTES, sum(drawn) * MINUTES)
    ),
    max_size=6,
)


@given(STRETCHES, STRETCHES)
def test_the_least_distance_of_many_stretches_is_that_of_their_nearest_pair(
    ones: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    pairs = [
        max(0, (max(one[0], other[0]) - min(one[1], other[1])) // MINUTES + 1)
        for one in ones
        for other in others
    ]
    assert least_between(sorted(ones), sorted(others)) == min(pairs, default=None)


@given(whens(), whens())
def test_compatible_is_symmetric(a: When, b: When) -> None:
    assert compatible(a, b) == compatible(b, a)


@given(whens())
def test_a_time_is_compatible_with_itself(when: When) -> None:
    found = compatible(when, when)
    assert found.relation in ("equal", "overlap")
    assert found.days == 0


@given(NEAR_DAYS, NEAR_DAYS)
def test_days_are_as_far_apart_as_they_are(a: int, b: int) -> None:
    found = compatible(at(a), at(b))
    assert found.days == abs(a - b)
    assert found.relation == ("equal" if a == b else "apart")


@given(whens(), whens())
def test_what_two_times_share_lies_in_both(a: When, b: When) -> None:
    shared = narrow(a, b)
    if shared is None:
        return
    assert compatible(shared, a).relation in ("equal", "overlap")
    assert compatible(shared, b).relation in ("equal", "overlap")
    for other in (a, b):
        if shared.start is not None and other.start is not None:
            low, high = read_minute(shared.start), read_minute(other.start)
            assert low is not None
            assert high is not None
            assert low >= high


@pytest.mark.parametrize(
    ("a", "b", "relation", "days"),
    [
        ("XXXX-12-27", "2019-12-27", "overlap", 0),
        ("XXXX-12-27", "2019-12-29", "apart", 2),
        ("XXXX-12-31", "XXXX-01-01", "apart", 1),
        ("2019", "2019-12-27", "overlap", 0),
        ("2019-12-27~", "2019-12-28", "overlap", 0),
        ("2019-12-27/..", "2020-05-01", "overlap", 0),
        ("../2019-12-27", "2020-01-01", "apart", 5),
        ("[2019-02-03,2019-03-02]", "2019-03-02", "overlap", 0),
        ("2020-01-02T23:00", "2020-01-03T01:00", "unknown", 1),
        ("2020-01-02T23:00", "2020-01-04T01:00", "apart", 2),
        ("2020-01-02T06:00", "2020-01-03T01:00", "apart", 1),
        ("2020-01-03T00:30+03:00", "2020-01-02T21:30Z", "equal", 0),
        ("XXXX", "2020-01-03", "unknown", 0),
    ],
)
def test_how_two_times_stand_to_each_other(a: str, b: str, relation: str, days: int) -> None:
    found = compatible(parse(a), parse(b))
    assert (found.relation, found.days) == (relation, days)


def test_a_weekday_tells_which_year_an_open_date_can_be() -> None:
    friday = place(TimeExpr(op="date", edtf="XXXX-12-27", weekday=4), None)
    assert weekday_of(friday) == 4
    assert compatible(friday, day("2019-12-27")).relation == "overlap"
    assert compatible(friday, day("1957-12-27")).relation == "overlap"
    assert compatible(friday, day("2020-12-27")).relation == "apart"
    settled = narrow(friday, day("2019-12-27"))
    assert settled is not None
    assert settled.edtf == "2019-12-27"
    in_year = narrow(friday, parse("2019"))
    assert in_year is not None
    assert in_year.edtf == "2019-12-27"


# --- order and words ------------------------------------------------------------------


@given(st.lists(whens() | st.none(), max_size=6))
def test_order_is_total_and_does_not_depend_on_the_input_order(pile: list[When | None]) -> None:
    assert sorted(map(sort_key, pile)) == sorted(map(sort_key, reversed(pile)))


@given(NEAR_DAYS, NEAR_DAYS)
def test_days_sort_as_they_come(a: int, b: int) -> None:
    assume(a != b)
    assert (sort_key(at(a)) < sort_key(at(b))) == (a < b)


def test_an_announcement_sorts_after_what_it_announces_by_instant() -> None:
    """Told on the evening before by its own clock, half a world away."""
    event = parse("2020-01-03T00:30+03:00")
    announced = parse("2020-01-02T21:46-05:00")
    assert sort_key(event) < sort_key(announced)
    assert label(event).startswith("Friday 3 January 2020")
    assert label(announced).startswith("Thursday 2 January 2020")


def test_what_is_not_known_sorts_last() -> None:
    order = [parse("2020-01-03"), parse("XXXX-01-03"), None]
    assert sorted([None, *order[:2]], key=sort_key) == order


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019-12-27", "Friday 27 December 2019"),
        ("XXXX-12-27", "27 December (year open)"),
        ("2019-12-27~", "about Friday 27 December 2019"),
        ("../2019-12-27", "until Friday 27 December 2019"),
        ("2019-12-27/..", "since Friday 27 December 2019"),
        ("2019-12-27/2020-01-03", "Friday 27 December 2019 to Friday 3 January 2020"),
        ("2019-12", "December 2019"),
        ("2019", "2019"),
        ("-0479", "480 BC"),
        ("197X", "the 1970s"),
        ("2019-22", "summer 2019"),
        ("2020-01-03T21:30Z", "Friday 3 January 2020, 21:30 UTC"),
        ("[2019-12-27,2020-01-02]", "Friday 27 December 2019 or Thursday 2 January 2020"),
        ("XXXX", "day unknown"),
    ],
)
def test_a_label_says_no_more_than_is_known(edtf: str, words: str) -> None:
    assert label(parse(edtf)) == words


def test_a_night_and_an_open_weekday_have_their_labels() -> None:
    night = place(TimeExpr(op="weekday", weekday=4, part="NI", direction="past"), day("2020-01-05"))
    assert label(night) == "night of Friday 3 January 2020"
    friday = place(TimeExpr(op="date", edtf="XXXX-12-27", weekday=4), None)
    assert label(friday) == "Friday 27 December (year open)"
    assert label(None) == "day unknown"


@given(whens())
def test_every_time_has_a_label(when: When) -> None:
    assert label(when).strip()


@pytest.mark.parametrize(
    ("edtf", "known"),
    [("2020-01-03", True), ("2020-01-03T21:30", True), ("2020-01", False), ("XXXX-01-03", False)],
)
def test_is_day_asks_for_the_day_and_the_year(edtf: str, known: bool) -> None:
    assert is_day(parse(edtf)) is known


def test_what_was_gone_by_a_day_of_an_open_year_is_bounded_by_no_year() -> None:
    gone = TimeExpr(op="ref", value="PAST_REF")
    assert place(gone, parse("2031-05-14")).not_after == "2031-05-14"
    assert place(gone, parse("XXXX-05-14")).not_after is None
