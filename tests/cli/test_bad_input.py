"""Bad input is normal: one line that names the thing and the remedy, and the rest goes on.

The real stages run here. Exit status: 0 something was built, 1 nothing was, 2 asked wrongly.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import cli, store
from dateline.store import schema
from tests.conftest import REPORTS

GOOD = REPORTS["gazette.txt"]

NESTED = "[" * 100_000 + "]" * 100_000
ONE_LINE = "word " * (21 * 1024 * 1024 // 5)
NO_ARTICLE = "<html><head><title></title></head><body><nav><a href='/'>Home</a></nav></body></html>"

FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "mark.txt": b"\xff\xfe",
    "binary.txt": bytes(range(256)) * 40,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "long.txt": ONE_LINE.encode(),
    "nested.json": NESTED.encode(),
    "nested-object.json": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "no-article.html": NO_ARTICLE.encode(),
    "not.json": b"{'text': 'no'}",
    "not.pdf": b"%PDF-1.7\nthis is no PDF at all",
    "not.docx": b"PK\x03\x04 this is no document",
    "no-text.json": b'{"title": "Only a title"}',
}
"""Files that hold no article that could be read, by name."""


def run(*arguments: str | Path) -> int:
    return cli.run([str(one) for one in arguments])


def one_line(said: str) -> str:
    """The only line on stderr that begins with "Error:"."""
    (line,) = [line for line in said.splitlines() if line.startswith("Error:")]
    return line


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_bad_file_alone_is_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """It is named, with what to do, and nothing is left lying about."""
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert run("build", path, "-o", tmp_path / "s.dateline", "--workers", "1") == 1
    said = capsys.readouterr().err
    assert f"skipped: {name}" in said
    assert "Nothing could be built" in one_line(said)
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_bad_files_beside_a_good_one_are_failures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them at once: the good one is built, every other is a Failure in the story."""
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, content in FILES.items():
        (pile / name).write_bytes(content)
    (pile / "good.txt").write_text(GOOD, encoding="utf-8")
    lines = [json.dumps({"title": "Fire", "text": GOOD}), "{broken", json.dumps({"no": "text"})]
    (pile / "some.jsonl").write_text("\n".join(lines))
    story = tmp_path / "s.dateline"
    gone = tmp_path / "gone.txt"
    assert run("build", pile, gone, "-o", story, "--workers", "1") == 0
    told = store.load(story)
    assert sorted(article.source.path for article in told.articles) == ["good.txt", "some.jsonl#1"]
    failed = {failure.source for failure in told.failures}
    assert failed >= {*FILES, str(gone), "some.jsonl#2"}
    for failure in told.failures:
        assert failure.message.isprintable()
        assert failure.message.rstrip("]0123456789LD[ ").endswith((".", "?"))
    said = capsys.readouterr().err
    assert "2 kept" in said
    assert "skipped" in said


def test_a_missing_path_alone_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", tmp_path / "gone", "-o", tmp_path / "s.dateline") == 2
    assert "gone" in one_line(capsys.readouterr().err)
    assert run("build", tmp_path / "*.html", "-o", tmp_path / "s.dateline") == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_nothing_readable_is_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "picture.png").write_bytes(FILES["picture.png"])
    assert run("build", tmp_path / "pile", "--workers", "1") == 1
    assert "Nothing could be built" in one_line(capsys.readouterr().err)
    (tmp_path / "pile" / "picture.png").unlink()
    assert run("build", tmp_path / "pile", "--workers", "1") == 1


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252", "utf-8-sig"])
def test_another_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    """Never a wrong letter, never a traceback."""
    text = GOOD.replace("Teague", "Téague") + "\nThe café’s owner, Zoë Téague, was hurt.\n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    story = tmp_path / "s.dateline"
    assert run("build", tmp_path / "a.txt", "-o", story, "--workers", "1") == 0
    assert "café’s owner, Zoë Téague" in store.load(story).articles[0].text


def test_a_text_over_max_text_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text("More words. " * 100_000)
    story = tmp_path / "s.dateline"
    assert run("build", tmp_path, "-o", story, "--max-text", "1", "--workers", "1") == 0
    (failure,) = store.load(story).failures
    assert failure.source == "b.txt"
    assert "--max-text" in failure.message


def test_lone_surrogates_do_not_stop_a_build(tmp_path: Path) -> None:
    """JSON can spell half a character; UTF-8 cannot."""
    (tmp_path / "a.json").write_text(json.dumps({"text": GOOD + " \ud800 \udfff end."}))
    story = tmp_path / "s.dateline"
    assert run("build", tmp_path / "a.json", "-o", story, "--workers", "1") == 0
    for form in ("json", "csv", "markdown"):
        assert run("export", story, "--to", form, "-o", tmp_path / form) == 0
    assert run("page", story) == 0


