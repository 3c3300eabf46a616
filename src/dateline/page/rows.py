"""The rows of a page in their order: whole, or one line each with the rest folded away."""

from __future__ import annotations

from dateline.export.phrases import day_label
from dateline.page.html import Html, between, el
from dateline.page.links import event_anchor, time_of
from dateline.page.view import PageView
from dateline.records import Entry


class Rows:
    """Gathers the rows of all stories as they are written; a row's number is its place."""

    def __init__(self, view: PageView) -> None:
        self.view = view
        self.events: list[str] = []
        self.folded: list[Html] = []
        """Per row the whole of it, on a page that shows only one line of each."""

    def row(self, entry: Entry, whole: Html, level: int, day: bool) -> Html:
        """A row as it stands on the page. `day`: its line says its day, as no heading does."""
        number = str(len(self.events))
        self.events.append(entry.event)
        if self.view.folded:
            self.folded.append(whole)
            whole = _one_line(self.view, entry, level, day)
        return el("div", whole, class_="row", data_row=number)


def _one_line(view: PageView, entry: Entry, level: int, day: bool) -> Html:
    event = view.events[entry.event]
    when = time_of(view, entry.event, day_label(event.when)) if day else None
    said = [when, el("b", view.told(event))]
    return el(
        "article",
        el(f"h{min(level, 5)}", el("bdi", view.line(entry.event)), class_="line"),
        el("p", between(" · ", said), class_="meta"),
        id=event_anchor(entry.event),
        class_=f"event {entry.tier}",
    )
