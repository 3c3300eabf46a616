"""Rows that say no more than another row are folded into it, and only those."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.records import Entry
from dateline.select import select, shown
from dateline.when.place import when_of
from tests.export.invented import RAID, Pile

TITLE = "Gunmen raid harbour office of Orvella"
LEAD = "Gunmen stormed the harbour office of Orvella before dawn on Saturday."


def entries_of(pile: Pile) -> dict[str, Entry]:
    selected = select(pile.merged(), pile.related())
    return {entry.event: entry for entry in selected.timeline}


def in_row_of(entries: dict[str, Entry], event: str) -> str:
    """The event in whose row an event is shown."""
    while entries[event].along:
        event = str(entries[event].parent)
    return event


def test_a_title_stands_over_the_sentence_that_tells_it_again() -> None:
    pile = Pile()
    article = pile.article("Post", LEAD, title=TITLE, published="2031-05-04")
    titled = pile.event(pile.claim(article, TITLE, "raid", day="2031-05-04"))
    lead = pile.event(pile.claim(article, LEAD, "stormed", day="2031-05-03"))
    entries = entries_of(pile)
    assert in_row_of(entries, titled) == lead
    assert shown(entries[lead].line) == TITLE


def test_a_first_line_without_a_role_counts_as_a_title() -> None:
    pile = Pile()
    article = pile.article("Post", f"{TITLE}.", LEAD, published="2031-05-04")
    titled = pile.event(pile.claim(article, f"{TITLE}.", "raid", day="2031-05-04"))
    lead = pile.event(pile.claim(article, LEAD, "stormed", day="2031-05-03"))
    pile.traits[titled] = replace(pile.traits[titled], position=0)
    entries = entries_of(pile)
    assert in_row_of(entries, titled) == lead


def test_a_title_that_its_report_does_not_tell_again_keeps_its_row() -> None:
    pile = Pile()
    other = "The ferry company of Talmere sold two boats."
    article = pile.article("Post", other, title=TITLE, published="2031-05-04")
    titled = pile.event(pile.claim(article, TITLE, "raid", day="2031-05-04"))
    sold = pile.event(pile.claim(article, other, "sold", "business", day="2031-05-03"))
    entries = entries_of(pile)
    assert in_row_of(entries, titled) != in_row_of(entries, sold)


@pytest.mark.parametrize(
    ("again", "day", "folds"),
    [
        ("Gunmen attacked the harbour office in the port of Orvella late.", "2031-05-03", True),
        ("Gunmen attacked the harbour office in the port of Orvella late.", "2031-05-10", False),
        ("Gunmen sold the stolen ferry tickets in the market of Lorin.", "2031-05-03", False),
    ],
    ids=["the same words", "of another day", "other words"],
)
def test_a_copy_in_another_report_is_folded(again: str, day: str, folds: bool) -> None:
    pile = Pile()
    told = "Gunmen attacked the harbour office in the port of Orvella."
    word = "sold" if "sold" in again else "attacked"
    first = pile.article("Post", told, published="2031-05-04")
    second = pile.article("Courier", again, published="2031-05-12")
    port = pile.place("Orvella")
    where = ("Orvella", port) if "Orvella" in again else None
    one = pile.event(pile.claim(first, told, "attacked", day="2031-05-03", where=("Orvella", port)))
    other = pile.event(pile.claim(second, again, word, day=day, where=where))
    entries = entries_of(pile)
    assert (in_row_of(entries, other) == in_row_of(entries, one)) is folds


@pytest.mark.parametrize("who", [None, "Ilse Marrow"], ids=["nobody new", "somebody else acts"])
def test_what_a_sentence_of_the_row_says_beside_it_is_folded_unless_it_is_news(
    who: str | None,
) -> None:
    pile = Pile()
    subject = who or "Fear in the town"
    beside = f"{subject} rose when gunmen attacked the harbour office."
    first = pile.article("Post", RAID, published="2031-05-04")
    second = pile.article("Courier", beside, published="2031-05-04")
    pile.event(
        pile.claim(first, RAID, "attacked", day="2031-05-03"),
        pile.claim(second, beside, "attacked", day="2031-05-03", main=False),
    )
    doer = (who, pile.actor(who)) if who else None
    rose = pile.event(pile.claim(second, beside, "rose", "other", day="2031-05-03", who=doer))
    entries = entries_of(pile)
    assert entries[rose].along is (who is None)


@pytest.mark.parametrize(
    ("verb", "stance", "folds"), [("blamed", "blames", True), ("praised", "asserts", False)]
)
def test_one_reproach_in_two_reports_is_told_once(verb: str, stance: str, folds: bool) -> None:
    pile = Pile()
    told = [f"The union {verb} the owner for the raid.", f"On Sunday it {verb} the owner."]
    post = pile.article("Post", RAID, told[0], published="2031-05-05")
    courier = pile.article("Courier", told[1], published="2031-05-05")
    union = pile.actor("the union")
    pile.event(pile.claim(post, RAID, "attacked", day="2031-05-03"))
    said = []
    for article, sentence in ((post, told[0]), (courier, told[1])):
        who = "The union" if sentence is told[0] else "it"
        said.append(
            pile.event(
                pile.claim(article, sentence, verb, "accuse", day="2031-05-04",
                           who=(who, union), whom=("the owner", union),
                           stance="blames" if stance == "blames" else "asserts",
                           speakers=[(who, union)])
            )
        )  # fmt: skip
    pile.pair(said[0], said[1], 330, "both of the owner", possibly=True)
    entries = entries_of(pile)
    assert (in_row_of(entries, said[0]) == in_row_of(entries, said[1])) is folds


def test_two_events_of_several_reports_with_one_line_are_one_row() -> None:
    pile = Pile()
    text = "Sixteen guards were treated and released in Orvella."
    first = pile.article("Post", text, published="2031-05-04")
    second = pile.article("Ledger", f"{text} No more is known.", published="2031-05-04")
    events = [
        pile.event(*(pile.claim(one, text, word, "health") for one in (first, second)))
        for word in ("treated", "released")
    ]
    entries = entries_of(pile)
    assert len({in_row_of(entries, event) for event in events}) == 1


def test_a_deed_of_the_day_behind_the_night_of_another_keeps_its_row() -> None:
    both = "The clerk was held on Sunday. She was tested on Saturday night."
    pile = Pile()
    article = pile.article("Post", both, published="2031-05-05")
    held = pile.event(pile.claim(article, "The clerk was held on Sunday.", "held", "coerce",
                                 day="2031-05-04"))  # fmt: skip
    night = pile.claim(article, both, "tested", day="2031-05-03")
    pile.claims[night] = replace(pile.claims[night], when=when_of("2031-05-03TNI"))
    tested = pile.event(night)
    assert in_row_of(entries_of(pile), held) == held
    assert in_row_of(entries_of(pile), tested) == tested
