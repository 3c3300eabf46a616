"""Finds what there is to read: files, folders, patterns and standard input, in sorted order.

Gives the bytes of one source at a time, so that a pile may be larger than memory. Hidden
files, and the `_files` folder beside a saved page, are passed over; everything else that is
not read is told as a Failure (`stage` "skip" where it is of a kind that holds no report).
"""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from dateline.acquire import media
from dateline.acquire.sidecar import SIDECAR_NAME, Sidecar, SidecarError, read_sidecar
from dateline.acquire.split import MEGABYTE, PACKED, split
from dateline.errors import (
    FOLDER_LOOP,
    FOLDER_WITHOUT_ARTICLES,
    KIND_SKIPPED,
    PATH_MISSING,
    PATH_UNREADABLE,
    PATTERN_EMPTY,
    PUBLISHED_UNKNOWN,
    SIDECAR_BROKEN,
    SIDECAR_PATH_UNKNOWN,
    URL_NOT_FETCHED,
    Problem,
    UsageError,
)
from dateline.records import Failure, Options, Source
from dateline.when import day

_PAGE_FOLDERS = (
    "_files", ".files", "-files", "_dateien", "-dateien", "_fichiers", "_archivos", "_bestanden",
    "_file", "_ficheiros", "_arquivos", "_filer", "_pliki", "_soubory",
)  # fmt: skip
"""What browsers append to a page's name for the folder of its pictures and scripts."""


@dataclass(frozen=True)
class _Given:
    """One argument: what it stands for, and the folder from which its paths are told."""

    base: Path
    files: tuple[Path, ...] = ()
    folder: Path | None = None


def sources(paths: Sequence[str], options: Options) -> Iterator[Source | Failure]:
    """Every source at `paths`, each with its bytes, in the order of the paths and sorted within.

    Raises UsageError at once where none of the paths exists, or `options.published` is no
    day; a path that is missing beside others that are there is a Failure.
    """
    _check_published(options.published)
    given = [_resolve(path) for path in paths]
    missing = [
        (problem, path)
        for problem, path in zip(given, paths, strict=True)
        if isinstance(problem, Problem)
    ]
    if missing and len(missing) == len(given):
        problem, path = missing[0]
        raise UsageError(problem, path=path)
    return _all(paths, given, options)


def _check_published(value: str) -> None:
    try:
        if value:
            day(value)
    except ValueError:
        raise UsageError(PUBLISHED_UNKNOWN, value=value) from None


def _resolve(path: str) -> _Given | Problem:
    if path == "-":
        return _Given(Path())
    if path.lower().startswith(("http://", "https://")):
        return URL_NOT_FETCHED
    try:
        place = Path(path)
        if place.is_dir():
            return _Given(place, folder=place)
        if place.exists() or place.is_symlink():
            return _Given(place.parent, files=(place,))
        found = sorted(Path(one) for one in glob.glob(path, recursive=True))
    except (OSError, ValueError):
        return PATH_MISSING
    if not found:
        return PATTERN_EMPTY if glob.has_magic(path) else PATH_MISSING
    fixed = Path(path)
    while glob.has_magic(str(fixed)):
        fixed = fixed.parent
    return _Given(fixed, files=tuple(found))


def _all(
    paths: Sequence[str], given: Sequence[_Given | Problem], options: Options
) -> Iterator[Source | Failure]:
    walk = _Walk(_common(paths, given), options)
    for path, one in zip(paths, given, strict=True):
        if isinstance(one, Problem):
            yield one.failure(_text(path), "acquire", path=_text(path))
        elif path == "-":
            yield from _standard_input(options)
        elif one.folder is not None:
            yield from walk.whole_folder(one.folder)
        else:
            for place in one.files:
                yield from walk.folder(place) if place.is_dir() else walk.file(place, asked=True)


def _common(paths: Sequence[str], given: Sequence[_Given | Problem]) -> Path:
    """The folder from which all paths are told: the pile's own, or the one that holds all."""
    bases = [
        os.path.abspath(one.base)
        for path, one in zip(paths, given, strict=True)
        if isinstance(one, _Given) and path != "-"
    ]
    try:
        return Path(os.path.commonpath(bases)) if bases else Path.cwd()
    except ValueError:  # two drives of one Windows machine
        return Path(bases[0])


def _standard_input(options: Options) -> Iterator[Source | Failure]:
    """Standard input, held whole: it cannot be looked at twice."""
    limit = PACKED * options.max_text_mb * MEGABYTE + 1
    try:
        raw = sys.stdin.buffer.read(limit)
    except OSError as error:
        yield _unreadable("-", error)
    else:
        yield from split(io.BytesIO(raw), "-", options)


