"""A sketch of an article's wording, by which near-identical texts are found unread."""

from __future__ import annotations

import re
from hashlib import blake2b

SHINGLE_WORDS = 5
"""Words in a shingle. Five is usual for near-copies of prose; not tuned."""
SKETCH_SIZE = 64
"""Hashes kept. The share two sketches have in common is then right to about 6 points."""
HASH_BYTES = 6
"""48 bits: small enough for any JSON reader, large enough that no two shingles of a pile meet."""

WORD = re.compile(r"\w+")


def sketch_words(text: str) -> tuple[int, ...]:
    """The `SKETCH_SIZE` least hashes of the text's word shingles, sorted; () for no words.

    Of two sketches, the share of common values among the `SKETCH_SIZE` least of both together
    estimates the share of shingles that the texts have in common. Case, punctuation and line
    breaks do not count. A text of fewer than five words is one shingle.
    """
    said = WORD.findall(text.lower())
    if not said:
        return ()
    last = max(1, len(said) - SHINGLE_WORDS + 1)
    shingles = {" ".join(said[i : i + SHINGLE_WORDS]) for i in range(last)}
    hashes = {
        int.from_bytes(blake2b(shingle.encode(), digest_size=HASH_BYTES).digest(), "big")
        for shingle in shingles
    }
    return tuple(sorted(hashes)[:SKETCH_SIZE])
