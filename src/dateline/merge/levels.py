"""What size of place a name is: only places of one size part two tellings.

A plant is in a town, a town in a province; which one in which is not known here (there is no
gazetteer yet), so a plant against a town says nothing. Reads `areas.tsv`, made by
`training/countries.py`, its sources and licence in its head.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from dateline.merge.names import fold

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
AREAS = frozenset((
    "area", "canton", "coast", "commune", "county", "department", "district", "east", "governorate",
    "gulf", "north", "oblast", "ocean", "peninsula", "prefecture", "province", "region", "sea",
    "south", "state", "strip", "territory", "west",
))  # fmt: skip
"""Words of names of places that hold towns."""


@cache
def areas() -> Mapping[str, frozenset[str]]:
    """Folded name of a first-level area to the countries that have one of that name."""
    text = (files("dateline.merge") / "areas.tsv").read_text(encoding="utf-8")
    found = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            name, codes = line.split("\t")
            found[fold(name)] = frozenset(codes.split("|"))
    return found


@lru_cache(maxsize=65536)
def level_of(name: str) -> Level:
    """The size of a place by its name."""
    folded = fold(name)
    words = folded.split()
    if not words:
        return "town"
    if folded in areas() or AREAS & {words[0], words[-1]}:
        return "area"
    return "site" if words[-1] in SITES else "town"
