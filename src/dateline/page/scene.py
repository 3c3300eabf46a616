"""What every part of the page is given: one story of the pile, and where things stand."""

from __future__ import annotations

from functools import cached_property

from dateline import when as calendar
from dateline.export.view import View
from dateline.page.html import Html, el
from dateline.records import Claim, Entry, Line, Quote

ARTICLE_DIGITS = 12
"""Digits of an article's id in anchors: 48 bits tell the articles of a pile apart."""
SAYING = frozenset({
    "statement", "accuse", "threaten", "request", "reject", "support", "agree", "concede",
})  # fmt: skip
"""Kinds of claims whose `who` is the one who speaks."""

NOBODY = ("", "")


class Scene:
    """A story of the pile as the page shows it. `prefix` starts the ids of its parts."""

    def __init__(
        self, view: View, story: str, title: str, entries: list[Entry], prefix: str, level: int
    ) -> None:
        self.view = view
        self.story = story
        self.title = title
        self.entries = [entry for entry in entries if not entry.along]
        self.prefix = prefix
        self.level = level
        """Heading level of a part: 2, or 3 where the page holds several stories."""

    @cached_property
    def roots(self) -> list[Entry]:
        """The entries that hang under no other."""
        return self.view.roots(self.entries)

    @cached_property
    def articles(self) -> list[str]:
        """Ids of the articles that tell the story."""
        for story in self.view.story.stories:
            if story.id == self.story:
                return [one for one in story.articles if one in self.view.articles]
        return []

    def in_tier(self, *tiers: str) -> list[Entry]:
        """Rows of their own in these tiers, in the order of the timeline."""
        return [entry for entry in self.roots if entry.tier in tiers]

    def row_of(self, event: str) -> str:
        """The row that an event stands in: of a main event that hangs under a main event
        (a part, possibly the same), the row it hangs under."""
        entries = self.view.entries
        seen = {event}
        while (entry := entries.get(event)) and entry.tier == "main":
            parent = entries.get(entry.parent or "")
            if parent is None or parent.tier != "main" or parent.event in seen:
                break
            event = parent.event
            seen.add(event)
        return event

    def part(self, name: str, title: str, *children: Html, about: str = "") -> Html:
        """A part of the page with its heading."""
        ident = self.prefix + name
        return el(
            "section",
            el(f"h{self.level}", title, id=f"{ident}-h"),
            el("p", about, class_="about") if about else None,
            *children,
            id=ident,
            class_=f"part {name}",
            aria_labelledby=f"{ident}-h",
        )


def event_anchor(event: str) -> str:
    """Where an event stands on the page."""
    return f"e-{event}"


def article_anchor(article: str, block: int | None = None) -> str:
    """Where an article, or a paragraph of it, stands on the page."""
    anchor = f"a-{article[:ARTICLE_DIGITS]}"
    return anchor if block is None else f"{anchor}-{block}"


def event_link(view: View, event: str) -> Html:
    """The line of another event, as a link to where it stands."""
    return el("a", el("bdi", view.line(event)), href=f"#{event_anchor(event)}")


def source_link(view: View, quote: Quote | Line) -> Html:
    """ "The Courier, ¶ 12", a link to that paragraph in the article's text."""
    said = f"{view.outlet(quote.article)}, {view.paragraph(quote)}"
    if quote.article not in view.articles:
        return el("cite", el("bdi", said))
    return el(
        "a", el("bdi", said), href=f"#{article_anchor(quote.article, quote.block)}", class_="src"
    )


def time_of(view: View, event: str, words: str) -> Html:
    """A day in words, marked up for programs where it is a plain day."""
    iso = calendar.local_day(view.events[event].when)
    return el("time", words, datetime=iso if iso and len(iso) == 10 else None)


def speaker_of(view: View, event: str) -> tuple[str, str]:
    """Who speaks in an event, as (actor id or "", name): who does the saying, else the
    innermost of those who are said to say it. ("", "") where nobody does."""
    claims = view.claims_of(event)
    for claim in sorted(claims, key=lambda claim: claim.id not in view.utterances):
        who = _doer(view, claim)
        if claim.id in view.utterances and who != NOBODY:
            return who
        if claim.speakers:
            return claim.speakers[-1].actor or "", view.speaker(claim)
        if claim.kind in SAYING and who != NOBODY:
            return who
    return NOBODY


def _doer(view: View, claim: Claim) -> tuple[str, str]:
    for role in claim.roles:
        if role.role == "who":
            named = view.names([role.actor]) if role.actor else []
            return role.actor or "", named[0] if named else view.plain([role.text])[0]
    return NOBODY
