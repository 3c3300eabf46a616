"""`python -m bench._gate`: what ships may not get worse than the floors in `floors.toml`.

Every floor is pinned to the digest of the data it was measured on: on other data it says
nothing, and the gate says so and fails. Where the data is not there (it is not part of the
repository) the floor is passed over with a line. Raising a floor is routine; lowering one
needs a sentence in its `why`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Floor:
    """A bench on one set, and what its figures must reach.

    `path` is relative to the repository. `least` maps the name of a figure (`a.b` inside a
    sub-object) to its floor; `arguments` are further ones of the bench.
    """

    bench: str
    path: str
    sha256: str
    least: dict[str, float]
    arguments: list[str] = field(default_factory=list)
    why: str = ""


def floors() -> list[Floor]:
    """The floors, as written."""
    with (HERE / "floors.toml").open("rb") as file:
        return [Floor(**row) for row in tomllib.load(file)["floor"]]


def digest(path: Path) -> str:
    """SHA-256 of a file, or of the names and digests of all files of a folder."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    whole = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file():
            whole.update(f"{file.relative_to(path).as_posix()} {digest(file)}\n".encode())
    return whole.hexdigest()


def check(floor: Floor, root: Path) -> list[str]:
    """What is wrong, a line each; [] where the floor holds or its data is not there."""
    path = root / floor.path
    if not path.exists():
        print(f"skipped: {floor.bench} {floor.path}: not there")
        return []
    found = digest(path)
    if found != floor.sha256:
        return [f"{floor.bench} {floor.path}: the data has changed: its sha256 is {found}"]
    figures = measured(floor, path)
    wrong = []
    for name, least in floor.least.items():
        value = figure(figures, name)
        print(f"{floor.bench} {floor.path}: {name} {value:.4f}, floor {least}")
        if value < least:
            wrong.append(f"{floor.bench} {floor.path}: {name} is {value:.4f}, under {least}")
    return wrong


def measured(floor: Floor, path: Path) -> dict[str, Any]:
    """The figures of the bench, as `python -m bench` would print them."""
    module = importlib.import_module(f"bench.{floor.bench}")
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--out")
    if hasattr(module, "options"):
        module.options(parser)
    figures: dict[str, Any] = module.run(parser.parse_args([str(path), *floor.arguments]))
    return figures


def figure(figures: dict[str, Any], name: str) -> float:
    """The figure of that name; of `a.b`, the figure `b` in the sub-object `a`."""
    value: Any = figures
    for part in name.split("."):
        value = value[part]
    return float(value)


def main() -> int:
    root = HERE.parent
    wrong = [line for floor in floors() for line in check(floor, root)]
    for line in wrong:
        print(f"WORSE: {line}")
    print("The benchmark gate holds." if not wrong else "The benchmark gate does not hold.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
