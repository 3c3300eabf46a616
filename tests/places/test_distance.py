"""How places lie to each other."""

from __future__ import annotations

from dateline.places import distance_km, holds, lookup, relation
from dateline.records import Spot


def spot(name: str, kind: str, country: str = "", adm1: str = "") -> Spot:
    return next(
        b.spot
        for b in lookup(name)
        if b.spot.kind == kind
        and (not country or b.spot.country == country)
        and (not adm1 or b.spot.adm1 == adm1)
    )


def test_distances_are_great_circles() -> None:
    assert 340 <= distance_km(spot("London", "capital"), spot("Paris", "capital")) <= 348
    assert distance_km(spot("Iraq", "country"), spot("Iraq", "country")) == 0


def test_areas_hold_what_lies_in_them() -> None:
    paris = spot("Paris", "town", "US", "TX")
    assert relation(spot("Texas", "adm1"), paris) == "holds"
    assert relation(paris, spot("United States", "country")) == "inside"
    assert relation(spot("Iraq", "country"), spot("Qaim", "town")) == "holds"
    assert not holds(spot("Ohio", "adm1"), paris)
    assert holds(spot("Lamar County", "adm2", "US", "TX"), paris)


def test_towns_are_near_or_apart() -> None:
    dallas, irving = spot("Dallas", "town", "US", "TX"), spot("Irving", "town", "US", "TX")
    assert relation(dallas, irving) == "near"
    assert relation(dallas, spot("Baghdad", "capital")) == "apart"
    assert relation(dallas, dallas) == "same"
