"""The words of a whole report, by which merge tells whether two reports are about one thing."""

from __future__ import annotations

from dateline.extract.tree import Tree

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
PROPER = frozenset({"PROPN", "NUM"})
"""Names and numbers: what tells one quake, trial or match from another."""


def vocabulary(tree: Tree) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Content lemmas of the text in small letters, then those of its names and numbers; each
    sorted, each word once in all: one that is used as a name anywhere is a name."""
    told = {
        (tree.lemmas[index].lower(), token.upos in PROPER)
        for index, token in enumerate(tree.tokens)
        if token.upos in CONTENT_WORDS
    }
    proper = {lemma for lemma, is_proper in told if is_proper}
    return tuple(sorted({lemma for lemma, _ in told} - proper)), tuple(sorted(proper))
