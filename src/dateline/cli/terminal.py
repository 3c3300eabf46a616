"""Writing to a terminal or a pipe. Whatever comes from an article is made harmless first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from dateline.errors import BAD_DAY, UsageError
from dateline.records import Failure

if TYPE_CHECKING:
    from rich.console import Console

SHOWN_FAILURES = 20
"""Lines of failures of one kind of file before the rest is only counted."""


def check_day(text: str) -> None:
    """UsageError unless `text` is a day of the calendar, as YYYY-MM-DD."""
    try:
        if date.fromisoformat(text).isoformat() != text:
            raise ValueError
    except ValueError:
        raise UsageError(BAD_DAY, day=text) from None


def say(line: str) -> None:
    """One line on stderr, where everything goes that is not the result."""
    from dateline.export.neutral import one_line

    indent = line[: len(line) - len(line.lstrip())]
    click.echo(indent + one_line(line), err=True)


def say_failures(failures: Sequence[Failure]) -> None:
    """What was skipped and why, one line each; after the first twenty, how many more."""
    for failure in failures[:SHOWN_FAILURES]:
        named = failure.message.startswith(failure.source)
        say(f"  skipped: {'' if named else failure.source + ': '}{failure.message}")
    if len(failures) > SHOWN_FAILURES:
        say(f"  skipped: {len(failures) - SHOWN_FAILURES} more; the story lists them all.")


def write(content: bytes) -> None:
    """The result, byte for byte, on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


@contextmanager
def progress_bar(doing: str) -> Iterator[Callable[[int, int | None], None]]:
    """Give a function that draws how far the work has come, on stderr if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class Printer:
    """Prints lines with an indent: wrapped and styled on a terminal, whole and plain in a pipe."""

    def __init__(self) -> None:
        self.console: Console | None = None
        if sys.stdout.isatty():
            from rich.console import Console

            self.console = Console(highlight=False)

    def line(self, text: str = "", indent: int = 0, style: str = "") -> None:
        """`text` must be harmless already: `export.one_line` makes it so."""
        if self.console is None:
            click.echo(" " * indent + text)
            return
        from rich.padding import Padding
        from rich.text import Text

        self.console.print(Padding(Text(text, style=style), (0, 0, 0, indent), expand=False))
