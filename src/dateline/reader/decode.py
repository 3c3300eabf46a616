"""Scores of one window to labels. What leaves here is labels: no score goes further."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.reader.encoder import Outputs
from dateline.reader.lemmas import lemma, read_script
from dateline.reader.names import NameLabels
from dateline.reader.tree import best_tree

Ints = npt.NDArray[np.int64]


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

    def __init__(self, labels: Labels, pairs: dict[str, npt.NDArray[Any]]) -> None:
        self.labels = labels
        self._scripts = [read_script(script) for script in labels.scripts]
        self._names = NameLabels(labels.ner)
        borders = np.cumsum([0, *(len(values) for values in labels.feats.values())])
        self._feat_slices = list(zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True))
        self._feat_strings: dict[tuple[int, ...], str] = {}
        rels = pairs["rw"].astype(np.float32)
        self._rel_shape = rels.shape[:2]
        self._rels = np.ascontiguousarray(rels.transpose(1, 0, 2)).reshape(rels.shape[1], -1)
        roles = pairs["sw"].astype(np.float32)
        self._role_shape = roles.shape[:2]
        self._roles = np.ascontiguousarray(roles.transpose(1, 0, 2)).reshape(roles.shape[1], -1)

    def add(
        self, parse: Parse, words: list[str], scores: Outputs, starts: list[int], offset: int
    ) -> None:
        """Append the labels of `words`, the first words of a window, to `parse`.

        `starts` are the sentence starts among them, the first 0; `offset` is the index of
        the window's first word in the whole row.
        """
        count = len(words)
        upos = [self.labels.upos[k] for k in scores["upos"][:count].argmax(axis=1).tolist()]
        scripts = scores["lem"][:count].argmax(axis=1).tolist()
        parse.upos += upos
        parse.feats += self._features(scores["feat"][:count])
        parse.lemmas += [
            lemma(word, self._scripts[k]) for word, k in zip(words, scripts, strict=True)
        ]
        sentence = np.zeros(count, dtype=np.int64)
        heads = np.zeros(count, dtype=np.int64)
        for number, (first, last) in enumerate(zip(starts, [*starts[1:], count], strict=True)):
            sentence[first:last] = number
            arcs = scores["arc"][first:last]
            tree = best_tree(np.hstack((arcs[:, :1], arcs[:, first + 1 : last + 1])))
            heads[first:last] = np.where(tree == 0, 0, tree + first)
            path = self._names.best(scores["ner"][first:last])
            parse.names += self._names.spans(path, offset + first)
            parse.starts.append(offset + first)
        parse.rels += self._relations(scores["rd"][:count], scores["rh"][heads])
        own = np.arange(count)
        parse.heads += (np.where(heads == 0, own, heads - 1) + offset).tolist()
        parse.told += self._told(scores, upos, sentence, offset)

    def _features(self, scores: npt.NDArray[np.float32]) -> list[str]:
        best = [scores[:, first:last].argmax(axis=1).tolist() for first, last in self._feat_slices]
        return [self._feature_string(codes) for codes in zip(*best, strict=True)]

    def _feature_string(self, codes: tuple[int, ...]) -> str:
        if codes not in self._feat_strings:
            chosen = zip(self.labels.feats.items(), codes, strict=True)
            pairs = [f"{name}={values[k]}" for (name, values), k in chosen if values[k] != "_"]
            self._feat_strings[codes] = "|".join(sorted(pairs))
        return self._feat_strings[codes]

    def _relations(
        self, dependents: npt.NDArray[np.float32], heads: npt.NDArray[np.float32]
    ) -> list[str]:
        half = (dependents @ self._rels).reshape(len(dependents), *self._rel_shape)
        best = np.matmul(half, heads[:, :, None])[:, :, 0].argmax(axis=1)
        return [self.labels.rels[k] for k in best.tolist()]

    def _told(self, scores: Outputs, upos: list[str], sentence: Ints, offset: int) -> list[Told]:
        count = len(upos)
        tags = np.array(upos)
        propbank = scores["pred"][:count] > 0
        event = (scores["evn"][:count] > 0) & (tags == "NOUN")
        chosen = np.flatnonzero(propbank | event | (tags == "VERB"))
        if not len(chosen):
            return []
        half = (scores["sp"][chosen] @ self._roles).reshape(-1, self._role_shape[1])
        both = (half @ scores["sa"][:count].T).reshape(len(chosen), self._role_shape[0], count)
        best = both.argmax(axis=1)
        best[sentence[chosen][:, None] != sentence[None]] = 0
        roles: list[list[tuple[str, int]]] = [[] for _ in range(len(chosen))]
        for row, word in zip(*(found.tolist() for found in np.nonzero(best)), strict=True):
            roles[row].append((self.labels.roles[best[row, word]], word + offset))
        return [
            Told(
                word + offset,
                upos[word] in ("NOUN", "PROPN"),
                bool(propbank[word]),
                bool(event[word]),
                tuple(found),
            )
            for word, found in zip(chosen.tolist(), roles, strict=True)
        ]
