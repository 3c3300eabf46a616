"""Who did what to whom, with whom, where: the arguments of a claim as Parties.

PropBank roles come first; where the reader left a subject, object or agent without a role
the tree fills it in, and a conjoined verb takes the subject of the verb before it.
"""

from __future__ import annotations

from dateline.extract.acts import find_kind, find_sufferers
from dateline.extract.draft import Draft, Party
from dateline.extract.relatives import antecedent, antecedent_of, has_own_subject, killing_act
from dateline.extract.rules import words
from dateline.extract.saying import is_quoted_as
from dateline.extract.tree import Tree
from dateline.places import country_of, country_of_people

PLACE_WORDS = frozenset({
    "in", "at", "near", "on", "outside", "inside", "around", "off", "over", "across", "within",
    "throughout", "along", "beside", "above", "under", "through", "toward", "towards",
})  # fmt: skip
GOING_WORDS = frozenset({"to", "into", "onto", "against", "towards", "toward"})
OF_NOUNS = (
    (PLACE_WORDS - {"through"})
    | GOING_WORDS
    | {"of", "by", "with", "between", "among", "from", "for"}
)
SUFFERING = frozenset({
    "killing", "assassination", "murder", "death", "slaying", "arrest", "injury", "abduction",
    "kidnapping", "capture", "execution", "detention", "disappearance", "lynching", "beheading",
})  # fmt: skip
"""Nouns whose owner is the victim: "the mayor's murder", but not "the gang's murder of him"."""
DEEDS = frozenset({
    "shooting", "massacre", "stabbing", "bombing", "riot", "crash", "fire", "explosion", "blast",
    "robbery", "standoff", "hearing", "trial",
})  # fmt: skip
"""Nouns before which a town's name says where."""
ROLE_OF = {"ARG0": "who", "ARGM-COM": "with", "ARGM-LOC": "where"}
ALSO = frozenset({"only", "just", "merely"})
HARMING = frozenset({"kill", "wound", "injure", "hurt", "slay", "maim", "leave"})
SUFFERED = frozenset({"harm", "accident", "disaster", "health"})
COUNTING = frozenset({
    "some", "one", "none", "both", "most", "half", "several", "many", "all", "few", "hundreds",
    "thousands", "dozens", "scores", "more", "rest", "number", "group", "handful", "majority",
})  # fmt: skip
PERSONAL = frozenset({
    "he", "she", "they", "them", "him", "her", "who", "whom", "i", "we", "us", "you", "me",
    "himself", "herself", "themselves", "many", "several", "both", "others", "thousands",
    "hundreds", "dozens", "scores", "someone", "everyone",
})  # fmt: skip


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


def inherit_subjects(tree: Tree, drafts: dict[int, Draft]) -> None:
    """Give "and wounded six" and ", killing two" the subject of the verb they hang on; in
    "found a man shot" whoever found him did not shoot him."""
    for index, draft in sorted(drafts.items()):
        if draft.nominal or any(p.role == "who" for p in draft.parties):
            continue
        if tree.tokens[index].dep not in ("conj", "advcl", "xcomp"):
            continue
        if tree.dependents(index, "nsubj", "nsubj:pass"):
            continue
        above = drafts.get(tree.tokens[index].head)
        found_so = tree.tokens[index].dep == "xcomp" and "Voice=Pass" in tree.tokens[index].feats
        if above is not None and not above.nominal and _is_gone_on(tree, index):
            _befall_subject(tree, draft, above)
        if above is None or above.nominal or found_so or _is_passive(tree, index):
            continue
        role = "whom" if _is_after_passive(tree, index) else "who"
        quoted = is_quoted_as(tree, index)
        for party in above.parties:
            if party.role == role if not quoted else tree.tokens[party.head].dep == "obj":
                draft.parties = [p for p in draft.parties if p.head != party.head]
                draft.parties.insert(0, Party("who", party.head, "low"))


def _is_gone_on(tree: Tree, index: int) -> bool:
    """ "after being shot": a passive clause whose subject is that of the verb above it."""
    helpers = [c for c in tree.dependents(index, "aux:pass") if tree.forms[c] == "being"]
    return bool(helpers) and tree.tokens[index].dep == "advcl"


def _befall_subject(tree: Tree, draft: Draft, above: Draft) -> None:
    """ "drove to the clinic after being shot": whoever drove was shot."""
    if any(party.role == "whom" for party in draft.parties):
        return
    subjects = tree.dependents(above.carrier, "nsubj", "nsubj:pass")
    for party in above.parties:
        if party.head in subjects and is_person_word(tree, party.head):
            draft.parties = [p for p in draft.parties if p.head != party.head]
            draft.parties.insert(0, Party("whom", party.head, "low"))


