"""A draft, cleaned and laid out, to an Article: text and Blocks with exact offsets."""

from __future__ import annotations

import re

from dateline.acquire.draft import Draft, Piece
from dateline.acquire.language import language_of
from dateline.acquire.outlet import find_credits, find_outlet
from dateline.acquire.plain import one_line
from dateline.acquire.published import find_published
from dateline.acquire.text import LONGEST_LINE
from dateline.errors import (
    LANGUAGE_NOT_READ,
    LINE_TOO_LONG,
    NOTHING_TOLD,
    TEXT_TOO_LARGE,
    DatelineError,
)
from dateline.ids import article_id
from dateline.records import Article, Block, Options, Source, SourceRef

MEGABYTE = 1_000_000

GAP = "\n\n"
"""What stands between two Blocks in an article's text."""

_BYLINE = re.compile(
    r"(?:\w+ )?by:? (?P<names>[A-Z][^,|/()\d@•·–—]{2,80}?)(?: on| in| at)?"
    r"(?:\s*(?:[,|/(•·–—@]|\d|$).*)",
    re.IGNORECASE,
)


def make_article(source: Source, draft: Draft, options: Options) -> Article:
    """The article. Raises where there is no text, too much of it, or it is not in English."""
    text, blocks = _set(draft.pieces)
    _check(source, text, blocks, options)
    language, name = language_of(text)
    if language not in ("", "en"):
        raise DatelineError(LANGUAGE_NOT_READ, path=source.path, language=name)
    found_id = article_id(source.data)
    found = find_published(source, draft, options, found_id, text, blocks)
    place = SourceRef(path=source.path, sha256=source.sha256)
    title = next((text[b.start : b.end] for b in blocks if b.role == "title"), "")
    return Article(
        id=found_id,
        outlet=find_outlet(source, draft),
        title=source.sidecar.get("title") or title,
        author=source.sidecar.get("author") or draft.author or _byline(draft),
        url=source.sidecar.get("url") or draft.url,
        published=found.published,
        published_candidates=found.candidates,
        language=language,
        text=text,
        blocks=blocks,
        source=place,
        sources=(place,),
        cut=tuple(draft.cuts),
        credits=find_credits(draft),
        notes=(*draft.notes, *found.notes),
    )


def _set(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The pieces as one text, and where each stands in it."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        line = one_line(piece.text)
        if not line:
            continue
        role = piece.role or "paragraph"
        end = at + len(line)
        blocks.append(Block(n=len(blocks) + 1, role=role, start=at, end=end, page=piece.page))
        texts.append(line)
        at = end + len(GAP)
    return GAP.join(texts), tuple(blocks)


def _check(source: Source, text: str, blocks: tuple[Block, ...], options: Options) -> None:
    if not any(c.isalpha() for c in text):
        raise DatelineError(NOTHING_TOLD, path=source.path)
    if len(text.encode()) > options.max_text_mb * MEGABYTE:
        raise DatelineError(TEXT_TOO_LARGE, path=source.path, limit=options.max_text_mb)
    longest = max(block.end - block.start for block in blocks)
    if longest > LONGEST_LINE:
        raise DatelineError(LINE_TOO_LONG, path=source.path, characters=longest)


def _byline(draft: Draft) -> str:
    """The writers whom a byline that was cut names."""
    for cut in draft.cuts:
        found = _BYLINE.fullmatch(cut.text) if cut.why == "byline" else None
        if found:
            return found["names"].strip(" .,-")
    return ""
