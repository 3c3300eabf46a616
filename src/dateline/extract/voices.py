"""For which body a person speaks: "Kestrel spokeswoman Nora Abel", "Orrin Teague, head of the
union". What such a person says with "we" the body says.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.described import firm_before
from dateline.extract.entities import Entities
from dateline.extract.rules import words
from dateline.extract.tree import Tree

OF = frozenset({"of", "for", "at", "with"})


def body_of(tree: Tree, entities: Entities, person: int) -> int | None:
    """The one organisation or group of the article in whose name a person speaks; where the
    office is told without it, the firm named just before."""
    named = sorted(index for index, held in entities.at.items() if held == person)
    offices = [office for index in named for office in _offices(tree, index)]
    bodies = {
        entities.at[word]
        for office in offices
        for word in _owners(tree, office)
        if word in entities.at and entities.label(entities.at[word]) in ("ORG", "GROUP")
    }
    if len(bodies) == 1:
        return min(bodies)
    bare = [office for office in offices if not any(_owners(tree, office))]
    return firm_before(tree, entities, bare[0]) if bare and not bodies else None


def _offices(tree: Tree, index: int) -> Iterator[int]:
    """The nouns beside a name that say in whose name its bearer speaks."""
    beside = tree.dependents(index, "nmod:desc", "appos")
    if tree.tokens[index].dep == "appos":
        beside = [*beside, tree.tokens[index].head]
    for noun in beside:
        for office in (noun, *tree.dependents(noun, "conj")):
            if tree.lemmas[office] in words("antecedents.toml", "voices"):
                yield office


def _owners(tree: Tree, office: int) -> Iterator[int]:
    """The words for what an office belongs to."""
    yield from tree.dependents(office, "compound", "nmod:poss")
    for word in tree.dependents(office, "nmod"):
        if OF & set(tree.cases(word)):
            yield word
