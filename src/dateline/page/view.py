"""A story as its page shows it: how much of the reports stands on it, and where."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple

from dateline.export.neutral import neutral, one_line
from dateline.export.view import View
from dateline.records import Block, Line, Quote, StoryFile

ARTICLE_DIGITS = 12
"""Digits of an article's id in anchors: 48 bits tell the articles of a pile apart."""

Texts = Literal["all", "quoted", "none"]


class Form(NamedTuple):
    """How a page is made.

    `plain`: whole and without a script. `texts`: which paragraphs of the reports it holds; with
    `none`, quotes stand alone and the sources are linked. `longest`: characters of a quote
    before it is cut short; 0 for no limit.
    """

    plain: bool = False
    texts: Texts = "all"
    longest: int = 0


class PageView(View):
    """A story with its indexes, and with where each sentence stands on the page."""

    def __init__(self, story: StoryFile, form: Form, folded: bool = False) -> None:
        super().__init__(story)
        self.form = form
        self.folded = folded
        """Whether the words of quotes are left to the script, which takes them from the texts."""
        self.by_outlet = sorted(
            self.story.articles, key=lambda a: (self.outlet(a.id), a.source.path, a.id)
        )
        self.number = {article.id: n for n, article in enumerate(self.by_outlet)}
        """Article id to its place among all, by outlet."""

    @cached_property
    def blocks(self) -> dict[tuple[str, int], Block]:
        """(article id, ¶ number) to the paragraph."""
        return {(a.id, b.n): b for a in self.story.articles for b in a.blocks}

    @cached_property
    def sentences(self) -> dict[tuple[str, int], list[tuple[int, int]]]:
        """(article id, ¶ number) to the stretches in it that claims rest on, none in another."""
        found: dict[tuple[str, int], set[tuple[int, int]]] = {}
        for claim in self.story.claims:
            if claim.id not in self.event_of:
                continue
            quote = claim.quote
            found.setdefault((quote.article, quote.block), set()).add((quote.start, quote.end))
        return {at: self._apart(at, held) for at, held in found.items() if at in self.blocks}

    def _apart(self, at: tuple[str, int], held: set[tuple[int, int]]) -> list[tuple[int, int]]:
        apart: list[tuple[int, int]] = []
        block = self.blocks[at]
        free = block.start
        for low, high in sorted(held):
            start, end = max(low, free), min(high, block.end)
            if start < end:
                apart.append((start, end))
                free = end
        return apart

    @cached_property
    def kept(self) -> frozenset[tuple[str, int]]:
        """The paragraphs that the page holds, as (article id, ¶ number)."""
        if self.form.texts == "none":
            return frozenset()
        if self.form.texts == "all":
            return frozenset(self.blocks)
        said: chain[Quote | Line] = chain(
            (claim.quote for claim in self.story.claims if claim.id in self.event_of),
            (relation.quote for relation in self.story.relations),
            (one.quote for actor in self.story.actors for one in actor.descriptions),
            (entry.line for entry in self.story.timeline),
        )
        return frozenset((one.article, one.block) for one in said)

    def anchor(self, quote: Quote | Line) -> str | None:
        """Where the sentence stands on the page, else its paragraph; None where neither does."""
        at = (quote.article, quote.block)
        if at not in self.kept or at not in self.blocks:
            return None
        held = self.sentences.get(at, [])
        n = bisect_right(held, quote.start, key=lambda one: one[0]) - 1
        if n >= 0 and quote.start < held[n][1]:
            return sentence_anchor(*at, held[n][0])
        return article_anchor(*at)

    def line(self, event: str) -> str:
        """The line that the event is shown with, no longer than a quote may be."""
        return clip(super().line(event), self.form.longest)

    def clipped(self, words: str) -> str:
        """Words of a report as they may be shown, no longer than a quote may be."""
        return clip(one_line(words), self.form.longest)

    def offset(self, block: Block, article: str, at: int) -> int:
        """Where a place in the article lies in the block's shown words, as browsers count."""
        before = neutral(self.articles[article].text[block.start : at])
        return len(before) if before.isascii() else len(before.encode("utf-16-le")) // 2


def clip(words: str, longest: int) -> str:
    """The words, cut at a blank and marked with […] where they are longer; 0 for no limit."""
    if not longest or len(words) <= longest:
        return words
    return f"{words[: longest + 1].rsplit(' ', 1)[0][:longest].rstrip()} […]"


def article_anchor(article: str, block: int | None = None) -> str:
    """Where an article, or a paragraph of it, stands on the page."""
    anchor = f"a-{article[:ARTICLE_DIGITS]}"
    return anchor if block is None else f"{anchor}-{block}"


def sentence_anchor(article: str, block: int, start: int) -> str:
    """Where a sentence that a claim rests on stands in an article's text."""
    return f"{article_anchor(article, block)}-{start}"
