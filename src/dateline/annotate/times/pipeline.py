"""The tagger as a part of annotate: TimeMentions of an article, tense from its Parse."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.times.ahead import lengths_ahead
from dateline.annotate.times.context import Settled
from dateline.annotate.times.join import join
from dateline.annotate.times.tagger import read_times
from dateline.annotate.times.tense import tense_of_parse
from dateline.records import Article, Sentence, TimeMention, Token, When
from dateline.when import place, resolve


def annotate_times(
    article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[TimeMention, ...]:
    """The time expressions of an article's Blocks, in the order of the text.

    Each carries its expression as said, so that it can be placed anew when the article's own
    day becomes known, and what it means under `article.published`.
    """
    stretches = [(block.start, block.end) for block in article.blocks]
    tense = tense_of_parse(tokens, sentences, article.text)
    settled = read_times(article.text, stretches, article.published, None, tense)
    joined = join(lengths_ahead(settled, article.text, article.published, tense), article.text)
    return tuple(_mention(found, article.published) for found in joined)


def _mention(found: Settled, written: When | None) -> TimeMention:
    draft, expr = found.draft, found.expr
    when = None if draft.type == "SET" else place(expr, written)
    return TimeMention(
        start=draft.start,
        end=draft.end,
        type=draft.type,
        expr=expr,
        value=draft.value or resolve(expr, written),
        mod=expr.mod or draft.mod,
        when=when if when is not None and when.edtf != "XXXX" else None,
    )
