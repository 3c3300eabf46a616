"""The tables of a story file, as numbered steps. A file's format is the number of its steps.

A new file goes through all steps; an older one is copied to memory and goes through those it
lacks. Steps are never changed once released: a change of the tables is a new step.

Every table is keyed by content, in the order in which `assemble` sorts its records, so that
the same story gives the same file. `record` is the record as JSON; the columns beside it are
there for people who look into the file with other tools. A reading is for Dateline alone and
repeats what the other tables tell, with much beside: its JSON is packed with zlib.
"""

from __future__ import annotations

import sqlite3

STORY_ID = 0x444C4E31
"""SQLite's application id of a story file: "DLN1" in ASCII."""

CACHE_ID = 0x444C4E43
"""Of a cache: "DLNC"."""


def m001_initial(database: sqlite3.Connection) -> None:
    """The tables of the first release."""
    database.executescript(
        """
        CREATE TABLE article (
            id TEXT PRIMARY KEY, outlet TEXT, title TEXT, published TEXT, path TEXT, record TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE reading (
            article TEXT PRIMARY KEY, version TEXT, record BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE actor (id TEXT PRIMARY KEY, name TEXT, record TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE place (id TEXT PRIMARY KEY, name TEXT, record TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE claim (id TEXT PRIMARY KEY, article TEXT, record TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE event (
            id TEXT PRIMARY KEY, edtf TEXT, title TEXT, record TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE relation (
            source TEXT, kind TEXT, target TEXT, digest TEXT, record TEXT,
            PRIMARY KEY (source, kind, target, digest)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE dispute (
            event TEXT, about TEXT, what TEXT, digest TEXT, record TEXT,
            PRIMARY KEY (event, about, what, digest)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE story (id TEXT PRIMARY KEY, title TEXT, record TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE entry (
            story TEXT, rank INTEGER, event TEXT, tier TEXT, record TEXT,
            PRIMARY KEY (story, rank, event)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE judgement (
            id TEXT PRIMARY KEY, kind TEXT, by TEXT, record TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE possibly_same (
            a TEXT, b TEXT, record TEXT, PRIMARY KEY (a, b)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE near_miss (
            a TEXT, b TEXT, record TEXT, PRIMARY KEY (a, b)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE failure (
            source TEXT, stage TEXT, message TEXT, record TEXT,
            PRIMARY KEY (source, stage, message)
        ) STRICT, WITHOUT ROWID;
        """
    )


STEPS = (m001_initial,)
