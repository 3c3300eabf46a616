"""The tagger on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run


def test_times_lists_each_with_its_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "report.txt"
    text.write_text("It burned on 12 March 2031 and again yesterday.")
    assert run("times", text, "--anchor", "2031-03-15") == 0
    said = capsys.readouterr().out
    assert "2031-03-12" in said
    assert "2031-03-14" in said
    assert run("times", text, "--anchor", "2031-03-15", "--json") == 0
    found = json.loads(capsys.readouterr().out)["times"]
    assert [one["text"] for one in found] == ["12 March 2031", "yesterday"]
    assert run("times", text, "--anchor", "the ides") == 2
    assert '"the ides" is not a day' in capsys.readouterr().err


def test_what_is_no_text_is_one_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary = tmp_path / "report.bin"
    binary.write_bytes(bytes(range(256)) * 4)
    assert run("times", binary) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "it is not text" in said.err


def test_a_text_of_another_encoding_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "report.txt"
    text.write_bytes("The caf\u00e9 burned on 12 March 2031.".encode("utf-16"))
    assert run("times", text) == 0
    assert "2031-03-12" in capsys.readouterr().out
