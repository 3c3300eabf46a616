"""Whatever an article holds stays words on the page: no script, no handler, no request."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib import resources
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace

from dateline.export.neutral import neutral
from dateline.page import render
from dateline.page.html import ATTRIBUTES, ELEMENTS, Html, el, is_linkable, outside
from dateline.records import Cut, Failure, OutletCandidate, Reason, StoryFile
from tests.export.invented import Pile
from tests.page.hostile import URLS, VECTORS

HEAD = {"html", "head", "body", "meta", "title", "style", "script"}
META = {"charset", "http-equiv", "content", "name", "lang", "type", "id"}
SCRIPT = (resources.files("dateline.page") / "page.js").read_text(encoding="utf-8")
PACKED = re.compile(r"[A-Za-z0-9+/]+=*")


class Checker(HTMLParser):
    """Reads a page as a browser would and notes what may not be there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.runs = False
        """Whether a script is open that would run."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS | HEAD:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in (META if tag in HEAD else ATTRIBUTES):
                self.wrong.append(f"<{tag} {name}>")
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag == "script":
            self.runs = dict(attrs).get("type") != "text/plain"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong.append(f"<{tag}/>")

    def handle_comment(self, data: str) -> None:
        self.wrong.append("a comment")

    def handle_decl(self, decl: str) -> None:
        if decl != "doctype html":
            self.wrong.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(data)

    def handle_pi(self, data: str) -> None:
        self.wrong.append(data)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            if not (data == SCRIPT if self.runs else PACKED.fullmatch(data)):
                self.wrong.append("a script that is not ours")
        elif self.open and self.open[-1] != "style":
            self.words.append(data)


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    checker.close()
    return checker


def hostile_story(vector: str) -> StoryFile:
    """A story with the vector in every field that an article or a person can fill."""
    pile = Pile()
    words = " ".join(vector.split()) or "x"
    article = pile.article(
        vector, f"Gunmen {vector} attacked Orvella.", "It was quiet before.",
        title=vector, url=vector, author=vector, path=vector, published="2031-05-04",
        cut=[Cut(text=vector, why=vector)],
    )  # fmt: skip
    told = pile.quote(article, "It was quiet before.")
    actor = pile.actor(vector, "group", vector, told=told, described=vector)
    place = pile.place(vector, vector)
    claim = pile.claim(
        article, f"Gunmen {vector} attacked Orvella.", "attacked", day="2031-05-03",
        who=("Gunmen", actor), where=("Orvella", place), stance="blames",
        speakers=[(vector, None), ("x", actor)],
    )  # fmt: skip
    other = pile.claim(article, "It was quiet before.", "was", day="2031-05-02")
    event, quiet = pile.event(claim, agency=vector), pile.event(other)
    pile.dispute(event, vector, (1, claim))
    pile.relate("answers", event, quiet, told)
    pile.pair(event, quiet, 10, vector, possibly=True)
    pile.pair(event, quiet, -10, vector, possibly=False)
    pile.judge(claim, says=vector)
    pile.failures.append(Failure(source=vector, stage="acquire", message=vector))
    story = pile.story({quiet: ("reaction", event)})
    held = story.articles[0]
    outlet = replace(
        held.outlet, how=vector, candidates=(OutletCandidate(name=words + "!", how=vector),)
    )
    return replace(
        story,
        articles=(
            replace(held, outlet=outlet, notes=(vector,), credits=(vector,), language=vector),
        ),
        events=tuple(
            replace(e, title=vector, tags=(vector,), status=vector, kind=vector)
            for e in story.events
        ),
        disputes=tuple(
            replace(d, sides=tuple(replace(s, shown=vector) for s in d.sides))
            for d in story.disputes
        ),
        stories=tuple(replace(s, title=vector) for s in story.stories),
        judgements=tuple(
            replace(j, by=vector, why=vector, reasons=(Reason(name="x", weight=1, says=vector),))
            for j in story.judgements
        ),
    )


def test_there_are_enough_vectors() -> None:
    assert len(set(VECTORS)) >= 100


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_hostile_text_stays_text(vector: str) -> None:
    """And every link is an anchor that is there, or a plain address."""
    checker = checked(render(hostile_story(vector)))
    assert checker.wrong == []
    assert neutral(vector).strip() in "".join(checker.words)
    for link in checker.links:
        assert link.startswith("#") or urlsplit(link).scheme in ("http", "https")
        assert not link.startswith("#") or link[1:] in checker.ids


@pytest.mark.parametrize("url", URLS, ids=range(len(URLS)))
def test_odd_addresses_are_shown_and_never_linked(url: str) -> None:
    assert not is_linkable(url)
    assert "href" not in outside(url)
    assert neutral(url) in "".join(checked(outside(url)).words)


@pytest.mark.parametrize(
    "url",
    ["https://courier.example/raid", "http://post.example:8080/a?b=c&d=%C3%A9#e",
     "https://courier.example/réunion"],
)  # fmt: skip
def test_plain_addresses_are_linked_without_referrer(url: str) -> None:
    said = outside(url)
    assert is_linkable(url)
    assert checked(said).links == [url]
    assert 'rel="noreferrer' in said


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [("a\u202eb", "a⟨U+202E⟩b"), ("\x1b[31m", "␛[31m"), ("a\x00", "a␀"), ("\ud800", "\ufffd"),
     ("a\nb", "a b"), ("\u05e9\u200f!", "\u05e9\u200f!")],
    ids=["override", "escape", "nul", "surrogate", "line", "right-to-left mark"],
)  # fmt: skip
def test_controls_and_directions_become_visible(hostile: str, shown: str) -> None:
    assert neutral(hostile) == shown


def test_an_element_or_attribute_beyond_the_list_stops_the_build() -> None:
    with pytest.raises(ValueError, match="script"):
        el("script", "alert(1)")
    with pytest.raises(ValueError, match="onclick"):
        el("a", "x", onclick="alert(1)")
    with pytest.raises(ValueError, match="style"):
        el("p", "x", style="color:red")


def test_only_html_passes_unescaped() -> None:
    assert el("p", "<b>", el("b", "x")) == Html("<p>&lt;b&gt;<b>x</b></p>")
