"""What a reader of the page is promised: its parts, its links, its sources, no request."""

from __future__ import annotations

import base64
import hashlib
import itertools
import random
import re
import time
from importlib import resources

import pytest
from msgspec.structs import replace

from dateline.acquire import read as read_source
from dateline.page import render
from dateline.page.facts import bits
from dateline.records import Failure, Options, Source, StoryFile
from dateline.select import in_brief, shown
from tests.export.invented import DENIAL, RAID, RAID_POST, SHELLING, Pile, harbour, told_harbour
from tests.page.test_hostile import SCRIPT, Checker, checked

STYLE = (resources.files("dateline.page") / "style.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page() -> str:
    return briefed(told_harbour()[0])


def briefed(story: StoryFile) -> str:
    """The page of the harbour, with what tells it in brief."""
    return render(story, brief=in_brief(story, harbour()[0].readings()))


@pytest.fixture(scope="module")
def read(page: str) -> Checker:
    return checked(page)


def text_of(page: str, ident: str) -> str:
    """The words of the element with that id, up to its end."""
    start = page.index(f'id="{ident}"')
    tag = re.match(r"<(\w+)", page[page.rindex("<", 0, start) :])
    assert tag is not None
    depth, at = 0, page.rindex("<", 0, start)
    for found in re.finditer(rf"<(/?){tag[1]}\b", page[at:]):
        depth += -1 if found[1] else 1
        if depth == 0:
            words = " ".join(checked(page[at : at + found.end()] + ">").words)
            return " ".join(words.split())
    raise AssertionError(ident)


def test_a_page_is_read_as_no_report(page: str) -> None:
    data = page.encode()
    digest = hashlib.sha256(data).hexdigest()
    saved = Source(path="a.html", sha256=digest, media_type="text/html", data=data)
    found = read_source(saved, Options())
    assert isinstance(found, Failure)
    assert found.message.endswith("[DL126]")


def test_parts_stand_in_their_order(page: str) -> None:
    parts = re.findall(r'<section id="(\w+)" class="part|class="part [^"]*" id="(\w+)"', page)
    named = [a or b for a, b in parts] or re.findall(r'id="(\w+)" class="part', page)
    assert named == [
        "brief", "timeline", "chain", "who", "reactions", "outlook", "map", "background",
        "sources", "gaps", "reports",
    ]  # fmt: skip


def test_a_part_without_anything_is_left_out() -> None:
    pile = Pile()
    article = pile.article("Orvella Post", RAID_POST)
    pile.event(pile.claim(article, RAID_POST, "stormed", day="2031-05-03"))
    page = render(pile.story())
    for name in ("chain", "who", "reactions", "outlook", "map", "background"):
        assert f'id="{name}"' not in page


def test_an_empty_story_is_still_a_page() -> None:
    empty = Pile().story()
    assert checked(render(empty)).wrong == []


def test_the_page_is_well_formed_and_every_link_lands(read: Checker) -> None:
    assert read.wrong == []
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))
    inner = [link[1:] for link in read.links if link.startswith("#")]
    assert set(inner) <= set(read.ids)


def test_it_asks_for_nothing(page: str, read: Checker) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    style, script = (
        base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        for held in (STYLE, SCRIPT)
    )
    assert policy[1].replace("&#x27;", "'") == (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}';"
        " base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert not re.search(r"<(?:link|img|iframe|object|video|audio)\b", page.replace(SCRIPT, ""))
    assert [link for link in read.links if not link.startswith("#")] == [
        "https://courier.example/raid"
    ]


def test_it_reads_without_style_or_script_by_landmarks_and_headings(page: str) -> None:
    for landmark in ("<header>", "<nav ", "<main ", 'class="skip"'):
        assert page.count(landmark) == 1
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert '<html lang="en">' in page


def test_every_event_and_claim_has_a_permalink(read: Checker) -> None:
    story, _ = told_harbour()
    assert {f"e-{event.id}" for event in story.events} <= set(read.ids)
    assert {f"c-{claim.id}" for claim in story.claims} <= set(read.ids)


def test_an_event_says_what_is_known_of_it(page: str) -> None:
    _, names = told_harbour()
    said = text_of(page, f"e-{names['raid']}")
    assert "2 outlets, 2 origins" in said
    assert "Reports differ on the number killed" in said
    assert "14 Orvella Post, ¶ 1 · one origin: Northwire" in said
    assert f"Denial: Lake Guard “ {DENIAL} ”" in said
    assert f"Answered by: {SHELLING}" in said
    assert "both can fall on 2031-05-03 (+1.5)" in said
    assert "Possibly the same" in said
    assert f"Looked alike, kept apart (1) {SHELLING} no common day" in said


