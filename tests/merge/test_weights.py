"""The table of weights: each is used, and the bands stand in their order."""

from __future__ import annotations

import re
from importlib.resources import files

from dateline.merge.weights import table, weight

MADE = ("prior.", "act.", "figures.equal-", "time.")
STEPS = re.compile(r"-\d+$")
"""Groups whose names are put together from what a comparer found."""


def _is_named(name: str, source: str) -> bool:
    key = name.split(".")[-1]
    step = STEPS.sub("", key)
    if f'"{name}"' in source or f"{step}-{{" in source:
        return True
    made = name.startswith(MADE) and f'"{key.removeprefix("equal-")}"' in source
    return made or (name.startswith("words.") and f'"{step}"' in source)


def test_every_weight_is_used() -> None:
    folder = files("dateline.merge")
    modules = [*folder.iterdir(), *(folder / "compare").iterdir()]
    source = "".join(m.read_text(encoding="utf-8") for m in modules if m.name.endswith(".py"))
    unused = [name for name in table() if not _is_named(name, source)]
    assert unused == []


def test_bands_are_in_order() -> None:
    assert weight("band.near-miss") < weight("band.possibly") < weight("band.joined")
    assert weight("forbid") < weight("band.against") < 0
