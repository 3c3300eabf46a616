"""What two tellings share in wording beyond names and acts."""

from __future__ import annotations

from collections.abc import Iterable
from operator import mul

from dateline.merge.acts import acts
from dateline.merge.rarity import rarity, total
from dateline.merge.tellings import Telling
from dateline.merge.weights import bucket, reason
from dateline.records import Reason

CLAUSE = (50, 300, 500, 800, 1200)
"""Rarity that the words shared by two clauses add up to, in hundredths of a bit, from which
each weight holds. Even steps over what pairs of ECB+ share; not tuned further."""
SENTENCE = (300, 600, 1000, 1500, 2200)
"""The same for the words of whole sentences beyond the clauses."""
WORD = (100, 300, 450, 600)
"""The same for the word that tells it."""
CLOSE = 60
"""Hundredths of the cosine from which two sentences are close. Not tuned."""
FAR = 15
SHOWN = 4


def compare_words(a: Telling, b: Telling) -> list[Reason]:
    """Content words of both clauses, and of both sentences beyond them, by how rare they are."""
    told = a.lemmas | b.lemmas | acts().light
    clause = (a.words & b.words) - told
    beyond = (a.told & b.told) - clause - told
    found: list[Reason] = []
    for name, shared, edges in (("clause", clause, CLAUSE), ("sentence", beyond, SENTENCE)):
        step = bucket(total(shared), edges)
        if step or a.article != b.article:
            says = f"both {name}s use {_rarest(shared)}" if step else f"few words in both {name}s"
            found.append(reason(f"{name} words", f"words.{name}-{step}", says))
    return found


def compare_lemmas(a: Telling, b: Telling) -> Reason | None:
    """The word itself that tells it, where both use it: the rarer, the more it says."""
    shared = a.lemmas & b.lemmas
    if not shared:
        return None
    step = bucket(max(map(rarity, shared)), WORD)
    return reason("word", f"words.word-{step}", f"both tell it with {_rarest(shared)}")


def _rarest(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-rarity(word), word))
    return ", ".join(f'"{word}"' for word in ordered[:SHOWN])


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
