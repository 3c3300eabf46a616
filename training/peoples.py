"""What words call groups of people in the sets that have no label for them, to learn from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench import names
from bench._conllu import open_text
from dateline.places.table import lookup

LOOSE = frozenset({"OTH", "MISC", "misc"})
STRAY = "B-O"
"""A tag that UNER has by mistake; it names nothing."""
FIELDS = ("politics", "science", "literature", "music", "ai")

Tagged = list[tuple[list[str], list[str]]]
"""Sentences of one document: words, and tags as the set has them."""


def documents(folder: Path) -> Iterator[tuple[str, Tagged]]:
    """The documents of the four sets."""
    files = {
        "uner": ["uner_ewt/en_ewt-ud-train.iob2.gz"],
        "wikigold": ["wikigold/wikigold.conll.txt.gz"],
        "crossner": [
            f"crossner/{field}_{split}.txt.gz"
            for field in FIELDS
            for split in ("train", "dev", "test")
            if (field, split) != ("politics", "test")
        ],
    }
    for name, paths in files.items():
        for path in paths:
            for document in names.read(str(folder / path)):
                yield name, [(s.words, s.tags) for s in document]
    for split in ("dev", "test"):
        for line in filter(None, open_text(folder / f"redocred/{split}.jsonl.gz")):
            yield "redocred", _redocred(json.loads(line))


def _redocred(row: dict[str, list[list[str]]]) -> Tagged:
    tags = [["O"] * len(words) for words in row["sents"]]
    for sentence, start, end, kind in row["mentions"]:
        tags[int(sentence)][int(start) : int(end)] = [f"B-{kind}"] + [f"I-{kind}"] * (
            int(end) - int(start) - 1
        )
    pairs = zip(row["sents"], tags, strict=True)
    return [([w.strip() or "." for w in words], tagged) for words, tagged in pairs if words]


class Peoples:
    """Which words call a people, as far as lists know."""

    def __init__(self) -> None:
        lines = (Path(__file__).parent / "peoples.txt").read_text("utf-8").splitlines()
        self._listed = {word for line in lines if line[:1] != "#" for word in line.split()}

    def know(self, word: str) -> bool:
        """Whether it is listed or a demonym, itself or without a last s."""
        if not word[:1].isupper():
            return False
        forms = (word, word.rstrip("s"))
        return any(form.lower() in self._listed for form in forms) or any(
            bearing.mark == "d" for form in forms for bearing in lookup(form)
        )


def answers(words: list[str], tags: list[str], of: str, peoples: Peoples) -> list[int]:
    """Of each word of a sentence: 1 a group, 0 none, -1 not to be learned from."""
    found = [-1 if t == "O" and peoples.know(w) else 0 for w, t in zip(words, tags, strict=True)]
    for start, end, kind in names.spans(tags, _kind):
        last = words[end - 1]
        if end - start > 1 and (end - start > 2 or words[start].lower() != "the"):
            continue
        place = of == "redocred" and kind == "LOC" and all(b.mark == "d" for b in lookup(last))
        if peoples.know(last):
            found[end - 1] = 1 if kind in LOOSE or place else -1
        elif kind in LOOSE and last[:1].isupper():
            found[end - 1] = -1
    return found


def _kind(tag: str) -> str:
    """The type of a name as its set has it."""
    return "" if tag == STRAY else tag[2:]
