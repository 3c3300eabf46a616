"""Learn from when a group of reports is two stories that look alike.

    python -m training.stories ../shared/data/timelines src/dateline/select/parting.toml

Reads the ECB+ stories (CC BY 3.0) of the folder: topics of two stories that look alike. Each
topic is a group that should be cut, each of its stories one that should not; and so that no
table hangs on which reports a pile happens to hold, as many again are drawn at random from each.
A row is what is seen of the best cut of a group, and how much better or worse the cut makes the
grouping (BCubed F1): so much it counts. A logistic regression gives each thing seen its weight.
Only the words of the reports are looked at, so a change in merge or in tiers changes no row. The
last line printed says how the rows come out where the weights were learnt on the other topics.
The same data give the same table to the hundredth.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench import _piles
from bench._groupings import Labels, agreement
from bench._texts import rows as read_rows
from bench.stories import subject
from dateline.select.parting import LEAST, Said, best_cut
from dateline.select.subject import Text, Unit

SET = "stories_ecb"
BIT = log(2)
DRAWN = 2.0
"""Bits for a bit seen that a weight is expected to lie from nothing: it keeps the weights in
bounds where the rows can be told apart without a mistake. Not tuned."""
ROUNDS = 50
FREE = 100.0
"""The same for what every cut begins with."""
DRAWS, SEED = 30, 0
"""Groups drawn at random of each story and of each topic, and where the drawing starts. With
10, and from two other starts, no figure of the story sets moves."""
WHOLE = 50
"""Rows that all rows together count as, since those of one topic repeat each other: about as
many as there are stories."""


class Row(NamedTuple):
    topic: str
    seen: tuple[int, ...]
    gain: float
    """BCubed F1 of the group with the cut less that without."""


NAMES = ("width", "own")


def rows(said: Said, gold: Labels) -> list[Row]:
    """A row of each group whose best cut leaves enough reports on both sides. `said` by unit;
    `gold` by article."""
    held: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in sorted(said):
        held[subject(gold[unit[0]])][gold[unit[0]]].append(unit)
    return [
        row
        for topic in sorted(held)
        for units in _groups(list(held[topic].values()), random.Random(f"{SEED} {topic}"))
        if (row := _row(topic, units, said, gold)) is not None
    ]


def _groups(stories: Sequence[list[Unit]], drawing: random.Random) -> Iterator[list[Unit]]:
    """The topic as one group, each of its stories as one, and groups drawn from them."""
    for story in stories:
        yield story
        if len(story) >= 2 * LEAST:
            for _ in range(DRAWS):
                yield drawing.sample(story, drawing.randint(2 * LEAST, len(story)))
    if len(stories) > 1:
        yield [unit for story in stories for unit in story]
        if min(map(len, stories)) >= LEAST:
            for _ in range(DRAWS):
                drawn = (drawing.sample(s, drawing.randint(LEAST, len(s))) for s in stories)
                yield [unit for story in drawn for unit in story]


def _row(topic: str, units: Sequence[Unit], said: Said, gold: Labels) -> Row | None:
    if len(units) < 2 * LEAST:
        return None
    one, other, seen = best_cut(units, said)
    if min(len(one), len(other)) < LEAST:
        return None
    whole = {unit[0]: gold[unit[0]] for unit in units}
    cut = {unit[0]: side for side, part in (("1", one), ("2", other)) for unit in part}
    gain = _f1(cut, whole) - _f1(dict.fromkeys(whole, "1"), whole)
    return Row(topic, tuple(seen[key] for key in NAMES), gain)


def _f1(said: Labels, gold: Labels) -> float:
    return agreement(said, gold)["bcubed_f1"]


def learn(found: Sequence[Row]) -> dict[str, int]:
    """The weights, in whole hundredths of a bit."""
    shown = np.array([[1.0, *(value / 100 for value in row.seen)] for row in found])
    right = np.array([row.gain > 0 for row in found], dtype=float)
    counts = np.array([abs(row.gain) for row in found])
    counts *= WHOLE / counts.sum()
    drawn = np.array([1 / (FREE * BIT) ** 2] + [1 / (DRAWN * BIT) ** 2] * len(NAMES))
    weights = np.zeros(shown.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(shown @ weights, -40, 40)))
        slope = shown.T @ (counts * (chance - right)) + drawn * weights
        bend = (shown * (counts * chance * (1 - chance))[:, None]).T @ shown + np.diag(drawn)
        weights -= np.linalg.solve(bend, slope)
    return {
        name: round(100 * float(worth) / BIT)
        for name, worth in zip(("start", *NAMES), weights, strict=True)
    }


def is_right(table: dict[str, int], row: Row) -> bool:
    worth = sum(table[name] * seen // 100 for name, seen in zip(NAMES, row.seen, strict=True))
    return (table["start"] + worth > 0) == (row.gain > 0)


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
    """The words of each report of the pile."""
    readings = [stored.reading for stored in pile.values()]
    return {
        (reading.article, 0): Text(frozenset(reading.words), frozenset(reading.proper))
        for reading in readings
    }


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
