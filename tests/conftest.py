"""What many tests stand on: small invented piles, stand-in stages, and the real command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline
from tests import fakes

REPORTS = {
    "gazette.txt": """Two killed in fire at Marlow mill
The Marlow Gazette, 14 March 2031

Two people were killed on Wednesday when a fire broke out at the Marlow mill, police said.
Firefighters arrived at the mill within ten minutes.
"We do not know the cause yet," Inspector Dana Weller told reporters on Friday.
""",
    "courier.txt": """Three dead after mill fire
Harbour Courier
March 15, 2031

Three people died in a fire at the Marlow mill on March 12, the Harbour Courier has learned.
The mill's owner, Orrin Teague, denied that its doors had been locked.
""",
    "observer.txt": """Teague arrested over Marlow mill fire
By Lena Voss, The Observer of Dunmere
April 2, 2031

Police arrested Orrin Teague on Tuesday over the March 12 fire at the Marlow mill.
The mayor of Dunmere said the town would rebuild the mill next year.
""",
}
"""An invented fire in an invented town, told by three invented outlets."""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with the three reports."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def fake_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stages of `tests.fakes` in place of the real ones, in this process alone."""
    for name, stage in fakes.STAGES.items():
        monkeypatch.setitem(sys.modules, f"dateline.{name}", stage)
        monkeypatch.setattr(dateline, name, stage, raising=False)


Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run `dateline` as a user does; `env` adds to the environment."""

    def run(
        *arguments: str | Path, env: dict[str, str] | None = None, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dateline", *map(str, arguments)],
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
            input=stdin,
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
            timeout=240,
        )

    return run
