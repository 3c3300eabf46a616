"""How two places of the gazetteer lie to each other: in whole kilometres, or one in the other."""

from __future__ import annotations

from math import asin, cos, isqrt, pi, radians, sin, sqrt
from typing import Literal

from dateline.places.table import SCALE
from dateline.records import Spot

Relation = Literal["same", "holds", "inside", "near", "apart"]
EARTH_KM = 6371.0088
AREAS = frozenset({"country", "adm1", "adm2", "region", "water"})
TOWN_KM = 10
"""A town reaches about so far from its point."""
NEAR_KM = 25


def distance_km(a: Spot, b: Spot) -> int:
    """Great-circle kilometres between the points of two places, rounded."""
    lat_a, lon_a, lat_b, lon_b = (radians(v / SCALE) for v in (a.lat, a.lon, b.lat, b.lon))
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return round(2 * EARTH_KM * asin(min(1.0, sqrt(half))))


def is_area(spot: Spot) -> bool:
    """Whether a place is shown as an area, its point being one of reference only."""
    return spot.kind in AREAS


def reach_km(spot: Spot) -> int:
    """About how far a place reaches from its point: the radius of a disc of its size."""
    if not is_area(spot):
        return TOWN_KM
    return max(TOWN_KM, isqrt(int(spot.size / pi)))


def holds(outer: Spot, inner: Spot) -> bool:
    """Whether `inner` lies in `outer`, an area: by their codes, else by the area's reach."""
    if outer.id == inner.id or not is_area(outer) or inner.kind == "country":
        return False
    if outer.kind == "country":
        return outer.country == inner.country
    if outer.kind == "adm1":
        return inner.kind != "adm1" and _same_adm1(outer, inner)
    if outer.kind == "adm2" and not _same_adm1(outer, inner):
        return False
    smaller = not is_area(inner) or inner.size < outer.size
    return bool(outer.size) and smaller and distance_km(outer, inner) < reach_km(outer)


def relation(a: Spot, b: Spot) -> Relation:
    """How `a` lies to `b`: the same, holds it, inside it, near it, or apart."""
    if a.id == b.id:
        return "same"
    if holds(a, b):
        return "holds"
    if holds(b, a):
        return "inside"
    return "near" if not (is_area(a) or is_area(b)) and distance_km(a, b) <= NEAR_KM else "apart"


def _same_adm1(a: Spot, b: Spot) -> bool:
    return bool(a.adm1) and (a.country, a.adm1) == (b.country, b.adm1)
