"""CoNLL-U files, gzipped or not: documents of sentences of rows."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path

FORM, LEMMA, UPOS, HEAD, DEPREL = 1, 2, 3, 6, 7


@dataclass
class Sentence:
    """`rows` are the syntactic words; `multiword` ranges (first, last word from 1) to form."""

    comments: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    multiword: dict[tuple[int, int], str] = field(default_factory=dict)

    def comment(self, name: str) -> str | None:
        """Value of `# name = value`; "" of a bare `# name`; None where there is none."""
        for line in self.comments:
            key, _, value = line[1:].partition("=")
            if key.strip() == name or key.strip().startswith(f"{name} "):
                return value.strip()
        return None

    @property
    def words(self) -> list[str]:
        return [row[FORM] for row in self.rows]

    def surface(self) -> list[str]:
        """Forms as written: a multiword token once, in place of its words."""
        by_first = {first: (last, form) for (first, last), form in self.multiword.items()}
        forms, word = [], 1
        while word <= len(self.rows):
            last, form = by_first.get(word, (word, self.rows[word - 1][FORM]))
            forms.append(form)
            word = last + 1
        return forms


Document = list[Sentence]


def open_text(path: str | Path) -> list[str]:
    """Lines of a file, gzipped or not; split at line feeds only."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\r") for line in file.read().split("\n")]


def read(path: str | Path) -> list[Document]:
    """All documents of a file. One without `# newdoc` is a single document."""
    documents: list[Document] = []
    sentence = Sentence()
    for line in [*open_text(path), ""]:
        if line.startswith("#"):
            if line.startswith("# newdoc") or not documents:
                documents.append([])
            sentence.comments.append(line)
        elif line:
            if not documents:
                documents.append([])
            _add_row(sentence, line.split("\t"))
        elif sentence.rows:
            documents[-1].append(sentence)
            sentence = Sentence()
    return [document for document in documents if document]


def _add_row(sentence: Sentence, columns: list[str]) -> None:
    if columns[0].isdigit():
        sentence.rows.append(columns)
    elif "-" in columns[0]:
        first, last = columns[0].split("-")
        sentence.multiword[int(first), int(last)] = columns[FORM]


def words_and_starts(document: Document) -> tuple[list[str], list[int]]:
    """All words of a document, and the index of each sentence's first."""
    words: list[str] = []
    starts: list[int] = []
    for sentence in document:
        starts.append(len(words))
        words += sentence.words
    return words, starts
