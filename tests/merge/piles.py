"""Small invented piles that several tests of merge and relate look at."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dateline.places import lookup
from dateline.records import Reading, Site
from tests.build import article, told

STRIKE: dict[str, Any] = {"who": "Norland/LOC", "where": "Harrow/LOC"}


def shelling(name: str, published: str | None, day: str | None, killed: int = 24) -> Reading:
    """A report of the shelling of Harrow with its dead."""
    return article(
        name,
        published,
        told("shell", kind="assault", what="army depot", day=day, key="act", **STRIKE),
        told("kill", kind="assault", whom="farmers", figures={"killed": killed}, key="dead"),
        links=[("outcome_of", "dead", "act")],
    )


def shooting(name: str, published: str, day: str, town: str, victim: str) -> Reading:
    return article(
        name,
        published,
        told("shooting", kind="assault", where=f"{town}/LOC", day=day, nominal=True, key="act"),
        told("kill", kind="assault", whom=f"{victim}/PER", where=f"{town}/LOC", day=day, key="k"),
        links=[("outcome_of", "k", "act")],
    )


def sited(reading: Reading, name: str, kind: str, adm1: str = "", near: bool = False) -> Reading:
    """The reading with the place of that name found in the gazetteer."""
    spot = next(b.spot for b in lookup(name) if b.spot.kind == kind and adm1 in ("", b.spot.adm1))
    site = Site(spot=spot, certainty="high", near=near)
    return replace(
        reading,
        entities=tuple(replace(e, site=site) if e.name == name else e for e in reading.entities),
    )
