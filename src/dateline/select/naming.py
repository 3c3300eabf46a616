"""What a story is called: the line of its weightiest row, of the person whom its reports have in
common where there is one.

The weightiest row may be a side matter that one report tells at length: a fire, in a pile on the
trial of a mayor who visited the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from dateline.records import Line, Tier
from dateline.select.lines import is_poor
from dateline.select.told import Told

REPORTS = 3
"""Reports from which a story can be one person's."""
MOST = 75
"""Per cent of a story's reports in which a person must take part for the story to be theirs.
Not tuned: in a pile on a shipwreck a minister and the captain took part in half of them."""
PARTS = ("who", "whom")


def naming(
    told: Told,
    events: Collection[str],
    rows: Collection[str],
    placed: Mapping[str, Tier],
    lines: Mapping[str, Line],
    salience: Mapping[str, int],
) -> str:
    """The one of the `rows` of a story's `events` whose line is the story's title: what happened,
    or is announced in the title of a report, before the rest, whole sentences before others, the
    common person's before side matters, then the weightiest."""
    persons = _common_persons(told, events)
    return min(
        rows,
        key=lambda row: (
            placed[row] != "main" and not (placed[row] == "outlook" and _is_titled(told, row)),
            is_poor(told, lines[row]),
            bool(persons) and _persons(told, row).isdisjoint(persons),
            -salience[row],
            row,
        ),
    )


def _is_titled(told: Told, event: str) -> bool:
    """ "Director to step down" as a report's title: that it is announced is the news."""
    return "title" in told.roles(event)


def _common_persons(told: Told, events: Collection[str]) -> frozenset[str]:
    """The persons who take part in what most of a story's reports tell."""
    pairs = {
        (article, person)
        for event in events
        for article in told.articles(event)
        for person in _persons(told, event, article)
    }
    reports = {article for event in events for article in told.articles(event)}
    if len(reports) < REPORTS:
        return frozenset()
    found = Counter(person for _, person in pairs)
    return frozenset(one for one, n in found.items() if 100 * n >= MOST * len(reports))


def _persons(told: Told, event: str, article: str = "") -> frozenset[str]:
    """Those who do or suffer what an event, or what a report tells of it, is; not who speaks."""
    return frozenset(
        role.actor
        for claim in told.claims_of(event)
        if article in ("", claim.quote.article) and not claim.speakers
        for role in claim.roles
        if role.role in PARTS and role.actor in told.persons
    )
