"""British and American spellings of a word are one; reads `spellings.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

STEM = 3
"""Letters that must stand before an ending."""


@lru_cache(maxsize=65536)
def one_spelling(word: str) -> str:
    """A word in small letters as it is compared and shown."""
    words, stays, endings = _table()
    if word in words:
        return words[word]
    if word in stays:
        return word
    for ending, other in endings.items():
        if word.endswith(ending) and len(word) >= STEM + len(ending):
            return word.removesuffix(ending) + other
    return word


@cache
def _table() -> tuple[Mapping[str, str], frozenset[str], Mapping[str, str]]:
    text = (files("dateline.merge") / "spellings.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return read["words"], frozenset(read["stays"]["words"]), read["endings"]
