"""A page of more events than stand on it whole: one line each, the rest opened on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bench._page_story import story as invented
from dateline.page import Form, render
from dateline.page.document import WHOLE
from tests.page.conftest import Opener, opening, written
from tests.page.test_hostile import checked

STORY = invented(WHOLE + 100, 2, 1)
LAST = max(STORY.timeline, key=lambda entry: (entry.tier == "main", entry.rank))
CLAIMS = {claim.id: claim for claim in STORY.claims}
EVENTS = {event.id: event for event in STORY.events}


@pytest.fixture(scope="module")
def path(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("folded"), STORY)


@pytest.fixture(scope="module")
def folded(browser: Browser, path: Path) -> Iterator[Opener]:
    with opening(browser, path) as opener:
        yield opener


def test_without_a_script_each_event_is_one_line() -> None:
    page = render(STORY)
    read = checked(page)
    assert read.wrong == []
    assert page.count('class="event ') == len(STORY.events)
    assert {f"e-{event.id}" for event in STORY.events} <= set(read.ids)
    assert "<figure" not in page
    assert len(page) < len(render(STORY, Form(plain=True))) / 2


def test_an_address_opens_an_event_far_down(folded: Opener) -> None:
    opened = folded(f"#e-{LAST.event}")
    card = opened.page.locator(f"#e-{LAST.event}")
    expect(card).to_be_in_viewport()
    expect(card.locator("summary").first).to_be_visible()
    assert opened.errors == []
    assert len(opened.requests) == 1
    assert opened.page.locator("[data-row]").count() < 100


def test_an_address_of_a_claim_opens_its_sentence(folded: Opener) -> None:
    claim = CLAIMS[EVENTS[LAST.event].claims[0]]
    page = folded(f"#c-{claim.id}").page
    figure = page.locator(f"figure:has(#c-{claim.id})")
    expect(figure.locator(".said")).to_have_text(claim.quote.text)
    low, high = claim.quote.marks[0]
    marked = claim.quote.text[low - claim.quote.start : high - claim.quote.start]
    expect(figure.locator("mark", has_text=marked).first).to_be_visible()
    figure.locator(".src").click()
    report = page.get_by_role("complementary", name="The report")
    expect(report.locator(".arrived")).to_have_text(claim.quote.text)


def test_rows_open_and_close(folded: Opener) -> None:
    page = folded("#timeline").page
    row = page.locator("[data-row]").first
    row.get_by_role("button", name="Sentences").click()
    expect(row.locator("details").first).to_be_visible()
    row.get_by_role("button", name="Close").click()
    expect(row.locator("details")).to_have_count(0)
    expect(row.locator(".line")).to_be_visible()


def test_words_of_quotes_are_found(folded: Opener) -> None:
    page = folded().page
    claim = CLAIMS[EVENTS[LAST.event].claims[1]]
    page.fill("#words", " ".join(claim.quote.text.split()[:6]))
    expect(page.locator(".count")).to_have_text(re.compile("^[1-9] of 600 events"))
    page.locator("#timeline").scroll_into_view_if_needed()
    expect(page.locator(f"#e-{LAST.event}")).to_be_attached()


def test_parts_open_as_they_come_near(folded: Opener) -> None:
    page = folded("#who").page
    expect(page.locator("#who li").first).to_be_visible()
    page.locator("#who a", has_text="event").first.click()
    expect(page.locator(".chosen")).to_contain_text("Who:")


def test_print_holds_every_line(folded: Opener) -> None:
    page = folded().page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#timeline [data-row]").count() > 300
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#timeline [data-row]").count() < 100


def test_without_whole_texts_it_holds_only_quoted_paragraphs() -> None:
    whole, quoted = render(STORY), render(STORY, Form(texts="quoted"))
    assert len(quoted) < len(whole)
    plain = render(STORY, Form(texts="quoted", plain=True))
    bare = next(a for a in STORY.articles).blocks[-1]
    text = next(a for a in STORY.articles).text
    assert text[bare.start : bare.end] in render(STORY, Form(plain=True))
    assert text[bare.start : bare.end] not in plain
    assert STORY.claims[0].quote.text in plain
    assert checked(plain).wrong == []
    inner = {link[1:] for link in checked(plain).links if link.startswith("#")}
    assert inner <= set(checked(plain).ids)
