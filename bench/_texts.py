"""Texts of a data set as articles, read and annotated as the program reads them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.annotate import annotate
from dateline.ids import article_id
from dateline.reader import load
from dateline.records import Annotated, Article, Block, Outlet, SourceRef
from dateline.when import parse

PARAGRAPH = re.compile(r"\S(?:.*\S)?")
FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a `.jsonl` or `.jsonl.gz` file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def annotated(documents: list[dict[str, Any]]) -> Iterator[Annotated]:
    """Each document's text as it stands, a block a line, so that offsets are the set's own."""
    reader = load()
    for document in documents:
        made = article(document["text"], str(document.get("date") or ""))
        yield annotate(made, reader.parse(made))


def article(text: str, date: str) -> Article:
    """The text as one article of that day (ISO; anything else: day unknown)."""
    blocks = tuple(
        Block(n=n, role="paragraph", start=found.start(), end=found.end())
        for n, found in enumerate(PARAGRAPH.finditer(text), start=1)
    )
    day = FULL_DAY.match(date)
    identity = article_id(text.encode())
    return Article(
        id=identity, outlet=Outlet(name="set", how="metadata"), title="", author="", url="",
        published=parse(day[0]) if day else None, text=text, blocks=blocks,
        source=SourceRef(path="set", sha256=identity), sources=(),
    )  # fmt: skip
