"""`stories`: the stories of a pile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.terminal import Printer, write

if TYPE_CHECKING:
    from dateline.export import View
    from dateline.records import Article, Story


@click.command()
@click.argument("story", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the stories as JSON.")
def stories(story: Path, as_json: bool) -> int:
    """List the stories of a pile, each with its articles.

    The story told by most articles comes first. A report may tell two.

    \b
    dateline stories pile.dateline
    """
    from dateline import store
    from dateline.export import View

    view = View(store.load(story))
    listed = sorted(view.story.stories, key=lambda one: (-len(one.articles), one.id))
    if as_json:
        write(_as_json(view, listed))
    else:
        _print_stories(view, listed)
    return 0


def _as_json(view: View, listed: list[Story]) -> bytes:
    told = [
        {
            "id": one.id,
            "title": one.title,
            "days": _days(view, one),
            "events": len(one.events),
            "articles": [
                {"id": article, "path": view.articles[article].source.path}
                for article in one.articles
            ],
        }
        for one in listed
    ]
    said = {"version": 1, "stories": told}
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def _days(view: View, story: Story) -> list[str]:
    """First and last EDTF of the story's main rows; empty where none has a day."""
    whens = [
        when
        for event in story.events
        if (entry := view.entries.get(event)) is not None and entry.tier == "main"
        if (when := view.events[event].when) is not None and when.start
    ]
    if not whens:
        return []
    ordered = sorted(whens, key=lambda when: (str(when.start), when.edtf))
    return [ordered[0].edtf, ordered[-1].edtf]


def _published(article: Article) -> tuple[str, str, str]:
    """By day, those without one last."""
    day = article.published.start if article.published else None
    return day or "~", article.source.path, article.id


def _print_stories(view: View, listed: list[Story]) -> None:
    from dateline.export.neutral import one_line
    from dateline.export.view import article_day, counted

    printer = Printer()
    for one in listed:
        days = " to ".join(dict.fromkeys(_days(view, one)))
        printer.line(one_line(one.title) or "untitled", style="bold")
        told = [days, counted(len(one.articles), "article"), counted(len(one.events), "event")]
        printer.line(" · ".join(part for part in told if part), 2, "dim")
        for held in sorted((view.articles[held] for held in one.articles), key=_published):
            said = f"{view.outlet(held.id)}, {article_day(held)}: {held.title or held.source.path}"
            printer.line(one_line(said), 2)
        printer.line()
