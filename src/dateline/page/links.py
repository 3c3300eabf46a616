"""Links and short phrases that every part of the page says in the same way."""

from __future__ import annotations

from dateline import when as calendar
from dateline.export.phrases import paragraph, plain
from dateline.page.html import OUTSIDE, Html, el, is_linkable
from dateline.page.view import PageView
from dateline.records import Claim, Line, Quote

SAYING = frozenset({
    "statement", "accuse", "threaten", "request", "reject", "support", "agree", "concede",
})  # fmt: skip
"""Kinds of claims whose `who` is the one who speaks."""

NOBODY = ("", "")


def event_anchor(event: str) -> str:
    """Where an event stands on the page."""
    return f"e-{event}"


def event_link(view: PageView, event: str, words: str = "") -> Html:
    """The line of another event, or other words that tell it, as a link to where it stands."""
    said = view.clipped(words) if words else view.line(event)
    return el("a", el("bdi", said), href=f"#{event_anchor(event)}")


def source_link(view: PageView, quote: Quote | Line) -> Html:
    """ "The Courier, ¶ 12", a link to that sentence in the article's text; where the page does
    not hold the text, to the article's own address."""
    said = f"{view.outlet(quote.article)}, {paragraph(quote)}"
    anchor = view.anchor(quote)
    if anchor is not None:
        return el("a", el("bdi", said), href=f"#{anchor}", class_="src")
    article = view.articles.get(quote.article)
    if article is not None and is_linkable(article.url):
        return el("a", el("bdi", said), href=article.url, rel=OUTSIDE, class_="src")
    return el("cite", el("bdi", said))


def time_of(view: PageView, event: str, words: str) -> Html:
    """A day in words, marked up for programs where it is a plain day."""
    iso = calendar.local_day(view.events[event].when)
    return el("time", words, datetime=iso if iso and len(iso) == 10 else None)


def speaker_of(view: PageView, event: str) -> tuple[str, str]:
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


def _doer(view: PageView, claim: Claim) -> tuple[str, str]:
    for role in claim.roles:
        if role.role == "who":
            named = view.names([role.actor]) if role.actor else []
            return role.actor or "", named[0] if named else plain([role.text])[0]
    return NOBODY
