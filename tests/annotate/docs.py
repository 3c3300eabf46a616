"""Articles and hand-made Docs for tests of the border: no model needed."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.records import Article
from tests.articles import article_of, paragraphs


def article(text: str, blocks: Sequence[tuple[int, int]] = ()) -> Article:
    """An article of one paragraph, or of the paragraphs that `blocks` mark."""
    return article_of(text, paragraphs(blocks))


def doc(
    words: Sequence[str],
    spaces: Sequence[bool] | None = None,
    *,
    heads: Sequence[int] | None = None,
    deps: Sequence[str] | None = None,
    upos: Sequence[str] | None = None,
    lemmas: Sequence[str] | None = None,
    starts: Sequence[bool | int | None] | None = None,
    ents: Sequence[str] | None = None,
) -> Doc:
    """A Doc as any pipeline could have left it."""
    return Doc(
        Vocab(),
        words=list(words),
        spaces=list(spaces) if spaces is not None else None,
        heads=list(heads) if heads is not None else None,
        deps=list(deps) if deps is not None else None,
        pos=list(upos) if upos is not None else None,
        lemmas=list(lemmas) if lemmas is not None else None,
        sent_starts=list(starts) if starts is not None else None,
        ents=list(ents) if ents is not None else None,
    )
