"""The reference pages that are made from the program: `python -m dateline.cli.reference FOLDER`.

Help texts and messages are written once, in the code; these pages repeat them, and a test
fails when they have not been made anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline import errors
from dateline.cli import COMMANDS, dateline
from dateline.errors import Problem
from dateline.extract.modes import mode_table
from dateline.extract.rules import kind_table, read

COLUMNS = 88
"""Width of the help texts on the page: no narrower than most terminals', wherever it is made."""

PARTS = {
    "0": "The run itself",
    "1": "Finding and reading sources",
    "2": "The reader",
    "3": "Times",
    "4": "The story file",
    "5": "Export and page",
    "6": "The command line",
}


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    return {
        "commands.md": commands_page(),
        "kinds.md": kinds_page(),
        "messages.md": messages_page(),
    }


def commands_page() -> str:
    """Every command with its help, as `--help` prints it."""
    said = [
        "# Commands",
        "",
        "<!-- Made from the program by `make docs`; do not edit. -->",
        "",
        "Exit status: 0 when it was done, 1 when it could not be, 2 when it was asked for wrongly,",
        "130 when it was interrupted.",
        "",
        *_help(dateline, "dateline"),
    ]
    context = click.Context(dateline, info_name="dateline")
    for name in COMMANDS:
        command = dateline.get_command(context, name)
        if command is not None:
            said += ["", f"## {name}", "", *_help(command, f"dateline {name}")]
    return "\n".join(said) + "\n"


def _help(command: click.Command, path: str) -> list[str]:
    names = dateline.context_settings["help_option_names"]
    context = click.Context(
        command, info_name=path, terminal_width=COLUMNS, help_option_names=names
    )
    return ["```", *(line.rstrip() for line in command.get_help(context).splitlines()), "```"]


def messages_page() -> str:
    """Every message by its code, with its remedy."""
    problems = [value for value in vars(errors).values() if isinstance(value, Problem)]
    said = [
        "# Messages",
        "",
        "<!-- Made from the program by `make docs`; do not edit. -->",
        "",
        "Every message names a thing, what is wrong with it, and what to do. Codes never change.",
    ]
    for digit, part in PARTS.items():
        of_part = sorted((p for p in problems if p.code[2] == digit), key=lambda p: p.code)
        if of_part:
            said += ["", f"## {part}", "", "| code | message | remedy |", "| --- | --- | --- |"]
        said += [f"| {p.code} | {_cell(p.template)} | {_cell(p.remedy)} |" for p in of_part]
    return "\n".join(said) + "\n"


def kinds_page() -> str:
    """Every kind of claim and event, from the data files that define them."""
    said = [
        "# Kinds",
        "",
        "<!-- Made from the program by `make docs`; do not edit. -->",
        "",
        "Every claim and event has a `kind`. Those of conflict and politics are PLOVER's sixteen",
        "(openeventdata/PLOVER); `other` is what none of these holds, and what is not sure.",
        "",
        "| kind | label | PLOVER | what it holds | usual roles |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind in kind_table():
        roles = ", ".join(kind.roles)
        said.append(
            f"| `{kind.name}` | {kind.label} | {kind.plover} | {_cell(kind.about)} | {roles} |"
        )
    said.append("| `other` | Other | | Anything else, and whatever is not sure. | |")
    return "\n".join([*said, *_certainty(), *_modes(), *_contexts()]) + "\n"


def _certainty() -> list[str]:
    return [
        "",
        "`kind_certainty` of a claim is `high` where two signs agree (the word, and what it is",
        "done to or done with), `medium` where one word tells it that has no other common sense,",
        "or what somebody says or means to do, and `low` where a word only suggests it, and of",
        "`other`. `python -m bench kinds` prints how many are right in each.",
    ]


def _modes() -> list[str]:
    """Every mode with what its rules say of it, each name once."""
    said = [
        "",
        "## Modes",
        "",
        "How it was done (`mode` of a claim), by PLOVER's names; null where no rule says so.",
        "",
        "| kind | mode | what it holds |",
        "| --- | --- | --- |",
    ]
    for kind, rules in sorted(mode_table().items()):
        about: dict[str, list[str]] = {}
        for rule in rules:
            about.setdefault(rule.name, []).append(rule.about)
        said += [f"| `{kind}` | `{name}` | {_cell(' '.join(a))} |" for name, a in about.items()]
    return said


def _contexts() -> list[str]:
    said = [
        "",
        "## Contexts",
        "",
        "What it was about (`context` of a claim, none to several), by PLOVER's names.",
        "",
        "| context | what it holds |",
        "| --- | --- |",
    ]
    listed = sorted(read("contexts.toml").items())
    return said + [f"| `{name}` | {_cell(rule['about'])} |" for name, rule in listed]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    for name, page in pages().items():
        Path(sys.argv[1], name).write_text(page, encoding="utf-8")
