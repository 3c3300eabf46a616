"""Where sentences must start: at every Block, and behind the dateline of a wire report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dateline.records import Article

RULES = Path(__file__).with_name("borders.toml")


def sentence_starts(article: Article) -> Iterator[tuple[int, int]]:
    """Offsets at which a sentence starts, each with the end of its Block, in text order."""
    for block in article.blocks:
        yield block.start, block.end
        behind = behind_dateline(article.text[block.start : block.end])
        if behind:
            yield block.start + behind, block.end


def behind_dateline(text: str) -> int:
    """Length of the dateline at the start of `text`; 0 where there is none."""
    for pattern in _patterns():
        if found := pattern.match(text):
            return found.end()
    return 0


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rules = tomllib.loads(RULES.read_text("utf-8"))["rule"]
    return tuple(re.compile(rule["pattern"], re.VERBOSE) for rule in rules.values())