def test_a_story_may_lie_in_the_folder_it_is_built_of(tmp_path: Path) -> None:
    """Neither it nor its cache and log are read as reports the next time."""
    (tmp_path / "a.txt").write_text(GOOD)
    story = tmp_path / "s.dateline"
    assert run("build", tmp_path, "-o", story, "--workers", "1") == 0
    first = store.load(story)
    assert run("build", tmp_path, "-o", story, "--workers", "1") == 0
    assert [article.id for article in store.load(story).articles] == [
        article.id for article in first.articles
    ]


def newer_story(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA application_id = {schema.STORY_ID}")
        database.execute("PRAGMA user_version = 999")
        database.execute("CREATE TABLE later (x)")


NO_STORY = {
    "gone": lambda path: None,
    "text": lambda path: path.write_text("not a story" * 50),
    "folder": lambda path: path.mkdir(),
    "newer": newer_story,
}


@pytest.mark.parametrize("kind", NO_STORY)
@pytest.mark.parametrize(
    "command",
    [
        ["show"],
        ["explain", "abcdef"],
        ["verify"],
        ["export", "--to", "json"],
        ["page"],
        ["add", "a.txt"],
        ["remove", "a.txt"],
    ],
    ids=lambda command: command[0],
)
def test_what_is_no_story_is_named(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    kind: str,
) -> None:
    path = tmp_path / "s.dateline"
    make: Callable[[Path], object] = NO_STORY[kind]
    make(path)
    assert run(command[0], path, *command[1:]) == (1 if kind == "newer" else 2)
    line = one_line(capsys.readouterr().err)
    assert "s.dateline" in line
    if kind == "newer":
        assert "newer Dateline" in line


UNWRITABLE = ("a folder that is not there/s.dateline", "folder", "file.txt/s.dateline")


@pytest.mark.parametrize("target", UNWRITABLE)
def test_an_unwritable_output_is_told_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text(GOOD)
    begun = time.monotonic()
    assert run("build", tmp_path / "file.txt", "-o", tmp_path / target) in (1, 2)
    assert time.monotonic() - begun < 1
    one_line(capsys.readouterr().err)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of the three reports."""
    folder = tmp_path_factory.mktemp("story")
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    assert run("build", folder, "-o", folder / "s.dateline", "--workers", "1") == 0
    return folder / "s.dateline"


@pytest.mark.parametrize("command", [["export", "--to", "json"], ["page"]], ids=lambda c: c[0])
def test_an_unwritable_file_of_an_export_is_named(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (tmp_path / "folder").mkdir()
    for target, code in ((tmp_path / "gone" / "out", 2), (tmp_path / "folder", 1)):
        assert run(command[0], story, *command[1:], "-o", target) == code
        assert target.name in one_line(capsys.readouterr().err)


def dateline(*arguments: str | Path, **how: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    return subprocess.Popen(command, text=True, stderr=subprocess.PIPE, **how)  # type: ignore[call-overload,no-any-return]


def test_a_full_disk_is_one_line(story: Path, tmp_path: Path) -> None:
    """Files may not grow past 20 kB here: the story does not fit, and none is left behind."""

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    target = tmp_path / "s.dateline"
    process = dateline("build", story.parent, "-o", target, "--workers", "1", preexec_fn=no_room)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Traceback" not in said
    assert "could not be written whole" in one_line(said)
    assert not target.exists()
    assert [found for found in tmp_path.iterdir() if found.suffix == ".part"] == []


def test_a_full_output_is_one_line(story: Path) -> None:
    with open("/dev/full", "w") as full:
        process = dateline("export", story, "--to", "json", stdout=full)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "could not be written" in one_line(said)
    assert "Traceback" not in said


@pytest.mark.parametrize("command", [["show"], ["export", "--to", "json"]], ids=lambda c: c[0])
def test_a_reader_that_has_enough_is_no_error(story: Path, command: list[str]) -> None:
    """`| head -1`: no traceback, no word."""
    read, write = os.pipe()
    os.close(read)
    process = dateline(command[0], story, *command[1:], stdout=write)
    os.close(write)
    _, said = process.communicate(timeout=60)
    assert said == ""
    assert process.returncode == 0


def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    """It says that what was read is kept; the exit status is the shell's for an interrupt."""
    pile = tmp_path / "pile"
    pile.mkdir()
    for number in range(400):
        (pile / f"{number}.txt").write_text(GOOD.replace("Two", f"{number + 3}") * 8)
    process = dateline("build", pile, "-o", tmp_path / "s.dateline", "--workers", "2")
    cache = tmp_path / "s.dateline.cache"
    deadline = time.monotonic() + 60
    while not cache.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert one_line(said).startswith("Error: Interrupted.")
    assert "Traceback" not in said


def test_standard_input_is_a_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tmp_path / "s.dateline"
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "build", "-", "-o", str(story), "--workers", "1"],
        input=GOOD.encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert [article.source.path for article in store.load(story).articles] == ["-"]
    assert run("verify", story) == 0
    assert "1 unseen" in capsys.readouterr().out
