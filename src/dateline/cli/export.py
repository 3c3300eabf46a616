"""`export` and `page`: a story written for other programs and for readers."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.terminal import say, write
from dateline.errors import FOLDER_MISSING, NOT_OUR_PAGE, UsageError

SAME_BEGINNING = 100
"""Bytes: document type, language, and how the page keeps itself from making requests."""

STORY = click.argument("story", type=click.Path(path_type=Path))


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
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it.  [default: standard output]",
)
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
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it; - for standard output.  [default: beside the story, as .html]",
)
def page(story: Path, output: Path | None) -> int:
    """Write a story as one web page that needs nothing else.

    It opens without a network, makes no request, and can be read without scripts and printed.

    \b
    dateline page harbour.dateline -o harbour.html
    """
    from dateline import store
    from dateline.page import render

    content = _encoded(render(store.load(story)))
    if output is None:
        output = story.with_suffix(".html")
        if output.exists() and not _is_page(output, content):
            raise UsageError(NOT_OUR_PAGE, path=output)
    _put(content, output)
    return 0


def _is_page(path: Path, content: bytes) -> bool:
    """Whether the file there begins as our pages do: any other is not written over unasked."""
    with path.open("rb") as file:
        return file.read(SAME_BEGINNING) == content[:SAME_BEGINNING]


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
