"""Places across the pile: the gazetteer joins and parts names, and capitals act."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.merge import merge
from dateline.merge.actors import join_names
from dateline.merge.compare.place import compare_places
from dateline.merge.grouping import find_tellings
from dateline.places import lookup
from dateline.records import Place, Reading, Site
from tests.build import article, told
from tests.merge.piles import sited


def sited_as(reading: Reading, town: str) -> Reading:
    """The reading with all its places at one capital."""
    spot = next(b.spot for b in lookup(town) if b.spot.kind == "capital")
    site = Site(spot=spot, certainty="high")
    return replace(reading, entities=tuple(replace(e, site=site) for e in reading.entities))


def places(*readings: Reading) -> list[Place]:
    return sorted(merge(readings).places, key=lambda place: (place.name, place.lat or ""))


def report(name: str, place: str) -> Reading:
    return article(name, "2031-05-04", told("burn", what="barns", where=f"{place}/LOC"))


def test_a_place_is_exported_with_where_it_lies() -> None:
    (place,) = places(sited(report("a", "Baghdad"), "Baghdad", "capital"))
    assert (place.country, place.precision, place.gazetteer_id) == ("IQ", "town", "geonames:98182")
    assert (place.lat, place.lon) == ("33.3406", "44.4009")


def test_a_known_place_is_called_by_its_proper_name() -> None:
    names = ("South Lisbon", "LISBON", "South Lisbon")
    found = places(*(sited_as(report(f"{n}", name), "Lisbon") for n, name in enumerate(names)))
    assert [place.name for place in found] == ["LISBON"]
    more = [*names, "Lisbon"]
    found = places(*(sited_as(report(f"{n}", name), "Lisbon") for n, name in enumerate(more)))
    assert [place.name for place in found] == ["Lisbon"]


def test_a_place_that_is_not_known_stays_a_name() -> None:
    (place,) = places(report("a", "Orvella"))
    assert (place.name, place.lat, place.lon, place.precision) == ("Orvella", None, None, "")


def test_spellings_of_one_place_join_and_namesakes_stay_apart() -> None:
    one, two = report("a", "Qaim"), report("b", "al-Qaim")
    assert len(places(sited(one, "Qaim", "town"), sited(two, "al-Qaim", "town"))) == 1
    one, two = report("a", "Springfield"), report("b", "Springfield")
    found = places(sited(one, "Springfield", "town", "IL"), sited(two, "Springfield", "town", "MO"))
    assert len(found) == 2


def test_a_name_that_nothing_settles_joins_its_only_namesake() -> None:
    known = sited(report("a", "Springfield"), "Springfield", "town", "IL")
    assert len(places(known, report("b", "Springfield"))) == 1


def test_what_is_always_near_a_place_is_not_put_at_it() -> None:
    (place,) = places(sited(report("a", "Kirkuk"), "Kirkuk", "town", near=True))
    assert place.precision == "near"
    both = places(
        sited(report("a", "Kirkuk"), "Kirkuk", "town", near=True),
        sited(report("b", "Kirkuk"), "Kirkuk", "town"),
    )
    assert [one.precision for one in both] == ["town"]


def compared(one: tuple[str, str], two: tuple[str, str]) -> str:
    """What a comparison says of two burnings in these places of Texas."""
    named = [(name, *place) for name, place in (("a", one), ("b", two))]
    pile = [sited(report(name, place), place, kind, "TX") for name, place, kind in named]
    who = join_names(pile)
    a, b = (find_tellings(reading, who, {})[0] for reading in pile)
    said = compare_places(a, b, who.bearers, True)
    return said.says if said else ""


def test_places_that_lie_together_are_not_apart() -> None:
    assert "lie together" in compared(("Dallas", "town"), ("Irving", "town"))
    assert "no common place" in compared(("Dallas", "town"), ("Houston", "town"))
    assert compared(("Dallas", "town"), ("Texas", "adm1")) == "both in US"


def test_a_capital_that_acts_is_its_country() -> None:
    made = article(
        "a",
        "2031-05-04",
        told("deny", who="Tehran/LOC", what="it", kind="reject"),
        told("burn", what="barns", where="Tehran/LOC"),
    )
    merged = merge([sited(made, "Tehran", "capital")])
    by_role = {
        role.role: (role.actor, role.place)
        for claim in merged.readings[0].claims
        for role in claim.roles
        if role.text == "Tehran"
    }
    actors = {actor.id: actor for actor in merged.actors}
    assert by_role["who"][1] is None
    assert actors[by_role["who"][0] or ""].name == "Iran"
    assert by_role["where"][0] is None
    assert by_role["where"][1] is not None
