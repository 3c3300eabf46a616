"""Descriptions that name an entity of the same article: "the general", "the company".

A description means the one entity that the article calls so, or whose name holds the word; a
firm may be the one organisation of another name just before. What does not resolve stays as said.
"""

from __future__ import annotations

from dateline.extract.entities import Entities
from dateline.extract.rules import words
from dateline.extract.tree import Tree
from dateline.places import country_of_word

NEAR_BODY = 3
"""Sentences back in which "the group" must have been named; any number for "the general",
unless the article has several."""
NEAR_FIRM = 2
"""Sentences back in which a firm may be named that nothing calls so. Not tuned."""
THE = frozenset({"the"})


def described(tree: Tree, entities: Entities, index: int) -> int | None:
    """The entity that a noun with "the" means; None where none or several may be meant."""
    token = tree.tokens[index]
    if not tree.has(index, THE) or "Plur" in token.feats:
        return None
    if any(tree.tokens[c].dep in ("nmod", "appos") for c in tree.children[index]):
        return None
    if not all(country_of_word(tree.form(c)) for c in tree.dependents(index, "compound")):
        return None
    if token.dep in ("compound", "nmod:desc", "flat", "appos") or tree.dependents(index, "cop"):
        return None
    lemma = tree.lemmas[index]
    if lemma in words("titles.toml", "words") or lemma in words("people.toml", "callings"):
        return _ranked(tree, entities, index)
    if lemma in words("antecedents.toml", "bodies"):
        called = _called(tree, entities, index)
        if called or lemma not in words("antecedents.toml", "firms"):
            return called[0] if len(called) == 1 else None
        return firm_before(tree, entities, index)
    return None


def _ranked(tree: Tree, entities: Entities, index: int) -> int | None:
    """The one person of that rank so far; of several the one named last, if alone in that
    sentence and not too far back."""
    lemma = tree.lemmas[index]
    called = {e for e in entities.fitting("PER") if lemma in entities.known[e].nouns}
    before = {entities.at[i] for i in range(index) if i in entities.at} & called
    if len(before) <= 1:
        return min(before, default=None)
    number = tree.tokens[index].sent
    for earlier in range(number, max(-1, number - NEAR_BODY - 1), -1):
        here = _named(tree, entities, earlier, index) & called
        if here:
            return min(here) if len(here) == 1 else None
    return None


def _called(tree: Tree, entities: Entities, index: int) -> list[int]:
    """Organisations just before that are called so, or whose name holds the word."""
    lemma = tree.lemmas[index]
    number = tree.tokens[index].sent
    start = tree.sentences[max(0, number - NEAR_BODY)].first
    near = {entities.at[i] for i in range(start, index) if i in entities.at}
    return [
        e
        for e in sorted(near & entities.fitting("ORG"))
        if lemma in entities.known[e].nouns or _holds(entities.known[e].main_name(), lemma)
    ]


def _holds(name: str, lemma: str) -> bool:
    return any(word.casefold() in (lemma, lemma + "s") for word in name.split())


def firm_before(tree: Tree, entities: Entities, index: int) -> int | None:
    """The one organisation in the nearest sentence that names any, if it may be a firm."""
    number = tree.tokens[index].sent
    inside = index in entities.quoted
    for earlier in range(number, max(-1, number - NEAR_FIRM - 1), -1):
        here = _named(tree, entities, earlier, index, inside) & entities.fitting("ORG")
        if here:
            firms = [e for e in here if _may_be_firm(entities.known[e].main_name())]
            return firms[0] if len(here) == len(firms) == 1 else None
    return None


def _may_be_firm(name: str) -> bool:
    return name.casefold().split()[-1] not in words("antecedents.toml", "no_firms")


def _named(
    tree: Tree, entities: Entities, number: int, before: int, inside: bool = True
) -> set[int]:
    """Entities of a sentence in front of a word; those in quotation marks only for one inside."""
    sentence = tree.sentences[number]
    return {
        entities.at[i]
        for i in range(sentence.first, min(sentence.last, before))
        if i in entities.at and (inside or i not in entities.quoted)
    }
