"""Whether a number counts people harmed, and how: by the tree, the roles and the rule file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dateline.annotate.figures.rules import rules
from dateline.annotate.figures.tree import Tree
from dateline.records import Predicate

STOPS = frozenset({".", ",", ";", "and", "\u2014", "\u2013", ")"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM"})


WHOLES = frozenset({"total", "group", "crowd", "party"})
"""Nouns that stand for those they count: "a total of 50 people were hurt"."""


@dataclass(frozen=True)
class Harm:
    """One class of `harms.toml`; the fields are explained there."""

    name: str
    done: frozenset[str]
    suffered: frozenset[str]
    state: frozenset[str]
    deed: frozenset[str]
    counted: frozenset[str]
    toll: frozenset[str]
    held: dict[str, list[str]]
    lost: dict[str, list[str]]
    bears: dict[str, list[str]]
    worn: frozenset[str]
    condition: frozenset[str]
    manner: frozenset[str]


@dataclass(frozen=True)
class Counted:
    """What a number counts: its own words `[first, last)` and the noun (or itself)."""

    first: int
    last: int
    noun: int


class Scene:
    """Who plays which part in what, looked up from either side."""

    def __init__(self, predicates: Iterable[Predicate]) -> None:
        self.roles: dict[int, list[tuple[str, int]]] = {}
        self.played: dict[int, list[tuple[str, int]]] = {}
        for predicate in predicates:
            self.roles[predicate.token] = list(predicate.roles)
            for role, head in predicate.roles:
                self.played.setdefault(head, []).append((role, predicate.token))

    def acts_on_others(self, verb: int, word: int) -> bool:
        """True where the verb's deed falls on somebody else than `word`."""
        struck = [head for role, head in self.roles.get(verb, ()) if role == "ARG1"]
        return bool(struck) and word not in struck


@cache
def harms() -> tuple[Harm, ...]:
    """The classes, in the order of the file: the first that fits wins."""
    words = ("state", "deed", "counted", "toll", "worn", "condition", "manner")
    return tuple(
        Harm(
            name=name,
            held=said["held"],
            done=inflected(said["done"]),
            suffered=inflected(said["suffered"]),
            lost=said["lost"],
            bears=said["bears"],
            **{key: frozenset(said[key]) for key in words},
        )
        for name, said in rules("harms")["class"].items()
    )


