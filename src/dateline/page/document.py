"""The page as a whole: head, contents, every story's parts in their order, sources, texts."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Callable, Sequence
from importlib import resources

from dateline import when as calendar
from dateline.export.neutral import neutral
from dateline.export.phrases import counted, day_label
from dateline.export.text import summary
from dateline.page.chain import how_we_got_here
from dateline.page.html import Html, el, join
from dateline.page.index import index
from dateline.page.outlook import what_happens_now
from dateline.page.pack import pack, packs
from dateline.page.people import places, reactions, who
from dateline.page.rows import Rows
from dateline.page.scene import Scene
from dateline.page.sources import near_misses_and_gaps, sources
from dateline.page.texts import report, texts
from dateline.page.timeline import background, in_brief, timeline
from dateline.page.view import Form, PageView, clip
from dateline.records import StoryFile
from dateline.select import Point

PARTS: tuple[tuple[str, str, Callable[[Scene], Html]], ...] = (
    ("brief", "In brief", in_brief),
    ("timeline", "Timeline", timeline),
    ("chain", "How did we get here", how_we_got_here),
    ("who", "Who", who),
    ("reactions", "Reactions", reactions),
    ("outlook", "What happens now", what_happens_now),
    ("map", "Map", places),
    ("background", "Background", background),
)
"""Of every story, in this order; a part with nothing in it is left out."""
LINES = frozenset({"brief", "timeline", "outlook", "background"})
"""Parts that stand in a folded page as they are: their rows are one line each there."""
WHOLE = 500
"""Rows of a timeline beyond which the page is folded: each event is one line, the rest lies
compressed inside and the script opens it. Whole, 500 events are about a megabyte."""
UNTITLED = "A chronology"
POLICY = "default-src 'none'; style-src 'sha256-{}'; {}base-uri 'none'; form-action 'none'"
"""Nothing may be loaded or run but the one style sheet and the one script, known by hash."""
NOTE = (
    "Every line is a stretch of a report, shortened only where […] stands; nothing here was"
    " written for this page. Open the sentences below a line to check it."
)
LATER = "This part is folded away inside the page, and opens where scripts may run."
FOLDED = (
    "Without scripts this page holds one line an event. “dateline page --plain” writes it whole."
)
Part = tuple[str, str, Html]
"""Id, label, and the part itself."""


def render(story: StoryFile, form: Form | None = None, brief: Sequence[Point] = ()) -> str:
    """The page as one HTML file; it makes no request. `brief` is what tells it in brief."""
    form = form or Form()
    shown = sum(not entry.along for entry in story.timeline)
    view = PageView(story, form, folded=not form.plain and shown > WHOLE)
    rows = Rows(view)
    told = [(number, clip(name, form.longest), held) for number, name, held in view.stories()]
    several = len(told) > 1
    scenes = [
        Scene(
            rows,
            number,
            title,
            entries,
            f"s{n}-" if several else "",
            3 if several else 2,
            [point for point in brief if point.story == number],
        )
        for n, (number, title, entries) in enumerate(told, 1)
    ]
    title = f"{len(scenes):,} stories" if several else scenes[0].title if scenes else UNTITLED
    contents: list[tuple[str, str]] = []
    folded: list[Html] = []
    body = [_story(scene, contents, folded) for scene in scenes]
    body += _checks(view, scenes, contents, folded)
    inside = [] if form.plain else _inside(rows, scenes, folded)
    page = join(_header(view, title), _contents(contents), _main(body))
    return _document(title, page, inside)


def _story(scene: Scene, contents: list[tuple[str, str]], folded: list[Html]) -> Html:
    """A story's parts; where the page holds several, under the story's own heading."""
    made = [(scene.prefix + name, label, make(scene)) for name, label, make in PARTS]
    parts = [
        part if name in LINES else _fold(scene.view, part, scene.level, folded)
        for (name, _, _), part in zip(PARTS, made, strict=True)
        if part[2]
    ]
    if not scene.prefix:
        contents += [(name, label) for name, label, _ in parts]
        return join(part for _, _, part in parts)
    ident, title = scene.prefix + "story", scene.title or UNTITLED
    contents.append((ident, title))
    return el(
        "section",
        el("h2", el("bdi", title), id=f"{ident}-h"),
        el("p", counted(len(scene.articles), "report"), class_="about"),
        _contents([(name, label) for name, label, _ in parts], f"Parts of: {title}"),
        [part for _, _, part in parts],
        id=ident,
        class_="story",
        aria_labelledby=f"{ident}-h",
    )


def _checks(
    view: PageView, scenes: list[Scene], contents: list[tuple[str, str]], folded: list[Html]
) -> list[Html]:
    """What stands behind all stories: sources, near-misses and gaps, the reports' texts."""
    label = "Near-misses and gaps"
    gaps = [(f"{scene.prefix}gaps", label, near_misses_and_gaps(scene)) for scene in scenes]
    level = scenes[0].level if scenes else 2
    held = [("sources", "Sources and what was cut", sources(view, 2))]
    parts = [_fold(view, part, 2, folded) for part in held]
    parts += [_fold(view, part, level, folded) for part in gaps if part[2]]
    if view.form.texts != "none" and not view.folded:
        parts.append(("reports", "The reports", texts(view, 2)))
    firsts = {label: name for name, label, _ in reversed(parts)}
    contents += [(firsts[label], label) for label in dict.fromkeys(label for _, label, _ in parts)]
    return [part for _, _, part in parts]


