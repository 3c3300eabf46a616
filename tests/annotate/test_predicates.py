"""Predicates come from the reader, or from the tree of whatever stands in for it."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.annotate.predicates import read_predicates
from dateline.annotate.words import read_words
from dateline.records import Predicate
from tests.annotate.docs import article, doc

WORDS = ["Guards", "\n", "did", "not", "arrest", "Tolan", "by", "night"]


def parsed() -> Doc:
    return doc(
        WORDS,
        [False, False, True, True, True, True, True, False],
        heads=[4, 4, 4, 4, 4, 4, 7, 4],
        deps=["nsubj", "dep", "aux", "advmod", "ROOT", "obj", "case", "obl"],
        upos=["NOUN", "SPACE", "AUX", "PART", "VERB", "PROPN", "ADP", "NOUN"],
        lemmas=["guard", "\n", "do", "not", "arrest", "Tolan", "by", "night"],
    )


def test_predicates_of_the_tree_take_roles_from_relations() -> None:
    made = parsed()
    words = read_words(article(made.text), made)
    roles = (
        ("ARG0", 0), ("ARGM-MOD", 1), ("ARGM-NEG", 2), ("ARG1", 4), ("ARGM-ADV", 6),
    )  # fmt: skip
    assert read_predicates(made, words) == (Predicate(token=3, nominal=False, roles=roles),)


def test_predicates_of_the_reader_win_and_are_counted_anew() -> None:
    """Indices skip white space; roles stand in text order; a role on white space is dropped."""
    if not Doc.has_extension("dateline_predicates"):
        Doc.set_extension("dateline_predicates", default=None)
    made = parsed()
    made._.dateline_predicates = [(4, False, [("ARG1", 5), ("ARG0", 0), ("ARGM-TMP", 1)])]
    words = read_words(article(made.text), made)
    roles = (("ARG0", 0), ("ARG1", 4))
    assert read_predicates(made, words) == (Predicate(token=3, nominal=False, roles=roles),)
