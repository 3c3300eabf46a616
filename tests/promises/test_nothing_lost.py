"""Promise 4: killed at any moment, a build resumes, and ends with the same bytes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from dateline import pipeline, store
from tests.conftest import REPORTS

REPORTS_IN_PILE = 40


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """So many reports that a build can be caught at work."""
    folder = tmp_path / "large"
    folder.mkdir()
    for number in range(REPORTS_IN_PILE):
        text = list(REPORTS.values())[number % len(REPORTS)]
        (folder / f"{number:03}.txt").write_text(text.replace("Marlow", f"Marlow{number // 3}"))
    return folder


def kept(cache: Path) -> int:
    """How many results a build has written down so far."""
    try:
        with closing(sqlite3.connect(f"{cache.as_uri()}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM result").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_build_resumes_and_ends_with_the_same_bytes(
    large: Path, tmp_path: Path, workers: int
) -> None:
    story = tmp_path / "s.dateline"
    command = [sys.executable, "-m", "dateline", "build", str(large), "-o", str(story)]
    process = subprocess.Popen(
        [*command, "--workers", str(workers)], stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not kept(store.cache_path(story)) and time.monotonic() < deadline:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not story.exists()
    resumed = pipeline.build([str(large)], story)
    assert 0 < resumed.from_cache < REPORTS_IN_PILE
    undisturbed = tmp_path / "undisturbed.dateline"
    pipeline.build([str(large)], undisturbed)
    assert story.read_bytes() == undisturbed.read_bytes()


def test_a_bad_source_is_a_failure_and_the_rest_goes_on(pile: Path) -> None:
    whole = pipeline.build([str(pile)]).story
    (pile / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    told = pipeline.build([str(pile)]).story
    assert [failure.source for failure in told.failures] == ["broken.pdf"]
    assert told.events == whole.events


@pytest.mark.slow
def test_a_build_killed_again_and_again_still_ends_with_the_same_bytes(
    large: Path, tmp_path: Path
) -> None:
    """Killed ever later, while it reads, joins or writes, until it is left to end."""
    story = tmp_path / "story" / "s.dateline"
    story.parent.mkdir()
    command = [sys.executable, "-m", "dateline", "build", str(large), "-o", str(story)]
    for tenths in range(5, 200, 5):
        process = subprocess.Popen(
            [*command, "--workers", "2"], stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(timeout=tenths / 10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        else:
            break
    undisturbed = tmp_path / "undisturbed.dateline"
    pipeline.build([str(large)], undisturbed)
    assert story.read_bytes() == undisturbed.read_bytes()
    assert {found.name for found in story.parent.iterdir()} == {
        "s.dateline",
        "s.dateline.cache",
        "s.dateline.log.jsonl",
    }
