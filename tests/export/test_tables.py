"""CSV, Markdown and text: one row an event, nothing that runs, nothing that comes alive."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.export import Row, timeline_rows, to_csv, to_markdown, to_text
from dateline.export.csv import COLUMNS, safe_cell
from dateline.export.markdown import escape
from dateline.export.view import View
from dateline.records import Event, StoryFile
from tests.export.invented import RAID, RAID_POST, Pile, told_harbour
from tests.page.hostile import VECTORS
from tests.page.test_hostile import hostile_story
from tests.page.test_page import shuffled

HARMLESS = "\u200b\u200d\u200f\u061c"
"""Unseen characters that honest text uses and that move nothing but their neighbours."""


def table(story: StoryFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(story).decode("utf-8"), newline="")))


def test_csv_has_one_row_an_event_with_its_quotes_and_offsets() -> None:
    story, names = told_harbour()
    rows = table(story)
    assert tuple(rows[0]) == COLUMNS
    assert sorted(row["event"] for row in rows) == sorted(event.id for event in story.events)
    raid = next(row for row in rows if row["event"] == names["raid"])
    assert raid["day"] == "Saturday 3 May 2031"
    assert raid["edtf"] == "2031-05-03"
    assert raid["outlets"] == "Orvella Post\nThe Talmere Courier"
    assert raid["origins"] == "Northwire\nThe Talmere Courier"
    assert (raid["kind"], raid["kind_certainty"]) == ("assault", "low")
    assert (raid["mode"], raid["context"]) == ("", "")
    assert raid["figures"] == "killed: 14 people\nkilled: 12 people"
    texts = {article.id: article.text for article in story.articles}
    for quote in raid["quotes"].split("\n"):
        article, _, span = quote.rstrip("]").rpartition("; ")[2].partition(":")
        start, _, end = span.partition("-")
        assert texts[article][int(start) : int(end)] in (RAID, RAID_POST)


def test_an_event_is_told_by_the_claims_of_its_own_kind() -> None:
    story, names = told_harbour()
    raid = next(event for event in story.events if event.id == names["raid"])
    first = story.claims[0]
    said = [
        replace(first, id="a", kind=raid.kind, mode="firearms", context=("military",)),
        replace(first, id="b", kind=raid.kind, kind_certainty="medium", context=("crime",)),
        replace(first, id="c", kind="harm", kind_certainty="high", mode="beat"),
    ]
    told = replace(raid, claims=("a", "b", "c"))
    view = View(replace(story, claims=tuple(said), events=(told,)))
    assert view.told_as(told) == ("medium", ["firearms"], ["crime", "military"])


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "'=1", '"=1', "\uff1d1", "|cmd",
     "=HYPERLINK(\"http://evil.example\")", "\n=1", "\u200b=1", "%0A=1"],
)  # fmt: skip
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


@pytest.mark.parametrize("cell", ["Gunmen attacked.", "2031-05-03", "5 - 3", "“=1” they said"])
def test_plain_cells_stay_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


@given(st.text())
def test_no_text_makes_a_cell_that_runs(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert "\t" not in cell
    assert "\r" not in cell


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_hostile_text_breaks_no_table(vector: str) -> None:
    rows = table(hostile_story(vector))
    assert len(rows) == 2
    assert all(None not in row and None not in row.values() for row in rows)
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("[x](javascript:alert(1))", r"\[x\]\(javascript:alert\(1\)\)"),
        ("# not a heading", r"\# not a heading"),
        ("1. not a list", r"1\. not a list"),
        ("- not a list", r"\- not a list"),
        ("see http://a.example", r"see http\://a.example"),
        ("see www.a.example", r"see www\.a.example"),
        ("two\nlines", "two lines"),
        ("\x1b[31m", "␛\\[31m"),
        ("U.S. troops, 3.5 km", "U.S. troops, 3.5 km"),
    ],
)
def test_markdown_stays_words(words: str, said: str) -> None:
    assert escape(words) == said


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_hostile_text_makes_no_markup(vector: str) -> None:
    written = to_markdown(hostile_story(vector))
    for line in written.split("\n"):
        assert "<" not in line.replace("\\<", "")
        assert "](" not in line.replace("\\]\\(", "")
        assert "http://" not in line
        assert all(c.isprintable() or c in HARMLESS for c in line)


def test_markdown_holds_lines_quotes_and_sources() -> None:
    written = to_markdown(told_harbour()[0])
    assert "### Saturday 3 May 2031" in written
    assert f"“{RAID}” (The Talmere Courier, ¶ 2)" in written
    assert "Reports differ on the number killed" in written
    assert "## Not read: 1 source" in written
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def test_text_says_the_same_as_the_rows() -> None:
    story, _ = told_harbour()
    said = to_text(story)
    for row in timeline_rows(story):
        assert row.line in said
        assert row.told in said
    assert "Not read:" in said


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_text_holds_no_control_characters(vector: str) -> None:
    for line in to_text(hostile_story(vector)).rstrip("\n").split("\n"):
        assert all(c.isprintable() or c in HARMLESS for c in line)


def test_rows_stand_each_behind_its_parent() -> None:
    story, names = told_harbour()
    rows = list(timeline_rows(story))
    assert {row.event for row in rows} == {event.id for event in story.events}
    by_event = {row.event: row for row in rows}
    assert by_event[names["raid"]].depth == 0
    assert by_event[names["hit"]].under == "possibly the same"
    assert by_event[names["denial"]].under == "reaction"
    assert by_event[names["punish"]].depth == 2
    order = [row.event for row in rows]
    assert order.index(names["raid"]) < order.index(names["hit"]) < order.index(names["shelling"])


def test_what_is_told_along_is_no_row_of_its_own() -> None:
    story, names = told_harbour()
    along = replace(
        story,
        timeline=tuple(replace(e, along=e.event == names["punish"]) for e in story.timeline),
    )
    assert names["punish"] not in {row.event for row in timeline_rows(along)}
    view = View(along)
    assert view.row(names["punish"]) == names["vow"]
    assert view.along[names["vow"]] == [names["punish"]]


def test_any_order_of_records_gives_the_same_texts() -> None:
    story, _ = told_harbour()
    other = shuffled(story, 7)
    assert to_csv(other) == to_csv(story)
    assert to_markdown(other) == to_markdown(story)
    assert to_text(other) == to_text(story)


def test_one_outlet_without_origins_counts_no_origin() -> None:
    view = View(Pile().story())
    event = Event(id="1", title="", when=None, kind="", claims=(), outlets=("Orvella Post",))
    assert view.told(event) == "1 outlet"


def test_a_row_is_plain_values() -> None:
    row = next(iter(timeline_rows(told_harbour()[0])))
    assert isinstance(row, Row)
    assert all(isinstance(value, str | int | tuple) for value in row)
