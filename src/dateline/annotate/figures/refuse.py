"""Numbers that count nothing: pages, ages, years, telephones, parts of names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from dateline.annotate.figures.rules import rules
from dateline.annotate.figures.tree import Tree
from dateline.records import Name, TimeMention

Span = tuple[int, int]


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules of `refuse.toml` in their order, ready to run."""
    tables = rules("numbers")
    words = "|".join([*tables["word"], *tables["scale"]])
    number = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{words})(?:-(?:{words}))?)"
    return tuple(
        (
            name,
            re.compile(
                rule["pattern"].replace("{n}", number),
                0 if rule.get("exact") else re.IGNORECASE,
            ),
        )
        for name, rule in rules("refuse")["rule"].items()
    )


def refused_spans(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Stretches of `text[start:end]`, one sentence, in which no number counts, with the rule."""
    sentence = text[start:end]
    found = []
    for name, pattern in patterns():
        for match in pattern.finditer(sentence):
            for group in match.groupdict():
                if match[group] is not None:
                    found.append((start + match.start(group), start + match.end(group), name))
    return sorted(found)


def touches(spans: Sequence[tuple[int, int, str]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last, _ in spans)


class Taken:
    """Stretches of an article that times and names hold already."""

    def __init__(self, tree: Tree, names: Sequence[Name], times: Sequence[TimeMention]) -> None:
        self._times = sorted((time.start, time.end) for time in times)
        self._starts = [start for start, _ in self._times]
        self._names = {word: name for name in names for word in range(name.first, name.last)}
        self._tree = tree

    def is_time(self, start: int, end: int) -> bool:
        """Whether a time expression shares a character with `[start, end)`."""
        at = bisect_right(self._starts, end - 1)
        return any(first < end and start < last for first, last in self._times[max(0, at - 3) : at])

    def is_named(self, first: int, last: int) -> bool:
        """Whether the words `[first, last)` are part of a name: "Vessel 9", "737 Max"."""
        return any(word in self._names for word in range(first, last))

    def is_key(self, first: int, last: int, opens: int) -> bool:
        """Whether the words `[first, last)` are the key of a map: "1 May 3: ...". A time follows
        at once, and they stand where their sentence `opens` or before a month with its day; not
        "killed nine overnight"."""
        words = self._tree.words
        if last >= len(words) or self._tree.tokens[last].start not in self._starts:
            return False
        keys = all(word.isdigit() for word in words[opens:first])
        dated = any(word.isdigit() for word in words[last + 1 : last + 2])
        return keys or (words[first].isdigit() and dated)


def hangs_back(tree: Tree, first: int, last: int) -> bool:
    """Whether the number hangs under the word before it as its name: "Terminal 2"."""
    top = next(
        (word for word in range(first, last) if not first <= tree.tokens[word].head < last), first
    )
    token = tree.tokens[top]
    return (
        token.head == first - 1
        and token.dep
        in {"nummod", "nmod", "nmod:desc", "nmod:unmarked", "flat", "compound", "appos"}
        and tree.tokens[token.head].upos in {"NOUN", "PROPN"}
    )
