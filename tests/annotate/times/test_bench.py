"""The bench counts as the scorer of the data does, where that is at hand."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench import time as bench

SCORER = Path(__file__).parents[4] / "shared" / "data" / "score" / "score_time.py"


def scorer() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("the data's scorer is not beside the repository")
    spec = importlib.util.spec_from_file_location("score_time", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def timex(start: int, end: int, value: str, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "type": "DATE", "value": value, **more}


GOLD = [
    timex(0, 5, "2019", dct=True),
    timex(10, 20, "2019-12-27"),
    timex(15, 30, "P3D", type="DURATION"),
    timex(40, 50, "2020", values_ok=["2021"]),
    timex(60, 70, "", optional=True),
    timex(80, 90, ""),
]
SYSTEM = [
    timex(2, 4, "2019"),
    timex(12, 20, "2019-12-27"),
    timex(15, 30, "P3D"),
    timex(42, 48, "2021"),
    timex(85, 95, "PAST_REF"),
    timex(100, 110, "2018"),
]


@pytest.mark.parametrize("system", [SYSTEM, SYSTEM[:3], SYSTEM[3:], []])
@pytest.mark.parametrize("gold", [GOLD, GOLD[:3], GOLD[2:], []])
def test_the_bench_counts_as_the_scorer_does(
    gold: list[dict[str, Any]], system: list[dict[str, Any]]
) -> None:
    theirs, _ = scorer().score_doc(gold, system)
    assert bench.score_document(gold, system) == theirs


def test_the_halves_are_fixed_by_the_name() -> None:
    assert {bench.half_of(name) for name in ("a", "b", "c", "d", "e")} == {"seen", "unseen"}
    assert bench.half_of("01_WW2") == bench.half_of("01_WW2")
