"""Articles for tests, each with only what the test is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from dateline.records import Article, Block, BlockRole, Outlet, SourceRef


def article_of(text: str, blocks: Sequence[Block] = (), **known: Any) -> Article:
    """An article of this text, one paragraph unless `blocks` are given; `known` are fields."""
    place = SourceRef(path="a.txt", sha256="0" * 64)
    plain = Article(
        id="0" * 64,
        outlet=Outlet(name="a", how="file-name"),
        title="",
        author="",
        url="",
        published=None,
        text=text,
        blocks=tuple(blocks) or paragraphs([(0, len(text))]),
        source=place,
        sources=(place,),
    )
    return replace(plain, **known)


def article(*blocks: str | tuple[BlockRole, str], between: str = "\n\n", **known: Any) -> Article:
    """An article of these blocks, paragraphs where no role is given."""
    made, at = [], 0
    told = [block if isinstance(block, tuple) else ("paragraph", block) for block in blocks]
    for number, (role, said) in enumerate(told, start=1):
        made.append(Block(n=number, role=role, start=at, end=at + len(said)))
        at += len(said) + len(between)
    return article_of(between.join(said for _, said in told), made, **known)


def paragraphs(spans: Iterable[tuple[int, int]]) -> tuple[Block, ...]:
    """Paragraphs at these offsets, numbered from 1."""
    return tuple(
        Block(n=n, role="paragraph", start=start, end=end)
        for n, (start, end) in enumerate(spans, start=1)
    )
