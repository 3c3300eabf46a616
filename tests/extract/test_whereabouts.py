"""Which place of the gazetteer a name means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.whereabouts import find_places, site
from tests.extract.reading import told


def spans(text: str, *names: str) -> list[tuple[int, int]]:
    return sorted((at, at + len(name)) for name in names if (at := text.index(name)) >= 0)


def test_one_name_has_one_sense_in_an_article() -> None:
    text = "Police in Paris, Texas, were called. Later the Paris mayor spoke."
    second = text.rindex("Paris")
    found = site(text, [(10, 15), (second, second + 5)])
    assert [one and one.spot.adm1 for one in found] == ["TX", "TX"]


def test_two_senses_stay_two_where_the_article_tells_them_apart() -> None:
    text = "Springfield, Ill., beat Springfield, Mo., on Monday."
    second = text.rindex("Springfield")
    found = site(text, [(0, 11), (second, second + 11)])
    assert [one and one.spot.adm1 for one in found] == ["IL", "MO"]


def test_a_street_is_no_town_but_a_town_has_courts() -> None:
    text = "A Paris court heard of Berlin Street."
    paris, street = site(text, spans(text, "Paris", "Berlin"))
    assert paris is not None
    assert street is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("He was taken to Lisbon Medical Center and died at Lisbon.", False),
        (
            "He was taken to Lisbon Medical Center, and police in Lisbon came at once to Lisbon.",
            True,
        ),
        ("He was taken to Porto Medical Center and died at Lisbon.", True),
    ],
)
def test_a_house_cut_short_is_no_town(text: str, town: bool) -> None:
    last = text.rindex("Lisbon")
    others = [(at, at + 6) for at in range(last) if text.startswith("in Lisbon", at - 3)]
    found = site(text, [*others, (last, last + 6)])
    assert (found[-1] is not None) == town


def test_a_town_that_nothing_around_it_supports_is_a_guess() -> None:
    text = "In Memphis, Tenn., police went to Parkway Village, off Winchester Road."
    memphis, quarter = site(text, spans(text, "Memphis", "Parkway Village"))
    assert (memphis and memphis.certainty) == "high"
    assert quarter is None or quarter.certainty == "low"


def test_a_part_of_a_place_is_only_about_there_and_a_side_alone_is_nowhere() -> None:
    text = "Fire spread in northern Baghdad and in the North, then Baghdad city."
    names = ("northern Baghdad", "North", "Baghdad city")
    part, side, city = site(text, spans(text, *names))
    assert (part and part.spot.name, part and part.near) == ("Baghdad", True)
    assert side is None
    assert (city and city.near) is False


def test_an_outlet_s_town_counts() -> None:
    text = "A Richmond man was held by police in Berea on Monday."
    at = spans(text, "Richmond", "Berea")
    found = site(text, at, "", "https://www.richmondregister.com/1")
    assert [one and one.spot.adm1 for one in found] == ["KY", "KY"]


def test_an_entity_carries_its_place() -> None:
    _, reading = told(
        "Rockets fell on a base near Kirkuk in northern Iraq on Friday, officials said."
    )
    sites = {entity.name: entity.site for entity in reading.entities}
    kirkuk = sites["Kirkuk"]
    assert kirkuk is not None
    assert (kirkuk.spot.country, kirkuk.spot.kind, kirkuk.near) == ("IQ", "town", True)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("JOPLIN, Mo. (AP) — A man was hurt on Monday.", "JOPLIN"),
        ("GARY | Police went to a house on Monday.", "GARY"),
        ("WILKES-BARRE -- A man was hurt on Monday.", "WILKES-BARRE"),
    ],
)
def test_a_dateline_names_a_town(text: str, town: str) -> None:
    annotated, _ = told(text)
    found = {text[start:end]: held for (start, end), held in find_places(annotated)}
    assert town in found
    assert "AP" not in found


def test_capitals_before_a_dash_are_no_town_by_themselves() -> None:
    text = "BREAKING NEWS — A man was hurt on Monday."
    annotated, _ = told(text)
    assert not any(text[start:end] == "BREAKING NEWS" for (start, end), _ in find_places(annotated))


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_is_read(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    assert len(site(text, [(start, end)], text, text)) == 1
