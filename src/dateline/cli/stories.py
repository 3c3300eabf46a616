"""`stories`: the stories of a pile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import STORY, json_option
from dateline.cli.terminal import Printer, write

if TYPE_CHECKING:
    from dateline.export import View
    from dateline.records import Article, Judgement, Story


@click.command()
@STORY
@json_option("Print the stories as JSON.")
@click.option("--why", is_flag=True, help="Say why reports stand together, or do not.")
def stories(story: Path, as_json: bool, why: bool) -> int:
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
        _print_stories(view, listed, why)
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
            "judgements": [judgement.id for judgement in _joins(view, one)],
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


def _joins(view: View, story: Story) -> list[Judgement]:
    """The judgements by which the story's reports stand together."""
    return [
        one
        for one in view.story.judgements
        if one.kind == "same_story" and {q.article for q in one.anchors} <= set(story.articles)
    ]


def _published(article: Article) -> tuple[str, str, str]:
    """By day, those without one last."""
    day = article.published.start if article.published else None
    return day or "~", article.source.path, article.id


def _print_stories(view: View, listed: list[Story], why: bool) -> None:
    from dateline.export.neutral import one_line
    from dateline.export.phrases import article_day, counted

    printer = Printer()
    for one in listed:
        days = " to ".join(dict.fromkeys(_days(view, one)))
        printer.line(one_line(one.title) or "untitled", style="bold")
        told = [days, counted(len(one.articles), "article"), counted(len(one.events), "event")]
        printer.line(" · ".join(part for part in told if part), 2, "dim")
        for held in sorted((view.articles[held] for held in one.articles), key=_published):
            said = f"{view.outlet(held.id)}, {article_day(held)}: {held.title or held.source.path}"
            printer.line(one_line(said), 2)
        if why:
            _print_reasons(printer, view, _joins(view, one))
        printer.line()
    apart = [one for one in view.story.judgements if one.kind == "other_story"]
    if why and apart:
        printer.line("Alike, and kept apart", style="bold")
        _print_reasons(printer, view, apart)


def _print_reasons(printer: Printer, view: View, judgements: list[Judgement]) -> None:
    """One line a judgement: the two reports, and what was seen of them."""
    from dateline.export.neutral import one_line

    for one in judgements:
        told = (view.articles[quote.article] for quote in one.anchors)
        ends = dict.fromkeys(f'"{each.title or each.source.path}"' for each in told)
        says = "; ".join(reason.says for reason in one.reasons) or one.why or one.by
        printer.line(one_line(f"{' and '.join(ends)}: {says}"), 4, "dim")
