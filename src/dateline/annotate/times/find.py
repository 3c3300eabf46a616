"""Find where rules match: the longest match at each place, from left to right, none overlapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.annotate.times.rules import Rule, Rules
from dateline.annotate.times.words import BREAK, UNKNOWN

_KNOWN = re.compile(f"[^{UNKNOWN}{BREAK}]+")


class Match(NamedTuple):
    """A rule's match over tokens `[first, last)`; `spans` are its captured groups, in tokens.

    A group named `lead` is read, but stands outside the expression.
    """

    rule: Rule
    first: int
    last: int
    spans: dict[str, tuple[int, int]]


def find(letters: str, rules: Rules) -> Iterator[Match]:
    """All matches in a text's letters. Linear: each place is tried once by bounded patterns."""
    core = re.compile(f"[{''.join(sorted(rules.core))}]")
    for island in _KNOWN.finditer(letters):
        at, end = island.span()
        ahead = core.search(letters, at, end)
        while ahead is not None:
            match = _longest(letters, at, end, rules)
            if match is not None:
                yield match
            at = match.last if match is not None else at + 1
            if ahead.start() < at:
                ahead = core.search(letters, at, end)


def _longest(letters: str, at: int, end: int, rules: Rules) -> Match | None:
    best: re.Match[str] | None = None
    chosen: Rule | None = None
    for rule in rules.by_starter.get(letters[at], ()):
        found = rule.compiled.regex.match(letters, at, end)
        if found and (best is None or found.end() > best.end()) and _fits(rule, letters, found):
            best, chosen = found, rule
    if best is None or chosen is None:
        return None
    spans = {name: best.span(name) for name, held in best.groupdict().items() if held is not None}
    first = spans["lead"][1] if "lead" in spans else at
    return Match(chosen, first, best.end(), spans)


def _fits(rule: Rule, letters: str, found: re.Match[str]) -> bool:
    """Whether the neighbours allow the match. Outside the text stands a break."""
    before = letters[found.start() - 1] if found.start() else BREAK
    after = letters[found.end()] if found.end() < len(letters) else BREAK
    return (
        (not rule.after or before in rule.after)
        and before not in rule.not_after
        and (not rule.before or after in rule.before)
        and after not in rule.not_before
    )
