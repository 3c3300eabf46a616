"""The gazetteer's script: which names are kept, and what the table looks like."""

from __future__ import annotations

import pytest

from training.gazetteer import Row, _is_name, _without_article, table


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Orvella", True),
        ("al-Orvella", True),
        ("Орвелла", False),
        ("ORV", False),
        ("or vel", False),
    ],
)
def test_other_names_are_kept_if_a_report_in_english_could_use_them(name: str, kept: bool) -> None:
    assert _is_name(name) is kept


def test_the_arabic_article_may_be_left_out() -> None:
    assert _without_article({"al qorvan", "orvella", "al x"}) == {"qorvan"}


def row(number: str, name: str, **forms: set[str]) -> Row:
    made = Row(number, name, "town", "ZZ", "01", 1.5, -2.25, 900)
    made.forms.update({"n": {name.lower()}, **forms})
    return made


def test_the_table_is_places_then_sorted_keys_that_point_at_them() -> None:
    text = table([row("x:1", "Orvella"), row("x:2", "Harrow", a={"orvella", "harrow"})], {})
    head, keys = text.split("\n\n")
    places = head.split("\n")[2:]
    assert places == ["x:1\tOrvella\ttown\tZZ\t01\t15000\t-22500\t900",
                      "x:2\tHarrow\ttown\tZZ\t01\t15000\t-22500\t900"]  # fmt: skip
    second = f"{len(places[0]) + 1:x}"
    assert keys == f"harrow\tn{second}\norvella\tn0 a{second}\n"
