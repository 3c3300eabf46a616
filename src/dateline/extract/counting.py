"""A day counted from what was told: "three days after the raid, police searched the mill".

Only whole days are counted, and only from an act whose own day is known; weeks and months are
seldom meant to the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.draft import Draft
from dateline.extract.sharing import day_alone
from dateline.extract.tree import Tree, is_day
from dateline.records import TimeExpr, TimeMention

DAYS = re.compile(r"P(\d{1,2})D")
AFTER = frozenset({"after", "following"})
BEFORE = frozenset({"before"})


@dataclass(frozen=True)
class Count:
    """So many days lie between two claims; negative where `later` was before."""

    later: Draft
    since: Draft
    days: int


def find_counts(tree: Tree, drafts: list[Draft], times: tuple[TimeMention, ...]) -> list[Count]:
    """Every "N days after …" between two claims, in text order."""
    at: dict[int, Draft] = {}
    for draft in drafts:
        at.setdefault(draft.carrier, draft)
        at[draft.token] = draft
    found = []
    for mention in times:
        length = DAYS.fullmatch(mention.expr.value) if mention.expr.op == "duration" else None
        word = tree.word_at(mention.start)
        if length is None or mention.expr.mod or word is None:
            continue
        unit = word if tree.lemmas[word] == "day" else tree.tokens[word].head
        told = tree.tokens[unit].head
        signs = {tree.forms[c] for c in tree.dependents(told, "case", "mark")}
        sign = 1 if signs & AFTER else -1 if signs & BEFORE else 0
        since = at.get(told)
        later = next((at[above] for above in tree.up(told) if above in at), None)
        if sign and unit != told and since is not None and later is not None:
            found.append(Count(later, since, sign * int(length[1])))
    return found


def date_by_count(counts: list[Count]) -> None:
    """Give what is counted from a known day its own, unless its clause names one."""
    for count in counts:
        if count.since.expr is None or not is_day(count.since.expr):
            continue
        if count.later.dated == "clause" or count.since.dated == "article":
            continue
        count.later.expr = TimeExpr(
            op="offset", offset=count.days, unit="day", rule="counted-from",
            anchor=day_alone(count.since.expr),
        )  # fmt: skip
        count.later.dated = "points-to"
