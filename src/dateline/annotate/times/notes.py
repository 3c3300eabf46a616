"""Whether a text is a note: a message, an appointment, a query, and no report.

In a note a range ("2 to 4 p.m.") and a day with its clock are one expression, as its writer
means one appointment; TIMEX3 marks the ends of a report's ranges apart.
"""

from __future__ import annotations

import re

from dateline.annotate.times.words import read_classes

LONGEST = 300
"""Characters of the longest text that is taken for a note. Not tuned."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SPOKEN = re.compile(r"[\"\u201c\u201d]|\bsaid\b|\n\s*\n")
"""A quotation, a verb of saying or a second paragraph: a report."""


def is_note(text: str) -> bool:
    """Whether a short text speaks to someone ("I'll be out", "Book a room") or is no sentence."""
    if len(text) > LONGEST or _SPOKEN.search(text):
        return False
    words = [word.lower().replace("\u2019", "'") for word in _WORD.findall(text)]
    classes = read_classes()
    person, order = classes["NOTE_PERSON"], classes["NOTE_ORDER"]
    if any(word in person for word in words) or text.rstrip().endswith("?"):
        return True
    return len(words) <= SHORTEST or words[0] in order


SHORTEST = 6
"""A text of no more words than this is a heading or an entry, no report. Not tuned."""
