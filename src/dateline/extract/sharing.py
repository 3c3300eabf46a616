"""The day that the acts of one sentence share where the sentence says only one.

"Two were hurt after a shooting in the market on Saturday": both are of that Saturday. A day
under a verb of saying is that of the words, a day inside "Friday's raid" or "the raid on
Friday" is that of the raid alone, and a day in one of two joined clauses dates the other only
where both tell harm done to people ("one was killed and two were hurt on Friday").
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from dateline.extract.draft import Draft
from dateline.extract.rules import words
from dateline.extract.tree import Tree, is_day
from dateline.records import LATER, TimeExpr, TimeMention

HARM = frozenset({"assault", "harm", "accident", "disaster"})
ACTS = HARM | {"crime"}
TELLING = frozenset({"accuse", "court", "investigate", "statement"})
"""Kinds that deal with acts of an earlier day."""
AFTERWARDS = frozenset({"after", "following", "since", "over"})
WITHIN = frozenset({"in", "at", "during"})
WITH_NOUN = frozenset({"obl", "nsubj", "nsubj:pass", "obj", "obl:agent"})
REPORTING = frozenset({"report", "call", "phone"})
CALLING = frozenset({"call", "dispatch", "respond", "send", "summon", "rush"})


def share_days(tree: Tree, drafts: list[Draft], may_take: Callable[[Draft], bool]) -> None:
    """Give the undated acts of a sentence its only day, as little certain; `may_take` tells
    which of them are told as news."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for inside in by_sentence.values():
        dated = [d for d in inside if d.dated == "clause" and is_day(d.expr)]
        if not dated or any(d.expr != dated[0].expr for d in dated):
            continue
        for draft in inside:
            reported = _is_reported(tree, draft)
            if draft.expr is None and not draft.utterance and (reported or may_take(draft)):
                owner = next((d for d in dated if _shares(tree, d, draft)), None)
                if owner is not None:
                    draft.expr, draft.dated = owner.expr, "sentence"


def share_nobodys(
    tree: Tree, drafts: list[Draft], times: tuple[TimeMention, ...], owned: set[int]
) -> None:
    """ "It led to gunfire on Saturday": the day of a verb that tells nothing, where the sentence
    names no other, is that of the one harm told between them. `owned` are the starts of the times
    that claims have."""
    for mention in times:
        word = tree.word_at(mention.start)
        if word is None or mention.start in owned or not is_day(mention.expr):
            continue
        verb = next((i for i in tree.up(word) if tree.tokens[i].upos == "VERB"), None)
        inside = [m for m in times if tree.sentence_at(m.start) == tree.tokens[word].sent]
        if verb is None or any(is_day(m.expr) and m is not mention for m in inside):
            continue
        below = [d for d in drafts if d.kind in HARM and tree.under(d.token, verb)]
        free = [d for d in below if d.expr is None and not is_alleged(tree, d)]
        free = [d for d in free if not is_ended(tree, d)]
        told = [d for d in free if d.modality == "happened" and d.polarity == "affirmed"]
        if len(told) == len(below) == 1 and told[0].token < word and not told[0].definite:
            told[0].expr, told[0].dated = mention.expr, "clause"


def share_settings(tree: Tree, drafts: list[Draft]) -> None:
    """ "At Friday's debate Nora Abel cited it", "in a May 3 press conference, he said": what
    is done in the course of an event has its day."""
    by_token = {draft.carrier: draft for draft in drafts if not draft.nominal}
    for setting in drafts:
        token = tree.tokens[setting.token]
        done = by_token.get(token.head)
        if done is None or done.expr is not None or not setting.nominal or token.dep != "obl":
            continue
        if setting.kind in ACTS and done.kind not in ACTS:
            continue  # "arrested in the May 3 shooting": over it
        within = bool(WITHIN & set(tree.cases(setting.token)))
        if not within or done.quoted or done.modality != "happened" or setting.dated != "clause":
            continue
        if setting.expr is not None and is_day(setting.expr):
            done.expr, done.dated = day_alone(setting.expr), "clause"


