"""Piles of short items of a day or a few: much alike in words, and each of another thing."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.merge import merge
from dateline.merge.actors import join_names
from dateline.merge.compare.building import buildings_apart
from dateline.merge.settings import Setting, read_settings
from dateline.records import Entity, Merged, Reading
from tests.build import Told, article, told
from tests.merge.piles import sited

KINDS = {"Herat": "town", "Tamale": "town", "Cusco": "town", "Multan": "town", "Baghdad": "capital"}


def item(name: str, day: str, *items: Told, **more: Any) -> Reading:
    """A bare item; the towns that its words name are its places even where no clause does."""
    made = article(name, day, *items, **more)
    text = " ".join(claim.quote.text for claim in made.claims)
    known = {entity.name for entity in made.entities}
    towns = [town for town in KINDS if town in text]
    new = tuple(Entity(name=t, label="LOC", names=(t,)) for t in towns if t not in known)
    made = replace(made, entities=(*made.entities, *new))
    for town in towns:
        made = sited(made, town, KINDS[town])
    return made


def killed(whom: str, day: str, count: Any, **more: Any) -> Told:
    held = {"kind": "assault", "dated": "article", "figures": {"killed": count}}
    return told("kill", whom=whom, day=day, **{**held, **more})


def joined(merged: Merged) -> list[set[str]]:
    """The articles of each event that several tell."""
    of = {claim.id: claim.quote.article for r in merged.readings for claim in r.claims}
    told_by = ({of[claim] for claim in event.claims} for event in merged.events)
    return [articles for articles in told_by if len(articles) > 1]


def test_an_open_count_is_no_evidence_that_items_without_a_place_tell_of_one_thing() -> None:
    day = "2031-05-05"
    counts = ((21, None, None), 31, (14, None, None))
    pile = [item(f"a{n}", day, killed("people", day, n_)) for n, n_ in enumerate(counts)]
    assert joined(merge(pile)) == []


def test_items_of_different_countries_part_though_no_clause_names_a_place() -> None:
    day = "2031-05-06"
    whom = ("people on the road to Tamale", "people in a camp outside Herat", "people of Cusco")
    pile = [item(f"b{n}", day, killed(w, day, 12)) for n, w in enumerate(whom)]
    assert joined(merge(pile)) == []
    one = [item(f"b{n}", day, killed(whom[1], day, 12)) for n in range(3)]
    assert [len(articles) for articles in joined(merge(one))] == [3]


def test_three_bombings_of_one_city_in_ten_days_are_three() -> None:
    def bombing(name: str, day: str) -> Reading:
        where = "Baghdad/LOC"
        return item(name, day, killed("people", day, (12, None, None), where=where))

    pile = [bombing("c1", "2031-05-01"), bombing("c2", "2031-05-05"), bombing("c3", "2031-05-11")]
    assert joined(merge(pile)) == []
    again = bombing("c4", "2031-05-05")
    assert joined(merge([*pile, again])) == [{pile[1].article, again.article}]


def test_what_an_act_led_to_ties_no_other_act_to_it() -> None:
    """The dead of one city and the injured of another, each beside an act of its own day."""
    day = "2031-05-08"

    def attack(name: str, town: str, injured: int) -> Reading:
        act: dict[str, Any] = {"kind": "assault", "day": day, "dated": "article"}
        return item(
            name,
            day,
            told("attack", nominal=True, where=f"{town}/LOC", key="act", **act),
            told("injure", whom=f"people near {town}", figures={"injured": injured}, **act),
            links=[("outcome_of", "injure", "act")] if town == "Multan" else [],
        )

    pile = [attack("d1", "Multan", 150), attack("d2", "Baghdad", 140), attack("d3", "Cusco", 155)]
    assert joined(merge(pile)) == []


@pytest.mark.parametrize(
    ("lemma", "last", "shared", "one"),
    [
        ("die", 0, "", False),
        ("die", 0, "Karim Belhadj/PER", True),
        ("resign", 0, "", True),
        ("die", 8, "", True),
    ],
)
def test_a_day_alone_ties_no_two_items_of_what_is_told_every_day(
    lemma: str, last: int, shared: str, one: bool
) -> None:
    def report(name: str) -> Reading:
        act: dict[str, Any] = {"day": "2031-05-08", "kind": "other", "position": 0}
        more = told("wait", whom=f"people of {name}", position=last)
        return item(name, "2031-05-09", told(lemma, who=shared or f"man {name}", **act), more)

    assert bool(joined(merge([report("g1"), report("g2")]))) is one


CASES = tomllib.loads((files("dateline.merge") / "buildings.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_buildings_of_different_kinds_part(case: dict[str, Any]) -> None:
    held = frozenset(case["one"]), frozenset(case["two"])
    for one, two in (held, held[::-1]):
        assert bool(buildings_apart(one, two)) is case["apart"]


def test_fires_of_one_town_and_day_in_different_buildings_are_different_fires() -> None:
    def fire(name: str, what: str) -> Reading:
        day = "2031-05-09"
        act: dict[str, Any] = {"kind": "accident", "day": day, "dated": "article"}
        return item(name, day, told("burn", what=what, where="Tamale/LOC", **act))

    pile = [fire("f1", "a warehouse"), fire("f2", "a school"), fire("f3", "a house")]
    assert joined(merge(pile)) == []
    again = fire("f4", "a school")
    assert joined(merge([*pile, again])) == [{pile[1].article, again.article}]


def test_a_sentence_is_set_where_it_or_the_beginning_says() -> None:
    more: dict[str, Any] = {"whom": "people", "key": "k"}
    made = item(
        "e",
        "2031-05-06",
        told("kill", whom="a Greek priest near Herat", position=0),
        told("injure", position=1, **more),
    )
    who = join_names([made])
    settings = read_settings(made, who)
    assert settings.of(0).stated == {"AF"}
    assert settings.of(0).countries == {"AF", "GR"}
    assert settings.of(1).stated == {"AF"}
    assert settings.by_sentence[1] == Setting()
    assert [who.bearers[place].name for place in settings.whole.places] == ["Herat"]
