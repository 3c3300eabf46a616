"""Slips of the reader, mended before anything is read.

In "killed two and wounded six" it may hang "six" on "two" across the second verb, or take that
verb for an adjective of "six"; both would count the wounded among the dead. In "wounded dozens
more" it takes "dozens" for a measure of "more", in "was smashed" the verb for an adjective, in
a headline the verb for a noun (`main_verbs`), in "The ferry operator Kestrel denied it" the noun
for a subject beside the name, and in "after a blast killed nine" the blast for a phrase of its
verb.
"""

from __future__ import annotations

from msgspec.structs import replace

from dateline.extract.main_verbs import (
    become_main_verb,
    become_noun,
    become_second_verb,
    take_finite_verb,
)
from dateline.extract.rules import kind_words, speech_classes
from dateline.records import Token

MEASURES = frozenset({"obl:unmarked", "nmod:unmarked", "obl", "nummod", "advmod", "det"})
NUMBERS = frozenset({"dozen", "hundred", "thousand", "score", "million"})
DESCRIBED = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj"})
COUNTING = frozenset({"nummod", "det", "amod", "advmod"})


def mend(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with such objects given to their verb."""
    children: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head != index:
            children.setdefault(token.head, []).append(index)
    mended: dict[int, Token] = {}
    for index, token in enumerate(tokens):
        if token.lemma in ("more", "much", "many"):
            _take_measure(tokens, children, index, mended)
        elif token.upos == "ADJ" and token.lemma.endswith("ed"):
            _be_done(tokens, children, index, mended)
        elif token.upos == "NOUN" and token.dep == "nsubj":
            become_second_verb(tokens, children, index, mended)
        elif token.dep == "root" and token.upos in ("NOUN", "VERB"):
            become_main_verb(tokens, children, index, mended)
        if token.upos == "PROPN":
            _take_description(tokens, children, index, mended)
        if token.upos != "VERB":
            continue
        if token.dep == "conj":
            _take_object(tokens, children, index, mended)
        elif token.dep in ("acl", "root"):
            _take_subject(tokens, children, index, mended)
            take_finite_verb(tokens, children, index, mended)
        elif token.dep == "amod":
            _become_verb(tokens, children, index, mended)
        elif token.dep == "advcl" and "VerbForm=Fin" in token.feats:
            _take_time_clause(tokens, children, index, mended)
            if index not in mended:
                become_noun(tokens, children, index, mended)
    if not mended:
        return tokens
    return tuple(mended.get(index, token) for index, token in enumerate(tokens))


def _take_description(
    tokens: tuple[Token, ...], children: dict[int, list[int]], name: int, mended: dict[int, Token]
) -> None:
    """ "The ferry operator Kestrel denied it" with both as subjects of the verb: the noun only
    says what bears the name."""
    noun = name - 1
    while noun >= 0 and tokens[noun].head == name:
        noun -= 1
    if noun < 0 or noun in mended:
        return
    told, here = tokens[name], tokens[noun]
    same = (here.dep, here.head) == (told.dep, told.head) and here.dep in DESCRIBED
    behind = any(child > noun for child in children.get(noun, ()))
    cased = any(tokens[c].dep in ("case", "det", "cc") for c in children.get(name, ()) if c < name)
    if same and here.upos == "NOUN" and "Number=Sing" in here.feats and not behind and not cased:
        mended[noun] = replace(here, dep="nmod:desc", head=name)


def _take_object(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "killed two [and wounded six]" with "six" joined to "two"."""
    above = tokens[verb].head
    own = {tokens[c].dep for c in children.get(verb, ())}
    if own & {"obj", "nsubj", "nsubj:pass", "ccomp", "xcomp"} or tokens[above].upos != "VERB":
        return
    for thing in children.get(above, ()):
        if tokens[thing].dep not in ("obj", "nsubj:pass") or thing > verb:
            continue
        for joined in children.get(thing, ()):
            if tokens[joined].dep == "conj" and joined > verb:
                mended[joined] = replace(tokens[joined], dep="obj", head=verb)
                return


def _become_verb(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "stormed it [and wounded six workers]" with "wounded" as what the workers are like."""
    thing = tokens[verb].head
    above = tokens[thing].head
    joins = any(tokens[c].dep == "cc" and c < verb for c in children.get(verb, ()))
    counted = any(tokens[c].dep in COUNTING and verb < c < thing for c in children.get(thing, ()))
    if joins and counted and tokens[above].upos == "VERB" and above < verb < thing:
        mended[verb] = replace(tokens[verb], dep="conj", head=above)
        mended[thing] = replace(tokens[thing], dep="obj", head=verb)


def _take_subject(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "The union accused the mill of theft" with "accused" as what the union is like: whoever
    is accused stands in no object's place, so the verb has one only where it is active."""
    own = {tokens[c].dep: c for c in children.get(verb, ())}
    blames = any(found.stance == "blames" for found in speech_classes().get(tokens[verb].lemma, ()))
    if not blames or "obj" not in own or "nsubj" in own or "aux:pass" in own:
        return
    subject = own.get("nsubj:pass", tokens[verb].head)
    above = tokens[subject].head
    if subject < verb and above in (subject, verb):
        feats = "Mood=Ind|Tense=Past|VerbForm=Fin"
        mended[verb] = replace(tokens[verb], dep="root", head=verb, feats=feats)
        mended[subject] = replace(tokens[subject], dep="nsubj", head=verb)


def _take_time_clause(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "were held six days after a blast at the mill killed nine" with "after a blast" as a phrase
    of "killed": a finite clause has a conjunction and a subject."""
    own = children.get(verb, ())
    if {"nsubj", "nsubj:pass", "mark", "cc", "expl"} & {tokens[c].dep for c in own}:
        return
    for thing in own:
        marks = [c for c in children.get(thing, ()) if tokens[c].dep == "case"]
        if tokens[thing].dep != "obl" or thing > verb or len(marks) != 1:
            continue
        if tokens[marks[0]].lemma in ("after", "before", "since", "until"):
            mended[thing] = replace(tokens[thing], dep="nsubj", head=verb)
            mended[marks[0]] = replace(tokens[marks[0]], dep="mark", head=verb)
            return


def _take_measure(
    tokens: tuple[Token, ...], children: dict[int, list[int]], more: int, mended: dict[int, Token]
) -> None:
    """ "wounded dozens more", "the wounding of thousands more": they are who was wounded."""
    number = more - 1
    if number not in children.get(more, ()) or tokens[number].dep not in MEASURES:
        return
    if tokens[number].lemma not in NUMBERS and tokens[number].upos != "NUM":
        return
    above, dep = tokens[more].head, tokens[more].dep
    verb = tokens[above].upos == "VERB" and above < number
    cased = any(tokens[c].dep == "case" for c in children.get(number, ()))
    if dep not in ("advmod", "obl", "obl:unmarked") or children.get(more) != [number]:
        return
    taken = {tokens[c].dep for c in children.get(above, ())} & {"obj", "nsubj:pass", "ccomp"}
    if verb and not cased and not taken:
        mended[number] = replace(tokens[number], dep="obj", head=above)
    elif tokens[above].upos == "NOUN" and cased:
        mended[number] = replace(tokens[number], dep="nmod", head=above)
    else:
        return
    mended[more] = replace(tokens[more], dep="amod", head=number)


def _be_done(
    tokens: tuple[Token, ...], children: dict[int, list[int]], done: int, mended: dict[int, Token]
) -> None:
    """ "The door was smashed": a deed, where the verb is one of harm and the tense is past."""
    form = tokens[done].lemma.lower()
    verbs = kind_words().verbs
    if not any(verbs.get(form[:-cut]) == "assault" for cut in (1, 2)):
        return
    own = children.get(done, [])
    being = [c for c in own if tokens[c].dep == "cop" and "Tense=Past" in tokens[c].feats]
    if not being:
        return
    base = next(form[:-cut] for cut in (1, 2) if verbs.get(form[:-cut]) == "assault")
    feats = "Tense=Past|VerbForm=Part|Voice=Pass"
    mended[done] = replace(tokens[done], upos="VERB", lemma=base, feats=feats)
    for child in own:
        if child in being:
            mended[child] = replace(tokens[child], dep="aux:pass")
        elif tokens[child].dep == "nsubj":
            mended[child] = replace(tokens[child], dep="nsubj:pass")
