"""All that is known -> what a reader sees: stories, tiers, lines, order."""

from dateline.select.shown import shown
from dateline.select.stage import select

__all__ = ["select", "shown"]
