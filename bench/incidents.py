"""Incidents: one pile of reports in, its main incident out: killed, injured, day, place, names.

PATH is `gva.jsonl.gz`, `gva_single.jsonl.gz` or `gvdb.jsonl.gz` of `data/events` (see the
README there for formats and figures). A missing answer is wrong; every incident counts.
Places without coordinates are compared by name alone.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bench._counts import rounded
from bench._incident_answer import Answer, read_answer
from bench._incident_baseline import read_baseline
from dateline import acquire, engine, pipeline
from dateline.records import Failure, Options

Row = dict[str, Any]
NEAR_KM = 25
EARTH_KM = 6371


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=int, help="so many incidents, by the hash of their ids")
    parser.add_argument("--workers", type=int, default=engine.cores(), help="processes that read")


def run(args: argparse.Namespace) -> Row:
    """The figures of the set at `args.path`; what the system said goes to `args.out`."""
    rows = read_set(Path(args.path), args.limit)
    piles = [articles_of(row) for row in rows]
    answers = read_incidents(piles, args.workers)
    if args.out:
        lines = (json.dumps(said(row, a), ensure_ascii=False) + "\n"
                 for row, a in zip(rows, answers, strict=True))  # fmt: skip
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    baseline = figures(rows, [read_baseline(pile) for pile in piles])
    shown = ("killed_acc", "injured_acc", "date_acc", "date_acc_1d")
    return {
        **figures(rows, answers),
        "incidents": len(rows),
        "articles": sum(map(len, piles)),
        "baseline": {name: baseline[name] for name in shown if name in baseline},
    }


def read_set(path: Path, limit: int | None) -> list[Row]:
    """The rows of a `.jsonl` or `.jsonl.gz`; with `limit` those whose ids hash lowest."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    if limit is None:
        return rows
    return sorted(rows, key=lambda row: hashlib.sha1(str(row["id"]).encode()).hexdigest())[:limit]


def articles_of(row: Row) -> list[Row]:
    """The articles of an incident as records that Dateline reads."""
    if "articles" in row:
        return list(row["articles"])
    text, title = row["text"], row.get("title") or ""
    if row.get("title_glued"):
        text = text[len(title) :]
    if "incident_date" in row:
        return [{"id": row["id"], "text": text, "date": row["date"]}]
    return [{"id": row["id"], "text": text, "title": title, "url": row["url"]}]


def read_incidents(piles: Sequence[Sequence[Row]], workers: int) -> list[Answer]:
    """Build every pile as its own story and read the answer off it. Answers come in order."""
    asked = Options()
    with tempfile.TemporaryDirectory() as folder:
        for number, pile in enumerate(piles):
            lines = (json.dumps(article) + "\n" for article in pile)
            Path(folder, f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")
        work = partial(pipeline.read_one, options=asked)
        read: dict[int, list[Any]] = {number: [] for number in range(len(piles))}
        spread = engine.named("local", workers)
        for done, ((number, place), result) in enumerate(
            spread.map(work, _sources(folder, len(piles), asked)), start=1
        ):
            if isinstance(result, tuple):
                read[number].append((place, result))
            if done % 100 == 0:
                print(f"{done} articles read", file=sys.stderr)
    return [_answer([result for _, result in sorted(read[n], key=lambda r: r[0])]) for n in read]


def _sources(folder: str, piles: int, asked: Options) -> Iterator[tuple[tuple[int, str], Any]]:
    for number in range(piles):
        for source in acquire.sources([str(Path(folder, f"{number}.jsonl"))], asked):
            if not isinstance(source, Failure):
                yield (number, source.path), source


def _answer(read: Sequence[tuple[Any, Any]]) -> Answer:
    if not read:
        return Answer()
    articles, readings = zip(*read, strict=True)
    return read_answer(pipeline.assemble(articles, readings, (), ()))


# --- scoring ------------------------------------------------------------------------


def figures(rows: Sequence[Row], answers: Sequence[Answer]) -> Row:
    """The figures that the set's own README defines, as fractions of all its incidents."""
    scored = [score(row, answer) for row, answer in zip(rows, answers, strict=True)]
    names = [key for key in scored[0] if key not in {"said", "so", "both"}] if scored else []
    found: Row = {}
    for name in names:
        asked = [one[name] for one in scored if one[name] is not None]
        found[name] = rounded(sum(asked), len(asked))
    if scored and "both" in scored[0]:
        both = sum(one["both"] for one in scored)
        found["names_f1"] = rounded(2 * both, sum(one["said"] + one["so"] for one in scored))
    return found


def score(row: Row, answer: Answer) -> Row:
    """One incident: what is right (None where the set does not say), and the names in counts."""
    right: Row = {
        "killed_acc": answer.killed == row["killed"],
        "injured_acc": answer.injured == row["injured"],
    }
    if "flags" in row:
        right["city_acc"] = city_right(row["city"], answer.place)
        return right | names_right(gold_names(row), [*answer.victims, *answer.suspects])
    gold = row.get("incident_date") or row["date"]
    right["date_acc"] = answer.day == gold
    if "articles" not in row:
        return right
    right["date_acc_1d"] = days_apart(answer.day, gold) <= 1
    right["place_acc"] = place_right(row, answer)
    right["incident_acc"] = all(
        right[name] for name in ("killed_acc", "injured_acc", "date_acc_1d", "place_acc")
    )
    return right | names_right(gold_names(row), [*answer.victims, *answer.suspects])


def days_apart(a: str, b: str) -> float:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) if a and b else math.inf


