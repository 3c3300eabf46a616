"""Whether it happened: polarity and modality."""

from __future__ import annotations

from dateline.extract.acts import is_due, is_order
from dateline.extract.draft import Draft
from dateline.extract.form import form_of
from dateline.extract.polarity import is_negated
from dateline.extract.rules import AHEAD, words
from dateline.extract.tree import Tree
from dateline.records import Modality

PLANNED = frozenset({"will", "'ll", "shall"})
POSSIBLE = frozenset({"may", "might", "could", "can", "possibly", "likely", "probably", "perhaps"})
SUPPOSED = frozenset({"would", "should", "must", "ought"})
INSTEAD = frozenset({"rather", "instead"})
IF = frozenset({"if", "unless", "whether"})
NEARLY = frozenset({"nearly", "almost"})
STRIKING = frozenset({"assault", "harm", "accident", "disaster", "crime"})
"""Kinds of what did not happen where it nearly did; prices that nearly doubled did rise."""
SAID_TO = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "apparently"})
BY_STANCE: dict[str, Modality] = {
    "threatens": "planned", "plans": "planned", "promises": "planned", "demands": "planned",
    "expects": "possible", "supposes": "said_to_have",
}  # fmt: skip
AROUND = frozenset({"before", "without", "by"})
TO = frozenset({"to"})


def judge(tree: Tree, draft: Draft) -> None:
    """Write polarity, modality and background of one claim; its chain must be settled."""
    draft.polarity = "negated" if is_negated(tree, draft) else "affirmed"
    draft.modality = _modality(tree, draft)
    said = draft.said_in
    if said is not None and said.ruling and draft.modality == "planned":
        draft.stance = "asserts"
    if draft.stance in AHEAD and _is_gone_by(tree, draft):
        draft.stance = "asserts"


def _is_gone_by(tree: Tree, draft: Draft) -> bool:
    """ "vowed to arrest those who mocked him": the mocking is told as past, not vowed."""
    said = draft.said_in
    if said is None or draft.nominal or draft.utterance or draft.modality != "happened":
        return False
    return is_past(tree, draft.carrier) and not _hangs_on(tree, draft, said)


def _modality(tree: Tree, draft: Draft) -> Modality:
    parent = draft.said_in
    if parent is not None and parent.gives in BY_STANCE and _hangs_on(tree, draft, parent):
        return BY_STANCE[parent.gives]
    own = _own_modality(tree, draft)
    if own == "happened" and draft.quoted and draft.stance == "demands":
        return "planned" if is_order(tree, draft.token) else own
    if own != "happened":
        return own
    if draft.nominal and draft.definite and draft.carrier == draft.token:
        return "happened"
    if parent is None or (draft.utterance and parent.gives == "asserts"):
        return "happened"
    if parent.gives in AHEAD and not draft.nominal and is_past(tree, draft.carrier):
        return "happened"
    if draft.nominal and parent.gives in ("supposes", "demands"):
        return "happened" if draft.definite else BY_STANCE[parent.gives]
    return BY_STANCE.get(parent.gives, "happened")


def _hangs_on(tree: Tree, draft: Draft, utterance: Draft) -> bool:
    """Whether the claim is what is vowed, planned, expected, not something that it mentions."""
    if draft.nominal:
        return False
    transparent = words("acts.toml", "transparent", "words")
    for above in tree.up(draft.carrier):
        if above == utterance.token:
            return True
        if tree.lemmas[above] not in transparent:
            return False
    return False


def is_past(tree: Tree, index: int) -> bool:
    """ "who mocked him", "after hackers had struck": a finite verb that tells what is past."""
    helpers = tree.dependents(index, "aux", "aux:pass")
    finite = [c for c in (index, *helpers) if "VerbForm=Fin" in tree.tokens[c].feats]
    if not finite and tree.tokens[index].dep == "conj" and not helpers:
        return is_past(tree, tree.tokens[index].head)
    return any(
        "Tense=Past" in tree.tokens[c].feats or tree.forms[c] in ("have", "has", "'ve")
        for c in finite
    )


def is_past_before(tree: Tree, draft: Draft) -> bool:
    """ "had approved": told as past already when something else happened."""
    index = draft.carrier
    helpers = tree.dependents(index, "aux")
    if not helpers and tree.tokens[index].dep == "conj":
        helpers = tree.dependents(tree.tokens[index].head, "aux")
    return any(tree.forms[c] in ("had", "'d") for c in helpers)


def _is_headed_to(tree: Tree, index: int) -> bool:
    """ "Kestrel director to step down": a headline's main verb with "to" lies ahead."""
    marked = any(tree.forms[c] == "to" for c in tree.dependents(index, "mark"))
    own = tree.dependents(index, "nsubj", "nsubj:pass")
    return marked and tree.tokens[index].dep == "root" and bool(own)


