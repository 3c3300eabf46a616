"""`articles.csv` beside the articles: what a person says of each file. It is no article itself.

Columns: path (from the folder in which it lies; `file#n` for one record), outlet, title, url,
published, author. Others are passed over. Comma, semicolon and tab are read as separators.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from dateline.acquire.encoding import decode
from dateline.acquire.plain import one_line

SIDECAR_NAME = "articles.csv"
COLUMNS = ("outlet", "title", "url", "published", "author")
LARGEST = 64 * 1024 * 1024
"""Bytes of a sidecar that are read; at 200 bytes a row that is 300,000 articles."""


class SidecarError(ValueError):
    """Says in a few words why a sidecar could not be used."""


@dataclass
class Sidecar:
    """Rows by path; a row for a file is for its records too. `used` are the paths found."""

    path: Path
    rows: dict[str, dict[str, str]]
    used: set[str] = field(default_factory=set)

    def row(self, told: str) -> dict[str, str]:
        """What the sidecar says of the source at `told`, a path from its own folder."""
        whole, _, _ = told.rpartition("#")
        found: dict[str, str] = {}
        for name in (whole, told):
            if name in self.rows:
                self.used.add(name)
                found = {**found, **self.rows[name]}
        return found

    def unused(self) -> list[str]:
        """Paths of rows for which no source was found, in the order of the file."""
        return [path for path in self.rows if path not in self.used]


def read_sidecar(path: Path) -> Sidecar:
    """The sidecar at `path`. Raises OSError, or SidecarError where it is none."""
    with path.open("rb") as stream:
        raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SidecarError("it is too large")
    text, encoding = decode(raw)
    if raw.strip() and not encoding:
        raise SidecarError("it is not text")
    try:
        return Sidecar(path, _rows(text))
    except csv.Error as error:
        raise SidecarError(str(error)) from None


def _rows(text: str) -> dict[str, dict[str, str]]:
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [one_line(name).lower() for name in next(reader, [])]
    if "path" not in header:
        raise SidecarError("it has no column path")
    rows: dict[str, dict[str, str]] = {}
    for values in reader:
        row = {name: one_line(value) for name, value in zip(header, values, strict=False)}
        path = row.get("path", "").replace("\\", "/").removeprefix("./")
        if path:
            rows[path] = {name: row[name] for name in COLUMNS if row.get(name)}
    return rows