def city_right(gold: Sequence[Any] | None, place: str) -> bool | None:
    if not gold:
        return None
    a, b = str(gold[0]).casefold(), place.casefold()
    return bool(b) and (a in b or b in a)


def place_right(row: Row, answer: Answer) -> bool:
    """The city's name, either name of "A (B)", or a point within 25 km of the gold one."""
    wanted = {plain(part) for part in re.split(r"[()]", row["city"]) if part.strip()}
    if answer.place and plain(answer.place) in wanted:
        return True
    if answer.coordinates is None or row.get("lat") is None:
        return False
    return kilometres(answer.coordinates, (row["lat"], row["lon"])) <= NEAR_KM


def plain(name: str) -> str:
    """A city's name without case, punctuation and the words "city" and "township"."""
    words = re.sub(r"[^\w\s]", " ", name.casefold()).split()
    return " ".join(word for word in words if word not in {"city", "township"})


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    lat, lon, other_lat, other_lon = map(math.radians, (*a, *b))
    half = (
        math.sin((other_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def gold_names(row: Row) -> list[str]:
    people = row.get("participants") or [*row.get("victims", ()), *row.get("shooters", ())]
    names = (person["name"] for person in people)
    return [name if isinstance(name, str) else name[0] for name in names if name]


def names_right(gold: Sequence[str], said_names: Sequence[str]) -> dict[str, int]:
    """How many names were said, are so, and match one to one."""
    so, named = sorted(set(gold)), sorted(set(said_names))
    left = list(named)
    both = 0
    for name in so:
        match = next((other for other in left if same_name(name, other)), None)
        if match is not None:
            left.remove(match)
            both += 1
    return {"said": len(named), "so": len(so), "both": both}


def same_name(a: str, b: str) -> bool:
    """Equal last words, and every word of the shorter one in the longer."""
    left, right = a.casefold().split(), b.casefold().split()
    if not left or not right or left[-1] != right[-1]:
        return False
    short, long = sorted((left, right), key=len)
    return set(short) <= set(long)


def said(row: Row, answer: Answer) -> Row:
    """The answer in the set's own format, so that others can score it."""
    told: Row = {"id": row["id"], "killed": answer.killed, "injured": answer.injured}
    if "flags" in row:
        city = [answer.place] if answer.place else None
        return told | {
            "city": city,
            "victims": [{"name": [name]} for name in answer.victims],
            "shooters": [{"name": [name]} for name in answer.suspects],
        }
    if "articles" not in row:
        return told | {"incident_date": answer.day or None}
    lat, lon = answer.coordinates or (None, None)
    return told | {
        "date": answer.day or None,
        "city": answer.place or None,
        "lat": lat,
        "lon": lon,
        "participants": [{"role": "victim", "name": name} for name in answer.victims]
        + [{"role": "subject-suspect", "name": name} for name in answer.suspects],
    }
