"""Who did what others are told to have done: the one urged, accused, blamed, held responsible."""

from __future__ import annotations

from dateline.extract.draft import Draft, Party
from dateline.extract.rules import words
from dateline.extract.saying import is_disowned
from dateline.extract.tree import Tree

SUBJECTS = ("nsubj", "nsubj:pass")
ASKING = frozenset({"who", "what", "which", "that"})
ADDRESSED = ("whom", "what", "to")


def name_doers(tree: Tree, drafts: list[Draft]) -> None:
    """Write onto claims the doers that the words around them name."""
    for draft in drafts:
        if draft.nominal:
            _name_of_noun(tree, draft)
        elif draft.said_in is not None:
            _give_subject(tree, draft, draft.said_in)


def _give_subject(tree: Tree, draft: Draft, said: Draft) -> None:
    """Whoever is urged or accused does what the infinitive or gerund tells, not the speaker."""
    accused = said.stance == "blames" or said.accused_by_none
    if not (accused or said.stance == "demands") or draft.sentence != said.sentence:
        return
    if tree.dependents(draft.token, *SUBJECTS):
        return
    addressed = [p for p in said.parties if p.role in ADDRESSED]
    own = [p for p in draft.parties if p.role == "who"]
    speakers = {p.head for p in said.parties if p.role == "who"}
    if addressed and all(p.head in speakers or p.certainty == "low" for p in own):
        draft.parties = [p for p in draft.parties if p.role != "who"]
        joined = {addressed[0].head, *tree.dependents(addressed[0].head, "conj")}
        done_to = {p.head for p in draft.parties}
        asked = [p.head for p in addressed if p.head in joined and p.head not in done_to]
        draft.parties[:0] = [Party("who", head, "medium") for head in asked]


def _name_of_noun(tree: Tree, draft: Draft) -> None:
    """The doer of an act told by a noun, where the noun itself names none."""
    if any(party.role == "who" for party in draft.parties):
        return
    doer = _tied(tree, draft.token)
    said = draft.said_in
    accuses = said is not None and (said.stance == "blames" or said.accused_by_none)
    if doer is None and said is not None and accuses and not said.nominal:
        doer = _blamed(tree, draft, said)
    if doer is not None:
        draft.parties = [party for party in draft.parties if party.head != doer]
        draft.parties.insert(0, Party("who", doer, "medium"))


def _tied(tree: Tree, act: int) -> int | None:
    """ "X is responsible for the act", "X was behind the act"."""
    above = tree.tokens[act].head
    if set(tree.cases(act)) & words("doers.toml", "behind", "words"):
        return _subject(tree, act)
    tied = tree.lemmas[above] in words("doers.toml", "responsible", "words")
    return _subject(tree, above) if tied and tree.cases(act) == ["for"] else None


def _subject(tree: Tree, index: int) -> int | None:
    """Of whom a word is told, unless nobody is or it is asked who."""
    told = [s for s in tree.dependents(index, *SUBJECTS) if tree.forms[s] not in ASKING]
    plain = tree.dependents(index, "cop") and not is_disowned(tree, index)
    return told[0] if told and plain else None


def _blamed(tree: Tree, draft: Draft, said: Draft) -> int | None:
    """ "blamed X for the act", "held X responsible for the act", "blamed the act on X"."""
    act, verb = draft.token, said.token
    if tree.tokens[act].dep in ("obj", "nsubj:pass") and tree.tokens[act].head == verb:
        aimed = [
            child
            for child in (*tree.dependents(verb, "obl"), *tree.dependents(act, "nmod"))
            if tree.cases(child) == ["on"] and child not in tree.time_words
        ]
        _aim(said, aimed)
        return aimed[0] if len(aimed) == 1 else None
    above = tree.tokens[act].head
    near = above == verb or tree.lemmas[above] in words("doers.toml", "responsible", "words")
    if not near or not set(tree.cases(act)) & words("doers.toml", "blamed", "words"):
        return None
    accused = [p.head for p in said.parties if p.role in ("whom", "what") and p.head != act]
    return accused[0] if len(accused) == 1 else None


def _aim(said: Draft, aimed: list[int]) -> None:
    """Whoever the act is blamed on is blamed: no place."""
    for head in aimed:
        said.parties = [party for party in said.parties if party.head != head]
        said.parties.append(Party("whom", head))
    said.parties.sort(key=lambda party: party.head)
