"""What something was done for stands with what was done."""

from __future__ import annotations

import pytest

from dateline.records import AIM
from dateline.select.aims import aims
from dateline.select.stage import hang
from dateline.select.told import Told
from tests.export.invented import Pile

STORMED = "Police stormed the mill to arrest the owner."


@pytest.mark.parametrize("background", [AIM, ""])
def test_an_aim_stands_with_what_was_done(background: str) -> None:
    pile = Pile()
    article = pile.article("Post", STORMED, published="2031-05-04")
    done = pile.event(pile.claim(article, STORMED, "stormed", day="2031-05-04"))
    arrest = pile.claim(
        article, STORMED, "arrest", "coerce", modality="planned", main=False,
        background=background,
    )  # fmt: skip
    aim = pile.event(arrest)
    told = Told(pile.merged(), pile.related())
    assert aims(told, [done, aim]) == ({aim: done} if background else {})
    assert aims(told, [aim]) == {}


@pytest.mark.parametrize("over", [{}, {"aim": "top"}])
def test_an_aim_and_the_act_that_hangs_under_it_change_places(over: dict[str, str]) -> None:
    parent = {"between": "aim", "act": "between", **over}
    hang(parent, "aim", "act")
    act = {"act": "top"} if over else {}
    assert parent == {"between": "aim", "aim": "act", **act}
