"""Narrowing a timeline to what is asked for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.records import Gap, StoryFile
from dateline.select import Asked, narrow
from tests.export.invented import told_harbour


@pytest.fixture
def story() -> StoryFile:
    return told_harbour()[0]


def rows(story: StoryFile, asked: Asked) -> list[str]:
    return [entry.event for entry in narrow(story, asked).timeline if entry.parent is None]


def test_nothing_asked_leaves_all(story: StoryFile) -> None:
    assert narrow(story, Asked()) == story


def test_so_many_of_the_weightiest(story: StoryFile) -> None:
    weight = {event.id: event.salience for event in story.events}
    main = [e.event for e in story.timeline if e.parent is None and e.tier == "main"]
    [kept] = rows(story, Asked(events=1))
    assert weight[kept] == max(weight[event] for event in main)


def test_days_names_and_places(story: StoryFile) -> None:
    every = rows(story, Asked())
    for asked in (
        Asked(first="2031-05-03", last="2031-05-03"),
        Asked(about="marrow"),
        Asked(place="Orvella"),
    ):
        kept = rows(story, asked)
        assert kept
        assert set(kept) < set(every)
    assert rows(story, Asked(first="2040-01-01")) == []
    assert rows(story, Asked(about="nobody of this name")) == []


def test_gaps_are_those_of_what_is_asked_for(story: StoryFile) -> None:
    """Inside the days asked for; of somebody, between the rows of that alone."""
    [told] = story.stories
    wide = replace(
        story, stories=(replace(told, gaps=(Gap(first="2031-05-01", last="2031-05-09"),)),)
    )
    [inside] = narrow(wide, Asked(first="2031-05-03", last="2031-05-06")).stories
    assert inside.gaps == (Gap(first="2031-05-03", last="2031-05-06"),)
    [before] = narrow(wide, Asked(last="2031-04-20")).stories
    assert before.gaps == ()
    [his] = narrow(wide, Asked(about="marrow")).stories
    assert his.gaps == ()
