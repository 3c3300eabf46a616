"""Short phrases in which every way out says the same."""

from __future__ import annotations

import pytest

from dateline.export.phrases import how_sure
from dateline.records import When


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (None, ""),
        (When(edtf="2031-05-03", start="2031-05-03", end="2031-05-04", certainty="high"), ""),
        (
            When(edtf="2031-05-03", start="2031-05-03", end="2031-05-04", certainty="medium"),
            "day inferred",
        ),
        (
            When(edtf="2031-05-03?", start="2031-05-03", end="2031-05-04", certainty="high"),
            "day uncertain",
        ),
        (
            When(edtf="[2031-02-03,2031-03-02]", alternatives=("2031-02-03", "2031-03-02")),
            "could be 2031-02-03, 2031-03-02",
        ),
    ],
)
def test_how_sure_the_day_is_is_said(when: When | None, said: str) -> None:
    assert how_sure(when) == said
