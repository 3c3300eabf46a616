"""Whether two tellings use one word in opposite ways: who checks in has not checked out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.merge.tellings import Telling

WAYS = {"in": "in", "into": "in", "out": "out", "up": "up", "down": "down"}
OPPOSITE = {"in": "out", "out": "in", "up": "down", "down": "up"}
_NEXT = re.compile(r"\s+(\w+)")


def ways_apart(a: Telling, b: Telling) -> str:
    """What is said where a verb that both use goes opposite ways in them; else ""."""
    one, two = frozenset(_ways(a)), frozenset(_ways(b))
    if one & two:
        return ""
    for lemma, way in sorted(one):
        if (lemma, OPPOSITE[way]) in two:
            return f'"{lemma} {way}" against "{lemma} {OPPOSITE[way]}"'
    return ""


def _ways(telling: Telling) -> Iterator[tuple[str, str]]:
    """The verbs that tell it, each with the way that the next word gives."""
    for mention in telling.mentions:
        word, quote = mention.claim.predicate, mention.claim.quote
        after = _NEXT.match(quote.text, word.end - quote.start)
        if after and not mention.traits.nominal and (way := WAYS.get(after[1].lower())):
            yield word.lemma.split(" ")[0], way
