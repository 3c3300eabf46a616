"""Whether a claim is its report's news, or told in passing: why it is background."""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.form import form_of
from dateline.extract.people import is_person_word
from dateline.extract.reality import POSSIBLE, SUPPOSED, is_passed_over, is_past_before
from dateline.extract.rules import OTHER, read, words
from dateline.extract.sharing import is_sum
from dateline.extract.tree import Tree, is_day
from dateline.records import AIM, Modality, TimeExpr, TimeMention

BESIDE = frozenset({"conj", "ccomp", "parataxis"})
"""Relations to a clause of the same standing: its background is not theirs."""
STILL_AHEAD: dict[str, tuple[Modality, ...]] = {
    "month": ("planned", "hypothetical"), "year": ("planned",),
}  # fmt: skip
"""Modalities in which a bare month or year is no aside: "will reopen in April", "said it would
reopen in April"; "in 2011 she would become mayor" is long past."""
HAPPENED: tuple[Modality, ...] = ("happened", "said_to_have")
PLACED = frozenset({"in", "at", "before"})
ASIDE_DEPTH = 2
AHEAD_FORMS = frozenset({"will", "may", "should", "would", "imperative"})
"""What is done for an aim in one of these forms is not done yet, nor is the aim an aside."""
ITSELF = frozenset({"it", "this", "that"})
FINDING = frozenset({"find", "discover"})


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
        if _is_of_earlier(tree, draft, by_token):
            draft.background = "earlier"
    _spread_upwards(tree, drafts, by_token)
    for draft in drafts:
        if not draft.background and _is_aim(tree, draft):
            draft.background = AIM
        elif not draft.background and _is_guess(tree, draft):
            draft.background = "guess"


def _is_of_earlier(tree: Tree, draft: Draft, by_token: dict[int, Draft]) -> bool:
    """ "Prior raids have struck only the coast": told of what came before the news."""
    if draft.nominal or draft.background:
        return False
    subjects = tree.dependents(draft.carrier, "nsubj", "nsubj:pass")
    told = [by_token[subject] for subject in subjects if subject in by_token]
    return any(one.background == "earlier" for one in told)


def _is_aim(tree: Tree, draft: Draft) -> bool:
    """ "went to the mill to free him", "a vaccine to protect pigs": what was done or is there has
    this aim; nobody announces it. What a plan or an effort is for lies ahead."""
    if draft.nominal or draft.modality != "planned" or draft.stance != "asserts":
        return False
    token = tree.tokens[draft.carrier]
    if draft.dated == "clause" or not tree.has(draft.carrier, frozenset({"to"})):
        return False
    if _is_headline(tree, token.head):
        return False  # "Kestrel to close mill"
    if token.dep == "acl":
        lemma = tree.lemmas[token.head]
        ahead = lemma in words("background.toml", "unreal_nouns")
        return lemma in words("background.toml", "aim_nouns") or not ahead
    return token.dep == "advcl" and form_of(tree, token.head) not in AHEAD_FORMS


def _is_headline(tree: Tree, index: int) -> bool:
    """Whether a title hangs on the word, and has no verb but the one that lies ahead."""
    block = tree.blocks.get(tree.sentences[tree.tokens[index].sent].block)
    alone = tree.tokens[index].dep == "root" and tree.tokens[index].upos != "VERB"
    return alone and block is not None and block.role == "title"


def _is_guess(tree: Tree, draft: Draft) -> bool:
    """ "could have saved him", "rather than saving him": of what did not happen, and no look
    ahead."""
    if draft.nominal or draft.modality not in ("possible", "hypothetical"):
        return False
    if is_passed_over(tree, draft.carrier):
        return True
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
        if _is_years_off(mention.expr) and draft.modality in HAPPENED:
            return "year"
        reason = _time_reason(tree, mention)
        if reason == "stretch" and _is_term(tree, draft, mention):
            continue
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
    if _is_linked(tree, draft):
        return "aside"
    late = any(_is_of_these_days(mention) for mention in own_times)
    if draft.said_in is None and _opens_in_pluperfect(tree, draft) and not late:
        return "before"
    if _describes_person(tree, draft) or _tells_life(tree, draft):
        return "person"
    if draft.dated != "clause" and _is_aside(tree, draft):
        return "aside"
    return ""


