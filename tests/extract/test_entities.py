"""Names of one article: what joins, what stays apart, what describes whom."""

from __future__ import annotations

import pytest

from tests.extract.reading import Told, the, told


def named(reading: Told, word: str, role: str) -> list[str | None]:
    claim, _ = the(reading, word)
    return [
        reading[1].entities[r.entity].name if r.entity is not None else None
        for r in claim.roles
        if r.role == role
    ]


def test_a_surname_joins_its_full_name() -> None:
    reading = told("Gov. Nora Abel visited Lorin. Abel met farmers.")
    assert named(reading, "met", "who") == ["Nora Abel"]


def test_a_surname_that_is_a_town_too_is_a_person_where_nothing_is_in_it() -> None:
    text = "Police named the victim as Owen Lisbon, 50. A female friend of Lisbon called them."
    assert [e.names for e in told(text)[1].entities] == [("Lisbon", "Owen Lisbon")]
    text = "A fire that killed Owen Lisbon burned for days. The fire was in Lisbon."
    assert [e.name for e in told(text)[1].entities] == ["Owen Lisbon", "Lisbon"]


def test_a_hotel_of_a_town_lies_in_the_town() -> None:
    (entity,) = told("Police went to a Lisbon hotel on Monday after a man was shot.")[1].entities
    assert (entity.name, entity.site and entity.site.spot.name) == ("Lisbon", "Lisbon")


def test_a_surname_that_two_share_stays_apart() -> None:
    reading = told("Nora Abel and Tomas Abel visited Lorin. Abel met farmers.")
    assert named(reading, "met", "who") == ["Abel"]


def test_a_name_inside_another_joins_nothing() -> None:
    reading = told("The Harbour Brigade attacked the port. The Brigade denied it.")
    names = {entity.name for entity in reading[1].entities}
    assert not any("Harbour Brigade" in e.names and "Brigade" in e.names
                   for e in reading[1].entities), names  # fmt: skip


def test_an_acronym_joins_the_name_that_introduces_it() -> None:
    reading = told("The Harbour Relief Corps (HRC) fed the crews. The HRC asked for boats.")
    assert named(reading, "asked", "who") == ["Harbour Relief Corps"]


def test_he_is_the_one_person_named() -> None:
    reading = told("Tomas Abel visited Lorin. He met farmers.")
    assert named(reading, "met", "who") == ["Tomas Abel"]


def test_he_of_two_persons_stays_as_said() -> None:
    reading = told("Farmers saw Tomas Abel and Orrin Teague in Lorin. He met nurses.")
    assert named(reading, "met", "who") == [None]


def test_descriptions_carry_their_quote() -> None:
    reading = told("Tomas Abel, the head of the harbour office, resigned.")
    (one,) = [e for e in reading[1].entities if e.name == "Tomas Abel"]
    ((text, quote),) = one.descriptions
    assert text == "the head of the harbour office"
    assert quote.text == "Tomas Abel, the head of the harbour office, resigned."


def test_praise_between_quotation_marks_describes_nobody() -> None:
    reading = told("“Tomas Abel is a hero of the sea,” Orrin Teague said.")
    (one,) = [e for e in reading[1].entities if e.name == "Tomas Abel"]
    assert one.descriptions == ()


def test_a_surname_with_a_title_of_the_other_gender_is_somebody_else() -> None:
    reading = told("Tomas Abel left Lorin. Ms Abel visited the mill.")
    claim, _ = the(reading, "visited")
    names = [reading[1].entities[r.entity].name for r in claim.roles if r.entity is not None]
    assert names == ["Abel"]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr Abel left Lorin.", "male"),
        ("Mary Abel left Lorin.", "female"),
        ("Robin Abel, a spokeswoman, left Lorin.", "female"),
        ("Robin Abel left Lorin.", ""),
    ],
)
def test_titles_nouns_and_given_names_tell_a_gender(text: str, gender: str) -> None:
    entities = told(text)[1].entities
    assert [one.gender for one in entities if one.name.endswith("Abel")] == [gender]
