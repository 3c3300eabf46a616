"""The language data as sentences for training. What a set does not annotate stays None."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench import _conllu, names
from bench._conllu import open_text
from dateline.reader.pieces import PieceCutter, Pieces
from training.labels import NAMES, ROLES, UPOS, features, script

UNLABELLED = -100
"""Label of a word that a set says nothing of; no loss is taken there."""

Ints = npt.NDArray[np.int64]


@dataclass
class Sentence:
    """One sentence: pieces of each word, and labels of each word where the set has them.

    `heads` count words from 1, 0 the root. `predicates` hold (word, [(word, role)]). `names_of`
    is the name set that `names` come from. `begins` tells whether its first word is known to
    begin a sentence: in some sets sentences do not follow one another in a text.
    """

    pieces: list[Pieces]
    upos: Ints | None = None
    heads: Ints | None = None
    relations: Ints | None = None
    scripts: Ints | None = None
    features: Ints | None = None
    names: Ints | None = None
    names_of: str = ""
    predicates: list[tuple[int, list[tuple[int, int]]]] | None = None
    events: Ints | None = None
    begins: bool = True

    @property
    def length(self) -> int:
        """Number of pieces."""
        return sum(len(word.ids) for word in self.pieces)


Documents = list[list[Sentence]]


class Sets:
    """Reads the sets below a folder with one label inventory."""

    def __init__(self, folder: Path, labels: dict[str, Any], cutter: PieceCutter) -> None:
        self._folder, self._labels, self._cutter = folder, labels, cutter

    def ewt(self, split: str) -> Documents:
        """UD English EWT with the names and the PropBank roles of its sentences."""
        stem = f"en_ewt-ud-{split}"
        tagged: dict[str | None, names.Sentence] = {}
        for named_document in names.read(str(self._folder / f"uner_ewt/{stem}.iob2.gz")):
            tagged |= {_sent_id(named.comments): named for named in named_document}
        roles = {}
        for line in open_text(self._folder / f"propbank_ewt/propbank_ewt_{split}.jsonl.gz"):
            if line:
                row = json.loads(line)
                roles[row["sent_id"]] = row if row["annotated"] else None
        documents: Documents = []
        for document in _conllu.read(self._folder / f"ud_ewt/{stem}.conllu.gz"):
            documents.append([])
            for gold in document:
                sentence = self._treebank(gold)
                key = gold.comment("sent_id")
                named = tagged.get(key)
                if named is not None and named.words == gold.words:
                    sentence.names, sentence.names_of = _bio(named.tags), "uner"
                if row := roles.get(key):
                    sentence.predicates = _predicates(row)
                documents[-1].append(sentence)
        return documents

    def gum(self, split: str) -> Documents:
        """The permissive part of UD English GUM with its event nouns."""
        path = self._folder / f"ud_gum/en_gum_permissive-ud-{split}.conllu.gz"
        documents: Documents = []
        for document in _conllu.read(path):
            documents.append([])
            for gold in document:
                sentence = self._treebank(gold)
                sentence.events = event_nouns(gold.rows)
                documents[-1].append(sentence)
        return documents

    def names_only(self) -> dict[str, Documents]:
        """The sets that have only names, by name. The politics test of CrossNER is held back."""
        wnut = [f"wnut17/{split}.conll.gz" for split in ("train", "dev", "test")]
        fields = ("politics", "science", "literature", "music", "ai")
        crossner = [
            f"crossner/{field}_{split}.txt.gz"
            for field in fields
            for split in ("train", "dev", "test")
            if (field, split) != ("politics", "test")
        ]
        return {
            "wikigold": self._columns("wikigold", ["wikigold/wikigold.conll.txt.gz"], True),
            "wnut": self._columns("wnut", wnut, False),
            "crossner": self._columns("crossner", crossner, False),
            "redocred": list(self._redocred()),
            "re3d": list(self._re3d()),
        }

    def _treebank(self, gold: _conllu.Sentence) -> Sentence:
        labels, rows = self._labels, gold.rows
        relations = {name: index for index, name in enumerate(labels["rels"])}
        scripts = {name: index for index, name in enumerate(labels["scripts"])}
        found = [features(row) for row in rows]
        return Sentence(
            pieces=self._cutter.cut(gold.words),
            upos=np.array([UPOS.index(row[3]) for row in rows]),
            heads=np.array([int(row[6]) for row in rows]),
            relations=np.array([relations.get(row[7], UNLABELLED) for row in rows]),
            scripts=np.array([scripts.get(script(r[1], r[2]) or "", UNLABELLED) for r in rows]),
            features=np.array(
                [
                    [
                        _index(values, word.get(name, "_"))
                        for name, values in labels["feats"].items()
                    ]
                    for word in found
                ]
            ),
        )

    def _named(self, words: list[str], tags: list[str], of: str, begins: bool = True) -> Sentence:
        return Sentence(self._cutter.cut(words), names=_bio(tags), names_of=of, begins=begins)

    def _columns(self, of: str, files: Iterable[str], begins: bool) -> Documents:
        return [
            [self._named(s.words, s.tags, of, begins) for s in document]
            for file in files
            for document in names.read(str(self._folder / file))
        ]

    def _redocred(self) -> Iterator[list[Sentence]]:
        for split in ("dev", "test"):
            for line in open_text(self._folder / f"redocred/{split}.jsonl.gz"):
                if not line:
                    continue
                row = json.loads(line)
                tags = [["O"] * len(words) for words in row["sents"]]
                for sentence, start, end, kind in row["mentions"]:
                    tags[sentence][start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
                yield [
                    self._named([word.strip() or "." for word in words], tagged, "redocred")
                    for words, tagged in zip(row["sents"], tags, strict=True)
                    if words
                ]

    def _re3d(self) -> Iterator[list[Sentence]]:
        for line in open_text(self._folder / "re3d/re3d.jsonl.gz"):
            if line:
                row = json.loads(line)
                yield [self._named(words, tags, "re3d") for words, tags in re3d_sentences(row)]


RE3D_KINDS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
RE3D_SENTENCE = re.compile(r"""[^\n]+?(?:[.!?]["”\u2019]?(?=\s+[A-Z"“])|\n|$)""")
RE3D_WORD = re.compile(r"[A-Za-z]+(?:'t)?|\d+(?:[.,]\d+)*|'s|[^\sA-Za-z\d]")


def re3d_sentences(row: dict[str, Any]) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of the sentences of a re3d text, cut by rough rules as it has neither.

    Its names nest; the longest is taken.
    """
    covered: dict[int, tuple[int, str]] = {}
    for start, end, kind, _ in sorted(row["entities"], key=lambda entity: entity[0] - entity[1]):
        if kind in RE3D_KINDS and not any(at in covered for at in range(start, end)):
            covered |= dict.fromkeys(range(start, end), (start, RE3D_KINDS[kind]))
    for sentence in RE3D_SENTENCE.finditer(row["text"]):
        words, tags, before = [], [], None
        for word in RE3D_WORD.finditer(sentence.group()):
            name = covered.get(sentence.start() + word.start())
            words.append(word.group())
            tags.append("O" if name is None else ("I-" if name == before else "B-") + name[1])
            before = name
        if words:
            yield words, tags