def _is_of_these_days(mention: TimeMention) -> bool:
    """ "By noon on Monday police had closed it", "had resigned that afternoon": news."""
    expr = mention.expr
    return expr.op == "weekday" or (expr.op == "offset" and expr.unit == "day")


def _is_years_off(expr: TimeExpr) -> bool:
    """ "last year", "four years ago", "two years later"."""
    return expr.op in ("offset", "unit") and expr.unit == "year" and bool(expr.offset)


def _time_reason(tree: Tree, mention: TimeMention) -> str:
    said = tree.text[mention.start : mention.end].lower()
    before = tree.text[max(0, mention.start - 12) : mention.start].lower().split()
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
        if mention.type == "SET":
            return "habit"
        return "" if before[-1:] == ["to"] or before[-2:] == ["time", "in"] else "stretch"
    return ""


def _is_term(tree: Tree, draft: Draft, mention: TimeMention) -> bool:
    before = tree.text[max(0, mention.start - 12) : mention.start].lower().split()
    return before[-1:] == ["for"] and is_set_for(tree, draft.carrier)


def is_set_for(tree: Tree, verb: int) -> bool:
    """ "was banned for ten years": done at once, for so long from then on."""
    listed = tree.lemmas[verb] in words("background.toml", "sets_term")
    return listed and form_of(tree, verb) == "past"


def _is_state(tree: Tree, draft: Draft) -> bool:
    if draft.nominal or draft.utterance or draft.modality != "happened":
        return False
    lemma = tree.lemmas[draft.token]
    if lemma not in words("acts.toml", "state", "words"):
        return False
    if draft.dated == "clause" and is_day(draft.expr) and is_sum(tree, draft):
        return False  # "The death toll stood at 31 on Friday morning"
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
    if draft.modality == "planned" and _is_headline(tree, token.head):
        return False
    return is_person_word(tree, token.head)


def _tells_life(tree: Tree, draft: Draft) -> bool:
    """ "He starred in nine films", "served in the army": of no day, in the report's own voice."""
    lemma = tree.lemmas[draft.token]
    if draft.nominal or draft.dated == "clause" or lemma not in words("acts.toml", "life", "words"):
        return False
    if lemma in words("acts.toml", "life", "bare") and tree.dependents(draft.token, "obj"):
        return False
    told = form_of(tree, draft.carrier) in ("past", "before", "perfect")
    return told and draft.said_in is None and draft.modality in HAPPENED


def is_under_unreal(tree: Tree, draft: Draft, by_token: dict[int, Draft]) -> bool:
    """ "rather than mourning him as after the coup": told beside something that did not happen."""
    if draft.nominal or tree.tokens[draft.carrier].dep != "advcl":
        return False
    above = by_token.get(tree.tokens[draft.carrier].head)
    return above is not None and above.modality == "hypothetical" and draft.dated != "clause"


def _is_linked(tree: Tree, draft: Draft) -> bool:
    """ "The raid may be linked to the bombing of May 3": another act than the report's own."""
    token = tree.tokens[draft.token]
    if not draft.nominal or token.dep != "obl" or "to" not in tree.cases(draft.token):
        return False
    if tree.lemmas[token.head] not in words("background.toml", "linked"):
        return False
    acts = words("background.toml", "stand_ins").union(*map(set, read("background.toml")["alike"]))
    subjects = tree.dependents(token.head, "nsubj", "nsubj:pass")
    return any(tree.forms[s] in ITSELF or tree.lemmas[s] in acts for s in subjects)


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
