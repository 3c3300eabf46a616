"""Hedges: how the words around a number make it a bound or an estimate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dateline.annotate.figures.numbers import Number, Value
from dateline.annotate.figures.rules import rules
from dateline.annotate.figures.tree import Tree
from dateline.records import FigureMention

BETWEEN = frozenset({"another", "the", "a", "an", "additional", "further", "other", "all", "these"})
"""Words that may stand between a hedge and its number: "at least another 12"."""


@dataclass(frozen=True)
class Hedged:
    """Words `[first, last)` of a number with its hedge, and the bounds that they say."""

    first: int
    last: int
    low: Value | None
    best: Value | None
    high: Value | None
    hedge: str


@cache
def _phrases(side: str) -> tuple[tuple[tuple[str, ...], str, int], ...]:
    """Words of every hedge on one side, with what it gives and from which number on."""
    found = [
        (tuple(phrase.split()), str(rule["gives"]), int(rule.get("least", 0)))
        for rule in rules("hedges")["rule"].values()
        for phrase in rule.get(side, ())
    ]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row[0])))


def read_hedge(tree: Tree, number: Number, first: int, last: int) -> Hedged:
    """The number with the hedges beside it inside the sentence's words `[first, last)`."""
    words = tree.words
    opens, closes = number.first, number.last
    found: list[tuple[str, str]] = []
    while match := _before(words, opens, first, number.value):
        opens, phrase, gives = match
        found.insert(0, (phrase, gives))
    if match := _after(words, closes, last, number.value):
        closes, phrase, gives = match
        found.append((phrase, gives))
    low, best, high = _bounds(number, _outcome(number.how, [gives for _, gives in found]))
    hedge = " ".join(phrase for phrase, _ in found) or _own_hedge(words, number)
    return Hedged(opens, closes, low, best, high, hedge)


def _before(words: list[str], at: int, first: int, value: Value) -> tuple[int, str, str] | None:
    """Where a hedge that ends at `at` begins, its words, and what it gives."""
    while True:
        for phrase, gives, least in _phrases("before"):
            start = at - len(phrase)
            if start >= first and tuple(words[start:at]) == phrase and Decimal(value) >= least:
                return start, " ".join(phrase), gives
        if at <= first or words[at - 1] not in BETWEEN:
            return None
        at -= 1


def _after(words: list[str], at: int, last: int, value: Value) -> tuple[int, str, str] | None:
    for phrase, gives, least in _phrases("after"):
        end = at + len(phrase)
        if end <= last and tuple(words[at:end]) == phrase and Decimal(value) >= least:
            return end, " ".join(phrase), gives
    return None


def _outcome(how: str, gives: list[str]) -> str:
    """What number and hedges say together: a bound outweighs an estimate."""
    if how in {"from", "range"}:
        return how
    return next((bound for bound in gives if bound != "near"), "near" if gives else how)


def _own_hedge(words: list[str], number: Number) -> str:
    """The hedge that lies in the number itself: "dozens", "a dozen", "4 to 6"."""
    if number.how == "exact":
        return ""
    if number.how != "range":
        return " ".join(words[number.first : number.last])
    said = words[number.first : number.last]
    return next((word for word in ("between", "to", "or") if word in said), "to")


def _bounds(number: Number, gives: str) -> tuple[Value | None, Value | None, Value | None]:
    """Lower bound, best guess, upper bound. A decimal stays itself: it has no next number."""
    value = number.value
    match gives:
        case "above":
            return (value + 1 if isinstance(value, int) else value), None, None
        case "from":
            return value, None, None
        case "to":
            return None, None, value
        case "below":
            return None, None, (value - 1 if isinstance(value, int) else value)
        case "near":
            return None, value, None
        case "range":
            return value, None, number.high
        case _:
            return value, value, value


def write_figure(
    tree: Tree,
    hedged: Hedged,
    head: int,
    counts: str,
    unit: str = "",
    stock: bool = False,
    part: bool = False,
) -> FigureMention:
    """A number with its bounds as a record; `head` is the word counted."""
    return FigureMention(
        start=tree.tokens[hedged.first].start,
        end=tree.tokens[hedged.last - 1].end,
        head=head,
        counts=counts,
        low=hedged.low,
        best=hedged.best,
        high=hedged.high,
        unit=unit,
        hedge=hedged.hedge,
        stock=stock,
        part=part,
    )
