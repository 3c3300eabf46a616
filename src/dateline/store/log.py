"""The custody log: who ran which command on a story, when, with what, and what came of it.

It lies beside the story (`STORY.log.jsonl`), one JSON object a line, and is only ever added
to. It names articles by their ids alone, never by title, path or text, so that what was
removed cannot be read from it. The story itself has no clock in it; this has.
"""

from __future__ import annotations

import getpass
import glob
import hashlib
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from dateline.store.files import said
from dateline.store.names import log_path


def append(
    story: Path,
    command: str,
    reading: str,
    paths: Sequence[str] = (),
    added: Sequence[str] = (),
    removed: Sequence[str] = (),
    counts: Mapping[str, int] | None = None,
) -> None:
    """Write one line for a command that has written the story.

    Of `paths` only the folders are written, as seen from the log, so that `verify` finds the
    sources again when all is moved together.
    """
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "who": _who(),
        "command": command,
        "version": version("dateline"),
        "reading": reading,
        "python": platform.python_version(),
        "onnxruntime": version("onnxruntime"),
        "machine": f"{sys.platform} {platform.machine()}",
        "story_sha256": _sha256(story),
        "folders": sorted(
            {_seen_from(story, folder) for path in paths if (folder := _folder(path))}
        ),
        "added": sorted(added),
        "removed": sorted(removed),
        "counts": dict(counts or {}),
    }
    with said(log_path(story)), log_path(story).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_log(story: Path) -> list[dict[str, object]]:
    """The lines of the story's log, oldest first; a line that is no JSON is passed over."""
    path = log_path(story)
    if not path.is_file():
        return []
    lines = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict):
            lines.append(entry)
    return lines


def folders(story: Path) -> list[Path]:
    """The folders whose files have gone into the story, as the log tells, each once."""
    found: set[Path] = set()
    for entry in read_log(story):
        named = entry.get("folders")
        if isinstance(named, list):
            found.update(Path(os.path.normpath(story.parent / str(name))) for name in named)
    return sorted(found)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _folder(path: str) -> str:
    """The folder that a source named by `path` is looked for in; "" for standard input."""
    if path == "-":
        return ""
    if os.path.isdir(path):
        return path
    while glob.has_magic(path):
        path = os.path.dirname(path)
    return path if os.path.isdir(path) else os.path.dirname(path) or "."


def _seen_from(story: Path, folder: str) -> str:
    try:
        return Path(os.path.relpath(folder, story.parent)).as_posix()
    except ValueError:  # on another drive, under Windows
        return Path(os.path.abspath(folder)).as_posix()


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run as a number without a name
        return "unknown"
