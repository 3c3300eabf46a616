"""`verify`: whether sources and quotes still are what the story says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import STORY, json_option
from dateline.cli.terminal import Printer, write

if TYPE_CHECKING:
    from dateline.custody import Found

MARKS = {
    "present": "ok",
    "moved": "moved",
    "altered": "ALTERED",
    "missing": "MISSING",
    "unseen": "not checked",
}


@click.command()
@STORY
@click.argument("folders", nargs=-1, metavar="[FOLDER...]")
@json_option("Print what was found as JSON.")
def verify(story: Path, folders: tuple[str, ...], as_json: bool) -> int:
    """Check a story's sources and quotes.

    Every source is hashed again (SHA-256): it is ok, has moved, is altered, or is missing.
    Every quote is compared with its article. Sources are looked for in FOLDER, or where the
    story's log says that they lay. The exit status is 1 when a source is altered or missing,
    or a quote is not what its article says.

    \b
    dateline verify harbour.dateline
    """
    from dateline import custody, store
    from dateline.errors import PATH_MISSING, UsageError

    for folder in folders:
        if not Path(folder).exists():
            raise UsageError(PATH_MISSING, path=folder)
    told = store.load(story)
    places = [Path(folder) for folder in folders] or store.folders(story)
    found = custody.find_sources(told, places)
    count, moved = store.moved_quotes(told)
    if as_json:
        write(_as_json(found, count, len(moved)))
    else:
        _print_found(found, count, len(moved))
    return int(bool(moved) or any(one.state in ("altered", "missing") for one in found))


def _as_json(found: list[Found], quotes: int, moved: int) -> bytes:
    said = {
        "version": 1,
        "sources": [one._asdict() for one in found],
        "quotes": quotes,
        "quotes_moved": moved,
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def _print_found(found: list[Found], quotes: int, moved: int) -> None:
    from dateline.export.neutral import one_line
    from dateline.export.phrases import counted

    printer = Printer()
    for one in found:
        now = f" -> {one.now}" if one.now else ""
        style = {"altered": "bold red", "missing": "bold red", "moved": "yellow"}
        printer.line(
            f"{MARKS[one.state]:<12}{one.sha256[:12]}  {one_line(one.path + now)}",
            style=style.get(one.state, ""),
        )
    counts = [f"{n} {state}" for state in MARKS if (n := sum(o.state == state for o in found))]
    printer.line(f"{counted(len(found), 'source')}: {', '.join(counts)}.")
    printer.line(
        f"{counted(quotes, 'quote')}: "
        + (f"{moved} not what the article says." if moved else "each is what its article says.")
    )
