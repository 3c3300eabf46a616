"""`export` and `page`: a story written for other programs and for readers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from dateline.cli.options import STORY, output_option
from dateline.cli.terminal import say, write
from dateline.errors import (
    ACCUSED_UNHEARD,
    FOLDER_MISSING,
    NEEDS_PUBLIC,
    NOT_OUR_PAGE,
    NOTHING_APPROVED,
    DatelineError,
    UsageError,
)

if TYPE_CHECKING:
    from dateline.records import StoryFile

LONGEST_QUOTE = 300
"""Characters: a long sentence of news. What may be quoted is a question of law, not of ours."""


@click.command()
@STORY
@click.option(
    "--to",
    "form",
    metavar="FORMAT",
    type=click.Choice(["json", "csv", "markdown"]),
    required=True,
    help="json (all there is; see story.schema.json), csv (for spreadsheets) or markdown.",
)
@output_option("Where to write it.  [default: standard output]")
def export(story: Path, form: str, output: Path | None) -> int:
    """Write a story as JSON, CSV or Markdown.

    The same story gives the same bytes.

    \b
    dateline export harbour.dateline --to json -o harbour.json
    """
    from dateline import export as formats
    from dateline import store

    told = store.load(story)
    if form == "json":
        content = formats.to_json(told)
    elif form == "csv":
        content = formats.to_csv(told)
    else:
        content = _encoded(formats.to_markdown(told))
    _put(content, output)
    return 0


@click.command()
@STORY
@output_option("Where to write it; - for standard output.  [default: beside the story, as .html]")
@click.option("--plain", is_flag=True, help="Without the script: all of it to read and print.")
@click.option(
    "--quoted-only",
    is_flag=True,
    help="Of the reports' texts, hold only the paragraphs that are quoted.",
)
@click.option(
    "--public",
    is_flag=True,
    help="For publishing: approved events only, short quotes and links in place of the texts.",
)
@click.option(
    "--longest-quote",
    metavar="CHARACTERS",
    type=click.IntRange(min=20),
    default=LONGEST_QUOTE,
    show_default=True,
    help="With --public: longer quotes are cut short.",
)
@click.option(
    "--anyway",
    is_flag=True,
    help="With --public: also if an accusation against a named person is unreviewed or unanswered.",
)
def page(
    story: Path,
    output: Path | None,
    plain: bool,
    quoted_only: bool,
    public: bool,
    longest_quote: int,
    anyway: bool,
) -> int:
    """Write a story as one web page that needs nothing else.

    It opens without a network, makes no request, and can be read without scripts and printed.
    Of more than 500 events it shows one line each and opens the rest on demand; --plain writes
    all of it at once.

    \b
    dateline page harbour.dateline -o harbour.html
    """
    from dateline import store
    from dateline.page import Form, render
    from dateline.select import in_brief

    if not public:
        _check_only_public()
    told = store.load(story)
    if public:
        told = _public(told, story, anyway)
        form = Form(plain=plain, texts="none", longest=longest_quote)
    else:
        form = Form(plain=plain, texts="quoted" if quoted_only else "all")
    readings = [one.reading for one in store.load_readings(story)]
    content = _encoded(render(told, form, in_brief(told, readings)))
    if output is None:
        output = story.with_suffix(".html")
        if output.exists() and not _is_page(output):
            raise UsageError(NOT_OUR_PAGE, path=output)
    _put(content, output)
    return 0


def _check_only_public() -> None:
    """Refuse what is said of a page for publishing where none was asked for."""
    given = click.get_current_context().get_parameter_source
    for name in ("longest_quote", "anyway"):
        if given(name) is ParameterSource.COMMANDLINE:
            raise UsageError(NEEDS_PUBLIC, option=f"--{name.replace('_', '-')}")


def _public(told: StoryFile, path: Path, anyway: bool) -> StoryFile:
    """What of the story may go out; stops where a person should look first."""
    from dateline.page.public import doubts, published

    found = doubts(told)
    for doubt in found:
        say(f"  {doubt.name} ({doubt.why}): {doubt.line}")
    if found and not anyway:
        names = ", ".join(dict.fromkeys(doubt.name for doubt in found))
        raise DatelineError(ACCUSED_UNHEARD, count=len(found), names=names)
    cut = published(told)
    if not cut.events:
        raise DatelineError(NOTHING_APPROVED, story=path)
    return cut


def _is_page(path: Path) -> bool:
    """Whether the file there begins as our pages do: any other is not written over unasked."""
    from dateline.records import PAGE_BEGINS

    with path.open("rb") as file:
        return file.read(len(PAGE_BEGINS)) == PAGE_BEGINS.encode()


def _put(content: bytes, output: Path | None) -> None:
    from dateline.store import write_whole

    if output is None or str(output) == "-":
        write(content)
    else:
        if not output.parent.is_dir():
            raise UsageError(FOLDER_MISSING, story=output, folder=output.parent)
        write_whole(output, content)
        say(f"Written to {output}.")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a character, as JSON can spell, becomes "?"
