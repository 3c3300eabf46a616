"""The verb of a sentence that the reader takes for something else: a headline's for a noun, a
sentence's for what its subject is like."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.extract.rules import kind_words
from dateline.records import Token

PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
BEFALLING = ("accident", "disaster")
"""Kinds of what a thing does without anybody doing it: "overturned", "capsized"."""
NOUN_ONLY = frozenset({"det", "case", "cop", "nmod:poss", "amod", "nummod"})
"""What stands with a noun and never with a verb."""


def become_main_verb(
    tokens: tuple[Token, ...], children: dict[int, list[int]], root: int, mended: dict[int, Token]
) -> None:
    """ "Court fines Kestrel over the fire", "Kestrel fires workers": a noun has no object and no
    name behind it as a part of it, and a verb no noun before it; whoever stands before it acts."""
    own = children.get(root, [])
    told = tokens[root]
    before = [c for c in own if c < root]
    subject = next((c for c in before if tokens[c].dep == "nsubj"), None)
    actor = next((c for c in reversed(before) if tokens[c].dep == "compound"), None)
    if told.upos == "VERB":
        if subject is None and actor is not None and "VerbForm=Fin" in told.feats:
            mended[actor] = replace(tokens[actor], dep="nsubj")
        return
    thing = next((c for c in own if c > root and _is_object(tokens[c])), None)
    base = _verb(told.lemma)
    who = actor if subject is None else subject
    if thing is None or who is None or base is None:
        return
    if any(tokens[c].dep in NOUN_ONLY for c in own):
        return
    mended[root] = replace(told, upos="VERB", lemma=base, feats=PRESENT)
    mended[who] = replace(tokens[who], dep="nsubj")
    mended[thing] = replace(tokens[thing], dep="obj")
    for child in own:
        cased = any(tokens[c].dep == "case" for c in children.get(child, ()))
        if child > thing and tokens[child].dep == "nmod" and cased:
            mended[child] = replace(tokens[child], dep="obl")
        elif child > thing and tokens[child].dep == "appos":
            mended[child] = replace(tokens[child], dep="obj")


def _is_object(token: Token) -> bool:
    named = token.dep == "compound" and token.upos == "PROPN"
    return named or token.dep in ("obj", "iobj")


def _verb(lemma: str) -> str | None:
    """The verb that a plural would be, among those of a known kind: "fines" of "fine"."""
    verbs = kind_words().verbs
    forms = (lemma, lemma.removesuffix("s"), lemma.removesuffix("es"))
    return next((form.lower() for form in forms if form.lower() in verbs), None)


def become_noun(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "March over Orrin crash" with "crash" as a verb: a bare verb has no preposition."""
    told = tokens[verb]
    own = children.get(verb, ())
    bare = told.lemma.lower() in kind_words().nouns and told.end - told.start == len(told.lemma)
    if not bare or not any(tokens[c].dep == "case" and c < verb for c in own):
        return
    if {tokens[c].dep for c in own} & {"aux", "aux:pass", "mark", "obj", "cop"}:
        return
    mended[verb] = replace(told, upos="NOUN", dep="obl", feats="Number=Sing")
    for child in own:
        if child < verb and tokens[child].dep == "nsubj":
            mended[child] = replace(tokens[child], dep="compound")


def take_finite_verb(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "A lorry carrying steel overturned on Friday." with "overturned" as what the lorry is like:
    behind one participle a second tells what it did, where nothing else does."""
    noun = tokens[verb].head
    told = tokens[verb]
    if told.dep != "acl" or tokens[noun].dep != "root" or tokens[noun].upos != "NOUN":
        return
    if kind_words().verbs.get(told.lemma) not in BEFALLING:
        return  # "a man wearing a mask found on Friday"
    own = children.get(verb, ())
    if "VerbForm=Part" not in told.feats or "Tense=Past" not in told.feats:
        return
    if {tokens[c].dep for c in own} & {"aux", "aux:pass", "nsubj", "nsubj:pass", "mark", "cc"}:
        return
    beside = [c for c in children.get(noun, ()) if c > noun and c != verb]
    doing = [c for c in beside if tokens[c].dep == "acl" and "VerbForm=Ger" in tokens[c].feats]
    if not any(noun < c < verb for c in doing):
        return
    mended[verb] = replace(told, dep="root", head=verb, feats=PAST)
    mended[noun] = replace(tokens[noun], dep="nsubj", head=verb)


def become_second_verb(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "Kestrel closes mill, cuts jobs": a subject longer than its lemma is a plural and does not
    go with "cuts"; it is a verb, the name before it acts, the noun behind it is its object."""
    second = tokens[verb].head
    plural = tokens[verb].end - tokens[verb].start > len(tokens[verb].lemma)
    singular = {"Number=Sing", "Person=3", "Tense=Pres"} <= set(tokens[second].feats.split("|"))
    if tokens[second].upos != "VERB" or not singular or not plural:
        return
    own = children.get(verb, [])
    actors = [c for c in own if tokens[c].dep == "compound" and tokens[c].upos == "PROPN"]
    things = [c for c in own if tokens[c].dep == "appos" and c > verb]
    if not actors or not things or any(tokens[c].dep == "det" for c in own):
        return
    above = tokens[second]
    mended[verb] = replace(
        tokens[verb], upos="VERB", feats=above.feats, dep=above.dep,
        head=verb if above.head == second else above.head,
    )  # fmt: skip
    mended[second] = replace(above, dep="conj", head=verb)
    mended[actors[0]] = replace(tokens[actors[0]], dep="nsubj")
    mended[things[0]] = replace(tokens[things[0]], dep="obj")
