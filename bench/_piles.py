"""A set's documents read as the program reads a JSONL file, and put together as one pile."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline import acquire, engine, pipeline, store
from dateline.records import Options
from dateline.store import Stored

Row = dict[str, Any]
Pile = dict[str, Stored]
"""A document's id in the set to what it was read as; what cannot be read is left out."""


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of a bench that reads piles."""
    parser.add_argument("--workers", type=int, default=engine.cores(), help="processes that read")
    parser.add_argument("--cache", help="keep here what articles were read as, and take it thence")


def read_documents(documents: Sequence[Row], args: argparse.Namespace) -> Pile:
    """Read documents (`id`, `text`, maybe `title` and `published`). Nothing else of a row is
    passed on: ids and topics may give the answer away."""
    asked = Options()
    kept = Path(args.cache) if args.cache else None
    with tempfile.TemporaryDirectory() as folder, store.Cache(kept) as cache:
        file = Path(folder, "pile.jsonl")
        file.write_text("".join(map(_record, documents)), encoding="utf-8")
        spread = engine.named("local", args.workers)
        sources = acquire.sources([str(file)], asked)
        piled = pipeline.read_pile(sources, asked, spread, cache, lambda done, of: None)
    found: Pile = {}
    for one in piled.reads:
        number = one.article.source.path.rpartition("#")[2]
        found[documents[int(number) - 1]["id"] if number.isdigit() else documents[0]["id"]] = one
    return found


def _record(document: Row) -> str:
    told = {name: document[name] for name in ("title", "published", "text") if document.get(name)}
    return json.dumps(told) + "\n"


def write_lines(path: Path, rows: Sequence[Row]) -> None:
    """Rows as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
