"""Claims to actors, places and events: what tells one occurrence stands together, and why."""

from dateline.merge.stage import merge

__all__ = ["merge"]
