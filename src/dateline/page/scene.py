"""What every part of the page is given: one story of the pile, and where things stand."""

from __future__ import annotations

from functools import cached_property

from dateline.page.html import Html, el
from dateline.page.rows import Rows
from dateline.records import Entry
from dateline.select import Point


class Scene:
    """A story of the pile as the page shows it. `prefix` starts the ids of its parts."""

    def __init__(
        self,
        rows: Rows,
        story: str,
        title: str,
        entries: list[Entry],
        prefix: str,
        level: int,
        points: list[Point],
    ) -> None:
        self.rows = rows
        self.view = rows.view
        self.story = story
        self.title = title
        self.entries = [entry for entry in entries if not entry.along]
        self.prefix = prefix
        self.level = level
        """Heading level of a part: 2, or 3 where the page holds several stories."""
        self.points = points
        """What tells the story in brief."""

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