def inflected(verbs: Iterable[str]) -> frozenset[str]:
    """The verbs with their regular forms: a reader's lemma may be wrong, the word is not."""
    forms = set()
    for verb in verbs:
        stem = verb.removesuffix("e")
        forms |= {verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing"}
    return frozenset(forms)


@cache
def hurting() -> frozenset[str]:
    return inflected(rules("harms")["hurting"]["verbs"])


@cache
def not_people() -> frozenset[str]:
    return frozenset(rules("harms")["not-people"]["nouns"])


def find_harm(tree: Tree, scene: Scene, counted: Counted) -> str:
    """The class of harm done to those the number counts; "" for none.

    What is said of the noun itself outweighs what is said of the row it stands in
    ("two clerks and three wounded guards were flown out").
    """
    if tree.lemma(counted.noun) in not_people():
        return ""
    own = list(dict.fromkeys([counted.noun, *range(counted.first, counted.last)]))
    if apart := told_apart(tree, counted.last) or _where_kept(tree, counted.last):
        return apart
    if tree.words[counted.last : counted.last + 1] == ["more"]:
        own.append(counted.last)
    over = tree.tokens[counted.noun].head
    if tree.tokens[counted.noun].dep == "nmod" and tree.lemma(over) in WHOLES:
        own.append(over)
    for carriers in (own, _row(tree, own)):
        for test in (_by_noun, _by_state, _by_role, _by_deed, _by_toll):
            for harm in harms():
                if any(test(tree, scene, harm, carrier) for carrier in carriers):
                    return harm.name
    return ""


def told_apart(tree: Tree, last: int) -> str:
    """What became of some of those told of before: "four were shot, two of them fatally".

    `last` is the word behind the number; not "two fatally wounded guards".
    """
    after = tree.words[last : last + 4]
    if after[:1] == ["of"]:
        after = after[2:]
    if not after or (len(after) > 1 and after[1] not in STOPS):
        return ""
    return next((harm.name for harm in harms() if after[0] in harm.manner), "")


def _where_kept(tree: Tree, last: int) -> str:
    """What a row says of its last member alone: "one man dead and another in custody", "and
    another in critical condition"; not "two men in custody were killed"."""
    if tree.words[last : last + 1] != ["in"]:
        return ""
    for noun in range(last + 1, min(last + 4, len(tree.tokens))):
        token, said = tree.tokens[noun], {tree.words[kid] for kid in tree.under(noun, "amod")}
        told_of = {token.head, noun} if token.dep == "conj" else {token.head}
        if tree.case(noun) != "in" or not any(tree.tokens[w].dep == "conj" for w in told_of):
            continue
        for harm in harms():
            condition = tree.lemma(noun) == "condition" and said & harm.condition
            if condition or "be" in harm.held.get(tree.lemma(noun), ()):
                return harm.name
    return ""


def _row(tree: Tree, own: list[int]) -> list[int]:
    """The first of the row that the noun stands in: "two clerks and three guards were hurt".

    The whole of which it is a part counts as well: "nine passengers, including two children".
    """
    top = next((word for word in own if tree.tokens[word].head not in own), own[0])
    seen = set(own)
    while _joins(tree, top) and tree.tokens[top].head not in seen:
        top = tree.tokens[top].head
        if tree.tokens[top].upos not in NOMINAL or tree.lemma(top) in not_people():
            return []
        seen.add(top)
    return [] if top in own else [top]


def _joins(tree: Tree, word: int) -> bool:
    """Whether what is said of the word's head is said of it: a row, or a part of the whole."""
    return tree.tokens[word].dep == "conj" or tree.case(word) in {"including", "among"}


def _by_noun(tree: Tree, scene: Scene, harm: Harm, word: int) -> bool:
    """ "nine deaths", "six others with gunshot wounds", "three of the wounded"."""
    if tree.tokens[word].upos == "NOUN" and tree.lemma(word) in harm.counted:
        return True
    if any(tree.lemma(kid) in harm.worn and tree.case(kid) == "with" for kid in tree.kids[word]):
        return True
    return tree.tokens[word].upos != "NUM" and tree.says(word, harm.state)


def _by_state(tree: Tree, scene: Scene, harm: Harm, word: int) -> bool:
    """ "31 dead", "two wounded guards", "three are missing", "left 12 injured"."""
    token = tree.tokens[word]
    around = list(tree.under(word, "amod", "acl"))
    for other in tree.under(word, "conj", "appos"):  # "three men and a woman wounded"
        around += [kid for kid in tree.under(other, "acl") if kid > other]
    if token.dep in {"nummod", "nsubj", "nsubj:pass"}:
        around.append(token.head)
    if token.dep in {"obj", "nsubj", "nsubj:pass"}:
        around += tree.under(token.head, "xcomp", "advcl")
    if token.upos == "NUM" and word + 1 < len(tree.tokens):
        around.append(word + 1)
    if token.dep == "nsubj" and "be" in harm.held.get(tree.lemma(token.head), ()):
        return tree.case(token.head) == "in"  # "two are in custody"
    return any(
        tree.says(other, harm.state) and not scene.acts_on_others(other, word) for other in around
    )


def _by_role(tree: Tree, scene: Scene, harm: Harm, word: int) -> bool:
    """Those to whom a verb does it, whom it befalls, or who are taken where that says it."""
    for role, verb in scene.played.get(word, ()):
        lemma, roles = tree.lemma(verb), scene.roles[verb]
        # "wounded dozens more" reads as an extent: "more" then stands for those harmed
        patient = role == "ARG1" or tree.words[word] == "more"
        bearer = role == "ARG0" or (patient and not _any(roles, "ARG0"))
        if patient and tree.says(verb, harm.done):
            return True
        if tree.says(verb, harm.suffered) and (patient or not _any(roles, "ARG1")):
            return True
        if role != "ARG0" and lemma in harm.lost.get(tree.lemma(word), ()):
            return True
        if bearer and any(lemma in harm.bears.get(tree.lemma(head), ()) for _, head in roles):
            return True
        if patient and any(lemma in harm.held.get(goal, ()) for goal in _goals(tree, verb)):
            return True
        if patient and tree.says(verb, hurting()) and _in_manner(tree, verb, harm):
            return True
        if patient and tree.words[verb + 1 : verb + 2] == ["dead"] and "dead" in harm.state:
            return True  # "two people were shot dead inside a car"
    return False


def _goals(tree: Tree, verb: int) -> Iterator[str]:
    """What a verb leads to: "hospital", and "medical" of "to the Orrick Medical Center"."""
    for goal in tree.under(verb, "obl"):
        yield tree.lemma(goal)
        yield from (tree.lemma(kid) for kid in tree.under(goal, "compound", "amod"))


def _in_manner(tree: Tree, verb: int, harm: Harm) -> bool:
    """ "fatally shot", "shot fatally"; not "shot, two of them fatally"."""
    manner = [kid for kid in tree.under(verb, "advmod") if tree.words[kid] in harm.manner]
    return any("," not in tree.words[verb:kid] for kid in manner)


def _any(roles: list[tuple[str, int]], role: str) -> bool:
    return any(said == role for said, _ in roles)


def _by_deed(tree: Tree, scene: Scene, harm: Harm, word: int) -> bool:
    """ "the deaths of nine miners", "injuries to three people", "took the lives of nine"."""
    token = tree.tokens[word]
    if token.dep != "nmod" or tree.case(word) not in {"of", "to"}:
        return False
    if tree.lemma(token.head) in harm.deed:
        return True
    verbs = harm.lost.get(tree.lemma(token.head), ())
    return any(tree.lemma(verb) in verbs for _, verb in scene.played.get(token.head, ()))


def _by_toll(tree: Tree, scene: Scene, harm: Harm, word: int) -> bool:
    """ "the death toll rose to 31", "a toll of 31", "the number of dead is 31"."""
    token = tree.tokens[word]
    if token.upos != "NUM" or tree.case(word) not in {"", "to", "at", "of", "from", "past", "by"}:
        return False
    return any(_is_toll(tree, other, harm) for other in beside(tree, word))


def beside(tree: Tree, word: int) -> list[int]:
    """Words that a number on its own may be said of, the nearest first: what hangs under it,
    what it hangs under, what else hangs there, and what that describes ("the number of people
    killed to nine")."""
    over = tree.tokens[word].head
    found = [*tree.kids[word], over, *tree.kids[over]]
    if tree.tokens[over].dep in {"acl", "acl:relcl"}:
        noun = tree.tokens[over].head
        found += [noun, tree.tokens[noun].head]
    if tree.tokens[over].upos == "NUM":  # "from 27 to 23"
        found += [tree.tokens[over].head, *tree.kids[tree.tokens[over].head]]
    return [other for other in found if other != word]


def _is_toll(tree: Tree, word: int, harm: Harm) -> bool:
    lemma = tree.lemma(word)
    if lemma not in {"toll", "number", "count"}:
        return False
    kids = list(tree.under(word, "compound", "amod", "nmod"))
    if lemma == "toll" and not any(tree.tokens[kid].dep == "compound" for kid in kids):
        return "" in harm.toll
    kids += [below for kid in kids for below in tree.under(kid, "acl", "amod")]
    return any(tree.says(kid, harm.toll) for kid in kids)
