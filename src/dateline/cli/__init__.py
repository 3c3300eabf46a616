"""The `dateline` command. One file a command group, imported when it is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from dateline.errors import INTERRUPTED, DatelineError

COMMANDS = {
    "build": ("build", "Build a story from reports and print its timeline."),
    "add": ("build", "Add reports to a story and print what changed."),
    "remove": ("build", "Take articles out of a story, and their words out of its files."),
    "show": ("show", "Print a story's timeline."),
    "explain": ("explain", "Say why an event stands as it does, claim by claim."),
    "stories": ("stories", "List the stories of a pile, each with its articles."),
    "verify": ("verify", "Check a story's sources and quotes."),
    "export": ("export", "Write a story as JSON, CSV or Markdown."),
    "page": ("export", "Write a story as one web page that needs nothing else."),
    "times": ("times", "List the times that a text names, each with its day."),
}
"""Command, the module of this folder that holds it, and its help in one line. The line is
repeated here so that `--help` imports no command; a test compares the two."""


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"dateline.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline", message="%(prog)s %(version)s")
def dateline() -> None:
    """News reports in, a sourced timeline out: each event once, on its day, with the sentence
    that says so. Offline; nothing is rewritten.

    \b
    dateline build FOLDER
    """


def main() -> None:
    """Run the command and leave with its exit status: 0 done, 1 could not be, 2 asked wrongly."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit status of the command. What goes wrong is said in one line on stderr."""
    try:
        # Not `dateline.main`: that would answer a closed pipe itself, with exit status 1.
        with dateline.make_context("dateline", arguments) as context:
            status = dateline.invoke(context)
        sys.stdout.flush()
        return int(status or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DatelineError as error:
        click.echo(f"Error: {error}", err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"\nError: {INTERRUPTED.line()}", err=True)
        return 130
    except BrokenPipeError:
        # The reader of our output has had enough, as `| head` does. What is left in the
        # buffer must not be written when Python ends, or it would fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _output_failed(error)


def _output_failed(error: OSError) -> int:
    """The one thing that is written outside `store` and `write_out` is standard output."""
    from dateline.errors import CANNOT_PRINT

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    click.echo(f"Error: {CANNOT_PRINT.line(cause=error.strerror or error)}", err=True)
    return 1
