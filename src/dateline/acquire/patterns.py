"""Regular expressions of the rule files: `<<name>>` stands for a piece from fragments.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FRAGMENT = re.compile(r"<<([\w-]+)>>")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a rule file, ready to match without regard to case."""
    return re.compile(filled(pattern), re.IGNORECASE)


def filled(pattern: str) -> str:
    """`pattern` with every `<<name>>` replaced by its group."""
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda found: f"(?:{_fragments()[found[1]]})", pattern)
    return pattern


@cache
def _fragments() -> dict[str, str]:
    return {name: str(value) for name, value in load("fragments.toml").items()}


@cache
def load(name: str) -> dict[str, Any]:
    """A rule file of this folder, by its path from here."""
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
