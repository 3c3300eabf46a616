"""Predicates and their arguments, from the reader or, where it gives none, from the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotate.words import Words
from dateline.records import Predicate, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

TREE_ROLES = {
    "nsubj": "ARG0",
    "csubj": "ARG0",
    "obl:agent": "ARG0",
    "nsubj:pass": "ARG1",
    "csubj:pass": "ARG1",
    "obj": "ARG1",
    "ccomp": "ARG1",
    "iobj": "ARG2",
    "xcomp": "ARG2",
    "advcl": "ARGM-ADV",
    "advmod": "ARGM-ADV",
    "obl": "ARGM-ADV",
    "obl:unmarked": "ARGM-TMP",
    "aux": "ARGM-MOD",
}
"""Role of a verb's dependent by its relation: what a tree alone can tell. A plain oblique may
be time, place or manner; which one is for the stages that know times and places."""
NEGATION = frozenset({"not", "never", "n't"})


def read_predicates(doc: Doc, words: Words) -> tuple[Predicate, ...]:
    """Predicates in text order; roles inside one are in text order as well."""
    if doc.has_extension("dateline_predicates") and doc._.dateline_predicates:
        return _from_reader(doc, words)
    return _from_tree(words.tokens)


def _from_reader(doc: Doc, words: Words) -> tuple[Predicate, ...]:
    at, found = words.at, []
    for token, nominal, roles in doc._.dateline_predicates:
        if at[token] == at[token + 1]:
            continue
        placed = sorted((at[head], role) for role, head in roles if at[head] != at[head + 1])
        found.append((at[token], nominal, tuple((role, head) for head, role in placed)))
    found.sort()
    return tuple(Predicate(token=token, nominal=nominal, roles=r) for token, nominal, r in found)


def _from_tree(tokens: tuple[Token, ...]) -> tuple[Predicate, ...]:
    """Every verb, with its dependents under the roles that their relations suggest."""
    roles: dict[int, list[tuple[str, int]]] = {
        index: [] for index, token in enumerate(tokens) if token.upos == "VERB"
    }
    for index, token in enumerate(tokens):
        if token.head in roles and token.head != index and token.dep in TREE_ROLES:
            role = "ARGM-NEG" if token.lemma in NEGATION else TREE_ROLES[token.dep]
            roles[token.head].append((role, index))
    return tuple(
        Predicate(token=verb, nominal=False, roles=tuple(found)) for verb, found in roles.items()
    )
