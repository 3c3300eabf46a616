"""The table of acts: every case in it holds, and words in no list go by their stems."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from dateline.merge.acts import acts, acts_of, fit

TABLE = tomllib.loads((files("dateline.merge") / "acts.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: f"{case['a'][0]}-{case['b'][0]}")
def test_cases_of_the_table(case: dict[str, Any]) -> None:
    (a, kind_a), (b, kind_b) = case["a"], case["b"]
    shared = set(acts_of(a, kind_a)) & set(acts_of(b, kind_b))
    assert (case["same"] in shared) if case["same"] else not shared


def test_names_in_the_table_are_known() -> None:
    for act in acts().acts.values():
        assert act.together <= set(acts().acts)


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        (("kill", "assault"), ("attack", "assault"), "result"),
        (("attack", "assault"), ("shooting", "assault"), "wide"),
        (("storm", "assault"), ("burn", "assault"), "part"),
        (("arrest", "coerce"), ("attack", "assault"), ""),
        (("knit", "other"), ("knitting", "other"), "same"),
        (("knit", "other"), ("bake", "other"), ""),
    ],
)
def test_fit(a: tuple[str, str], b: tuple[str, str], how: str) -> None:
    fits = {fit(x, y) for x in acts_of(*a) for y in acts_of(*b)}
    assert how in fits
    assert fits == {fit(y, x) for x in acts_of(*a) for y in acts_of(*b)}
