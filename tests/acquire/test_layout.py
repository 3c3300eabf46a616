"""Titles, headings, captions and lists are told apart; a line is called none without a reason."""

from __future__ import annotations

import pytest

from dateline.acquire.draft import Draft, Piece, pieces_of
from dateline.acquire.layout import LayoutCase, LayoutRule, lay_out, layout_rules

CASES = [(rule, case) for rule in layout_rules() for case in rule.case]
LEDE = "The mill at Talberg burned down early on Monday, and two men were hurt."
END = "The owner said on Tuesday that he had warned the town of the danger."


def roles(*lines: str, title: str = "") -> list[tuple[str | None, str]]:
    draft = Draft(pieces=pieces_of(lines), title=title)
    lay_out(draft)
    return [(piece.role, piece.text) for piece in draft.pieces]


@pytest.mark.parametrize(
    ("rule", "case"), CASES, ids=[f"{r.name}: {c.text[:40]}" for r, c in CASES]
)
def test_rule_fits_what_its_case_says(rule: LayoutRule, case: LayoutCase) -> None:
    assert rule.fits(case.text) == case.fires


@pytest.mark.parametrize("rule", layout_rules(), ids=lambda rule: rule.name)
def test_rule_has_a_case_that_fires_and_one_that_does_not(rule: LayoutRule) -> None:
    assert {case.fires for case in rule.case} == {True, False}


@pytest.mark.parametrize(
    "title",
    ["Fire at the Talberg mill", "Why did the mill at Talberg burn?", "The Mill at Talberg Burns."],
)
def test_first_line_is_the_title_where_it_looks_like_one(title: str) -> None:
    assert roles(title, LEDE, END)[0] == ("title", title)


def test_a_text_that_begins_with_its_report_has_no_title() -> None:
    assert [role for role, _ in roles(LEDE, END)] == ["paragraph", "paragraph"]


def test_headline_is_found_below_a_menu() -> None:
    found = roles("News", "Sport", "Search jobs", "Two hurt as mill in Talberg burns", LEDE, END)
    assert found[0] == ("title", "Two hurt as mill in Talberg burns")


def test_a_headline_of_other_words_is_not_taken_for_a_menu() -> None:
    found = roles("The end of an era", "Two hurt as mill in Talberg burns", LEDE, END)
    assert found[0] == ("title", "The end of an era")


@pytest.mark.parametrize("glue", ["", ". ", " - ", ": "])
def test_title_glued_to_the_first_paragraph_is_parted(glue: str) -> None:
    found = roles(f"Fire at the mill{glue}{LEDE}", END, title="Fire at the mill")
    assert found == [("title", "Fire at the mill"), ("paragraph", LEDE), ("paragraph", END)]


def test_title_of_the_metadata_is_put_before_a_text_that_lacks_it() -> None:
    assert roles(LEDE, title="Fire at the mill")[0] == ("title", "Fire at the mill")


def test_short_line_above_a_paragraph_is_a_heading() -> None:
    found = roles("Fire at the mill", LEDE, "The owner’s answer", END)
    assert found[2] == ("heading", "The owner’s answer")


def test_short_lines_below_the_report_are_no_headings() -> None:
    found = roles("Fire at the mill", LEDE, END, "Ten best eel soups")
    assert found[-1] == ("caption", "Ten best eel soups")


def test_many_short_lines_in_a_row_are_a_list() -> None:
    found = roles("Fire at the mill", LEDE, "A roof", "Two barns", "Nine boats", END)
    assert [role for role, _ in found[2:5]] == ["list"] * 3


def test_bullets_are_a_list_and_lose_their_marks() -> None:
    found = roles("Fire at the mill", LEDE, "• A roof has gone.", "• So have two barns.", END)
    assert found[2:4] == [("list", "A roof has gone."), ("list", "So have two barns.")]


def test_a_paragraph_that_begins_with_a_dash_is_no_list() -> None:
    found = roles("Fire at the mill", f"- {LEDE}", END)
    assert found[1] == ("paragraph", LEDE)


def test_a_short_quotation_is_no_heading() -> None:
    found = roles("Fire at the mill", LEDE, "“Get out of there!”", END)
    assert found[2][0] == "paragraph"


def test_a_lone_dateline_belongs_to_the_paragraph_below() -> None:
    assert roles("Fire at the mill", "TALBERG, Harn -", LEDE)[1] == (
        "paragraph",
        f"TALBERG, Harn - {LEDE}",
    )


def test_a_newspaper_alone_below_a_graphic_is_its_credit() -> None:
    draft = Draft(
        pieces=[Piece(LEDE), Piece("Smoke over it", "caption"), Piece("The Harn Courier")]
    )
    lay_out(draft)
    assert [(cut.text, cut.why) for cut in draft.cuts] == [("The Harn Courier", "graphic-credit")]


def test_a_caption_printed_twice_counts_once() -> None:
    found = roles(
        "Fire at the mill", LEDE, "Smoke over the mill...", "Smoke over the mill at Talberg."
    )
    assert [text for _, text in found if text.startswith("Smoke")] == [
        "Smoke over the mill at Talberg."
    ]


def test_a_question_is_no_heading_where_every_line_is_a_sentence() -> None:
    asked = "What do you want?"
    lines = [LEDE, END, asked] * 6
    draft = Draft(pieces=pieces_of(lines), sentence_lines=True)
    lay_out(draft)
    assert {piece.role for piece in draft.pieces} == {"paragraph"}


def test_entries_of_a_diary_stand_below_their_days() -> None:
    entries = ["March 4. The mill burned down.", "Tues. March 5 – Ilsa came to see it."]
    assert roles("Diary of T. Okun, 1919", *entries)[1:] == [
        ("heading", "March 4"),
        ("paragraph", "The mill burned down."),
        ("heading", "Tues. March 5"),
        ("paragraph", "Ilsa came to see it."),
    ]
    assert roles("March 4. The mill burned down.", LEDE)[0][0] != "heading"
