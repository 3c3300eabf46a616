"""The ages of those to whom something was done: two people of other ages are two people."""

from __future__ import annotations

import re

from dateline.extract.draft import Draft
from dateline.extract.tree import Tree

REACH = 40
"""Words of a phrase that are looked through."""
_AGE = re.compile(r"\b(\w+)[- ](year|month|week|day)s?[- ]old\b")
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_NUMBERS = {word: str(number) for number, word in enumerate(_SMALL, start=1)}


def ages_of(tree: Tree, draft: Draft) -> frozenset[str]:
    """The ages in its own phrases ("the shooting of a 3-year-old girl"), each as "3 year"."""
    heads = [party.head for party in draft.parties if party.role in ("whom", "what")]
    heads += [draft.token] if draft.nominal else []
    found: set[str] = set()
    for head in heads:
        first, last = tree.phrase(head)
        last = min(last, first + REACH)
        text = tree.text[tree.tokens[first].start : tree.tokens[last].end].lower()
        found.update(f"{_NUMBERS.get(n, n)} {unit}" for n, unit in _AGE.findall(text))
    return frozenset(found)


def may_be_of_one(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)
