"""`show`: a story's timeline in the terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.terminal import Printer, write

if TYPE_CHECKING:
    from dateline.export import Row, View
    from dateline.records import StoryFile

TIER_HEADINGS = {
    "main": "",
    "reaction": "Reactions",
    "background": "Background",
    "outlook": "What may come",
}
ID_DIGITS = 6
"""Digits of an event's id that are shown, where so many tell it from all others."""


@click.command()
@click.argument("story", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
def show(story: Path, as_json: bool) -> int:
    """Print a story's timeline.

    Each line is a sentence of a report, shortened only where […] stands; before it stands the
    id that `dateline explain` takes, below it who tells it and what is disputed.

    \b
    dateline show harbour.dateline
    """
    from dateline import store

    told = store.load(story)
    if as_json:
        write(_as_json(told))
    else:
        print_timeline(told)
    return 0


def _as_json(story: StoryFile) -> bytes:
    from dateline.export import timeline_rows

    rows = [row._asdict() for row in timeline_rows(story)]
    return json.dumps({"version": 1, "rows": rows}, ensure_ascii=False, indent=1).encode() + b"\n"


def print_timeline(story: StoryFile) -> None:
    """Story by story, tier by tier, day by day."""
    from dateline.export import View, timeline_rows
    from dateline.export.neutral import one_line

    printer, view = Printer(), View(story)
    short = short_ids(tuple(event.id for event in story.events))
    for _, rows in groupby(timeline_rows(view), key=lambda row: row.story):
        _print_story(printer, view, list(rows), short)
    if story.failures:
        printer.line()
        printer.line("Not read", style="bold")
        for failure in story.failures:
            printer.line(one_line(f"{failure.source}: {failure.message}"), 2, "red")
    orphans = [one for one in story.judgements if one.orphaned]
    if orphans:
        printer.line()
        printer.line("Judgements whose words are no longer there", style="bold")
        for one in orphans:
            said = " / ".join(f"“{quote.text}”" for quote in one.anchors)
            printer.line(one_line(f"{one.kind}, by {one.by}: {said}"), 2, "red")


def _print_story(printer: Printer, view: View, rows: Sequence[Row], short: dict[str, str]) -> None:
    printer.line()
    printer.line(rows[0].title or "Untitled story", style="bold underline")
    for tier, heading in TIER_HEADINGS.items():
        in_tier = [row for row in _with_their_root(rows) if row[0].tier == tier]
        if in_tier and heading:
            printer.line()
            printer.line(heading, style="bold cyan")
        day = ""
        for root, row in in_tier:
            if row is root and row.day != day:
                day = row.day
                printer.line()
                printer.line(day, style="bold")
            _print_row(printer, row, short[row.event])
            for answered in answers(view, row.event) if row is root else ():
                said = f"In answer to {short[answered]}: {view.line(answered)}"
                printer.line(said, 4 + len(short[row.event]), "cyan")


def answers(view: View, row: str) -> list[str]:
    """The rows that a row answers, as a report says."""
    relations = view.relations.get(row, [])
    found = [to for one, of, to in relations if one.kind == "answers" and of == row]
    return list(dict.fromkeys(found))


def _with_their_root(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Each row with the row of depth 0 that it hangs under."""
    paired = []
    root = rows[0]
    for row in rows:
        root = row if row.depth == 0 else root
        paired.append((root, row))
    return paired


def _print_row(printer: Printer, row: Row, short: str) -> None:
    indent = 2 + 2 * row.depth
    printer.line(f"{short}  {row.line}", indent)
    below = indent + len(short) + 2
    day = row.day if row.depth else ""
    told = [row.under, day, row.told, ", ".join(row.outlets), row.sure]
    printer.line(" · ".join(part for part in told if part), below, "dim")
    for dispute in row.disputes:
        printer.line(f"Reports differ on the {dispute}", below, "yellow")
    for history in row.histories:
        printer.line(f"Over time, the {history}", below, "dim")


def short_ids(ids: Sequence[str]) -> dict[str, str]:
    """Each id with as many of its first digits as tell it from every other, at least six."""
    shown = {}
    ordered = sorted(ids)
    for before, one, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        shared = max(_shared(one, before), _shared(one, after))
        shown[one] = one[: max(ID_DIGITS, shared + 1)]
    return shown


def _shared(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
