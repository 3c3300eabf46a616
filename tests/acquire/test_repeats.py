"""The same bytes give the same article, whatever the hash seed, locale or time zone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
DIGEST = """
import hashlib, sys, msgspec
from dateline.acquire import read, sources
from dateline.records import Options, Source
given = sources(sys.argv[1:], Options())
found = [read(one, Options()) if isinstance(one, Source) else one for one in given]
print(len(found), hashlib.sha256(msgspec.json.encode(found)).hexdigest())
"""


def test_every_process_reads_the_same() -> None:
    settings = [("0", "C", "UTC"), ("1", "C.UTF-8", "Asia/Tokyo"), ("271828", "POSIX", "UTC")]
    said = {
        subprocess.run(
            [sys.executable, "-c", DIGEST, str(GOLDEN)],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, locale, zone in settings
    }
    assert len(said) == 1


def test_importing_acquire_imports_no_reader_of_formats() -> None:
    code = "import sys, dateline.acquire; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"trafilatura", "lxml", "docx", "pypdfium2", "charset_normalizer", "numpy", "spacy"}
    assert not heavy & set(done.stdout.split())
