"""Scores of one window to labels. What leaves here is labels: no score goes further."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.reader.encoder import Floats, Outputs, PairScorer
from dateline.reader.lemmas import lemma, read_script
from dateline.reader.names import NameLabels
from dateline.reader.tree import best_tree

NOMINAL = ("NOUN", "PROPN")
"""Tags of words that tell of something by naming it."""


class Labels(msgspec.Struct, frozen=True):
    """What the numbers of the outputs stand for (`model/labels.json`)."""

    upos: list[str]
    rels: list[str]
    scripts: list[str]
    feats: dict[str, list[str]]
    ner: list[str]
    roles: list[str]


@dataclass(frozen=True)
class Told:
    """A word that tells of something: a predicate, a verb, or a noun that names an event.

    `roles` are (PropBank label, word that heads the argument), in the order of the words.
    `propbank` tells whether the predicate scorer marked it, `event` the event-noun scorer.
    """

    word: int
    nominal: bool
    propbank: bool
    event: bool
    roles: tuple[tuple[str, int], ...]


@dataclass
class Parse:
    """Labels for a row of words, by index. `heads` are word indices, a root's its own."""

    starts: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


class Decoder:
    """Turns the scores of windows into labels, sentence by sentence."""

    def __init__(self, labels: Labels, pairs: PairScorer) -> None:
        self._labels, self._pairs = labels, pairs
        self._scripts = [read_script(script) for script in labels.scripts]
        self._names = NameLabels(labels.ner)
        borders = np.cumsum([0, *(len(values) for values in labels.feats.values())])
        self._feat_slices = list(pairwise(borders.tolist()))
        self._feat_strings: dict[tuple[int, ...], str] = {}

    def add(
        self, parse: Parse, words: list[str], scores: Outputs, starts: list[int], offset: int
    ) -> None:
        """Append the labels of `words`, the first words of a window, to `parse`.

        `starts` are the sentence starts among them, the first 0; `offset` is the index of
        the window's first word in the whole row.
        """
        count = len(words)
        kept = {name: rows[:count] for name, rows in scores.items() if name != "rh"}
        tags = [self._labels.upos[k] for k in kept["upos"].argmax(axis=1).tolist()]
        scripts = kept["lem"].argmax(axis=1).tolist()
        parse.upos += tags
        parse.feats += self._features(kept["feat"])
        parse.lemmas += [lemma(w, self._scripts[k]) for w, k in zip(words, scripts, strict=True)]
        heads = np.zeros(count, dtype=np.int64)
        sentence = np.zeros(count, dtype=np.int64)
        for number, (first, last) in enumerate(pairwise([*starts, count])):
            arcs = kept["arc"][first:last]
            tree = best_tree(np.hstack((arcs[:, :1], arcs[:, first + 1 : last + 1])))
            heads[first:last] = np.where(tree == 0, 0, tree + first)
            sentence[first:last] = number
            path = self._names.best(kept["ner"][first:last])
            parse.names += self._names.spans(path, offset + first)
            parse.starts.append(offset + first)
        parse.heads += (np.where(heads == 0, np.arange(count), heads - 1) + offset).tolist()
        telling = _telling(kept, np.array(tags))
        chosen = np.flatnonzero(telling.any(axis=0))
        relations, roles = self._pairs.run(
            kept["rd"], scores["rh"][heads], kept["sp"][chosen], kept["sa"]
        )
        parse.rels += [self._labels.rels[k] for k in relations.tolist()]
        roles[sentence[chosen][:, None] != sentence[None]] = 0
        propbank, event, _ = telling
        for word, row in zip(chosen.tolist(), roles, strict=True):
            found = [(self._labels.roles[row[k]], k + offset) for k in row.nonzero()[0].tolist()]
            nominal = tags[word] in NOMINAL
            told = Told(word + offset, nominal, bool(propbank[word]), bool(event[word]), (*found,))
            parse.told.append(told)

    def _features(self, scores: Floats) -> list[str]:
        best = [scores[:, first:last].argmax(axis=1).tolist() for first, last in self._feat_slices]
        return [self._feature_string(codes) for codes in zip(*best, strict=True)]

    def _feature_string(self, codes: tuple[int, ...]) -> str:
        if codes not in self._feat_strings:
            chosen = zip(self._labels.feats.items(), codes, strict=True)
            pairs = [f"{name}={values[k]}" for (name, values), k in chosen if values[k] != "_"]
            self._feat_strings[codes] = "|".join(sorted(pairs))
        return self._feat_strings[codes]


def _telling(scores: Outputs, tags: npt.NDArray[np.str_]) -> npt.NDArray[np.bool_]:
    """Three rows over the words: PropBank predicates, event nouns, verbs.

    The event scorer learned from nouns alone and says anything of other words.
    """
    event = (scores["evn"] > 0) & (tags == "NOUN")
    return np.stack([scores["pred"] > 0, event, tags == "VERB"])
