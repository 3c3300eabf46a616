"""Figures: what each report says of the total killed and injured (`figures.jsonl`).

PATH is a folder with `figures.jsonl` and the texts in `gva.jsonl.gz`; every report of an
incident that has a figure in the set is read, by itself. figure_f1: the report, the kind of
harm and the value are equal, and the words touch. dispute_acc: per incident and kind of harm,
the values reported are those of the set, no more and no fewer. A sentence's counts of one harm
are added up where they stand in one claim ("four men and a woman were killed").
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench._counts import rounded
from bench._texts import annotated, rows
from dateline.extract import extract
from dateline.records import Claim, Figure

Row = dict[str, Any]
HARMS = ("killed", "injured")


def run(args: argparse.Namespace) -> Row:
    """The figures of the set in the folder `args.path`."""
    gold = rows(Path(args.path) / "figures.jsonl")
    reports = reports_of(gold, rows(Path(args.path) / "gva.jsonl.gz"))
    said = [
        row
        for report, found in zip(reports, annotated(reports), strict=True)
        for row in totals(report, extract(found).claims)
    ]
    said = told(said)
    if args.out:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in said)
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    incidents = sorted({row["incident"] for row in gold})
    return {
        **score(gold, said),
        "figures": len(gold),
        "reports": len(reports),
        "incidents": {name: score(of(gold, name), of(said, name)) for name in incidents},
    }


def reports_of(gold: Sequence[Row], piles: Iterable[Row]) -> list[Row]:
    """Every report of the incidents in `gold`, with its incident."""
    wanted = {row["incident"] for row in gold}
    return [
        article | {"incident": pile["id"]}
        for pile in piles
        if pile["id"] in wanted
        for article in pile["articles"]
    ]


def of(listed: Sequence[Row], incident: str) -> list[Row]:
    return [row for row in listed if row["incident"] == incident]


def totals(report: Row, claims: Sequence[Claim]) -> list[Row]:
    """What a report says of the total of each harm, a row a claim, in text order."""
    found = []
    for claim in sorted(claims, key=lambda claim: claim.predicate.start):
        if claim.modality not in {"happened", "said_to_have"} or claim.polarity == "negated":
            continue
        for what in HARMS:
            counts = [f for f in claim.figures if f.counts == what and not f.part and not f.stock]
            if any(figure.hedge != "one" for figure in counts):
                found.append({"incident": report["incident"], "doc": report["id"], "what": what}
                             | _sum(counts))  # fmt: skip
    return found


def _sum(figures: Sequence[Figure]) -> Row:
    marks = [mark for figure in figures for mark in figure.quote.marks[:1]]
    return {
        "start": min(start for start, _ in marks),
        "end": max(end for _, end in marks),
        "value": sum(map(_value, figures)),
    }


def _value(figure: Figure) -> int:
    given = (figure.best, figure.low, figure.high)
    return next((value for value in given if isinstance(value, int)), 0)


def told(said: Sequence[Row]) -> list[Row]:
    """The rows that can be totals of the incident: a number below half of the one told most
    often, or above twice of it, counts some of its victims or those of another incident."""
    most: dict[tuple[str, str], Counter[int]] = {}
    for row in said:
        most.setdefault((row["incident"], row["what"]), Counter())[row["value"]] += 1
    often = {key: min(c, key=lambda value: (-c[value], value)) for key, c in most.items()}
    return [
        row
        for row in said
        if often[row["incident"], row["what"]] <= 2 * row["value"]
        and row["value"] <= 2 * often[row["incident"], row["what"]]
    ]


# --- scoring ------------------------------------------------------------------------


def score(gold: Sequence[Row], said: Sequence[Row]) -> Row:
    """figure_f1 and dispute_acc over the incidents of `gold`."""
    left = list(said)
    both = 0
    for row in gold:
        match = next((other for other in left if _matches(row, other)), None)
        if match is not None:
            left.remove(match)
            both += 1
    asked = sorted({(row["incident"], row["what"]) for row in gold})
    right = sum(_values(gold, *key) == _values(said, *key) for key in asked)
    return {
        "figure_f1": rounded(2 * both, len(gold) + len(said)),
        "precision": rounded(both, len(said)),
        "recall": rounded(both, len(gold)),
        "dispute_acc": rounded(right, len(asked)),
    }


def _matches(a: Row, b: Row) -> bool:
    same = all(a[key] == b[key] for key in ("doc", "what", "value"))
    return bool(same and a["start"] < b["end"] and b["start"] < a["end"])


def _values(listed: Sequence[Row], incident: str, what: str) -> Counter[int]:
    return Counter({row["value"]: 1 for row in listed
                    if row["incident"] == incident and row["what"] == what})  # fmt: skip
