"""What tells again in other words is one row; what brings a number, a name or a day is two."""

from __future__ import annotations

import pytest

from dateline.select import shown
from tests.export.invented import RAID, Pile
from tests.select.test_folding import entries_of, in_row_of

REWARD = "The harbour guard is offering 20000 crowns for word that leads to the arrest of Aske."


@pytest.mark.parametrize(
    ("again", "folds"),
    [
        ("A sum of 20000 crowns is offered for word that leads to the arrest of Aske.", True),
        ("A sum of 30000 crowns is offered for word that leads to the arrest of Aske.", False),
        ("A sum of 20000 crowns is offered for word that leads to the arrest of Marrow.", False),
    ],
    ids=["the same", "another sum", "another name"],
)
def test_one_number_with_most_of_the_words(again: str, folds: bool) -> None:
    pile = Pile()
    post = pile.article("Post", REWARD, published="2031-05-05")
    courier = pile.article("Courier", again, published="2031-05-06")
    one = pile.event(pile.claim(post, REWARD, "offering", "other", day="2031-05-05"))
    two = pile.event(pile.claim(courier, again, "offered", "other", day="2031-05-05"))
    entries = entries_of(pile)
    assert (in_row_of(entries, one) == in_row_of(entries, two)) is folds


@pytest.mark.parametrize(
    ("day", "folds"), [("2031-05-04", True), ("2031-05-20", False)], ids=["one day", "another"]
)
def test_one_statement_that_two_reports_quote(day: str, folds: bool) -> None:
    pile = Pile()
    words = '"The harbour belongs to every family in this town and nobody else"'
    told = [f"{words}, Ilse Marrow said.", f"Ilse Marrow told a radio station: {words}."]
    post = pile.article("Post", told[0], published="2031-05-05")
    courier = pile.article("Courier", told[1], published="2031-05-21")
    marrow = pile.actor("Ilse Marrow")
    said = [
        pile.event(
            pile.claim(article, sentence, verb, "statement", day=on, who=("Ilse Marrow", marrow),
                       speakers=[("Ilse Marrow", marrow)])
        )
        for article, sentence, verb, on in (
            (post, told[0], "said", "2031-05-04"),
            (courier, told[1], "told", day),
        )
    ]  # fmt: skip
    entries = entries_of(pile)
    assert (in_row_of(entries, said[0]) == in_row_of(entries, said[1])) is folds


def test_a_longer_line_of_the_same_report_is_kept_of_two() -> None:
    pile = Pile()
    short = "A quarrel in Orvella left two sailors dead at a chapel."
    longer = (
        "The raid followed a drunken quarrel in Orvella that left two sailors dead at a chapel."
    )
    article = pile.article("Post", short, longer, published="2031-05-05")
    one = pile.event(pile.claim(article, short, "left", "harm", day="2031-05-01"))
    two = pile.event(pile.claim(article, longer, "left", "harm", day="2031-05-01"))
    entries = entries_of(pile)
    assert in_row_of(entries, one) == in_row_of(entries, two)
    assert shown(entries[in_row_of(entries, one)].line) == longer


@pytest.mark.parametrize(
    ("toll", "killed", "folds"),
    [
        ("Medics said four guards died.", 4, True),
        ("A fifth guard died.", 1, False),
        ("Medics said nine guards died.", 9, False),
    ],
    ids=["the same toll", "one alone", "another toll"],
)
def test_a_toll_told_alone_stands_in_the_row_that_gives_it(
    toll: str, killed: int, folds: bool
) -> None:
    pile = Pile()
    post = pile.article("Post", RAID, published="2031-05-05")
    courier = pile.article("Courier", RAID, toll, published="2031-05-05")
    word = RAID.split()[0]
    raid = pile.event(
        pile.claim(post, RAID, "attacked", day="2031-05-03", figures=[("killed", 4, word)]),
        pile.claim(courier, RAID, "attacked", day="2031-05-03"),
    )
    counted = next(word for word in toll.split() if word in ("four", "fifth", "nine"))
    died = pile.event(
        pile.claim(courier, toll, "died", "harm", figures=[("killed", killed, counted)]),
        part_of=None,
    )
    entries = entries_of(pile)
    assert entries[died].parent == raid
    assert entries[died].along is folds


@pytest.mark.parametrize(
    ("line", "folds"),
    [("he said through a translator.", True), ("Ilse Marrow said so on Sunday.", False)],
)
def test_what_a_cut_leaves_of_who_speaks_is_no_row(line: str, folds: bool) -> None:
    pile = Pile()
    article = pile.article("Post", RAID, line, published="2031-05-05")
    marrow = pile.actor("Ilse Marrow")
    pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    who = ("Ilse Marrow" if "Ilse" in line else "he", marrow)
    said = pile.event(
        pile.claim(article, line, "said", "statement", day="2031-05-05", who=who, speakers=[who])
    )
    assert entries_of(pile)[said].along is folds
