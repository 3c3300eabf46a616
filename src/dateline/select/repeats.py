"""Lines that say what another says: one statement that several reports quote, or a sentence shown
once alone and once with its neighbour. Only lines that hang are compared."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.records import Line
from dateline.select.shown import shown
from dateline.select.subject import stems

LEAST_QUOTED = 7
"""Different stems that somebody's words must hold to be known again. Not tuned."""
SAME_PERCENT = 85
"""Per cent of the fewer stems of two quotations that both hold. Reports cut a statement at its
ends and change a comma; two statements of one speaker share far less. Not tuned."""
_QUOTED = re.compile('[\u201c"]([^\u201c\u201d"]+)(?:[\u201d"]|$)')


def repeats(order: Iterable[str], lines: Mapping[str, Line]) -> Iterator[tuple[str, str]]:
    """(event, the one whose line says the same), for those of `order` that repeat one before
    them. Of a line and a longer one that holds it the longer is kept."""
    said: dict[str, list[str]] = defaultdict(list)
    known: dict[str, frozenset[str]] = {}
    shown_at: dict[str, list[str]] = defaultdict(list)
    for event in sorted(order, key=lambda event: -len(lines[event].text)):
        line = lines[event]
        around = [e for e in shown_at[line.article] if _holds(lines[e], line)]
        if around:
            yield event, around[0]
            continue
        shown_at[line.article].append(event)
        words = quoted(line)
        if len(words) < LEAST_QUOTED:
            continue
        shared = Counter(other for stem in sorted(words) for other in said[stem])
        same = sorted(
            other
            for other, both in shared.items()
            if both * 100 >= SAME_PERCENT * min(len(words), len(known[other]))
        )
        if same:
            yield event, same[0]
            continue
        known[event] = words
        for stem in words:
            said[stem].append(event)


def quoted(line: Line) -> frozenset[str]:
    """The stems of the longest stretch between quotation marks."""
    spans = _QUOTED.findall(shown(line))
    return frozenset(stems([max(spans, key=len)])) if spans else frozenset()


def _holds(one: Line, other: Line) -> bool:
    return one.start <= other.start and other.end <= one.end
