"""What articles were read as, kept beside the story so that nothing is read twice.

The cache may be deleted at any time. Each result lies under a key of all that decides it:
the source's bytes and place, the options, and the version of the stages. Results are written
down as they come, so a build that was killed goes on from where it was.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from dateline.errors import NOT_A_CACHE, DatelineError
from dateline.ids import content_id
from dateline.records import Options, Source
from dateline.store.files import said
from dateline.store.schema import CACHE_ID

STAGES = ("acquire", "reader", "annotate", "extract")
"""The packages that an article goes through by itself."""

SHARED = ("records.py", "ids.py", "when")
"""What those packages share and what decides their result too."""

CODE = (".py", ".toml", ".txt", ".tsv", ".csv", ".json", ".gz", ".npz")
"""Files whose content counts. The model's weights are not among them: `artefacts.toml` names
their digest, and they are not loaded under another."""

LIBRARIES = (
    "charset-normalizer", "lxml", "numpy", "onnxruntime", "pypdfium2", "python-docx", "spacy",
    "tokenizers", "trafilatura",
)  # fmt: skip

RESULTS_A_COMMIT = 16
"""Results written at once. A killed build loses at most so many (a second of work); a commit
for each would cost a wait for the disk each. Not tuned."""

WAIT_S = 10.0


@cache
def reading_version() -> str:
    """A digest of all that decides what one article is read as, but for the article itself.

    It is taken over the stages' files, so that no rule or model can be changed without it.
    """
    digest = hashlib.sha256()
    package = files("dateline")
    for name in (*STAGES, *SHARED):
        _add(digest, package / name, name)
    for library in LIBRARIES:
        digest.update(f"{library}=={version(library)}\0".encode())
    return digest.hexdigest()


def _add(digest: hashlib._Hash, place: Traversable, name: str) -> None:
    if place.is_dir():
        for inside in sorted(place.iterdir(), key=lambda found: found.name):
            _add(digest, inside, f"{name}/{inside.name}")
    elif name.endswith(CODE):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(place.read_bytes()).digest())


def result_key(source: Source, options: Options, version: str) -> str:
    """The key under which the result of reading `source` is kept."""
    sidecar = msgspec.json.encode(sorted(source.sidecar.items())).decode()
    asked = msgspec.json.encode(options).decode()
    return content_id(version, asked, source.path, source.sha256, source.media_type, sidecar)


class Cache:
    """The cache at `path`, or none (`path` None: nothing is found, nothing kept).

    What is deleted is overwritten with zeros, and no journal is left behind: a forgotten
    article's text is gone from the file's bytes.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.unwritten = 0
        self.database = _open(path) if path is not None else None

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def get(self, key: str) -> bytes | None:
        """The result under `key`, or None."""
        found = self._run("SELECT result FROM result WHERE key = ?", key)
        return bytes(found[0][0]) if found else None

    def put(self, key: str, article: str, version: str, result: bytes) -> None:
        """Keep the result of reading `article` with stages of `version`."""
        self._run(
            "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", key, article, version, result
        )
        self.unwritten += 1
        if self.unwritten >= RESULTS_A_COMMIT:
            self.commit()

    def commit(self) -> None:
        if self.database is not None:
            with said(self.path or Path()):
                self.database.commit()
        self.unwritten = 0

    def keep(self, articles: Collection[str], version: str) -> None:
        """Drop the results of all other articles and of other versions of the stages."""
        stale = [
            (key,)
            for key, article, made_by in self._run("SELECT key, article, version FROM result")
            if article not in articles or made_by != version
        ]
        self._drop(stale)

    def forget(self, article: str) -> None:
        """Delete every result of `article` from the file's bytes."""
        self._drop(self._run("SELECT key FROM result WHERE article = ?", article))

    def close(self) -> None:
        """Write down what is left. A cache that holds nothing is not left lying about."""
        if self.database is None or self.path is None:
            return
        self.commit()
        holds = self._run("SELECT 1 FROM result LIMIT 1")
        self.database.close()
        self.database = None
        if not holds:
            self.path.unlink(missing_ok=True)

    def _drop(self, keys: list[tuple[Any, ...]]) -> None:
        for (key,) in keys:
            self._run("DELETE FROM result WHERE key = ?", key)
        self.commit()

    def _run(self, statement: str, *values: str | bytes) -> list[tuple[Any, ...]]:
        if self.database is None:
            return []
        with said(self.path or Path()):
            return self.database.execute(statement, values).fetchall()


def _open(path: Path) -> sqlite3.Connection:
    if path.exists() and path.stat().st_size and not _is_cache(path):
        raise DatelineError(NOT_A_CACHE, cache=path)
    with said(path):
        try:
            return _prepared(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.unlink()  # damaged, as by a power cut; it holds nothing that cannot be read again
            return _prepared(path)


def _prepared(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=WAIT_S)
    database.execute(f"PRAGMA application_id = {CACHE_ID}")
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(
        """CREATE TABLE IF NOT EXISTS result (
               key TEXT PRIMARY KEY, article TEXT, version TEXT, result BLOB
           ) STRICT"""
    )
    database.execute("CREATE INDEX IF NOT EXISTS by_article ON result (article)")
    if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
        database.close()
        raise sqlite3.DatabaseError
    return database


def _is_cache(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(100)
    return head.startswith(b"SQLite format 3\0") and head[68:72] == CACHE_ID.to_bytes(4, "big")