def _own_modality(tree: Tree, draft: Draft) -> Modality:
    index = draft.carrier
    around = {tree.forms[c] for c in tree.dependents(index, "aux", "advmod", "mark", "cc")}
    around |= _helpers_above(tree, index)
    if draft.nominal and index == draft.token:
        around |= _around_existence(tree, index)
    governor = tree.tokens[index].head
    if tree.tokens[index].dep == "conj" and not tree.dependents(index, "nsubj", "nsubj:pass"):
        around |= {tree.forms[c] for c in tree.dependents(governor, "aux", "mark")}
        around -= {"to"} if "to" not in around else set()
    if around & IF or _under_if(tree, index):
        return "hypothetical"
    if (
        around & PLANNED
        or _is_headed_to(tree, index)
        or _is_to_come(tree, index)
        or _is_going_to(tree, index)
    ):
        return "planned"
    if _is_scheduled(tree, index) or is_due(tree, index):
        return "planned"
    if around & POSSIBLE and not _was_perceived(tree, index):
        return "possible"
    if around & SUPPOSED:
        return "hypothetical"
    if is_passed_over(tree, index) or (around & NEARLY and draft.kind in STRIKING):
        return "hypothetical"
    if around & SAID_TO:
        return "said_to_have"
    if draft.nominal and index == draft.token:
        return _of_noun(tree, draft)
    return _of_infinitive(tree, index, "to" in around, draft.utterance)


def _was_perceived(tree: Tree, index: int) -> bool:
    """ "Shots could be heard": they were."""
    perceived = words("acts.toml", "perceived", "words")
    return tree.lemmas[index] in perceived and tree.has(index, frozenset({"could"}))


def is_passed_over(tree: Tree, index: int) -> bool:
    """ "rather than shell the town", "instead of shelling it"; what opens with "Instead," is
    what was done."""
    marks = (c for c in tree.children[index] if tree.forms[c] in INSTEAD)
    return any(tree.forms[c + 1] in ("than", "of") for c in marks if c + 1 < len(tree.forms))


def _is_going_to(tree: Tree, index: int) -> bool:
    """ "The army is going to attack"."""
    above = tree.tokens[index].head
    going = tree.tokens[index].dep == "xcomp" and tree.forms[above] == "going"
    return going and tree.has(index, frozenset({"to"})) and bool(tree.dependents(above, "aux"))


def _is_scheduled(tree: Tree, index: int) -> bool:
    """ "The hearing is scheduled for Monday"."""
    listed = tree.lemmas[index] in words("acts.toml", "scheduling", "words")
    if not listed or not tree.dependents(index, "aux:pass"):
        return False
    whens = tree.dependents(index, "obl", "obl:tmod")
    ahead = any(c in tree.time_words or {"for", "to"} & set(tree.cases(c)) for c in whens)
    return ahead and form_of(tree, index) in ("present", "perfect")


def _helpers_above(tree: Tree, index: int) -> set[str]:
    """The helpers that a verb without a tense shares with what it hangs on: "will be able to
    flee", "will continue to flee", "will be checked before being sold"."""
    token = tree.tokens[index]
    above = token.head
    adjective = token.dep == "xcomp" and (
        tree.tokens[above].upos == "ADJ"
        or tree.lemmas[above] in words("acts.toml", "transparent", "words")
    )
    around = token.dep == "advcl" and above < index and _goes_along(tree, index)
    if not adjective and not (around and tree.forms[index].endswith(("ing", "ed"))):
        return set()
    if around and any(
        "VerbForm=Fin" in tree.tokens[c].feats for c in (index, *tree.children[index])
    ):
        return set()
    found = {tree.forms[c] for c in tree.dependents(above, "aux")}
    while around and tree.tokens[above].dep == "xcomp":
        above = tree.tokens[above].head
        found |= {tree.forms[c] for c in tree.dependents(above, "aux")}
    return found


def _goes_along(tree: Tree, index: int) -> bool:
    """ "will open on Monday, replacing the old one", "before being sold"."""
    bare = not tree.dependents(index, "mark", "case") and tree.forms[index].endswith("ing")
    return bare or tree.has(index, AROUND)


def _is_to_come(tree: Tree, index: int) -> bool:
    """ "is to appear in court on Monday", "is due to appear", "is about to appear"; not "is to
    blame"."""
    if tree.lemmas[index] in words("acts.toml", "to_be_done", "words"):
        return False
    ahead = words("acts.toml", "ahead", "words")
    above = tree.tokens[index].head
    if tree.tokens[index].dep == "xcomp" and tree.tokens[above].upos == "ADJ":
        return tree.forms[above] in ahead and any(tree.has(c, TO) for c in (index, above))
    helpers = [
        c for c in tree.dependents(index, "aux", "cop", "aux:pass") if tree.lemmas[c] == "be"
    ]
    marks = [c for c in tree.dependents(index, "mark") if tree.forms[c] == "to"]
    if tree.tokens[index].upos == "VERB":
        marks += [c for c in tree.dependents(index, "mark", "case") if tree.forms[c] in ahead]
    return any(helper + 1 == mark for helper in helpers for mark in marks)


