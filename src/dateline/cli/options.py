"""Arguments and options that several commands share, so that they are called alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

STORY = click.argument("story", type=click.Path(path_type=Path))


def json_option(says: str) -> Decorator:
    """`--json`, as the argument `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=says)


def output_option(says: str) -> Decorator:
    """`-o FILE`, as the argument `output`."""
    return click.option(
        "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help=says
    )
