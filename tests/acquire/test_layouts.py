"""Saved pages of fourteen invented layouts: lines marked `| ` are the report, the others are not.

The pages were written to measure the rules, then used to better them: what holds here is a floor,
not a measurement of pages never seen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.acquire import media, read
from dateline.acquire.plain import one_line
from dateline.records import Article, Options
from tests.acquire.made import source

PAGES = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
MARK = "| "

MATTER_LEFT = 0.12
"""Share of page matter that may stand in paragraphs, headings or titles over all pages. Before they
were looked at it was 0.35 on four of the pages and 0.27 on the last three (channel, newsletter,
city-daily); nothing of their reports was cut then."""


def told(page: Path) -> tuple[list[str], list[str], Article]:
    """The report's lines, the page's other lines, and the article read from both."""
    lines = [line for line in page.read_text(encoding="utf-8").split("\n") if line.strip()]
    report = [one_line(line.removeprefix(MARK)) for line in lines if line.startswith(MARK)]
    matter = [one_line(line) for line in lines if not line.startswith(MARK)]
    text = page.read_text(encoding="utf-8").replace(f"\n{MARK}", "\n").removeprefix(MARK)
    article = read(source(text.encode(), media.TEXT, page.name), Options())
    assert isinstance(article, Article)
    return report, matter, article


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nothing_of_the_report_is_cut(page: Path) -> None:
    report, _, article = told(page)
    kept = {article.text[b.start : b.end] for b in article.blocks if b.role != "caption"}
    assert [line for line in report if line not in kept] == []


def test_little_page_matter_is_left() -> None:
    left = total = 0
    for page in PAGES:
        _, matter, article = told(page)
        kept = {article.text[b.start : b.end] for b in article.blocks if b.role != "caption"}
        total += len(matter)
        left += sum(line in kept for line in matter)
    assert left / total <= MATTER_LEFT
