"""People's judgements rest on exact words: here those words are found again, or forgotten.

A judgement is never dropped because a text has changed. Its anchor is looked for by its exact
words; where they are gone or stand there more than once, the judgement is marked as orphaned
and kept, so that the person who made it can be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from dateline.records import Article, Judgement, Quote

RULE = "rule:"
PAIRWISE = ("same", "different", "possibly_same")
"""Kinds that say something of two claims, and nothing of one."""


def is_persons(judgement: Judgement) -> bool:
    """Whether a person made it. A machine's are made anew each time."""
    return not judgement.by.startswith(RULE)


def find_again(
    judgements: Iterable[Judgement], articles: Sequence[Article]
) -> tuple[Judgement, ...]:
    """Each judgement with its anchors where their words stand now, or marked as orphaned."""
    by_id = {article.id: article for article in articles}
    return tuple(_found_again(judgement, by_id) for judgement in judgements)


def _found_again(judgement: Judgement, articles: Mapping[str, Article]) -> Judgement:
    anchors = [_anchor(quote, articles.get(quote.article)) for quote in judgement.anchors]
    found = tuple(anchor for anchor in anchors if anchor is not None)
    if len(found) < len(anchors) or len(found) < _needed(judgement):
        return replace(judgement, orphaned=True)
    return replace(judgement, anchors=found, orphaned=False)


def _anchor(quote: Quote, article: Article | None) -> Quote | None:
    if article is None:
        return None
    if article.text[quote.start : quote.end] == quote.text:
        return quote
    for before, after in ((quote.prefix, quote.suffix), ("", "")):
        at = _only(article.text, before + quote.text + after)
        if at is not None:
            return _moved(quote, article, at + len(before))
    return None


def _only(text: str, words: str) -> int | None:
    at = text.find(words) if words else -1
    return at if at >= 0 and text.find(words, at + 1) < 0 else None


def _moved(quote: Quote, article: Article, start: int) -> Quote:
    end = start + len(quote.text)
    by = start - quote.start
    block = next((b for b in article.blocks if b.start <= start < b.end), None)
    return replace(
        quote,
        start=start,
        end=end,
        prefix=article.text[max(0, start - len(quote.prefix)) : start],
        suffix=article.text[end : end + len(quote.suffix)],
        block=block.n if block else quote.block,
        page=block.page if block else quote.page,
        marks=tuple((first + by, last + by) for first, last in quote.marks),
    )


def forget(judgements: Iterable[Judgement], article: str) -> tuple[Judgement, ...]:
    """The judgements without those that rest on `article` alone, and without its words.

    One that rests on other articles too keeps their anchors; where it needs two and has one
    left it is orphaned.
    """
    kept = []
    for judgement in judgements:
        anchors = tuple(quote for quote in judgement.anchors if quote.article != article)
        if anchors == judgement.anchors:
            kept.append(judgement)
        elif anchors:
            orphaned = judgement.orphaned or len(anchors) < _needed(judgement)
            kept.append(replace(judgement, anchors=anchors, orphaned=orphaned))
    return tuple(kept)


def _needed(judgement: Judgement) -> int:
    return 2 if judgement.kind in PAIRWISE else 1
