"""What the bench of days of publication counts."""

from __future__ import annotations

import pytest

from bench import published


@pytest.mark.parametrize(
    ("text", "eligible"),
    [
        ("It burned on March 4, 2019.", True),
        ("It burned on 4th March 2019.", True),
        ("It burned on Monday, March 4.", True),
        ("TALBERG, March 4 (Agency) - It burned.", True),
        ("It burned on Monday.", False),
        ("It burned on March 4.", False),
        ("It was built in 2019.", False),
    ],
)
def test_eligible_are_texts_that_could_be_dated(text: str, eligible: bool) -> None:
    row = {"title": "", "text": text, "day": "2019-03-04"}
    assert published.count(row, None).get("eligible", 0) == eligible


def test_a_day_off_is_near_two_are_not() -> None:
    row = {"title": "", "text": "It burned on March 4, 2019.", "day": "2019-03-04"}
    near = [published.count(row, f"2019-03-0{day}")["near"] for day in (3, 4, 5, 6)]
    assert near == [1, 1, 1, 0]
