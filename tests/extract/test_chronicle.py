"""Lines that open with the date of what they tell."""

from __future__ import annotations

import pytest

from dateline.when import day
from tests.extract.reading import Told, the, told

PRINTED = day("2031-11-30")


def day_of(reading: Told, word: str) -> str:
    claim, _ = the(reading, word)
    return claim.when.edtf if claim.when else ""


@pytest.mark.parametrize("between", [" ", " - ", " \u2013 ", "\n"])
def test_an_entry_has_the_day_that_opens_it(between: str) -> None:
    reading = told(
        f"22 July 2029{between}Police raid the clinic of the doctor in Gorse.",
        f"28 July 2029{between}His home is searched.",
        "A computer is seized.",
        f"8 February 2030{between}The doctor is charged with manslaughter.",
        published=PRINTED,
    )
    assert day_of(reading, "raid") == "2029-07-22"
    assert day_of(reading, "searched") == "2029-07-28"
    assert day_of(reading, "seized") == "2029-07-28"
    assert day_of(reading, "charged") == "2030-02-08"


def test_lines_of_one_paragraph_are_entries_too() -> None:
    reading = told(
        "22 July 2029 Police raid the clinic of the doctor in Gorse.\n"
        "28 July 2029 His home is searched.\nA computer is seized.\n"
        "8 February 2030 The doctor is charged with manslaughter.",
        published=PRINTED,
    )
    assert day_of(reading, "raid") == "2029-07-22"
    assert day_of(reading, "seized") == "2029-07-28"


def test_a_date_glued_to_the_caption_before_it_opens_an_entry_of_a_chronicle() -> None:
    def charged(*before: str) -> str:
        entry = "The doctor leaves the court 8 February 2030 He is charged with manslaughter."
        return day_of(told(*before, entry, published=PRINTED), "charged")

    chronicle = [f"{n} July 2029 Police raid the clinic of the doctor." for n in (22, 23, 24)]
    assert charged(*chronicle) == "2030-02-08"
    after = "The doctor left the court of Gorse on 8 February 2030 Abel said."
    reading = told(*chronicle, after, "A nurse is charged.", chronicle[0], published=PRINTED)
    assert day_of(reading, "charged") == "2029-07-24"


def test_what_stands_behind_the_last_entry_or_a_heading_is_of_none() -> None:
    reading = told(
        "22 July 2029 Police raid the clinic of the doctor in Gorse.",
        ("heading", "The trial"),
        "A witness faints in court.",
        "28 July 2029 His home is searched.",
        "8 February 2030 The doctor is charged with manslaughter.",
        "The mayor of Gorse resigned.",
        published=PRINTED,
    )
    assert day_of(reading, "faints") != "2029-07-22"
    assert day_of(reading, "resigned") != "2030-02-08"


@pytest.mark.parametrize(
    "lines",
    [
        ("22 July 2029 Police raid the clinic.", "28 July 2029 Officers search his home."),
        tuple(f"{n} May 2029, 20:21 Officers search his home." for n in (3, 4, 5)),
        tuple(f"By {n} May 2029 Officers search his home." for n in (3, 4, 5)),
    ],
    ids=["two", "comments", "inside a sentence"],
)
def test_other_lines_with_a_date_are_no_chronicle(lines: tuple[str, ...]) -> None:
    _, traits = the(told(*lines, published=PRINTED), "search")
    assert traits.dated != "heading"
