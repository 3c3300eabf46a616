"""What size of place a name is: only places of one size part two tellings.

A plant is in a town, a town in a province: by their names alone a plant against a town says
nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from dateline.merge.names import fold
from dateline.places import lookup

Level = Literal["area", "town", "site"]

SITES = frozenset((
    "airport", "airbase", "arena", "avenue", "barracks", "base", "boulevard", "bridge", "building",
    "camp", "campus", "castle", "cathedral", "center", "centre", "church", "clinic", "club",
    "college", "compound", "consulate", "court", "courthouse", "dam", "depot", "dock", "drive",
    "embassy", "factory", "farm", "field", "gate", "hall", "harbour", "harbor", "highway",
    "hospital", "hotel", "house", "island", "jail", "junction", "lake", "lane", "library", "mall",
    "market", "mill", "mine", "mosque", "mountain", "museum", "neighborhood", "neighbourhood",
    "palace", "park", "pass", "pier", "pit", "plant", "plaza", "port", "prison", "quarter",
    "refinery", "reservoir", "resort", "restaurant", "river", "road", "school", "square",
    "stadium", "station", "store", "street", "temple", "terminal", "theater", "theatre", "tower",
    "tunnel", "university", "valley", "warehouse", "yard", "zone",
))  # fmt: skip
"""Last words of names of places that lie in or beside a town. Not complete."""
STREETS = frozenset((
    "alley", "avenue", "boulevard", "circle", "drive", "highway", "lane", "parkway", "road",
    "street", "terrace",
))  # fmt: skip
"""Last words of names of streets: what is told of two streets of a town is seldom one thing."""
AREAS = frozenset((
    "area", "canton", "coast", "commune", "county", "department", "district", "east", "governorate",
    "gulf", "north", "oblast", "ocean", "peninsula", "prefecture", "province", "region", "sea",
    "south", "state", "strip", "territory", "west",
))  # fmt: skip
"""Words of names of places that hold towns."""


@lru_cache(maxsize=65536)
def level_of(name: str) -> Level:
    """The size of a place by its name alone."""
    words = fold(name).split()
    if not words:
        return "town"
    if AREAS & {words[0], words[-1]} or _is_first_level(name):
        return "area"
    return "site" if words[-1] in SITES else "town"


def is_street(name: str) -> bool:
    """Whether a place is a street by its name alone."""
    return not STREETS.isdisjoint(fold(name).split()[-1:])


def _is_first_level(name: str) -> bool:
    return any(b.mark in "ns" and b.spot.kind == "adm1" for b in lookup(name))
