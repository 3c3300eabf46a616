"""The public tagger keeps its promises on any text, and needs nothing heavy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import times
from dateline.annotate.times import find
from dateline.annotate.times.rules import Rules, load_rules
from dateline.annotate.times.words import cut
from dateline.when import compatible, local_day, parse, sort_key

PIECES = """Monday Friday night early late last next the of in on December Dec . 27 , 2019 BC 480
May three days ago a week earlier later 21:30 GMT p.m. ( ) - to every quarter third since '99
1990s nineteen ninety first half summer now was will said 31 February 00 99/99/9999"""
WORDS = st.sampled_from([*PIECES.split(), "\n\n"])
PHRASES = st.lists(WORDS, max_size=30).map(" ".join)
ANCHORS = st.sampled_from([None, "2020-01-03", "2020-02-29", "0480-01-01", "2020-01-03T21:30"])


@settings(max_examples=300, deadline=None)
@given(st.text() | PHRASES, ANCHORS)
def test_any_text_is_tagged_at_its_offsets_and_nothing_is_raised(
    text: str, anchor: str | None
) -> None:
    end = 0
    for found in times.tag(text, anchor):
        assert found.text == text[found.start : found.end]
        assert end <= found.start < found.end
        assert found.type in ("DATE", "TIME", "DURATION", "SET")
        end = found.end


@settings(max_examples=300, deadline=None)
@given(PHRASES)
def test_no_year_comes_from_nowhere(text: str) -> None:
    """Without an anchor every year in a value stands in the text (or its century does)."""
    if re.search(r"\d{4}|BC|'99|nineteen|1990|480", text):
        return
    for found in times.tag(text):
        assert not re.match(r"\d{4}|BC", found.value), (found.text, found.value)
        assert found.when is None or found.when.start is None


@pytest.mark.parametrize("text", ["The bridge fell on December 27.", "It fell in May, on Friday."])
def test_a_text_with_neither_year_nor_weekday_beside_its_date_stays_open(text: str) -> None:
    for found in times.tag(text):
        assert found.when is not None
        assert found.when.start is None
        assert found.when.alternatives == ()


def test_a_weekday_with_month_and_day_leaves_the_years_in_which_they_meet() -> None:
    (found,) = times.tag("The bridge fell on Friday, Dec. 27.")
    assert found.when is not None
    assert found.when.edtf == "XXXX-12-27"
    assert all(year in found.when.alternatives for year in ("2013-12-27", "2019-12-27"))
    assert "2020-12-27" not in found.when.alternatives


@pytest.mark.parametrize(
    "text",
    [
        "", "31 February", "February 30, 2011", "32 digits 12345678901234567890123456789012",
        "в пятницу 27 декабря", "year 0000", "0000-00-00", "99:99", "2019-13-45",
        "year 0", "the year 0000 AD", "0 BC", "\x00\x01\x02PK\x03\x04", "٣١ فبراير",
        "金曜日 12月27日", "1-0-0", "00/00/0000",
        "The Seventh Fleet sailed.", "May said she may go.", "There were 1,776 people.",
        "The 82nd Airborne left.", "They march on.", "The sun sat low.", "a 6-year-old boy",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time_gets_no_date(text: str) -> None:
    assert [t for t in times.tag(text, "2020-01-03") if t.type in ("DATE", "TIME")] == []


def test_local_days_never_shift_through_utc() -> None:
    """00:30 in a zone three hours east of Greenwich is still its own day there."""
    (found,) = times.tag("It fell on 2020-01-03T00:30+03:00.")
    assert found.when is not None
    assert found.when.edtf.startswith("2020-01-03")
    assert found.when.start == "2020-01-03T00:30"
    assert found.when.zone == "+03:00"


def test_half_past_midnight_in_baghdad_stays_on_its_own_day() -> None:
    """Neither told with its zone nor beside Greenwich's clock, which shows the day before."""
    text = "It fell at 00:30 on January 3, 2020, Baghdad time (2130 GMT on January 2, 2020)."
    found = times.tag(text, "2020-01-05")[0]
    assert (found.value, found.when.edtf[:10] if found.when else "") == (
        "2020-01-03T00:30", "2020-01-03",
    )  # fmt: skip
    local, universal = times.tag("It fell at 00:30 (21:30 GMT) on Friday.", "2020-01-03")[:2]
    assert local.when is not None
    assert (local.when.start, local.when.zone) == ("2020-01-03T00:30", "+03:00")
    assert universal.when is not None
    assert universal.value == "2020-01-02T21:30Z"
    early = parse("2020-01-03T00:30:00+03:00")
    assert (early.start, local_day(early)) == ("2020-01-03T00:30", "2020-01-03")
    assert sort_key(early) < sort_key(parse("2020-01-02T21:46:00Z"))


