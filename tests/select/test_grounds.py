"""Every entry says why it stands in its tier; a sum where points decided."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.records import Judgement, Reason, Tier
from dateline.select import select
from dateline.select.grounds import grounds
from dateline.select.told import Told
from tests.export.invented import Pile

CALM = "The harbour is a place for storing grain."
SAID = "The harbour master praised the guards."


def why(sentence: str, word: str, kind: str = "other", **traits: Any) -> tuple[Tier, list[Reason]]:
    """The tier of the one event of a report's fifth sentence, with its reasons."""
    pile = Pile()
    before = [f"Guard {number} went home." for number in range(4)]
    article = pile.article("Post", *before, sentence)
    event = pile.event(pile.claim(article, sentence, word, kind, **traits))
    entry = next(e for e in select(pile.merged(), pile.related()).timeline if e.event == event)
    return entry.tier, list(entry.why)


@pytest.mark.parametrize(
    ("told", "tier", "first"),
    [
        (("The harbour stored grain.", "stored", "other"), "main", "it is told as having happened"),
        ((SAID, "praised", "accuse"), "reaction", "somebody says or judges something"),
    ],
    ids=["happened", "said"],
)
def test_what_it_is_told_as_comes_first(told: tuple[str, str, str], tier: Tier, first: str) -> None:
    found, reasons = why(*told, form="past")
    assert (found, reasons[0].says, reasons[0].weight) == (tier, first, 0)


def test_what_is_told_in_passing_says_so() -> None:
    found, reasons = why("The harbour stored grain.", "stored", background="since")
    assert (found, [one.says for one in reasons]) == ("background", ["it is told in passing"])


def test_what_too_little_tells_as_an_occurrence_shows_its_points() -> None:
    found, reasons = why(CALM, "storing", main=False, form="present", polarity="negated")
    assert found == "background"
    assert reasons[0].says == "it is told as having happened"
    assert sum(one.weight for one in reasons) <= 0


def test_what_a_person_placed_names_nothing_else() -> None:
    pile = Pile()
    article = pile.article("Post", CALM)
    event = pile.event(claim := pile.claim(article, CALM, "storing", "other"))
    ruling = Judgement(
        id="j", kind="tier", value="outlook", anchors=(pile.claims[claim].quote,), by="Lena Ott",
        reasons=(), why="", at="2031-05-03T10:00:00Z",
    )  # fmt: skip
    [entry] = select(pile.merged(), pile.related(), [ruling]).timeline
    assert (entry.event, entry.tier) == (event, "outlook")
    assert [one.says for one in entry.why] == ["a person placed it here"]
    told = Told(pile.merged(), pile.related())
    assert [one.name for one in grounds(told, event, "main", "within")] == ["within"]
