"""Who had it first: by days of printing, by hours where they can be compared, else nobody."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline import when
from dateline.merge import merge
from dateline.records import Reading, When
from dateline.relate import relate
from tests.build import article, told
from tests.merge.piles import STRIKE


def report(name: str, published: When | None) -> Reading:
    made = article(name, None, told("shell", kind="assault", what="army depot", day="2031-05-03",
                                    **STRIKE))  # fmt: skip
    return replace(made, published=published)


def at(start: str, end: str, zone: str = "") -> When:
    return When(edtf=start[:10], start=start, end=end, grain="minute", zone=zone)


def first(*reports: Reading) -> str:
    (event,) = relate(merge(reports)).events
    return event.first


@pytest.mark.parametrize(
    ("a", "b", "c", "expected"),
    [
        ("2031-05-04", "2031-05-05", "2031-05-05", "a"),
        ("2031-05-04", "2031-05-04", "2031-05-05", ""),
        ("2031-05-04", "2031-05-05", None, ""),
        ("2031-05-06", "2031-05-05", "2031-05-04", "c"),
        ("2031-05", "2031-05-05", "2031-05-06", ""),
    ],
    ids=["a day before", "two on one day", "one undated", "in any order", "only the month"],
)
def test_the_outlet_that_was_printed_before_all_others_had_it_first(
    a: str, b: str, c: str | None, expected: str
) -> None:
    days = {"a": a, "b": b, "c": c}
    made = [report(name, when.parse(day) if day else None) for name, day in days.items()]
    assert first(*made) == expected


@pytest.mark.parametrize(("zone", "expected"), [("Z", "a"), ("+03:00", "")])
def test_hours_count_where_the_zone_is_one(zone: str, expected: str) -> None:
    a = at("2031-05-04T09:00", "2031-05-04T09:01", "Z")
    b = at("2031-05-04T10:00", "2031-05-04T10:01", zone)
    assert first(report("a", a), report("b", b)) == expected


def test_an_outlet_alone_is_not_first() -> None:
    assert first(report("a", when.parse("2031-05-04"))) == ""
