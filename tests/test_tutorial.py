"""The commands of the tutorial and the README run as they stand there, and print what stands there.

`REFRESH_TUTORIAL=1 pytest tests/test_tutorial.py` writes the outputs anew. A comment before
a block says which lines of the output are kept, and by which words of its row an id is found.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import dateline

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "docs" / "tutorial.md", ROOT / "README.md"]
BLOCK = re.compile(
    r"<!-- (?:row: (?P<row>[^;]+); )?lines (?P<first>\d+)-(?P<last>\d+) -->\n"
    r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```",
    re.DOTALL,
)
LEFT_OUT = "…"
ID = re.compile(r"\b[0-9a-f]{6}\b")


@dataclass
class Ran:
    """A block of the tutorial and what its command prints now."""

    command: str
    shown: list[str]
    printed: list[str]
    kept: list[str]


def run_block(block: re.Match[str]) -> Ran:
    command = block["command"]
    if block["row"]:
        command = ID.sub(id_of(block["row"]), command)
    result = CliRunner().invoke(dateline, shlex.split(command)[1:], terminal_width=100)
    assert result.exit_code == 0, result.output
    printed = [line.rstrip() for line in result.output.splitlines()]
    kept = printed[int(block["first"]) - 1 : int(block["last"])]
    kept += [LEFT_OUT] if int(block["last"]) < len(printed) else []
    return Ran(command, block["output"].splitlines(), printed, kept)


def id_of(words: str) -> str:
    """The id before the first row of the timeline that holds the words."""
    shown = CliRunner().invoke(dateline, ["show", "story.dateline"]).output.splitlines()
    line = next(line for line in shown if words in line)
    return line.split()[0]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_prints_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples" / "orvenice", tmp_path / "orvenice")
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    assert len(blocks) == text.count("```console")
    ran = [run_block(block) for block in blocks]
    if os.environ.get("REFRESH_TUTORIAL"):
        for block, now in reversed(list(zip(blocks, ran, strict=True))):
            body = "".join(f"{line}\n" for line in (f"$ {now.command}", *now.kept))
            start = text.index("$ ", block.start())
            text = text[:start] + body + "```" + text[block.end() :]
        page.write_text(text, encoding="utf-8")
        return
    for now in ran:
        assert now.shown == now.kept, now.command
