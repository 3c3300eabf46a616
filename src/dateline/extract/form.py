"""In which form a clause tells what it tells: by the finite verb that it hangs on.

A finite verb in the past, in the perfect or in the progressive form tells an occurrence; a plain
present says how things are, "can" what is able to be, "should" what somebody holds right.
"""

from __future__ import annotations

from typing import Literal

from dateline.extract.tree import Tree

Form = Literal[
    "past", "before", "perfect", "progressive", "present", "imperative",
    "will", "may", "can", "should", "would", "none",
]  # fmt: skip
"""`before` is the pluperfect; `none` where nothing finite governs, as in many headings."""
MODALS: dict[str, Form] = {
    "will": "will", "'ll": "will", "shall": "will", "may": "may", "might": "may", "could": "may",
    "can": "can", "ca": "can", "should": "should", "must": "should", "ought": "should",
    "would": "would",
}  # fmt: skip
NEEDING = frozenset({"need", "have"})
""" "needs to go", "has to go"."""
FINITE = "VerbForm=Fin"


def governing(tree: Tree, index: int) -> int | None:
    """The word of the finite clause that a word stands in: itself, or one above it."""
    for at in (index, *tree.up(index)):
        if any(FINITE in tree.tokens[c].feats for c in _verbs(tree, at)):
            return at
    return None


def form_of(tree: Tree, index: int) -> Form:
    """The form in which the word's clause is told."""
    at = governing(tree, index)
    if at is None:
        return "none"
    found = _form(tree, at)
    needed = at != index and found == "present" and tree.lemmas[at] in NEEDING
    return "should" if needed and tree.tokens[index].dep == "xcomp" else found


def _verbs(tree: Tree, index: int) -> list[int]:
    """The word with its helpers."""
    return [index, *tree.dependents(index, "aux", "aux:pass", "cop")]


def _form(tree: Tree, index: int) -> Form:
    verbs = _verbs(tree, index)
    for verb in verbs[1:]:
        if tree.forms[verb] in MODALS:
            return MODALS[tree.forms[verb]]
    feats = [tree.tokens[verb].feats for verb in verbs]
    if any("Mood=Imp" in held for held in feats):
        return "imperative"
    having = [verb for verb in tree.dependents(index, "aux") if tree.lemmas[verb] == "have"]
    past = any("Tense=Past" in held and FINITE in held for held in feats)
    if having:
        return "before" if past else "perfect"
    if past:
        return "past"
    going = tree.forms[index].endswith("ing") and bool(tree.dependents(index, "aux"))
    return "progressive" if going else "present"
