"""Sources are found again where they lie."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from dateline import custody


def test_a_file_whose_name_is_no_text_is_in_its_place(tmp_path: Path) -> None:
    text = b"The ferry sank.\n"
    try:
        (tmp_path / os.fsdecode(b"f\xe4hre.txt")).write_bytes(text)
    except OSError:
        pytest.skip("this file system takes no such names")
    found = custody._in_its_place("f\\xe4hre.txt", sha256(text).hexdigest(), [tmp_path])
    assert found.state == "present"
