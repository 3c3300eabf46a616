"""One event as it stands on the page: its line, what is known of it, its sentences."""

from __future__ import annotations

from dateline.export.phrases import counted, day_label, how_sure
from dateline.export.voice import said_by
from dateline.page import facts
from dateline.page.html import NOTHING, Html, between, el, join
from dateline.page.links import event_anchor, event_link, source_link, time_of
from dateline.page.quotes import quotes
from dateline.page.view import PageView
from dateline.records import Entry

LEFT_OPEN = 3
"""Up to so many reactions or looks ahead stand open under their event; more are folded and
counted. Not tuned."""
WITHIN_A_DAY = ("second", "minute", "hour", "part")
BEGIN_ON_A_DAY = ("span", "weekend", "week")
"""Grains of times that stand under the day they begin on, with their own words beside."""
HANGING = (
    ("part of it", "Parts of it"),
    ("possibly the same", "Possibly the same"),
    ("what happened", "With it"),
    ("reaction", "Reactions"),
    ("looking ahead", "Looking ahead"),
    ("background", "Background"),
)


def card(view: PageView, entry: Entry, level: int, day: bool = False) -> Html:
    """An event with all that hangs under it. `day`: say its day, where no heading does."""
    event = entry.event
    return el(
        "article",
        _told_along(view, event),
        _line(view, entry, level),
        _meta(view, entry, day),
        facts.disputes(view, event),
        facts.stands(view, event) if entry.parent is None else None,
        facts.relations(view, event),
        _evidence(view, event),
        facts.possibly_same(view, event),
        facts.near_misses(view, event),
        facts.why_joined(view, event),
        _hanging(view, entry, level + 1),
        id=event_anchor(event),
        class_=f"event {entry.tier}",
    )


def _told_along(view: PageView, event: str) -> Html:
    """Where links to what is told along in the event's sentences, and to its claims, end."""
    return join(
        el("span", (el("span", id=f"c-{claim.id}") for claim in claims), id=event_anchor(one))
        for one in view.along.get(event, ())
        for claims in [view.claims_of(one)]
    )


def _line(view: PageView, entry: Entry, level: int) -> Html:
    return el(
        f"h{min(level, 5)}",
        el("bdi", view.line(entry.event)),
        el(
            "a", "#", href=f"#{event_anchor(entry.event)}", class_="here",
            aria_label="Link to this event",
        ),
        class_="line",
    )  # fmt: skip


def _meta(view: PageView, entry: Entry, day: bool) -> Html:
    event = view.events[entry.event]
    sure = how_sure(event.when)
    places = [el("bdi", name) for name in view.names(event.places)]
    actors = [el("bdi", name) for name in view.names(event.actors)]
    said: list[Html] = []
    if voice := said_by(view, entry.event):
        said.append(el("b", "said by ", el("bdi", voice)))
    if day and (entry.parent is None or day_label(event.when) != day_label(None)):
        said.append(time_of(view, entry.event, day_label(event.when)))
    elif clock := _clock(view, entry.event):
        said.append(clock)
    if sure:
        grave = "sure" if event.when and event.when.certainty == "low" else None
        said.append(el("span", sure, class_=grave, title=_how(view, entry.event)))
    said += [between(", ", places), between(", ", actors)]
    said.append(el("b", view.told(event)))
    said.append(join("line from ", source_link(view, entry.line)))
    said += [el("span", tag, class_="tag") for tag in _marks(view, entry.event)]
    return el("p", between(" · ", said), class_="meta")


def _clock(view: PageView, event: str) -> Html:
    """Its time in words where the heading above says only the day it falls or begins on."""
    when = view.events[event].when
    if when is None or when.grain not in WITHIN_A_DAY + BEGIN_ON_A_DAY:
        return NOTHING
    return el("span", day_label(when))


def _how(view: PageView, event: str) -> str | None:
    when = view.events[event].when
    return f"How it was dated: {when.how}" if when and when.how else None


def _marks(view: PageView, event_id: str) -> list[str]:
    event = view.events[event_id]
    said = [event.review] if event.review != "none" else []
    return [*said, *event.tags, *([event.status] if event.status else [])]


def _evidence(view: PageView, event: str) -> Html:
    claims = view.claims_of(event)
    if not claims:
        return NOTHING
    sentences = len({(c.quote.article, c.quote.start, c.quote.end) for c in claims})
    articles = len({claim.quote.article for claim in claims})
    said = f"{counted(sentences, 'sentence')} in {counted(articles, 'report')}"
    return el("details", el("summary", said), quotes(view, event), class_="quotes")


def _hanging(view: PageView, entry: Entry, level: int) -> Html:
    """What hangs under an event, by why it does. What looks ahead stands in the ledger of its
    own part, and is linked here."""
    held: dict[str, list[Entry]] = {}
    for child in view.children.get(entry.event, ()):
        under = "looking ahead" if child.tier == "outlook" else view.under(child)
        held.setdefault(under, []).append(child)
    groups = [(title, held[under]) for under, title in HANGING if under in held]
    return join(
        _linked(view, title, entries)
        if title == "Looking ahead" and entry.tier != "outlook"
        else _group(view, title, entries, level)
        for title, entries in groups
    )


def _linked(view: PageView, title: str, entries: list[Entry]) -> Html:
    items = el("ul", (el("li", event_link(view, entry.event)) for entry in entries))
    return _folded(title, len(entries), items)


def _group(view: PageView, title: str, entries: list[Entry], level: int) -> Html:
    cards = [card(view, entry, level, day=True) for entry in entries]
    return _folded(title, len(entries), join(cards), may_open=title == "Reactions")


def _folded(title: str, number: int, body: Html, may_open: bool = True) -> Html:
    if may_open and number <= LEFT_OPEN:
        return el("div", el("p", title, class_="label"), body, class_="hang")
    return el("details", el("summary", f"{title} ({number})"), el("div", body), class_="hang")