def test_two_clocks_of_one_instant_give_each_other_their_zone() -> None:
    local, universal = times.tag("It fell at 21:30 local time (18:30 GMT).", "2024-02-07")
    assert local.when is not None
    assert universal.when is not None
    assert (local.when.zone, local.when.start) == ("+03:00", "2024-02-07T21:30")
    assert (universal.when.zone, universal.when.start) == ("Z", "2024-02-07T18:30")
    assert compatible(local.when, universal.when).relation == "equal"


def test_a_clock_and_its_bracket_lie_on_the_day_that_follows_them() -> None:
    found = times.tag("It struck at 1:34 a.m. (2234 GMT) on Wednesday.", "2020-01-10")
    assert [one.value for one in found] == ["2020-01-08T01:34", "2020-01-07T22:34Z", "2020-01-08"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It held until Tuesday.", "2019-12-31"),
        ("It is shut until Tuesday.", "2020-01-07"),
        ("It had burned down by Tuesday.", "2019-12-31"),
        ("It must be shut by Tuesday.", "2020-01-07"),
        ("Two men were shot on Tuesday.", "2019-12-31"),
        ("Ministers will meet on Tuesday.", "2020-01-07"),
        ("They will rule on Monday.", "2020-01-06"),
        ("They ruled on Monday.", "2019-12-30"),
        ("The strike came on Friday.", "2020-01-03"),
    ],
)
def test_tense_says_on_which_side_a_weekday_lies(text: str, value: str) -> None:
    (found,) = times.tag(text, "2020-01-03")
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Signed 02/03/2020.", [("[2020-02-03,2020-03-02]", None)]),
        ("Signed 02/03/2020, sent 27/03/2020.", [("2020-03-02",) * 2, ("2020-03-27",) * 2]),
        ("Signed 02/03/2020, sent 03/27/2020.", [("2020-02-03",) * 2, ("2020-03-27",) * 2]),
    ],
    ids=["open", "day first", "month first"],
)
def test_the_order_of_numeric_dates_is_taken_from_the_text(
    text: str, values: list[tuple[str, str | None]]
) -> None:
    whens = [found.when for found in times.tag(text)]
    assert [(when.edtf, when.start) for when in whens if when] == values


def test_an_anchor_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        times.tag("It fell on Friday.", "the other day")


def test_a_timex_turns_into_plain_json() -> None:
    (found,) = times.tag("It fell on 27 December 2019.", "2020-01-03")
    row = json.loads(json.dumps(found.to_dict()))
    assert (row["text"], row["value"], row["when"]["edtf"]) == (
        "27 December 2019", "2019-12-27", "2019-12-27",
    )  # fmt: skip


def test_importing_the_tagger_needs_nothing_heavy() -> None:
    heavy = "{'spacy', 'numpy', 'onnxruntime', 'trafilatura', 'torch'}"
    code = f"import sys, dateline.times; assert not {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("unit", ["1 ", "11/", "Monday ", "last last last ", "2 to ", "a week "])
def test_hostile_text_is_tried_once_at_each_place(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work is counted, not timed: rules are tried at no more places than there are tokens, and
    at each only those that can begin there."""
    tried = 0
    longest = find._longest

    def counting(letters: str, at: int, end: int, rules: Rules) -> find.Match | None:
        nonlocal tried
        tried += len(rules.by_starter.get(letters[at], ()))
        return longest(letters, at, end, rules)

    monkeypatch.setattr(find, "_longest", counting)
    rules = load_rules()
    letters, _, _ = cut(unit * (200_000 // len(unit)), rules.lexicon, [(0, 200_000)])
    assert sum(1 for _ in find.find(letters, rules)) <= len(letters)
    assert tried <= len(letters) * max(len(found) for found in rules.by_starter.values())


@pytest.mark.parametrize(
    "unit", ["1", "1,1", "1.", "last ", "11:", "a week ", "\n ", "1/1/", "- "],
    ids=["digits", "commas", "dots", "last", "clocks", "weeks", "breaks", "strokes", "dashes"],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    """Four times the text may take eight times as long, not sixteen."""

    def spent(size: int) -> float:
        began = time.process_time()
        times.tag(unit * (size // len(unit)), "2020-01-03")
        return time.process_time() - began

    spent(1000)
    small, large = min(spent(10_000) for _ in range(3)), min(spent(40_000) for _ in range(2))
    assert large < max(8 * small, 0.05)
