"""The entries of a chronicle: lines that each open with the date of what they tell."""

from __future__ import annotations

import re

from dateline.extract.tree import Tree
from dateline.records import TimeMention

LEAST = 3
"""Lines that must open so before an article is taken to hold a chronicle. A dateline or a comment's
date opens one; two were not seen to be one. Not tuned."""
_SIGN = re.compile(r"\W*")
_TELLS = re.compile(r"[ \t\xa0]*(?:[-\u2013\u2014]+|\n)?\s*[\"'\u201c\u2018]?[A-Z][\w']*[ ,]")
"""What follows the date of an entry: a dash or nothing, and the first word of a sentence."""

_STARTS = re.compile(r" [A-Z][\w']*[ ,]")


def find_entries(tree: Tree, times: tuple[TimeMention, ...]) -> set[int]:
    """Where the dates start that open an entry ("22 July 2029 The clinic is raided", "July 22 -
    Police raid the clinic"); none where fewer than `LEAST` lines open with a day.

    Among them one may stand behind what was glued to it in saving the page, a picture's caption
    ("The doctor leaves court 8 February 2030 He is charged").
    """
    found = {mention.start: mention for mention in times if _opens_entry(tree, mention)}
    if sum(_is_full(mention) for mention in found.values()) < LEAST:
        return set()
    return {*found, *(mention.start for mention in times if _is_glued(tree, mention))}


def _opens_entry(tree: Tree, mention: TimeMention) -> bool:
    if mention.type != "DATE" or mention.expr.op != "date":
        return False
    line = tree.text.rfind("\n", 0, mention.start) + 1
    before = tree.text[line : mention.start]
    return bool(_SIGN.fullmatch(before)) and bool(_TELLS.match(tree.text, mention.end))


def _is_full(mention: TimeMention) -> bool:
    return mention.expr.op == "date" and len(mention.expr.edtf) >= len("2029-07-22")


def _is_glued(tree: Tree, mention: TimeMention) -> bool:
    """Whether a sentence starts right behind a day and its year, which no preposition ties to
    what stands before it."""
    word = tree.word_at(mention.start)
    year = tree.text[max(0, mention.end - 4) : mention.end].isdigit()
    if word is None or not year or not _is_full(mention) or tree.cases(word):
        return False
    return bool(_STARTS.match(tree.text, mention.end))
