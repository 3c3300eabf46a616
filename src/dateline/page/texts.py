"""The reports' texts by numbered paragraph, with the sentences that claims rest on."""

from __future__ import annotations

from itertools import groupby

from dateline.export.neutral import one_line
from dateline.export.phrases import article_day
from dateline.page.html import Html, el, join
from dateline.page.view import PageView, article_anchor, sentence_anchor
from dateline.records import Article, Block


def texts(view: PageView, level: int) -> Html:
    """The part that holds every report."""
    return el(
        "section",
        el(f"h{level}", "The reports", id="reports-h"),
        (report(view, article, level + 1) for article in view.by_outlet),
        id="reports",
        class_="part reports",
        aria_labelledby="reports-h",
    )


def report(view: PageView, article: Article, level: int) -> Html:
    """One report: where paragraphs are left out, […] stands."""
    language = article.language if article.language.isascii() else ""
    title = one_line(article.title or article.source.path)
    runs = groupby(article.blocks, key=lambda block: (article.id, block.n) in view.kept)
    return el(
        "article",
        el(f"h{level}", el("bdi", title)),
        el("p", f"{view.outlet(article.id)}, {article_day(article)}", class_="meta"),
        (
            join(_block(view, article, block) for block in blocks)
            if kept
            else el("p", "[…]", class_="left")
            for kept, blocks in runs
        ),
        id=article_anchor(article.id),
        lang=language if language.isalpha() and len(language) < 4 else None,
    )


def _block(view: PageView, article: Article, block: Block) -> Html:
    page = f", p. {block.page}" if block.page is not None else ""
    return el(
        "p",
        el("span", f"¶ {block.n}{page}", class_="n"),
        " ",
        el("span", _told(view, article, block), class_="t"),
        id=article_anchor(article.id, block.n),
        class_=block.role,
        dir="ltr",
    )


def _told(view: PageView, article: Article, block: Block) -> Html:
    """A block's words, with the sentences that claims rest on set apart from the rest."""
    said: list[Html | str] = []
    at = block.start
    for start, end in view.sentences.get((article.id, block.n), ()):
        ident = sentence_anchor(article.id, block.n, start)
        words = el("span", article.text[start:end], class_="told", id=ident)
        said += [article.text[at:start], words]
        at = end
    return join(*said, article.text[at : block.end])
