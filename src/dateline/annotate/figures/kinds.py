"""What else a figure says of what it counts: its unit, whether it is a stock or a part."""

from __future__ import annotations

from functools import cache

from dateline.annotate.figures.harms import Counted, Scene, told_apart
from dateline.annotate.figures.rules import rules
from dateline.annotate.figures.tree import Tree

REACH = 12
"""Words that "including" governs to its right. Not tuned."""
CLAUSES = frozenset({"root", "ccomp", "advcl", "acl:relcl", "parataxis", "csubj"})
"""Relations of words that carry a clause of their own."""


@cache
def _units() -> dict[str, str]:
    return dict(rules("kinds")["unit"])


@cache
def _phrases(side: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in rules("kinds")["part"][side])


def sign_before(tree: Tree, first: int) -> str:
    """The currency sign that stands right before the number, "" for none."""
    signs = rules("kinds")["money"]["signs"]
    return tree.words[first - 1] if first and tree.words[first - 1] in signs else ""


def money_counts(unit: str) -> str:
    return str(rules("kinds")["money"]["counts"][unit])


def percent_words(tree: Tree, last: int, end: int) -> int:
    """How many words of "%", "percent" or "per cent" follow the number."""
    for length in (2, 1):
        said = " ".join(tree.words[last : min(last + length, end)])
        if _units().get(said) == "%":
            return length
    return 0


def unit_of(word: str) -> str:
    """The unit that a sign or a noun's lemma names; "" for none."""
    return _units().get(word, "")


def is_stock(tree: Tree, scene: Scene, counted: Counted) -> bool:
    """Whether the number says what there was before: "5,200 troops already in the province"."""
    said = rules("kinds")["stock"]
    noun, over = counted.noun, tree.tokens[counted.noun].head
    stands = [kid for kid in tree.kids[noun] if tree.tokens[kid].dep in {"advmod", "acl", "amod"}]
    stands += [below for kid in tree.kids[noun] for below in tree.under(kid, "advmod")]
    if tree.tokens[noun].dep == "nsubj" and tree.tokens[over].upos not in {"VERB"}:
        stands += tree.under(over, "advmod")
    if any(tree.words[kid] in said["adverbs"] + said["participles"] for kid in stands):
        return True
    if any(
        role == "ARG1" and tree.lemma(verb) in said["verbs"]
        for role, verb in scene.played.get(noun, ())
    ):
        return True
    return tree.tokens[noun].dep == "nmod" and tree.lemma(over) in said["nouns"]


def is_part(tree: Tree, opens: int, closes: int, first: int, alone: bool) -> bool:
    """Whether the number `[opens, closes)` is part of another or adds to one.

    `first` is the sentence's first word; `alone` says that no number of the sentence
    before this one counts another harm.
    """
    words = tree.words
    if told_apart(tree, closes) or _has_named(tree, closes):
        return True
    if _is_done_to_own(tree, opens, closes):
        return False
    if _is_of_known(tree, opens, closes):
        return True
    if alone and words[closes : closes + 1] and words[closes] in rules("kinds")["part"]["added"]:
        return True
    if any(tuple(words[closes : closes + len(phrase)]) == phrase for phrase in _phrases("after")):
        return True
    if words[opens - 1 : opens] == ["from"] and "to" in words[closes : closes + 2]:
        return True
    for at in range(opens, max(first, opens - REACH), -1):
        if any(tuple(words[at - len(phrase) : at]) == phrase for phrase in _phrases("before")):
            return True
        before = tree.tokens[at - 1]
        if before.upos in {"VERB", "AUX"} or (before.upos == "PUNCT" and words[at - 1] != ","):
            return False
    return False


def _is_done_to_own(tree: Tree, opens: int, closes: int) -> bool:
    """ "killed four of his children": all that he killed, though not all that he had."""
    after = tree.words[closes : closes + 2]
    own = after[:1] == ["of"] and after[1:] in (["his"], ["her"], ["their"])
    return own and any(tree.tokens[at].dep == "obj" for at in range(opens, closes))


def is_of_several(tree: Tree, noun: int, first: int, last: int) -> bool:
    """Whether the people counted fell in several acts: "killed in shootings across the city".

    Known acts ("the Orvella bombings") may be one. `[first, last)` is the sentence.
    """
    said = rules("kinds")["several"]
    for act in range(first, last):
        if "Plur" not in tree.tokens[act].feats or tree.lemma(act) not in said["acts"]:
            continue
        if {tree.words[kid] for kid in tree.under(act, "det", "nmod:poss")} & set(said["known"]):
            continue
        does = tree.tokens[act].dep == "nsubj"
        if (does or tree.case(act) in said["in"]) and _clause(tree, act) == _clause(tree, noun):
            return True
    return False


def _clause(tree: Tree, word: int) -> int:
    """The word that carries the clause, over rows: "killed" of "four killed, 16 wounded"."""
    seen = {word}
    while tree.tokens[word].dep not in CLAUSES and tree.tokens[word].head not in seen:
        word = tree.tokens[word].head
        seen.add(word)
    return word


def _is_of_known(tree: Tree, opens: int, closes: int) -> bool:
    """ "three of Abel's children": of those who are told of otherwise."""
    if tree.words[closes : closes + 1] != ["of"]:
        return False
    wholes = (kid for at in range(opens, closes) for kid in tree.under(at, "nmod") if kid > closes)
    return any(tree.has(whole, "nmod:poss") for whole in wholes)


def _has_named(tree: Tree, closes: int) -> bool:
    """ "three guards and Nora Abel": with those who are named it is more."""
    if closes >= len(tree.tokens):
        return False
    noun = tree.tokens[closes - 1].head
    if noun < closes or tree.tokens[noun].upos != "NOUN":
        return False
    return any(tree.tokens[kid].upos == "PROPN" for kid in tree.under(noun, "conj"))
