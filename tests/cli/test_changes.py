"""What `add` says has changed: announcements that something came of."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.cli.changes import changes
from tests.export.invented import harbour


def test_an_announcement_closes_when_a_report_tells_what_came_of_it() -> None:
    pile, names = harbour()
    vow, shelling = names["vow"], names["shelling"]
    bare = replace(pile.story({vow: ("outlook", None)}), relations=())
    quote = pile.claims[pile.events[shelling].claims[0]].quote
    pile.relations.clear()
    pile.relate("follows", shelling, vow, quote)
    told = pile.story({vow: ("outlook", None)})
    assert changes(bare, told).closed == ((vow, shelling),)
    assert changes(told, told).closed == ()
    assert changes(told, bare).closed == ()


def test_what_only_happened_closes_nothing() -> None:
    pile, names = harbour()
    bare = replace(pile.story(), relations=())
    quote = pile.claims[pile.events[names["shelling"]].claims[0]].quote
    pile.relate("follows", names["shelling"], names["raid"], quote)
    assert changes(bare, pile.story()).closed == ()
