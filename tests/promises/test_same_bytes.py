"""Promise 3: any order, workers, articles a task, engine, locale, zone, hash seed: same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.engine import Engine, InProcess, LocalProcesses
from dateline.export import to_json
from dateline.records import StoryFile
from tests.promises.conftest import EXAMPLES
from tests.test_engine import Shuffled


@pytest.mark.parametrize(
    "engine",
    [
        Shuffled(1),
        Shuffled(2),
        LocalProcesses(2, items_a_task=1),
        LocalProcesses(3, items_a_task=5),
    ],
    ids=["shuffled", "shuffled otherwise", "two workers", "three workers"],
)
def test_engines_give_the_same_bytes(told: StoryFile, engine: Engine) -> None:
    assert to_json(pipeline.build([str(EXAMPLES)], engine=engine).story) == to_json(told)


def test_the_order_of_paths_does_not_matter(told: StoryFile) -> None:
    paths = sorted(str(path) for path in EXAMPLES.iterdir() if path.is_file())
    forth = pipeline.build(paths, engine=InProcess())
    back = pipeline.build(paths[::-1], engine=InProcess())
    assert to_json(forth.story) == to_json(back.story)


SURROUNDINGS = {
    "seed 0": {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    "seed 1": {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "America/Adak"},
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_seed_locale_and_zone_do_not_matter(pile: Path, tmp_path: Path, name: str) -> None:
    """The story file too is the same, byte for byte."""
    built = tmp_path / "built.dateline"
    code = "import sys; from dateline.cli import run; sys.exit(run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(pile), "-o", str(built), "--workers", "1"],
        env={**os.environ, **SURROUNDINGS[name]},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    here = tmp_path / "here.dateline"
    pipeline.build([str(pile)], here)
    assert built.read_bytes() == here.read_bytes()


def test_adding_one_by_one_equals_building_anew(told: StoryFile, tmp_path: Path) -> None:
    """On the real stages: the first half of the example, then each other report by itself."""
    paths = sorted(str(path) for path in EXAMPLES.iterdir() if path.is_file())
    whole, grown = tmp_path / "whole.dateline", tmp_path / "grown.dateline"
    pipeline.build(paths, whole)
    half = len(paths) // 2
    pipeline.build(paths[half:], grown)
    for path in paths[:half]:
        if Path(path).suffix in (".txt", ".html"):
            pipeline.add(grown, [path])
    assert grown.read_bytes() == whole.read_bytes()
