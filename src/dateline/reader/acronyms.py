"""Names that a text introduces with their letters: "Port Orrick Council (POC)" is one name twice.

The letters tell where the long form begins, and both forms are of one type wherever they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.reader.names import Span

SMALL = frozenset({"ADP", "CCONJ", "DET", "PART"})
"""Tags of words that may stand inside a long form without a letter of their own."""
LONGEST = 8
"""Letters of the longest acronym that is looked for. Not tuned."""
ORGANISATION = "ORG"


class Introduced(NamedTuple):
    """An acronym at a word, and its long form: first word and word after the last."""

    acronym: int
    first: int
    last: int


def introduced(
    names: Sequence[Span], words: Sequence[str], tags: Sequence[str], starts: Sequence[int]
) -> list[Span]:
    """Names with those put right that the text introduces with an acronym in brackets.

    The pair counts only where the reader sees a name in one of the two: much that has an
    acronym names no one. The type is the one that most mentions of the long form have, else of
    the acronym; a long form that is put together here is an organisation where neither has one.
    """
    found = list(names)
    for pair in _introductions(words, tags, frozenset(starts)):
        found = _named(found, words, pair)
    return sorted(found)


def _introductions(
    words: Sequence[str], tags: Sequence[str], starts: frozenset[int]
) -> Iterator[Introduced]:
    for opens, word in enumerate(words):
        if word != "(" or opens == 0:
            continue
        if words[opens + 2 : opens + 3] == [")"] and _is_acronym(words[opens + 1]):
            first = _spelled(words[opens + 1], words, tags, starts, opens)
            if first is not None:
                yield Introduced(opens + 1, first, opens)
        elif _is_acronym(words[opens - 1]):
            short = words[opens - 1]
            inside = range(opens + 1, min(len(words), opens + 2 + 2 * len(short) + LONGEST))
            closes = next((k for k in inside if words[k] == ")"), None)
            if closes and _spelled(short, words, tags, starts, closes) == opens + 1:
                yield Introduced(opens - 1, opens + 1, closes)


def _is_acronym(word: str) -> bool:
    return word.isalpha() and word.isupper() and 2 <= len(word) <= LONGEST


def _spelled(
    letters: str,
    words: Sequence[str],
    tags: Sequence[str],
    starts: frozenset[int],
    end: int,
) -> int | None:
    """Where the words before `end` begin whose capitals spell the letters, each in its turn."""
    word = end
    for letter in reversed(letters):
        if word in starts:
            return None
        word -= 1
        while tags[word] in SMALL and words[word].islower() and word not in starts:
            word -= 1
        if words[word][:1] != letter:
            return None
    return word


def _named(names: list[Span], words: Sequence[str], pair: Introduced) -> list[Span]:
    """The names with both forms of a pair, if the reader sees a name in one of them."""
    short, long = (pair.acronym, pair.acronym + 1), (pair.first, pair.last)
    touched = [name for name in names if _overlap(name, short) or _overlap(name, long)]
    wider = [name for name in touched if name[0] < pair.first and name[1] == pair.last]
    if wider:
        long = wider[0][:2]
    if not touched or any(not (_within(n, short) or _within(n, long)) for n in touched):
        return names
    said = {tuple(words[first:last]) for first, last in (short, long)}
    label = _label(names, words, long) or _label(names, words, short) or ORGANISATION
    told = [
        (first, last, label if tuple(words[first:last]) in said else kind)
        for first, last, kind in names
        if (first, last, kind) not in touched
    ]
    return [*told, (*short, label), (*long, label)]


def _label(names: list[Span], words: Sequence[str], span: tuple[int, int]) -> str | None:
    """The type that most mentions of a span's words have, of equals the first; None if unnamed."""
    said = words[slice(*span)]
    votes = Counter(label for first, last, label in names if words[first:last] == said)
    return votes.most_common(1)[0][0] if votes else None


def _overlap(name: Span, span: tuple[int, int]) -> bool:
    return name[0] < span[1] and span[0] < name[1]


def _within(name: Span, span: tuple[int, int]) -> bool:
    return span[0] <= name[0] and name[1] <= span[1]
