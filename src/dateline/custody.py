"""Where a story's sources are now, and whether they still are what was read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from dateline.records import Options, Source, StoryFile


class Found(NamedTuple):
    """What became of one source of a story."""

    path: str
    sha256: str
    state: Literal["present", "moved", "altered", "missing", "unseen"]
    """`unseen`: came from standard input, or it is not known where it lay."""
    now: str = ""
    """Where it lies now, if it has moved: a path below one of the folders."""


def find_sources(story: StoryFile, folders: Sequence[Path]) -> list[Found]:
    """Hash the story's sources again, looking for them in `folders`. Sorted by path.

    The folders are searched whole only where a source is not in its place.
    """
    places = sorted({(p.path, p.sha256) for one in story.articles for p in one.sources})
    found = [_in_its_place(path, sha256, folders) for path, sha256 in places]
    if all(one.state in ("present", "unseen") for one in found):
        return found
    elsewhere = {
        source.sha256: source.path
        for source in _sources(sorted(str(folder) for folder in folders if folder.is_dir()))
    }
    return [
        one._replace(state="moved", now=elsewhere[one.sha256])
        if one.state in ("altered", "missing") and one.sha256 in elsewhere
        else one
        for one in found
    ]


def _in_its_place(path: str, sha256: str, folders: Sequence[Path]) -> Found:
    if path == "-" or path.startswith("-#") or not folders:
        return Found(path, sha256, "unseen")
    there = [file for folder in folders if (file := _file(folder, path)) is not None]
    if not there:
        return Found(path, sha256, "missing")
    held = {source.sha256 for source in _sources([str(file) for file in there])}
    return Found(path, sha256, "present" if sha256 in held else "altered")


def _file(folder: Path, path: str) -> Path | None:
    """The file that holds the source called `path`; of `file#n`, the file."""
    for name in (path, path.rpartition("#")[0]):
        for written in (name, _as_bytes(name)):
            if written and (folder / written).is_file():
                return folder / written
    return None


_ESCAPED = re.compile(rb"\\x([0-9a-f]{2})")


def _as_bytes(name: str) -> str:
    """The name of a file that is no UTF-8, of which a source's path shows bytes as escapes."""
    raw = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), name.encode())
    return os.fsdecode(raw)


def _sources(paths: Sequence[str]) -> Iterator[Source]:
    from dateline import acquire

    found = acquire.sources(paths, Options()) if paths else ()
    return (source for source in found if isinstance(source, Source))
