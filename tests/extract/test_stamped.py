"""A page that tells of the day after its stamp was written on that day; any doubt leaves it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.records import When
from dateline.when import day, local_day
from tests.extract.reading import Told, the, told

SUNDAY = replace(day("2019-05-05"), how="metadata")
NEWS = "Two guards were shot in Orvella early Sunday, police said."


def written(second: str, published: When = SUNDAY) -> Told:
    return told(f"{NEWS} {second}", published=published)


def test_what_was_done_on_the_next_weekday_dates_the_page() -> None:
    reading = written("A man was charged with murder Monday evening.")
    published = reading[1].published
    assert published is not None
    assert (published.edtf, published.certainty) == ("2019-05-06", "low")
    assert [quote.text for quote in published.evidence] == ["Monday evening"]
    charged, _ = the(reading, "charged")
    shot, _ = the(reading, "shot")
    assert [local_day(claim.when) for claim in (charged, shot)] == ["2019-05-06", "2019-05-05"]


@pytest.mark.parametrize(
    "second",
    [
        "A man will be charged Monday.",
        "A hearing Monday was called off.",
        "A man was charged last Monday.",
        "A man was charged Monday. Another was charged Tuesday.",
        "A man was charged Monday, and another today.",
        "A man was charged Friday.",
    ],
)
def test_any_doubt_leaves_the_stamp(second: str) -> None:
    assert written(second)[1].published == SUNDAY


def test_a_page_that_does_not_name_its_day_and_a_dateline_stay() -> None:
    alone = told("A man was charged with murder Monday.", published=SUNDAY)
    assert alone[1].published == SUNDAY
    dateline = replace(SUNDAY, how="dateline")
    assert written("A man was charged Monday.", dateline)[1].published == dateline
