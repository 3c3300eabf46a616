"""Which role an argument of a claim has, by its PropBank label, its preposition and what it is.

Nothing here seeks arguments; `parties` does.
"""

from __future__ import annotations

from dateline.extract.acts import find_kind
from dateline.extract.people import COUNTING, is_person_word
from dateline.extract.relatives import antecedent_of, has_own_subject
from dateline.extract.rules import words
from dateline.extract.tree import Tree
from dateline.places import country_of, country_of_people

PLACE_WORDS = frozenset({
    "in", "at", "near", "on", "outside", "inside", "around", "off", "over", "across", "within",
    "throughout", "along", "beside", "above", "under", "through", "toward", "towards",
})  # fmt: skip
GOING_WORDS = frozenset({"to", "into", "onto", "against", "towards", "toward"})
ROLE_BY_LABEL = {"ARG0": "who", "ARGM-COM": "with", "ARGM-LOC": "where"}
SUFFERED = frozenset({"harm", "accident", "disaster", "health"})


def suffered() -> frozenset[str]:
    """Nouns whose owner is the victim: "the mayor's murder"."""
    return words("acts.toml", "suffered", "words")


def deeds() -> frozenset[str]:
    """Nouns before which a town's name says where."""
    return words("acts.toml", "in_town", "words")


def is_where(tree: Tree, index: int, label: str, head: int) -> bool:
    """A place in the claim's own words: no statement, no event, and no one else's clause."""
    lemma = tree.lemmas[head]
    if lemma in words("sources.toml", "carriers") or head in tree.predicates:
        return head in tree.name_at
    named = head in tree.name_at and tree.names[tree.name_at[head]].label == "LOC"
    return tree.under(head, index) and (named or label == "ARGM-LOC")


def role_of(tree: Tree, index: int, label: str, head: int) -> str:
    """The role of an argument, by its PropBank label and its preposition; the preposition
    before "the mayor, who returned" is of the clause around it."""
    cases = [] if head == antecedent_of(tree, index) else tree.cases(head)
    if label == "ARG0" and is_noun(tree, index) and _only_a_place(tree, index, head):
        return "where"
    if label == "ARG0" and cases[:1] != ["by"] and is_bare_passive(tree, index):
        return "whom" if is_person_word(tree, head) else "what"
    if label == "ARG0" and is_noun(tree, index):
        bare = tree.tokens[head].dep == "compound" and head not in tree.name_at
        if bare and _is_means(tree, head):
            return "with"
        return "what" if bare and not is_person_word(tree, head) else "who"
    if label == "ARG1":
        if is_noun(tree, index) and tree.tokens[head].dep == "compound":
            if _is_means(tree, head):
                return "with"
            if tree.lemmas[index] in suffered() | deeds() and _is_town(tree, head):
                return "where"
        if _acts_itself(tree, index, head):
            return "who"
        if cases[:1] == ["at"] and tree.lemmas[index] == "shoot":
            return "to"  # aimed at, not struck
        if "with" in cases:
            return "with"
        if cases and cases[0] in ("between", "among") and is_noun(tree, index):
            return "who"
        return done_to(tree, index, head)
    if label in ("ARG2", "ARG3", "ARG4", "ARGM-DIR", "ARGM-GOL"):
        if tree.tokens[head].dep == "xcomp":
            return ""  # "was named commander"
        if is_noun(tree, index) and cases[:1] in (["on"], ["against"]):
            return done_to(tree, index, head)
        return "to" if label == "ARGM-GOL" else by_preposition(tree, cases, head)
    return ROLE_BY_LABEL.get(label, "")


def done_to(tree: Tree, index: int, head: int) -> str:
    """The role of what an act is done to: people are "whom", and so is a bare number of them
    ("the four were arrested")."""
    counted = tree.tokens[head].upos == "NUM" or tree.forms[head] in COUNTING
    if head in tree.time_words:
        return "what"  # "the first murder of 2015"
    if counted and tree.lemmas[index] in words("acts.toml", "counted", "words"):
        return "whom"
    return "whom" if is_person_word(tree, head) else "what"


def _is_means(tree: Tree, head: int) -> bool:
    """ "a rocket attack": what it was done with."""
    return tree.lemmas[head] in words("acts.toml", "means", "words")


def _is_town(tree: Tree, head: int) -> bool:
    """A place name that is no country's: a town neither shoots nor is shot."""
    if head not in tree.name_at or tree.names[tree.name_at[head]].label != "LOC":
        return False
    name = tree.names[tree.name_at[head]]
    said = tree.text[tree.tokens[name.first].start : tree.tokens[name.last - 1].end]
    return not country_of(said) and not country_of_people(said)


def is_noun(tree: Tree, index: int) -> bool:
    """Whether what happened is told by a noun there."""
    return tree.tokens[index].upos in ("NOUN", "PROPN")


def _only_a_place(tree: Tree, index: int, head: int) -> bool:
    """ "the Orvella shooting": a place name that the article never lets act is where it was."""
    if tree.tokens[head].dep != "compound" or head not in tree.name_at:
        return False
    if tree.lemmas[index] in deeds() and _is_town(tree, head):
        return True
    name = tree.names[tree.name_at[head]]
    said = " ".join(tree.forms[name.first : name.last])
    return name.label == "LOC" and said in tree.places_only


def _acts_itself(tree: Tree, index: int, head: int) -> bool:
    """ "the envoy returned": a subject that PropBank counts as moved, not as mover."""
    token = tree.tokens[head]
    direct = token.dep == "nsubj" and token.head == index
    if head == antecedent_of(tree, index):  # "the envoy, who returned"
        direct = bool(tree.dependents(index, "nsubj")) and not has_own_subject(tree, index)
    if tree.tokens[index].upos != "VERB" or not direct:
        return False
    return is_person_word(tree, head) and find_kind(tree, index) not in SUFFERED


def is_to_be_done(tree: Tree, index: int) -> bool:
    """ "The mill is to blame": what is told of the subject is done to it, not by it."""
    infinitive = any(tree.forms[c] == "to" for c in tree.dependents(index, "mark"))
    return infinitive and bool(tree.dependents(index, "cop"))


def is_bare_passive(tree: Tree, index: int) -> bool:
    """ "Mayor shot in Talmere": a headline leaves out "was"; who did it is not said."""
    if is_to_be_done(tree, index):
        return tree.lemmas[index] in words("acts.toml", "to_be_done", "words")
    token = tree.tokens[index]
    block = tree.blocks.get(tree.sentences[token.sent].block)
    if block is None or block.role not in ("heading", "title", "caption"):
        return False
    if tree.lemmas[index] not in words("acts.toml", "done_to", "words"):
        return False
    return "Tense=Pres" not in token.feats and not tree.dependents(index, "obj", "aux", "ccomp")


def by_preposition(tree: Tree, cases: list[str], head: int) -> str:
    """The role that the first of its prepositions gives a word; "" for none."""
    if not cases:
        return "whom" if is_person_word(tree, head) else ""
    case = cases[0]
    if case == "from":
        return "from"
    if case in ("for", "over"):
        return "for"
    if case == "with":
        return "with"
    if case == "by":
        return "who"
    if case in GOING_WORDS:
        return "to"
    return "where" if case in PLACE_WORDS else ""


def is_passive(tree: Tree, index: int) -> bool:
    """ "was shot", "shot by": the subject suffers what the verb tells."""
    return bool(tree.dependents(index, "nsubj:pass", "aux:pass", "obl:agent"))
