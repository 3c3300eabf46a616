"""Temporal tagger: strict, relaxed, value and type F1 as TempEval-3 counts them.

PATH is a JSONL set of `data/time` (see the README there for the format and the pairing), or a
folder of such sets. `--narrative` reads the texts as narratives; without it the tagger tells.
The documents whose names hash to an odd number were never looked at while rules were written:
`unseen` holds their figures, `seen` the others'. `kb_per_s` is CPU time of the tagger alone.
`--peers PYTHON` adds the figures of the taggers that this interpreter has (see `_peers`).
With `--narrative`, `genre_found` is the value F1 where the tagger has to find the genre itself.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench._peers import peers
from dateline import times
from dateline.annotate.times.context import Genre

Row = dict[str, Any]
KINDS = ("strict", "relaxed", "value", "type")


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--narrative", action="store_true", help="read the texts as narratives")
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has other taggers")
    parser.add_argument("--only", choices=("seen", "unseen"), help="write and score one half only")


def run(args: argparse.Namespace) -> Row:
    """The figures of the set at `args.path`; what the tagger said goes to `args.out`."""
    documents = [doc for doc in read_sets(Path(args.path)) if wanted(doc["id"], args.only)]
    genre: Genre | None = "narrative" if args.narrative else None
    times.tag("warm up on Monday", "2020-01-03")
    began = time.process_time()
    said = [tag_document(doc, genre) for doc in documents]
    spent = time.process_time() - began
    if args.out:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in said)
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    found = _value_where_found(documents) if genre else None
    counts = {"seen": dict.fromkeys(("gold", "system", *KINDS), 0)}
    counts["unseen"] = dict(counts["seen"])
    for doc, row in zip(documents, said, strict=True):
        half = counts[half_of(doc["id"])]
        for kind, number in score_document(doc["timexes"], row["timexes"]).items():
            half[kind] += number
    both = {kind: counts["seen"][kind] + counts["unseen"][kind] for kind in counts["seen"]}
    size = sum(len(doc["text"].encode()) for doc in documents)
    halves = {name: figures(half) for name, half in counts.items()}
    row = {**figures(both), **halves, "kb_per_s": round(size / 1000 / spent) if spent else 0}
    if args.peers:
        said_by = peers(documents, args.narrative, args.peers)
        row["peers"] = {name: peer_figures(documents, one) for name, one in said_by.items()}
    return row if found is None else {**row, "genre_found": found}


def peer_figures(documents: list[Row], said: Row) -> Row:
    """The same figures of another tagger."""
    counts = dict.fromkeys(("gold", "system", *KINDS), 0)
    for doc, timexes in zip(documents, said["timexes"], strict=True):
        for kind, number in score_document(doc["timexes"], timexes).items():
            counts[kind] += number
    size = sum(len(doc["text"].encode()) for doc in documents)
    return {**figures(counts), "kb_per_s": round(size / 1000 / said["seconds"], 1)}


def _value_where_found(documents: list[Row]) -> float:
    """Value F1 with the genre left to the tagger."""
    gold = system = value = 0
    for doc in documents:
        counts = score_document(doc["timexes"], tag_document(doc, None)["timexes"])
        gold, system = gold + counts["gold"], system + counts["system"]
        value += counts["value"]
    return round(2 * value / (gold + system), 4) if gold + system else 0.0


def read_sets(path: Path) -> Iterator[Row]:
    """The documents of a `.jsonl` or `.jsonl.gz` file, or of all in a folder."""
    files = [path] if path.is_file() else sorted(path.glob("*.jsonl"))
    for file in files:
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(file, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def half_of(name: str) -> str:
    """Which half a document is in: by the first byte of its name's SHA-256."""
    return "unseen" if hashlib.sha256(name.encode()).digest()[0] % 2 else "seen"


def wanted(name: str, only: str | None) -> bool:
    return only is None or half_of(name) == only


def tag_document(doc: Row, genre: Genre | None) -> Row:
    """What the tagger says of one document, in the set's own format."""
    found = times.tag(doc["text"], anchor_of(doc), genre)
    return {
        "id": doc["id"],
        "timexes": [
            {"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.value,
             "rule": t.rule}
            for t in found
        ],
    }  # fmt: skip


def anchor_of(doc: Row) -> str | None:
    """The instant a phrase was said at, else the day the document was written."""
    said: str | None = doc["ref"].split(".")[0] if doc.get("ref") else doc.get("dct")
    return said


def score_document(gold: list[Row], system: list[Row]) -> dict[str, int]:
    """Counts of one document: gold, system, and pairs with equal span, any, value, type."""
    date_lines = [timex for timex in gold if timex.get("dct")]
    gold = [timex for timex in gold if not timex.get("dct")]
    pairs = pair(gold, system)
    found, used = {g for g, _ in pairs}, {s for _, s in pairs}
    unasked = sum(bool(t.get("optional")) and n not in found for n, t in enumerate(gold))
    kept = sum(
        n in used or not any(overlap(line, timex) > 0 for line in date_lines)
        for n, timex in enumerate(system)
    )
    both = [(gold[g], system[s]) for g, s in pairs]
    return {
        "gold": len(gold) - unasked,
        "system": kept,
        "strict": sum(g["start"] == s["start"] and g["end"] == s["end"] for g, s in both),
        "relaxed": len(pairs),
        "value": sum(same_value(g, s) for g, s in both),
        "type": sum(g["type"] == s["type"] for g, s in both),
    }


def pair(gold: list[Row], system: list[Row]) -> list[tuple[int, int]]:
    """One-to-one pairs: identical spans first, then greatest overlap, equal value, order."""
    rows = sorted(
        (
            (g["start"], g["end"]) != (s["start"], s["end"]),
            -overlap(g, s),
            not same_value(g, s),
            i,
            j,
        )
        for i, g in enumerate(gold)
        for j, s in enumerate(system)
        if overlap(g, s) > 0
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for *_, i, j in rows:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def overlap(a: Row, b: Row) -> int:
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return shared


def same_value(gold: Row, system: Row) -> bool:
    value = system.get("value") or ""
    accepted: Iterable[str] = gold.get("values_ok", ())
    return value == (gold.get("value") or "") or (value != "" and value in accepted)


def figures(counts: dict[str, int]) -> Row:
    """F1 of each kind as a fraction, with the numbers of expressions."""
    total = counts["gold"] + counts["system"]
    scores = {f"{kind}_f1": round(2 * counts[kind] / total, 4) if total else 0.0 for kind in KINDS}
    return {**scores, "gold": counts["gold"], "system": counts["system"]}
