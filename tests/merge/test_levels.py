"""What size of place a name is: every case of the rule file."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from dateline.merge.levels import is_street, level_of

RULES = tomllib.loads((files("dateline.merge") / "levels.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", RULES["case"], ids=lambda case: case["name"])
def test_a_name_tells_the_size_of_its_place(case: dict[str, Any]) -> None:
    assert level_of(case["name"]) == case["level"]
    assert is_street(case["name"]) == case["street"]
