"""Whether two tellings can be of one place."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.merge.bearers import Bearer
from dateline.merge.levels import is_street, level_of
from dateline.merge.names import fold
from dateline.merge.tellings import Telling
from dateline.merge.weights import forbidden, reason
from dateline.places import Relation, distance_km, relation
from dateline.records import Reason

TOGETHER = frozenset(("same", "holds", "inside", "near"))
WIDE = frozenset(("adm1", "region", "water"))
APART_KM = 50
"""Places nearer than this may be told one for the other. Not tuned."""


def compare_places(
    a: Telling, b: Telling, bearers: Mapping[str, Bearer], unmistakable: bool
) -> Reason | None:
    """Compare where they are said to have been; None where one names no place."""
    if not a.places or not b.places:
        return None
    streets = _streets_apart(a, b, bearers)
    if streets:
        return reason("place", "place.apart", f"different streets: {streets}")
    shared = sorted(a.places & b.places)
    exact = [bearers[place] for place in shared if bearers[place].kind == "place"]
    if exact:
        return reason("place", "place.same", f"both in {exact[0].name}")
    one, two = _split(a, bearers), _split(b, bearers)
    inside = _inside(one[0], two[0])
    if inside:
        return reason("place", "place.inside", inside)
    apart = _apart(one[0], two[0])
    if apart:
        if unmistakable or (one[1] & two[1]) or _half_known(one[0], two[0]):
            return reason("place", "place.apart", f"no common place: {apart}")
        return forbidden("place", f"no common place: {apart}")
    countries_a = one[1] | _countries(one[0])
    countries_b = two[1] | _countries(two[0])
    if countries_a & countries_b:
        state = next((p for p in shared if bearers[p].kind == "state"), "")
        name = bearers[state].name if state else min(countries_a & countries_b)
        return reason("place", "place.same-country", f"both in {name}")
    if countries_a and countries_b and one[1] and two[1]:
        return reason("place", "place.country-apart", "different countries")
    return None


def _streets_apart(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> str:
    """Streets of which each names some and none is shared: one town holds many. "" where one
    names no street."""
    one, two = (
        [bearers[p] for p in sorted(t.places) if is_street(bearers[p].name)] for t in (a, b)
    )
    if not one or not two or a.places & b.places & {street.id for street in one}:
        return ""
    return "" if _alike(one, two) else f"{shown(one)} against {shown(two)}"


def _split(telling: Telling, bearers: Mapping[str, Bearer]) -> tuple[list[Bearer], frozenset[str]]:
    """The places below a country, and the countries named."""
    held = [bearers[place] for place in sorted(telling.places)]
    return (
        [bearer for bearer in held if bearer.kind == "place"],
        frozenset(bearer.country for bearer in held if bearer.kind == "state"),
    )


def _countries(places: list[Bearer]) -> frozenset[str]:
    return frozenset(place.country for place in places if place.country)


def _inside(one: list[Bearer], two: list[Bearer]) -> str:
    """ "Lorin airport" is in Lorin: one name begins or ends with the other's words, or the
    gazetteer has one in the other or beside it. A province that holds a town says too little."""
    for a in one:
        for b in two:
            outer = {place.site.spot.kind for place in (a, b) if place.site} & WIDE
            if not outer and relation_of(a, b) in TOGETHER:
                return f"{a.name} and {b.name} lie together"
            short, long = sorted((fold(a.name), fold(b.name)), key=len)
            if long.startswith(f"{short} ") or long.endswith(f" {short}"):
                return f"{a.name} and {b.name} are one place or one in the other"
    return ""


def _apart(one: list[Bearer], two: list[Bearer]) -> str:
    """Places of one size of which none is shared; "" where a size or a country can hold both."""
    if _countries(one) and _countries(two) and not _countries(one) & _countries(two):
        return f"{shown(one)} against {shown(two)}"
    pairs = [relation_of(a, b) for a in one for b in two]
    if any(said in TOGETHER for said in pairs):
        return ""
    if pairs and all(said == "apart" for said in pairs):
        return f"{shown(one)} against {shown(two)}"
    for size in ("town", "area", "site"):
        a = [place for place in one if level_of(place.name) == size]
        b = [place for place in two if level_of(place.name) == size]
        if a and b and not _alike(a, b):
            return f"{shown(a)} against {shown(b)}"
        if a and b:
            return ""
    return ""


def _half_known(one: list[Bearer], two: list[Bearer]) -> bool:
    """Whether the gazetteer has every place of the one and none of the other: a quarter or a
    building whose name does not say so may lie in the town that the other names."""
    known = [{place.site is not None for place in side} for side in (one, two)]
    return known in ([{True}, {False}], [{False}, {True}])


def relation_of(a: Bearer, b: Bearer) -> Relation | None:
    """How two places lie to each other; None where that is not known for sure."""
    if a.site is None or b.site is None:
        return None
    spots = a.site.spot, b.site.spot
    said = relation(*spots)
    if said in TOGETHER:
        return said
    sure = all(site.certainty == "high" and not site.near for site in (a.site, b.site))
    borders = any(spot.kind in ("region", "water") for spot in spots)
    return said if sure and not borders and distance_km(*spots) > APART_KM else None


def _alike(one: list[Bearer], two: list[Bearer]) -> bool:
    """Whether two sites may be one called differently ("Korin mill", "the Korin paper mill")."""
    words = [[set(fold(place.name).split()) for place in side] for side in (one, two)]
    return any(len(a & b) > 1 for a in words[0] for b in words[1])


def shown(places: list[Bearer]) -> str:
    return ", ".join(sorted({place.name for place in places}))
