"""A story is called after its weightiest row, of the person whom its reports have in common."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.records import Role, Tier
from dateline.select.heads import heads
from dateline.select.lines import line_for
from dateline.select.naming import naming
from dateline.select.shown import shown
from dateline.select.told import Told
from tests.export.invented import Pile

FIRE = "A fire destroyed a mill in Orvella."
TELLINGS = [
    ("Nora Abel was charged with bribery on Monday.", "charged"),
    ("Nora Abel was tried for bribery in Talmere.", "tried"),
    ("Nora Abel was jailed for bribery on Friday.", "jailed"),
    ("Nora Abel visited the ruins.", "visited"),
]


@pytest.mark.parametrize(("tellings", "title"), [(TELLINGS, TELLINGS[2][0]), (TELLINGS[2:], FIRE)])
def test_a_side_matter_names_no_story_of_one_person(
    tellings: list[tuple[str, str]], title: str
) -> None:
    """Two reports are too few to say whose story it is."""
    pile = Pile()
    abel = pile.actor("Nora Abel")
    salience = {}
    for text, word in tellings:
        article = pile.article(f"The {word} Post", text, FIRE, published="2031-05-09")
        claim = pile.claim(article, text, word, "court", day="2031-05-05")
        part = Role(role="whom", text="Nora Abel", start=0, end=9, actor=abel)
        pile.claims[claim] = replace(pile.claims[claim], roles=(part,))
        salience[pile.event(claim)] = 2 if word == "jailed" else 1
    salience[pile.event(pile.claim(article, FIRE, "destroyed", "disaster"))] = 3
    told = Told(pile.merged(), pile.related())
    lines = {event: line_for(told, event, heads(told)) for event in told.events}
    placed: dict[str, Tier] = dict.fromkeys(told.events, "main")
    row = naming(told, told.events, list(told.events), placed, lines, salience)
    assert shown(lines[row]) == title


def test_what_is_only_set_names_no_story_and_a_title_needs_no_full_stop() -> None:
    pile = Pile()
    article = pile.article("Post", "Sentencing was set for May 20.", title="Abel gets six years")
    planned = pile.event(pile.claim(article, "Sentencing was set for May 20.", "set"))
    gets = pile.event(pile.claim(article, "Abel gets six years", "gets", "court"))
    told = Told(pile.merged(), pile.related())
    lines = {event: line_for(told, event, heads(told)) for event in told.events}
    placed: dict[str, Tier] = {planned: "outlook", gets: "main"}
    row = naming(told, told.events, [planned, gets], placed, lines, {planned: 9, gets: 1})
    assert row == gets


@pytest.mark.parametrize(("title", "named"), [("Abel to leave mill", True), ("", False)])
def test_what_a_title_announces_names_its_story(title: str, named: bool) -> None:
    side = "Shares of the mill fell on Monday."
    text = title or "Abel is to leave the mill."
    pile = Pile()
    article = pile.article("Post", *([] if title else [text]), side, title=title)
    leave = pile.event(pile.claim(article, text, "leave", "retreat", modality="planned"))
    fell = pile.event(pile.claim(article, side, "fell", "business"))
    told = Told(pile.merged(), pile.related())
    lines = {event: line_for(told, event, heads(told)) for event in told.events}
    placed: dict[str, Tier] = {leave: "outlook", fell: "main"}
    row = naming(told, told.events, [leave, fell], placed, lines, {leave: 9, fell: 1})
    assert (row == leave) is named
