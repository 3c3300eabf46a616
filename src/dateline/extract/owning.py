"""Whose a time expression is: the claim in whose clause it stands.

A time that belongs to a word that tells no claim ("last month's figures", "a man in his 30s",
"Nora Abel (1956-2020)") is nobody's; it must not climb to the next verb.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.extract.chronicle import find_entries
from dateline.extract.draft import Draft
from dateline.extract.rules import words
from dateline.extract.sharing import ACTS, is_charge, is_ended
from dateline.extract.tree import Tree, is_day
from dateline.records import TimeExpr, TimeMention

BETWEEN = re.compile(r"[\s,]*(?:(?:on|and|to|until|early|late)\b[\s,]*)?")
"""What may stand between a clock time and its day ("9:15 p.m. on Friday")."""
COMMA = re.compile(r"\s*,?\s*(?:on\s+)?")
INSIDE = frozenset({"nummod", "compound", "amod", "nmod:poss"})
SETTING = frozenset({"in", "at", "during", "on"})
"""Before a noun with a day: where something was done ("said at a May 3 press conference")."""
OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})
AT_ONCE = frozenset({"when", "while"})
"""Conjunctions that give two clauses one time."""
COUNTED_FROM = frozenset({"after", "before", "following"})
UNTOLD = frozenset({"ccomp", "advcl", "acl", "acl:relcl"})


def find_owners(
    tree: Tree, drafts: Sequence[Draft], times: tuple[TimeMention, ...]
) -> dict[int, list[TimeMention]]:
    """The times of each claim, by its token, in text order; those that name a day come first."""
    carriers: dict[int, Draft] = {}
    for draft in drafts:
        carriers.setdefault(draft.carrier, draft)
        carriers.setdefault(draft.token, draft)
    told = _told_in_roles(tree)
    starts = [token.start for token in tree.tokens]
    entries = find_entries(tree, times)
    found: dict[int, list[TimeMention]] = {}
    for mention in join_hours(tree, times):
        owner = _owner(tree, mention, carriers, told, starts)
        if owner is not None and mention.start in entries and starts[owner.token] < mention.start:
            continue  # the next entry's day, read as the end of this one's sentence
        if owner is not None and not is_ended(tree, owner):
            owner = _told_fronted(tree, mention, owner, drafts)
            owner = _looked_into(tree, mention, owner, drafts)
            if _is_set_by(tree, mention, owner):
                owner = next((d for d in drafts if _is_its_object(tree, d, owner)), None)
            if owner is not None:
                found.setdefault(owner.token, []).append(mention)
    return {
        token: sorted(listed, key=lambda mention: is_bare_clock(mention.expr))
        for token, listed in found.items()
    }


def _is_set_by(tree: Tree, mention: TimeMention, owner: Draft) -> bool:
    """ "set a deadline of Friday": the day is none of the act that sets it."""
    word = tree.word_at(mention.start)
    listed = tree.lemmas[owner.token] in words("acts.toml", "sets_day", "words")
    if word is None or owner.modality != "happened" or not listed:
        return False
    by = set(words("acts.toml", "sets_day", "by")) & set(tree.cases(word))
    return bool(by) and mention.expr.direction == "future"


def _is_its_object(tree: Tree, draft: Draft, owner: Draft) -> bool:
    return draft.modality == "planned" and tree.tokens[draft.token].head == owner.carrier


def _told_fronted(tree: Tree, mention: TimeMention, owner: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "On Friday, two men were found dead, Nora Abel said": what opens a sentence whose verb
    of saying comes last is part of what is said."""
    word = tree.word_at(mention.start)
    if word is None or not owner.utterance or owner.nominal or not opens(tree, word):
        return owner
    said = [d for d in drafts if d.said_in is owner and word < d.token < owner.token]
    subjects = tree.dependents(owner.carrier, "nsubj")
    if any(subject < d.token for subject in subjects for d in said) or not said:
        return owner
    first = min(said, key=lambda d: (d.nominal, len(list(tree.up(d.carrier))), d.token))
    return owner if first.quoted or first.nominal else first


def opens(tree: Tree, word: int) -> bool:
    """Whether no more than a preposition stands before it in its sentence."""
    first = tree.sentences[tree.tokens[word].sent].first
    lead = ("ADP", "ADV", "DET", "ADJ", "PUNCT", "CCONJ")
    return all(tree.tokens[index].upos in lead for index in range(first, word))