def _is_after_passive(tree: Tree, index: int) -> bool:
    """ "was arrested after leaving": whoever suffers the one did the other."""
    marks = {tree.forms[c] for c in tree.dependents(index, "mark")}
    in_time = tree.tokens[index].dep == "advcl" and marks & {"after", "before", "while", "when"}
    return bool(in_time) and "Voice=Pass" in tree.tokens[tree.tokens[index].head].feats


def is_person_word(tree: Tree, index: int) -> bool:
    """Whether the word names somebody who can act or be harmed."""
    if index in tree.name_at:
        return tree.names[tree.name_at[index]].label in ("PER", "ORG", "GROUP")
    if tree.tokens[index].upos == "NUM" or tree.forms[index] in COUNTING:
        counted = [c for c in tree.dependents(index, "nmod") if "of" in tree.cases(c)]
        if counted:
            return is_person_word(tree, counted[0])
    if tree.forms[index] in PERSONAL or tree.lemmas[index] in words("people.toml", "words"):
        return True
    return is_people_name(tree, index)


def is_people_name(tree: Tree, index: int) -> bool:
    """A capitalised plural that is no Name: people called by nation, faith or party."""
    form = tree.form(index)
    token = tree.tokens[index]
    return (
        index not in tree.name_at
        and token.upos in ("PROPN", "NOUN", "ADJ")
        and form[:1].isupper()
        and form.endswith(("ans", "is", "ese", "ites", "ish", "ists", "crats", "cans", "ims"))
    )


def _is_passive(tree: Tree, index: int) -> bool:
    return bool(tree.dependents(index, "nsubj:pass", "aux:pass", "obl:agent"))


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
        role = _role(tree, index, label, head)
        if role == "where" and label != "ARG0" and not _is_where(tree, index, label, head):
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


def _is_where(tree: Tree, index: int, label: str, head: int) -> bool:
    """A place in the claim's own words: no statement, no event, and no one else's clause."""
    lemma = tree.lemmas[head]
    if lemma in words("sources.toml", "carriers") or head in tree.predicates:
        return head in tree.name_at
    named = head in tree.name_at and tree.names[tree.name_at[head]].label == "LOC"
    return tree.under(head, index) and (named or label == "ARGM-LOC")


def _role(tree: Tree, index: int, label: str, head: int) -> str:
    """The role of an argument, by its PropBank label and its preposition; the preposition
    before "the mayor, who returned" is of the clause around it."""
    cases = [] if head == antecedent_of(tree, index) else tree.cases(head)
    if label == "ARG0" and _is_noun(tree, index) and _only_a_place(tree, index, head):
        return "where"
    if label == "ARG0" and cases[:1] != ["by"] and is_bare_passive(tree, index):
        return "whom" if is_person_word(tree, head) else "what"
    if label == "ARG0" and _is_noun(tree, index):
        bare = tree.tokens[head].dep == "compound" and head not in tree.name_at
        if bare and _is_means(tree, head):
            return "with"
        return "what" if bare and not is_person_word(tree, head) else "who"
    if label == "ARG1":
        if _is_noun(tree, index) and tree.tokens[head].dep == "compound":
            if _is_means(tree, head):
                return "with"
            if tree.lemmas[index] in SUFFERING | DEEDS and _is_town(tree, head):
                return "where"
        if _acts_itself(tree, index, head):
            return "who"
        if cases[:1] == ["at"] and tree.lemmas[index] == "shoot":
            return "to"  # aimed at, not struck
        if "with" in cases:
            return "with"
        if cases and cases[0] in ("between", "among") and _is_noun(tree, index):
            return "who"
        return _done_to(tree, index, head)
    if label in ("ARG2", "ARG3", "ARG4", "ARGM-DIR", "ARGM-GOL"):
        if tree.tokens[head].dep == "xcomp":
            return ""  # "was named commander"
        if _is_noun(tree, index) and cases[:1] in (["on"], ["against"]):
            return _done_to(tree, index, head)
        return "to" if label == "ARGM-GOL" else _by_preposition(tree, cases, head)
    return ROLE_OF.get(label, "")


