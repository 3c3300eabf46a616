"""Relative clauses: who "who" is, and whose act "that killed two" tells."""

from __future__ import annotations

from dateline.extract.tree import Tree

PRONOUNS = frozenset({"who", "whom", "whose", "which", "that"})
NOT = frozenset({"not", "n't", "never"})
NOBODY = frozenset({"it", "there", "this", "that", "what", "who", "which"})


def relative_verb(tree: Tree, index: int) -> int | None:
    """The verb at the head of the relative clause whose verb this is, joined ones too."""
    while tree.tokens[index].dep == "conj":
        index = tree.tokens[index].head
    return index if tree.tokens[index].dep == "acl:relcl" else None


def antecedent(tree: Tree, pronoun: int) -> int:
    """The noun that a relative pronoun stands for; the word itself where it is none."""
    if tree.forms[pronoun] not in PRONOUNS or tree.tokens[pronoun].upos != "PRON":
        return pronoun
    for above in tree.up(pronoun):
        if tree.tokens[above].dep == "acl:relcl":
            noun = tree.tokens[above].head
            return pronoun if tree.has(noun, NOT) else _who_is(tree, noun)
    return pronoun


def _who_is(tree: Tree, noun: int) -> int:
    """ "Nora Abel is the clerk who called": Nora Abel did; "it was the clerk who called"."""
    subjects = tree.dependents(noun, "nsubj") if tree.dependents(noun, "cop") else []
    named = [c for c in subjects if tree.forms[c] not in NOBODY]
    return named[0] if named else noun


def antecedent_of(tree: Tree, verb: int) -> int | None:
    """The noun on which the relative clause of a verb hangs."""
    above = relative_verb(tree, verb)
    return None if above is None else tree.tokens[above].head


def has_own_subject(tree: Tree, verb: int) -> bool:
    """ "whom police questioned", "police consider": the noun before it is not its subject."""
    if relative_verb(tree, verb) is None:
        return False
    return any(tree.forms[c] not in PRONOUNS for c in tree.dependents(verb, "nsubj"))


def killing_act(tree: Tree, verb: int, head: int) -> int:
    """The event noun that killed, where the reader names a thing beside it: "a strike on the
    compound that killed two", "victims of the strike that killed two"; else the word itself."""
    for pronoun in tree.dependents(verb, "nsubj"):
        told = tree.forms[pronoun] in ("that", "which") and pronoun - 1 in tree.predicates
        if told and tree.tokens[pronoun - 1].upos == "NOUN":
            return pronoun - 1
    token = tree.tokens[head]
    above = token.head
    if head in tree.predicates:
        return head
    if token.dep == "nmod" and above in tree.predicates and tree.tokens[above].upos == "NOUN":
        return above
    return head
