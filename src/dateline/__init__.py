"""Dateline: news reports in, a sourced timeline out. Offline, repeatable, nothing invented.

    story = dateline.build("reports")         a folder of reports, read and joined
    story = dateline.open("harbour.dateline") a story that was built before
    dateline.times.tag(text, anchor=…)        the temporal tagger alone

Everything is imported when it is first asked for: `import dateline` itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline import times
    from dateline.story import Story, build
    from dateline.story import open_story as open

__all__ = ["Story", "build", "open", "times"]

_WHERE = {"Story": "Story", "build": "build", "open": "open_story"}


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module("dateline.story"), _WHERE[name])
    if name == "times":
        return import_module("dateline.times")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
