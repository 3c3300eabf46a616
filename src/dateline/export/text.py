"""The timeline as rows of plain text: what the terminal, `to_text` and the page all say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.export.neutral import one_line
from dateline.export.phrases import (
    TIER_LABELS,
    TIERS,
    counted,
    day_label,
    dispute_text,
    how_sure,
    plain,
)
from dateline.export.view import View
from dateline.export.voice import said_by
from dateline.records import Entry, StoryFile, Tier


class Row(NamedTuple):
    """A row of the timeline in words that are safe to print.

    `depth` is 0 for a row of its own and 1 or more for one that hangs under another;
    `under` says why ("part", "possibly the same", "reaction", "outlook", "background").
    """

    story: str
    title: str
    event: str
    tier: Tier
    depth: int
    under: str
    day: str
    sure: str
    line: str
    places: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    said_by: str
    """Whose words the line is, where it does not say so itself."""
    told: str
    disputes: tuple[str, ...]
    histories: tuple[str, ...]


def timeline_rows(story: StoryFile | View) -> Iterator[Row]:
    """Every row that is not hidden, story by story, each parent before what hangs under it."""
    view = story if isinstance(story, View) else View(story)
    for number, title, entries in view.stories():
        for entry in view.roots(entries):
            yield from _rows(view, number, title, entry, 0)


def to_text(story: StoryFile) -> str:
    """The timeline as plain text, by story and tier; ends with what could not be read."""
    view = View(story)
    said: list[str] = []
    for number, title, entries in view.stories():
        said += ["", title or "Untitled story", ""]
        for tier in TIERS:
            roots = [entry for entry in view.roots(entries) if entry.tier == tier]
            rows = [row for root in roots for row in _rows(view, number, title, root, 0)]
            said += _tier_text(tier, rows)
        said += (
            ["", *(f"Nothing is told of {one}." for one in gaps)]
            if (gaps := view.gaps(number))
            else []
        )
    if view.story.failures:
        said += ["", "Not read:"]
        said += [
            f"  {one_line(one.source)}: {one_line(one.message)}" for one in view.story.failures
        ]
    return "\n".join(said).strip("\n") + "\n"


def _rows(view: View, story: str, title: str, entry: Entry, depth: int) -> Iterator[Row]:
    event = view.events[entry.event]
    disputes = view.disputes.get(entry.event, [])
    yield Row(
        story=story,
        title=title,
        event=entry.event,
        tier=entry.tier,
        depth=depth,
        under=view.under(entry) if depth else "",
        day=day_label(event.when),
        sure=how_sure(event.when),
        line=view.line(entry.event),
        places=tuple(view.names(event.places)),
        outlets=tuple(plain(view.outlets(event))),
        origins=tuple(plain(origin.name for origin in event.origins)),
        said_by=said_by(view, entry.event),
        told=view.told(event),
        disputes=tuple(dispute_text(one) for one in disputes if not one.history),
        histories=tuple(dispute_text(one) for one in disputes if one.history),
    )
    for child in view.children.get(entry.event, ()):
        yield from _rows(view, story, title, child, depth + 1)


def _tier_text(tier: Tier, rows: list[Row]) -> list[str]:
    if not rows:
        return []
    said = ["" if tier == "main" else f"\n{TIER_LABELS[tier].upper()}"]
    day = ""
    for row in rows:
        if row.depth == 0 and row.day != day:
            day = row.day
            said += ["", day]
        inner = "  " * (row.depth + 1)
        said.append(f"{inner}{row.line}")
        said.append(f"{inner}  {note(row)}")
        said += [f"{inner}  Reports differ on {definite(one)}" for one in row.disputes]
        said += [f"{inner}  Over time, {definite(one)}" for one in row.histories]
    return said


def definite(said: str) -> str:
    """What a dispute is about within a sentence: "the number killed: …", "who did it: …"."""
    return f"the {said}" if said.startswith("number") else said


def note(row: Row) -> str:
    """What stands below a line: whose words it is, why it hangs there, its day where that is not
    its parent's, its outlets, and how sure the day is."""
    said = [voice(row), row.under, row.told, row.sure]
    return " · ".join(part for part in said if part)


def voice(row: Row) -> str:
    """ "said by Nora Abel", below a line that does not tell whose words it is."""
    return f"said by {row.said_by}" if row.said_by else ""


def summary(view: View) -> str:
    """ "11 reports by 5 outlets: 4 main events, 12 reactions"."""
    outlets = {view.outlet(article) for article in view.articles}
    tiers = [row.tier for row in timeline_rows(view) if row.depth == 0 or row.tier != "main"]
    names = {"main": "main event", "reaction": "reaction", "outlook": "look ahead"}
    counts = [
        counted(tiers.count(tier), names[tier], "looks ahead" if tier == "outlook" else "")
        for tier in TIERS
        if tier in names and tier in tiers
    ]
    said = f"{counted(len(view.articles), 'report')} by {counted(len(outlets), 'outlet')}"
    return f"{said}: {', '.join(counts)}" if counts else said
