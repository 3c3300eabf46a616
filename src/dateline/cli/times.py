"""`times`: the temporal tagger by itself."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option
from dateline.cli.terminal import Printer, write
from dateline.errors import BAD_DAY, CANNOT_READ, UsageError

if TYPE_CHECKING:
    from dateline.times import Timex


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--anchor",
    metavar="DATE",
    help="Day (YYYY-MM-DD) the text was written. Without it no year is made up.",
)
@json_option("Print them as JSON, with offsets and rules.")
def times(file: str, anchor: str | None, as_json: bool) -> int:
    """List the times that a text names, each with its day.

    FILE is a text, or - for standard input.

    \b
    dateline times report.txt --anchor 2024-03-11
    """
    text = _text(file)
    from dateline.export.neutral import one_line
    from dateline.times import tag

    try:
        found = tag(text, anchor=anchor)
    except ValueError:
        raise UsageError(BAD_DAY, day=anchor) from None
    if as_json:
        said = {"version": 1, "times": [one.to_dict() for one in found]}
        write(json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n")
        return 0
    printer = Printer()
    for one in found:
        value = one.value or "open"
        printer.line(f"{one.start:>6}  {value:<16}{_also(one)} {one_line(one.text)}")
    return 0


def _also(one: Timex) -> str:
    """What the value does not show: its other readings, or a When of another shape."""
    if one.when is None or one.when.edtf == one.value:
        return ""
    if one.value in one.when.alternatives:
        others = [day for day in one.when.alternatives if day != one.value]
        return f"  or {' or '.join(others)}"
    return f"  [{one.when.edtf}]"


def _text(file: str) -> str:
    try:
        held = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(CANNOT_READ, path=file, cause=error.strerror) from None
    from dateline.acquire.encoding import decode

    text, encoding = decode(held)
    if held.strip() and not encoding:
        raise UsageError(CANNOT_READ, path=file, cause="it is not text")
    return text.removeprefix("\ufeff")
