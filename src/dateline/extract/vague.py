"""Vague verbs ("do", "get", "go", "take") that tell something all the same, by the roles that the
reader gives them."""

from __future__ import annotations

from dateline.extract.rules import words
from dateline.extract.tree import Tree

NAMED = ("PROPN", "NUM")
"""What a weekday, a month or a year is to the reader."""
REACHED = frozenset({"ARG2", "ARG4", "ARGM-GOL", "ARGM-DIR"})


def tells_all_the_same(tree: Tree, index: int) -> bool:
    """Whether a vague verb ("do", "get") has both somebody who acts and something acted on,
    or tells with a particle what was done to it ("was taken down")."""
    labels = (
        {label for label, _ in tree.predicates[index].roles} if index in tree.predicates else set()
    )
    if {"ARG0", "ARG1"} <= labels or _performs(tree, index) or _gets_there(tree, index):
        return True
    if _has_its_day(tree, index):
        return True
    undone = " " in tree.particle(index) and "ARG1" in labels
    return undone and bool(tree.dependents(index, "nsubj:pass"))


def _performs(tree: Tree, index: int) -> bool:
    """ "took control of the bank": the verb and a noun tell one act, which is done to something
    that the noun names; not "took a look", "made sense"."""
    if index not in tree.predicates:
        return False
    nouns = [head for label, head in tree.predicates[index].roles if label == "ARGM-PRR"]
    return any(
        {"ARG0", "ARG1"} <= {label for label, _ in tree.predicates[noun].roles}
        for noun in nouns
        if noun in tree.predicates
    )


def _gets_there(tree: Tree, index: int) -> bool:
    """ "went to Orvella on Monday", "became mayor in 2018": somebody gets somewhere, or to be
    something, at a time that is named."""
    roles = tree.predicates[index].roles if index in tree.predicates else ()
    labels = {label for label, _ in roles}
    times = [at for label, at in roles if label == "ARGM-TMP"]
    timed = any(
        tree.tokens[at].upos in NAMED or (at in tree.time_words and tree.tokens[at].upos == "NOUN")
        for at in times
    )
    return timed and bool(labels & {"ARG0", "ARG1"}) and bool(labels & REACHED)


def _has_its_day(tree: Tree, index: int) -> bool:
    """ "came in yesterday evening", "took over on Monday": a main clause in the past whose vague
    verb has a subject of its own and a day."""
    if tree.lemmas[index] not in words("acts.toml", "told_with_day", "words"):
        return False
    token, main = tree.tokens[index], index
    while tree.tokens[main].dep in ("conj", "parataxis") and tree.tokens[main].head != main:
        main = tree.tokens[main].head
    subjects = tree.dependents(index, "nsubj", "nsubj:pass")
    named = any(tree.tokens[subject].upos in ("NOUN", "PROPN", "NUM") for subject in subjects)
    times = [c for c in tree.children[index] if c in tree.day_words and c not in subjects]
    return bool("Tense=Past" in token.feats and tree.tokens[main].dep == "root" and named and times)
