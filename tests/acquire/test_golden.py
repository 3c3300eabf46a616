"""Whole pages of each format that is text, with what must come of them: title, outlet, day, blocks
and cuts. A page's expectations stand beside it under the same name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.acquire import read, sources
from dateline.records import Article, Options, Source

GOLDEN = Path(__file__).parent / "golden"
PAGES = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".toml")


def read_page(page: Path) -> Article:
    (source,) = sources([str(page)], Options())
    assert isinstance(source, Source)
    article = read(source, Options())
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_becomes_the_article_that_stands_beside_it(page: Path) -> None:
    article = read_page(page)
    expected: dict[str, Any] = tomllib.loads(page.with_suffix(".toml").read_text(encoding="utf-8"))
    found = {
        "title": article.title,
        "author": article.author,
        "url": article.url,
        "outlet": [article.outlet.name, article.outlet.how],
        "credits": list(article.credits),
        "blocks": [[b.role, article.text[b.start : b.end]] for b in article.blocks],
        "cut": [cut.why for cut in article.cut],
    }
    if article.published is not None:
        found["published"] = [article.published.edtf, article.published.how]
    assert found == expected
