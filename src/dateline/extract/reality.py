"""Whether it happened: polarity, modality, and whether it is the report's news at all."""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.parties import is_person_word
from dateline.extract.rules import OTHER, words
from dateline.extract.tree import Tree
from dateline.records import Modality, TimeMention

NOT = frozenset({"not", "n't", "never", "no", "without", "neither", "nor", "none", "nobody"})
PLANNED = frozenset({"will", "'ll", "shall"})
POSSIBLE = frozenset({"may", "might", "could", "can", "possibly", "likely", "probably", "perhaps"})
SUPPOSED = frozenset({"would", "should", "must", "ought"})
IF = frozenset({"if", "unless", "whether"})
SAID_TO = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "apparently"})
BY_STANCE: dict[str, Modality] = {
    "threatens": "planned", "plans": "planned", "promises": "planned", "demands": "planned",
    "expects": "possible", "supposes": "said_to_have",
}  # fmt: skip
ASIDE_DEPTH = 2


def judge(tree: Tree, draft: Draft) -> None:
    """Write polarity, modality and background of one claim; its chain must be settled."""
    draft.polarity = "negated" if _is_negated(tree, draft) else "affirmed"
    draft.modality = _modality(tree, draft)


def _is_negated(tree: Tree, draft: Draft) -> bool:
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
            if token.dep in ("nsubj", "nsubj:pass", "obj") and tree.has(child, frozenset({"no"})):
                return True
    return False


def _modality(tree: Tree, draft: Draft) -> Modality:
    parent = draft.said_in
    if parent is not None and parent.stance in BY_STANCE and _hangs_on(tree, draft, parent):
        return BY_STANCE[parent.stance]
    own = _own_modality(tree, draft)
    if own != "happened":
        return own
    if draft.nominal and draft.definite and draft.carrier == draft.token:
        return "happened"
    if parent is None or (draft.utterance and parent.stance == "asserts"):
        return "happened"
    if draft.nominal and parent.stance in ("supposes", "demands"):
        return "happened" if draft.definite else BY_STANCE[parent.stance]
    return BY_STANCE.get(parent.stance, "happened")


def _hangs_on(tree: Tree, draft: Draft, utterance: Draft) -> bool:
    """Whether the claim is what is vowed, planned, expected, not something that it mentions."""
    return not draft.nominal and tree.tokens[draft.carrier].head == utterance.token


def is_past_before(tree: Tree, draft: Draft) -> bool:
    """ "had approved": told as past already when something else happened."""
    return any(tree.forms[c] in ("had", "'d") for c in tree.dependents(draft.carrier, "aux"))


def _own_modality(tree: Tree, draft: Draft) -> Modality:
    index = draft.carrier
    around = {tree.forms[c] for c in tree.dependents(index, "aux", "advmod", "mark")}
    governor = tree.tokens[index].head
    if tree.tokens[index].dep == "conj":
        around |= {tree.forms[c] for c in tree.dependents(governor, "aux", "mark")}
        around -= {"to"} if "to" not in around else set()
    if around & IF or _under_if(tree, index):
        return "hypothetical"
    if around & PLANNED:
        return "planned"
    if around & POSSIBLE:
        return "possible"
    if around & SUPPOSED:
        return "hypothetical"
    if around & SAID_TO:
        return "said_to_have"
    if draft.nominal and index == draft.token:
        return _of_noun(tree, draft)
    return _of_infinitive(tree, index, "to" in around)


def _of_infinitive(tree: Tree, index: int, has_to: bool) -> Modality:
    """ "tried to flee", "an attempt to flee", "to protest the arrests"."""
    token = tree.tokens[index]
    above = token.head
    if above == index:
        return "happened"
    if token.dep == "xcomp" or (token.dep == "ccomp" and has_to):
        if tree.particle(above) in words("acts.toml", "open", "words"):
            return "possible"
        if tree.lemmas[above] in words("acts.toml", "open", "words"):
            return "possible"
        transparent = tree.lemmas[above] in words("acts.toml", "transparent", "words")
        return _of_infinitive(tree, above, False) if transparent else "happened"
    if has_to and token.dep in ("advcl", "acl", "conj"):
        return "planned"
    if token.dep in ("acl", "advcl") and _is_unreal(tree, above):
        return "possible"
    if token.dep == "conj":
        marks = {tree.forms[c] for c in tree.dependents(above, "mark")}
        return _of_infinitive(tree, above, "to" in marks)
    return "happened"


