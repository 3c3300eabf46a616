"""A file of the reader that is not the shipped one is refused, in one line that says so."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.reader import artefacts

MOST_MEGABYTES = 30
"""Upper limit for what the reader adds to the package."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder that lists one of the shipped files."""
    (tmp_path / "model").mkdir()
    shutil.copy(artefacts.FOLDER / "model" / "labels.json", tmp_path / "model")
    listed = tomllib.loads((artefacts.FOLDER / "artefacts.toml").read_text("utf-8"))
    (entry,) = (e for e in listed["artefact"] if e["file"] == "model/labels.json")
    (tmp_path / "artefacts.toml").write_text(
        f'[[artefact]]\nfile = "model/labels.json"\nsha256 = "{entry["sha256"]}"\n'
    )
    return tmp_path


def test_the_shipped_files_are_as_listed() -> None:
    files = artefacts.files()
    assert sum(path.stat().st_size for path in files.values()) <= MOST_MEGABYTES * 1_000_000
    listed = tomllib.loads((artefacts.FOLDER / "artefacts.toml").read_text("utf-8"))
    assert {"name", "version", "licence", "command", "scores", "data"} <= set(listed)


def test_an_untouched_file_is_taken(small: Path) -> None:
    assert list(artefacts.files(small)) == ["labels.json"]


def test_an_altered_file_is_refused(small: Path) -> None:
    with (small / "model" / "labels.json").open("a") as file:
        file.write(" ")
    with pytest.raises(DatelineError, match=r"labels\.json .*SHA-256.*\[DL202\]"):
        artefacts.files(small)


def test_a_missing_file_is_named(small: Path) -> None:
    (small / "model" / "labels.json").unlink()
    with pytest.raises(DatelineError, match=r"labels\.json.*Install.*\[DL201\]"):
        artefacts.files(small)
