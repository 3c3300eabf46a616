"""What a reader does with the page, done in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.export.invented import DENIAL, SHELLING, told_harbour
from tests.page.conftest import Opened, Opener, opening, written

NAMES = told_harbour()[1]


@pytest.fixture(scope="module")
def harbour(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    path = written(tmp_path_factory.mktemp("harbour"), told_harbour()[0])
    with opening(browser, path) as opener:
        yield opener


@pytest.fixture
def opened(harbour: Opener) -> Opened:
    return harbour()


def test_it_opens_without_an_error_and_asks_for_nothing(opened: Opened) -> None:
    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert len(opened.requests) == 1


def test_words_are_found_in_lines_and_quotes_with_slips_and_by_their_beginnings(
    opened: Opened,
) -> None:
    page = opened.page
    for words in ("denied", "deni", "denyed responsability", "Lake Guard denied"):
        page.fill("#words", words)
        expect(page.locator(".count")).to_have_text("1 of 7 events")
        expect(page.get_by_text(DENIAL).first).to_be_visible()
    marked = "[...CSS.highlights.get('found')].map(range => range.toString())"
    expect(page.locator(".chosen")).to_contain_text("Lake Guard denied")
    assert {"Lake", "Guard", "denied"} <= set(page.evaluate(marked))
    page.fill("#words", "zeppelin")
    expect(page.locator(".count")).to_have_text("0 of 7 events")


def test_a_filter_narrows_the_page_and_stands_in_its_address(
    opened: Opened, harbour: Opener
) -> None:
    page = opened.page
    page.click("#narrow")
    page.locator("select[name=place]").select_option("Talmere")
    expect(page.locator(".count")).to_have_text("1 of 7 events")
    expect(page.locator(f"#e-{NAMES['raid']}")).to_be_hidden()
    address = page.evaluate("location.hash")
    assert address == "#?place=Talmere"
    again = harbour(address).page
    expect(again.locator(".count")).to_have_text("1 of 7 events")
    again.get_by_role("button", name="Remove Where: Talmere").click()
    expect(again.locator(f"#e-{NAMES['raid']}")).to_be_visible()
    assert again.evaluate("location.hash") == ""


def test_what_rests_on_one_outlet_goes_with_it(opened: Opened) -> None:
    page = opened.page
    page.click("#narrow")
    page.locator("select[name=no-outlet]").select_option("Orvella Post")
    expect(page.locator(f"#e-{NAMES['shelling']}")).to_be_hidden()
    expect(page.locator(f"#e-{NAMES['raid']}")).to_be_visible()


def test_a_quote_is_followed_into_the_report(opened: Opened) -> None:
    page = opened.page
    page.locator(f"#e-{NAMES['shelling']} .src").first.click()
    report = page.get_by_role("complementary", name="The report")
    expect(report.locator(".arrived")).to_have_text(SHELLING)
    expect(report.locator("p:has(.arrived) .n")).to_have_text("¶ 2")
    page.keyboard.press("Escape")
    expect(report).to_be_hidden()


def test_an_event_has_an_address(harbour: Opener) -> None:
    page = harbour(f"#e-{NAMES['shelling']}").page
    expect(page.locator(f"#e-{NAMES['shelling']}")).to_be_focused()
    expect(page.locator(f"#e-{NAMES['shelling']}")).to_be_in_viewport()


def test_sentences_unfold_and_fold(opened: Opened) -> None:
    page = opened.page
    card = page.locator(f"#e-{NAMES['shelling']}")
    sentence = card.locator(".quote .said")
    expect(sentence).to_be_hidden()
    card.get_by_text("1 sentence in 1 report").click()
    expect(sentence).to_be_visible()
    expect(sentence.locator("mark")).to_have_text("shelled")
    card.get_by_text("1 sentence in 1 report").click()
    expect(sentence).to_be_hidden()


def test_it_reads_without_a_script(harbour: Opener) -> None:
    page = harbour(java_script_enabled=False).page
    expect(page.locator(".line", has_text=SHELLING).first).to_be_visible()
    expect(page.get_by_text("Reports differ on the number killed")).to_be_visible()
    expect(page.locator(".tools")).to_have_count(0)
