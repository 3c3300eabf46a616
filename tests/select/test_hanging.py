"""Which row words hang under: what speaks for it is added up, a shared day of printing is not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.records import Entry, Pair, Reason, When
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


def test_words_do_not_hang_under_what_only_another_report_tells_of_their_day() -> None:
    """Not even where both are about the same somebody: they would have to name it."""
    said = "The mayor said the budget was ready."
    pile = Pile()
    mayor = pile.actor("Oda Renn")
    first = pile.article("Post", said, published="2031-05-04")
    other = pile.article("Herald", RAID, published="2031-05-04")
    pile.event(pile.claim(other, RAID, "raided", day="2031-05-04", who=("Guards", mayor)))
    say = pile.claim(
        first, said, "said", "statement", day="2031-05-04",
        who=("The mayor", mayor), speakers=[("The mayor", mayor)],
    )  # fmt: skip
    words = pile.event(say)
    assert by_event(pile)[words].parent is None


@pytest.mark.parametrize("printed", ["2031-05-06", "2031-07-06"])
def test_an_old_matter_that_words_name_does_not_take_them_from_their_reports_news(
    printed: str,
) -> None:
    charged = "Prosecutors charged a guard in Talmere."
    said = "His lawyer said the raid was no reason to hold him."
    pile = Pile()
    first = pile.article("Post", RAID, published="2031-05-05")
    later = pile.article("Herald", charged, said, published=printed)
    raid_told = pile.claim(first, RAID, "raided", day="2031-05-04")
    charge = pile.event(pile.claim(later, charged, "charged", "arrest", day=printed))
    say = pile.claim(later, said, "said", "statement", day=printed, dated="article",
                     speakers=[("His lawyer", None)])  # fmt: skip
    named = pile.claim(later, said, "raid", day="2031-05-04", nominal=True, definite=True,
                       main=False, said_in=say, dated="points-to")  # fmt: skip
    raid, words = pile.event(raid_told, named), pile.event(say)
    assert by_event(pile)[words].parent == (raid if printed == "2031-05-06" else charge)


def at(hour: int) -> When:
    clock = f"2031-05-04T{hour:02}"
    return When(edtf=f"{clock}:00:00", start=f"{clock}:00", end=f"{clock}:01", grain="minute")


@pytest.mark.parametrize(("told_at", "under"), [(9, True), (15, False)])
def test_words_of_one_hour_are_not_about_what_the_report_tells_of_another(
    told_at: int, under: bool
) -> None:
    said = "The minister thanked the teachers of Orvella."
    pile = Pile()
    first = pile.article("Post", said, RAID, published="2031-05-04")
    raid = pile.event(pile.claim(first, RAID, "raided", when=at(told_at)))
    words = pile.event(pile.claim(first, said, "thanked", "statement", when=at(9),
                                  speakers=[("The minister", None)]))  # fmt: skip
    assert by_event(pile)[words].parent == (raid if under else None)


@pytest.mark.parametrize("same", [True, False])
def test_who_goes_on_speaking_stands_under_his_first_words(same: bool) -> None:
    """Where nothing is told that they can be for, and not under the words of somebody else."""
    opened, weather = "The clerk welcomed everybody.", "It rained. " * 6
    said, more = "The mayor said the mill was old.", "He said the bridge was older."
    pile = Pile()
    mayor, other = pile.actor("Oda Renn"), pile.actor("Per Holm")
    first = pile.article("Post", opened, weather.strip(), said, more, published="2031-05-04")
    told = [(opened, "welcomed", None), (said, "said", mayor)]
    told.append((more, "said", mayor if same else other))
    _, one, two = (
        pile.event(
            pile.claim(
                first, words, word, "statement", day="2031-05-04", speakers=[("somebody", who)]
            )
        )
        for words, word, who in told
    )
    found = by_event(pile)
    assert found[one].parent is None
    assert (found[two].parent == one) is same


@pytest.mark.parametrize("name", ["day", "target", "who"])
def test_look_alikes_that_something_tells_apart_are_not_one_row(name: str) -> None:
    again = "Guards raided the mill office in Orvella."
    pile = Pile()
    first = pile.article("Post", RAID, published="2031-05-05")
    other = pile.article("Herald", again, published="2031-05-06")
    a = pile.event(pile.claim(first, RAID, "raided", day="2031-05-04"))
    b = pile.event(pile.claim(other, again, "raided", day="2031-05-05"))
    pile.pair(a, b, 200, "both raid", possibly=True)
    held = pile.possibly.pop()
    apart = Reason(name=name, weight=-50, says="others")
    pile.possibly.append(replace(held, reasons=(*held.reasons, apart)))
    parents = {by_event(pile)[one].parent for one in (a, b)}
    assert (parents == {None}) is (name != "day"), "a day may be misread"


def test_what_a_sentence_only_tells_along_takes_in_no_look_alike() -> None:
    along = "Guards arrested the clerk in Talmere two weeks after they raided his office."
    pile = Pile()
    later = pile.article("Post", along, published="2031-05-19")
    first = pile.article("Herald", RAID, published="2031-05-06")
    arrest = pile.event(pile.claim(later, along, "arrested", "coerce", day="2031-05-18"))
    named = pile.event(pile.claim(later, along, "raided", main=False))
    raid = pile.event(pile.claim(first, RAID, "raided", "other", day="2031-05-05"))
    pair = Pair(a=min(named, raid), b=max(named, raid), weight=200, reasons=())
    merged = replace(pile.merged(), possibly_same=(pair,))
    parents = {one.event: one.parent for one in select(merged, pile.related()).timeline}
    assert parents[raid] is None
    assert parents[named] in (raid, arrest)
