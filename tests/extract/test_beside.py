"""What the words beside a name say of its place: every case of the rule file."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from dateline.extract.beside import read_beside

RULES = tomllib.loads((files("dateline.extract") / "places.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", RULES["case"])
def test_the_words_beside_a_name_are_read(case: dict[str, Any]) -> None:
    start = case["text"].index(case["name"])
    said = read_beside(case["text"], start, start + len(case["name"]))
    assert said.within == tuple(filter(None, [case.get("within", "")]))
    assert said.kind == case.get("kind", "")
    assert said.near == case.get("near", False)
