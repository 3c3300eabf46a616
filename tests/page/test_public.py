"""What a page for everyone holds, and what it stops for."""

from __future__ import annotations

import base64
import re
import zlib

import pytest
from msgspec.structs import replace

from dateline.page import Form, render
from dateline.page.public import Doubt, doubts, published
from dateline.records import Judgement, StoryFile
from tests.export.invented import BEFORE, DENIAL, RAID, SHELLING, VOW, Pile, told_harbour
from tests.page.test_hostile import checked

ACCUSED = "Ilse Marrow accused Ada Finch of arming the gunmen."
ANSWER = "Finch denied arming anyone."
PUBLIC = Form(texts="none", longest=60)


def everything(page: str) -> str:
    """All that a page's bytes hold, what lies folded up in it too."""
    packed = re.findall(r'<script type="text/plain" id="[^"]*">([^<]*)</script>', page)
    opened = [zlib.decompress(base64.b64decode(one), -zlib.MAX_WBITS).decode() for one in packed]
    return page + "\n".join(opened)


def approved(story: StoryFile, *events: str) -> StoryFile:
    return replace(
        story,
        events=tuple(
            replace(event, review="approved") if event.id in events else event
            for event in story.events
        ),
    )


def decided(story: StoryFile, kind: str, sentence: str, value: str = "") -> StoryFile:
    """The story with a person's judgement on a sentence."""
    quote = next(claim.quote for claim in story.claims if claim.quote.text == sentence)
    one = Judgement(
        id=f"{kind}{len(story.judgements)}",
        kind=kind,  # type: ignore[arg-type]
        by="Lena Voss",
        anchors=(quote,),
        value=value,
    )
    return replace(story, judgements=(*story.judgements, one))


def accusing() -> tuple[StoryFile, str, str]:
    """A story in which a person is accused, and the events of the accusation and its denial."""
    pile = Pile()
    article = pile.article(
        "Orvella Post", ACCUSED, ANSWER, "Rain fell.", published="2031-05-05",
        url="https://post.example/ada-finch-accused",
    )  # fmt: skip
    marrow, finch = pile.actor("Ilse Marrow"), pile.actor("Ada Finch")
    pile.actors[finch] = replace(pile.actors[finch], names=("Ada Finch", "Finch"))
    accuse = pile.claim(
        article, ACCUSED, "accused", "accuse", day="2031-05-05", who=("Ilse Marrow", marrow),
        whom=("Ada Finch", finch), speakers=[("Ilse Marrow", marrow)],
    )  # fmt: skip
    deny = pile.claim(
        article, ANSWER, "denied", "reject", day="2031-05-05", stance="denies",
        who=("Finch", finch), speakers=[("Finch", finch)],
    )  # fmt: skip
    one, other = pile.event(accuse), pile.event(deny)
    return pile.story({other: ("reaction", one)}), one, other


def test_only_approved_events_are_in_it() -> None:
    story, names = told_harbour()
    page = everything(render(published(approved(story, names["shelling"])), PUBLIC))
    assert SHELLING[:40] in page
    for sentence in (RAID, DENIAL, VOW, BEFORE):
        assert sentence not in page
    for private in ("courier/raid.html", "Share this story", "scan.pdf", "inbox"):
        assert private not in page


def test_names_of_files_stay_home() -> None:
    story, names = told_harbour()
    story = replace(
        story,
        articles=tuple(
            replace(one, outlet=replace(one.outlet, how="file-name"))
            if one.outlet.name == "inbox"
            else one
            for one in story.articles
        ),
    )
    page = everything(render(published(approved(story, names["hit"])), PUBLIC))
    assert "an outlet not named, ¶ 1" in page
    assert "inbox" not in page
    assert "002.txt" not in page


def test_quotes_are_short_and_the_report_is_linked() -> None:
    story, names = told_harbour()
    page = render(published(approved(story, names["raid"])), PUBLIC)
    assert "[…]" in page
    assert RAID not in everything(page)
    assert 'href="https://courier.example/raid"' in page
    assert checked(page).wrong == []
    inner = {link[1:] for link in checked(page).links if link.startswith("#")}
    assert inner <= set(checked(page).ids)


def test_it_names_accusations_that_nobody_reviewed_or_answered() -> None:
    story, accusation, answer = accusing()
    assert doubts(story) == []
    out = approved(story, accusation)
    assert doubts(out) == [Doubt("Ada Finch", ACCUSED, "not reviewed and no answer noted")]
    assert doubts(approved(story, accusation, answer)) == [
        Doubt("Ada Finch", ACCUSED, "not reviewed")
    ]
    reviewed = decided(out, "approve", ACCUSED)
    assert doubts(reviewed) == [Doubt("Ada Finch", ACCUSED, "no answer noted")]
    assert doubts(approved(reviewed, accusation, answer)) == []


@pytest.mark.parametrize("value", ["Ada Finch", "ada finch", "Finch"])
@pytest.mark.parametrize("plain", [False, True])
def test_redacted_names_are_nowhere_in_its_bytes(value: str, plain: bool) -> None:
    story, accusation, answer = accusing()
    out = decided(approved(story, accusation, answer), "redact", ACCUSED, value)
    page = everything(render(published(out), PUBLIC._replace(plain=plain)))
    assert "finch" not in page.casefold()
    assert "[redacted]" in page
    assert "Ilse Marrow" in page


def test_redaction_leaves_words_alone_that_only_contain_the_name() -> None:
    story, accusation, answer = accusing()
    out = decided(approved(story, accusation, answer), "redact", ACCUSED, "gun")
    assert "gunmen" in render(published(out), PUBLIC)
