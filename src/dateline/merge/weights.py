"""The weights of merge, read from `weights.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from dateline.records import Reason

WHOLE = 100
_swapped: list[Mapping[str, int]] = []


class Seen(Reason, frozen=True, kw_only=True):
    """A Reason with the weight that it came from: `share` hundredths of the one under `key`."""

    key: str
    share: int = WHOLE

    def plain(self) -> Reason:
        """As it is handed on."""
        return Reason(name=self.name, weight=self.weight, says=self.says)


def table() -> Mapping[str, int]:
    """All weights by dotted name ("time.same-day"), in hundredths of a bit."""
    return _swapped[-1] if _swapped else shipped()


@cache
def shipped() -> Mapping[str, int]:
    """The table that the program comes with: what was learnt in the place of what was set."""
    return set_by_hand() | read((files("dateline.merge") / "learnt.toml").read_text("utf-8"))


@cache
def set_by_hand() -> dict[str, int]:
    """The table from which learning starts; bands and shares are only there."""
    return read((files("dateline.merge") / "weights.toml").read_text("utf-8"))


def read(text: str) -> dict[str, int]:
    """A table by dotted names from its TOML."""
    found: dict[str, int] = {}
    for name, value in tomllib.loads(text).items():
        if isinstance(value, dict):
            found |= {f"{name}.{key}": w for key, w in value.items() if isinstance(w, int)}
        elif isinstance(value, int):
            found[name] = value
    return found


@contextmanager
def using(other: Mapping[str, int]) -> Iterator[None]:
    """Another table in the place of the shipped one: for benches, which measure tables that
    were learnt on other stories."""
    _swapped.append(other)
    try:
        yield
    finally:
        _swapped.pop()


def weight(name: str) -> int:
    return table()[name]


def reason(name: str, key: str, says: str, share: int = WHOLE) -> Seen:
    """What a comparer called `name` saw; it weighs what the table says under `key`, or
    `share` hundredths of it."""
    worth = table()[key]
    if share != WHOLE:
        worth = worth * share // WHOLE
    return Seen(name=name, weight=worth, says=says, key=key, share=share)


def forbidden(name: str, says: str) -> Reason:
    return Reason(name=name, weight=table()["forbid"], says=says)


def bucket(amount: int, edges: tuple[int, ...]) -> int:
    """How many of the edges, which rise, an amount reaches."""
    return sum(amount >= edge for edge in edges)
