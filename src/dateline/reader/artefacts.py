"""The files that the reader needs, each checked against the hash in `artefacts.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from dateline.errors import READER_ALTERED, READER_MISSING, DatelineError

FOLDER = Path(__file__).parent


def files(folder: Path = FOLDER) -> dict[str, Path]:
    """Path of each artefact by its file name.

    Raises `DatelineError` where one is missing or its bytes are not those that were shipped:
    another model would give other labels under the same version.
    """
    listed = tomllib.loads((folder / "artefacts.toml").read_text("utf-8"))["artefact"]
    found = {}
    for entry in listed:
        path = folder / entry["file"]
        if not path.is_file():
            raise DatelineError(READER_MISSING, path=path)
        with path.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        if digest != entry["sha256"]:
            raise DatelineError(READER_ALTERED, path=path, found=digest, listed=entry["sha256"])
        found[path.name] = path
    return found
