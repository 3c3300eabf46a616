"""A real browser for the tests of the page; where none is found they skip and say so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

from dateline.page import Form, render
from dateline.records import StoryFile

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""Without these the browser looks for its maker's hosts when it starts."""


class Opened:
    """A page in the browser, with what it asked for and what went wrong on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.on("dialog", self._dialog)

    def _console(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.errors.append(said.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.errors.append("a dialog")
        dialog.dismiss()


Opener = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium is installed: the page was not opened in a browser")
    with sync_playwright() as playwright:
        held = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield held
        held.close()


@contextmanager
def opening(browser: Browser, path: Path) -> Iterator[Opener]:
    """Opens the file as it is, with `hash` after its address and any option of a context."""
    contexts = []

    def open_page(hash: str = "", **options: Any) -> Opened:
        options.setdefault("viewport", {"width": 1200, "height": 900})
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.goto(f"file://{path}{hash}")
        if options.get("java_script_enabled", True):
            opened.page.wait_for_selector("html.indexed, html:not(:has(#index))")
        return opened

    try:
        yield open_page
    finally:
        for context in contexts:
            context.close()


def written(folder: Path, story: StoryFile, form: Form | None = None) -> Path:
    """The story's page in a file."""
    path = folder / "story.html"
    path.write_text(render(story, form), encoding="utf-8")
    return path