def _done_to(tree: Tree, index: int, head: int) -> str:
    """The role of what an act is done to: people are "whom", and so is a bare number of them
    ("the four were arrested")."""
    counted = tree.tokens[head].upos == "NUM" or tree.forms[head] in COUNTING
    if head in tree.time_words:
        return "what"  # "the first murder of 2015"
    if counted and tree.lemmas[index] in words("acts.toml", "counted", "words"):
        return "whom"
    return "whom" if is_person_word(tree, head) else "what"


def _is_means(tree: Tree, head: int) -> bool:
    """ "a rocket attack": what it was done with."""
    return tree.lemmas[head] in words("acts.toml", "means", "words")


def _is_town(tree: Tree, head: int) -> bool:
    """A place name that is no country's: a town neither shoots nor is shot."""
    if head not in tree.name_at or tree.names[tree.name_at[head]].label != "LOC":
        return False
    name = tree.names[tree.name_at[head]]
    said = tree.text[tree.tokens[name.first].start : tree.tokens[name.last - 1].end]
    return not country_of(said) and not country_of_people(said)


def _is_noun(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos in ("NOUN", "PROPN")


def _only_a_place(tree: Tree, index: int, head: int) -> bool:
    """ "the Orvella shooting": a place name that the article never lets act is where it was."""
    if tree.tokens[head].dep != "compound" or head not in tree.name_at:
        return False
    if tree.lemmas[index] in DEEDS and _is_town(tree, head):
        return True
    name = tree.names[tree.name_at[head]]
    said = " ".join(tree.forms[name.first : name.last])
    return name.label == "LOC" and said in tree.places_only


def _acts_itself(tree: Tree, index: int, head: int) -> bool:
    """ "the envoy returned": a subject that PropBank counts as moved, not as mover."""
    token = tree.tokens[head]
    direct = token.dep == "nsubj" and token.head == index
    if head == antecedent_of(tree, index):  # "the envoy, who returned"
        direct = bool(tree.dependents(index, "nsubj")) and not has_own_subject(tree, index)
    if tree.tokens[index].upos != "VERB" or not direct:
        return False
    return is_person_word(tree, head) and find_kind(tree, index) not in SUFFERED


def is_to_be_done(tree: Tree, index: int) -> bool:
    """ "The mill is to blame": what is told of the subject is done to it, not by it."""
    infinitive = any(tree.forms[c] == "to" for c in tree.dependents(index, "mark"))
    return infinitive and bool(tree.dependents(index, "cop"))


def is_bare_passive(tree: Tree, index: int) -> bool:
    """ "Mayor shot in Talmere": a headline leaves out "was"; who did it is not said."""
    if is_to_be_done(tree, index):
        return tree.lemmas[index] in words("acts.toml", "to_be_done", "words")
    token = tree.tokens[index]
    block = tree.blocks.get(tree.sentences[token.sent].block)
    if block is None or block.role not in ("heading", "title", "caption"):
        return False
    if tree.lemmas[index] not in words("acts.toml", "done_to", "words"):
        return False
    return "Tense=Pres" not in token.feats and not tree.dependents(index, "obj", "aux", "ccomp")


def _by_preposition(tree: Tree, cases: list[str], head: int) -> str:
    if not cases:
        return "whom" if is_person_word(tree, head) else ""
    case = cases[0]
    if case == "from":
        return "from"
    if case in ("for", "over"):
        return "for"
    if case == "with":
        return "with"
    if case == "by":
        return "who"
    if case in GOING_WORDS:
        return "to"
    return "where" if case in PLACE_WORDS else ""


def _can_be_party(tree: Tree, head: int, meant: bool = False) -> bool:
    """Whether a word can stand for somebody or something; `meant` by a relative pronoun."""
    token = tree.tokens[head]
    if head in tree.dateline:
        return False
    if token.upos in ("VERB", "AUX", "ADV", "PART", "SCONJ", "PUNCT"):
        return False
    if (tree.dependents(head, "cop") and not meant) or token.dep in ("amod", "advmod"):
        return False
    if token.upos == "ADJ" and token.dep == "xcomp":
        return False  # "found dead"
    return tree.forms[head] not in ("which", "that", "what", "it's", "there", "so", "this")


def _is_state_acting(tree: Tree, index: int, label: str, head: int) -> bool:
    """ "an American missile strike": the word for a people names who acted."""
    if label != "ARG0" or not _is_noun(tree, index) or tree.tokens[head].dep != "amod":
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
    passive = _is_passive(tree, index) or is_bare_passive(tree, index)
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
            parties.append(Party(_done_to(tree, index, child), _name_head(tree, child)))
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
    if tree.lemmas[index] not in SUFFERING:
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
        return _by_preposition(tree, cases, child)
    return party.role
