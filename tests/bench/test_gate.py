"""The gate holds what ships to its floors, on the very data they were measured on."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench import _gate
from bench._gate import Floor, check, digest, figure, floors


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bench whose figure is the number of lines of its set, over ten."""

    def options(parser: ArgumentParser) -> None:
        parser.add_argument("--over", type=int, default=10)

    def run(args: Namespace) -> dict[str, object]:
        lines = Path(args.path).read_text().count("\n")
        return {"f1": lines / args.over, "by_type": {"PER": 0.5}}

    monkeypatch.setitem(sys.modules, "bench.lines", SimpleNamespace(run=run, options=options))


def floor(path: Path, least: float, *arguments: str) -> Floor:
    return Floor(
        bench="lines",
        path=path.name,
        sha256=digest(path),
        least={"f1": least, "by_type.PER": 0.5},
        arguments=list(arguments),
    )


@pytest.mark.usefixtures("bench")
def test_a_figure_under_its_floor_fails(tmp_path: Path) -> None:
    path = tmp_path / "set"
    path.write_text("a\n" * 8)
    assert check(floor(path, 0.8), tmp_path) == []
    assert check(floor(path, 0.81), tmp_path) == ["lines set: f1 is 0.8000, under 0.81"]
    assert check(floor(path, 0.4, "--over", "20"), tmp_path) == []


@pytest.mark.usefixtures("bench")
def test_other_data_proves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "set"
    path.write_text("a\n" * 8)
    pinned = floor(path, 0.1)
    path.write_text("a\n" * 9)
    (wrong,) = check(pinned, tmp_path)
    assert "the data has changed" in wrong


@pytest.mark.usefixtures("bench")
def test_absent_data_is_passed_over_with_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "set"
    path.touch()
    pinned = floor(path, 0.1)
    path.unlink()
    assert check(pinned, tmp_path) == []
    assert "skipped: lines set" in capsys.readouterr().out


def test_a_folder_is_pinned_by_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a").write_text("1")
    seen = {digest(tmp_path)}
    (tmp_path / "deep" / "a").write_text("2")
    seen.add(digest(tmp_path))
    (tmp_path / "deep" / "a").rename(tmp_path / "deep" / "b")
    seen.add(digest(tmp_path))
    assert len(seen) == 3


def test_figures_by_name() -> None:
    assert figure({"f1": 1, "by_type": {"PER": 0.5}}, "by_type.PER") == 0.5


def test_every_floor_names_a_bench_that_is_there() -> None:
    for one in floors():
        assert (Path(_gate.__file__).parent / f"{one.bench}.py").is_file()
        assert one.least