def _of_noun(tree: Tree, draft: Draft) -> Modality:
    """ "the threat of new attacks", "called for talks": feared or wished, not told."""
    index = draft.token
    if tree.has(index, words("background.toml", "unreal_adjectives")) and not draft.definite:
        return "possible"
    token = tree.tokens[index]
    above = token.head
    if above == index or draft.definite:
        return "happened"
    if token.dep in ("nmod", "conj") and _is_unreal(tree, above):
        return "possible"
    unreal = words("background.toml", "unreal_verbs")
    if token.dep in ("obj", "obl", "advcl", "nmod") and tree.lemmas[above] in unreal:
        return "possible"
    return "happened"


def _is_unreal(tree: Tree, index: int) -> bool:
    return tree.lemmas[index] in words("background.toml", "unreal_nouns")


def _under_if(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.dep == "conj" and tree.has(token.head, IF)


def find_background(tree: Tree, draft: Draft, own_times: list[TimeMention]) -> str:
    """Why the claim is not the report's news, in one word; "" where it is."""
    for mention in own_times:
        reason = _time_reason(tree, mention)
        if reason:
            return reason
    index = draft.carrier
    adverbs = {tree.forms[c] for c in tree.dependents(index, "advmod")}
    if adverbs & words("background.toml", "habit"):
        return "habit"
    if _is_state(tree, draft):
        return "state"
    if _describes_person(tree, draft):
        return "person"
    if draft.dated != "clause" and _is_aside(tree, draft):
        return "aside"
    return ""


def _time_reason(tree: Tree, mention: TimeMention) -> str:
    said = tree.text[mention.start : mention.end].lower()
    before = tree.text[max(0, mention.start - 7) : mention.start].lower().split()
    if "since" in said.split() or (before and before[-1] == "since"):
        return "since"
    expr = mention.expr
    if expr.op == "date" and len(expr.edtf) in (4, 3, 2):
        return "year"
    if expr.op == "date" and expr.edtf.endswith("X") and not expr.edtf.startswith("XXXX-"):
        return "year"
    if expr.op == "date" and len(expr.edtf) == 7 and expr.edtf.startswith("XXXX-"):
        return "month"
    stretches = words("background.toml", "stretches")
    if mention.type in ("DURATION", "SET") and any(unit in said for unit in stretches):
        return "habit" if mention.type == "SET" else "stretch"
    return ""


def _is_state(tree: Tree, draft: Draft) -> bool:
    if draft.nominal or draft.utterance or draft.modality != "happened":
        return False
    lemma = tree.lemmas[draft.token]
    if lemma not in words("acts.toml", "state", "words"):
        return False
    if lemma in words("acts.toml", "state", "told_as_main"):
        return tree.tokens[draft.token].dep in ("acl", "acl:relcl")
    return draft.kind == OTHER or lemma == "have"


def _describes_person(tree: Tree, draft: Draft) -> bool:
    """A relative clause on somebody: "the judge who freed him", "a man accused of theft"."""
    token = tree.tokens[draft.token]
    if draft.nominal or draft.utterance or token.dep not in ("acl:relcl", "acl"):
        return False
    return is_person_word(tree, token.head)


def _has_mark(tree: Tree, index: int) -> bool:
    """A clause with its conjunction ("as he did"), not a bare participle (", killing two")."""
    return any(tree.forms[c] != "to" for c in tree.dependents(index, "mark"))


def _is_aside(tree: Tree, draft: Draft) -> bool:
    """Two subordinate clauses deep: "…, as he did after the army took the town"."""
    depth = 0
    at = draft.carrier
    if draft.nominal:
        return False
    for above in (at, *tree.up(at)):
        dep = tree.tokens[above].dep
        if dep in ("acl:relcl", "advcl:relcl") or (dep == "advcl" and _has_mark(tree, above)):
            depth += 1
    return depth >= ASIDE_DEPTH
