"""A heading and the sentence below it that tell one act are one row; two acts are two."""

from __future__ import annotations

import pytest

from dateline.select import shown
from tests.export.invented import Pile
from tests.select.test_folding import entries_of, in_row_of

TITLE = "Ferry drivers end walkout for 9 percent rise"
LEAD = "Crews went back to the Orvella piers on Friday with a rise of 9 percent."
LATER = "The piers of Orvella were painted green last week."


def test_a_title_in_other_verbs_stands_under_the_first_sentence() -> None:
    pile = Pile()
    article = pile.article("Post", LEAD, title=TITLE, published="2031-05-09")
    titled = pile.event(pile.claim(article, TITLE, "end", "other", day="2031-05-09", dated="own"))
    lead = pile.event(pile.claim(article, LEAD, "went", "other", day="2031-05-09"))
    entries = entries_of(pile)
    assert in_row_of(entries, titled) == in_row_of(entries, lead)
    assert shown(entries[in_row_of(entries, lead)].line) == LEAD


def test_a_title_is_no_row_with_a_later_sentence_of_another_act() -> None:
    pile = Pile()
    article = pile.article("Post", "Nobody came.", LATER, title=TITLE, published="2031-05-09")
    titled = pile.event(pile.claim(article, TITLE, "end", "other", day="2031-05-09"))
    none = pile.event(pile.claim(article, "Nobody came.", "came", "other", day="2031-05-09"))
    later = pile.event(pile.claim(article, LATER, "painted", "other", day="2031-05-02"))
    entries = entries_of(pile)
    assert len({in_row_of(entries, event) for event in (titled, none, later)}) == 3


def test_a_title_that_is_told_again_below_hides_no_other_act() -> None:
    pile = Pile()
    more = "The drivers ended the walkout on Thursday."
    article = pile.article("Post", LEAD, more, title=TITLE, published="2031-05-09")
    titled = pile.event(
        pile.claim(article, TITLE, "end", "other", day="2031-05-08"),
        pile.claim(article, more, "ended", "other", day="2031-05-08", lemma="end"),
    )
    lead = pile.event(pile.claim(article, LEAD, "went", "other", day="2031-05-08"))
    entries = entries_of(pile)
    assert in_row_of(entries, titled) != in_row_of(entries, lead)


def test_a_title_with_a_number_of_its_own_keeps_its_row() -> None:
    pile = Pile()
    title = "Ferry crash at Orvella piers injures 30 on Friday"
    below = "A ferry hit the Orvella piers on Friday."
    article = pile.article("Post", below, title=title, published="2031-05-09")
    figures = [("injured", 30, "30")]
    titled = pile.event(pile.claim(article, title, "injures", day="2031-05-09", figures=figures))
    lead = pile.event(pile.claim(article, below, "hit", "accident", day="2031-05-09"))
    entries = entries_of(pile)
    assert in_row_of(entries, titled) != in_row_of(entries, lead)


@pytest.mark.parametrize(
    ("below", "doer", "one"),
    [
        ("The Harbour Office took control of Talmere Bank late on Tuesday.", True, True),
        ("The Harbour Office opened a school near Talmere on Tuesday.", True, False),
        ("Pickets took control of Talmere Bank late on Tuesday.", False, False),
    ],
    ids=["done to one", "done to another", "done by another"],
)
def test_what_is_done_to_whom_the_title_names(below: str, doer: bool, one: bool) -> None:
    pile = Pile()
    title = "Regulator seizes Talmere Bank; chief quits"
    other = "Regulators seized the bank on Tuesday night."
    post = pile.article("Post", below, title=title, published="2031-05-07")
    wire = pile.article("Wire", other, published="2031-05-07")
    bank, office = pile.actor("Talmere Bank"), pile.actor("The Harbour Office")
    pickets = pile.actor("Pickets")
    who = ("The Harbour Office", office) if doer else ("Pickets", pickets)
    thing = "control of Talmere Bank" if "control" in below else "a school near Talmere"
    seized = pile.event(
        pile.claim(post, title, "seizes", "coerce", day="2031-05-06", dated="article",
                   who=("Regulator", office), whom=("Talmere Bank", bank)),
        pile.claim(wire, other, "seized", "coerce", day="2031-05-06", whom=("the bank", bank)),
    )  # fmt: skip
    took = pile.event(
        pile.claim(post, below, "took" if "took" in below else "opened", "other",
                   day="2031-05-06", who=who, whom=(thing, "")),
    )  # fmt: skip
    entries = entries_of(pile)
    assert (in_row_of(entries, seized) == in_row_of(entries, took)) is one


def test_a_heading_stands_for_no_words_below_it() -> None:
    pile = Pile()
    title = "Talmere Bank sued over harbour loans"
    below = "The Talmere Bank said the harbour loans were lawful."
    article = pile.article("Post", below, title=title, published="2031-05-07")
    bank = pile.actor("Talmere Bank")
    sued = pile.event(pile.claim(article, title, "sued", "court", day="2031-05-07"))
    said = pile.event(
        pile.claim(article, below, "said", "statement", day="2031-05-07",
                   who=("Talmere Bank", bank), speakers=[("Talmere Bank", bank)])
    )  # fmt: skip
    entries = entries_of(pile)
    assert not entries[said].along
    assert in_row_of(entries, sued) in (sued, said)


@pytest.mark.parametrize(
    ("dated", "folds"), [("article", True), ("clause", False)], ids=["by the report", "by itself"]
)
def test_a_sentence_with_a_day_of_its_own_keeps_its_row(dated: str, folds: bool) -> None:
    pile = Pile()
    other = "The walkout of the ferry drivers ended late."
    post = pile.article("Post", LEAD, title=TITLE, published="2031-05-09")
    wire = pile.article("Wire", other, published="2031-05-09")
    titled = pile.event(
        pile.claim(post, TITLE, "end", "other", day="2031-05-09", dated="article"),
        pile.claim(wire, other, "ended", "other", day="2031-05-09", lemma="end"),
    )
    lead = pile.event(pile.claim(post, LEAD, "went", "other", day="2031-05-07", dated=dated))
    entries = entries_of(pile)
    assert (in_row_of(entries, titled) == in_row_of(entries, lead)) is folds
