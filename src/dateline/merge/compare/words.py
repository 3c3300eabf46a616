"""What two tellings share in wording beyond names and acts."""

from __future__ import annotations

from operator import mul

from dateline.merge.acts import acts
from dateline.merge.tellings import Telling
from dateline.merge.weights import reason, weight
from dateline.records import Reason

CLOSE = 60
"""Hundredths of the cosine from which two sentences are close. Not tuned."""
FAR = 15


def compare_words(a: Telling, b: Telling) -> Reason | None:
    """Content words that both clauses use, beyond the nouns of those involved."""
    shared = sorted((a.words & b.words) - (a.nouns & b.nouns) - acts().light)
    if not shared:
        return None
    worth = min(len(shared) * weight("words.shared"), weight("words.most"))
    listed = ", ".join(f'"{word}"' for word in shared[:4])
    return Reason(name="words", weight=worth, says=f"both use {listed}")


def compare_wording(a: Telling, b: Telling) -> Reason | None:
    """How close the sentences are by the reader's own vectors; None where it gave none."""
    if a.article == b.article or not a.wording or len(a.wording) != len(b.wording):
        return None
    close = cosine(a.wording, b.wording)
    if close >= CLOSE:
        return reason("wording", "words.wording-close", "the sentences are worded alike")
    if close < FAR:
        return reason("wording", "words.wording-far", "the sentences are worded differently")
    return None


def cosine(a: bytes, b: bytes) -> int:
    """Hundredths of the cosine of two int8 vectors, by whole numbers alone."""
    one, two = memoryview(a).cast("b"), memoryview(b).cast("b")
    dot = sum(map(mul, one, two))
    if dot <= 0:
        return 0
    squares = sum(map(mul, one, one)) * sum(map(mul, two, two))
    return _root(dot * dot * 10000 // squares) if squares else 0


def _root(number: int) -> int:
    """The whole square root."""
    guess = 100
    while guess * guess > number:
        guess -= 1
    return guess
