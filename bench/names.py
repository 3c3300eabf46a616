"""How well the reader finds names (PER, ORG, LOC) in a set with BIO tags.

f1, precision, recall: exact span and type, micro over the file; with the file's words and
sentences, and one label a name in each document, as an article has it. `reader` is the reader
before labels are settled. Other types count as no name. Reads numbered IOB2 (UNER) and plain
columns (word first, tag second), whose types it maps as the data's README says. --out writes IOB2.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench._conllu import open_text
from bench._counts import F1
from dateline.annotate.names import settle_labels
from dateline.reader.component import shipped_model
from dateline.reader.model import Model

TYPES = {
    "PER": "PER person politician writer musicalartist researcher scientist",
    "ORG": "ORG corporation group organisation politicalparty university band",
    "LOC": "LOC location country",
}
MAPPED = {name: kind for kind, names in TYPES.items() for name in names.split()}

Span = tuple[int, int, str]


@dataclass
class Sentence:
    comments: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def run(args: argparse.Namespace) -> dict[str, Any]:
    return measure(args.path, shipped_model(), args.out)


def measure(path: str, model: Model, out_path: str | None = None) -> dict[str, Any]:
    """The figures of a model; what it said is written to `out_path`."""
    found, unsettled, by_type = F1(), F1(), {kind: F1() for kind in TYPES}
    out: list[str] = []
    for document in read(path):
        words = [word for sentence in document for word in sentence.words]
        starts, offset = [], 0
        for sentence in document:
            starts.append(offset)
            offset += len(sentence.words)
        read_alone = model.read(words, starts=starts).names
        said = [name for name in _settled(read_alone, words) if name[2] in TYPES]
        so = [
            (first + start, last + start, kind)
            for sentence, start in zip(document, starts, strict=True)
            for first, last, kind in spans(sentence.tags)
        ]
        found.add(said, so)
        unsettled.add([name for name in read_alone if name[2] in TYPES], so)
        for kind, count in by_type.items():
            count.add([s for s in said if s[2] == kind], [s for s in so if s[2] == kind])
        out += _lines(document, starts, said)
    if out_path:
        Path(out_path).write_text("\n".join(out) + "\n", encoding="utf-8")
    return {
        "f1": found.value,
        "precision": found.precision,
        "recall": found.recall,
        "by_type": {kind: count.value for kind, count in by_type.items()},
        "names": found.so,
        "reader": {"f1": unsettled.value},
    }


def _settled(found: list[Span], words: list[str]) -> list[Span]:
    said = [tuple(word.lower() for word in words[first:last]) for first, last, _ in found]
    labels = settle_labels([(name, kind) for name, (_, _, kind) in zip(said, found, strict=True)])
    return [(first, last, labels[name]) for name, (first, last, _) in zip(said, found, strict=True)]


def read(path: str) -> list[list[Sentence]]:
    """Documents of sentences. One without document marks is a single document."""
    documents: list[list[Sentence]] = [[]]
    sentence = Sentence()
    for line in [*open_text(path), ""]:
        if line.startswith(("# newdoc", "-DOCSTART-")):
            documents.append([])
        columns = line.split("\t") if "\t" in line else line.split()
        if line.startswith("# "):
            sentence.comments.append(line)
        elif len(columns) > 2 and columns[0].isdigit():
            _add(sentence, columns[1], columns[2])
        elif len(columns) > 1 and columns[0].strip() and columns[0] != "-DOCSTART-":
            _add(sentence, columns[0].strip(), columns[1])
        elif sentence.words:
            documents[-1].append(sentence)
            sentence = Sentence()
    return [document for document in documents if document]


def _add(sentence: Sentence, word: str, tag: str) -> None:
    sentence.words.append(word)
    sentence.tags.append(tag.strip())


def _kind(tag: str) -> str:
    """The type of which the reader takes a tag of any set; "" for none."""
    return MAPPED.get(tag[2:], "")


def spans(tags: list[str], kind_of: Callable[[str], str] = _kind) -> list[Span]:
    """Names as (first word, word after the last, type). A stray `I-` opens a name."""
    found: list[Span] = []
    before = ""
    for word, tag in enumerate(tags):
        kind = kind_of(tag)
        if kind and kind == before and tag[0] == "I":
            found[-1] = (found[-1][0], word + 1, kind)
        elif kind:
            found.append((word, word + 1, kind))
        before = kind
    return found


def _lines(document: list[Sentence], starts: list[int], said: list[Span]) -> list[str]:
    tags = {first: f"B-{kind}" for first, _, kind in said}
    tags |= {w: f"I-{kind}" for first, last, kind in said for w in range(first + 1, last)}
    lines: list[str] = []
    for sentence, start in zip(document, starts, strict=True):
        lines += sentence.comments
        for place, word in enumerate(sentence.words):
            lines.append("\t".join([str(place + 1), word, tags.get(start + place, "O"), "-", "-"]))
        lines.append("")
    return lines
