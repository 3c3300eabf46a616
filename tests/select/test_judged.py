"""A person's tier stands before the rules'."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.records import Judgement
from dateline.select import select
from tests.export.invented import harbour


def test_a_person_moves_a_row_to_another_tier() -> None:
    pile, names = harbour()
    anchor = pile.claims[pile.events[names["shelling"]].claims[0]].quote
    moved = Judgement(
        id="1", kind="tier", by="Ada Finch", at="2031-05-06T10:00:00Z", anchors=(anchor,),
        value="background",
    )  # fmt: skip
    back = replace(moved, id="2", value="main", replaces="1", at="2031-05-06T11:00:00Z")

    def tier(*judgements: Judgement) -> str:
        selected = select(pile.merged(), pile.related(), judgements)
        return {entry.event: entry.tier for entry in selected.timeline}[names["shelling"]]

    assert tier() == "main"
    assert tier(moved) == "background"
    assert tier(back, moved) == "main"
    assert tier(replace(moved, value="nonsense")) == "main"
