"""Stories: mixed piles of reports in, the story of each report out.

PATH is `data/timelines` (see the README there): short reports of fifty events in look-alike
pairs (`ecb`, as one pile; `piles`, the same as twelve), a month of dated items (`wcep`) and,
with `--stream`, four long stories as one stream (`t17`). Nothing is set from set to set. A
report that tells two stories counts for the one that holds most of its claims. `--out` names
a folder.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench import _piles
from bench._groupings import Labels, agreement, mean, shown, wrong_pairs
from bench._story_baseline import single_pass
from bench._texts import rows
from dateline import pipeline
from dateline.records import StoryFile

Row = dict[str, Any]


def options(parser: argparse.ArgumentParser) -> None:
    _piles.options(parser)
    parser.add_argument("--stream", action="store_true", help="the long stories too (slow)")


def run(args: argparse.Namespace) -> Row:
    """The figures of the sets in the folder `args.path`; the grouping goes to `args.out`."""
    folder = Path(args.path)
    found: Row = {}
    baseline: Row = {}
    sets = [("ecb", "stories_ecb"), ("wcep", "stories_wcep")]
    for name, stem in [*sets, *([("t17", "stories_t17")] if args.stream else [])]:
        documents = _documents(folder, stem)
        gold = _labels(folder / f"{stem}_gold.jsonl")
        pile = _piles.read_documents(documents, args)
        said = group(pile)
        texts = [(row["id"], f"{row['title']}\n{row['text']}") for row in documents]
        found[name] = _figures(said, gold)
        baseline[name] = _figures(single_pass(texts), gold)
        if name == "ecb":
            listed = [row["ids"] for row in rows(folder / "stories_ecb_piles.jsonl")]
            by_id = dict(texts)
            parts = [_part(pile, ids) for ids in listed]
            found["piles"] = _means(listed, gold, map(group, parts))
            plain = (single_pass([(one, by_id[one]) for one in ids]) for ids in listed)
            baseline["piles"] = _means(listed, gold, plain)
        if args.out:
            out = [{"id": one, "story": said[one]} for one in sorted(said)]
            _piles.write_lines(Path(args.out, f"{stem}.jsonl"), out)
    return {**found, "baseline": baseline}


def _documents(folder: Path, stem: str) -> list[Row]:
    held = "t17_articles" if stem == "stories_t17" else f"{stem}_docs"
    return rows(folder / f"{held}.jsonl.gz")


def _labels(path: Path) -> dict[str, str]:
    return {row["id"]: row["story"] for row in rows(path)}


def _part(pile: _piles.Pile, ids: list[str]) -> _piles.Pile:
    return {one: pile[one] for one in ids if one in pile}


def _means(listed: list[list[str]], gold: Labels, said: Iterable[Labels]) -> Row:
    """The mean figures of the piles, each scored by itself."""
    scores = [
        agreement(labels, {one: gold[one] for one in ids})
        for ids, labels in zip(listed, said, strict=True)
    ]
    return shown(mean(scores))


def _figures(said: Labels, gold: Labels) -> Row:
    """All of a set, and each half of its gold subjects by itself."""
    halves: Row = {}
    for number, name in enumerate(("looked_at", "unseen")):
        half = {one: story for one, story in gold.items() if half_of(subject(story)) == number}
        halves[name] = shown({"bcubed_f1": agreement(said, half)["bcubed_f1"]}) if half else {}
    wrong = wrong_pairs(said, gold, lambda a, b: subject(a) == subject(b))
    return {**shown(agreement(said, gold)), "wrong_pairs": wrong, **halves}


def subject(story: str) -> str:
    """What two look-alike stories share: `ecb-19` of `ecb-19-a`."""
    stem, _, last = story.rpartition("-")
    return stem if stem and last in ("a", "b") else story


def half_of(name: str) -> int:
    """0: looked at while rules were written; 1: only scored."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % 2


def group(pile: _piles.Pile) -> Labels:
    """The story of each document, as a build of the pile tells it."""
    stored = pipeline.unite(pile.values())
    story = pipeline.assemble([s.article for s in stored], [s.reading for s in stored], (), ())
    home = homes(story)
    return {
        one: home.get(read.article.id, f"alone {read.article.id}") for one, read in pile.items()
    }


def homes(story: StoryFile) -> dict[str, str]:
    """Article id to the id of the story that holds most of its claims."""
    story_of = {event: one.id for one in story.stories for event in one.events}
    article_of = {claim.id: claim.quote.article for claim in story.claims}
    held: dict[str, Counter[str]] = {}
    for event in story.events:
        for claim in event.claims:
            held.setdefault(article_of[claim], Counter())[story_of[event.id]] += 1
    return {
        article: min(counts, key=lambda one: (-counts[one], one))
        for article, counts in held.items()
    }
