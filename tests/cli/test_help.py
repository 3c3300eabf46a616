"""The help is quick, complete, and the reference pages repeat it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dateline.cli import COMMANDS, dateline
from dateline.cli.reference import pages
from tests.conftest import Command

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
HEAVY = ("spacy", "numpy", "onnxruntime", "tokenizers", "trafilatura", "rich", "sqlite3", "lxml")


def command_named(name: str) -> click.Command:
    found = dateline.get_command(click.Context(dateline), name)
    assert found is not None
    return found


def imported(code: str) -> set[str]:
    """The modules that are loaded after `code` has run in a fresh interpreter."""
    listing = f"import sys\ntry:\n    {code}\nfinally:\n    print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=False, timeout=60
    )
    return {line.split(".")[0] for line in done.stdout.splitlines()}


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Help is asked for most: it must not wait for spaCy, NumPy or the model's runtime."""
    loaded = imported(f"from dateline.cli import run; run({arguments!r})")
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert imported("import dateline").isdisjoint({*HEAVY, "msgspec", "click"})
    assert imported("from dateline import times").isdisjoint(HEAVY)


def test_help_comes_in_under_a_third_of_a_second() -> None:
    """In processor time, the best of three: other work on the machine is no fault of ours."""
    seconds = []
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "dateline", "--help"], stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        assert status == 0
        seconds.append(used.ru_utime + used.ru_stime)
    assert min(seconds) < 0.3


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_itself(name: str) -> None:
    help_text = command_named(name).help
    assert help_text is not None
    assert help_text.strip().splitlines()[0] == COMMANDS[name][1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example(name: str) -> None:
    help_text = command_named(name).help
    assert help_text is not None
    assert f"\b\n    dateline {name} " in help_text or f"\b\ndateline {name} " in help_text


@pytest.mark.parametrize("name", sorted(pages()))
def test_reference_is_current(name: str) -> None:
    """`make docs` writes it."""
    assert (REFERENCE / name).read_text(encoding="utf-8") == pages()[name]


def test_version(command: Command) -> None:
    done = command("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("dateline ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "No such command 'biuld'"),
        (["build"], "Missing argument 'PATH...'"),
        (["build", "x", "--workers", "0"], "0 is not in the range x>=1"),
        (["build", "x", "-o", "s", "--engine", "abacus"], 'no engine called "abacus"'),
        (["build", "x", "-o", "s", "--published", "someday"], '"someday" is not a day'),
        (["build", "x", "-o", "s", "--published", "2031-02-30"], '"2031-02-30" is not a day'),
        (["build", "-"], "Name the story file"),
        (["export", "s"], "Missing option '--to'"),
        (["times", "gone.txt"], "gone.txt cannot be read"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(
    command: Command, arguments: list[str], said: str
) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
