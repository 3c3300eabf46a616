"""Places: are names of places found, and put where they belong?

PATH is `lgl.jsonl.gz` or `geovirus.jsonl.gz` of `data/events`. The toponyms' spans are given and
the system answers each (`acc_161km`: within 161 km of gold, no answer is wrong; `mean_km`,
`median_km`: no answer is 20,039 km; `auc`: area under the sorted log errors, 0 is best). Then it
reads the text without spans (`find_f1`: same span; `e2e_f1`: same span within 161 km).
`baseline` puts each name at the largest place so called. Documents whose ids hash to an odd number
were never looked at while rules and weights were made: `unseen` holds their figures. `--out`
writes what the system said of the given spans.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from itertools import pairwise
from math import asin, cos, log, radians, sin, sqrt
from pathlib import Path
from typing import Any

from bench._counts import rounded
from bench._texts import annotated, rows
from dateline.extract import find_places, site
from dateline.places import SCALE, lookup
from dateline.records import Spot

Row = dict[str, Any]
Point = tuple[float, float]
Said = dict[tuple[int, int], Point | None]
FAR_KM = 20039.0
NEAR_KM = 161.0
EARTH_KM = 6371.0088
RANKS = {"country": 0, "adm1": 1, "capital": 2, "town": 2}
"""What is larger than all else for the baseline; within a rank the size decides."""


def run(args: argparse.Namespace) -> Row:
    """The figures of the set at `args.path`; what the system said goes to `args.out`."""
    documents = rows(Path(args.path))
    said = [resolve(document) for document in documents]
    found = [find(document) for document in annotate_all(documents)]
    largest = [baseline(document) for document in documents]
    if args.out:
        lines = (
            json.dumps({"id": document["id"], "places": as_lists(places)}) + "\n"
            for document, places in zip(documents, said, strict=True)
        )
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    unseen = [n for n, document in enumerate(documents) if half_of(document["id"]) == "unseen"]
    every = list(range(len(documents)))

    def part(of: list[int]) -> Row:
        gold = [documents[n] for n in of]
        return figures(gold, [said[n] for n in of], [found[n] for n in of])

    return {
        **part(every),
        "unseen": part(unseen),
        "baseline": placing(documents, largest),
        "baseline_unseen": placing([documents[n] for n in unseen], [largest[n] for n in unseen]),
        "documents": len(documents),
    }


def half_of(name: str) -> str:
    """Which half a document is in: by the first byte of its id's SHA-256."""
    return "unseen" if hashlib.sha256(name.encode()).digest()[0] % 2 else "seen"


def address(document: Row) -> tuple[str, str]:
    """Name and address of the outlet, which some sets give by its host alone."""
    outlet = document.get("outlet") or ""
    return ("", f"http://{outlet}/") if "." in outlet else (outlet, "")


def resolve(document: Row) -> Said:
    """A point for each toponym's span, None where the gazetteer has no such name."""
    spans = sorted({(t[0], t[1]) for t in document["toponyms"]})
    sites = site(document["text"], spans, *address(document))
    return {
        span: point(held.spot) if held else None for span, held in zip(spans, sites, strict=True)
    }


def annotate_all(documents: list[Row]) -> list[Any]:
    return list(zip(documents, annotated(documents), strict=True))


def find(read: tuple[Row, Any]) -> Said:
    """The places that the system itself finds in a text, with points where it knows them."""
    document, text = read
    return {
        span: point(held.spot) if held else None
        for span, held in find_places(text, *address(document))
    }


def baseline(document: Row) -> Said:
    """Each toponym at the largest place that bears its name."""
    said: Said = {}
    for start, end, *_ in document["toponyms"]:
        spots = [bearing.spot for bearing in lookup(document["text"][start:end])]
        said[start, end] = point(max(spots, key=largeness)) if spots else None
    return said


def largeness(spot: Spot) -> tuple[int, int, str]:
    return -RANKS.get(spot.kind, len(RANKS)), spot.size, spot.id


def point(spot: Spot) -> Point:
    """Degrees of latitude and longitude."""
    return spot.lat / SCALE, spot.lon / SCALE


def as_lists(places: Said) -> list[list[float]]:
    return [[*span, *(at or ())] for span, at in sorted(places.items())]


def figures(documents: list[Row], said: list[Said], found: list[Said]) -> Row:
    return {**placing(documents, said), **finding(documents, found)}


def gold_of(document: Row) -> Said:
    """The toponyms with their points, None for those that have none."""
    return {
        (t[0], t[1]): (t[2], t[3]) if len(t) > 3 and t[2] is not None else None
        for t in document["toponyms"]
    }


def placing(documents: list[Row], said: list[Said]) -> Row:
    """How far off the answers are for the spans that have a point in gold."""
    errors = sorted(
        min(FAR_KM, km(held, at)) if (held := places.get(span)) else FAR_KM
        for document, places in zip(documents, said, strict=True)
        for span, at in gold_of(document).items()
        if at
    )
    number = len(errors)
    if not number:
        return {"toponyms": 0}
    heights = [log(1 + error) / log(1 + FAR_KM) for error in errors]
    area = sum((a + b) / 2 for a, b in pairwise(heights))
    return {
        "toponyms": number,
        "acc_161km": rounded(sum(error <= NEAR_KM for error in errors), number),
        "mean_km": rounded(sum(errors), number),
        "median_km": rounded(errors[number // 2] + errors[(number - 1) // 2], 2),
        "auc": rounded(area, max(1, number - 1)),
    }


def finding(documents: list[Row], found: list[Said]) -> Row:
    """F1 of the spans, and of the spans put within reach of gold, where gold has a point."""
    hits = gold_spans = found_spans = placed = placed_gold = placed_found = 0
    for document, places in zip(documents, found, strict=True):
        gold = gold_of(document)
        gold_spans += len(gold)
        found_spans += len(places)
        hits += len(gold.keys() & places.keys())
        for span, at in places.items():
            if span in gold and gold[span] is None:
                continue
            placed_found += 1
            goal = gold.get(span)
            placed += bool(goal and at and km(at, goal) <= NEAR_KM)
        placed_gold += sum(at is not None for at in gold.values())
    return {
        "find_f1": f1(hits, found_spans, gold_spans),
        "e2e_f1": f1(placed, placed_found, placed_gold),
    }


def f1(right: int, found: int, gold: int) -> float:
    return rounded(2 * right, found + gold)


def km(a: Point, b: Point) -> float:
    """Great-circle kilometres."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
