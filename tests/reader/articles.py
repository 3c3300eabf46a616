"""Articles for tests, made of invented paragraphs."""

from __future__ import annotations

from dateline.records import Article, Block, Outlet, SourceRef


def article(*paragraphs: str, between: str = "\n\n") -> Article:
    """An article of these paragraphs, each a Block."""
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs, start=1):
        end = at + len(paragraph)
        blocks.append(Block(n=number, role="paragraph", start=at, end=end))
        at = end + len(between)
    source = SourceRef(path="invented.txt", sha256="0" * 64)
    return Article(
        id="0" * 64,
        outlet=Outlet(name="Invented", how="test"),
        title="",
        author="",
        url="",
        published=None,
        text=between.join(paragraphs),
        blocks=tuple(blocks),
        source=source,
        sources=(source,),
    )
