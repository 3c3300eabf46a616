"""A story as Markdown, for notes and documents. Words of articles stay words: no markup,
link or HTML in them comes alive."""

from __future__ import annotations

import re

from dateline.export.neutral import one_line
from dateline.export.phrases import TIER_LABELS, TIERS, article_day, counted, paragraph
from dateline.export.text import Row, definite, note, timeline_rows
from dateline.export.view import View
from dateline.records import StoryFile

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#|~^$!&])")
_LINE_START = re.compile(r"(\d+)([.)])(?=\s|$)|([-+=:])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")


def to_markdown(story: StoryFile) -> str:
    """The timeline with its quotes, disputes and sources; ends with one newline."""
    view = View(story)
    rows = list(timeline_rows(view))
    said: list[str] = []
    for number, title, _ in view.stories():
        said += [f"# {escape(title) or 'Untitled story'}"]
        for tier in TIERS:
            said += _tier(view, [row for row in rows if row.story == number], tier)
    return "\n\n".join(said + _sources(view)) + "\n"


def escape(text: str) -> str:
    """The text on one line, with everything that Markdown would read as markup escaped."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    line = _ADDRESS.sub(_unlinked, line)
    return _LINE_START.sub(_unlisted, line, count=1) if _LINE_START.match(line) else line


def _unlinked(found: re.Match[str]) -> str:
    scheme, colon, www, dot, _ = found.groups()
    return f"{scheme}\\{colon}" if scheme else f"{www}\\{dot}" if www else "\\@"


def _unlisted(found: re.Match[str]) -> str:
    number, point, sign = found.groups()
    return f"{number}\\{point}" if number else f"\\{sign}"


def _tier(view: View, rows: list[Row], tier: str) -> list[str]:
    held = [row for row in rows if row.tier == tier]
    if not held:
        return []
    label = next(label for name, label in TIER_LABELS.items() if name == tier)
    said = [f"## {label.capitalize()}"]
    day = ""
    for row in held:
        if row.day != day:
            day = row.day
            said.append(f"### {escape(day)}")
        said.append(_row(view, row))
    return said


def _row(view: View, row: Row) -> str:
    parts = [f"**{escape(row.line)}**", escape(note(row))]
    where = ", ".join((*row.places, *view.names(view.events[row.event].actors)))
    if where:
        parts.append(escape(where))
    parts += [f"Reports differ on {escape(definite(one))}" for one in row.disputes]
    parts += [f"Over time, {escape(definite(one))}" for one in row.histories]
    quotes = dict.fromkeys(
        f"  - “{escape(claim.quote.text)}” ({escape(view.outlet(claim.quote.article))}, "
        f"{paragraph(claim.quote)})"
        for claim in view.claims_of(row.event)
    )
    return "- " + "  \n  ".join(parts) + "\n" + "\n".join(quotes)


def _sources(view: View) -> list[str]:
    lines = [
        f"- {escape(view.outlet(article.id))}, {escape(article_day(article))}: "
        f"{escape(article.title or article.source.path)} "
        f"({escape(article.source.path)}, SHA-256 {article.source.sha256})"
        for article in view.story.articles
    ]
    said = ["## Sources", "\n".join(lines)] if lines else []
    if failures := view.story.failures:
        lines = [f"- {escape(one.source)}: {escape(one.message)}" for one in failures]
        said += [f"## Not read: {counted(len(lines), 'source')}", "\n".join(lines)]
    return said
