"""Whether it happened: polarity, modality, and whether it is the report's news at all."""

from __future__ import annotations

from dateline.extract.acts import is_order
from dateline.extract.draft import Draft
from dateline.extract.parties import is_person_word
from dateline.extract.polarity import is_negated
from dateline.extract.rules import OTHER, words
from dateline.extract.tree import Tree
from dateline.records import AIM, Modality, TimeMention

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
AHEAD = frozenset({"threatens", "plans", "promises", "demands", "expects"})
AROUND = frozenset({"before", "without", "by"})
BESIDE = frozenset({"conj", "ccomp", "parataxis"})
"""Relations to a clause of the same standing: its background is not theirs."""
STILL_AHEAD: dict[str, tuple[Modality, ...]] = {
    "month": ("planned", "hypothetical"), "year": ("planned",),
}  # fmt: skip
"""Modalities in which a bare month or year is no aside: "will reopen in April", "said it would
reopen in April"; "in 2011 she would become mayor" is long past."""
TO = frozenset({"to"})
PLACED = frozenset({"in", "at", "before"})
ASIDE_DEPTH = 2
UNDATED = frozenset({"", "article"})
FINDING = frozenset({"find", "discover"})


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
    if around & PLANNED or _is_to_come(tree, index) or _is_going_to(tree, index):
        return "planned"
    if around & POSSIBLE and not _was_perceived(tree, index):
        return "possible"
    if around & SUPPOSED:
        return "hypothetical"
    if _is_passed_over(tree, index) or (around & NEARLY and draft.kind in STRIKING):
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


def _is_passed_over(tree: Tree, index: int) -> bool:
    """ "rather than shell the town", "instead of shelling it"; what opens with "Instead," is
    what was done."""
    marks = (c for c in tree.children[index] if tree.forms[c] in INSTEAD)
    return any(tree.forms[c + 1] in ("than", "of") for c in marks if c + 1 < len(tree.forms))


def _is_going_to(tree: Tree, index: int) -> bool:
    """ "The army is going to attack"."""
    above = tree.tokens[index].head
    going = tree.tokens[index].dep == "xcomp" and tree.forms[above] == "going"
    return going and tree.has(index, frozenset({"to"})) and bool(tree.dependents(above, "aux"))


def _helpers_above(tree: Tree, index: int) -> set[str]:
    """The helpers that a verb without a tense shares with what it hangs on: "will be able to
    flee", "will be checked before being sold"."""
    token = tree.tokens[index]
    above = token.head
    adjective = token.dep == "xcomp" and tree.tokens[above].upos == "ADJ"
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
    """ "is to appear in court on Monday", "is due to appear", "is about to appear"."""
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


def _is_unreal(tree: Tree, index: int) -> bool:
    return tree.lemmas[index] in words("background.toml", "unreal_nouns")


