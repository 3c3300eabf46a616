"""What size of place a name is: only places of one size part two tellings.

A plant is in a town, a town in a province: by their names alone a plant against a town says
nothing. Reads `levels.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from dateline.merge.names import fold
from dateline.places import lookup

Level = Literal["area", "town", "site"]


@cache
def _words(size: str) -> frozenset[str]:
    """The words of names of `sites`, `streets` or `areas`."""
    text = (files("dateline.merge") / "levels.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[size])


@lru_cache(maxsize=65536)
def level_of(name: str) -> Level:
    """The size of a place by its name alone."""
    words = fold(name).split()
    if not words:
        return "town"
    if _words("areas") & {words[0], words[-1]} or _is_first_level(name):
        return "area"
    named = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return "site" if named in _words("sites") else "town"


def is_street(name: str) -> bool:
    """Whether a place is a street by its name alone."""
    return not _words("streets").isdisjoint(fold(name).split()[-1:])


def _is_first_level(name: str) -> bool:
    return any(b.mark in "ns" and b.spot.kind == "adm1" for b in lookup(name))
