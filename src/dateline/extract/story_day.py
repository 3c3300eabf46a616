"""The one day of which an article tells, for the harm that no clause, heading or neighbour dates.

"A clerk was shot in Orrin. … Officers were called to the mill on Friday": where all that an
article tells of harm done to people, or of help that came at once, is of one day, what it
tells of such harm without a day is of that day rather than of the report's own. Where two
days are told, none is taken; nor by what stands far from every telling of the day, or behind
another day, or is told as "has been": of a hundred such in reports on shootings some 75 were of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dateline.extract.ages import ages_of, may_be_of_one
from dateline.extract.draft import Draft
from dateline.extract.form import form_of
from dateline.extract.owning import is_bare_clock
from dateline.extract.reality import is_past
from dateline.extract.rules import words
from dateline.extract.sharing import HARM, TELLING, day_alone, is_charge, is_sum
from dateline.extract.tree import Tree, is_day
from dateline.records import TimeExpr, TimeMention, When
from dateline.when import local_day, place

VIOLENCE = frozenset({"assault", "harm", "crime"})
MISHAP = frozenset({"accident", "disaster", "harm"})
AFTER = frozenset({"coerce", "consult", "request", "health", "aid", "culture"})
ALONE = ("coerce", "protest", "court", "agree", "consult", "election")
GROUPS = (VIOLENCE, MISHAP, *(frozenset({kind}) for kind in ALONE))
TOLD = frozenset({"clause", "sentence", "running", "points-to"})
NEAR = 8
"""Sentences within which the day has to be told. Not tuned: at 8 to 11 it is right of 81 of 100,
nearer of 93."""


def date_by_story(
    tree: Tree,
    drafts: list[Draft],
    happenings: list[TimeExpr],
    timed: frozenset[int],
    times: Iterable[TimeMention],
    published: When | None,
) -> None:
    """Give the undated acts of each sort the one day that the article gives for that sort.

    `happenings` are the times of "it happened on Friday". What stands in a sentence that names a
    time (`timed`) was judged there and takes nothing, unless it is "the raid".
    """
    named = _days_named(times, published)
    for group in GROUPS:
        told = [draft for draft in drafts if draft.kind in group and _tells_day(draft)]
        days = [draft.expr for draft in told]
        if group & HARM:
            days += [d.expr for d in drafts if d.kind in HARM and _tells_aside(d)]
        if group & HARM:
            days += happenings or [d.expr for d in drafts if not told and _tells_call(tree, d)]
            if group == VIOLENCE:
                days = days or [d.expr for d in drafts if _tells_deed(tree, d)]
        by_day = {
            day_of(expr, published): expr
            for expr in reversed(days)
            if expr is not None and not lies_ahead(expr, published)
        }
        beside = [d for d in drafts if group & HARM and d.kind in HARM and _is_linked(d)]
        others = {day_of(d.expr, published) for d in beside if d.expr is not None}
        if len(by_day) != 1 or others - by_day.keys():
            continue
        (day, first), *_ = by_day.items()
        ages = frozenset[str]().union(*(ages_of(tree, draft) for draft in told))
        for draft in drafts:
            free = draft.kind in group and draft.expr is None and _may_take(tree, draft)
            known = draft.nominal and draft.definite
            if not free or (draft.nominal and not may_be_of_one(ages, ages_of(tree, draft))):
                continue  # "the shooting of a 3-year-old": of others than the report tells
            if known or _stands_by(tree, draft, day, named, timed):
                draft.expr, draft.dated = day_alone(first), "running"


def _days_named(times: Iterable[TimeMention], published: When | None) -> list[tuple[int, str]]:
    """Every day that the text names, with the place where it does, in text order."""
    return [
        (mention.start, day_of(mention.expr, published))
        for mention in times
        if mention.type in ("DATE", "TIME")
        and is_day(mention.expr)
        and not is_bare_clock(mention.expr)
    ]


def _stands_by(
    tree: Tree, draft: Draft, day: str, named: list[tuple[int, str]], timed: frozenset[int]
) -> bool:
    """Whether nothing in the text sets it apart from the day: no time in its own sentence, no
    other day named last before it, no long way to where the day is named, no "has been"."""
    named_by_verb = not draft.nominal or draft.carrier != draft.token
    if named_by_verb and form_of(tree, draft.carrier) in ("perfect", "progressive"):
        return False
    if draft.sentence in timed:
        return False
    before = bisect_left(named, (tree.tokens[draft.token].start, ""))
    if before and named[before - 1][1] != day:
        return False
    told = [tree.sentence_at(start) for start, other in named if other == day]
    return any(at is not None and abs(at - draft.sentence) < NEAR for at in told)


def _tells_day(draft: Draft) -> bool:
    return not draft.utterance and _gives_day(draft)


def _gives_day(draft: Draft) -> bool:
    return draft.dated in TOLD and is_day(draft.expr) and _is_news(draft)


def _tells_aside(draft: Draft) -> bool:
    """ "his wife, who died on May 3": harm of a day of its own, beside the report's news."""
    return draft.background == "person" and draft.dated == "clause" and is_day(draft.expr)


def _is_linked(draft: Draft) -> bool:
    """ "may be linked to the shooting of May 3": the day of another deed, and no other's."""
    return draft.background == "aside" and draft.dated == "clause" and is_day(draft.expr)


def _is_news(draft: Draft) -> bool:
    told = draft.modality in ("happened", "said_to_have") and draft.polarity == "affirmed"
    return told and not draft.background


def _may_take(tree: Tree, draft: Draft) -> bool:
    """Whether it is told as news here, and is no charge ("charged with assault")."""
    if draft.quoted or draft.utterance or draft.points_to is not None or not _is_news(draft):
        return False
    return not is_charge(tree, draft)


def _tells_call(tree: Tree, draft: Draft) -> bool:
    """ "were called to", "responded to": help that comes at once."""
    lemma = tree.lemmas[draft.token]
    if draft.nominal or not _gives_day(draft):
        return False
    if lemma in words("days.toml", "called"):
        return bool(tree.dependents(draft.token, "nsubj:pass"))
    return lemma in words("days.toml", "comes")


def _tells_deed(tree: Tree, draft: Draft) -> bool:
    """What was done of whatever sort, but for what comes after a deed: words, arrests, courts;
    "the inquiry began" is the day of its subject alone."""
    later = draft.kind in AFTER | TELLING or draft.nominal or draft.utterance
    later = later or tree.lemmas[draft.token] in words("days.toml", "happen")
    later = later or is_sum(tree, draft)
    later = later or not is_past(tree, draft.carrier)  # "are mourning them on Tuesday"
    return _gives_day(draft) and draft.dated == "clause" and not later


def day_of(expr: TimeExpr, published: When | None) -> str:
    """The local day of an expression, else as much of it as is known."""
    told = place(expr, published)
    return local_day(told) or told.edtf


def lies_ahead(expr: TimeExpr, published: When | None) -> bool:
    """Whether an expression is of a day after the report: no day of what it tells as done."""
    told = place(expr, published)
    return bool(published and published.end and told.start and told.start >= published.end)
