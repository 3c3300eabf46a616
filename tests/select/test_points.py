"""What tells a story file in brief."""

from __future__ import annotations

from msgspec.structs import replace

from dateline import when as calendar
from dateline.select import Point, in_brief
from tests.export.invented import Pile

SINKING = "The ferry sank off the pier of Talmere and nine sailors died."
AGAIN = "The ferry that sank off the pier of Talmere was forty years old."
DIVE = "Divers reached the wreck of the ferry off Talmere at noon."


def sunk() -> tuple[Pile, dict[str, str]]:
    """A sinking that two reports tell, and a dive that one of them tells a day later."""
    pile = Pile()
    post = pile.article("Orvella Post", SINKING, published="2031-05-03")
    courier = pile.article("Courier", DIVE, AGAIN, published="2031-05-04")
    told = [
        pile.claim(post, SINKING, "sank", day="2031-05-03"),
        pile.claim(courier, AGAIN, "sank", day="2031-05-03"),
    ]
    return pile, {
        "sinking": pile.event(*told),
        "dive": pile.event(pile.claim(courier, DIVE, "reached", day="2031-05-04")),
    }


def test_a_day_is_told_by_a_sentence_of_its_event() -> None:
    pile, names = sunk()
    story = pile.story()
    assert [(one.day, one.event) for one in in_brief(story, pile.readings())] == [
        ("2031-05-03", names["sinking"])
    ]


def test_a_main_row_keeps_its_own_line() -> None:
    pile, names = sunk()
    story = pile.story()
    rows = {entry.event: entry for entry in story.timeline}
    line = replace(rows[names["sinking"]].line, text="The ferry sank", end=14)
    told = replace(
        story,
        timeline=tuple(
            replace(entry, line=line, tier="main", parent=None)
            if entry.event == names["sinking"]
            else entry
            for entry in story.timeline
        ),
    )
    assert [one.line.text for one in in_brief(told, pile.readings())] == ["The ferry sank"]


def test_a_day_is_told_by_its_main_row_and_not_by_what_hangs_under_it() -> None:
    pile, names = sunk()
    story = pile.story()
    post = next(one.id for one in story.articles if one.outlet.name == "Orvella Post")
    blame = replace(story.timeline[0], event="b", parent=names["sinking"], tier="reaction")
    sinking = next(one for one in story.events if one.id == names["sinking"])
    by_post = tuple(
        c.id for c in story.claims if c.id in sinking.claims and c.quote.article == post
    )
    told = replace(
        story,
        events=(
            replace(
                sinking, claims=tuple(c for c in sinking.claims if c not in by_post), salience=1
            ),
            replace(sinking, id="b", claims=by_post, salience=9),
            *(one for one in story.events if one is not sinking),
        ),
        stories=tuple(replace(one, events=(*one.events, "b")) for one in story.stories),
        timeline=(
            *(
                replace(entry, tier="main", parent=None) if entry.event == sinking.id else entry
                for entry in story.timeline
            ),
            blame,
        ),
    )
    assert {one.event for one in in_brief(told, pile.readings())} == {names["sinking"]}


def test_days_are_those_of_the_pile() -> None:
    """A person has moved the sinking: the readings still hold the day that the articles gave."""
    pile, names = sunk()
    story = pile.story()
    moved = replace(
        story,
        claims=tuple(
            replace(claim, when=calendar.day("2031-05-02"))
            if claim.id in next(e for e in story.events if e.id == names["sinking"]).claims
            else claim
            for claim in story.claims
        ),
    )
    assert [one.day for one in in_brief(moved, pile.readings())] == ["2031-05-02"]


def test_what_a_person_hides_does_not_count() -> None:
    pile, names = sunk()
    story = pile.story()
    hidden = replace(
        story,
        events=tuple(
            replace(event, review="hidden") if event.id == names["sinking"] else event
            for event in story.events
        ),
    )
    assert all(one.event == names["dive"] for one in in_brief(hidden, pile.readings()))


def test_only_days_asked_for() -> None:
    pile, names = sunk()
    found = in_brief(pile.story(), pile.readings(), first="2031-05-04")
    assert [one.event for one in found] == [names["dive"]]


def test_nothing_gives_nothing() -> None:
    empty: list[Point] = []
    assert in_brief(Pile().story(), ()) == empty
