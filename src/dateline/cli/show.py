"""`show`: a story's timeline in the terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import STORY, json_option
from dateline.cli.terminal import Printer, check_day, say, write

if TYPE_CHECKING:
    from dateline.export import Row, View
    from dateline.records import StoryFile

TIER_HEADINGS = {
    "main": "What happened",
    "reaction": "Reactions",
    "outlook": "Looking ahead",
    "background": "Background",
}
CAME = {"follows": "What came of it", "answers": "Answered"}
"""What is printed before a later row, by how it is related to one that looks ahead."""
UNDER_A_ROW = 6
"""Lines under a row before the rest is only counted: a screen then holds several rows. Not
tuned."""
PLAIN_MARKS = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
ID_DIGITS = 6
"""Digits of an event's id that are shown, where so many tell it from all others."""


@click.command()
@STORY
@json_option("Print the rows as JSON.")
@click.option("--all", "whole", is_flag=True, help="Leave out nothing of what hangs under a line.")
@click.option("--without", metavar="NAME", help="Say what rests on an outlet, origin, …")
@click.option("--brief", is_flag=True, help="Print only the weightiest days, a sentence each.")
@click.option("--events", type=click.IntRange(1), metavar="N", help="The N weightiest events only.")
@click.option(
    "--from", "first", default="", metavar="DAY", help="Only what happened on this day or later."
)
@click.option(
    "--to", "last", default="", metavar="DAY", help="Only what happened on this day or earlier."
)
@click.option("--about", metavar="NAME", default="", help="Only what somebody of this name is in.")
@click.option("--place", metavar="NAME", default="", help="Only what was at this place.")
def show(
    story: Path,
    as_json: bool,
    whole: bool,
    without: str | None,
    brief: bool,
    events: int | None,
    first: str,
    last: str,
    about: str,
    place: str,
) -> int:
    """Print a story's timeline.

    Each line is a sentence of a report, shortened only where […] stands; before it stands the
    id that `dateline explain` takes, below it who tells it and what is disputed. Under it hang
    the weightiest of its parts, of what was said of it and of what may come of it.

    With --without, the story is made again without an outlet, an origin, a speaker or an
    article, and every row, day and figure is listed that nobody gives any more, that rests on
    one origin only, or that changes. The story itself stays as it is.

    With --brief, the days are printed that the reports come back to most, as many as stand out,
    each with the line that tells most of it. --events, --from, --to, --about and --place
    narrow the timeline to rows that fit, with all that hangs under them.

    \b
    dateline show harbour.dateline
    dateline show harbour.dateline --brief
    dateline show harbour.dateline --events 5 --from 2031-05-01
    dateline show harbour.dateline --without "Harbour Post"
    """
    from dateline import store

    if without is not None:
        if brief or whole or events or first or last or about or place:
            raise click.UsageError("--without goes with --json alone.")
        _show_without(story, without, as_json)
        return 0
    for day in filter(None, (first, last)):
        check_day(day)
    days = first, last
    told = store.load(story)
    if brief:
        if events or about or place:
            raise click.UsageError("--brief goes with --from and --to alone.")
        _show_brief(story, told, days, as_json)
        return 0
    told = _narrowed(told, events, days, about, place)
    if as_json:
        write(_as_json(told))
    else:
        print_timeline(told, whole, narrowed=bool(about or place))
        if not told.timeline:
            say(f"Nothing in {story} fits; `dateline show {story}` prints all of it.")
    return 0


def _narrowed(
    told: StoryFile, events: int | None, days: tuple[str, str], about: str, place: str
) -> StoryFile:
    from dateline.select import Asked, narrow

    asked = Asked(events, *days, about, place)
    return told if asked == Asked() else narrow(told, asked)


def _show_brief(path: Path, told: StoryFile, days: tuple[str, str], as_json: bool) -> None:
    """Story by story its weightiest days; of a story without any, nothing."""
    from dateline import store
    from dateline.export.neutral import one_line
    from dateline.select import in_brief, shown

    readings = [one.reading for one in store.load_readings(path)]
    points = in_brief(told, readings, *days)
    if as_json:
        rows = [
            {"story": one.story, "day": one.day, "line": shown(one.line), "event": one.event}
            for one in points
        ]
        said = json.dumps({"version": 1, "days": rows}, ensure_ascii=False, indent=1)
        write(said.encode() + b"\n")
        return
    printer = Printer()
    titles = {story.id: story.title for story in told.stories}
    for story, held in groupby(points, key=lambda point: point.story):
        printer.line()
        printer.line(f"Story: {titles[story] or 'untitled'}", style="bold underline")
        for point in held:
            printer.line(one_line(f"{point.day}  {shown(point.line)}"), 2)


def _show_without(story: Path, name: str, json_: bool) -> None:
    from dateline.cli import losses
    from dateline.without import without

    found = without(story, name)
    if json_:
        write(losses.as_json(found, name))
    else:
        losses.print_losses(found, name)


