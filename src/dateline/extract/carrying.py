"""A sentence that goes on an aside belongs to it.

"A ferry of the line ran aground in 2011. Nobody was hurt." The second sentence names nobody of
its own and gives no day: it tells of 2011, not of what the report is about. Nor does one that
says so: "In that accident two were hurt."
"""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.rules import words
from dateline.extract.tree import Tree

OLD = frozenset({"year", "month"})
"""Why a sentence is an aside that the next can go on: it gives an earlier year or month."""
SUBJECTS = ("nsubj", "nsubj:pass")


def carry_background(tree: Tree, drafts: list[Draft]) -> None:
    """Give a sentence the background and the day of the aside before it, which it goes on: in
    the same paragraph, with an open subject, without a day of its own."""
    held: dict[int, list[Draft]] = {}
    for draft in drafts:
        held.setdefault(draft.sentence, []).append(draft)
    for number in sorted(held):
        aside = _aside(tree, number - 1, held.get(number - 1, []))
        if aside is None or not _goes_on(tree, number, held[number]):
            continue
        for draft in held[number]:
            if not draft.background:
                draft.background = aside.background
                draft.expr, draft.dated = aside.expr, "running"


def date_that_incident(tree: Tree, drafts: list[Draft]) -> None:
    """ "It recalls a raid of May 2014. In that incident a clerk was killed": of that time, which
    the sentence before gave last."""
    held: dict[int, list[Draft]] = {}
    for draft in drafts:
        held.setdefault(draft.sentence, []).append(draft)
    for number in sorted(held):
        told = [d for d in held.get(number - 1, []) if d.dated == "clause"]
        if not told or not _names_that(tree, number):
            continue
        for draft in held[number]:
            if draft.expr is None and draft.points_to is None and not draft.utterance:
                draft.expr, draft.dated = told[-1].expr, "points-to"
                draft.background = draft.background or told[-1].background


def _names_that(tree: Tree, number: int) -> bool:
    """Whether a sentence is set "in that incident"."""
    settings = tree.dependents(tree.root(number), "obl")
    return any(
        tree.forms[det] == "that" and tree.lemmas[noun] in words("days.toml", "stand_ins")
        for noun in settings
        for det in tree.dependents(noun, "det")
    )


def _aside(tree: Tree, number: int, drafts: list[Draft]) -> Draft | None:
    """What a sentence is told for, where that is told of an earlier year."""
    for draft in drafts:
        if draft.carrier == tree.root(number) and draft.background in OLD:
            return draft
    return None


def _goes_on(tree: Tree, number: int, drafts: list[Draft]) -> bool:
    same = tree.sentences[number].block == tree.sentences[number - 1].block
    subjects = tree.dependents(tree.root(number), *SUBJECTS)
    is_open = any(tree.forms[s] in words("background.toml", "open_subjects") for s in subjects)
    return same and is_open and not any(draft.dated == "clause" for draft in drafts)
