"""Openings without a day, and the day that another report gives for the same thing."""

from __future__ import annotations

import pytest

from dateline.records import Reading
from dateline.select.leads import Place, lead_days, place_of
from tests.build import article, told

JUDGE = "the judge of Lorin harbour"


def sentences(reading: Reading) -> list[Place]:
    return [place_of(claim) for claim in reading.claims]


CAPTAIN = "the Marrow captain"


@pytest.mark.parametrize(
    ("verb", "who", "whom", "day", "days"),
    [
        ("jailed", JUDGE, CAPTAIN, "2031-05-03", ["2031-05-03"]),
        ("jailed", JUDGE, CAPTAIN, "2031-05-02", ["2031-05-02"]),
        ("jailed", JUDGE, CAPTAIN, "2031-05-01", []),
        ("jailed", JUDGE, CAPTAIN, "2031-05-04", []),
        ("praised", "the mayor of Ulm", CAPTAIN, "2031-05-03", []),
    ],
)
def test_an_opening_tells_of_the_day_that_another_report_gives(
    verb: str, who: str, whom: str, day: str, days: list[str]
) -> None:
    opens = article("Post", "2031-05-04", told("jailed", who=JUDGE, whom="the captain of Marrow"))
    other = article("Courier", "2031-05-09", told(verb, who=who, whom=whom))
    (opening,) = sentences(opens)
    earlier = lead_days([opens, other], {opening: "2031-05-04"}, {day: sentences(other)})
    assert list(earlier.values()) == days


def test_an_opening_that_gives_its_day_stays_there() -> None:
    opens = article("Post", "2031-05-04", told("jailed", who=JUDGE, whom="the captain"))
    other = article("Courier", "2031-05-09", told("jailed", who=JUDGE, whom="the captain"))
    (opening,) = sentences(opens)
    dated = {"2031-05-04": [opening], "2031-05-03": sentences(other)}
    assert lead_days([opens, other], {opening: "2031-05-04"}, dated) == {}


def test_nothing_gives_nothing() -> None:
    assert lead_days([], {}, {}) == {}
