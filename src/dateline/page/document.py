"""The page as a whole: head, contents, every story's parts in their order, sources, texts."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Callable
from importlib import resources

from dateline import when as calendar
from dateline.export.neutral import neutral
from dateline.export.text import summary
from dateline.export.view import View, counted, day_label
from dateline.page.chain import how_we_got_here
from dateline.page.html import Html, el, join
from dateline.page.outlook import what_happens_now
from dateline.page.people import places, reactions, who
from dateline.page.scene import Scene
from dateline.page.sources import near_misses_and_gaps, sources, texts
from dateline.page.timeline import background, in_brief, timeline
from dateline.records import StoryFile

PARTS: tuple[tuple[str, str, Callable[[Scene], Html]], ...] = (
    ("brief", "In brief", in_brief),
    ("timeline", "Timeline", timeline),
    ("chain", "How did we get here", how_we_got_here),
    ("who", "Who", who),
    ("reactions", "Reactions", reactions),
    ("outlook", "What happens now", what_happens_now),
    ("map", "Where", places),
    ("background", "Background", background),
)
"""Of every story, in this order; a part with nothing in it is left out."""
UNTITLED = "A chronology"
POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""Nothing may be loaded or run but the one style sheet, known by its hash."""
NOTE = (
    "Every line is a stretch of a report, shortened only where […] stands; nothing here was"
    " written for this page. Open the sentences below a line to check it."
)


def render(story: StoryFile) -> str:
    """The page as one HTML file: it holds no script and makes no request."""
    view = View(story)
    told = list(view.stories())
    several = len(told) > 1
    scenes = [
        Scene(view, number, title, entries, f"s{n}-" if several else "", 3 if several else 2)
        for n, (number, title, entries) in enumerate(told, 1)
    ]
    title = f"{len(scenes):,} stories" if several else scenes[0].title if scenes else UNTITLED
    contents: list[tuple[str, str]] = []
    body = [_story(scene, contents) for scene in scenes]
    body += _checks(view, scenes, contents)
    style = (resources.files("dateline.page") / "style.css").read_text(encoding="utf-8")
    return _document(title, style, join(_header(view, title), _contents(contents), _main(body)))


def _story(scene: Scene, contents: list[tuple[str, str]]) -> Html:
    """A story's parts; where the page holds several, under the story's own heading."""
    parts = [(name, label, make(scene)) for name, label, make in PARTS]
    kept = [(name, label, part) for name, label, part in parts if part]
    if not scene.prefix:
        contents += [(name, label) for name, label, _ in kept]
        return join(part for _, _, part in kept)
    ident = scene.prefix + "story"
    contents.append((ident, scene.title or UNTITLED))
    return el(
        "section",
        el("h2", el("bdi", scene.title or UNTITLED), id=f"{ident}-h"),
        el("p", counted(len(scene.articles), "report"), class_="about"),
        [part for _, _, part in kept],
        id=ident,
        class_="story",
        aria_labelledby=f"{ident}-h",
    )


def _checks(view: View, scenes: list[Scene], contents: list[tuple[str, str]]) -> list[Html]:
    """What stands behind all stories: sources, near-misses and gaps, the reports' texts."""
    contents.append(("sources", "Sources and what was cut"))
    gaps = [(scene, near_misses_and_gaps(scene)) for scene in scenes]
    contents += [(f"{scene.prefix}gaps", "Near-misses and gaps") for scene, part in gaps if part][
        :1
    ]
    contents.append(("reports", "The reports"))
    return [sources(view, 2), *(part for _, part in gaps), texts(view, 2)]


def _header(view: View, title: str) -> Html:
    failures = view.story.failures
    not_read = f"Not read: {counted(len(failures), 'source')}"
    return el(
        "header",
        el("p", "Dateline", class_="kicker"),
        el("h1", el("bdi", title)),
        el("p", summary(view), _span(view), class_="lede"),
        el("p", NOTE, class_="about"),
        el("p", el("a", not_read, href="#sources"), class_="notread") if failures else None,
    )


def _span(view: View) -> str:
    """From the first main event's day to the last one's."""
    days = sorted(
        day
        for entry in view.roots([*view.entries.values()])
        if entry.tier == "main" and (day := calendar.local_day(view.events[entry.event].when))
    )
    if not days:
        return "."
    first, last = (day_label(calendar.day(day)) for day in (days[0], days[-1]))
    return f". {first}." if first == last else f". {first} to {last}."


def _contents(contents: list[tuple[str, str]]) -> Html:
    items = (el("li", el("a", el("bdi", label), href=f"#{name}")) for name, label in contents)
    return el("nav", el("ul", items), aria_label="Parts of this page")


def _main(body: list[Html]) -> Html:
    return el("main", body, id="main")


def _document(title: str, style: str, body: Html) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    skip = el("a", "Skip to the story", href="#main", class_="skip")
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(digest)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{html.escape(neutral(title))}</title><style>{style}</style>"
    )
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{skip}{body}</body></html>\n'
