"""Learn what merge's evidence is worth, on gold coreference.

    python -m training.merge ../shared/data/events src/dateline/merge/learnt.toml

Reads `ecbplus.jsonl.gz` (CC BY 3.0) and `meantime.jsonl.gz` (CC BY 4.0) of the folder. Every
mention is a claim with the program's own reading around it (`bench/_mentions.py`); every pair
that merge would look at and that nothing forbids is a row: what the comparers saw, and whether
the pair is one event. A logistic regression gives each thing seen its weight, drawn towards
the one set by hand in `weights.toml`, so that what these sets do not show (counts of dead,
weekdays) stays as it was. What was set to speak for a join never comes to speak against it,
and the other way round. The same data and NumPy give the same table to the hundredth.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench._corefset import CorefSet, Given, read_set
from dateline.merge.candidates import find_pairs
from dateline.merge.compare import compare
from dateline.merge.weights import Seen, set_by_hand, using

SETS = ("ecbplus", "meantime")
DRAWN = 100
"""Hundredths of a bit: how far a weight is expected to lie from the one set by hand. At 50 the
CoNLL F1 of ECB+ by folds falls, at 200 weights that few pairs show run off."""
ROUNDS = 60
LEFT_OUT = (
    "context.nothing", "context.daily", "act.part", "act.wide", "act.result", "act.results",
    "time.day", "time.weeks", "time.same", "figures.near", "figures.equal", "place.setting",
    "report.few-words", "people.strangers",
)  # fmt: skip
"""What is not learnt here, by how the names begin. With two stories a topic the sets make too
little of whether two tellings share anything of their own beside the act; they hold an act,
its parts and its outcomes apart, which are one event here; and the reports of ECB+ have no day
of their own, so that their weekdays settle nothing. Its pairs come from one topic: counts that
are alike by chance, and reports of different countries, are what mixed piles hold. They hold no
bare items, whose likeness says nothing. And each of their topics has its own people, so that the
likeness of the reports says all that strangers do, up to one fighter's next fight."""
BIT = log(2) / 100
"""What a hundredth of a bit is as natural log odds."""
LONGEST = 0.5
"""No step of Newton's method moves a weight further, in natural log odds."""

Row = tuple[tuple[tuple[str, int], ...], bool]
"""What was seen, as keys with their shares, and whether the pair is one event."""
Floats = npt.NDArray[np.float64]


def rows(read: CorefSet, held: Sequence[Given]) -> Counter[Row]:
    """The pairs of these mentions that merge would look at, equal ones counted together."""
    tellings = [given.telling for given in held]
    found: Counter[Row] = Counter()
    with using(set_by_hand()):
        for a, b in find_pairs(tellings):
            verdict = compare(tellings[a], tellings[b], read.bearers)
            if not verdict.forbidden:
                seen = tuple(
                    sorted(
                        (r.key, r.share)
                        for r in verdict.reasons
                        if isinstance(r, Seen) and not r.key.startswith(LEFT_OUT)
                    )
                )
                found[seen, held[a].mention.chain == held[b].mention.chain] += 1
    return found


def learn(counted: Counter[Row]) -> dict[str, int]:
    """The weights, in whole hundredths of a bit, of all that the rows show."""
    start = set_by_hand()
    names = sorted({key for seen, _ in counted for key, _ in seen})
    at = {name: column for column, name in enumerate(names)}
    shown = np.zeros((len(counted), len(names)))
    right = np.zeros(len(counted))
    often = np.zeros(len(counted))
    for number, ((seen, is_one), count) in enumerate(sorted(counted.items())):
        for key, share in seen:
            shown[number, at[key]] += share / 100
        right[number], often[number] = is_one, count
    centre = np.array([start[name] * BIT for name in names])
    found = _fit(shown, right, often, centre)
    return {name: round(float(found[at[name]]) / BIT) for name in names}


def _fit(shown: Floats, right: Floats, often: Floats, centre: Floats) -> Floats:
    """Newton's method among the weights that keep their sign: one that would change it is held
    at nothing, for as long as it would."""
    drawn = 1 / (DRAWN * BIT) ** 2
    side, weights = np.sign(centre), centre.copy()
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(shown @ weights, -40, 40)))
        slope = shown.T @ (often * (chance - right)) + drawn * (weights - centre)
        free = (side == 0) | (side * weights > 0) | (side * slope < 0)
        inside = shown[:, free]
        bend = (inside * (often * chance * (1 - chance))[:, None]).T @ inside
        step = np.linalg.solve(bend + drawn * np.eye(int(free.sum())), slope[free])
        before = weights.copy()
        weights[free] -= step * min(1.0, LONGEST / float(np.abs(step).max()))
        weights[side * weights < 0] = 0.0
        if np.abs(weights - before).max() < BIT / 10:
            break
    return weights


def write(table: Mapping[str, int], digests: Mapping[str, str], pairs: int, path: Path) -> None:
    """The table as TOML, with the digests of the data it was learnt on."""
    lines = [
        "# Learnt by training/merge.py, in whole hundredths of a bit; what a name means stands",
        "# in weights.toml. Data: ECB+ (CC BY 3.0) and MEANTIME (CC BY 4.0), public halves.",
        "",
        "[made]",
        *(f'{name} = "{digest}"' for name, digest in sorted(digests.items())),
        f'pairs = "{pairs}"',
    ]
    group = ""
    for name, worth in sorted(table.items(), key=lambda item: _in_order(item[0])):
        head, key = name.split(".")
        if head != group:
            lines += ["", f"[{head}]"]
            group = head
        lines.append(f"{key} = {worth}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _in_order(name: str) -> tuple[str, str, int]:
    """Steps of one thing by their number."""
    head, _, step = name.rpartition("-")
    return (head, "", int(step)) if step.isdigit() else (name, "", 0)


def total(counted: Iterable[Counter[Row]]) -> Counter[Row]:
    """The rows of several sets together."""
    whole: Counter[Row] = Counter()
    for one in counted:
        whole.update(one)
    return whole


def main(folder: Path, out: Path) -> None:
    paths = {name: folder / f"{name}.jsonl.gz" for name in SETS}
    found = []
    for path in paths.values():
        read = read_set(path)
        found.append(rows(read, read.given))
    counted = total(found)
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()}
    write(learn(counted), digests, sum(counted.values()), out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
