"""The parts for those who check: sources and what was cut, look-alikes and gaps."""

from __future__ import annotations

from collections import Counter

from dateline import when as calendar
from dateline.export.neutral import one_line
from dateline.export.phrases import article_day, gap_words
from dateline.page.facts import pair_item
from dateline.page.html import NOTHING, Html, between, el, join, outside
from dateline.page.links import event_link
from dateline.page.scene import Scene
from dateline.page.view import PageView, article_anchor
from dateline.records import Article, Cut
from dateline.select import find_gaps

NEAR_MISSES = 100
"""Pairs shown, the closest first; all stand in the JSON export."""
HOW_OUTLET = {
    "metadata": "named in the page's metadata",
    "sidecar": "named in articles.csv",
    "self-naming": "the page names itself",
    "credit": "named in a credit line",
    "url": "taken from the address",
    "dateline": "named in its dateline",
    "file-name": "not named: the file's name",
}


def sources(view: PageView, level: int) -> Html:
    """Every article with how its outlet and day were found, what was cut, what was not read."""
    claims = Counter(claim.quote.article for claim in view.story.claims)
    items = [el("li", _article(view, one, claims[one.id])) for one in view.by_outlet]
    failures = [
        el("li", el("b", el("bdi", one.source)), ": ", one.message) for one in view.story.failures
    ]
    return el(
        "section",
        el(f"h{level}", "Sources and what was cut", id="sources-h"),
        el("ol", items),
        el("section", el(f"h{level + 1}", "Not read"), el("ul", failures)) if failures else None,
        id="sources",
        class_="part sources",
        aria_labelledby="sources-h",
    )


def _article(view: PageView, article: Article, claims: int) -> Html:
    how = HOW_OUTLET.get(article.outlet.how, article.outlet.how)
    others = [one for one in article.outlet.candidates if one.name != article.outlet.name]
    candidates = [f"{one_line(c.name)} ({HOW_OUTLET.get(c.how, c.how)})" for c in others]
    rows: list[tuple[str, Html | str]] = [
        ("Outlet", f"{view.outlet(article.id)} ({how})"),
        ("Other candidates", "; ".join(candidates)),
        ("Author", article.author),
        ("Published", _published(article)),
        ("Credits", ", ".join(article.credits)),
        ("Address", outside(article.url) if article.url else NOTHING),
        ("File", join(_paths(article))),
        ("SHA-256", article.source.sha256),
        ("Claims", f"{claims:,}"),
        ("Notes", "; ".join(article.notes)),
    ]
    facts = [el("div", el("dt", name), el("dd", el("bdi", value))) for name, value in rows if value]
    title = el("bdi", one_line(article.title or article.source.path))
    has_text = view.form.texts != "none"
    return join(
        el("p", el("a", title, href=f"#{article_anchor(article.id)}") if has_text else title),
        el("dl", facts),
        _cut(article.cut),
    )


def _published(article: Article) -> str:
    if article.published is None:
        return "date open: none was found in the report"
    how = f" (found by: {article.published.how})" if article.published.how else ""
    return f"{article_day(article)}{how}"


def _paths(article: Article) -> list[Html]:
    paths = dict.fromkeys([article.source.path, *(one.path for one in article.sources)])
    return [between(", ", [el("bdi", path) for path in paths])]


def _cut(held: tuple[Cut, ...]) -> Html:
    if not held:
        return NOTHING
    items = [el("li", el("bdi", one.text), " ", el("small", one.why)) for one in held]
    return el("details", el("summary", f"Cut from it ({len(held)})"), el("ul", items))


def near_misses_and_gaps(scene: Scene) -> Html:
    """Pairs that were looked at and kept apart; long silences; what has no day."""
    view = scene.view
    held = {(p.a, p.b): p for e in scene.entries for p in view.near_misses.get(e.event, ())}
    pairs = sorted(held.values(), key=lambda pair: (-pair.weight, pair.a, pair.b))
    items = [item for pair in pairs[:NEAR_MISSES] if (item := pair_item(view, pair))]
    level = scene.level + 1
    parts = []
    if items:
        left = f"{len(pairs) - NEAR_MISSES:,} more stand in the JSON export."
        parts.append(
            el(
                "section",
                el(f"h{level}", "Looked alike, kept apart"),
                el("ul", items),
                el("p", left) if len(pairs) > NEAR_MISSES else None,
            )
        )
    if silences := _silences(scene):
        parts.append(el("section", el(f"h{level}", "Silences"), el("ul", silences)))
    if undated := _undated(scene):
        parts.append(el("section", el(f"h{level}", "Without a day"), el("ul", undated)))
    return scene.part("gaps", "Near-misses and gaps", *parts) if parts else NOTHING


def _silences(scene: Scene) -> list[Html]:
    """Stretches between main events in which nothing is told, where they stand out."""
    view = scene.view
    gaps = find_gaps(view.events[entry.event].when for entry in scene.in_tier("main"))
    return [el("li", gap_words(gap)) for gap in gaps]


def _undated(scene: Scene) -> list[Html]:
    view = scene.view
    return [
        el("li", event_link(view, entry.event))
        for entry in scene.in_tier("main", "reaction")
        if calendar.sort_key(view.events[entry.event].when)[0] == 2
    ]
