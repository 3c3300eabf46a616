"""Timelines: a pile of reports in, its weightiest days with their sentences out.

PATH is `data/timelines` (see the README there; the scorer beside it is used, so that figures
agree with it). Days and sentences are those of `dateline show --brief`, from raw text; query
words are not used, titles and topics not read. `told`: the number of days, of sentences a day,
the first and the last day are given for each gold timeline. `untold`: nothing is, and one output
is held against all timelines of its topic. `--out` names a folder.

One report of the topic `mj` is the very chronicle that its gold timeline was made of. Since its
lines are dated rightly they are found, and the figures of that topic say little of other piles.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench import _piles
from bench._texts import rows
from dateline.records import Reading
from dateline.select import Day, brief, shown

Row = dict[str, Any]
LOOKED_AT = ("h1n1", "mj")
"""Topics whose output was looked at while this was written; the others were only scored."""
BASELINE = {"told": {"date_f1": 0.641, "ar1": 0.137, "ar2": 0.037},
            "untold": {"days_f1": 0.452, "days_f1_1d": 0.564}}  # fmt: skip
"""DATEWISE, and a plain program that counts mentions, on the public half as its README has them."""


def options(parser: argparse.ArgumentParser) -> None:
    _piles.options(parser)
    parser.add_argument("--topics", nargs="+", help="these topics only")


def run(args: argparse.Namespace) -> Row:
    """The figures of the timelines in the folder `args.path`; they go to `args.out` too."""
    folder = Path(args.path)
    asked = [row for row in rows(folder / "t17_told.jsonl") if _wanted(row, args.topics)]
    gold = [row for row in rows(folder / "t17_gold.jsonl") if _wanted(row, args.topics)]
    articles = rows(folder / "t17_articles.jsonl.gz")
    told: list[Row] = []
    untold: list[Row] = []
    for topic in sorted({row["topic"] for row in asked}):
        pile = _piles.read_documents([row for row in articles if row["topic"] == topic], args)
        readings = [read.reading for read in pile.values()]
        told += [_told(readings, row) for row in asked if row["topic"] == topic]
        untold.append(_timeline({"topic": topic}, brief(readings)))
    if args.out:
        _piles.write_lines(Path(args.out, "t17_told.jsonl"), told)
        _piles.write_lines(Path(args.out, "t17_untold.jsonl"), untold)
    scorer = _scorer(folder.parent / "score" / "score_tls.py")
    if scorer is None:
        print("no figures: the scorer is not beside the folder")
        return {"timelines": len(told)}
    figures = _figures(scorer, told, untold, gold)
    public = {row["topic"] for row in gold} >= {"bpoil", "finan", *LOOKED_AT}
    return {**figures, **({"baseline": BASELINE} if public else {})}


def _wanted(row: Row, topics: Sequence[str] | None) -> bool:
    return not topics or row["topic"] in topics


def _told(readings: Sequence[Reading], row: Row) -> Row:
    days = brief(readings, row["days"], row["sentences_a_day"], row["first"], row["last"])
    return _timeline({"topic": row["topic"], "source": row["source"]}, days)


def _timeline(named: Row, days: Iterable[Day]) -> Row:
    entries = [{"date": day.day, "sentences": [shown(line) for line in day.lines]} for day in days]
    return {**named, "entries": entries}


def _scorer(path: Path) -> Any:
    """The set's own scorer, as a module; None where it is not there."""
    spec = importlib.util.spec_from_file_location("score_tls", path) if path.exists() else None
    if spec is None or spec.loader is None:
        return None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def _figures(scorer: Any, told: list[Row], untold: list[Row], gold: list[Row]) -> Row:
    """All topics together, and each half by itself."""
    topics = {row["topic"] for row in gold}
    halves = {"looked_at": topics & set(LOOKED_AT), "unseen": topics - set(LOOKED_AT)}
    return {
        **_of_topics(scorer, told, untold, gold, topics),
        **{
            name: _of_topics(scorer, told, untold, gold, half)
            for name, half in halves.items()
            if half and half != topics
        },
    }


def _of_topics(
    scorer: Any, told: list[Row], untold: list[Row], gold: list[Row], topics: set[str]
) -> Row:
    by_name = {(row["topic"], row["source"]): row for row in told}
    scored = [
        scorer.score(by_name.get((row["topic"], row["source"]), {"entries": []}), row)
        for row in gold
        if row["topic"] in topics
    ]
    mean = scorer.average(scored)
    golds: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        golds[row["topic"]].append(row)
    found: Row = {"told": {"timelines": len(scored)}, "untold": {"topics": len(topics)}}
    for name, measure in (("date_f1", "date"), ("ar1", "AR-1"), ("ar2", "AR-2")):
        found["told"][name] = mean[measure]["F"]
    one_each = {row["topic"]: set(scorer.as_days(row)) for row in untold}
    for name, slack in (("days_f1", 0), ("days_f1_1d", 1)):
        each = [scorer.union_dates(one_each[t], golds[t], slack)[2] for t in sorted(topics)]
        found["untold"][name] = round(sum(each) / len(each), 4)
    return found
