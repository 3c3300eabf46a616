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


def find_entries(tree: Tree, times: tuple[TimeMention, ...]) -> set[int]:
    """Where the dates start that open an entry ("22 July 2009 The clinic is raided", "July 22 -
    Police raid the clinic"); none where fewer than `LEAST` lines open with a day."""
    found = [mention for mention in times if _opens_entry(tree, mention)]
    days = [mention for mention in found if len(mention.expr.edtf) >= len("2009-07-22")]
    return {mention.start for mention in found} if len(days) >= LEAST else set()


def _opens_entry(tree: Tree, mention: TimeMention) -> bool:
    if mention.type != "DATE" or mention.expr.op != "date":
        return False
    line = tree.text.rfind("\n", 0, mention.start) + 1
    before = tree.text[line : mention.start]
    return bool(_SIGN.fullmatch(before)) and bool(_TELLS.match(tree.text, mention.end))
