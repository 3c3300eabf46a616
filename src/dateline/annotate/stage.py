"""The stage itself: one parsed article in, its annotation out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotate.figures import find_figures
from dateline.annotate.names import read_names
from dateline.annotate.predicates import read_predicates
from dateline.annotate.published import date_by_text
from dateline.annotate.sketch import sketch_words
from dateline.annotate.times import annotate_times
from dateline.annotate.words import Words, read_words
from dateline.records import Annotated, Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotate(article: Article, doc: Doc) -> Annotated:
    """Read words, tree, names, predicates, times and figures off a parsed article.

    `doc.text` must be `article.text`. Any spaCy pipeline that fills tags, heads and
    entities will do; what it leaves open stays empty. White-space tokens are dropped. An article
    without a day gets the one that its text settles: `Annotated.article` is the one to keep.
    """
    article = date_by_text(article)
    words = read_words(article, doc)
    times = annotate_times(article, words.tokens, words.sentences)
    names = read_names(doc, words)
    predicates = read_predicates(doc, words)
    return Annotated(
        article=article,
        tokens=words.tokens,
        sentences=words.sentences,
        names=names,
        predicates=predicates,
        times=times,
        figures=find_figures(article.text, words.tokens, words.sentences, names, predicates, times),
        wording=read_wording(doc, words),
        sketch=sketch_words(article.text),
    )


def read_wording(doc: Doc, words: Words) -> tuple[bytes, ...]:
    """The reader's vector of every sentence's wording; () where the pipeline gives none."""
    if not doc.has_extension("dateline_wording") or not doc._.dateline_wording:
        return ()
    vectors = doc._.dateline_wording
    return tuple(bytes(vectors[said]) for said in words.said_in)
