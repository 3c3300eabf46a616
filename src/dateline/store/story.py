"""The story file: one SQLite file that holds a story and what its articles were read as.

It is written whole, in key order, to a file beside it that is then renamed: whoever reads it
sees the old story or the new one, and the same story gives the same bytes. Nothing in it
tells when, where or by whom it was made (`log.py` does).
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from dateline.errors import (
    FOLDER_MISSING,
    NO_SUCH_ARTICLE,
    NOT_A_STORY,
    SEVERAL_ARTICLES,
    STORY_DAMAGED,
    STORY_MISSING,
    STORY_NEWER,
    DatelineError,
    UsageError,
)
from dateline.ids import content_id
from dateline.records import (
    Actor,
    Article,
    Claim,
    Dispute,
    Entry,
    Event,
    Failure,
    Judgement,
    Pair,
    Place,
    Reading,
    Relation,
    Story,
    StoryFile,
)
from dateline.store.files import written
from dateline.store.names import SHORTEST_ID
from dateline.store.schema import STEPS, STORY_ID

PAGE_BYTES = 16384
"""SQLite's page size. A row without a row id that fills more than a quarter of a page gets whole
pages of its own: claims of 1.3 kB made a file of 1,000 articles 478 MB with pages of 4 kB, 294
with 8, 279 with 16, 285 with 32."""

PACKING = 6
"""zlib's level for readings: a tenth of the size at 60 MB a second; level 1 is an eighth."""

T = TypeVar("T")


class Stored(NamedTuple):
    """One article as the per-article stages gave it, before the pile settled its day."""

    article: Article
    reading: Reading
    version: str
    """`reading_version` of the stages that read it."""


class Table(NamedTuple):
    """How a list of a StoryFile lies in the file. `key` gives all columns but `record`."""

    name: str
    field: str
    record: type[Any]
    key: Callable[[Any], tuple[str | int | None, ...]]


def _digest(record: object) -> str:
    return content_id(msgspec.json.encode(record).decode())


TABLES = (
    Table(
        "article",
        "articles",
        Article,
        lambda a: (a.id, a.outlet.name, a.title, _edtf(a.published), a.source.path),
    ),
    Table("actor", "actors", Actor, lambda a: (a.id, a.name)),
    Table("place", "places", Place, lambda p: (p.id, p.name)),
    Table("claim", "claims", Claim, lambda c: (c.id, c.quote.article)),
    Table("event", "events", Event, lambda e: (e.id, _edtf(e.when), e.title)),
    Table("relation", "relations", Relation, lambda r: (r.source, r.kind, r.target, _digest(r))),
    Table("dispute", "disputes", Dispute, lambda d: (d.event, d.about, d.what, _digest(d))),
    Table("story", "stories", Story, lambda s: (s.id, s.title)),
    Table("entry", "timeline", Entry, lambda e: (e.story, e.rank, e.event, e.tier)),
    Table("judgement", "judgements", Judgement, lambda j: (j.id, j.kind, j.by)),
    Table("possibly_same", "possibly_same", Pair, lambda p: (p.a, p.b)),
    Table("near_miss", "near_misses", Pair, lambda p: (p.a, p.b)),
    Table("failure", "failures", Failure, lambda f: (f.source, f.stage, f.message)),
)


def _edtf(when: Any) -> str | None:
    return when.edtf if when is not None else None


def in_order(story: StoryFile) -> StoryFile:
    """The story with every list sorted by its table's key, as it lies in a file."""
    return msgspec.structs.replace(
        story,
        **{
            table.field: tuple(sorted(getattr(story, table.field), key=table.key))
            for table in TABLES
        },
    )


# --- reading ------------------------------------------------------------------------


def load(path: Path) -> StoryFile:
    """The story in the file at `path`."""
    with _opened(path) as database:
        lists = {table.field: tuple(_rows(database, table)) for table in TABLES}
        return StoryFile(format=len(STEPS), **lists)


def load_list(path: Path, field: str) -> tuple[Any, ...]:
    """One list of the story in the file at `path`, such as `judgements`."""
    with _opened(path) as database:
        return tuple(_rows(database, next(one for one in TABLES if one.field == field)))


def load_readings(path: Path) -> list[Stored]:
    """What the articles of the file at `path` were read as, by article id.

    The articles are as their own bytes give them: a day that the pile has settled is taken
    back, since another pile may settle it otherwise.
    """
    with _opened(path) as database:
        query = """SELECT article.record, reading.record, version FROM reading
                   JOIN article ON article.id = reading.article ORDER BY reading.article"""
        return [_stored(*row) for row in database.execute(query)]


