"""The page for those who read it without a mouse, on a phone, on paper, or by ear; and hostile
text in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, expect

from bench._page_story import story as invented
from dateline.page import Form
from dateline.page.document import WHOLE
from tests.export.invented import SHELLING, told_harbour
from tests.page.conftest import Opened, Opener, opening, written
from tests.page.hostile import VECTORS
from tests.page.test_hostile import hostile_story

NAMES = told_harbour()[1]
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def harbour(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    path = written(tmp_path_factory.mktemp("harbour"), told_harbour()[0])
    with opening(browser, path) as opener:
        yield opener


def test_keys_go_from_event_to_event_and_open_them(harbour: Opener) -> None:
    page = harbour().page
    page.keyboard.press("j")
    first = page.locator("[data-row]").first.locator("article").first
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(first.locator("> details.quotes")).to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(first.locator("> details.quotes")).not_to_have_attribute("open", "")
    page.keyboard.press("j")
    expect(page.locator("[data-row]").nth(1).locator("article").first).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("[data-row]").last.locator("article").first).to_be_focused()
    page.keyboard.press("Home")
    expect(first).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("shelled")
    expect(page.locator(".count")).to_have_text("1 of 7 events")


def test_escape_shows_all_again_and_the_keys_are_listed(harbour: Opener) -> None:
    page = harbour("#?place=Talmere").page
    expect(page.locator(".count")).to_have_text("1 of 7 events")
    page.keyboard.press("Escape")
    expect(page.locator(".count")).to_have_text("7 events")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("next, previous event")


def test_a_report_opens_and_closes_by_keys_and_gives_the_focus_back(harbour: Opener) -> None:
    page = harbour().page
    link = page.locator(f"#e-{NAMES['shelling']} > .meta .src")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_a_stretch_is_brushed_on_the_strip_and_chosen_by_keys(harbour: Opener) -> None:
    page = harbour().page
    strip = page.locator(".strip canvas")
    box = strip.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.66, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 20, steps=4)
    page.mouse.up()
    expect(page.locator(f"#e-{NAMES['raid']}")).to_be_hidden()
    expect(page.locator(f"#e-{NAMES['shelling']}")).to_be_visible()
    assert "from=2031-05-0" in page.evaluate("location.hash")
    strip.focus()
    page.keyboard.press("Escape")
    expect(page.locator(f"#e-{NAMES['raid']}")).to_be_visible()
    page.keyboard.press("+")
    page.keyboard.press("Enter")
    expect(page.locator(".chosen")).to_contain_text("May 2031")


def test_the_strip_names_the_event_under_the_pointer_and_leads_to_it(harbour: Opener) -> None:
    page = harbour().page
    box = page.locator(".strip canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 20)
    expect(page.locator(".strip .over")).to_have_text(f"5 May 2031: {SHELLING}")
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(f"#e-{NAMES['shelling']}")).to_be_focused()


def test_the_strip_is_a_table_to_those_who_do_not_see_it(harbour: Opener) -> None:
    page = harbour().page
    expect(page.get_by_role("table", name="Events by month")).to_contain_text("2031-05")


@pytest.mark.parametrize("path", ["", "#?place=Talmere"], ids=["all", "narrowed"])
def test_a_phone_need_not_scroll_sideways(harbour: Opener, path: str) -> None:
    page = harbour(path, viewport={"width": 320, "height": 640}).page
    page.click("#narrow")
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator(".src:visible").first.click()
    box = page.locator(".report").bounding_box()
    assert box is not None
    assert box["width"] <= 320


def test_on_paper_the_sentences_stand_under_their_lines(harbour: Opener, tmp_path: Path) -> None:
    page = harbour().page
    said = " ".join(_printed(page.pdf(format="A4")).split())
    assert said.count(SHELLING) >= 2
    assert "Reports differ on the number killed" in said
    assert "Search lines" not in said
    assert "Filter" not in said


def _printed(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.slow  # needs what `make check` installs
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(harbour: Opener, scheme: str) -> None:
    page = harbour(color_scheme=scheme)
    page.page.click("#narrow")
    page.page.locator("summary").first.click()
    assert _faults(page) == []
    page.page.locator(".src:visible").first.click()
    assert _faults(page) == []


@pytest.mark.slow
def test_axe_finds_nothing_on_a_folded_page(browser: Browser, tmp_path: Path) -> None:
    path = written(tmp_path, invented(WHOLE + 100, 2, 1))
    with opening(browser, path) as opener:
        opened = opener("#timeline")
        opened.page.get_by_role("button", name="Sentences").first.click()
        assert _faults(opened) == []


def _faults(opened: Opened) -> list[str]:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run `npm ci` in web/")
    # Not as an element: the page's policy would refuse it.
    opened.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
    ]


@pytest.mark.parametrize("plain", [False, True], ids=["script", "plain"])
def test_hostile_text_does_nothing_in_a_browser(
    browser: Browser, tmp_path: Path, plain: bool
) -> None:
    """Every vector in every field, all on one page, opened, searched, narrowed and unfolded."""
    for n in range(0, len(VECTORS), 28):
        story = hostile_story("\n".join(VECTORS[n : n + 28]))
        path = written(tmp_path, story, Form(plain=plain))
        with opening(browser, path) as opener:
            opened = opener()
            page = opened.page
            if not plain:
                page.fill("#words", "<script>alert")
                page.fill("#words", "")
                page.click("#narrow")
                page.locator(".src").first.click()
                expect(page.locator(".report .text article")).to_be_visible()
            page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
            page.evaluate("document.querySelectorAll('main a').forEach(link => link.focus())")
            assert opened.errors == []
            assert len(opened.requests) == 1
            bad = page.evaluate(
                "[...document.querySelectorAll('body *')].filter(one => "
                "[...one.attributes].some(held => /^on/.test(held.name)) || "
                "/^(img|iframe|object|embed|svg|link|base|form|video)$/i.test(one.tagName)"
                " && !one.closest('dialog')).length"
            )
            assert bad == 0
            links = page.evaluate("[...document.querySelectorAll('a')].map(one => one.protocol)")
            assert {link for link in links if not re.fullmatch("file:|https?:", link)} == set()
