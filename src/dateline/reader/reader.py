"""Article to Doc: the shipped reader, or any other spaCy pipeline in its stead."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from dateline.reader import component, tokenizer
from dateline.reader.borders import sentence_starts
from dateline.records import Article


class Reader:
    """Reads articles with a spaCy pipeline that fills tags, heads and entities."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def parse(self, article: Article) -> Doc:
        """One Doc for the whole article: `doc.text == article.text`, offsets are its own.

        A sentence starts at every Block. A pipeline that is not ours reads Block by Block,
        so that none of its sentences can cross a border.
        """
        if component.NAME in self._nlp.pipe_names:
            return self._nlp(self._with_borders(article))
        return self._block_by_block(article)

    def _with_borders(self, article: Article) -> Doc:
        doc = self._nlp.make_doc(article.text)
        begins = doc.to_array("IDX")
        for start, end in sentence_starts(article):
            first = int(np.searchsorted(begins, start))
            while first < len(doc) and doc[first].is_space:
                first += 1
            if 0 < first < len(doc) and doc[first].idx < end:
                doc[first].is_sent_start = True
        return doc

    def _block_by_block(self, article: Article) -> Doc:
        text = article.text
        begins = [b.start for b in article.blocks if text[b.start : b.end].strip()]
        edges = sorted({0, *begins[1:], len(text)})
        parts = [self._nlp(text[a:b]) for a, b in pairwise(edges)]
        if not parts:
            return Doc(self._nlp.vocab)
        whole = Doc.from_docs(
            parts,
            ensure_whitespace=False,
            exclude=["user_data"],  # type: ignore[call-arg]
        )
        assert whole is not None  # only where there are no parts
        whole._.dateline_predicates = _joined(parts)
        return whole


def _joined(parts: list[Doc]) -> list[tuple[int, bool, list[tuple[str, int]]]] | None:
    """The predicates of all parts, counted in tokens of the whole; None where a part has none."""
    found = []
    offset = 0
    for part in parts:
        if part._.dateline_predicates is None:
            return None
        for token, nominal, roles in part._.dateline_predicates:
            found.append((token + offset, nominal, [(role, w + offset) for role, w in roles]))
        offset += len(part)
    return found


@cache
def load() -> Reader:
    """The process's reader, with the shipped model, whose files are checked on loading.

    Raises `DatelineError` where a file is missing or altered.
    """
    nlp = tokenizer.blank()
    nlp.add_pipe(component.NAME)
    return Reader(nlp)
