"""The gazetteer's table: what it knows by which name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.places import lookup
from dateline.places.names import fold, short_key


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Iraq", "country", "IQ"),
        ("the United States", "country", "US"),
        ("U.S.", "country", "US"),
        ("Texas", "adm1", "US"),
        ("Ill.", "adm1", "US"),
        ("BAGHDAD", "capital", "IQ"),
        ("al-Qaim", "town", "IQ"),
        ("Qaim", "town", "IQ"),
        ("Kerbala", "town", "IQ"),
        ("Harris County", "adm2", "US"),
        ("Sahel", "region", ""),
        ("Baghdad International Airport", "airport", "IQ"),
        ("Zürich", "town", "CH"),
        ("Zurich", "town", "CH"),
        ("Iraqi", "country", "IQ"),
    ],
)
def test_a_name_finds_its_place(name: str, kind: str, country: str) -> None:
    held = {(b.spot.kind, b.spot.country) for b in lookup(name)}
    assert (kind, country) in held or (kind == "region" and any(k == kind for k, _ in held))


@pytest.mark.parametrize(
    "name", ["us", "in", "me", "ill", "or", "", " ", "=", "\n", "\t", "zzyzzx"]
)
def test_words_and_strange_text_find_no_area(name: str) -> None:
    assert not any(b.mark == "s" for b in lookup(name))


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(name: str) -> None:
    for bearing in lookup(name):
        assert -900_000 <= bearing.spot.lat <= 900_000
        assert -1_800_000 <= bearing.spot.lon <= 1_800_000


def test_folding_forgets_case_accents_and_the_article() -> None:
    assert fold("The Côte-d\u2019Ivoire\u2019s") == fold("Cote dIvoire")
    assert fold("St. Louis") == "st louis"
    assert short_key("U. S.") == short_key("US") != short_key("us")


def test_a_thousand_lookups_take_no_time_to_speak_of() -> None:
    began = time.process_time()
    for number in range(1000):
        lookup(f"Nowhere {number}")
    assert time.process_time() - began < 1.0