def _around_existence(tree: Tree, index: int) -> set[str]:
    """The helpers of "there will be some kind of revenge"."""
    while tree.tokens[index].dep == "nmod" and tree.cases(index) == ["of"]:
        index = tree.tokens[index].head
    above = tree.tokens[index].head
    if tree.lemmas[above] != "be" and not tree.dependents(index, "expl"):
        return set()
    return {tree.forms[c] for c in (*tree.dependents(above, "aux"), *tree.dependents(index, "aux"))}


def _of_infinitive(tree: Tree, index: int, has_to: bool, told: bool = False) -> Modality:
    """ "tried to flee", "an attempt to flee", "to protest the arrests".

    Words are said where they are aimed at (`told`): "took to the radio to condemn it".
    """
    token = tree.tokens[index]
    above = token.head
    if has_to and tree.dependents(index, "cop") and token.dep not in ("xcomp", "advcl", "acl"):
        return "planned"  # "the aim was to stop it"
    if above == index:
        return "happened"
    if token.dep == "xcomp" and not has_to and _is_had_done(tree, index):
        return "happened"
    if token.dep == "xcomp" or (token.dep == "ccomp" and has_to):
        if tree.particle(above) in words("acts.toml", "open", "words"):
            return "possible"
        if tree.lemmas[above] in words("acts.toml", "open", "words"):
            return "possible"
        transparent = tree.lemmas[above] in words("acts.toml", "transparent", "words")
        return _of_infinitive(tree, above, False) if transparent else "happened"
    if has_to and token.dep in ("advcl", "acl", "conj"):
        return "happened" if told else "planned"
    if token.dep in ("acl", "advcl") and _is_unreal(tree, above):
        return "possible"
    if token.dep == "conj" and not tree.dependents(index, "nsubj", "nsubj:pass"):
        marks = {tree.forms[c] for c in tree.dependents(above, "mark")}
        return _of_infinitive(tree, above, "to" in marks)
    return "happened"


def _is_had_done(tree: Tree, index: int) -> bool:
    """ "had the hearing waived": it was."""
    done = "Voice=Pass" in tree.tokens[index].feats
    above = tree.tokens[index].head
    return done and tree.lemmas[above] in ("have", "get") and is_past(tree, above)


def _of_noun(tree: Tree, draft: Draft) -> Modality:
    """ "the threat of new attacks", "called for talks": feared or wished, not told."""
    index = draft.token
    if tree.has(index, words("background.toml", "unreal_adjectives")) and not draft.definite:
        return "possible"
    token = tree.tokens[index]
    above = token.head
    if is_set_for_day(tree, index):
        return "planned"
    if above == index or draft.definite:
        return "happened"
    if token.dep in ("nmod", "conj") and _is_unreal(tree, above):
        called = tree.lemmas[above] == "call" and bool({"of", "about"} & set(tree.cases(index)))
        return "said_to_have" if called else "possible"
    unreal = words("background.toml", "unreal_verbs")
    if token.dep in ("obj", "obl", "advcl", "nmod") and tree.lemmas[above] in unreal:
        # "officers were called out to a fire": somebody had told of it
        sent = tree.lemmas[above] == "call" and bool(tree.dependents(above, "nsubj:pass"))
        return "said_to_have" if sent and token.dep == "obl" else "possible"
    return "happened"


def is_set_for_day(tree: Tree, index: int) -> bool:
    """ "set a hearing for Friday", "the vote was moved to Friday"; what "was set for Friday" may
    be over."""
    token = tree.tokens[index]
    verb = tree.lemmas[token.head]
    if token.dep not in ("obj", "nsubj:pass") or verb not in words(
        "acts.toml", "sets_day", "words"
    ):
        return False
    if token.dep == "nsubj:pass" and verb not in words("acts.toml", "sets_day", "moves"):
        return False
    by = set(words("acts.toml", "sets_day", "by"))
    below = [*tree.dependents(token.head, "obl", "nmod"), *tree.dependents(index, "nmod")]
    return any(c in tree.day_words and by & set(tree.cases(c)) for c in below)


def _is_unreal(tree: Tree, index: int) -> bool:
    return tree.lemmas[index] in words("background.toml", "unreal_nouns")


def _under_if(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.dep == "conj" and tree.has(token.head, IF)
