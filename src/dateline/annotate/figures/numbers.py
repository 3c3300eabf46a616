"""Numbers in words and digits: where they stand and what they amount to. Nothing on hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dateline.annotate.figures.rules import rules
from dateline.annotate.figures.tree import Tree

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SHORT = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn)")
DASHES = frozenset({"-", "\u2013", "\u2014"})
LONGEST_DIGITS = 15
"""A longer run of digits is a code or an account, not a count."""

Value = int | str
"""An integer, or a decimal as a string."""


@dataclass(frozen=True)
class Number:
    """Words `[first, last)` and their value; `high` only where `how` is `range`.

    `how`: `exact`, `near` ("a dozen"), `from` ("dozens": the least), `range`.
    """

    first: int
    last: int
    value: Value
    how: str
    high: Value | None = None
    scaled: int = 1


@cache
def starters() -> frozenset[str]:
    """Words a number can begin with."""
    tables = rules("numbers")
    vague = {phrase.split()[0] for phrase in tables["vague"]}
    return frozenset({"a", "half", *tables["word"], *tables["scale"], *vague})


def may_start(word: str) -> bool:
    """Whether a number can begin with this word (in small letters)."""
    return word[0].isdigit() or word in starters()


def find_numbers(tree: Tree, first: int, last: int) -> Iterator[Number]:
    """Numbers in the words `[first, last)`, ranges joined, in text order."""
    index = first
    pending: Number | None = None
    while index < last:
        number = _read(tree, index, last) if may_start(tree.words[index]) else None
        if number is None:
            index += 1
            continue
        index = number.last
        joined = _range(tree, pending, number, first) if pending else None
        if joined:
            yield joined
            pending = None
            continue
        if pending:
            yield pending
        pending = number
    if pending:
        yield pending


def _read(tree: Tree, index: int, last: int) -> Number | None:
    return _digits(tree, index, last) or _vague(tree, index, last) or _spelled(tree, index, last)


def _digits(tree: Tree, index: int, last: int) -> Number | None:
    word = tree.words[index]
    if short := SHORT.fullmatch(word):
        scale = int(rules("numbers")["short"][short[2]])
        return Number(index, index + 1, _plain(Decimal(short[1]) * scale), "exact", scaled=scale)
    if not DIGITS.fullmatch(word) or len(word) > LONGEST_DIGITS:
        return None
    amount, scaled, at = Decimal(word.replace(",", "")), 1, index + 1
    scales = rules("numbers")["scale"]
    while at < last and tree.words[at] in scales:
        scaled, at = scaled * int(scales[tree.words[at]]), at + 1
    return Number(index, at, _plain(amount * scaled), "exact", scaled=scaled)


def _vague(tree: Tree, index: int, last: int) -> Number | None:
    vague = rules("numbers")["vague"]
    for length in (3, 2, 1):
        phrase = " ".join(tree.words[index : min(index + length, last)])
        if phrase in vague:
            plural = length > 1 or tree.tokens[index].upos != "VERB"
            end = index + len(phrase.split())
            return Number(index, end, int(vague[phrase]), "from") if plural else None
    return None


def _spelled(tree: Tree, index: int, last: int) -> Number | None:
    """ "twenty-five", "two hundred and fifty", "a dozen", "half a million"."""
    words, tables = tree.words, rules("numbers")
    ones, scales = tables["word"], tables["scale"]
    total, current, at, near, scaled, half = 0, 0, index, False, 1, False
    if words[at] == "half" and words[at + 1 : at + 2] == ["a"]:
        at, half = at + 1, True
    if words[at] == "a":
        if at + 1 >= last or words[at + 1] not in scales:
            return None
        current, near, at = 1, True, at + 1
    while at < last:
        word = words[at]
        if word in ones:
            if not _fits(current, int(ones[word])):
                break
            current += int(ones[word])
        elif word in scales and (current or not total):
            scaled = int(scales[word])
            near |= scaled == 12
            if scaled <= 100:
                current = max(current, 1) * scaled
            else:
                total, current = total + max(current, 1) * scaled, 0
        else:
            break
        at += 1
        at = _over_joint(tree, at, last)
    if at == index or not total + current:
        return None
    value = total + current
    if half:
        value, near = value // 2, True
    return Number(index, at, value, "near" if near else "exact", scaled=scaled)


def _fits(current: int, one: int) -> bool:
    """Whether `one` can follow: "twenty five" and "hundred ten", never "two three"."""
    return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and one < 10)


def _over_joint(tree: Tree, at: int, last: int) -> int:
    """Past the hyphen of "twenty-five" and the "and" of "two hundred and five"."""
    words, tables = tree.words, rules("numbers")
    follows = at + 1 < last and words[at + 1] in tables["word"]
    if not follows:
        return at
    if words[at] in DASHES and tree.glued(at - 1) and tree.glued(at) and _tens(words[at - 1]):
        return at + 1
    if words[at] == "and" and words[at - 1] in {"hundred", "thousand"}:
        return at + 1
    return at


def _tens(word: str) -> bool:
    return int(rules("numbers")["word"].get(word, 1)) % 10 == 0


def _range(tree: Tree, low: Number, high: Number, start: int) -> Number | None:
    """ "4 to 6", "10-12", "two or three", "between 20 and 30": the two taken together."""
    if high.first != low.last + 1 or {low.how, high.how} != {"exact"}:
        return None
    joint = tree.words[low.last]
    before = tree.words[low.first - 1] if low.first > start else ""
    first = low.first
    if joint == "and" and before == "between":
        first -= 1
    elif not (
        (joint == "to" and before != "from")
        or (joint in DASHES and tree.glued(low.last - 1) and tree.glued(low.last))
        or (joint == "or" and _next_to(low.value, high.value))
    ):
        return None
    value = low.value
    if high.scaled > 1 and low.scaled == 1 and Decimal(value) < 1000:
        value = _plain(Decimal(value) * high.scaled)
    if Decimal(value) >= Decimal(high.value):
        return None
    return Number(first, high.last, value, "range", high=high.value, scaled=high.scaled)


def _next_to(low: Value, high: Value) -> bool:
    return isinstance(low, int) and isinstance(high, int) and high == low + 1


def _plain(amount: Decimal) -> Value:
    """An integer where the amount is whole, else its decimal digits."""
    return int(amount) if amount == amount.to_integral_value() else format(amount.normalize(), "f")
