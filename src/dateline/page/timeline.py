"""The parts that tell what happened: in brief, the timeline by day, the background."""

from __future__ import annotations

from itertools import groupby

from dateline import when as calendar
from dateline.export.phrases import day_label
from dateline.page.event import BEGIN_ON_A_DAY, card
from dateline.page.html import NOTHING, Html, el
from dateline.page.links import event_link, time_of
from dateline.page.scene import Scene
from dateline.page.view import PageView
from dateline.records import Entry
from dateline.select import shown


def in_brief(scene: Scene) -> Html:
    """The weightiest days, each with the sentence that tells most of it."""
    view = scene.view
    if not scene.points:
        return NOTHING
    items = [
        el(
            "li",
            el("time", day_label(calendar.day(point.day)), datetime=point.day),
            el("p", event_link(view, point.event, shown(point.line))),
            el("small", view.told(view.events[point.event])),
        )
        for point in scene.points
    ]
    return scene.part("brief", "In brief", el("ol", items))


def timeline(scene: Scene) -> Html:
    """Main events and reactions by day; what has no day stands at the end."""
    held = scene.in_tier("main", "reaction")
    if not held:
        return NOTHING
    return scene.part("timeline", "Timeline", *_days(scene, held))


def background(scene: Scene) -> Html:
    """What was so before, and what is told in passing, oldest first."""
    held = scene.in_tier("background")
    if not held:
        return NOTHING
    return scene.part(
        "background",
        "Background",
        *(_row(scene, entry, scene.level + 1, day=True) for entry in held),
        about="Told in these reports, but not their news: earlier years, standing facts, asides.",
    )


def _days(scene: Scene, entries: list[Entry]) -> list[Html]:
    view = scene.view
    return [
        el(
            "section",
            el(f"h{scene.level + 1}", time_of(view, held[0].event, said), class_="day"),
            el("div", [_row(scene, entry, scene.level + 2) for entry in held]),
            class_="day",
        )
        for said, group in groupby(entries, key=lambda entry: day_heading(view, entry.event))
        for held in [list(group)]
    ]


def _row(scene: Scene, entry: Entry, level: int, day: bool = False) -> Html:
    return scene.rows.row(entry, card(scene.view, entry, level, day), level, day)


def day_heading(view: PageView, event: str) -> str:
    """The heading an event stands under: the day it falls on or begins, where that is known
    and it is no longer than a week or so; else its time in words."""
    when = view.events[event].when
    day = calendar.local_day(when)
    if day is None and when and when.start and when.end and when.grain in BEGIN_ON_A_DAY:
        day = when.start.split("T")[0]
    return day_label(calendar.day(day)) if day else day_label(when)