def test_a_quote_stands_in_its_context_with_the_claims_words_marked(page: str) -> None:
    assert "<mark>attacked</mark>" in page
    assert "according to <bdi>Northwire</bdi>" in page
    figure = re.search(r'<blockquote><p dir="ltr">(.*?)</p>', page)
    assert figure is not None


def test_sources_say_how_outlet_and_day_were_found(page: str) -> None:
    said = text_of(page, "sources")
    assert "The Talmere Courier (named in the page's metadata)" in said
    assert "date open: none was found in the report" in said
    assert "Share this story share-line" in said
    assert "scan.pdf has no text. Run OCR first." in said


def test_what_was_not_read_stands_at_the_top(page: str) -> None:
    assert page.index("Not read: 1 source") < page.index("<main")


def test_the_ledger_says_when_nothing_came_of_it(page: str) -> None:
    said = text_of(page, "outlook")
    assert "Ilse Marrow" in said
    assert "No report in this pile tells what came of it." in said


def test_the_chain_walks_backwards(page: str) -> None:
    said = text_of(page, "chain")
    late, answer, early = said.index(SHELLING), said.index("In answer to"), said.index(RAID_POST)
    assert late < answer < early


def test_in_brief_links_the_weightiest_days_to_their_events(page: str) -> None:
    story, _ = told_harbour()
    points = in_brief(story, harbour()[0].readings())
    assert points
    part = page[page.index('id="brief"') : page.index('id="timeline"')]
    assert re.findall(r'href="#e-(\w+)"', part) == [point.event for point in points]
    assert re.findall(r'datetime="([^"]+)"', part) == [point.day for point in points]
    assert [shown(point.line) in text_of(page, "brief") for point in points] == [True] * len(points)


def test_hidden_events_are_not_shown() -> None:
    story, names = told_harbour()
    hidden = replace(
        story,
        events=tuple(
            replace(e, review="hidden") if e.id == names["shelling"] else e for e in story.events
        ),
    )
    page = briefed(hidden)
    assert f'id="e-{names["shelling"]}"' not in page
    assert {link[1:] for link in checked(page).links if link[0] == "#"} <= set(checked(page).ids)


def test_the_order_of_records_changes_nothing(page: str) -> None:
    story, _ = told_harbour()
    for seed in range(3):
        assert briefed(shuffled(story, seed)) == page


def shuffled(story: StoryFile, seed: int) -> StoryFile:
    """The story with every list in another order."""
    toss = random.Random(seed)
    lists = {
        name: tuple(toss.sample(value, len(value)))
        for name in story.__struct_fields__
        if isinstance(value := getattr(story, name), tuple)
    }
    return replace(story, **lists)


def test_several_stories_stand_apart() -> None:
    first, _ = told_harbour()
    second = replace(first.stories[0], id="f" * 16, title="Another story", events=())
    moved = tuple(
        replace(entry, story="f" * 16, parent=None) if entry.tier == "background" else entry
        for entry in first.timeline
    )
    page = render(replace(first, stories=(*first.stories, second), timeline=moved))
    read = checked(page)
    assert read.wrong == []
    assert len(read.ids) == len(set(read.ids))
    assert 'id="s1-background"' in page
    assert 'id="s2-timeline"' in page
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_day_month_and_open_year_are_shown_as_known() -> None:
    from dateline import when as calendar

    pile = Pile()
    told = {
        "It began on Monday.": calendar.day("2031-05-05"),
        "It went on in June.": calendar.parse("2031-06"),
        "It ended on July 2.": calendar.parse("XXXX-07-02"),
        "It was night.": None,
    }
    article = pile.article("Orvella Post", *told)
    for sentence, when in told.items():
        word = sentence.split()[1]
        pile.event(pile.claim(article, sentence, word, when=when))
    page = render(pile.story())
    for label in ("Monday 5 May 2031", "June 2031", "2 July (year open)", "day unknown"):
        assert label in page
    assert page.index("2 July (year open)") < page.index("It was night.")
    assert '<time datetime="2031-05-05">' in page


@pytest.mark.parametrize(
    ("weight", "said"), [(370, "+3.7"), (-400, "\u22124.0"), (4, "+0.0"), (-5, "\u22120.1")]
)
def test_weights_are_said_in_bits(weight: int, said: str) -> None:
    assert bits(weight) == said


def test_five_hundred_events_render_at_once() -> None:
    """5,000 must render in seconds: a tenth of them in well under one."""
    pile = Pile()
    for n in range(250):
        sentence = f"Gunmen attacked post {n} near Orvella."
        article = pile.article(f"Outlet {n % 9}", sentence, RAID, published="2031-05-04")
        pile.event(pile.claim(article, sentence, "attacked", day=f"2031-05-{n % 28 + 1:02d}"))
        pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    story = pile.story()
    start = time.perf_counter()
    page = render(story)
    assert time.perf_counter() - start < 2
    assert page.count('class="event main"') == 500
