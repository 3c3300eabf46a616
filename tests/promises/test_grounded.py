"""Promise 1: every quote equals `text[start:end]`; nothing that is shown was generated."""

from __future__ import annotations

from dateline.records import Block, Line, Quote, StoryFile
from dateline.select import shown
from dateline.store.quotes import quotes


def test_every_quote_is_what_its_article_says(told: StoryFile) -> None:
    texts = {article.id: article.text for article in told.articles}
    seen = list(quotes(told))
    assert len(seen) > 200
    for quote in seen:
        assert texts[quote.article][quote.start : quote.end] == quote.text
        assert texts[quote.article][: quote.start].endswith(quote.prefix)
        assert texts[quote.article][quote.end :].startswith(quote.suffix)


def test_every_quote_stands_in_its_block(told: StoryFile) -> None:
    blocks = {(a.id, block.n): block for a in told.articles for block in a.blocks}
    for quote in quotes(told):
        block: Block = blocks[quote.article, quote.block]
        assert block.start <= quote.start < quote.end <= block.end


def test_marks_and_cuts_lie_inside_their_quote(told: StoryFile) -> None:
    for quote in quotes(told):
        inside = quote.marks if isinstance(quote, Quote) else quote.cuts
        for start, end in inside:
            assert quote.start <= start < end <= quote.end


def test_words_of_roles_and_predicates_stand_where_they_say(told: StoryFile) -> None:
    texts = {article.id: article.text for article in told.articles}
    for claim in told.claims:
        text = texts[claim.quote.article]
        assert text[claim.predicate.start : claim.predicate.end].strip()
        for role in claim.roles:
            assert text[role.start : role.end] == role.text


def test_a_line_is_one_stretch_of_a_report_with_its_cuts(told: StoryFile) -> None:
    """What is shown is the report's own words in their order, […] where some are left out."""
    texts = {article.id: article.text for article in told.articles}
    assert told.timeline
    for entry in told.timeline:
        line: Line = entry.line
        rest = texts[line.article][line.start : line.end]
        for piece in shown(line).split("[…]"):
            words = piece.strip()
            assert words in rest
            rest = rest[rest.index(words) + len(words) :]


def test_a_title_is_a_stretch_of_a_report(told: StoryFile) -> None:
    texts = [" ".join(article.text.split()) for article in told.articles]
    for event in told.events:
        pieces = [" ".join(piece.split()) for piece in event.title.split("[…]")]
        assert any(all(piece in text for piece in pieces) for text in texts)
