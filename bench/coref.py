"""Which mentions tell one event: ecbplus, gvc and meantime, gold mentions given as claims.

PATH is the folder with `ecbplus.jsonl.gz`, `gvc.jsonl.gz` and `meantime.jsonl.gz`; what is not
there is passed over with a line. Each mention is compared by itself, with the program's own reading
around it; what the article ties (an act and its outcomes) is left out, since the sets hold "killed"
and "attack" apart. Events: `conll` and `lea` at one threshold fixed for gold mentions,
`conll_shipped` and the pair figures (across documents) at the threshold at which the program joins;
`lemma_conll` joins equal lemmas. `pair_same_story`: of those pairs, how many stand in reports of
one subtopic or incident, whatever the set makes of them (it holds the shot, the death and the
incident apart, which are one event here). Entities: what the program joined to one actor or place;
`exact_pair_f1` joins equal words. The set numbers what is linked in one document only by that
document and a number that other documents use for the same entity (`12#PER7`, `PER7`):
`pair_f1_numbers` and `exact_pair_f1_numbers` take equal numbers for one entity, and
`pair_f1_linked` and `exact_pair_f1_linked` leave out the mentions that it links in no other
document: the set's cross-document entities.

`folds` (with --folds): ECB+ by topics and MEANTIME with weights that were not learnt on them.

`calibration`: over pairs across documents that reach the threshold of joining, the expected
difference between the certainty that their weight says and the share that is right.
`ecbplus_predicted`: the program's own claims in the annotated sentences, singletons dropped.
--out writes a folder with a file per figure in the form that `score_coref.py` reads.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench import _corefscore as score
from bench._corefset import CorefSet, Given, read_set
from dateline.merge.bearers import Bearer
from dateline.merge.cluster import Clusters, cluster
from dateline.merge.judged import Judged
from dateline.merge.weights import weight

THRESHOLD = -100
"""Hundredths of a bit from which gold mentions are joined; the program asks for more
(`band.joined`). By folds over the topics of ECB+ -200 scores within a point of it."""
BINS = 10
Named = dict[Hashable, Hashable]

FIGURES = {
    "ecbplus_topic": ("ecbplus", "topic"),
    "ecbplus_corpus": ("ecbplus", "corpus"),
    "gvc_corpus": ("gvc", "corpus"),
    "gvc_incident": ("gvc", "subtopic"),
    "meantime_events": ("meantime", "topic"),
}
"""Name of a figure: its file, and the unit that no cluster may cross."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folds", action="store_true", help="weights learnt fold by fold too")


def run(args: argparse.Namespace) -> dict[str, Any]:
    """The figures of the sets in the folder `args.path`."""
    folder = Path(args.path)
    out = Path(args.out) if args.out else None
    figures: dict[str, Any] = {}
    sets: dict[str, CorefSet] = {}
    for name in dict.fromkeys(file for file, _ in FIGURES.values()):
        path = folder / f"{name}.jsonl.gz"
        if not path.exists():
            print(f"skipped: {path.name}: not there", file=sys.stderr)
            continue
        sets[name] = read = read_set(path)
        for figure, (file, unit) in FIGURES.items():
            if file == name:
                figures[figure], best = _events(read, iter(read.scopes(unit).items()))
                if out is not None:
                    _write(out / f"{figure}.jsonl", best)
        if name == "ecbplus":
            figures["ecbplus_predicted"] = _predicted(read)
        if name == "meantime":
            figures["meantime_entities"] = _entities(read, out)
    if args.folds and {"ecbplus", "meantime"} <= sets.keys():
        # only here, for it needs what training needs
        from bench._coreffolds import by_folds

        figures["folds"] = by_folds(
            sets["ecbplus"], sets["meantime"], lambda read, scopes: _events(read, scopes)[0]
        )
    return figures


# --- events -------------------------------------------------------------------------


def _events(
    read: CorefSet, scopes: Iterator[tuple[str, list[Given]]]
) -> tuple[dict[str, Any], Named]:
    """The figures of one set and its clusters, kept within a scope; one scope after another."""
    gold: Named = {}
    lemma: Named = {}
    best: Named = {}
    shipped: Named = {}
    bins = Bins()
    for scope, held in scopes:
        gold |= {g.mention.key: (scope, g.mention.chain) for g in held}
        lemma |= {g.mention.key: (scope, g.lemma) for g in held}
        best |= _named(scope, held, join(read, told_alike(held), THRESHOLD))
        made = join(read, held, weight("band.joined"))
        shipped |= _named(scope, held, made)
        bins.add(held, made)
    joined, so, both = score.pair_counts(gold, shipped, _across)
    words: Named = {g.mention.key: g.lemma for g in read.given}
    told_in = read.units("subtopic")
    story: Named = {g.mention.key: told_in[g.mention.document] for g in read.given}
    other_joined, other_so, other_both = score.pair_counts(
        gold, shipped, lambda a, b: _across(a, b) and words[a] != words[b]
    )
    figures = {
        "conll": _conll(gold, best),
        "lea": round(score.lea(score.clusters(gold), score.clusters(best)), 4),
        "lemma_conll": _conll(gold, lemma),
        "conll_shipped": _conll(gold, shipped),
        "pair_precision": _share(both, joined),
        "pair_recall": _share(both, so),
        "pair_same_story": _share(score.pair_counts(story, shipped, _across)[2], joined),
        "unlike_pair_precision": _share(other_both, other_joined),
        "unlike_pair_recall": _share(other_both, other_so),
        "joined_pairs": joined,
        "calibration": bins.error(),
        "mentions": len(gold),
    }
    return figures, best


