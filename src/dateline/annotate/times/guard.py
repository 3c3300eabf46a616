"""What only looks like a day, and days that no calendar has.

"Mr. Monday"           a name
"told Orrin Today"     a paper's
"5 May 3024"           the day of that year, not of the article's
"1 January 10000"      no day that can be written: found, and left open
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from dateline.annotate.times.build import Draft
from dateline.annotate.times.words import read_classes
from dateline.records import TimeExpr
from dateline.when import is_impossible

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \u00a0]$")
_FAR_YEAR = re.compile(r"(?:,? )(\d{4,6})(?=\s*(?:[.;:!?)\n]|,\s|$|\s(?:and|or|when|in|at)\b))")
"""A number that ends its clause: "5 May 3024 men marched" counts men."""
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][^\W\d_]* $")
_SMALL = re.compile(r"\b[a-z]{4,}")
LINE = 300
"""Characters of a line that are looked at. Not tuned."""
NAMES = ("weekday", "date", "unit", "offset")


def guard(draft: Draft, text: str) -> Draft | None:
    """The draft, with the far year behind it; None where it is somebody's name."""
    expr = draft.expr
    before = _WORD_BEFORE.search(text, max(0, draft.start - 12), draft.start)
    if before and expr.op in NAMES and before[1].lower() in read_classes()["HONORIFIC"]:
        return None
    if _is_paper(draft, text):
        return None
    year = _FAR_YEAR.match(text, draft.end) if re.match(r"XXXX-\d\d-\d\d$", expr.edtf) else None
    if year is None:
        return draft
    dated = f"{year[1]}{expr.edtf[4:]}"
    known = len(dated) == 10 and dated[0] != "0" and not is_impossible(dated)
    told = replace(expr, edtf=dated, direction="") if known else TimeExpr(op="ref", rule=expr.rule)
    return draft._replace(end=year.end(), expr=told, by_tense=False)


def _is_paper(draft: Draft, text: str) -> bool:
    """ "told Orrin Today": written large behind a name, in a line that writes other words small."""
    said = text[draft.start : draft.end]
    if said not in ("Today", "TODAY") or not _NAME_BEFORE.search(
        text, max(0, draft.start - 40), draft.start
    ):
        return False
    near = max(0, draft.start - LINE)
    opens = max(near, text.rfind("\n", near, draft.start) + 1)
    return _SMALL.search(text, opens, draft.start) is not None
