"""How the page of a story behaves in a browser.

PATH is a story; `-` is an invented one of 5,000 events and 20,000 claims in 1,000 reports.
Milliseconds: of the first paint, of a filter from the choice to the painted list (the best of
three of the slowest facet), of the slowest search once indexed, of frames while scrolling;
megabytes of the file with the quotes' paragraphs, with the whole texts, and deflated as a server
would send it.
Needs Chromium and the `playwright` package.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench._page_story import story as invented
from dateline import store
from dateline.page import Form, render
from dateline.records import StoryFile

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
EVENTS, CLAIMS_EACH, OTHER_PARAGRAPHS = 5_000, 4, 5
PAINT = """() => performance.getEntriesByName('first-contentful-paint')[0].startTime"""
SLOWEST_CHOICE = """async () => {
  const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  document.getElementById('narrow').click();
  await painted();
  let slowest = 0;
  for (const name of ['actor', 'place', 'outlet', 'kind', 'no-outlet']) {
    const select = document.querySelector(`select[name=${name}]`);
    let quickest = Infinity;
    for (const n of [1, 2, 3]) {
      select.value = select.options[n].value;
      const start = performance.now();
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await painted();
      quickest = Math.min(quickest, performance.now() - start);
      document.querySelector('.chosen .all').click();
      await painted();
    }
    slowest = Math.max(slowest, quickest);
  }
  document.getElementById('narrow').click();
  return slowest;
}"""
SEARCHES = """async (asked) => {
  const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  const field = document.getElementById('words');
  const took = [];
  for (const words of asked) {
    const start = performance.now();
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (performance.getEntriesByName('searched').length <= took.length) await painted();
    took.push(performance.getEntriesByName('searched')[took.length].duration);
  }
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((go) => setTimeout(go, 300));
  return took;
}"""
SCROLL = """async () => {
  const part = document.getElementById('timeline') ?? document.body;
  const top = part.getBoundingClientRect().top + scrollY;
  const step = part.offsetHeight / 600;
  const took = [];
  let last = await new Promise(requestAnimationFrame);
  for (let n = 0; n < 240; n++) {
    scrollTo({ top: top + n * Math.min(step, 120), behavior: 'instant' });
    const now = await new Promise(requestAnimationFrame);
    took.push(now - last);
    last = now;
  }
  return took.sort((a, b) => a - b);
}"""


def run(args: argparse.Namespace) -> dict[str, Any]:
    browser = shutil.which("chromium")
    if browser is None:
        return {"skipped": "no chromium is installed"}
    made = _story(args.path)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        start = time.perf_counter()
        whole = render(made).encode()
        seconds = time.perf_counter() - start
        path.write_bytes(whole)
        quoted = render(made, Form(texts="quoted")).encode()
        with sync_playwright() as playwright:
            held = playwright.chromium.launch(executable_path=browser, args=FLAGS)
            page = held.new_page(viewport={"width": 1200, "height": 900})
            requests: list[str] = []
            page.on("request", lambda request: requests.append(request.url))
            figures = _figures(page, path)
            held.close()
    return {
        **figures,
        "write_s": round(seconds, 1),
        "quoted_mb": _mb(quoted),
        "whole_mb": _mb(whole),
        "whole_gzip_mb": _mb(gzip.compress(whole, 6)),
        "requests": len(requests) - 1,
        "events": len(made.events),
        "claims": len(made.claims),
    }


def _story(path: str) -> StoryFile:
    return (
        invented(EVENTS, CLAIMS_EACH, OTHER_PARAGRAPHS) if path == "-" else store.load(Path(path))
    )


def _figures(page: Page, path: Path) -> dict[str, Any]:
    start = time.perf_counter()
    page.goto(f"file://{path}", wait_until="commit")
    page.wait_for_selector("html.live")
    live = time.perf_counter() - start
    page.wait_for_selector("html.indexed", timeout=120_000)
    indexed = time.perf_counter() - start
    words = str(page.evaluate("document.querySelector('.brief a').textContent")).split()
    asked = [
        words[0],
        f"{words[1]} {words[2]}",
        words[3][:3],
        f"{words[4]}x",
        "zz",
        " ".join(words[:6]),
    ]
    took = page.evaluate(SEARCHES, asked)
    choice = page.evaluate(SLOWEST_CHOICE)
    frames = page.evaluate(SCROLL)
    return {
        "paint_ms": round(page.evaluate(PAINT)),
        "live_ms": round(1000 * live),
        "indexed_ms": round(1000 * indexed),
        "filter_ms": round(choice),
        "search_ms": round(max(took)),
        "frame_median_ms": round(frames[len(frames) // 2], 1),
        "frame_p95_ms": round(frames[int(len(frames) * 0.95)], 1),
        "nodes": page.evaluate("document.querySelectorAll('*').length"),
    }


def _mb(content: bytes) -> float:
    return round(len(content) / 1e6, 2)
