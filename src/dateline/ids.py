"""Content-derived ids: the same words in the same place always get the same id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

CLAIM_ID_DIGITS = 16
"""64 bits: among ten million claims of a pile two share an id with odds of 1 in 400,000."""


def article_id(data: bytes) -> str:
    """SHA-256 of the bytes an article was read from, in lower-case hex (64 digits)."""
    return hashlib.sha256(data).hexdigest()


def claim_id(article: str, start: int, end: int, role_heads: Iterable[int] = ()) -> str:
    """Id of the claim on the word `[start, end)`.

    `role_heads` are the offsets of the role heads, in order, and are given only where
    several claims stand on one word (coordination).
    """
    return content_id("claim", article, start, end, *role_heads)


def content_id(*parts: str | int) -> str:
    """Sixteen hex digits of a digest over the parts, each told apart from the next."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:CLAIM_ID_DIGITS]