def article_named(name: str, stored: Sequence[Stored], story: Path) -> str:
    """The id of the article with this id, these first digits of one, or this path."""
    fits = [
        one.article.id
        for one in stored
        if (len(name) >= SHORTEST_ID and one.article.id.startswith(name))
        or any(place.path == name for place in one.article.sources)
    ]
    if not fits:
        raise UsageError(NO_SUCH_ARTICLE, article=name, story=story)
    if len(fits) > 1:
        ids = ", ".join(article[:12] for article in fits)
        raise UsageError(SEVERAL_ARTICLES, article=name, count=len(fits), story=story, ids=ids)
    return fits[0]


def _stored(article: str, reading: bytes, version: str) -> Stored:
    read = msgspec.json.decode(zlib.decompress(reading), type=Reading)
    told = msgspec.json.decode(article, type=Article)
    return Stored(msgspec.structs.replace(told, published=read.published), read, version)


def _rows(database: sqlite3.Connection, table: Table) -> Iterator[Any]:
    decoder = msgspec.json.Decoder(table.record)
    query = f"SELECT record FROM {table.name} ORDER BY {_key_columns(database, table.name)}"
    for (record,) in database.execute(query):
        yield decoder.decode(record)


def _key_columns(database: sqlite3.Connection, table: str) -> str:
    columns = database.execute(
        "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,)
    )
    return ", ".join(name for (name,) in columns)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file at `path` opened for reading, brought to the newest format in memory."""
    format_ = story_format(path)
    if format_ > len(STEPS):
        raise DatelineError(STORY_NEWER, story=path, format=format_, known=len(STEPS))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            if format_ == len(STEPS):
                yield file
            else:
                with closing(_brought_up(file, format_)) as copy:
                    yield copy
    except (sqlite3.Error, msgspec.MsgspecError, zlib.error) as error:
        raise DatelineError(STORY_DAMAGED, story=path, error=error) from None


def _brought_up(file: sqlite3.Connection, format_: int) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:")
    file.backup(copy)
    for step in STEPS[format_:]:
        step(copy)
    return copy


def story_format(path: Path) -> int:
    """The format number of the story file at `path`, read from its first 100 bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise UsageError(STORY_MISSING, story=path) from None
    except OSError as error:
        raise UsageError(NOT_A_STORY, story=path, cause=error.strerror) from None
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise UsageError(NOT_A_STORY, story=path, cause="it is not an SQLite file")
    if int.from_bytes(head[68:72], "big") != STORY_ID:
        raise UsageError(NOT_A_STORY, story=path, cause="it is another program's SQLite file")
    return int.from_bytes(head[60:64], "big")


# --- writing ------------------------------------------------------------------------


def check_target(path: Path) -> None:
    """Make sure that a story can be written to `path`, before hours are spent on making it.

    A file that is there must be a story file: no other file is ever overwritten.
    """
    if not path.parent.is_dir():
        raise UsageError(FOLDER_MISSING, story=path, folder=path.parent)
    if path.exists() or path.is_symlink():
        story_format(path)
    with written(path) as part:
        part.touch()
        part.unlink()


def save(path: Path, story: StoryFile, readings: Sequence[Stored]) -> None:
    """Write the story and its articles' readings to `path`, in place of what is there."""
    with written(path) as part:
        with closing(sqlite3.connect(part, isolation_level=None)) as database:
            _fill(database, story, readings)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(part, path)


def _fill(database: sqlite3.Connection, story: StoryFile, readings: Sequence[Stored]) -> None:
    for setting in (
        f"page_size = {PAGE_BYTES}",
        "encoding = 'UTF-8'",
        "auto_vacuum = NONE",
        "journal_mode = OFF",
        "synchronous = OFF",
        f"application_id = {STORY_ID}",
        f"user_version = {len(STEPS)}",
    ):
        database.execute(f"PRAGMA {setting}")
    for step in STEPS:
        step(database)
    database.execute("BEGIN")
    for table in TABLES:
        rows = sorted({_row(table, record) for record in getattr(story, table.field)})
        _insert(database, table.name, rows)
    _insert(
        database,
        "reading",
        sorted((one.reading.article, one.version, _packed(one.reading)) for one in readings),
    )
    database.execute("COMMIT")


def _row(table: Table, record: object) -> tuple[str | int | None, ...]:
    return (*table.key(record), _json(record))


def _insert(database: sqlite3.Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _packed(reading: Reading) -> bytes:
    return zlib.compress(msgspec.json.encode(reading), PACKING)


def _json(record: object) -> str:
    return msgspec.json.encode(record).decode()