def _as_json(story: StoryFile) -> bytes:
    from dateline.export import timeline_rows

    rows = [row._asdict() for row in timeline_rows(story)]
    return json.dumps({"version": 1, "rows": rows}, ensure_ascii=False, indent=1).encode() + b"\n"


def print_timeline(story: StoryFile, whole: bool = False, *, narrowed: bool = False) -> None:
    """Story by story, tier by tier, day by day; `whole`: with all that hangs under each row,
    `narrowed`: to somebody or a place."""
    from dateline.export import View, timeline_rows
    from dateline.export.neutral import one_line

    printer, view = Printer(), View(story)
    short = short_ids(tuple(event.id for event in story.events))
    for _, rows in groupby(timeline_rows(view), key=lambda row: row.story):
        held = list(rows)
        _print_story(printer, view, held, short, whole)
        if gaps := view.gaps(held[0].story):
            printer.line()
            of_it = "of this " if narrowed else ""
            for gap in gaps:
                printer.line(f"Nothing {of_it}is told of {gap}.", 2, "dim")
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


def _print_story(
    printer: Printer, view: View, rows: Sequence[Row], short: dict[str, str], whole: bool
) -> None:
    from dateline.export.phrases import day_label

    printer.line()
    printer.line(f"Story: {rows[0].title or 'untitled'}", style="bold underline")
    groups = _by_root(rows)
    for tier, heading in TIER_HEADINGS.items():
        in_tier = [(root, under) for root, under in groups if root.tier == tier]
        if in_tier:
            printer.line()
            printer.line(heading, style="bold cyan")
        day = ""
        for root, under in in_tier:
            if root.day != day:
                day = root.day
                printer.line()
                printer.line("Undated" if day == day_label(None) else day, style="bold")
            _print_row(printer, root, short[root.event])
            for answered in answers(view, root.event):
                said = f"In answer to {short[answered]}: {view.line(answered)}"
                printer.line(said, 4 + len(short[root.event]), "cyan")
            _print_came(printer, view, root, short)
            _print_under(printer, view, root, under, short, whole)


def _print_under(
    printer: Printer,
    view: View,
    root: Row,
    under: Sequence[Row],
    short: dict[str, str],
    whole: bool,
) -> None:
    """What hangs under a row, on one level: the weightiest in their order, and how many more."""
    first = {_said(row.line): row for row in reversed([root, *under])}
    once = [row for row in under if first[_said(row.line)] is row]
    ranked = sorted(once, key=lambda row: (-view.events[row.event].salience, row.event))
    kept = {row.event for row in (ranked if whole else ranked[:UNDER_A_ROW])}
    for row in once:
        if row.event in kept:
            _print_row(printer, row, short[row.event])
            _print_came(printer, view, row, short)
    if more := len(once) - len(kept):
        printer.line(f"and {more} more (dateline show --all)", 4, "dim")


def _said(line: str) -> str:
    """The words of a line, whatever the shape of its quotation marks."""
    return line.translate(PLAIN_MARKS)


def answers(view: View, row: str) -> list[str]:
    """The rows that a row answers, as a report says."""
    relations = view.relations.get(row, [])
    found = [to for one, of, to in relations if one.kind == "answers" and of == row]
    return list(dict.fromkeys(found))


def _print_came(printer: Printer, view: View, row: Row, short: dict[str, str]) -> None:
    indent = (6 if row.depth else 4) + len(short[row.event])
    for later, words in came_of(view, row):
        printer.line(f"{words}: {short[later]} {view.line(later)}", indent, "cyan")


def came_of(view: View, row: Row) -> list[tuple[str, str]]:
    """What later did, answered or called off what a row looks ahead to, with how it is called."""
    if row.tier != "outlook":
        return []
    found = {
        of: CAME[one.kind]
        for one, of, to in view.relations.get(row.event, [])
        if to == row.event and one.kind in CAME and not view.is_hidden(of)
        if view.is_ahead(one.target)
    }
    return sorted(found.items())


def _by_root(rows: Sequence[Row]) -> list[tuple[Row, list[Row]]]:
    """Each row of depth 0 with all the rows that hang under it, at whatever depth."""
    groups: list[tuple[Row, list[Row]]] = []
    for row in rows:
        if row.depth == 0 or not groups:
            groups.append((row, []))
        else:
            groups[-1][1].append(row)
    return groups


def _print_row(printer: Printer, row: Row, short: str) -> None:
    from dateline.export.text import definite, voice

    indent = 4 if row.depth else 2
    printer.line(f"{short}  {row.line}", indent)
    below = indent + len(short) + 2
    day = row.day if row.depth else ""
    told = [voice(row), row.under, day, row.told, ", ".join(row.outlets), row.sure]
    printer.line(" · ".join(part for part in told if part), below, "dim")
    for dispute in row.disputes:
        printer.line(f"Reports differ on {definite(dispute)}", below, "yellow")
    for history in row.histories:
        printer.line(f"Over time, {definite(history)}", below, "dim")


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