def _fold(view: PageView, part: Part, level: int, folded: list[Html]) -> Part:
    """On a folded page, a part's heading in its place and the part itself put away."""
    ident, label, whole = part
    if not view.folded:
        return part
    folded.append(pack(f"p-{ident}", whole))
    heading = el(f"h{level}", label, id=f"{ident}-h")
    later = el("p", LATER, class_="about")
    stub = el("section", heading, later, id=ident, class_="part", aria_labelledby=f"{ident}-h")
    return ident, label, stub


def _inside(rows: Rows, scenes: list[Scene], folded: list[Html]) -> list[Html]:
    """What the script reads: the index and, on a folded page, rows, parts and texts."""
    view = rows.view
    told = index(rows, [[entry.event for entry in scene.entries] for scene in scenes])
    held = list(folded)
    if view.folded:
        cards, told["cards"] = packs("c", rows.folded)
        held.append(cards)
        if view.form.texts != "none":
            reports, told["texts"] = packs("t", (report(view, a, 3) for a in view.by_outlet))
            held.append(reports)
    return [pack("index", told), *held]


def _header(view: PageView, title: str) -> Html:
    failures = view.story.failures
    not_read = f"Not read: {counted(len(failures), 'source')}"
    return el(
        "header",
        el("p", "Dateline", class_="kicker"),
        el("h1", el("bdi", title)),
        el("p", summary(view), _span(view), class_="lede"),
        el("p", NOTE, class_="about"),
        el("p", FOLDED, class_="about noscript") if view.folded else None,
        el("p", el("a", not_read, href="#sources"), class_="notread") if failures else None,
    )


def _span(view: PageView) -> str:
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


def _contents(contents: list[tuple[str, str]], name: str = "Parts of this page") -> Html:
    items = (el("li", el("a", el("bdi", label), href=f"#{at}")) for at, label in contents)
    return el("nav", el("ul", items), aria_label=name)


def _main(body: list[Html]) -> Html:
    return el("main", body, id="main")


def _document(title: str, body: Html, inside: list[Html]) -> str:
    style, script = _shipped("style.css"), _shipped("page.js") if inside else ""
    allowed = f"script-src 'sha256-{_digest(script)}'; " if script else ""
    policy = POLICY.format(_digest(style), allowed)
    skip = el("a", "Skip to the story", href="#main", class_="skip")
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{html.escape(neutral(title))}</title><style>{style}</style>"
    )
    tail = f"{''.join(inside)}<script>{script}</script>" if script else ""
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head>'
        f"<body>{skip}{body}{tail}</body></html>\n"
    )


def _shipped(name: str) -> str:
    return (resources.files("dateline.page") / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
