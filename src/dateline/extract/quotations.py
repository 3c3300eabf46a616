"""Direct quotations: which words stand between quotation marks, and who says them.

A quotation that a paragraph leaves open goes on in the next paragraph when that one opens
with a mark again. Only double marks count: single ones are apostrophes too often.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from dateline.extract.draft import Draft
from dateline.extract.tree import Tree

OPENING = frozenset({"“", "«", "„", "``"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "''"})
"""Marks by their place; a straight one opens when none is open. Two apostrophes are one mark."""
MARKS = OPENING | STRAIGHT | {"`"}
NEAR = 160
"""Code points between a quotation's edge and its verb of saying in one sentence. Not tuned."""


@dataclass
class Quotation:
    """Words `[first, last]` between marks, both included; `said_by` once it is known."""

    first: int
    last: int
    said_by: Draft | None = None


def find_quotations(tree: Tree) -> list[Quotation]:
    """All quotations of an article in text order; none holds another."""
    found: list[Quotation] = []
    start: int | None = None
    block = -1
    for index, token in enumerate(tree.tokens):
        here = tree.sentences[token.sent].block
        if here != block:
            if start is not None and index - 1 >= start:
                found.append(Quotation(start, index - 1))
            start, block = None, here
        form = tree.form(index)
        if form == "`" and _is_doubled(tree, index):
            # one mark that the reader holds for two words
            form = ""
        elif form == "`" and index > 0 and _is_doubled(tree, index - 1):
            form = "``"
        if start is None and is_mark(form, OPENING | STRAIGHT, 0):
            start = index + 1 if len(form) <= 2 else index
        elif start is not None and form in OPENING:
            # two openings in a row: of one a closing mark was forgotten, or typed the wrong way
            if index - 1 >= start:
                found.append(Quotation(start, index - 1))
            start = index + 1 if _opens(tree, index) else None
        elif start is not None and is_mark(form, CLOSING | STRAIGHT, -1):
            if index - 1 >= start:
                found.append(Quotation(start, index - 1))
            start = None
    if start is not None and start < len(tree.tokens):
        found.append(Quotation(start, len(tree.tokens) - 1))
    return found


def _opens(tree: Tree, index: int) -> bool:
    """Whether the next mark of the Block closes what the mark at `index` opens; where that opens
    too, this one was meant to close."""
    block = tree.sentences[tree.tokens[index].sent].block
    for later in range(index + 1, len(tree.tokens)):
        if tree.sentences[tree.tokens[later].sent].block != block:
            break
        form = tree.form(later)
        if is_mark(form, CLOSING | STRAIGHT, -1):
            return True
        if is_mark(form, OPENING, 0) or (form == "`" and _is_doubled(tree, later)):
            return False
    return False


def _is_doubled(tree: Tree, index: int) -> bool:
    """Whether a backtick and the next word are one mark: ``."""
    after = index + 1
    return (
        after < len(tree.tokens)
        and tree.form(index) == tree.form(after) == "`"
        and tree.tokens[index].end == tree.tokens[after].start
    )


def is_mark(form: str, marks: frozenset[str], end: int) -> bool:
    """Whether a word is one of these marks, or has one at its start (0) or end (-1)."""
    return form in marks or (len(form) > 2 and form[end] in marks)


def attribute(tree: Tree, quotations: list[Quotation], utterances: list[Draft]) -> None:
    """Find for each quotation the verb of saying that owns it, where there is one.

    In order: a verb in the sentence where it ends or begins; the verb that opens the next
    sentence, when the quotation ends in a comma; the speaker of the quotation just before,
    when this one opens its sentence behind it; a colon before it; what the paragraph before
    ends with.
    """
    outside = [u for u in utterances if quotation_at(quotations, u.token) is None]
    by_sentence: dict[int, list[Draft]] = {}
    for utterance in outside:
        by_sentence.setdefault(utterance.sentence, []).append(utterance)
    before: Quotation | None = None
    for quotation in quotations:
        quotation.said_by = (
            _in_sentence(tree, quotation, by_sentence)
            or _in_next(tree, quotation, by_sentence)
            or _carried_on(tree, quotation, before)
            or _after_colon(tree, quotation, by_sentence)
            or _behind_words(tree, quotation, by_sentence)
        )
        before = quotation


def quotation_at(quotations: list[Quotation], index: int) -> Quotation | None:
    """The quotation around a word. They are in text order and apart, so one look suffices."""
    at = bisect_right(quotations, index, key=lambda q: q.first) - 1
    return quotations[at] if at >= 0 and index <= quotations[at].last else None


