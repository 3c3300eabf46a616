"""How work is spread: in this process, or over worker processes of this machine.

An engine has two verbs. `map` calls a stage on every item; `by_key` gathers rows that share
a key and calls a stage on each gathering. Both give `(key, result)` pairs **in any order**:
whoever needs an order sorts by key. An engine knows nothing of what it spreads, so another
one (a cluster) is an `Engine` with a `map` of its own.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, TypeVar

from dateline.errors import ENGINE_UNKNOWN, UsageError

Key = TypeVar("Key")
Item = TypeVar("Item")
Row = TypeVar("Row")
Result = TypeVar("Result")

ITEMS_A_TASK = 8
"""Items handed to a worker at once. One at a time leaves a worker waiting between two short
articles; many at once leave the other workers idle at the end. Not tuned."""

FEW = 16
"""Fewer items than this are done in this process: a worker needs more than a second to load its
libraries and model, in which time some fifteen articles are read."""

TRIES = 2
"""How often an item is begun whose worker dies on it: a worker that was killed by hand or by
a full memory costs nothing but time, an item that kills every worker is given up."""

ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
"""Libraries that start threads of their own. With one thread a worker the last bits of a sum
do not depend on the machine's cores, and workers do not fight for them."""


@dataclass(frozen=True)
class Lost:
    """Stands for the result of an item on which `TRIES` workers died."""


class Engine(Protocol):
    """Spreads a stage over items. `stage` must be importable by name (a worker imports it)."""

    def map(
        self, stage: Callable[[Item], Result], items: Iterable[tuple[Key, Item]]
    ) -> Iterator[tuple[Key, Result | Lost]]:
        """The stage's result for every item, under the item's key, in any order."""
        ...

    def by_key(
        self,
        stage: Callable[[tuple[Key, tuple[Row, ...]]], Result],
        rows: Iterable[tuple[Key, Row]],
    ) -> Iterator[tuple[Key, Result | Lost]]:
        """The stage's result for every key and its rows (in the order they came)."""
        return self.map(stage, gather(rows))


class InProcess(Engine):
    """Everything here and now, one item after the other."""

    def map(
        self, stage: Callable[[Item], Result], items: Iterable[tuple[Key, Item]]
    ) -> Iterator[tuple[Key, Result | Lost]]:
        for key, item in items:
            yield key, stage(item)


class LocalProcesses(Engine):
    """Worker processes of this machine, each with its own interpreter and reader."""

    def __init__(self, workers: int, items_a_task: int = ITEMS_A_TASK, few: int = FEW) -> None:
        self.workers = workers
        self.items_a_task = items_a_task
        self.few = few

    def map(
        self, stage: Callable[[Item], Result], items: Iterable[tuple[Key, Item]]
    ) -> Iterator[tuple[Key, Result | Lost]]:
        coming = iter(items)
        first = list(islice(coming, self.few))
        if len(first) < self.few:
            yield from InProcess().map(stage, first)
            return
        pool = _Pool(stage, self.workers, self.items_a_task)
        try:
            yield from pool.run(chain(first, coming))
        finally:
            pool.close()


ENGINES = ("local", "in-process")


def named(name: str, workers: int) -> Engine:
    """The engine called `name`; `local` with one worker needs no process beside this one."""
    if name not in ENGINES:
        raise UsageError(ENGINE_UNKNOWN, engine=name, engines=", ".join(ENGINES))
    if name == "in-process" or workers <= 1:
        return InProcess()
    return LocalProcesses(workers)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def gather(rows: Iterable[tuple[Key, Row]]) -> Iterator[tuple[Key, tuple[Key, tuple[Row, ...]]]]:
    """Every key with the rows that share it, as an item of `map`."""
    gathered: dict[Key, list[Row]] = {}
    for key, row in rows:
        gathered.setdefault(key, []).append(row)
    for key, together in gathered.items():
        yield key, (key, tuple(together))


# --- worker processes ---------------------------------------------------------------


@dataclass
class _Task:
    """An item on its way, and how many workers have begun it so far."""

    key: Any
    item: Any
    begun: int = 0


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    tasks: deque[_Task]
    """What it was sent and has not answered, in order: it is busy with the first."""


class _Pool:
    """Workers that answer item by item, so that a death costs at most one item.

    Each has a pipe of its own and is sent tasks only while it waits for some: neither side
    can block on a full pipe, and a dead worker's pipe tells what it was busy with.
    """

    def __init__(self, stage: Callable[[Any], Any], workers: int, items_a_task: int) -> None:
        self.stage = stage
        self.limit = workers
        self.items_a_task = items_a_task
        self.workers: list[_Worker] = []
        self.again: deque[_Task] = deque()

    def run(self, items: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
        waiting = iter(items)
        while True:
            self._hand_out(waiting)
            busy = {worker.pipe: worker for worker in self.workers if worker.tasks}
            if not busy:
                return
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                try:
                    result, error = worker.pipe.recv()
                except (EOFError, OSError):
                    yield from self._bury(worker)
                    continue
                task = worker.tasks.popleft()
                if error:
                    raise RuntimeError(error)
                yield task.key, result

    def _hand_out(self, waiting: Iterator[tuple[Any, Any]]) -> None:
        for worker in self.workers:
            if not worker.tasks:
                self._send(worker, self._next_tasks(waiting))
        while len(self.workers) < self.limit and (tasks := self._next_tasks(waiting)):
            self._send(self._hire(), tasks)

    def _next_tasks(self, waiting: Iterator[tuple[Any, Any]]) -> list[_Task]:
        if self.again:
            return [self.again.popleft()]
        tasks = []
        for key, item in waiting:
            tasks.append(_Task(key, item))
            if len(tasks) == self.items_a_task:
                break
        return tasks

    def _send(self, worker: _Worker, tasks: Sequence[_Task]) -> None:
        if not tasks:
            return
        worker.tasks.extend(tasks)
        with suppress(OSError):  # if it died while it waited, its answer will tell
            worker.pipe.send([task.item for task in tasks])

    def _hire(self) -> _Worker:
        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, self.stage), daemon=True)
        with _without_main():
            process.start()
        there.close()
        worker = _Worker(process, here, deque())
        self.workers.append(worker)
        return worker

    def _bury(self, worker: _Worker) -> Iterator[tuple[Any, Lost]]:
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        first, *rest = worker.tasks
        first.begun += 1
        self.again.extend(rest)
        if first.begun < TRIES:
            self.again.append(first)
        else:
            yield first.key, Lost()

    def close(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()


@contextmanager
def _without_main() -> Iterator[None]:
    """Start processes that do not run the caller's script again: a worker needs nothing of it,
    and a script without `if __name__ == "__main__":` would start workers without end."""
    main = sys.modules["__main__"]
    hidden: dict[str, Any] = {
        name: vars(main)[name] for name in ("__file__", "__spec__") if name in vars(main)
    }
    vars(main).update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        vars(main).update(hidden)


def _work(pipe: Connection, stage: Callable[[Any], Any]) -> None:
    """What a worker does until its pipe is closed, also when the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    for variable in ONE_THREAD:
        os.environ[variable] = "1"
    try:
        while True:
            for item in pipe.recv():
                pipe.send(_answer(stage, item))
    except (EOFError, OSError):
        return


def _answer(stage: Callable[[Any], Any], item: Any) -> tuple[Any, str]:
    """The stage's result, or what it raised, in words: not every exception can be sent."""
    try:
        return stage(item), ""
    except Exception as error:
        return None, f"{type(error).__name__}: {error}"