def share_joined(tree: Tree, drafts: list[Draft]) -> None:
    """ "was shot and killed in 2012": one act in two words has the month or year that stands
    behind the second. Days are shared by `share_days`."""
    by_token = {draft.carrier: draft for draft in drafts if not draft.nominal}
    for second in drafts:
        token = tree.tokens[second.carrier]
        first = by_token.get(token.head)
        if token.dep != "conj" or first is None or second.nominal or second.dated != "clause":
            continue
        alike = first.kind in HARM and second.kind in HARM and second.carrier - first.carrier <= 2
        own = tree.dependents(second.carrier, "nsubj", "nsubj:pass")
        free = first.expr is None and not is_day(second.expr)
        if alike and not own and free and tree.lemmas[second.token] not in LATER:
            first.expr, first.dated = second.expr, "clause"


def share_fronted(tree: Tree, drafts: list[Draft], fronted: set[int]) -> None:
    """ "In 1998 it collapsed and was bought": a time that opens a sentence is that of every
    joined clause that has no doer of its own. `fronted`: claims whose time opens theirs."""
    by_token = {draft.carrier: draft for draft in drafts if not draft.nominal}
    for second in drafts:
        token = tree.tokens[second.carrier]
        first = by_token.get(token.head)
        if token.dep != "conj" or first is None or second.nominal or second.expr is not None:
            continue
        own = tree.dependents(second.carrier, "nsubj", "nsubj:pass")
        if first.token in fronted and first.expr is not None and not own:
            second.expr, second.dated = day_alone(first.expr), "clause"


def day_alone(expr: TimeExpr) -> TimeExpr:
    """The day of an expression without its hour: what is told around it had another."""
    return replace(expr, clock="", zone="", part="") if is_day(expr) else expr


def share_performed(tree: Tree, drafts: list[Draft]) -> None:
    """ "The deal was announced on Friday", "signed the accord": a noun that points nowhere has
    the day on which it was done, where its verb says that it was."""
    by_token = {draft.token: draft for draft in drafts}
    for draft in drafts:
        token = tree.tokens[draft.token]
        above = by_token.get(token.head)
        if draft.expr is not None or draft.points_to is not None or draft.background:
            continue
        if above is None or not draft.nominal or token.dep not in ("obj", "nsubj:pass"):
            continue
        done = above.modality == "happened" and above.polarity == "affirmed" and above.expr
        one_harm = {above.kind, draft.kind} <= HARM  # "suffered injuries"
        if done and (one_harm or tree.lemmas[above.token] in words("days.toml", "performs")):
            draft.expr, draft.dated = (
                above.expr,
                above.dated if above.dated in ("article", "running") else "sentence",
            )


def is_telling(tree: Tree, draft: Draft) -> bool:
    """Whether it is told of acts that were done before it: words, charges, a court's work;
    not help that comes at once ("Officers were called to the mill")."""
    lemma = tree.lemmas[draft.token]
    sent = bool(tree.dependents(draft.token, "nsubj:pass"))
    if lemma in words("days.toml", "comes") or (sent and lemma in words("days.toml", "called")):
        return False
    return draft.utterance or draft.kind in TELLING or is_sum(tree, draft)


def is_sum(tree: Tree, draft: Draft) -> bool:
    """ "The death toll rose to 14 on Tuesday": told of deaths on days before it."""
    sums = words("days.toml", "sums")
    return any(tree.lemmas[c] in sums for c in tree.dependents(draft.carrier, "nsubj"))


def is_ended(tree: Tree, owner: Draft) -> bool:
    """ "The mill stopped leaking on Friday": the day of the end, not of what ended."""
    token = tree.tokens[owner.carrier]
    return token.dep == "xcomp" and tree.lemmas[token.head] in words("days.toml", "ends")


def is_charge(tree: Tree, draft: Draft) -> bool:
    """ "charged with assault": a noun that names an offence, not an act that was told."""
    return draft.nominal and not draft.definite and _under_charge(tree, draft)


