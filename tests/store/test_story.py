"""The story file: the same bytes for the same story, and never a half-written one."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline import pipeline, store
from dateline.errors import DatelineError, UsageError
from dateline.records import StoryFile, When
from dateline.store import schema
from dateline.store.story import TABLES, Stored, story_format
from tests.test_pipeline import written

pytestmark = pytest.mark.usefixtures("fake_stages")


@pytest.fixture
def run(tmp_path: Path) -> pipeline.Run:
    return pipeline.build(written(tmp_path / "pile", ["burn a mill\ndie", "burn", "arrest", ""]))


def save(path: Path, story: StoryFile, readings: Sequence[Stored]) -> bytes:
    store.save(path, story, readings)
    return path.read_bytes()


def test_a_story_comes_back_as_it_was(tmp_path: Path, run: pipeline.Run) -> None:
    path = tmp_path / "s.dateline"
    store.save(path, run.story, run.stored)
    assert store.load(path) == run.story
    assert tuple(store.load_readings(path)) == run.stored


def test_the_same_story_gives_the_same_bytes(tmp_path: Path, run: pipeline.Run) -> None:
    """In whichever order its records are handed over, and written over an older file or not."""
    there = tmp_path / "b.dateline"
    first = save(tmp_path / "a.dateline", run.story, run.stored)
    turned = replace(
        run.story, **{t.field: tuple(reversed(getattr(run.story, t.field))) for t in TABLES}
    )
    save(there, replace(run.story, events=()), run.stored[:1])
    assert save(there, turned, run.stored[::-1]) == first


def test_tables_are_strict_and_keyed_by_content(tmp_path: Path, run: pipeline.Run) -> None:
    path = tmp_path / "s.dateline"
    store.save(path, run.story, run.stored)
    with closing(sqlite3.connect(path)) as database:
        kinds = database.execute(
            "SELECT name, wr, strict FROM pragma_table_list WHERE type = 'table'"
            " AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert {name for name, _, _ in kinds} == {t.name for t in TABLES} | {"reading"}
    assert all(without_rowid and strict for _, without_rowid, strict in kinds)


def test_a_settled_day_is_not_taken_for_the_articles_own(tmp_path: Path, run: pipeline.Run) -> None:
    """What the pile says of an article's day is settled anew with every change of the pile."""
    path = tmp_path / "s.dateline"
    day = When(edtf="2031-03-14", start="2031-03-14", end="2031-03-15", grain="day", how="settled")
    settled = replace(
        run.story, articles=tuple(replace(one, published=day) for one in run.story.articles)
    )
    store.save(path, settled, run.stored)
    assert {article.published for article in store.load(path).articles} == {day}
    assert {one.article.published for one in store.load_readings(path)} == {None}


NOT_STORIES = {
    "text": b"Not a story at all, but long enough to be looked at as one. " * 3,
    "short": b"SQLite format 3\0",
    "empty": b"",
}


@pytest.mark.parametrize("name", NOT_STORIES)
def test_a_file_that_is_no_story_is_named_and_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(NOT_STORIES[name])
    with pytest.raises(UsageError, match=r"notes\.txt is not a story file"):
        store.load(path)
    with pytest.raises(UsageError, match=r"notes\.txt is not a story file"):
        store.check_target(path)
    assert path.read_bytes() == NOT_STORIES[name]


def test_another_programs_database_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE mine (x)")
        database.commit()
    before = path.read_bytes()
    with pytest.raises(UsageError, match="another program's"):
        store.check_target(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_story(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        store.load(tmp_path)
    with pytest.raises(UsageError):
        store.check_target(tmp_path)


def test_a_missing_story_tells_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="dateline build FOLDER -o"):
        store.load(tmp_path / "gone.dateline")


def test_a_newer_story_says_so(
    tmp_path: Path, run: pipeline.Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.dateline"
    with monkeypatch.context() as later:
        later.setattr("dateline.store.story.STEPS", (*schema.STEPS, lambda database: None))
        store.save(path, run.story, run.stored)
    with pytest.raises(DatelineError, match=r"newer Dateline \(format 2, this one knows 1\)"):
        store.load(path)


def test_an_older_story_is_brought_up_in_memory(
    tmp_path: Path, run: pipeline.Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes through the steps it lacks; the file itself stays as it is."""
    path = tmp_path / "s.dateline"
    before = save(path, run.story, run.stored)

    def m002_renames(database: sqlite3.Connection) -> None:
        database.execute("UPDATE event SET record = json_set(record, '$.title', 'renamed')")

    monkeypatch.setattr("dateline.store.story.STEPS", (*schema.STEPS, m002_renames))
    assert {event.title for event in store.load(path).events} == {"renamed"}
    assert path.read_bytes() == before
    assert story_format(path) == 1


@pytest.mark.parametrize("at", [0.3, 0.6, 0.95])
def test_a_damaged_story_says_so(tmp_path: Path, run: pipeline.Run, at: float) -> None:
    path = tmp_path / "s.dateline"
    whole = save(path, run.story, run.stored)
    cut = int(len(whole) * at)
    path.write_bytes(whole[:cut] + b"\xff" * (len(whole) - cut))
    with pytest.raises(DatelineError, match="is damaged"):
        (store.load(path), store.load_readings(path))


def test_a_missing_folder_is_told_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        pipeline.build(["nothing"], tmp_path / "gone" / "s.dateline")


def test_a_full_disk_leaves_the_old_story(
    tmp_path: Path, run: pipeline.Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.dateline"
    before = save(path, run.story, run.stored)

    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DatelineError, match="No space left on device") as raised:
        store.save(path, replace(run.story, events=()), run.stored)
    assert raised.value.exit_code == 1
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir() if found.suffix == ".part"] == []


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path, run: pipeline.Run) -> None:
    left = tmp_path / "s.dateline.4711.part"
    other = tmp_path / "t.dateline.4711.part"
    left.write_text("the words of an article")
    other.touch()
    store.save(tmp_path / "s.dateline", run.story, run.stored)
    assert not left.exists()
    assert other.exists()


def test_write_whole_writes_into_a_pipe_or_device_too(tmp_path: Path) -> None:
    store.write_whole(Path(os.devnull), b"gone")
    assert Path(os.devnull).is_char_device()
    store.write_whole(tmp_path / "out", b"kept")
    assert (tmp_path / "out").read_bytes() == b"kept"


def test_every_quote_is_compared(run: pipeline.Run) -> None:
    count, moved = store.moved_quotes(run.story)
    assert count >= len(run.story.claims) + len(run.story.timeline)
    assert moved == []
    altered = replace(run.story.articles[0], text="Z" + run.story.articles[0].text[1:])
    articles = (altered, *run.story.articles[1:])
    _, moved = store.moved_quotes(replace(run.story, articles=articles))
    assert {quote.article for quote in moved} == {altered.id}
