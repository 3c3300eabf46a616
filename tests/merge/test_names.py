"""Names: spellings of one bearer join, namesakes and branches stay apart."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.merge.actors import join_names
from dateline.merge.bearers import records, state_id
from dateline.merge.groups import split_country
from dateline.merge.names import (
    alike_alone,
    group_words,
    may_be_one,
    same_group,
    same_person,
)
from dateline.places import country_of, country_of_people
from dateline.records import Reading
from tests.build import article, told

SHORT_FORMS: dict[str, Any] = tomllib.loads(
    (files("dateline.merge") / "short_names.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Karim Belhadj", "Kareem Belhaj"),
        ("Yussuf Qaramanli", "Yusuf Karamanli"),
        ("J. Okafor", "Jane Okafor"),
        ("Ana de Almeida", "Ana Almeyda"),
        ("W. Mark Okafor", "Mark Okafor"),
        ("Fred Okafor", "Frederick Cole Okafor"),
        ('Vincent "The Spade" Okafor', "Vincent Okafor"),
        ("Betty Okafor", "Elizabeth Okafor"),
    ],
)
def test_spellings_of_one_person_join_with_a_reason(a: str, b: str) -> None:
    seen = same_person(a, b)
    assert seen is not None
    assert seen.weight > 0
    assert a in seen.says


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jane Okafor", "Tina Okafor"),
        ("Daniel Reyes", "Danielle Reyes"),
        ("Maria Lund", "Mario Lund"),
        ("Karl Weber Jr.", "Karl Weber Sr."),
        ("Okafor", "Jane Okafor"),
        ("W. Mark Okafor", "Paul Okafor"),
        ("Ted Okafor", "Ed Okafor"),
        ("Bob Okafor", "Bill Okafor"),
    ],
)
def test_namesakes_stay_apart(a: str, b: str) -> None:
    assert same_person(a, b) is None
    assert same_person(b, a) is None


@pytest.mark.parametrize("case", SHORT_FORMS["case"], ids=lambda case: " / ".join(case["names"]))
def test_short_forms_of_given_names(case: dict[str, Any]) -> None:
    one, two = case["names"]
    assert (same_person(one, two) is not None) is case["same"]


@pytest.mark.parametrize(
    ("a", "b", "may"),
    [
        ("Okafor", "Jane Okafor", True),
        ("Jane Okafor", "Okafor", True),
        ("Jane Okafor", "Tina Okafor", False),
        ("Jane Okafor", "Jane Okafor", False),
        ("Okafor", "Lund", False),
        ("Karl Weber Jr.", "Karl Weber Sr.", False),
    ],
)
def test_a_bare_surname_leaves_open_whose_it_is(a: str, b: str, may: bool) -> None:
    assert may_be_one(a, b) is may


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Department of Defence", "Defense Department", True),
        ("Harbour Guards", "Harbour Guard", True),
        ("Saraya Hilal", "Sarayat Hilal", True),
        ("Hilal", "Saraya Hilal", False),
        ("Orvex", "Orvex Inc.", True),
        ("Orvex Shipping Co.", "Orvex Shipping PLC", True),
        ("Orvex", "Orvex Shipping", False),
        ("Hilal", "Hilal Youth Wing", False),
    ],
)
def test_a_group_is_all_its_words(a: str, b: str, same: bool) -> None:
    assert same_group(group_words(a), group_words(b)) is same


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "US"),
        ("US", "US"),
        ("us", ""),
        ("the United States", "US"),
        ("Ghana's", "GH"),
        ("UAE", "AE"),
        ("Sen.", ""),
        ("SEN.", ""),
        ("Mac", ""),
        ("Guy", ""),
        ("Mali", "ML"),
    ],
)
def test_short_forms_of_countries_keep_their_case(name: str, code: str) -> None:
    assert country_of(name) == code


def test_a_name_that_two_areas_share_is_no_country() -> None:
    """Georgia is a state of the USA too, Korean speaks of two countries."""
    assert country_of("Georgia") == ""
    assert country_of_people("Korean") == ""


def test_a_group_is_parted_from_its_country() -> None:
    assert split_country("Kenyan Red Cross") == ("KE", "Red Cross")
    assert split_country("Bank of Ghana") == ("GH", "Bank")
    assert split_country("Harbour Guard") == ("", "Harbour Guard")


def test_actors_join_across_the_pile() -> None:
    a = article(
        "gazette",
        "2031-05-04",
        told("meet", who="Karim Belhadj/PER", with_="Harbour Relief Corps/ORG"),
        told("say", who="United States/LOC", key="b"),
    )
    b = article(
        "herald",
        "2031-05-04",
        told("meet", who="Kareem Belhaj/PER", with_="Relief Corps/ORG"),
        told("say", who="American/GROUP", key="b"),
    )
    c = article("post", "2031-05-04", told("go", who="Belhaj/PER", where="United States/LOC"))
    d = article("blog", "2031-05-04", told("go", who="Belhaj/PER", where="Lorin/LOC"))
    pile = sorted([a, b, c, d], key=lambda r: r.article)
    actors, _ = records(join_names(pile), pile)
    names = {actor.name: set(actor.names) for actor in actors}
    assert {"Karim Belhadj", "Kareem Belhaj", "Belhaj"} in names.values()
    assert {"Belhaj"} in names.values(), "a bare name in other company is somebody else"
    assert "Harbour Relief Corps" in names
    assert "Relief Corps" in names
    states = [actor for actor in actors if actor.kind == "state"]
    assert [(state.id, state.country) for state in states] == [(state_id("US"), "US")]


def test_an_acronym_joins_the_name_beside_it_that_it_spells() -> None:
    pile = [
        article(
            "a",
            "2031-05-04",
            told("build", who="Orvellan Lake Ferry Company/ORG"),
            told("sail", who="OLF/ORG"),
        ),
        article("b", "2031-05-04", told("sail", who="OLF/ORG")),
        article("c", "2031-05-04", told("sail", who="OLT/ORG")),
    ]
    actors, _ = records(join_names(pile), pile)
    names = sorted(sorted(actor.names) for actor in actors)
    assert names == [["OLF", "Orvellan Lake Ferry Company"], ["OLT"]]


def test_a_name_without_its_country_is_the_one_that_its_article_names() -> None:
    pile = [
        article(
            "a",
            "2031-05-04",
            told("buy", who="Kenyan Air Guard/ORG"),
            told("pay", who="Air Guard/ORG"),
        ),
        article("b", "2031-05-04", told("buy", who="Ghanaian Air Guard/ORG")),
    ]
    actors, _ = records(join_names(pile), pile)
    assert {"Kenyan Air Guard", "Air Guard"} in [set(actor.names) for actor in actors]


def calling(reading: Reading, name: str, bare: str) -> Reading:
    """The reading with its bearer of a full name called by a bare one too."""
    entities = (
        replace(e, names=tuple(sorted((name, bare)))) if e.name == name else e
        for e in reading.entities
    )
    return replace(reading, entities=tuple(entities))


def test_a_bare_name_means_whom_other_reports_call_so() -> None:
    lorin = told("win", who="Lorin/LOC", key="b")
    pile = [
        calling(article("a", "2031-05-04", told("win", who="Jane Okafor/PER"), lorin),
                "Jane Okafor", "Okafor"),
        calling(article("b", "2031-05-04", told("win", who="Tina Okafor/PER"), lorin),
                "Tina Okafor", "Tina"),
        article("c", "2031-05-04", told("win", who="Okafor/PER"), lorin),
        article("d", "2031-05-04", told("win", who="Tina/PER"), lorin),
        article("e", "2031-05-04", told("win", who="Okafor/PER")),
        article("f", "2031-05-04", told("win", who="Tina Okafor/PER"),
                told("sing", who="Cole Okafor/PER", key="c"),
                told("lose", who="Okafor/PER", key="d"), lorin),
    ]  # fmt: skip
    pile = sorted(pile, key=lambda reading: reading.article)
    actors, _ = records(join_names(pile), pile)
    names = sorted(sorted(actor.names) for actor in actors if actor.kind == "person")
    joined = [["Jane Okafor", "Okafor"], ["Tina", "Tina Okafor"]]
    assert [held for held in names if len(held) > 1] == joined
    assert names.count(["Okafor"]) == 2, "in other company, or beside two others of that name"


@pytest.mark.parametrize(
    ("a", "b", "may"),
    [
        ("belhadj", "belhaj", True),
        ("soundry", "sandy", False),
        ("pearse", "paris", False),
        ("shepherd", "shepherds", False),
        ("browne", "browner", False),
        ("schneiderman", "scheiderman", True),
    ],
)
def test_bare_names_alike_need_more_than_their_sound(a: str, b: str, may: bool) -> None:
    assert alike_alone(a, b) is may
    assert alike_alone(b, a) is may


def test_names_that_one_acronym_stands_for_are_one() -> None:
    pile = [
        article("a", "2031-05-04", told("warn", who="Centre for Harbour Care/ORG"),
                told("sail", who="CHC/ORG")),
        article("b", "2031-05-04", told("warn", who="Kenyan Centre for Harbour Care and Fish/ORG"),
                told("sail", who="CHC/ORG")),
        article("c", "2031-05-04", told("warn", who="Council of Hill Climbers/ORG")),
    ]  # fmt: skip
    actors, _ = records(join_names(pile), pile)
    assert sorted(len(actor.names) for actor in actors) == [1, 3]


def test_a_bare_surname_of_two_bearers_joins_neither() -> None:
    pile = [
        article("a", "2031-05-04", told("win", who="Jane Okafor/PER")),
        article("b", "2031-05-04", told("win", who="Tina Okafor/PER")),
        article("c", "2031-05-04", told("win", who="Okafor/PER")),
    ]
    actors, _ = records(join_names(pile), pile)
    assert len(actors) == 3


@pytest.mark.parametrize(("gender", "joined"), [("female", False), ("male", True), ("", True)])
def test_a_bare_surname_of_the_other_gender_is_nobody_s(gender: str, joined: bool) -> None:
    def report(name: str, gender: str) -> Reading:
        made = article(name[:1], "2031-05-05", told("visit", who=f"{name}/PER", where="Lorin/LOC"))
        people = [
            replace(one, gender=gender if one.label == "PER" else "") for one in made.entities
        ]
        return replace(made, entities=tuple(people))

    readings = sorted(
        [
            report("Jane Okafor" if gender == "" else "Tomas Okafor", "male"),
            report("Okafor", gender),
        ],
        key=lambda one: one.article,
    )
    who = join_names(readings)
    people = [bearer for bearer in who.bearers.values() if bearer.kind == "person"]
    assert len(people) == (1 if joined else 2)
