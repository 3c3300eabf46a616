"""What a mention is by its clause or by the one before it: a length ahead, one more day of a set.

"will open in three months"     the month three on, where TIMEX3 has a length else
"each Tuesday and Thursday"     two sets
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.annotate.times.context import Settled
from dateline.annotate.times.tense import Tense
from dateline.records import TimeExpr, When
from dateline.when import resolve

LENGTH = re.compile(r"P(\d+)([DWMY])")
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_IN = re.compile(r"\bin\s+(?:about|around|just|only|some)?\s*$", re.IGNORECASE)
_NOT_AHEAD = re.compile(r"\s+(?:or|of|to|after|before|from|since)\b|\s*-|['\u2019]")
_BETWEEN_TWO = re.compile(r"\b(?:to|or)\b|-")
""" "30 to 45 days" is no day."""
_MOST = re.compile(
    r"\b(?:(?:can|could|able|may|might|must|should)\b[^.;!?]*|(?:\w+est|worst|best|least|most|first|second|third|only|times?|once|twice|yet|again)"
    r"(?:\s+[\w'\u2019-]+){0,3})\s+in\s+(?:about|around|just|only|some)?\s*$",
    re.IGNORECASE,
)
"""Before a length that looks back ("the first election in ten years"), or tells how long it may
take ("could be rebuilt in two months")."""
_BESIDE = re.compile(r"\s*(?:,|,?\s+(?:and|or))\s+")


def counts_ahead(found: Settled, text: str) -> re.Match[str] | None:
    """The length of "in two weeks", where it may be meant as a day to come."""
    draft = found.draft
    length = LENGTH.fullmatch(found.expr.value) if draft.type == "DURATION" else None
    if length is None or found.expr.direction or draft.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return None
    return length if _IN.search(text, max(0, draft.start - 12), draft.start) else None


def count_ahead(found: Settled, length: re.Match[str], grain: str) -> Settled:
    expr = TimeExpr(
        op="offset", offset=int(length[1]), unit=UNITS[length[2]], grain=grain, rule="in-length"
    )
    return Settled(found.draft._replace(type="DATE"), expr, found.value)


def lengths_ahead(
    settled: Sequence[Settled], text: str, written: When | None, tense: Tense
) -> list[Settled]:
    """Lengths after "in" as times to come, where the clause tells of what is to come."""
    return [_ahead(found, text, written, tense) for found in settled]


def _ahead(found: Settled, text: str, written: When | None, tense: Tense) -> Settled:
    length = counts_ahead(found, text)
    draft = found.draft
    if length is None or written is None or _NOT_AHEAD.match(text, draft.end):
        return found
    if _BETWEEN_TWO.search(text, draft.start, draft.end):
        return found
    if _MOST.search(text[max(0, draft.start - 160) : draft.start]):
        return found
    if not tense(draft.start, draft.end).startswith("future"):
        return found
    ahead = count_ahead(found, length, "")
    return ahead._replace(value=resolve(ahead.expr, written))


def share_sets(settled: Sequence[Settled], text: str) -> list[Settled]:
    """ "each Tuesday and Thursday": a bare weekday beside one of a set is of the set too."""
    found = list(settled)
    for at in range(1, len(found)):
        here, there = found[at - 1], found[at]
        if here.draft.type == "SET" and _is_beside(here, there, text):
            assert there.expr.weekday is not None
            value = f"XXXX-WXX-{there.expr.weekday + 1}"
            expr = TimeExpr(op="set", value=value, rule=here.expr.rule)
            draft = there.draft._replace(type="SET", quant=here.draft.quant, by_tense=False)
            found[at] = Settled(draft, expr, value)
    return found


def _is_beside(here: Settled, there: Settled, text: str) -> bool:
    a_day = there.expr.op == "weekday" and there.draft.type == "DATE" and not there.expr.offset
    of_week = here.expr.value.startswith("XXXX-WXX-") and "T" not in here.expr.value
    between = _BESIDE.fullmatch(text, here.draft.end, there.draft.start)
    return bool(a_day and of_week and here.draft.quant and between)
