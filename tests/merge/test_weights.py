"""The table of weights: each is used, and the bands stand in their order."""

from __future__ import annotations

from importlib.resources import files

from dateline.merge.weights import table, weight


def test_every_weight_is_used() -> None:
    folder = files("dateline.merge")
    modules = [*folder.iterdir(), *(folder / "compare").iterdir()]
    source = "".join(m.read_text(encoding="utf-8") for m in modules if m.name.endswith(".py"))
    unused = [
        name
        for name in table()
        if name not in source and name.split(".")[-1] not in source.replace('"', " ").split()
    ]
    assert [name for name in unused if f'{name.split(".")[-1]}"' not in source] == []


def test_bands_are_in_order() -> None:
    assert weight("band.near-miss") < weight("band.possibly") < weight("band.joined")
    assert weight("forbid") < weight("band.against") < 0