class _Walk:
    """A run through files and folders. Every folder and every file is read once."""

    def __init__(self, base: Path, options: Options) -> None:
        self._base = base
        self._options = options
        self._folders: set[str] = set()
        self._files: set[str] = set()
        self._sidecars: dict[Path, Sidecar | None] = {}

    def whole_folder(self, folder: Path) -> Iterator[Source | Failure]:
        """A folder that was asked for: also tells that it is empty, or rows without a file."""
        found = False
        for one in self.folder(folder):
            found = found or isinstance(one, Source)
            yield one
        if not found:
            yield FOLDER_WITHOUT_ARTICLES.failure(_text(folder), "acquire", path=_text(folder))
        for sidecar in self._sidecars.values():
            if sidecar is not None and sidecar.path.is_relative_to(folder):
                for path in sidecar.unused():
                    told = self._told(sidecar.path)
                    yield SIDECAR_PATH_UNKNOWN.failure(told, "acquire", sidecar=told, path=path)

    def folder(self, folder: Path) -> Iterator[Source | Failure]:
        """Everything in a folder, files and folders together in the order of their names."""
        waiting = [folder]
        while waiting:
            place = waiting.pop()
            if place.is_dir():
                listed = self._listed(place)
                if isinstance(listed, Failure):
                    yield listed
                else:
                    waiting.extend(reversed(listed))
            else:
                yield from self.file(place)

    def _listed(self, folder: Path) -> list[Path] | Failure:
        """What lies in a folder; hidden names and the folders of saved pages left out."""
        real = os.path.realpath(folder)
        if real in self._folders:
            told = self._told(folder)
            return FOLDER_LOOP.failure(told, "acquire", path=told)
        self._folders.add(real)
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            return _unreadable(self._told(folder), error)
        pages = {
            Path(name).stem.lower()
            for name in names
            if media.suffix(name) in (".htm", ".html", ".xhtml")
        }
        return [
            folder / name
            for name in names
            if not (name.startswith(".") or _belongs_to_page(folder / name, pages))
        ]

    def file(self, place: Path, asked: bool = False) -> Iterator[Source | Failure]:
        """The sources in a file. `asked`: it was named itself, and may be a pipe."""
        told = self._told(place)
        if told in self._files:
            return
        self._files.add(told)
        yield from self._load_sidecars(place)
        if place.name == SIDECAR_NAME:
            return
        try:
            if not (asked or place.is_file() or place.is_symlink()):
                yield KIND_SKIPPED.failure(told, "skip", path=told, kind="no regular file")
                return
            with place.open("rb") as stream:
                whole = stream if stream.seekable() else io.BytesIO(stream.read())
                for one in split(whole, told, self._options):
                    yield one if isinstance(one, Failure) else self._with_row(one, place)
        except (OSError, ValueError) as error:
            yield _unreadable(told, error)

    def _load_sidecars(self, place: Path) -> Iterator[Failure]:
        """Read `articles.csv` of the file's folder and of those above it, each once."""
        for folder in self._above(place):
            if folder in self._sidecars:
                continue
            self._sidecars[folder] = None
            path = folder / SIDECAR_NAME
            try:
                if path.is_file():
                    self._sidecars[folder] = read_sidecar(path)
            except (OSError, SidecarError) as error:
                told = self._told(path)
                reason = error.strerror if isinstance(error, OSError) else error
                yield SIDECAR_BROKEN.failure(told, "acquire", path=told, error=reason)

    def _with_row(self, source: Source, place: Path) -> Source:
        """The source with what the sidecars say of it, the nearest one first."""
        record = source.path.removeprefix(self._told(place))
        row: dict[str, str] = {}
        for folder in self._above(place):
            sidecar = self._sidecars.get(folder)
            if sidecar is not None:
                told = _text(place.relative_to(folder).as_posix()) + record
                row = {**sidecar.row(told), **row}
        return replace(source, sidecar=row) if row else source

    def _above(self, place: Path) -> list[Path]:
        """The file's folder and those above it, up to the pile's own."""
        base = os.path.abspath(self._base)
        inside = [p for p in place.parents if Path(os.path.abspath(p)).is_relative_to(base)]
        return inside or [place.parent]

    def _told(self, place: Path) -> str:
        return _text(Path(os.path.relpath(os.path.abspath(place), self._base)).as_posix())


def _belongs_to_page(place: Path, pages: set[str]) -> bool:
    lower = place.name.lower()
    ended = any(lower.endswith(end) and lower[: -len(end)] in pages for end in _PAGE_FOLDERS)
    return ended and place.is_dir()


def _unreadable(told: str, error: Exception) -> Failure:
    reason = error.strerror if isinstance(error, OSError) else ""
    return PATH_UNREADABLE.failure(
        told, "acquire", path=told, error=(reason or type(error).__name__).lower()
    )


def _text(path: str | Path) -> str:
    """A path as text that can be written as UTF-8: bytes of no character become `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
