"""Header lines above a pasted report give its title, outlet and day, and are no paragraphs."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.acquire import media, read
from dateline.acquire.patterns import load
from dateline.records import Article, Options
from tests.acquire.made import docx, source

CASES: list[dict[str, Any]] = load("header.toml")["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip().split("\n")[0][:30])
def test_header_lines_are_read_and_cut(case: dict[str, Any]) -> None:
    article = read(source(case["text"].strip().encode()), Options())
    assert isinstance(article, Article)
    told = [article.text[b.start : b.end] for b in article.blocks if b.role == "paragraph"]
    assert article.title == case["title"]
    assert article.outlet.name == case["outlet"]
    assert (article.published.edtf if article.published else "") == case["published"]
    assert told[0] == case["first"]


@pytest.mark.parametrize("kind", [media.DOCX, media.MARKDOWN])
def test_header_lines_of_other_formats(kind: str) -> None:
    lines = ["Source: The Talberg Echo", "Published: 4 March 2019", "The mill burned down."]
    told = "# A mill\n\n**Source:** The Talberg Echo  \n**Published**: 4 March 2019\n\nIt burned."
    data = docx([("Normal", line) for line in lines]) if kind == media.DOCX else told.encode()
    article = read(source(data, kind), Options())
    assert isinstance(article, Article)
    assert article.outlet.name == "The Talberg Echo"
    assert article.published is not None
    assert article.published.edtf == "2019-03-04"
    assert "Published" not in article.text
