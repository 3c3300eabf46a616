"""What a report takes back: "Correction: an article on Monday said that 12 were hurt"."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.rules import words
from dateline.extract.tree import Tree


def find_taken_back(tree: Tree) -> frozenset[int]:
    """Numbers of the sentences that tell what an earlier report had wrong."""
    told = (tree.sentence_span(number) for number in range(len(tree.sentences)))
    return frozenset(
        number
        for number, (start, end) in enumerate(told)
        if any(pattern.search(tree.text[start:end]) for pattern in _patterns())
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    listed = words("corrections.toml", "misstated", "patterns")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in sorted(listed))
