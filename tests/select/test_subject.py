"""What a report is about."""

from __future__ import annotations

import pytest

from dateline.merge import merge
from dateline.relate import relate
from dateline.select.stories import units_of
from dateline.select.subject import SHORT, subjects
from dateline.select.told import Told
from tests.build import article, told


@pytest.mark.parametrize("more", [0, SHORT])
def test_only_a_short_report_is_read_whole(more: int) -> None:
    seen = [f"word{number}" for number in range(more)]
    reading = article(
        "item",
        "2021-05-04",
        told("find", words=("body", *seen)),
        told("flood", background="state", words=("harbour",)),
    )
    merged = merge([reading], ())
    here = Told(merged, relate(merged))
    (about,) = subjects(here, units_of(here)).values()
    assert "body" in about.words
    assert ("harbour" in about.words) is (more == 0)