def _looked_into(tree: Tree, mention: TimeMention, owner: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "are investigating a shooting at the mill on Friday", "have arrested a man over Friday's
    raid": a day gone by is not that of what still goes on or has been done, but of the act just
    named."""
    word = tree.word_at(mention.start)
    if word is None or owner.nominal:
        return owner
    if not _goes_on_now(tree, owner.carrier) and not _has_been(tree, owner.carrier):
        return owner
    expr = mention.expr
    gone = (expr.op == "weekday" and expr.direction == "past") or expr.op == "date"
    named = [d for d in drafts if owner.token < d.token < word and d.sentence == owner.sentence]
    acts = [d for d in named if d.kind in ACTS and d.polarity == "affirmed"]
    return acts[-1] if gone and acts and is_day(expr) else owner


def _goes_on_now(tree: Tree, verb: int) -> bool:
    """ "are investigating", "is being sought"."""
    helpers = [tree.tokens[c] for c in tree.dependents(verb, "aux", "aux:pass")]
    now = any("Tense=Pres" in one.feats and "VerbForm=Fin" in one.feats for one in helpers)
    goes_on = tree.forms[verb].endswith("ing") or any("VerbForm=Part" in h.feats for h in helpers)
    return now and goes_on and not tree.has(verb, frozenset({"have", "has"}))


def _has_been(tree: Tree, verb: int) -> bool:
    """ "have arrested", which no day gone by is said of."""
    return any(tree.forms[c] in ("have", "has", "'ve") for c in tree.dependents(verb, "aux"))


def is_bare_clock(expr: TimeExpr) -> bool:
    """Whether an expression names an hour and leaves its day to the text around it."""
    here = (expr.op, expr.offset, expr.unit) == ("offset", 0, "day")
    return here and bool(expr.clock) and expr.rule == "clock"


def find_timed(tree: Tree, times: tuple[TimeMention, ...]) -> frozenset[int]:
    """The sentences that name a time of their own, more than an hour."""
    numbers = {
        tree.sentence_at(mention.start)
        for mention in times
        if mention.type in ("DATE", "TIME") and not is_bare_clock(mention.expr)
    }
    return frozenset(number for number in numbers if number is not None)


def join_hours(tree: Tree, times: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """The mentions, an hour joined with the day that is named right after it, and a weekday
    with its date ("the night of Thursday, January 8")."""
    found = list(times)
    for index in range(len(found) - 2, -1, -1):
        one, day = found[index], found[index + 1]
        if not is_day(day.expr) or is_bare_clock(day.expr):
            continue
        between = tree.text[one.end : day.start]
        if one.expr.rule == "clock-range" and BETWEEN.fullmatch(between):
            found[index] = replace(one, expr=day.expr)
        elif is_bare_clock(one.expr) and BETWEEN.fullmatch(between):
            expr = replace(day.expr, clock=one.expr.clock, zone=one.expr.zone, part="")
            found[index] = replace(one, expr=expr)
        elif _is_weekday_of(one.expr, day.expr) and COMMA.fullmatch(between):
            expr = replace(day.expr, clock=one.expr.clock, zone=one.expr.zone, part=one.expr.part)
            found[index] = replace(one, expr=expr)
    return tuple(found)


def _is_weekday_of(one: TimeExpr, day: TimeExpr) -> bool:
    return one.op == "weekday" and one.offset is None and day.op == "date" and not day.clock


def _told_in_roles(tree: Tree) -> dict[int, int]:
    """Predicate by time word, where the reader says that it tells when. The tree decides where
    it says so of several or of the later of two joined clauses ("In 1998 it collapsed and was
    bought")."""
    found: dict[int, list[int]] = {}
    for predicate in sorted(tree.predicates):
        for label, head in tree.predicates[predicate].roles:
            if label == "ARGM-TMP":
                found.setdefault(head, []).append(predicate)
    return {
        head: told[0]
        for head, told in found.items()
        if len(told) == 1 and not _is_joined(tree, told[0], tree.tokens[head].head)
    }


def _is_joined(tree: Tree, second: int, first: int) -> bool:
    token = tree.tokens[second]
    return token.dep == "conj" and token.head == first and first < second


def _owner(
    tree: Tree,
    mention: TimeMention,
    carriers: dict[int, Draft],
    told: dict[int, int],
    starts: list[int],
) -> Draft | None:
    inside = _words_of(mention, starts)
    if not inside or all(index in tree.name_at for index in inside):
        return None
    if tree.forms[inside[-1] + 1 : inside[-1] + 3] == ["block", "of"]:
        return None  # "the 1900 block of a street"
    head = next((i for i in inside if tree.tokens[i].head not in inside), inside[0])
    head = _counted_from(tree, mention, head)
    beside = _noun_before(tree, head, carriers)
    if beside is not None:
        return beside
    if _is_nobodys(tree, mention, inside, head, carriers):
        return None
    for index in inside:
        if index in told:
            owner = carriers.get(told[index])
            if owner is not None:
                return owner
            if _is_untold(tree, told[index]):
                return None
    below = head
    for above in tree.up(head):
        if _is_gapped(tree, below, above):
            return None
        owner = carriers.get(above) or _opened_by(tree, above, carriers)
        if owner is not None:
            return owner
        if _is_untold(tree, above):
            return None
        below = above
    return None


def _counted_from(tree: Tree, mention: TimeMention, head: int) -> int:
    """ "a day after the May 3 raid": the length hangs on the raid, whose own day is May 3; the
    day that it counts to is that of whatever the raid hangs on."""
    above = tree.tokens[head].head
    counts = mention.expr.op == "offset" and mention.expr.anchor is not None
    return above if counts and COUNTED_FROM & set(tree.cases(above)) else head


def _is_nobodys(
    tree: Tree, mention: TimeMention, inside: list[int], head: int, carriers: dict[int, Draft]
) -> bool:
    """Whether the time is part of a phrase that tells no event: an age, a model's year, the
    years of a life."""
    first, last = inside[0], inside[-1]
    if first and tree.forms[first - 1] in OWNERS:
        return True  # "in his 30s"
    token = tree.tokens[head]
    above = token.head
    noun = tree.tokens[above].upos in ("NOUN", "PROPN") and above > last and above not in carriers
    if noun and tree.lemmas[above] in words("days.toml", "clocks"):
        return False  # "early Friday local time"
    if token.dep in INSIDE and noun:
        subject = tree.tokens[above].dep in ("nsubj", "nsubj:pass")
        own = is_day(mention.expr) or _has_preposition(tree, first)
        return not (own and (subject or SETTING & set(tree.cases(above))))
    brackets = tree.text[tree.tokens[first].start - 1 : tree.tokens[first].start] == "("
    if not brackets:
        return False
    rest = tree.text[tree.tokens[first].start : tree.tokens[first].start + LIFE]
    return bool(re.match(r"[^()A-Za-z]*\)", rest)) and tree.tokens[above].upos == "PROPN"


LIFE = 24
"""Characters within which the years of a life close their bracket ("(1956-2020)")."""


def _has_preposition(tree: Tree, first: int) -> bool:
    """ "In the late 1980's Orrin Mills added a store": its own, whatever the tree says."""
    while first > 0 and tree.tokens[first - 1].upos in ("DET", "ADJ"):
        first -= 1
    return first > 0 and tree.tokens[first - 1].upos == "ADP"


def _opened_by(tree: Tree, verb: int, carriers: dict[int, Draft]) -> Draft | None:
    """ "In May they managed to sell it": the act below a verb that tells none itself."""
    below = tree.dependents(verb, "xcomp")
    return carriers.get(below[0]) if below and tree.tokens[verb].upos == "VERB" else None


def _is_untold(tree: Tree, index: int) -> bool:
    """A verb of its own clause that makes no claim: its time is not that of the verb above."""
    token = tree.tokens[index]
    if token.dep == "advcl" and tree.has(index, AT_ONCE):
        return False
    clause = token.upos == "VERB" or bool(tree.dependents(index, "cop"))  # "both were there"
    return clause and token.dep in UNTOLD


def _is_gapped(tree: Tree, index: int, above: int) -> bool:
    """ "Seven died at once, and two more on Friday": the second verb is left out, and its
    day is not that of the first."""
    token = tree.tokens[index]
    if token.dep != "conj" or tree.tokens[above].upos != "VERB":
        return False
    return token.upos in ("NOUN", "PROPN", "NUM", "ADJ", "PRON") and index > above


def _noun_before(tree: Tree, head: int, carriers: dict[int, Draft]) -> Draft | None:
    """ "the raid on Friday": the event noun right before the time's preposition."""
    first = tree.phrase(head)[0]
    while first > 0 and tree.tokens[first - 1].upos in ("ADP", "ADV", "DET", "ADJ"):
        first -= 1
    draft = carriers.get(first - 1) if first else None
    if draft is not None and is_charge(tree, draft):
        return None  # "was charged with theft on Friday"
    if draft is not None and _is_called_so(tree, draft.token):
        return None
    cased = bool(tree.cases(head))
    return draft if cased and draft and draft.nominal and draft.carrier == draft.token else None


def _is_called_so(tree: Tree, noun: int) -> bool:
    """ "declared the flood a disaster in May": what something is said to be, no act of that day."""
    token = tree.tokens[noun]
    objects = tree.dependents(token.head, "obj")
    return token.dep == "xcomp" or (token.dep == "obj" and any(one < noun for one in objects))


def _words_of(mention: TimeMention, starts: list[int]) -> list[int]:
    first = bisect_left(starts, mention.start)
    inside = []
    while first < len(starts) and starts[first] < mention.end:
        inside.append(first)
        first += 1
    return inside
