"""Which look-alikes are shown as one row: those that share more than their kind and of which
nothing says that they are two."""

from __future__ import annotations

from dateline.records import Pair

WITHIN_ONE = frozenset({"article", "lead"})
"""Reasons of a pair that one report tells: it tells two acts of one kind as often as one twice,
and that both fall on its day says little there."""
SURE = 300
"""Hundredths of a bit from which such a pair needs nothing more. Not tuned."""
OWN = frozenset(
    {
        *("about", "figure", "nouns", "place", "pointed", "quoted"),
        *("said", "speaker", "target", "victim", "who", "word"),
    }
)
"""Reasons that rest on what the acts themselves are told with: who, where, how many, which word."""
TELLING = frozenset({"target", "who"})
"""Reasons that, where they speak against a pair, tell one act from another."""


def is_likely(pair: Pair) -> bool:
    """Whether a pair that is possibly the same can stand in one row."""
    shared = {reason.name for reason in pair.reasons if reason.weight > 0}
    apart = {reason.name for reason in pair.reasons if reason.weight < 0}
    if apart & TELLING or ("victim" in apart and "word" in shared):
        return False
    within = not WITHIN_ONE.isdisjoint(reason.name for reason in pair.reasons)
    return not within or pair.weight >= SURE or not shared.isdisjoint(OWN)
