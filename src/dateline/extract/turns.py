"""Words given to a speaker by lay-out alone: "ABEL: We burned it." in an interview or a
headline, and “We burned it.” — Nora Abel.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dateline.extract.draft import Link
from dateline.extract.quotations import Quotation
from dateline.extract.tree import Tree

LABEL = 5
"""Words that a speaker's label before a colon may have. Not tuned."""
DASHES = frozenset({"-", "--", "\u2013", "\u2014", "\u2015"})
SPOKEN = ("paragraph", "title")


@dataclass(frozen=True)
class Turn:
    """Words `[first, last]`, both included, that `link` says; `mark` is the colon or dash."""

    first: int
    last: int
    mark: int
    link: Link


def find_turns(tree: Tree, quotations: list[Quotation]) -> list[Turn]:
    """All turns of an article in text order. Below the headline a label counts only in a
    dialogue: where it speaks again, and others do too. Two datelines ("LORIN: …", "TALMERE: …")
    are none, nor is a heading of a paragraph ("Abel: a quiet year.")."""
    labelled = {block: found for block in tree.blocks for found in _label(tree, block)}
    times = Counter(_words(tree, found) for found in labelled.values())
    found = [
        Turn(colon + 1, last, colon, _link(tree, first, colon))
        for block, (first, colon, last) in labelled.items()
        if (len(times) > 1 and times[_words(tree, (first, colon, last))] > 1)
        or (_is_headline(tree, block) and _is_name(tree, first, colon))
    ]
    found += [turn for q in quotations if (turn := _signed(tree, q)) is not None]
    return sorted(found, key=lambda turn: turn.first)


def turn_at(turns: list[Turn], index: int) -> Turn | None:
    """The turn around a word."""
    return next((turn for turn in turns if turn.first <= index <= turn.last), None)


def _label(tree: Tree, block: int) -> list[tuple[int, int, int]]:
    """First word, colon, last word of a block that begins with a speaker's label; else none."""
    sentences = tree.sentences_of(block)
    if not sentences or tree.blocks[block].role not in SPOKEN:
        return []
    first, last = tree.sentences[sentences[0]].first, tree.sentences[sentences[-1]].last - 1
    while first < last and tree.tokens[first].upos == "PUNCT":
        first += 1
    colon = next((i for i in range(first + 1, min(last, first + LABEL + 1))
                  if tree.forms[i] == ":"), None)  # fmt: skip
    if colon is None:
        return []
    label = range(first, colon)
    loud = all(tree.form(i).isupper() and len(tree.form(i)) > 1 for i in label)
    return [(first, colon, last)] if loud or all(_is_person(tree, i) for i in label) else []


def _words(tree: Tree, found: tuple[int, int, int]) -> str:
    return " ".join(tree.forms[found[0] : found[1]])


def _is_name(tree: Tree, first: int, last: int) -> bool:
    """A person's name in small letters: what stands in capitals may be a town."""
    label = range(first, last)
    return not tree.form(first).isupper() and all(_is_person(tree, i) for i in label)


def _is_headline(tree: Tree, block: int) -> bool:
    return tree.blocks[block].role == "title" or block == min(tree.blocks)


def _is_person(tree: Tree, index: int) -> bool:
    return index in tree.name_at and tree.names[tree.name_at[index]].label == "PER"


def _signed(tree: Tree, quotation: Quotation) -> Turn | None:
    """The name after a dash behind a quotation that nobody else is known to say."""
    mark = quotation.last + 2
    name = tree.name_at.get(mark + 1)
    if name is None or quotation.said_by is not None or tree.forms[mark] not in DASHES:
        return None
    if tree.names[name].label != "PER" or tree.names[name].first != mark + 1:
        return None
    link = _link(tree, mark + 1, tree.names[name].last)
    return Turn(quotation.first, quotation.last, mark, link)


def _link(tree: Tree, first: int, last: int) -> Link:
    heads = [i for i in range(first, last) if not first <= tree.tokens[i].head < last]
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    return Link(start, end, heads[0] if heads else first, False)
