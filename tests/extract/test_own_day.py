"""What may be of the report's own day, and what was only gone by then."""

from __future__ import annotations

import pytest

from dateline.when import day
from tests.extract.reading import the, told

OPENING = "Rebels shelled the harbour of Orvella on Monday. The army has sent a ship. "


def known(body: str, word: str, opening: str = OPENING) -> tuple[str, str | None]:
    claim, _ = the(told(opening + body, published=day("2019-05-10")), word)
    assert claim.when is not None
    return claim.when.edtf, claim.when.not_after


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("The town was quiet. Workers opened the mill.", "opened"),
        ("The town was quiet. Nora Abel told police that she ran.", "told"),
        ("The town was quiet. Workers left the mill, taking two cars.", "taking"),
    ],
    ids=["plain past", "told police", "clause without a tense"],
)
def test_the_plain_past_of_a_report_that_tells_of_days_before_is_left_open(
    body: str, word: str
) -> None:
    assert known(body, word) == ("XXXX", "2019-05-10")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("The town was quiet. Workers have opened the mill.", "opened"),
        ("The town was quiet. Police are searching the mill.", "searching"),
        ("The town was quiet. Nora Abel said that she ran.", "said"),
    ],
    ids=["perfect", "present", "words"],
)
def test_news_and_words_are_of_the_reports_day(body: str, word: str) -> None:
    assert known(body, word) == ("2019-05-10", None)


def test_a_report_of_its_own_day_alone_tells_it_all() -> None:
    opening = "Rebels shelled the harbour of Orvella today. The army has sent a ship. "
    assert known("The town was quiet. Workers opened the mill.", "opened", opening) == (
        "2019-05-10",
        None,
    )


def test_what_goes_on_after_a_year_is_as_old() -> None:
    body = "In 1996 Nora Abel returned to the mill. She bought a boat."
    opening = "The mill of Orvella has burned. The army has sent a ship. "
    assert known(body, "bought", opening) == ("XXXX", "2019-05-10")
