"""Places across the pile: one by their name, and by what the gazetteer has for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dateline.merge.bearers import Bearer, Key
from dateline.merge.names import alike, fold
from dateline.places import country_around, distance_km, is_area, relation
from dateline.records import Entity, Site, Spot

ARTICLES = ("al ", "el ", "ash ", "as ", "an ", "ar ", "at ", "az ")
SAME_KM = 50
"""A town and the area around it called alike have points no further apart. Not tuned."""


def join_places(entities: Mapping[Key, Entity]) -> list[Bearer]:
    """Equal names are one place unless the gazetteer tells them apart; names that sound alike
    are one where the gazetteer has one place for both ("Munich", "München")."""
    meant = {key: entity.site.spot.id for key, entity in entities.items() if entity.site}
    spots = {e.site.spot.id: e.site.spot for e in entities.values() if e.site}
    of_name: dict[str, Counter[str]] = {}
    for key, spot in meant.items():
        of_name.setdefault(fold(entities[key].name), Counter())[spot] += 1
    found: dict[tuple[str, str], Bearer] = {}
    for key, entity in entities.items():
        folded = fold(entity.name)
        senses = _senses(of_name.get(folded, Counter()), spots)
        spot = senses.get(meant.get(key, ""), "")
        if not spot and len(set(senses.values())) == 1:
            spot = min(senses.values())
        name = (
            min(n for n in of_name if spot in of_name[n] and _one_name(n, folded, spots[spot]))
            if spot
            else folded
        )
        country = spots[spot].country if spot else country_around(entity.name)
        bearer = found.setdefault(
            (name, spot), Bearer("", "place", entity.name, Counter(), country)
        )
        bearer.keys.append(key)
    for (_, spot), bearer in found.items():
        sites = [site for key in bearer.keys if (site := entities[key].site)]
        if spot:
            sure = any(site.certainty == "high" for site in sites)
            bearer.site = Site(
                spot=spots[spot],
                certainty="high" if sure else "medium",
                near=all(site.near for site in sites),
            )
    return list(found.values())


def _senses(counts: Counter[str], spots: Mapping[str, Spot]) -> dict[str, str]:
    """The places one name means in the pile, each with the one that stands for it: a town and
    the area around it called alike are no two places."""
    senses: dict[str, str] = {}
    for spot in sorted(counts, key=lambda spot: (-counts[spot], spot)):
        alike = (
            main
            for main in senses.values()
            if distance_km(spots[spot], spots[main]) <= SAME_KM
            or relation(spots[spot], spots[main]) in ("holds", "inside")
        )
        senses[spot] = next(alike, spot)
    return senses


def _one_name(a: str, b: str, spot: Spot) -> bool:
    """Whether two folded names that the gazetteer has for one place may be joined: they always
    may for an area; of a town, other names can be those of its parts."""
    if a == b or is_area(spot):
        return True
    if set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return True
    bare = [name.split(" ", 1)[1] if name.startswith(ARTICLES) else name for name in (a, b)]
    return alike(bare[0].replace(" ", ""), bare[1].replace(" ", ""))
