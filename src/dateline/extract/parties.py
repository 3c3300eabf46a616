"""Who did what to whom, with whom, where: the arguments of a claim as Parties.

PropBank roles come first; where the reader left a subject, object or agent without a role
the tree fills it in. A subject that a verb shares with the one above it is found in `inherited`.
"""

from __future__ import annotations

from dateline.extract.acts import find_sufferers
from dateline.extract.draft import Draft, Party
from dateline.extract.people import is_person_word
from dateline.extract.relatives import antecedent, has_own_subject, killing_act
from dateline.extract.roles import (
    GOING_WORDS,
    PLACE_WORDS,
    by_preposition,
    done_to,
    is_bare_passive,
    is_noun,
    is_passive,
    is_where,
    role_of,
    suffered,
)
from dateline.extract.tree import Tree
from dateline.places import country_of_people

OF_NOUNS = (
    (PLACE_WORDS - {"through"})
    | GOING_WORDS
    | {"of", "by", "with", "between", "among", "from", "for"}
)
ALSO = frozenset({"only", "just", "merely"})
HARMING = frozenset({"kill", "wound", "injure", "hurt", "slay", "maim", "leave"})


def find_parties(tree: Tree, draft: Draft) -> list[Party]:
    """All arguments of one claim, in text order; each head once."""
    found: dict[int, Party] = {}
    for index in dict.fromkeys((draft.token, draft.carrier)):
        told, seen = _from_roles(tree, draft, index), _from_tree(tree, draft, index)
        for party in seen + told if draft.nominal else told + seen:
            _add(found, party, draft)
    for party in _places(tree, draft):
        _add(found, party, draft)
    _drop_strangers(tree, draft, found)
    _drop_doubles(tree, found)
    _one_subject(tree, draft, found)
    spread = [more for party in found.values() for more in _conjuncts(tree, party)]
    for party in spread:
        found.setdefault(party.head, party)
    return [found[head] for head in sorted(found)]


def _drop_doubles(tree: Tree, found: dict[int, Party]) -> None:
    """Two heads for one argument: "Speaker … Nora Abel" is Nora Abel, else the outer head."""
    for head in sorted(found):
        for above in tree.up(head):
            if (
                head in found
                and above in found
                and found[above].role == found[head].role != "where"
            ):
                named = head in tree.name_at and tree.names[tree.name_at[head]].label == "PER"
                del found[above if named and above not in tree.name_at else head]


def _drop_strangers(tree: Tree, draft: Draft, found: dict[int, Party]) -> None:
    """A verb with its own subject shares no arguments with the clause above it."""
    token = tree.tokens[draft.token]
    if draft.nominal or token.dep not in ("root", "ccomp", "advcl", "parataxis"):
        return
    if not tree.dependents(draft.token, "nsubj", "nsubj:pass"):
        return
    for head in sorted(found):
        if not tree.under(head, draft.token):
            del found[head]


def _one_subject(tree: Tree, draft: Draft, found: dict[int, Party]) -> None:
    """Of several actors that are not joined by "and", the named person, else the subject."""
    acting = [head for head in sorted(found) if found[head].role == "who"]
    if draft.nominal or len(acting) < 2:
        return
    people = [h for h in acting if h in tree.name_at and is_person_word(tree, h)]
    subjects = [h for h in acting if tree.tokens[h].dep in ("nsubj", "obl:agent")]
    kept = (people or subjects or acting)[0]
    for head in acting:
        if head != kept:
            del found[head]


def _add(found: dict[int, Party], party: Party, draft: Draft) -> None:
    if party.head not in (draft.token, draft.carrier):
        found.setdefault(party.head, party)


def _from_roles(tree: Tree, draft: Draft, index: int) -> list[Party]:
    predicate = tree.predicates.get(index)
    if predicate is None:
        return []
    carrying = index != draft.token
    parties = []
    for label, head in predicate.roles:
        if carrying and label not in ("ARG0", "ARGM-LOC"):
            continue
        role = role_of(tree, index, label, head)
        if role == "where" and label != "ARG0" and not is_where(tree, index, label, head):
            continue
        if draft.nominal and not carrying and not _of_this_noun(tree, index, label, head):
            continue
        if label == "ARG0" and has_own_subject(tree, index) and not tree.under(head, index):
            continue
        meant = antecedent(tree, head)
        if label == "ARG0" and tree.lemmas[index] in HARMING:
            meant = _killer(tree, index, meant)
        acts = _is_state_acting(tree, index, label, head)
        if role and (acts or _can_be_party(tree, meant, meant != head)):
            parties.append(Party(role, _name_head(tree, meant)))
    return parties


def _killer(tree: Tree, index: int, head: int) -> int:
    act = killing_act(tree, index, head)
    return act if act < index and (act > head or not is_person_word(tree, head)) else head


def _of_this_noun(tree: Tree, index: int, label: str, head: int) -> bool:
    """The reader may give an event noun arguments from elsewhere in the sentence; whoever acts
    may stand there."""
    if not tree.under(head, index):
        near = tree.tokens[head].head == tree.tokens[index].head
        return (near or label == "ARG0") and tree.tokens[head].dep == "nsubj"
    if tree.tokens[head].dep == "nmod:poss":
        return True
    cases = tree.cases(head)
    return not cases or cases[0] in OF_NOUNS


