"""Messages: one line each, a code each, and a remedy."""

from __future__ import annotations

import re
import string

import pytest

from dateline import errors
from dateline.errors import DatelineError, Problem, UsageError

PROBLEMS = {name: value for name, value in vars(errors).items() if isinstance(value, Problem)}


@pytest.mark.parametrize("name", sorted(PROBLEMS))
def test_problem_names_the_thing_and_the_remedy(name: str) -> None:
    """Every message has a code in its part's range, ends as a sentence, and has a remedy."""
    problem = PROBLEMS[name]
    assert re.fullmatch(r"DL[0-6]\d\d", problem.code)
    assert problem.template.endswith((".", "?"))
    assert problem.remedy.endswith((".", "?"))
    assert "\n" not in problem.template + problem.remedy


def test_codes_are_unique() -> None:
    """A code means one message for ever."""
    codes = [problem.code for problem in PROBLEMS.values()]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("name", sorted(PROBLEMS))
def test_problem_can_be_filled_in(name: str) -> None:
    """Its fields are plain names: `line` fills them all."""
    problem = PROBLEMS[name]
    fields = {
        field
        for _, field, _, _ in string.Formatter().parse(problem.template + problem.remedy)
        if field is not None
    }
    said = problem.line(**dict.fromkeys(fields, "X"))
    assert "{" not in said


def test_a_hostile_value_stays_on_one_line() -> None:
    """A file name may hold line ends and escape sequences; a message shows none of them."""
    problem = Problem("DL000", "{path} is bad.", "Rename it.")
    said = problem.line(path="a\nb\x1b[2Jc" + "d" * 5000)
    assert said.isprintable()
    assert len(said) < 400
    assert said.endswith("… is bad. Rename it.")


def test_a_value_with_braces_is_not_filled_in_again() -> None:
    problem = Problem("DL000", "{path} is bad.", "Rename it.")
    assert problem.line(path="{remedy}{0}") == "{remedy}{0} is bad. Rename it."


def test_exit_codes() -> None:
    """1: it could not be done; 2: it was asked for wrongly."""
    problem = Problem("DL000", "No.", "Ask again.")
    assert DatelineError(problem).exit_code == 1
    assert UsageError(problem).exit_code == 2
    assert str(DatelineError(problem)) == "No. Ask again. [DL000]"


def test_failure_carries_the_code() -> None:
    problem = Problem("DL000", "{path} is empty.", "Leave it out.")
    failure = problem.failure("a.txt", "acquire", path="a.txt")
    assert failure.source == "a.txt"
    assert failure.stage == "acquire"
    assert failure.message == "a.txt is empty. Leave it out. [DL000]"
