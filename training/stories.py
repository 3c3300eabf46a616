"""Learn from when a group of reports is two stories that look alike.

    python -m training.stories ../shared/data/timelines src/dateline/select/parting.toml

Reads the ECB+ stories (CC BY 3.0) of the folder: topics of two stories that look alike. Each
topic is a group that should be cut, each of its stories one that should not. A row is what is
seen of the best cut of a group, and whether the cut makes the grouping better (BCubed F1). A
logistic regression gives each thing seen its weight. The last lines printed are how many rows
come out right where the weights were learnt on the other topics. The same data give the same
table to the hundredth.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench import _piles
from bench._groupings import Labels, agreement
from bench._texts import rows as read_rows
from bench.stories import subject
from dateline import merge, pipeline, relate
from dateline.select.parting import LEAST, Said, best_cut
from dateline.select.stories import units_of
from dateline.select.subject import subjects
from dateline.select.told import Told

SET = "stories_ecb"
BIT = log(2)
DRAWN = 2.0
"""Bits for a bit seen that a weight is expected to lie from nothing: it keeps the weights in
bounds where the rows can be told apart without a mistake. At 1 and 4 the same rows come out
right."""
ROUNDS = 50
FREE = 100.0
"""The same for what every cut begins with."""


class Row(NamedTuple):
    topic: str
    seen: tuple[int, ...]
    better: bool


NAMES = ("alike", "events")


def rows(said: Said, gold: Labels) -> list[Row]:
    """A row of each topic and each story whose best cut leaves enough reports on both sides.
    `said` by article; `gold` by the same."""
    held: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for unit in sorted(said):
        story = gold[unit[0]]
        held[story].append(unit)
        if subject(story) != story:
            held[subject(story)].append(unit)
    found = []
    for name, units in sorted(held.items()):
        if len(units) < 2 * LEAST:
            continue
        one, other, seen = best_cut(units, said)
        if min(len(one), len(other)) < LEAST:
            continue
        whole = {unit[0]: gold[unit[0]] for unit in units}
        cut = {unit[0]: side for side, part in (("1", one), ("2", other)) for unit in part}
        gain = _f1(cut, whole) - _f1(dict.fromkeys(whole, "1"), whole)
        found.append(Row(subject(name), tuple(seen[key] for key in NAMES), gain > 0))
    return found


def _f1(said: Labels, gold: Labels) -> float:
    return agreement(said, gold)["bcubed_f1"]


def learn(found: Sequence[Row]) -> dict[str, int]:
    """The weights, in whole hundredths of a bit."""
    shown = np.array([[1.0, *(value / 100 for value in row.seen)] for row in found])
    right = np.array([row.better for row in found], dtype=float)
    drawn = np.array([1 / (FREE * BIT) ** 2] + [1 / (DRAWN * BIT) ** 2] * len(NAMES))
    weights = np.zeros(shown.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(shown @ weights, -40, 40)))
        slope = shown.T @ (chance - right) + drawn * weights
        bend = (shown * (chance * (1 - chance))[:, None]).T @ shown + np.diag(drawn)
        weights -= np.linalg.solve(bend, slope)
    return {
        name: round(100 * float(worth) / BIT)
        for name, worth in zip(("start", *NAMES), weights, strict=True)
    }


def is_right(table: dict[str, int], row: Row) -> bool:
    worth = sum(table[name] * seen // 100 for name, seen in zip(NAMES, row.seen, strict=True))
    return (table["start"] + worth > 0) == row.better


def by_folds(found: Sequence[Row]) -> tuple[int, int]:
    """Rows that come out right with the weights of the other topics, and all rows."""
    right = 0
    for topic in sorted({row.topic for row in found}):
        table = learn([row for row in found if row.topic != topic])
        right += sum(is_right(table, row) for row in found if row.topic == topic)
    return right, len(found)


def write(table: dict[str, int], digest: str, found: Sequence[Row], path: Path) -> None:
    lines = [
        "# From when a group of reports is two stories; learnt by training/stories.py on the",
        "# public half of ECB+ (CC BY 3.0). Hundredths of a bit: what a cut begins with, and what",
        "# a bit of each thing that `parting` sees of it is worth.",
        "",
        "[made]",
        f'{SET} = "{digest}"',
        f'rows = "{len(found)}"',
        "",
        "[weights]",
        *(f"{name} = {worth}" for name, worth in table.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def said_of(pile: _piles.Pile) -> Said:
    """What each unit of the pile tells."""
    readings = [stored.reading for stored in pipeline.unite(pile.values())]
    merged = merge.merge(sorted(readings, key=lambda reading: reading.article), ())
    told = Told(merged, relate.relate(merged))
    return {unit: about.said for unit, about in subjects(told, units_of(told)).items()}


def main(folder: Path, out: Path) -> None:
    parser = argparse.ArgumentParser()
    _piles.options(parser)
    path = folder / f"{SET}_docs.jsonl.gz"
    pile = _piles.read_documents(read_rows(path), parser.parse_args([]))
    story_of = {row["id"]: row["story"] for row in read_rows(folder / f"{SET}_gold.jsonl")}
    gold = {read.article.id: story_of[one] for one, read in pile.items()}
    found = rows(said_of(pile), gold)
    write(learn(found), hashlib.sha256(path.read_bytes()).hexdigest(), found, out)
    print("{} of {} rows right by folds".format(*by_folds(found)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
