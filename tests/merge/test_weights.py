"""The table of weights: each is used, and the bands stand in their order."""

from __future__ import annotations

from importlib.resources import files

from dateline.merge.weights import table, weight

MADE = ("prior.", "act.", "figures.equal-", "time.")
"""Groups whose names are put together from what a comparer found."""


def test_every_weight_is_used() -> None:
    folder = files("dateline.merge")
    modules = [*folder.iterdir(), *(folder / "compare").iterdir()]
    source = "".join(m.read_text(encoding="utf-8") for m in modules if m.name.endswith(".py"))
    unused = [
        name
        for name in table()
        if f'"{name}"' not in source
        and not (name.startswith(MADE) and f'"{name.split(".")[-1].split("equal-")[-1]}"' in source)
    ]
    assert unused == []


def test_bands_are_in_order() -> None:
    assert weight("band.near-miss") < weight("band.possibly") < weight("band.joined")
    assert weight("forbid") < weight("band.against") < 0
