"""Names that look like days, and days that no calendar has."""

from __future__ import annotations

import pytest

from dateline.times import tag


@pytest.mark.parametrize("text", ["Mr. Monday left.", "Ms Friday and Dr. May met."])
def test_a_name_is_no_day(text: str) -> None:
    assert tag(text, anchor="2024-05-05") == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("She told Orrin Today that it burned.", 0),
        ("Mayor to Speak in Orrin Today", 1),
        ("ORRIN Today the mill burned.", 1),
    ],
)
def test_a_paper_is_no_day(text: str, days: int) -> None:
    assert len(tag(text, anchor="2024-05-05")) == days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opens on 5 May 3024.", "3024-05-05"),
        ("It opens on May 5, 3024, they say.", "3024-05-05"),
        ("It opens on 1 January 10000.", ""),
        ("It opened on 31 February.", ""),
        ("On 5 May 3024 men marched.", "2024-05-05"),
    ],
)
def test_a_day_takes_no_year_that_it_was_not_given(text: str, value: str) -> None:
    (found,) = tag(text, anchor="2024-05-06")
    assert found.value == value
    assert found.when is not None
    assert found.when.edtf == (value or "XXXX")


def test_since_looks_back() -> None:
    (found,) = tag("They have had rain since Jan. 1.", anchor="2016-09-29")
    assert found.value == "2016-01-01"


@pytest.mark.parametrize("anchor", ["0000", "0000-01-01"])
def test_no_text_was_written_in_a_year_0(anchor: str) -> None:
    with pytest.raises(ValueError, match="year 0"):
        tag("It opened on Monday.", anchor=anchor)