def is_alleged(tree: Tree, draft: Draft) -> bool:
    """ "charged with assault", "with firing a gun": told of a day before the charge."""
    done = not draft.nominal and tree.forms[draft.token].endswith("ing")
    return is_charge(tree, draft) or (done and _under_charge(tree, draft))


def _under_charge(tree: Tree, draft: Draft) -> bool:
    token = tree.tokens[draft.token]
    head = token.head
    if token.dep == "conj":
        head = tree.tokens[head].head
    return head != draft.token and tree.lemmas[head] in words("days.toml", "charges")


def _shares(tree: Tree, owner: Draft, draft: Draft) -> bool:
    """Whether the day of `owner` is that of `draft` as well."""
    if owner.background or (owner.nominal and owner.definite):
        return False
    above, below = _clause(tree, owner), _clause(tree, draft)
    if above is None or below is None:
        return False
    if owner.nominal:
        later = tree.lemmas[draft.token] in LATER - {"dead"}
        return draft.kind in HARM and above == below and not draft.nominal and not later
    if draft.kind in HARM and _is_called_to(tree, owner, draft):
        return True
    if owner.utterance or draft.nominal:
        return draft.nominal and above == below and _is_at_once(tree, owner, draft)
    return _are_joined(tree, owner, draft)


def _clause(tree: Tree, draft: Draft) -> int | None:
    """The verb in whose clause an act stands; None where it stands within another phrase."""
    if not draft.nominal or draft.carrier != draft.token:
        return draft.carrier
    token = tree.tokens[draft.token]
    return token.head if token.dep in WITH_NOUN else None


def _is_at_once(tree: Tree, owner: Draft, noun: Draft) -> bool:
    """Whether a dated verb and the event in its clause are of one day: "hurt in a fire on
    Friday", "was taken to hospital on Friday after a fire"; not "died on Friday after", "was
    arrested on Friday over"."""
    lemma = tree.lemmas[owner.token]
    if _is_reported(tree, noun):
        return True
    if noun.kind not in HARM:
        return False
    after = bool(AFTERWARDS & set(tree.cases(noun.token)))
    if owner.kind in HARM:
        return not (after and lemma in LATER)
    if owner.utterance and lemma not in CALLING:
        return False
    return lemma in CALLING and "to" in tree.cases(noun.token)


def _is_called_to(tree: Tree, owner: Draft, draft: Draft) -> bool:
    """ "responded on Friday to a report of shots fired": of the same hour."""
    if tree.lemmas[owner.token] not in CALLING:
        return False
    return any(
        tree.lemmas[index] in REPORTING and tree.tokens[index].head == owner.token
        for index in tree.up(draft.token)
    )


def _is_reported(tree: Tree, draft: Draft) -> bool:
    """ "The fire was reported on Friday": word of it came in, which is not said of old news."""
    token = tree.tokens[draft.token]
    if not draft.nominal or draft.kind not in ACTS or token.dep != "nsubj:pass":
        return False
    return tree.lemmas[token.head] in REPORTING and draft.modality == "happened"


def _are_joined(tree: Tree, owner: Draft, draft: Draft) -> bool:
    """Harm told in two joined clauses, by different words: "one was killed and two were hurt
    on Friday"; not "seven died, and two more died on Friday"."""
    if owner.kind not in HARM or draft.kind not in HARM:
        return False
    one, two = tree.tokens[owner.carrier], tree.tokens[draft.carrier]
    if one.dep == "conj" and one.head == draft.carrier and tree.lemmas[owner.token] not in LATER:
        return tree.lemmas[owner.token] != tree.lemmas[draft.token]
    between = one.dep == "conj" and one.head < draft.carrier < owner.carrier
    if between and tree.under(draft.carrier, one.head):  # "the mill where two were shot and …"
        return tree.lemmas[owner.token] not in LATER
    if two.dep == "conj" and two.head == owner.carrier:
        return tree.lemmas[draft.token] not in LATER
    return two.dep == "parataxis" and two.head == owner.carrier
