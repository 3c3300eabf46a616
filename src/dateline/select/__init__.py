"""All that is known -> what a reader sees: stories, tiers, lines, order."""

from dateline.select.brief import Day, brief
from dateline.select.gaps import find_gaps, gap_days
from dateline.select.narrow import Asked, narrow
from dateline.select.points import Point, in_brief
from dateline.select.shown import shown
from dateline.select.stage import select

__all__ = [
    "Asked",
    "Day",
    "Point",
    "brief",
    "find_gaps",
    "gap_days",
    "in_brief",
    "narrow",
    "select",
    "shown",
]