def _can_be_party(tree: Tree, head: int, meant: bool = False) -> bool:
    """Whether a word can stand for somebody or something; `meant` by a relative pronoun."""
    token = tree.tokens[head]
    if head in tree.dateline or (token.dep == "nmod:poss" and head in tree.day_words):
        return False  # "Monday night's debate"
    if token.upos in ("VERB", "AUX", "ADV", "PART", "SCONJ", "PUNCT"):
        return False
    if (tree.dependents(head, "cop") and not meant) or token.dep in ("amod", "advmod"):
        return False
    if token.upos == "ADJ" and token.dep == "xcomp":
        return False  # "found dead"
    return tree.forms[head] not in ("which", "that", "what", "it's", "there", "so", "this")


def _is_state_acting(tree: Tree, index: int, label: str, head: int) -> bool:
    """ "an American missile strike": the word for a people names who acted."""
    if label != "ARG0" or not is_noun(tree, index) or tree.tokens[head].dep != "amod":
        return False
    form = tree.form(head)
    return form[:1].isupper() and bool(country_of_people(form))


def _name_head(tree: Tree, head: int) -> int:
    """The word on which a name hangs, when the role stands on its title or its flat part."""
    if head in tree.name_at:
        name = tree.names[tree.name_at[head]]
        for index in range(name.first, name.last):
            if not name.first <= tree.tokens[index].head < name.last:
                return index
    return head


def _from_tree(tree: Tree, draft: Draft, index: int) -> list[Party]:
    if draft.nominal and index == draft.token:
        return _of_noun(tree, index)
    if tree.tokens[index].upos == "ADJ":
        told = find_sufferers(tree, index)
        people = [h for h in told if tree.tokens[h].upos == "NUM" or is_person_word(tree, h)]
        return [Party("whom", _name_head(tree, h)) for h in people]
    parties = []
    passive = is_passive(tree, index) or is_bare_passive(tree, index)
    for pronoun in tree.children[index]:
        dep = tree.tokens[pronoun].dep
        child = antecedent(tree, pronoun)
        if not _can_be_party(tree, child, child != pronoun):
            continue
        if dep == "nsubj" and tree.lemmas[index] in HARMING:
            child = _killer(tree, index, child)
        if (
            (dep == "nsubj" and not passive)
            or dep == "obl:agent"
            or (dep == "obl" and passive and tree.cases(pronoun) == ["by"])
        ):
            parties.append(Party("who", _name_head(tree, child)))
        elif dep in ("obj", "nsubj:pass", "nsubj") and index == draft.token:
            parties.append(Party(done_to(tree, index, child), _name_head(tree, child)))
    return parties


def _of_noun(tree: Tree, index: int) -> list[Party]:
    """ "the killing of X by Y", "Y's attack on X", "X's killing"."""
    parties = [Party("whom", _name_head(tree, owner)) for owner in _sufferer(tree, index)]
    for child in tree.dependents(index, "nmod"):
        cases = tree.cases(child)
        if not cases or not _can_be_party(tree, child):
            continue
        if cases[0] == "by":
            parties.append(Party("who", _name_head(tree, child)))
        elif cases[0] in ("of", "on", "against") and is_person_word(tree, child):
            parties.append(Party("whom", _name_head(tree, child)))
    return parties


def _sufferer(tree: Tree, index: int) -> list[int]:
    """The owner of a killing, unless it is told "of" somebody else."""
    if tree.lemmas[index] not in suffered():
        return []
    if any("of" in tree.cases(c) for c in tree.dependents(index, "nmod")):
        return []
    return tree.dependents(index, "nmod:poss")


def _places(tree: Tree, draft: Draft) -> list[Party]:
    """Place names behind "in", "near" … in the claim's own words, not in a clause below."""
    parties = []
    stack = list(dict.fromkeys((draft.token, draft.carrier)))
    for at in stack:
        for child in tree.children[at]:
            token = tree.tokens[child]
            if token.dep in ("obl", "nmod", "obl:agent", "obj", "nsubj:pass", "conj", "appos"):
                if token.upos in ("VERB", "AUX") or "according" in tree.cases(child):
                    continue
                if _is_place(tree, child):
                    parties.append(Party("where", _name_head(tree, child)))
                if len(stack) < 24:
                    stack.append(child)
    return parties


def _is_place(tree: Tree, index: int) -> bool:
    if index not in tree.name_at or tree.names[tree.name_at[index]].label != "LOC":
        return False
    at = index
    while tree.tokens[at].dep in ("conj", "appos") and not tree.cases(at):
        at = tree.tokens[at].head
    cases = tree.cases(at)
    return bool(cases) and cases[0] in PLACE_WORDS


def _conjuncts(tree: Tree, party: Party) -> list[Party]:
    """ "killed two guards and a driver": the driver is a party of his own; so are the names
    listed behind a plural ("three siblings, Ada, Bo and Cy Lund, were killed")."""
    joined = tree.dependents(party.head, "conj")
    if "Number=Plur" in tree.tokens[party.head].feats or tree.tokens[party.head].upos == "NUM":
        for child in tree.dependents(party.head, "appos"):
            joined += [child, *tree.dependents(child, "conj")] if child in tree.name_at else []
    return [
        Party(role, _name_head(tree, child), party.certainty)
        for child in joined
        if _can_be_party(tree, child)
        and not _is_denied(tree, child)
        and (role := _joined_role(tree, party, child))
    ]


def _is_denied(tree: Tree, child: int) -> bool:
    """ "Nora Abel, not Orrin Mills"; "not only the guards" are meant as well."""
    return tree.has(child, frozenset({"not"})) and not tree.has(child, ALSO)


def _joined_role(tree: Tree, party: Party, child: int) -> str:
    """Its own where only the joined word has a preposition: "killed guards in Orvella and near
    the mill" with "mill" joined to "guards"."""
    cases = tree.cases(child)
    if cases and not tree.cases(party.head) and party.role in ("who", "whom", "what"):
        return by_preposition(tree, cases, child)
    return party.role
