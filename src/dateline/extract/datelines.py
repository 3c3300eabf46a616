"""Names that a reader cuts wrong: towns in datelines, and nicknames inside a person's name.

In "ORVELLA, Nev. (AP) —" a town stands first, whatever a reader takes it for.
Capitals hide from a reader what kind of name stands there. The town counts only where the
gazetteer has one of that name; then every mention of just that name is the town.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dateline.places import lookup
from dateline.places.names import fold
from dateline.records import Annotated, Name

LONGEST = 80
BETWEEN = 6
"""Words of a nickname with its marks, at most. Not tuned."""
_NICKNAMED = re.compile(
    '(?:[^\\W\\d_a-z][^\\s"\u201c\u201d,;]* )+'
    '(?:"[^\\W\\d_a-z][^"\\n,;]{1,25}"|\u201c[^\\W\\d_a-z][^\u201d\\n,;]{1,25}\u201d)'
    '(?: [^\\W\\d_a-z][^\\s"\u201c\u201d,;]*)+'
)
_DATELINE = re.compile(
    r"(?P<town>[^\W\d_a-z][^\Wa-z]*(?:[ .'\u2019-]{1,2}[^\W\d_a-z]+){0,4})"
    r"(?:,\s[^()\n,]{2,24},?)?\s?(?P<from>\([^()\n]{1,30}\))?\s?(?:--|[-\u2013\u2014|])\s"
)


def read_names(annotated: Annotated) -> tuple[Name, ...]:
    """The article's names, with the towns of its datelines as places."""
    text, starts = annotated.article.text, [token.start for token in annotated.tokens]
    towns: dict[tuple[int, int], str] = {}
    agencies: set[int] = set()
    for block in annotated.article.blocks:
        found = _DATELINE.match(text[block.start : min(block.end, block.start + LONGEST)])
        if not found or not found["town"].isupper() or not _is_town(found["town"]):
            continue
        first = bisect_left(starts, block.start)
        last = bisect_left(starts, block.start + found.end("town"))
        if first < last:
            towns[first, last] = fold(found["town"])
        if found["from"]:
            begin, end = (block.start + found.start("from"), block.start + found.end("from"))
            agencies.update(range(bisect_left(starts, begin), bisect_left(starts, end)))
    names = annotated.names if not towns else _with(annotated, towns, agencies)
    return tuple(_with_nicknames(annotated, names))


def _with_nicknames(annotated: Annotated, names: tuple[Name, ...]) -> Iterator[Name]:
    """A given name, a nickname in quotation marks and a surname are one name."""
    text, tokens = annotated.article.text, annotated.tokens
    held: Name | None = None
    for name in names:
        if held is not None and held.label == name.label == "PER":
            whole = text[tokens[held.first].start : tokens[name.last - 1].end]
            if name.first - held.last <= BETWEEN and _NICKNAMED.fullmatch(whole):
                held = Name(first=held.first, last=name.last, label="PER")
                continue
        if held is not None:
            yield held
        held = name
    if held is not None:
        yield held


def _with(
    annotated: Annotated, towns: dict[tuple[int, int], str], agencies: set[int]
) -> tuple[Name, ...]:
    text, tokens = annotated.article.text, annotated.tokens
    taken = {index for first, last in towns for index in range(first, last)}
    named = set(towns.values())
    names = [Name(first=first, last=last, label="LOC") for first, last in towns]
    for name in annotated.names:
        if taken & set(range(name.first, name.last)):
            continue
        said = fold(text[tokens[name.first].start : tokens[name.last - 1].end])
        label = "LOC" if said in named else name.label
        if name.first in agencies:
            label = "ORG"
        names.append(Name(first=name.first, last=name.last, label=label))
    return tuple(sorted(names, key=lambda name: name.first))


def _is_town(name: str) -> bool:
    return any(b.mark in "na" and b.spot.kind in ("town", "capital") for b in lookup(name))
