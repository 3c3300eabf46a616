"""How well the reader parses a treebank (a CoNLL-U file).

upos, uas, las, lemma: with the file's words and sentences; shares of all words.
las_e2e: with its words, sentences found (paragraphs given, as every article has them).
token_f1, sentence_f1: from the documents' text, by the offsets of both ends.
no_paragraphs: las_e2e and sentence_f1 over gold words with no paragraph given.
--out writes the parse with the file's words and sentences as CoNLL-U.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench import _conllu
from bench._conllu import DEPREL, HEAD, LEMMA, UPOS, Document
from bench._counts import F1, rounded
from dateline.reader import load
from dateline.reader.component import shipped_model
from dateline.reader.decode import Parse
from dateline.reader.model import Model
from dateline.records import Article, Block, Outlet, SourceRef

GIVEN = ("upos", "uas", "las", "lemma")
CLITIC = re.compile(r"'?(?:s|m|re|ve|ll|d)|n'?t|not|na|ta")
"""A word that a treebank counts with the one before as one token ("don't", "cannot")."""


def run(args: argparse.Namespace) -> dict[str, Any]:
    documents = _conllu.read(args.path)
    counts = dict.fromkeys((*GIVEN, "words", "e2e", "e2e_plain"), 0)
    tokens, sentences, plain_sentences = F1(), F1(), F1()
    out: list[str] = []
    for document in documents:
        words, starts = _conllu.words_and_starts(document)
        gold = shipped_model().read(words, starts=starts)
        _count_gold(counts, document, gold)
        out += _lines(document, gold)
        counts["e2e"] += _right(document, shipped_model().read(words, _paragraphs(document)))
        plain = shipped_model().read(words)
        counts["e2e_plain"] += _right(document, plain)
        ends = [*starts[1:], len(words)]
        plain_sentences.add(
            list(zip(plain.starts, [*plain.starts[1:], len(words)], strict=True)),
            list(zip(starts, ends, strict=True)),
        )
        _count_raw(tokens, sentences, document)
    if args.out:
        Path(args.out).write_text("\n".join(out) + "\n", encoding="utf-8")
    words_in_all = counts["words"]
    return {
        **{name: rounded(counts[name], words_in_all) for name in GIVEN},
        "las_e2e": rounded(counts["e2e"], words_in_all),
        "token_f1": tokens.value,
        "sentence_f1": sentences.value,
        "no_paragraphs": {
            "las_e2e": rounded(counts["e2e_plain"], words_in_all),
            "sentence_f1": plain_sentences.value,
        },
        "words": words_in_all,
    }


def with_given_words(path: Path, model: Model) -> dict[str, float]:
    """The figures of another model than the shipped one, with the file's words and sentences."""
    counts = dict.fromkeys((*GIVEN, "words"), 0)
    for document in _conllu.read(path):
        words, starts = _conllu.words_and_starts(document)
        _count_gold(counts, document, model.read(words, starts=starts))
    return {name: rounded(counts[name], counts["words"]) for name in GIVEN}


def _gold_rows(document: Document) -> Iterable[tuple[list[str], int, int]]:
    """Each word's row, its index in the document, and its head's (its own where a root)."""
    offset = 0
    for sentence in document:
        for place, row in enumerate(sentence.rows, start=offset):
            yield row, place, offset + int(row[HEAD]) - 1 if row[HEAD] != "0" else place
        offset += len(sentence.rows)


def _count_gold(counts: dict[str, int], document: Document, parse: Parse) -> None:
    for row, word, head in _gold_rows(document):
        counts["words"] += 1
        counts["upos"] += parse.upos[word] == row[UPOS]
        counts["lemma"] += parse.lemmas[word] == row[LEMMA]
        counts["uas"] += parse.heads[word] == head
        counts["las"] += parse.heads[word] == head and parse.rels[word] == row[DEPREL]


def _right(document: Document, parse: Parse) -> int:
    return sum(
        parse.heads[word] == head and parse.rels[word] == row[DEPREL]
        for row, word, head in _gold_rows(document)
    )


def _paragraphs(document: Document) -> list[int]:
    """Index of the first word of each paragraph."""
    found, words = [], 0
    for sentence in document:
        if sentence.comment("newpar") is not None:
            found.append(words)
        words += len(sentence.rows)
    return found


def _count_raw(tokens: F1, sentences: F1, document: Document) -> None:
    text, blocks, gold_tokens, gold_sentences = _raw(document)
    doc = load().parse(article(text, blocks))
    said_tokens: list[tuple[int, int]] = []
    said_sentences = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        for token in words:
            start, end = token.idx, token.idx + len(token.text)
            glued = said_tokens and said_tokens[-1][1] == start and text[start - 1].isalpha()
            if glued and CLITIC.fullmatch(token.lower_.replace("\u2019", "'")):
                start = said_tokens.pop()[0]
            said_tokens.append((start, end))
        if words:
            said_sentences.append((words[0].idx, words[-1].idx + len(words[-1].text)))
    tokens.add(said_tokens, gold_tokens)
    sentences.add(said_sentences, gold_sentences)


def _raw(
    document: Document,
) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]:
    """The document's text, and the ends of its paragraphs, tokens and sentences in it."""
    text = ""
    blocks: list[tuple[int, int]] = []
    tokens: list[tuple[int, int]] = []
    sentences = []
    for sentence in document:
        new = sentence.comment("newpar") is not None or not text
        if text:
            text += "\n\n" if new else " "
        start = at = len(text)
        text += sentence.comment("text") or ""
        for form in sentence.surface():
            at = text.index(form, at)
            tokens.append((at, at + len(form)))
            at += len(form)
        sentences.append((start, at))
        blocks.append((start, len(text)) if new else (blocks.pop()[0], len(text)))
    return text, blocks, tokens, sentences


def article(text: str, blocks: Sequence[tuple[int, int]]) -> Article:
    """An article of these paragraphs and nothing else."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest,
        outlet=Outlet(name="bench", how="bench"),
        title="",
        author="",
        url="",
        published=None,
        text=text,
        blocks=tuple(
            Block(n=n, role="paragraph", start=start, end=end)
            for n, (start, end) in enumerate(blocks, start=1)
        ),
        source=SourceRef(path="bench", sha256=digest),
        sources=(SourceRef(path="bench", sha256=digest),),
    )


def _lines(document: Document, parse: Parse) -> list[str]:
    """The parse as CoNLL-U, with the file's comments and multiword lines."""
    lines: list[str] = []
    offset = 0
    for sentence in document:
        lines += sentence.comments
        ranges = {first: (first, last, form) for (first, last), form in sentence.multiword.items()}
        for place, row in enumerate(sentence.rows):
            if place + 1 in ranges:
                first, last, form = ranges[place + 1]
                lines.append("\t".join([f"{first}-{last}", form, *"________"]))
            word = offset + place
            head = 0 if parse.heads[word] == word else parse.heads[word] - offset + 1
            named = [parse.lemmas[word], parse.upos[word], "_", parse.feats[word] or "_"]
            tree = [str(head), parse.rels[word], "_", "_"]
            lines.append("\t".join([str(place + 1), row[1], *named, *tree]))
        lines.append("")
        offset += len(sentence.rows)
    return lines
