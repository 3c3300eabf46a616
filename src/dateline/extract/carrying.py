"""A sentence that goes on an aside belongs to it.

"A ferry of the line ran aground in 2011. Nobody was hurt." The second sentence names nobody of
its own and gives no day: it tells of 2011, not of what the report is about. Nor does one that
says so: "In that accident two were hurt." So does "In 2006 he was arrested. The charges were
dropped": who and what is meant stands in the aside.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.draft import Draft
from dateline.extract.form import form_of
from dateline.extract.people import is_person_word
from dateline.extract.rules import words
from dateline.extract.tree import Tree

OLD = frozenset({"year", "month"})
"""Why a sentence is an aside that the next can go on: it gives an earlier year or month."""
SUBJECTS = ("nsubj", "nsubj:pass")


def carry_background(tree: Tree, drafts: list[Draft]) -> None:
    """Give a sentence the background and the day of the aside before it, which it goes on: in
    the same paragraph, with an open subject, without a day of its own."""
    for aside, number, told in _followers(tree, drafts):
        if _names_nobody(tree, number):
            for draft in told:
                if not draft.background:
                    draft.background = aside.background
                    draft.expr, draft.dated = aside.expr, "running"


def tell_on(tree: Tree, drafts: list[Draft]) -> None:
    """Give a sentence whose subject stands in for something, and which goes on telling in the
    past, the background of the aside before it. Of its day no more is known than before."""
    for aside, number, told in _followers(tree, drafts):
        root = tree.root(number)
        back = any(_points_back(tree, subject) for subject in tree.dependents(root, *SUBJECTS))
        if back and _tells_on(tree, root, told):
            for draft in told:
                draft.background = draft.background or aside.background


def _followers(tree: Tree, drafts: list[Draft]) -> Iterator[tuple[Draft, int, list[Draft]]]:
    """Each sentence behind an aside in its paragraph, without a day of its own: the aside, the
    sentence's number and its drafts. What is written onto these counts for the next."""
    held: dict[int, list[Draft]] = {}
    for draft in drafts:
        held.setdefault(draft.sentence, []).append(draft)
    for number in sorted(held):
        aside = _aside(tree, number - 1, held.get(number - 1, []))
        if aside is None or tree.sentences[number].block != tree.sentences[number - 1].block:
            continue
        if not any(draft.dated == "clause" for draft in held[number]):
            yield aside, number, held[number]


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


def _names_nobody(tree: Tree, number: int) -> bool:
    subjects = tree.dependents(tree.root(number), *SUBJECTS)
    return any(tree.forms[s] in words("background.toml", "open_subjects") for s in subjects)


def _tells_on(tree: Tree, root: int, drafts: list[Draft]) -> bool:
    """Whether the sentence goes on telling in the past, by nobody's words."""
    speaks = any(draft.utterance and draft.carrier == root for draft in drafts)
    return not speaks and form_of(tree, root) == "past"


def _points_back(tree: Tree, subject: int) -> bool:
    if tree.tokens[subject].upos == "PRON":
        return tree.forms[subject] in words("background.toml", "back_pronouns")
    if tree.tokens[subject].upos != "NOUN" or is_person_word(tree, subject):
        return False
    return tree.has(subject, words("background.toml", "back_articles"))