def join(read: CorefSet, held: Sequence[Given], threshold: int) -> Clusters:
    """Clusters of these mentions alone, as the program makes them, from a threshold on."""
    return _join(held, read.bearers, read.apart, threshold)


def _join(
    held: Sequence[Given],
    bearers: Mapping[str, Bearer],
    apart: Mapping[str, frozenset[str]],
    threshold: int,
) -> Clusters:
    tellings = [given.telling for given in held]
    return cluster(tellings, bearers, Judged(), apart, threshold)


def told_alike(held: Sequence[Given]) -> list[Given]:
    """The same with whatever is no utterance taken for an occurrence: the sets chain a plan, a
    denial and the deed, which the program never joins."""
    return [
        given
        if given.telling.status == "utterance"
        else replace(given, telling=replace(given.telling, status="occurrence"))
        for given in held
    ]


def _named(scope: str, held: Sequence[Given], made: Clusters) -> Named:
    return {g.mention.key: (scope, root) for g, root in zip(held, made.home, strict=True)}


def _conll(gold: Named, said: Named) -> float:
    return round(score.conll(score.clusters(gold), score.clusters(said)), 4)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _across(a: Any, b: Any) -> bool:
    """Whether two mentions, by their keys, stand in different documents."""
    return bool(a[0] != b[0])


class Bins:
    """Certainty said against share right, over pairs that reach the threshold of joining."""

    def __init__(self) -> None:
        self.pairs: list[tuple[float, bool]] = []

    def add(self, held: Sequence[Given], made: Clusters) -> None:
        for edge in made.edges:
            a, b = held[edge.a].mention, held[edge.b].mention
            if a.document != b.document:
                certainty = 1 / (1 + 2 ** (-edge.verdict.weight / 100))
                self.pairs.append((certainty, a.chain == b.chain))

    def error(self) -> float:
        """The expected calibration error over `BINS` bins of as many pairs each."""
        ordered = sorted(self.pairs)
        size = max(1, -(-len(ordered) // BINS))
        total = 0.0
        for first in range(0, len(ordered), size):
            held = ordered[first : first + size]
            total += abs(sum(certainty - right for certainty, right in held))
        return round(total / len(ordered), 4) if ordered else 0.0


# --- the program's own claims -------------------------------------------------------


def _predicted(read: CorefSet) -> dict[str, Any]:
    """Gold against the program's own claims, all clusters of one dropped; and gold mentions
    put through the same, which tells what is lost in finding and what in joining."""
    gold: Named = {g.head_key: g.mention.chain for g in read.given}
    found, bearers = read.claims()
    made = _join(told_alike(found), bearers, read.apart, THRESHOLD)
    said: Named = {g.head_key: root for g, root in zip(found, made.home, strict=True)}
    ideal = join(read, told_alike(read.given), THRESHOLD)
    given: Named = {g.head_key: root for g, root in zip(read.given, ideal.home, strict=True)}
    both = gold.keys() & said.keys()
    return {
        "conll": _without_singles(gold, said),
        "conll_gold_mentions": _without_singles(gold, given),
        "mention_recall": _share(len(both), len(gold)),
        "mention_precision": _share(len(both), len(said)),
    }


def _without_singles(gold: Named, said: Named) -> float:
    kept = [[held for held in score.clusters(side) if len(held) > 1] for side in (gold, said)]
    return round(score.conll(kept[0], kept[1]), 4)


# --- entities -----------------------------------------------------------------------


def _entities(read: CorefSet, out: Path | None) -> dict[str, Any]:
    """Mentions of people, groups and places by what they were joined to; one that the program
    knows no bearer of stands alone."""
    gold: Named = {}
    numbers: Named = {}
    linked: Named = {}
    said: Named = {}
    words: Named = {}
    for topic, text, mention, bearer in read.entities():
        gold[mention.key] = (topic, mention.chain)
        if "#" not in str(mention.chain):
            linked[mention.key] = (topic, mention.chain)
        numbers[mention.key] = (topic, str(mention.chain).split("#")[-1])
        words[mention.key] = (topic, text)
        said[mention.key] = (topic, bearer or mention.key)
    joined, so, both = score.pair_counts(gold, said, _across)
    exact = score.pair_counts(gold, words, _across)
    if out is not None:
        _write(out / "meantime_entities.jsonl", said)
    return {
        "conll": _conll(gold, said),
        "lea": round(score.lea(score.clusters(gold), score.clusters(said)), 4),
        "lemma_conll": _conll(gold, words),
        "pair_precision": _share(both, joined),
        "pair_recall": _share(both, so),
        "pair_f1": _share(2 * both, joined + so),
        "exact_pair_f1": _share(2 * exact[2], exact[0] + exact[1]),
        "pair_f1_numbers": _pair_f1(numbers, said),
        "exact_pair_f1_numbers": _pair_f1(numbers, words),
        "pair_f1_linked": _pair_f1(linked, said),
        "exact_pair_f1_linked": _pair_f1(linked, words),
    }


def _pair_f1(gold: Mapping[Hashable, Hashable], said: Named) -> float:
    """F1 of the pairs across documents, over the mentions that gold holds."""
    joined, so, both = score.pair_counts(gold, {key: said[key] for key in gold}, _across)
    return _share(2 * both, joined + so)


def _write(path: Path, said: Named) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = []
    for key, name in said.items():
        assert isinstance(key, tuple)
        assert isinstance(name, tuple)
        row = {"doc": key[0], "start": key[1], "end": key[2]}
        lines.append(json.dumps({**row, "chain": str(name[1]), "scope": name[0]}) + "\n")
    path.write_text("".join(lines), encoding="utf-8")
