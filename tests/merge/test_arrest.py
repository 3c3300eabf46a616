"""The arrest with which a report opens is that of the one man whom it names as arrested."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.merge.actors import join_names
from dateline.merge.grouping import find_tellings
from tests.build import Told, article, told

DAY, OLD = "2031-05-03", "2031-03-21"


def arrest(whom: str, key: str, **rest: Any) -> Told:
    return told("arrest", **{"kind": "coerce", "whom": whom, "day": DAY, "key": key, **rest})


def booked(**rest: Any) -> Told:
    given: dict[str, Any] = {"kind": "court", "whom": "Abel Norin/PER", "day": DAY, "key": "b"}
    return told("book", **given | rest)


def sizes(*items: Told) -> list[int]:
    """How many claims each telling of the report has, the largest first."""
    reading = article("a", DAY, *items)
    who = join_names((reading,))
    return sorted((len(t.mentions) for t in find_tellings(reading, who, {})), reverse=True)


def test_who_is_booked_further_on_is_the_one_with_whose_arrest_the_report_opens() -> None:
    assert sizes(arrest("a suspect", "a"), booked()) == [2]


@pytest.mark.parametrize(
    "others",
    [
        (booked(), arrest("Bela Orsk/PER", "c")),
        (booked(day=OLD),),
        (booked(background="year"),),
        (arrest("two men", "c", figures={"arrested": 2}),),
        (told("charge", kind="court", whom="Abel Norin/PER", day=DAY, key="c"),),
    ],
    ids=["two are named", "another day", "told as long ago", "nobody is named", "no arrest"],
)
def test_what_may_be_another_arrest_stays_apart(others: tuple[Told, ...]) -> None:
    assert sizes(arrest("a suspect", "a"), *others) == [1] * (1 + len(others))
