"""Whether a sentence tells that something did not happen."""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.rules import words
from dateline.extract.tree import Tree

NOT = frozenset({"not", "n't", "never", "no", "without", "neither", "nor", "none", "nobody"})
NOBODY = frozenset({"no", "neither"})
"""Before a subject or an object: "no guard was hurt", "neither the guard nor the driver"."""
NONE = frozenset({"none", "nobody", "neither", "nothing"})
SEEMING = frozenset({"appear", "seem"})
NEITHER_OR = frozenset({"or", "nor"})


def is_negated(tree: Tree, draft: Draft) -> bool:
    """Whether a claim is denied by a word of its own clause, or by one that it shares."""
    for index in dict.fromkeys((draft.token, draft.carrier)):
        for child in tree.children[index]:
            token = tree.tokens[child]
            if tree.forms[child] in NOT and token.dep in (
                "advmod",
                "det",
                "cc:preconj",
                "case",
                "mark",
            ):
                return True
            if token.dep in ("nsubj", "nsubj:pass", "obj") and _is_nobody(tree, child):
                return True
        if _is_negated_before(tree, index):
            return True
    above = _handing_on(tree, draft.carrier) or _seeming(tree, draft.carrier)
    return above is not None and _denies(tree, above)


def _handing_on(tree: Tree, index: int) -> int | None:
    """The verb that only hands a claim its subject: "did not manage to flee"."""
    above = tree.tokens[index].head
    if tree.tokens[index].dep != "xcomp" or tree.tokens[above].upos != "VERB":
        return None
    lemma = tree.lemmas[above]
    ends = lemma in words("acts.toml", "transparent", "ends")
    return above if lemma in words("acts.toml", "transparent", "words") and not ends else None


def _seeming(tree: Tree, index: int) -> int | None:
    """The verb that only says how sure it is: "it did not appear that anyone was hurt"."""
    above = tree.tokens[index].head
    clause = tree.tokens[index].dep in ("csubj", "ccomp") and tree.lemmas[above] in SEEMING
    return above if clause else None


def _denies(tree: Tree, verb: int) -> bool:
    """ "did not manage", "neither the guard nor the driver managed"."""
    denied = any(tree.forms[c] in ("not", "n't", "never") for c in tree.dependents(verb, "advmod"))
    return denied or any(_is_nobody(tree, c) for c in tree.dependents(verb, "nsubj"))


def _is_nobody(tree: Tree, index: int) -> bool:
    """ "No guard", "neither the guard nor the driver", "none of the guards"."""
    return tree.has(index, NOBODY) or tree.forms[index] in NONE


def _is_negated_before(tree: Tree, index: int) -> bool:
    """ "was not charged nor convicted", "without warning or consultation": the word before
    "or" is negated for both; "not able to flee": the adjective is, for its verb."""
    token = tree.tokens[index]
    if token.dep == "conj":
        joined = tree.has(index, NEITHER_OR) and not tree.dependents(index, "nsubj", "nsubj:pass")
        return joined and (tree.has(token.head, NOT) or _is_negated_before(tree, token.head))
    if token.dep == "xcomp" and tree.tokens[token.head].upos == "ADJ":
        able = tree.lemmas[token.head] in words("acts.toml", "able", "words")
        unable = tree.lemmas[token.head] in words("acts.toml", "able", "unable")
        return unable or (able and tree.has(token.head, NOT))
    return False
