"""What the page's script needs to know of each event: to filter, search, draw and find it.

Columns of numbers that point into lists of names; times are minutes since 1970-01-01, None
where open. `web/src/data.ts` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline import when as calendar
from dateline.export.neutral import one_line
from dateline.export.phrases import TIERS
from dateline.page.rows import Rows
from dateline.page.view import PageView
from dateline.records import Claim, Event, Place, When

REVIEWS = ("none", "approved", "hidden")
DISPUTED, ONE_ORIGIN, UNSURE = 1, 2, 4
"""Bits of an event's `flags`."""


class Names:
    """Names as they are first met, each with a number."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}

    def of(self, names: Iterable[str]) -> list[int]:
        """The numbers of the names, each once, in their order."""
        shown = dict.fromkeys(one_line(name) for name in names)
        return [self.number.setdefault(name, len(self.number)) for name in shown]


def index(rows: Rows, stories: list[list[str]]) -> dict[str, Any]:
    """The index of all events shown. `stories`: per story its events."""
    view = rows.view
    row_of = {event: n for n, event in enumerate(rows.events)}
    story_of = {event: n for n, events in enumerate(stories) for event in events}
    names = {
        field: Names()
        for field in ("actors", "places", "origins", "speakers", "kinds", "tags", "outlets")
    }
    shown = [e for events in stories for e in events if _row(view, row_of, e) is not None]
    origins = _origins(view)
    return {
        "ids": shown,
        "row": [_row(view, row_of, event) for event in shown],
        "story": [story_of[event] for event in shown],
        "tier": [TIERS.index(view.entries[event].tier) for event in shown],
        "times": [_minutes(view.events[event].when) for event in shown],
        "flags": [_flags(view, event) for event in shown],
        "review": [REVIEWS.index(view.events[event].review) for event in shown],
        "kinds": [names["kinds"].of([view.events[event].kind]) for event in shown],
        "tags": [names["tags"].of(_tags(view.events[event])) for event in shown],
        "actors": [names["actors"].of(view.names(view.events[e].actors)) for e in shown],
        "places": [names["places"].of(view.names(view.events[e].places)) for e in shown],
        "claims": [
            [_claim(view, claim, names, origins) for claim in _claims(view, event)]
            for event in shown
        ],
        "articles": [
            [article.id[:12], names["outlets"].of([article.outlet.name])[0]]
            for article in view.by_outlet
        ],
        "names": {field: list(held.number) for field, held in names.items()},
        "where": _where(view.story.places, names["places"]),
    }


def _row(view: PageView, row_of: dict[str, int], event: str) -> int | None:
    """The row an event stands in: its own, or that of what it hangs under."""
    at, seen = view.row(event), set[str]()
    while at not in row_of:
        seen.add(at)
        parent = view.entries[at].parent if at in view.entries else None
        if parent not in view.entries or view.row(str(parent)) in seen:
            return None
        at = view.row(str(parent))
    return row_of[at]


def _minutes(when: When | None) -> list[int | None]:
    if when is None:
        return [None, None]
    return [calendar.read_minute(end) if end else None for end in (when.start, when.end)]


def _flags(view: PageView, event: str) -> int:
    held = view.events[event]
    disputed = any(not one.history for one in view.disputes.get(event, ()))
    unsure = held.when is None or held.when.certainty == "low"
    return DISPUTED * disputed + ONE_ORIGIN * (len(held.origins) < 2) + UNSURE * unsure


def _tags(event: Event) -> list[str]:
    return [*event.tags, *([event.status] if event.status else [])]


def _claims(view: PageView, event: str) -> list[Claim]:
    return [c for one in (event, *view.along.get(event, ())) for c in view.claims_of(one)]


def _origins(view: PageView) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for event in view.story.events:
        for origin in event.origins:
            for claim in origin.claims:
                found.setdefault(claim, []).append(origin.name)
    return found


def _claim(
    view: PageView, claim: Claim, names: dict[str, Names], origins: dict[str, list[str]]
) -> list[Any]:
    """[id, article, ¶, start, end, origins, speakers]; offsets as browsers count in the ¶."""
    quote = claim.quote
    block = view.blocks.get((quote.article, quote.block))
    at = (0, 0)
    if block is not None and block.start <= quote.start:
        at = tuple(view.offset(block, quote.article, end) for end in (quote.start, quote.end))  # type: ignore[assignment]
    chain = view.says_who(claim)
    speakers = chain.split(" → ") if chain else []
    return [
        claim.id, view.number.get(quote.article, -1), quote.block, *at,
        names["origins"].of(origins.get(claim.id, ())), names["speakers"].of(speakers),
    ]  # fmt: skip


def _where(places: Iterable[Place], names: Names) -> list[list[Any]]:
    """[place, latitude, longitude, precision, country] of the places whose spot is known."""
    return [
        [names.number[name], place.lat, place.lon, place.precision, place.country]
        for place in places
        if (name := one_line(place.name)) in names.number
        and ((place.lat and place.lon) or (place.precision == "country" and place.country))
    ]
