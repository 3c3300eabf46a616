"""Pronouns and descriptions that name an entity of the same article, where one alone fits.

"He" is the one person named so far in its sentence, else the person who spoke or acted in
the sentence before; "it" the body that did; "the general" the one person of that rank. What
does not resolve stays as said.
"""

from __future__ import annotations

from dateline.extract.entities import Entities
from dateline.extract.rules import words
from dateline.extract.tree import Tree

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
LOOK_BACK = 2
"""Sentences back in which an antecedent is sought, within one section. Not tuned."""
NEAR_BODY = 3
"""Sentences back in which "the group" must have been named; any number for "the general",
unless the article has several."""
BODIES = frozenset({
    "group", "organisation", "organization", "militia", "party", "company", "agency", "firm",
    "union", "movement", "ministry", "club", "airline", "court", "department", "school",
})  # fmt: skip
SUBJECTS = ("nsubj", "nsubj:pass")


def resolve_pronouns(tree: Tree, entities: Entities) -> None:
    """Add to `entities.at` the pronouns and descriptions that resolve, in text order."""
    for number, sentence in enumerate(tree.sentences):
        for index in range(sentence.first, sentence.last):
            if index in entities.at:
                continue
            form = tree.forms[index]
            if form in HE or form in SHE:
                found = _person(tree, entities, index, number)
            elif form in IT and tree.tokens[index].dep in (*SUBJECTS, "nmod:poss"):
                found = _body(tree, entities, index, number)
            elif tree.tokens[index].upos == "NOUN" and tree.has(index, frozenset({"the"})):
                found = _described(tree, entities, index)
            else:
                continue
            if found is not None:
                entities.at[index] = found
                if form in HE or form in SHE:
                    entities.known[found].called.add(_gender(form))


def _person(tree: Tree, entities: Entities, index: int, number: int) -> int | None:
    fits = _gender(tree.forms[index])
    here = _named(tree, entities, tree.sentences[number].first, index, "PER", fits)
    inside = index in entities.quoted
    here = [e for e in here if _stands(tree, entities, e, number, inside)]
    if len(here) == 1:
        return here[0]
    if here:
        speaker = _speaker_above(tree, entities, index)
        return speaker if speaker in here else None
    for earlier in _sentences_before(tree, number):
        acting = [e for e in _actors(tree, entities, earlier) if e in entities.fitting("PER", fits)]
        if len(set(acting)) == 1:
            return acting[0]
        span = tree.sentences[earlier]
        named = _named(tree, entities, span.first, span.last, "PER", fits)
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _speaker_above(tree: Tree, entities: Entities, index: int) -> int | None:
    """Whose words a clause is: "Nora Abel told Orrin Teague that she …" is Nora Abel."""
    for above in tree.up(index):
        if tree.tokens[above].dep == "ccomp":
            for subject in tree.dependents(tree.tokens[above].head, "nsubj"):
                return entities.of(subject)
    return None


def _stands(tree: Tree, entities: Entities, entity: int, number: int, inside: bool) -> bool:
    """Whether an entity is named on the same side of the quotation marks: who is spoken of in
    a quotation is not who speaks it, and "he" in it is not its speaker."""
    sentence = tree.sentences[number]
    return any(
        entities.at.get(i) == entity and (i in entities.quoted) == inside
        for i in range(sentence.first, sentence.last)
    )


def _gender(form: str) -> str:
    return "female" if form in SHE else "male"


def _body(tree: Tree, entities: Entities, index: int, number: int) -> int | None:
    """ "It said …": the state or organisation that acted in the sentence before."""
    here = _actors(tree, entities, number, index)
    bodies = [e for e in here if entities.label(e) in ("ORG", "LOC")]
    if bodies:
        return bodies[0] if len(set(bodies)) == 1 else None
    if any(tree.tokens[i].dep in SUBJECTS for i in range(tree.sentences[number].first, index)):
        return None
    for earlier in _sentences_before(tree, number)[:1]:
        acting = _actors(tree, entities, earlier)
        bodies = [e for e in acting if entities.label(e) in ("ORG", "LOC")]
        if len(set(acting)) == 1 and bodies:
            return bodies[0]
    return None


def _described(tree: Tree, entities: Entities, index: int) -> int | None:
    """ "the general", "the group": the one entity that is called so."""
    lemma = tree.lemmas[index]
    if any(tree.tokens[c].dep in ("nmod", "compound", "appos") for c in tree.children[index]):
        return None
    if lemma in words("titles.toml", "words"):
        label = "PER"
    elif lemma in BODIES:
        label = "ORG"
    else:
        return None
    called = [e for e in entities.fitting(label) if lemma in entities.known[e].nouns]
    if label == "ORG":
        number = tree.tokens[index].sent
        start = tree.sentences[max(0, number - NEAR_BODY)].first
    else:
        start = 0
    before = {entities.at[i] for i in range(start, index) if i in entities.at}
    called = [e for e in called if e in before]
    if label == "PER" and len(called) > 1:
        recent = tree.sentences[max(0, tree.tokens[index].sent - NEAR_BODY)].first
        late = {entities.at[i] for i in range(recent, index) if i in entities.at}
        called = [e for e in called if e in late]
    return called[0] if len(called) == 1 else None


def _sentences_before(tree: Tree, number: int) -> list[int]:
    """The sentences before this one, nearest first, up to a heading."""
    found = []
    for earlier in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
        block = tree.blocks.get(tree.sentences[earlier].block)
        if block is not None and block.role in ("heading", "title", "caption"):
            break
        found.append(earlier)
    return found


def _named(
    tree: Tree, entities: Entities, first: int, last: int, label: str, gender: str
) -> list[int]:
    """Entities of a label that stand in words `[first, last)`, each once, in order."""
    fitting = entities.fitting(label, gender)
    return list(
        dict.fromkeys(
            entities.at[i]
            for i in range(first, last)
            if i in entities.at and entities.at[i] in fitting
        )
    )


def _actors(tree: Tree, entities: Entities, number: int, before: int | None = None) -> list[int]:
    """Entities that are subjects of a sentence's main clauses, those of its root first."""
    sentence = tree.sentences[number]
    last = sentence.last if before is None else before
    main: list[int] = []
    for index in range(sentence.first, last):
        token = tree.tokens[index]
        if token.dep not in SUBJECTS or entities.of(index) is None:
            continue
        clause = tree.tokens[token.head]
        if clause.dep in ("root", "parataxis", "conj"):
            found = entities.of(index)
            assert found is not None
            main.append(found)
    return main
