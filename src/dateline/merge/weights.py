"""The weights of merge, read from `weights.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dateline.records import Reason


@cache
def table() -> Mapping[str, int]:
    """All weights by dotted name ("time.same-day"), in hundredths of a bit."""
    text = (files("dateline.merge") / "weights.toml").read_text(encoding="utf-8")
    found: dict[str, int] = {}
    for name, value in tomllib.loads(text).items():
        if isinstance(value, dict):
            found |= {f"{name}.{key}": int(weight) for key, weight in value.items()}
        else:
            found[name] = int(value)
    return found


def weight(name: str) -> int:
    return table()[name]


def reason(name: str, key: str, says: str, times: int = 1) -> Reason:
    """A Reason called `name` that weighs what the table says under `key`, `times` over."""
    return Reason(name=name, weight=table()[key] * times, says=says)


def forbidden(name: str, says: str) -> Reason:
    return Reason(name=name, weight=table()["forbid"], says=says)
