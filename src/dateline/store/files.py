"""Writing files whole or not at all, and saying in one line why one could not be written."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.errors import CACHE_BUSY, CANNOT_WRITE, DISK_FULL, DatelineError

OTHERS_AT_IT = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY_DBMOVED)
"""Another run holds the file, or has put it away under this one."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`; what was there before stands until all is written."""
    if path.exists() and not path.is_file():  # a device or a pipe has no place beside it
        with said(path):
            path.write_bytes(content)
        return
    with written(path) as part:
        part.write_bytes(content)
        os.replace(part, path)


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """A name beside `path` for the new file; it is gone afterwards, whatever happens.

    What a killed run has left under such a name goes too: it may hold the text of an
    article that was meant to be forgotten.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with said(path):
        try:
            for left in sorted(path.parent.glob(f"{_literal(path.name)}.*.part")):
                left.unlink()
            yield part
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Turn what the system says on writing `path` into one line with its remedy."""
    try:
        yield
    except OSError as error:
        raise _failed(path, error.strerror or error, error.errno in NO_ROOM) from None
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code in OTHERS_AT_IT:
            raise DatelineError(CACHE_BUSY, cache=path) from None
        full = code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)
        raise _failed(path, error, full) from None


def _failed(path: Path, cause: object, full: bool) -> DatelineError:
    return DatelineError(DISK_FULL if full else CANNOT_WRITE, path=path, cause=cause)


def _literal(name: str) -> str:
    """`name` with the characters that mean something in a glob made to mean themselves."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
