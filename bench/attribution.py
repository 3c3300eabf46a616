"""Who says what: source, cue and content of attributions (polnear_*.jsonl.gz).

source_f1, cue_f1, content_f1: over characters that are not white space. link_f1: relations
paired one-to-one, best content overlap first; right when the contents share at least half of
their characters and the sources share one, or neither has one. `second_annotator` scores the
set's other annotator on the documents that have one. --out writes JSON lines as in the set.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bench._counts import rounded
from bench._texts import annotated, rows
from dateline.extract import find_attributions

PARTS = ("source", "cue", "content")
HALF = 0.5
Spans = list[list[int]]
Relation = list[Spans]
Row = dict[str, Any]


def run(args: argparse.Namespace) -> Row:
    """The figures of the set at `args.path`."""
    documents = rows(Path(args.path))
    said = [
        {
            "id": document["id"],
            "relations": [
                [[list(span) for span in part] for part in (a.source, a.cue, a.content)]
                for a in find_attributions(found)
            ],
        }
        for document, found in zip(documents, annotated(documents), strict=True)
    ]
    if args.out:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in said)
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    second = [d for d in documents if d.get("other")]
    theirs = [next(d["other"][who] for who in sorted(d["other"])) for d in second]
    return {
        **score(documents, [row["relations"] for row in said]),
        "documents": len(documents),
        "second_annotator": score(second, theirs) if second else {},
    }


def score(documents: list[Row], said: list[list[Relation]]) -> dict[str, float]:
    """The four figures over all documents together."""
    both = dict.fromkeys((*PARTS, "link"), 0)
    total = dict(both)
    for document, got in zip(documents, said, strict=True):
        text, want = document["text"], document["relations"]
        for number, part in enumerate(PARTS):
            mine = _characters([span for r in got for span in r[number]], text)
            theirs = _characters([span for r in want for span in r[number]], text)
            both[part] += len(mine & theirs)
            total[part] += len(mine) + len(theirs)
        both["link"] += _linked(want, got, text)
        total["link"] += len(want) + len(got)
    return {f"{name}_f1": rounded(2 * both[name], total[name]) for name in both}


def _characters(spans: Spans, text: str) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def _linked(want: list[Relation], got: list[Relation], text: str) -> int:
    """How many relations are right, paired best first by shared content."""
    left = [[_characters(part, text) for part in relation] for relation in want]
    right = [[_characters(part, text) for part in relation] for relation in got]
    pairs = sorted(
        (-len(a[2] & b[2]) / len(a[2] | b[2]), -len(a[0] & b[0]), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if a[2] & b[2]
    )
    used: set[tuple[str, int]] = set()
    right_ones = 0
    for share, _, i, j in pairs:
        if ("want", i) in used or ("got", j) in used or -share < HALF:
            continue
        used |= {("want", i), ("got", j)}
        a, b = left[i][0], right[j][0]
        right_ones += bool(a & b) or not (a or b)
    return right_ones
