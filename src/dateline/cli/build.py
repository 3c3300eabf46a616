"""`build`, `add`, `remove`: the commands that write a story."""

from __future__ import annotations

import glob
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import STORY, json_option
from dateline.cli.terminal import Printer, check_day, progress_bar, say, say_failures, write
from dateline.errors import NAME_THE_STORY, PATTERN_EMPTY, DatelineError, UsageError

if TYPE_CHECKING:
    from dateline.cli.changes import Changes
    from dateline.export import View
    from dateline.pipeline import Run
    from dateline.records import StoryFile

PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
JSON = json_option("Print what came of it as JSON.")


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads sources, gathered into three arguments."""

    @click.option(
        "--published",
        metavar="DATE",
        default="",
        help="Day (YYYY-MM-DD) for articles in which no date of publication is found.",
    )
    @click.option(
        "--max-text",
        metavar="MB",
        type=click.IntRange(min=1),
        default=20,
        show_default=True,
        help="A larger text is left out, and said so.",
    )
    @click.option(
        "--workers",
        metavar="N",
        type=click.IntRange(min=1),
        help="Articles read at the same time.  [default: the number of cores]",
    )
    @click.option(
        "--engine",
        metavar="NAME",
        default="local",
        show_default=True,
        help="How the work is spread: local (processes of this machine) or in-process.",
    )
    @wraps(command)
    def gathered(
        *, published: str, max_text: int, workers: int | None, engine: str, **rest: Any
    ) -> Any:
        from dateline.engine import cores, named
        from dateline.records import Options

        if published:
            check_day(published)
        return command(
            options=Options(published=published, max_text_mb=max_text),
            engine=named(engine, workers or cores()),
            **rest,
        )

    return gathered


@click.command()
@PATHS
@click.option(
    "-o",
    "--output",
    "story",
    type=click.Path(path_type=Path),
    metavar="STORY",
    help="The story file to write.  [default: PATH.dateline]",
)
@reading_options
@JSON
def build(paths: tuple[str, ...], story: Path | None, as_json: bool, **how: Any) -> int:
    """Build a story from reports and print its timeline.

    PATH is a file (text, Markdown, HTML, MHTML, PDF, DOCX, JSON, JSONL), a folder, a pattern
    such as 'reports/*.html', or - for standard input. Without -o the story is written beside
    the one PATH given, as PATH.dateline, and its timeline is printed. What people have judged
    in a story that is there already is kept.

    \b
    dateline build reports -o harbour.dateline
    """
    from dateline import pipeline

    target = story or _beside(paths)
    with _failures_said(), progress_bar("Reading") as progress:
        run = pipeline.build(paths, target, progress=progress, **how)
    if as_json:
        write(_as_json(run, target))
    elif story is None:
        from dateline.cli.show import print_timeline

        print_timeline(run.story)
    _say_read(run)
    _say_written(run, target)
    return 0


def _beside(paths: tuple[str, ...]) -> Path:
    """FOLDER.dateline for the one FOLDER (or file) that was named."""
    named = Path(paths[0])
    is_pattern = glob.has_magic(paths[0]) and not named.exists()
    if is_pattern and not glob.glob(paths[0], recursive=True):
        raise UsageError(PATTERN_EMPTY, path=paths[0])
    if len(paths) != 1 or paths[0] == "-" or is_pattern:
        raise UsageError(NAME_THE_STORY)
    if named.name in ("", ".."):  # a "." has a name too
        named = named.resolve()
    if not named.name:
        raise UsageError(NAME_THE_STORY)
    return named.with_name(f"{named.name}.dateline")


@click.command()
@STORY
@PATHS
@reading_options
@JSON
def add(story: Path, paths: tuple[str, ...], as_json: bool, **how: Any) -> int:
    """Add reports to a story and print what changed.

    The story comes out as if it had been built anew with them; what was read before is not
    read again, and need not lie where it did.

    \b
    dateline add harbour.dateline late-report.html
    """
    from dateline import pipeline

    with _failures_said(), progress_bar("Reading") as progress:
        run = pipeline.add(story, paths, progress=progress, **how)
    _print_changes(run, story, as_json)
    _say_read(run)
    _say_written(run, story)
    return 0


@click.command()
@STORY
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@JSON
def remove(story: Path, articles: tuple[str, ...], as_json: bool) -> int:
    """Take articles out of a story, and their words out of its files.

    ARTICLE is an article's id, the first digits of one, or its path; the path of a file of many
    records means all of them. Its text, its claims and
    the judgements that rest on it alone are deleted; the log keeps its id. The source file
    itself is not touched.

    \b
    dateline remove harbour.dateline late-report.html
    """
    from dateline import pipeline

    run = pipeline.remove(story, _records_too(story, articles))
    _print_changes(run, story, as_json)
    _say_written(run, story)
    return 0


def _records_too(story: Path, names: Sequence[str]) -> tuple[str, ...]:
    """The names, with the path of a file of records (`file#n`) standing for each of them."""
    from dateline import store

    paths = [one.path for article in store.load(story).articles for one in article.sources]
    held = {name: [path for path in paths if path.startswith(f"{name}#")] for name in names}
    return tuple(dict.fromkeys(one for name in names for one in held[name] or [name]))


# --- what has changed ---------------------------------------------------------------

SHOWN_CHANGES = 30
"""Lines of one kind of change before the rest is only counted."""


def _print_changes(run: Run, story: Path, as_json: bool) -> None:
    from dateline.cli.changes import changes

    if run.before is None:
        return
    found = changes(run.before, run.story)
    if as_json:
        write(_as_json(run, story, changed=found._asdict()))
    else:
        _print_found(found, run.before, run.story)


def _print_found(found: Changes, before: StoryFile, now: StoryFile) -> None:
    from dateline.export import View
    from dateline.export.neutral import one_line

    then, here, printer = View(before), View(now), Printer()
    for sign, view, articles in (
        ("+", here, found.articles_added),
        ("-", then, found.articles_removed),
    ):
        for article in articles:
            title = one_line(view.articles[article].title) or "untitled"
            printer.line(f"{sign} article {article[:12]}  {view.outlet(article)}: {title}")
    for heading, lines in (
        ("New events", [_event(here, event) for event in found.new]),
        ("Told by more", [f"{_event(here, one)} (+{n})" for one, n in found.grown]),
        (
            "No longer open",
            [f"{_event(here, one)} → {_event(here, later)}" for one, later in found.closed],
        ),
        ("Joined", [f"{_event(here, one)} (were {len(old)})" for one, old in found.joined]),
        ("Parted", [f"{_event(then, one)} (now {len(new)})" for one, new in found.parted]),
        (
            "On another day",
            [f"{_event(here, one)} (was {old or 'open'})" for one, old, _ in found.redated],
        ),
        ("Gone", [_event(then, event) for event in found.gone]),
    ):
        _print_list(printer, heading, lines)


def _event(view: View, event: str) -> str:
    from dateline.export.phrases import day_label

    return f"{event[:6]}  {day_label(view.events[event].when)}: {view.line(event)}"


def _print_list(printer: Printer, heading: str, lines: Sequence[str]) -> None:
    if lines:
        printer.line(f"{heading}: {len(lines)}", style="bold")
    for line in lines[:SHOWN_CHANGES]:
        printer.line(line, 2)
    if len(lines) > SHOWN_CHANGES:
        printer.line(f"and {len(lines) - SHOWN_CHANGES} more", 2)


# --- what is said at the end --------------------------------------------------------


def _as_json(run: Run, story: Path, **more: object) -> bytes:
    told = {
        "version": 1,
        "story": str(story),
        "sources": run.sources,
        "read_before": run.from_cache,
        "articles": len(run.story.articles),
        "claims": len(run.story.claims),
        "events": len(run.story.events),
        "failures": [
            {"source": one.source, "stage": one.stage, "message": one.message}
            for one in run.failures
        ],
        **more,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


@contextmanager
def _failures_said() -> Iterator[None]:
    """Say why each source was skipped also where, for that, nothing came of it all."""
    try:
        yield
    except DatelineError as error:
        say_failures(error.failures)
        raise


def _say_read(run: Run) -> None:
    """What was read, kept and skipped, and why, on stderr."""
    from dateline.export.phrases import counted
    from dateline.store import reading_version

    say_failures(run.failures)
    for article in run.read:
        for note in article.notes:
            say(f"  note: {article.source.path}: {note}")
    skipped = len(run.failures)
    kept = run.sources - skipped
    said = [f"Read {counted(run.sources, 'source')}: {kept} kept"]
    if run.from_cache:
        said.append(f"{run.from_cache} of them read before")
    if kept > len(run.read):
        said.append(f"{kept - len(run.read)} byte for byte the same as another")
    said.append(f"{skipped} skipped")
    say(", ".join(said) + ".")
    older = sum(1 for one in run.stored if one.version != reading_version())
    if older:
        say(
            f"{counted(older, 'article')} of this story were read by another version of Dateline; "
            "`dateline build` reads all anew."
        )


def _say_written(run: Run, story: Path) -> None:
    from dateline.export.phrases import counted

    told = run.story
    orphans = sum(judgement.orphaned for judgement in told.judgements)
    say(
        f"{story}: {counted(len(told.articles), 'article')}, "
        f"{counted(len(told.claims), 'claim')}, {counted(len(told.events), 'event')}."
    )
    if orphans:
        say(
            f"{counted(orphans, 'judgement')} rest on words that are no longer there; "
            f"`dateline show {story}` lists them."
        )
