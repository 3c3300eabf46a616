"""Below a line that does not say whose words it is stands who says it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.export.view import View
from dateline.export.voice import said_by
from dateline.records import Quote, Speaker, StoryFile
from tests.export.invented import told_harbour


def spoken(text: str, shown: bool, voices: int) -> tuple[StoryFile, str]:
    """The harbour story with `text` as the speaker of the first claims of its raid, whose words
    stand within the line or behind it."""
    story, names = told_harbour()
    raid = names["raid"]
    entry = next(one for one in story.timeline if one.event == raid)
    line = entry.line
    event = next(one for one in story.events if one.id == raid)
    start = line.start if shown else line.end
    place = Quote(
        article=line.article, start=line.start, end=line.end, text="", prefix="", suffix="",
        block=1, marks=((start, start + 1),),
    )  # fmt: skip
    inside = [
        claim.id
        for claim in story.claims
        if claim.id in event.claims
        and claim.quote.article == line.article
        and line.start <= claim.predicate.start < line.end
    ]
    who = (Speaker(text=text, quote=place),)
    claims = tuple(
        replace(claim, speakers=who if claim.id in inside[:voices] else ())
        if claim.id in inside
        else claim
        for claim in story.claims
    )
    assert inside
    return replace(story, claims=claims), raid


@pytest.mark.parametrize(
    ("text", "shown", "voices", "said"),
    [
        ("Nora Abel", False, 9, "Nora Abel"),
        ("Nora Abel", True, 9, ""),
        ("Nora Abel", False, 0, ""),
        ("he", False, 9, ""),
        ("The port", False, 9, "the port"),
    ],
    ids=["unsaid", "in-the-line", "own-voice", "nobody-known", "described"],
)
def test_a_line_whose_speaker_is_not_in_it_says_who(
    text: str, shown: bool, voices: int, said: str
) -> None:
    story, raid = spoken(text, shown, voices)
    assert said_by(View(story), raid) == said
