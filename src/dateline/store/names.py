"""The files of a story, by their names: all lie beside it and begin with its name.

And how few digits of an id may name what is in it.
"""

from __future__ import annotations

from pathlib import Path

SHORTEST_ID = 4
"""Fewer digits of an id are taken for a slip."""


def cache_path(story: Path) -> Path:
    """The cache of the story at `story`."""
    return story.with_name(f"{story.name}.cache")


def log_path(story: Path) -> Path:
    """The custody log of the story at `story`."""
    return story.with_name(f"{story.name}.log.jsonl")


def own_names(story: Path) -> frozenset[str]:
    """Names that are never read as reports: those of the story and of what belongs to it."""
    cache = cache_path(story).name
    return frozenset((story.name, cache, f"{cache}-journal", log_path(story).name))