def _in_sentence(
    tree: Tree, quotation: Quotation, by_sentence: dict[int, list[Draft]]
) -> Draft | None:
    ends = (tree.tokens[quotation.last].sent, tree.tokens[quotation.first].sent)
    near: list[tuple[int, int, Draft]] = []
    for sentence in dict.fromkeys(ends):
        for utterance in by_sentence.get(sentence, ()):
            after = tree.tokens[utterance.token].start - tree.tokens[quotation.last].end
            ahead = tree.tokens[quotation.first].start - tree.tokens[utterance.token].end
            distance = after if after >= 0 else ahead
            if 0 <= distance <= NEAR:
                near.append((distance, utterance.token, utterance))
    return min(near, key=lambda found: found[:2])[2] if near else None


def _in_next(tree: Tree, quotation: Quotation, by_sentence: dict[int, list[Draft]]) -> Draft | None:
    if tree.forms[quotation.last] not in (",", "?", "!", "…"):
        return None
    number = tree.tokens[quotation.last].sent + 1
    if number >= len(tree.sentences) or not by_sentence.get(number):
        return None
    if tree.sentences[number].block != tree.sentences[number - 1].block:
        return None
    return by_sentence[number][0]


def _carried_on(tree: Tree, quotation: Quotation, before: Quotation | None) -> Draft | None:
    """The speaker of the quotation before, where this one opens its sentence right behind it: in
    the same paragraph; at the head of the next one that goes on with a quotation left open; or
    at the head of the next one where that paragraph ends with the quotation and who says it."""
    if before is None or before.said_by is None or not _opens_sentence(tree, quotation):
        return None
    sentence = tree.sentences[tree.tokens[quotation.first].sent]
    last = tree.tokens[before.last].sent
    block = tree.sentences[last].block
    behind = max(last, before.said_by.sentence) + 1
    near = not any(_has_words(tree, n) for n in range(behind, tree.tokens[quotation.first].sent))
    if block == sentence.block:
        return before.said_by if near else None
    if sentence.block != block + 1 or not _opens_block(tree, quotation):
        return None
    return before.said_by if near or not _is_closed(tree, before) else None


def _is_closed(tree: Tree, quotation: Quotation) -> bool:
    """Whether a quotation ends with a mark in its own Block."""
    if is_mark(tree.form(quotation.last), CLOSING | STRAIGHT, -1):
        return True
    after = quotation.last + 1
    if after >= len(tree.tokens) or tree.form(after) not in CLOSING | STRAIGHT:
        return False
    ends = (tree.sentences[tree.tokens[at].sent].block for at in (quotation.last, after))
    return len(set(ends)) == 1


def _has_words(tree: Tree, number: int) -> bool:
    """Whether a sentence holds more than marks: half of a doubled backtick may be read as one."""
    sentence = tree.sentences[number]
    return any(tree.form(at) not in MARKS for at in range(sentence.first, sentence.last))


def _opens_sentence(tree: Tree, quotation: Quotation) -> bool:
    """Whether nothing but marks stands before a quotation in its sentence."""
    first = tree.sentences[tree.tokens[quotation.first].sent].first
    return all(tree.form(at) in MARKS for at in range(first, quotation.first))


def _opens_block(tree: Tree, quotation: Quotation) -> bool:
    number = tree.tokens[quotation.first].sent
    return number == tree.sentences_of(tree.sentences[number].block)[0]


def _behind_words(
    tree: Tree, quotation: Quotation, by_sentence: dict[int, list[Draft]]
) -> Draft | None:
    """For a quotation at the head of a paragraph: the verb of saying for which the sentence right
    before is told ("Abel told the court that he had left.", then "“I was afraid.”")."""
    number = tree.tokens[quotation.first].sent - 1
    if number < 0 or not _opens_sentence(tree, quotation) or not _opens_block(tree, quotation):
        return None
    blocks = [tree.sentences[at].block for at in (number, number + 1)]
    told = [tree.blocks[block].role for block in blocks]
    if blocks[1] != blocks[0] + 1 or told != ["paragraph", "paragraph"]:
        return None
    root = tree.root(number)
    return next((u for u in by_sentence.get(number, ()) if u.token == root and _is_said(u)), None)


def _is_said(utterance: Draft) -> bool:
    return sum(party.role == "who" for party in utterance.parties) == 1


def _after_colon(
    tree: Tree, quotation: Quotation, by_sentence: dict[int, list[Draft]]
) -> Draft | None:
    number = tree.tokens[quotation.first].sent - 1
    if number < 0 or tree.forms[tree.sentences[number].last - 1] != ":":
        return None
    return by_sentence[number][-1] if by_sentence.get(number) else None
