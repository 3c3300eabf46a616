"""Which row words hang under: what speaks for it is added up, a shared day of printing is not."""

from __future__ import annotations

import pytest

from dateline.records import Entry
from dateline.select import select
from tests.export.invented import Pile


def by_event(pile: Pile) -> dict[str, Entry]:
    return {entry.event: entry for entry in select(pile.merged(), pile.related()).timeline}


RAID = "Guards raided the harbour office in Talmere."
FLOOD = "Water flooded the mill in Orvella."


@pytest.mark.parametrize(("printed", "under"), [("2031-05-05", True), ("2031-06-20", False)])
def test_words_without_a_day_hang_under_what_their_report_told_just_before(
    printed: str, under: bool
) -> None:
    """Not under the row of another report that was printed on the same day; what is long past
    when its report is printed is not what the report is about."""
    said = "“Nobody warned us,” the clerk Ana Verdi said."
    pile = Pile()
    first = pile.article("Post", RAID, said, published=printed)
    other = pile.article("Herald", FLOOD, published=printed)
    raid = pile.event(pile.claim(first, RAID, "raided", day="2031-05-04"))
    flood = pile.event(pile.claim(other, FLOOD, "flooded", "disaster", day=printed))
    words = pile.event(pile.claim(first, said, "said", "statement", day=printed, dated="article",
                                  speakers=[("the clerk", None)]))  # fmt: skip
    parent = by_event(pile)[words].parent
    assert parent != flood
    assert (parent == raid) or not under


@pytest.mark.parametrize(
    ("dated", "definite", "about"),
    [("points-to", True, "killing"), ("clause", True, "raid"), ("clause", False, "raid")],
    ids=["a pointer to another day", "an act with its day", "an act told with its day"],
)
def test_a_heading_speaks_louder_than_a_pointer_to_another_day(
    dated: str, definite: bool, about: str
) -> None:
    heading = "Sunday, May 8: A marshal is killed"
    said = "The ministry said the marshal approved the raid."
    pile = Pile()
    article = pile.article("Post", RAID, f"# {heading}", said, published="2031-05-09")
    raid_told = pile.claim(article, RAID, "raided", day="2031-05-04")
    killing = pile.event(pile.claim(article, heading, "killed", day="2031-05-08"))
    say = pile.claim(article, said, "said", "statement", day="2031-05-08", dated="heading",
                     speakers=[("The ministry", None)])  # fmt: skip
    named = pile.claim(article, said, "raid", day="2031-05-04", nominal=True, definite=definite,
                       main=False, said_in=say, dated=dated)  # fmt: skip
    raid, words = pile.event(raid_told, named), pile.event(say)
    assert by_event(pile)[words].parent == {"raid": raid, "killing": killing}[about]
