"""Which day a time in a clause means: under a heading, in a plan, of what had gone before."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.extract.draft import Draft
from dateline.extract.sections import Section
from dateline.extract.tree import Tree
from dateline.records import TimeExpr, TimeMention

WEEKEND = (5, 6)


def unled(tree: Tree, mention: TimeMention) -> TimeExpr:
    """ "Following Monday's debate" is after that of this Monday, not the Monday after."""
    first = tree.word_at(mention.start)
    if first is None or tree.forms[first] != "following":
        return mention.expr
    if tree.tokens[first].dep not in ("case", "mark") or mention.expr.op != "weekday":
        return mention.expr
    return replace(mention.expr, offset=None, direction="past")


def move(expr: TimeExpr, section: Section | None, block: int, quoted: bool) -> TimeExpr:
    """Times under a dated heading count from its day: a weekday is the first such day from
    it on, "the weekend" holds a heading's Sunday, "yesterday" is the day before; "this morning",
    and "today" in what is `quoted`, are the heading's own."""
    if section is None or section.expr is None or section.heading == block:
        return expr
    day = section.expr
    if expr.anchor is not None or (day.op == "offset" and day.rule == "clock"):
        return expr  # under a heading that names an hour alone
    if expr.op == "weekday" and expr.grain == "weekend":
        return day if day.weekday in WEEKEND else replace(expr, anchor=day)
    if expr.op == "weekday" and expr.offset is None:
        return replace(expr, direction="future", anchor=day)
    near = expr.op == "offset" and expr.unit == "day" and abs(expr.offset or 0) <= 1
    return replace(expr, anchor=day) if near and (expr.offset or expr.part or quoted) else expr


def turn(draft: Draft, expr: TimeExpr, behind: set[int]) -> TimeExpr:
    """The weekday of a plan lies ahead, "Monday night's debate" told on a Sunday; what the
    news followed lies behind, "after Monday's debate"."""
    if draft.token in behind and expr.op == "weekday" and expr.offset is None:
        return replace(expr, direction="past")
    planned = draft.modality in ("planned", "possible", "hypothetical")
    if planned and expr.op == "weekday" and expr.direction == "past" and expr.offset is None:
        return replace(expr, direction="future")
    return expr


def agree(tree: Tree, drafts: list[Draft]) -> None:
    """ "Monday's debate might change little": the debate that the report tells as past elsewhere
    is not the next one."""
    gone = {_named(tree, d) for d in drafts if d.expr and d.expr.direction.startswith("past")}
    for draft in drafts:
        expr = draft.expr
        if draft.nominal and expr and expr.direction == "future" and _named(tree, draft) in gone:
            draft.expr = replace(expr, direction="past") if expr.offset is None else expr


def _named(tree: Tree, draft: Draft) -> tuple[str, int | None]:
    """An event's noun and weekday; a pair that no other has where it names none."""
    weekday = draft.expr.weekday if draft.expr and draft.expr.op == "weekday" else None
    told = draft.nominal and weekday is not None
    return (tree.lemmas[draft.token], weekday) if told else ("", draft.token)