def _under_if(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.dep == "conj" and tree.has(token.head, IF)


def spread_background(tree: Tree, drafts: list[Draft]) -> None:
    """What stands under background is background, unless it has a day of its own: the words of
    an utterance of last year, the acts inside "who fought in …"."""
    by_token = {draft.token: draft for draft in drafts}
    for draft in drafts:
        if draft.background or draft.dated == "clause":
            continue
        if is_under_unreal(tree, draft, by_token):
            draft.background = "aside"
            continue
        if draft.said_in is not None and draft.said_in.background:
            draft.background = draft.said_in.background
        elif not draft.definite and not _is_beside(tree, draft.carrier):
            above = next((by_token[a] for a in tree.up(draft.token) if a in by_token), None)
            lasting = draft.nominal and above is not None and above.background == "state"
            if above and above.background and draft.said_in is not above and not lasting:
                draft.background = above.background
    _spread_upwards(tree, drafts, by_token)
    for draft in drafts:
        if not draft.background and _is_aim(tree, draft):
            draft.background = AIM
        elif not draft.background and _is_past_guess(tree, draft):
            draft.background = "guess"


def _is_aim(tree: Tree, draft: Draft) -> bool:
    """ "went to the mill to free him": what was done had this aim; nobody announces it."""
    if draft.nominal or draft.modality != "planned" or draft.stance != "asserts":
        return False
    token = tree.tokens[draft.carrier]
    if draft.dated == "clause" or not tree.has(draft.carrier, frozenset({"to"})):
        return False
    if token.dep == "acl":
        return tree.lemmas[token.head] in words("background.toml", "aim_nouns")
    around = {tree.forms[c] for c in tree.dependents(token.head, "aux")}
    done = is_past(tree, token.head) or "Voice=Pass" in tree.tokens[token.head].feats
    return token.dep == "advcl" and done and not around & (PLANNED | POSSIBLE | SUPPOSED)


def _is_past_guess(tree: Tree, draft: Draft) -> bool:
    """ "could have saved him": of what is past, and no look ahead."""
    if draft.nominal or draft.modality not in ("possible", "hypothetical"):
        return False
    helpers = {tree.forms[c] for c in tree.dependents(draft.carrier, "aux")}
    return "have" in helpers and bool(helpers & (POSSIBLE | SUPPOSED))


def _is_beside(tree: Tree, index: int) -> bool:
    """Of the same standing as the clause it hangs on; a further relative clause is not."""
    if tree.tokens[index].dep == "conj":
        return tree.tokens[tree.tokens[index].head].dep not in ("acl", "acl:relcl", "advcl")
    return tree.tokens[index].dep in BESIDE


def _spread_upwards(tree: Tree, drafts: list[Draft], by_token: dict[int, Draft]) -> None:
    """ "After he left in 2018, they have burned ships": what went on since then is as old."""
    for draft in drafts:
        if draft.background not in ("year", "since", "stretch") or draft.dated != "clause":
            continue
        token = tree.tokens[draft.carrier]
        if token.dep != "advcl" or not tree.has(draft.carrier, frozenset({"after", "since"})):
            continue
        own = [c for c in tree.dependents(draft.carrier, "conj") if c > draft.carrier]
        for index in (token.head, *tree.dependents(token.head, "conj"), *own):
            above = by_token.get(index)
            if above is not None and above.dated != "clause" and not above.background:
                above.background = draft.background


def find_background(tree: Tree, draft: Draft, own_times: list[TimeMention]) -> str:
    """Why the claim is not the report's news, in one word; "" where it is."""
    for mention in own_times:
        reason = _time_reason(tree, mention)
        if reason and draft.modality not in STILL_AHEAD.get(reason, ()):
            return reason
    index = draft.carrier
    adverbs = {tree.forms[c] for c in tree.dependents(index, "advmod")}
    if adverbs & words("background.toml", "habit"):
        return "habit"
    if _is_state(tree, draft):
        return "state"
    if _is_general(tree, draft):
        return "habit"
    if draft.nominal and not draft.definite and tree.has(draft.token, _earlier()):
        return "earlier"
    if draft.nominal and tree.lemmas[draft.token] in words("background.toml", "long_lasting"):
        return "stretch"
    if draft.said_in is None and _opens_in_pluperfect(tree, draft):
        return "before"
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
    if lemma in words("acts.toml", "state", "but_placed") and _has_place(tree, draft.token):
        return False
    if lemma in words("acts.toml", "state", "told_as_main"):
        return tree.tokens[draft.token].dep in ("acl", "acl:relcl")
    return draft.kind == OTHER or lemma == "have"


def _has_place(tree: Tree, index: int) -> bool:
    return any(PLACED.intersection(tree.cases(c)) for c in tree.dependents(index, "obl"))


def _earlier() -> frozenset[str]:
    return words("background.toml", "earlier")


def _is_general(tree: Tree, draft: Draft) -> bool:
    """ "in charge of planning raids": what somebody does, not what was done."""
    if draft.nominal:
        return False
    index = draft.carrier
    if tree.tokens[index].dep == "conj":
        index = tree.tokens[index].head
    token = tree.tokens[index]
    if token.dep not in ("acl", "advcl", "nmod") or not tree.forms[index].endswith("ing"):
        return False
    marks = {tree.forms[c] for c in tree.dependents(index, "mark", "case")}
    under_noun = tree.tokens[token.head].upos in ("NOUN", "PROPN", "ADJ")
    return under_noun and bool(marks & {"of", "for", "in", "at"})


def mark_generalities(tree: Tree, drafts: list[Draft]) -> None:
    """ "Oil spills ruin the shore.": in a paragraph a plain present tense of no kind of its own
    says how things are. Headings and captions tell news in it."""
    for draft in drafts:
        if draft.background or draft.kind != OTHER or draft.nominal or draft.utterance:
            continue
        block = tree.blocks.get(tree.sentences[draft.sentence].block)
        in_text = block is not None and block.role == "paragraph"
        if in_text and draft.said_in is None and draft.dated in UNDATED and _is_now(tree, draft):
            draft.background = "general"


def _is_now(tree: Tree, draft: Draft) -> bool:
    index = draft.carrier
    if draft.modality != "happened" or tree.dependents(index, "aux"):
        return False
    feats = [tree.tokens[c].feats for c in (index, *tree.dependents(index, "cop", "aux:pass"))]
    return any("Tense=Pres" in held and "VerbForm=Fin" in held for held in feats)


def _opens_in_pluperfect(tree: Tree, draft: Draft) -> bool:
    """ "The town had seen floods before.": a main clause in the report's own voice."""
    index = draft.carrier
    if tree.tokens[index].dep == "conj":
        index = tree.tokens[index].head
    return tree.tokens[index].dep == "root" and is_past_before(tree, draft)


def _describes_person(tree: Tree, draft: Draft) -> bool:
    """A relative clause on somebody: "the judge who freed him", "a man accused of theft"."""
    token = tree.tokens[draft.token]
    if draft.nominal or draft.utterance or token.dep not in ("acl:relcl", "acl"):
        return False
    above = tree.tokens[token.head]
    if above.dep == "obj" and tree.lemmas[above.head] in FINDING:
        return False  # "found two men stabbed"
    return is_person_word(tree, token.head)


def is_under_unreal(tree: Tree, draft: Draft, by_token: dict[int, Draft]) -> bool:
    """ "rather than mourning him as after the coup": told beside something that did not happen."""
    if draft.nominal or tree.tokens[draft.carrier].dep != "advcl":
        return False
    above = by_token.get(tree.tokens[draft.carrier].head)
    return above is not None and above.modality == "hypothetical" and draft.dated != "clause"


def _has_mark(tree: Tree, index: int) -> bool:
    """A clause with its conjunction ("as he did"), not a bare participle (", killing two")."""
    return any(tree.forms[c] != "to" for c in tree.dependents(index, "mark"))


def _is_aside(tree: Tree, draft: Draft) -> bool:
    """Two subordinate clauses deep: "…, as he did after the army took the town"."""
    depth = 0
    at = draft.carrier
    if draft.nominal or draft.utterance:
        return False
    for above in (at, *tree.up(at)):
        dep = tree.tokens[above].dep
        if dep in ("acl:relcl", "advcl:relcl") or (dep == "advcl" and _has_mark(tree, above)):
            depth += 1
    return depth >= ASIDE_DEPTH
