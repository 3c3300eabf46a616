"""What somebody only passes on as a fact is no reaction; what they judge is one."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.records import Role
from dateline.select import select
from dateline.select.candidates import candidate
from dateline.select.heads import heads
from dateline.select.spoken import is_own_voice, is_passed_on, takes_side, told_as
from dateline.select.tiers import event_tier
from dateline.select.told import Told
from tests.export.invented import RAID, Pile

TABLE = tomllib.loads((resources.files("dateline.select") / "spoken.toml").read_text("utf-8"))


def told(pile: Pile) -> Told:
    return Told(pile.merged(), pile.related())


def utterance(
    text: str, word: str, lemma: str, thing: str = "", bare: bool = False, **content: Any
) -> tuple[Pile, str]:
    """A report of a raid and of an utterance in one sentence; the utterance's claim. What it
    says is a clause, a `thing`, or read as no claim (`bare`)."""
    pile = Pile()
    article = pile.article("Post", RAID, text, published="2031-05-04")
    pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    said = pile.claim(article, text, word, "statement", lemma=lemma, speakers=[("them", None)])
    if thing:
        what = Role(role="what", text=thing, start=text.index(thing), end=len(text), actor=None)
        pile.claims[said] = replace(pile.claims[said], roles=(what,))
    if thing or bare:
        pile.event(said)
        return pile, said
    first = text.split()[2].strip(",\u201c\u201d")
    inner = pile.claim(article, text, first, "other", said_in=said, **content)
    pile.event(said)
    pile.event(inner)
    return pile, said


@pytest.mark.parametrize(
    "case",
    [case for rule in TABLE.values() for case in rule["case"] if "fact" in case],
    ids=lambda case: case["text"],
)
def test_passing_on_by_its_cases(case: dict[str, Any]) -> None:
    thing, bare = case.get("what", ""), case.get("bare", False)
    pile, said = utterance(case["text"], case["word"], case["lemma"], thing, bare)
    here = told(pile)
    assert is_passed_on(here, here.claims[said]) is case["fact"]


@pytest.mark.parametrize("case", TABLE["own_voice"]["case"], ids=lambda case: case["text"])
def test_whose_voice_it_is(case: dict[str, Any]) -> None:
    assert is_own_voice(case["text"]) is case["own"]


@pytest.mark.parametrize(
    "content",
    [{"stance": "denies"}, {"modality": "possible"}],
    ids=lambda content: next(iter(content.values())),
)
def test_what_is_denied_or_only_possible_is_not_passed_on(content: dict[str, Any]) -> None:
    pile, said = utterance("Two people were hurt, officials said.", "said", "say", **content)
    here = told(pile)
    assert not is_passed_on(here, here.claims[said])


def test_how_things_stand_is_passed_on_as_background() -> None:
    text = "Two people were missing, officials said."
    pile, said = utterance(text, "said", "say", background="state")
    assert told_as(told(pile), told(pile).event_of[said]) == "background"
    pile, said = utterance(text, "said", "say")
    assert told_as(told(pile), told(pile).event_of[said]) == "main"


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("Two people were hurt, officials said.", "main"),
        ("Two people were \u201cmurdered\u201d, officials said.", "reaction"),
        ("The people should be mourned, officials said.", "reaction"),
    ],
)
def test_the_tier_of_words(text: str, tier: str) -> None:
    pile, said = utterance(text, "said", "say")
    selected = select(pile.merged(), pile.related())
    row = next(entry for entry in selected.timeline if said in entry.event)
    assert row.tier == tier


def test_every_rule_has_a_case_that_fires_and_one_that_does_not() -> None:
    for rule in TABLE.values():
        assert {case.get("fact", case.get("own")) for case in rule["case"]} == {True, False}


@pytest.mark.parametrize(("doer", "tier"), [("she", "reaction"), ("the bank", "main")])
def test_what_is_told_by_somebody_beside_its_denial_is_no_fact(doer: str, tier: str) -> None:
    denial = "Ada Holt denied that she took money."
    report = f"The Star reported that {doer} received crowns."
    pile = Pile()
    holt = pile.actor("Ada Holt")
    article = pile.article("Post", f"{denial} {report}", published="2031-05-04")
    said = pile.claim(article, denial, "denied", "reject", stance="denies")
    by = [("Ada Holt", holt)]
    pile.event(said)
    pile.event(
        pile.claim(article, denial, "took", "other", said_in=said, stance="denies",
                   who=("she", holt), speakers=by)
    )  # fmt: skip
    got = pile.event(
        pile.claim(article, report, "received", "other", who=(doer, ""),
                   speakers=[("The Star", None)])
    )  # fmt: skip
    assert event_tier(told(pile), got) == tier


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        ({"form": "present"}, False),
        ({"form": "present", "dated": "clause"}, True),
        ({"form": "past"}, True),
    ],
    ids=["how things are", "how they are on a day", "what was"],
)
def test_how_somebody_says_things_are_is_no_fact(content: dict[str, Any], fact: bool) -> None:
    pile, said = utterance("The raids send a message, they said.", "said", "say", **content)
    here = told(pile)
    assert is_passed_on(here, here.claims[said]) is fact


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("We love them all.", "reaction"),
        ("The guards love them all.", "background"),
    ],
    ids=["a quotation goes on", "the report's own voice"],
)
def test_how_things_are_for_whom_is_quoted_is_words(text: str, tier: str) -> None:
    pile = Pile()
    article = pile.article("Post", RAID, text)
    who = Role(role="who", text=text.split()[0], start=0, end=1, actor=None)
    claim = pile.claim(article, text, "love", "other", form="present", background="state")
    pile.claims[claim] = replace(pile.claims[claim], roles=(who,))
    event = pile.event(claim)
    assert event_tier(told(pile), event) == tier


@pytest.mark.parametrize(("dated", "head"), [("clause", "questioned"), ("running", "said")])
def test_a_deed_that_is_passed_on_with_its_day_is_what_its_sentence_tells(
    dated: str, head: str
) -> None:
    text = "He said that two clerks were questioned on Saturday."
    pile = Pile()
    article = pile.article("Post", RAID, text, published="2031-05-04")
    said = pile.claim(article, text, "said", "statement", lemma="say", day="2031-05-04",
                      dated="article", speakers=[("He", None)])  # fmt: skip
    deed = pile.claim(article, text, "questioned", "investigate", day="2031-05-03", dated=dated,
                      said_in=said)  # fmt: skip
    pile.event(said)
    pile.event(deed)
    assert list(heads(told(pile)).values()) == [[said if head == "said" else deed]]


@pytest.mark.parametrize(
    ("who", "leans"), [("that two clerks were", False), ("that they were", True)]
)
def test_who_passes_a_deed_on_needs_no_sentence_before(who: str, leans: bool) -> None:
    text = f"Officers searched the office. He said {who} questioned on Saturday."
    pile = Pile()
    article = pile.article("Post", text, published="2031-05-04")
    said = pile.claim(article, text, "said", "statement", lemma="say", day="2031-05-04",
                      dated="article", speakers=[("He", None)])  # fmt: skip
    deed = pile.claim(article, text, "questioned", "investigate", day="2031-05-03", said_in=said)
    whom = who.removeprefix("that ").removesuffix(" were")
    part = Role(role="whom", text=whom, start=0, end=len(whom), actor=None)
    pile.claims[deed] = replace(pile.claims[deed], roles=(part,))
    assert candidate(told_deed(pile, said, deed), pile.claims[deed]).leans is leans


def told_deed(pile: Pile, *claims: str) -> Told:
    for claim in claims:
        pile.event(claim)
    return told(pile)


def test_words_without_a_word_take_no_side() -> None:
    assert not takes_side(" … ")