def event_nouns(rows: list[list[str]]) -> Ints:
    """1 for a noun that heads a mention of an event in GUM, 0 for one of another mention."""
    found = np.full(len(rows), UNLABELLED)
    for start, end, kind in _mentions(rows):
        inside = range(start, end)
        heads = [i for i in inside if int(rows[i][6]) - 1 not in inside and rows[i][3] != "PUNCT"]
        if heads and rows[heads[0]][3] == "NOUN":
            found[heads[0]] = max(found[heads[0]], int(kind == "event"))
    return found


MENTION = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*(\))?|(\d+)(?:\[[^\]]*\])?\)")


def _mentions(rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    """Mentions of GUM's `Entity=` as (first word, word after the last, type), as they close."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for word, row in enumerate(rows):
        entity = re.search(r"Entity=([^|]*)", row[9])
        for match in MENTION.finditer(entity.group(1) if entity else ""):
            number, kind, closed, closing = match.groups()
            if number and closed:
                yield word, word + 1, kind
            elif number:
                opened.setdefault(number, []).append((word, kind))
            elif opened.get(closing):
                start, kind = opened[closing].pop()
                yield start, word + 1, kind


def _predicates(row: dict[str, Any]) -> list[tuple[int, list[tuple[int, int]]]]:
    """PropBank's predicates but auxiliaries, with one role for each word."""
    return [
        (
            predicate["i"],
            sorted({h: ROLES.index(r) for r, _, _, h in predicate["roles"] if r in ROLES}.items()),
        )
        for predicate in row["predicates"]
        if predicate["upos"] != "AUX"
    ]


def _bio(tags: list[str]) -> Ints:
    found = np.zeros(len(tags), dtype=np.int64)
    for first, last, kind in names.spans(tags):
        found[first:last] = NAMES.index(f"I-{kind}")
        found[first] = NAMES.index(f"B-{kind}")
    return found


def _index(values: list[str], value: str) -> int:
    return values.index(value) if value in values else 0


def _sent_id(comments: list[str]) -> str | None:
    return _conllu.Sentence(comments=comments).comment("sent_id")
