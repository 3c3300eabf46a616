"""Words, sentences and tree: spaCy's arrays become records, white space is dropped."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from dateline.annotate.lemmas import verb_lemma
from dateline.annotate.standin import to_universal
from dateline.records import Article, Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS: list[int | str] = ["IDX", "LENGTH", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "SENT_START"]


@dataclass(frozen=True)
class Words:
    """The words of an article and how they stand to the Doc they came from."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    said_in: tuple[int, ...]
    """Per sentence the number of the Doc's own sentence, from 0."""
    at: list[int]
    """Per Doc token its index in `tokens`, for white space that of the next word; one more
    at the end, so that the Doc's `[a, b)` is our `[at[a], at[b])`."""


def read_words(article: Article, doc: Doc) -> Words:
    """The words of `doc` with their heads, and the sentences that hold them.

    A sentence never crosses a Block: one that does is parted there. A head outside the
    sentence makes its word a root. A lemma the pipeline left out is the word in small
    letters; that of a verb is a verb (`lemmas.py`).
    """
    text, strings = article.text, doc.vocab.strings
    rows: list[list[int]] = doc.to_array(COLUMNS).astype("int64").tolist()
    at, kept = _drop_space(rows, text)
    sent_of, sentences, said_in = _part(article, rows, kept)
    named: dict[int, str] = {0: ""}
    for row in rows:
        for code in (row[2], row[3], row[4], row[6]):
            if code not in named:
                # the array is signed so that heads are; a hash is not
                named[code] = strings[code % 2**64]
    tokens = []
    for index, old in enumerate(kept):
        start, length, said, upos, dep, _, feats, _ = rows[old]
        form = text[start : start + length].lower()
        lemma = named[said] or form
        head = _head(rows, old, at)
        root = head == index or sent_of[head] != sent_of[index]
        tokens.append(
            Token(
                start=start,
                end=start + length,
                lemma=verb_lemma(form, lemma) if named[upos] == "VERB" else lemma,
                upos=named[upos] or "X",
                dep="root" if root else named[dep] or "dep",
                head=index if root else head,
                feats=named[feats],
                sent=sent_of[index],
            )
        )
    return Words(to_universal(tuple(tokens)), tuple(sentences), tuple(said_in), at)


def _drop_space(rows: list[list[int]], text: str) -> tuple[list[int], list[int]]:
    """Old index -> new index, and the old indices of the words that stay."""
    at: list[int] = []
    kept: list[int] = []
    for old, row in enumerate(rows):
        at.append(len(kept))
        if not text[row[0] : row[0] + row[1]].isspace():
            kept.append(old)
    at.append(len(kept))
    return at, kept


def _part(
    article: Article, rows: list[list[int]], kept: list[int]
) -> tuple[list[int], list[Sentence], list[int]]:
    """Cut the kept words into sentences at the Doc's sentence starts and at Blocks."""
    opens = [row[7] == 1 or old == 0 for old, row in enumerate(rows)]
    said_of = [said - 1 for said in accumulate(opens)]
    starts = [block.start for block in article.blocks]
    sent_of: list[int] = []
    firsts: list[tuple[int, int, int]] = []
    before: tuple[int, int] | None = None
    for index, old in enumerate(kept):
        here = (max(bisect_right(starts, rows[old][0]) - 1, 0), said_of[old])
        if here != before:
            firsts.append((index, *here))
            before = here
        sent_of.append(len(firsts) - 1)
    ends = [*(first for first, _, _ in firsts), len(kept)][1:]
    sentences = [
        Sentence(first=first, last=last, block=article.blocks[block].n if starts else 0)
        for (first, block, _), last in zip(firsts, ends, strict=True)
    ]
    return sent_of, sentences, [said for _, _, said in firsts]


def _head(rows: list[list[int]], old: int, at: list[int]) -> int:
    """New index of the head, passing over white space; the word itself where none is left."""
    head, steps = old + rows[old][5], 0
    while _is_space(at, head) and rows[head][5] and steps < len(rows):
        head, steps = head + rows[head][5], steps + 1
    return at[old] if _is_space(at, head) else at[head]


def _is_space(at: list[int], old: int) -> bool:
    return at[old + 1] == at[old]
