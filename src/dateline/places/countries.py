"""Which country a name, a short form or a demonym speaks of, without an article around it.

A form that two countries share speaks of none ("Korean"), and neither does a name that is also
a first-level area of another country ("Georgia"): there only an article can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from dateline.places.table import Bearing, first_places, lookup
from dateline.records import Spot

CODE = 3
"""Letters of a country's code, at most."""


@cache
def countries() -> Mapping[str, Spot]:
    """All countries by ISO code."""
    return {spot.country: spot for spot in first_places("country")}


@lru_cache(maxsize=65536)
def country_of(name: str) -> str:
    """ISO code of the country that the name is one of, "" where it is none."""
    held = [bearing for bearing in lookup(name.strip()) if bearing.mark != "d"]
    if not _may_be_code(name.strip()):
        held = [bearing for bearing in held if bearing.mark != "s"]
    short = _only([b for b in held if b.mark == "s"])
    if short:
        return short
    code = _only([b for b in held if b.mark in "na"])
    shared = any(b.mark == "n" and b.spot.kind == "adm1" and b.spot.country != code for b in held)
    own = any(b.mark == "n" and b.spot.kind == "country" for b in held)
    return "" if own and shared else code


@lru_cache(maxsize=65536)
def country_of_people(name: str) -> str:
    """ISO code of the country whose demonym this is, "" where it is none."""
    return _only([bearing for bearing in lookup(name) if bearing.mark == "d"])


def country_of_word(name: str) -> str:
    """ISO code for a country's name or its demonym, where it begins with a capital."""
    if not name[:1].isupper():
        return ""
    return country_of(name) or country_of_people(name)


@lru_cache(maxsize=65536)
def country_around(name: str) -> str:
    """ISO code of the one country whose capital or first-level area is called so, else ""."""
    held = (b for b in lookup(name) if b.mark in "ns" and b.spot.kind in ("capital", "adm1"))
    codes = {bearing.spot.country for bearing in held}
    return codes.pop() if len(codes) == 1 else ""


def _may_be_code(name: str) -> bool:
    """Whether a short form may be a country's code: "SEN" may, "Sen." and "Mac" may not."""
    if len(name.replace(".", "")) > CODE:
        return True
    return name.isupper() and not (name.endswith(".") and name.count(".") == 1)


def _only(bearings: list[Bearing]) -> str:
    codes = {bearing.spot.country for bearing in bearings if bearing.spot.kind == "country"}
    return codes.pop() if len(codes) == 1 else ""
