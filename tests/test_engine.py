"""How work is spread must not be seen in what comes out."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engine import (
    ENGINES,
    Engine,
    InProcess,
    LocalProcesses,
    Lost,
    cores,
    named,
)
from dateline.errors import UsageError

Key = TypeVar("Key")
Item = TypeVar("Item")
Row = TypeVar("Row")
Result = TypeVar("Result")


class Shuffled(Engine):
    """An engine that gives results in a random order, as a cluster may."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def map(
        self, stage: Callable[[Item], Result], items: Iterable[tuple[Key, Item]]
    ) -> Iterator[tuple[Key, Result | Lost]]:
        results: list[tuple[Key, Result | Lost]] = [(key, stage(item)) for key, item in items]
        self.random.shuffle(results)
        yield from results


def double(number: int) -> int:
    return 2 * number


def total(gathered: tuple[str, tuple[int, ...]]) -> int:
    return sum(gathered[1])


def die_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(item: tuple[str, int]) -> int:
    """Dies on the item unless the file it names is there, and makes that file first."""
    path, number = item
    if path and not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def threads(number: int) -> str:
    return os.environ["OMP_NUM_THREADS"]


@given(st.lists(st.integers()), st.integers())
def test_engines_agree_but_for_the_order(numbers: list[int], seed: int) -> None:
    items = list(enumerate(numbers))
    expected = sorted(InProcess().map(double, items))
    assert sorted(Shuffled(seed).map(double, items)) == expected
    assert expected == [(n, 2 * number) for n, number in items]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers())), st.integers())
def test_by_key_gathers_all_rows_of_a_key(rows: list[tuple[str, int]], seed: int) -> None:
    expected = {key: sum(n for k, n in rows if k == key) for key, _ in rows}
    assert dict(InProcess().by_key(total, rows)) == expected
    assert dict(Shuffled(seed).by_key(total, rows)) == expected


@pytest.mark.parametrize("items_a_task", [1, 3, 100])
def test_processes_give_what_one_process_gives(items_a_task: int) -> None:
    items = list(enumerate(range(20)))
    engine = LocalProcesses(workers=2, items_a_task=items_a_task, few=0)
    assert dict(engine.map(double, items)) == dict(InProcess().map(double, items))
    assert dict(engine.by_key(total, [("a", 1), ("b", 2), ("a", 3)])) == {"a": 4, "b": 2}


def test_a_dead_worker_costs_one_item() -> None:
    """An item that kills every worker is lost; all others come back."""
    found = dict(
        LocalProcesses(workers=2, items_a_task=4, few=0).map(die_at_seven, enumerate(range(16)))
    )
    assert found == {n: Lost() if n == 7 else n for n in range(16)}


def test_an_item_is_tried_again_after_a_death(tmp_path: Path) -> None:
    """A worker that was killed from outside leaves no mark on the result."""
    items = [(n, (str(tmp_path / "died") if n == 2 else "", n)) for n in range(6)]
    found = dict(LocalProcesses(workers=2, items_a_task=3, few=0).map(die_once, items))
    assert (tmp_path / "died").exists()
    assert found == {n: n for n in range(6)}


def test_what_a_stage_raises_reaches_the_caller() -> None:
    with pytest.raises(RuntimeError, match="ValueError: three"):
        dict(LocalProcesses(workers=2, few=0).map(fail_at_three, enumerate(range(5))))


def test_workers_compute_in_one_thread() -> None:
    """More threads change the last bits of a sum."""
    assert dict(LocalProcesses(workers=2, few=0).map(threads, [(1, 1)])) == {1: "1"}


def process(number: int) -> int:
    return os.getpid()


def test_few_items_are_done_here() -> None:
    """Starting workers would take longer than the work."""
    engine = LocalProcesses(workers=2, few=3)
    assert set(dict(engine.map(process, enumerate(range(2)))).values()) == {os.getpid()}
    assert os.getpid() not in dict(engine.map(process, enumerate(range(3)))).values()


def test_no_items_start_no_process() -> None:
    assert list(LocalProcesses(workers=2, few=0).map(double, [])) == []


def test_engines_by_name() -> None:
    assert ENGINES == ("local", "in-process")
    assert isinstance(named("local", 1), InProcess)
    assert isinstance(named("local", 2), LocalProcesses)
    assert isinstance(named("in-process", 8), InProcess)
    with pytest.raises(UsageError, match="local, in-process"):
        named("abacus", 1)
    assert cores() >= 1


def test_a_script_without_a_guard_is_not_run_again(tmp_path: Path) -> None:
    """Workers do not import the caller's script, which would start workers of its own."""
    script = tmp_path / "mine.py"
    script.write_text(
        "from dateline.engine import LocalProcesses\n"
        "print('run')\n"
        "print(sorted(dict(LocalProcesses(2, few=0).map(abs, enumerate([-1, -2]))).values()))\n"
    )
    command = [sys.executable, str(script)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("run\n[1, 2]\n", "")
