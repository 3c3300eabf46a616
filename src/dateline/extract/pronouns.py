"""Pronouns that name an entity of the same article, where one alone fits.

"He" is the one person named so far in its sentence, else the person who spoke or acted in
the sentence before; "I" in a quotation is its speaker; "it" and "they" the body that acted.
What does not resolve stays as said. Between quotation marks nobody means the one who speaks,
and outside them nobody means those who are only spoken of in them.
"""

from __future__ import annotations

import re

from dateline.extract.described import described
from dateline.extract.entities import Entities
from dateline.extract.persons import HE, SHE, Persons, gender_of
from dateline.extract.quotations import Quotation, quotation_at
from dateline.extract.relatives import antecedent
from dateline.extract.sight import SUBJECTS, Sight
from dateline.extract.speech import Speech
from dateline.extract.tree import Tree
from dateline.extract.turns import turn_at
from dateline.extract.voices import body_of

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "their", "themselves"})
POSSESSIVES = frozenset({"its", "their"})
I_FORMS = frozenset({"i", "me", "my", "mine", "myself"})
WE = frozenset({"we", "us", "our", "ourselves"})
OPENED = re.compile(r"(?<=\s)['\u2018](?=\w)")
CLOSED = re.compile(r"(?<=[.,!?\u2026])['\u2019]")
"""Single marks around words that are quoted in a quotation; no apostrophes."""
BODY_LABELS = ("ORG", "LOC")
MANY_LABELS = ("ORG", "LOC", "GROUP")


def resolve_pronouns(tree: Tree, entities: Entities, speech: Speech) -> None:
    """Add to `entities.at` the pronouns and descriptions that resolve, in text order.

    Done twice: whom the first pass finds called "he" or "she", the second knows throughout.
    """
    names = dict(entities.at)
    _Pass(tree, entities, speech).resolve()
    called = [
        (entities.at[i], gender_of(tree.forms[i]))
        for i in sorted(entities.at.keys() - names.keys())
        if tree.forms[i] in ("he", "she")
    ]
    for entity, gender in called:
        entities.known[entity].call(gender)
    entities.at = names
    _Pass(tree, entities, speech).resolve()


class _Pass:
    """One reading of an article's pronouns, from its first word to its last."""

    def __init__(self, tree: Tree, entities: Entities, speech: Speech) -> None:
        self.tree = tree
        self.entities = entities
        self.turns = speech.turns
        self.sight = Sight(tree, entities, speech)
        self.persons = Persons(tree, entities, self.sight)

    def resolve(self) -> None:
        own: list[int] = []
        for number, sentence in enumerate(self.tree.sentences):
            for index in range(sentence.first, sentence.last):
                if index in self.entities.at:
                    continue
                form = self.tree.forms[index]
                if form in I_FORMS or form in WE:
                    own.append(index)
                    continue
                found = self._meant(index, number)
                if found is not None:
                    self.entities.at[index] = found
        for index in own:
            found = self._own_voice(index)
            if found is not None:
                self.entities.at[index] = found

    def _meant(self, index: int, number: int) -> int | None:
        form, token = self.tree.forms[index], self.tree.tokens[index]
        if form in HE or form in SHE:
            return self.persons.meant(index, number)
        if token.upos == "PRON" and (noun := antecedent(self.tree, index)) != index:
            return self.entities.of(noun)
        if token.upos == "NOUN":
            return described(self.tree, self.entities, index)
        if token.dep not in (*SUBJECTS, "nmod:poss"):
            return None
        owner = self._owner(index) if token.dep == "nmod:poss" and form in POSSESSIVES else None
        if owner is not None:
            return owner
        if form in IT:
            return self._body(index, number)
        return self._many(index, number) if form in THEY else None

    def _owner(self, index: int) -> int | None:
        """ "Kestrel closed its mill": the body that is the subject of the possessive's clause."""
        tree = self.tree
        below = index
        for above in tree.up(index):
            subjects = tree.dependents(above, *SUBJECTS)
            if below in subjects:
                return None
            if subjects:
                entity = self.entities.of(subjects[0])
                joined = tree.dependents(subjects[0], "conj")
                named = entity is not None and self.entities.label(entity) in BODY_LABELS
                return entity if named and not joined else None
            below = above
        return None

    def _own_voice(self, index: int) -> int | None:
        """ "I" is whose quotation it is; "we" the body that speaks, or is spoken for."""
        quotation = quotation_at(self.sight.quotations, index)
        if quotation is not None and self._is_within(quotation, index):
            return None
        turn = turn_at(self.turns, index)
        speaker = None
        if quotation is not None and quotation.said_by is not None:
            speaker = self.sight.speaker(quotation.said_by)
        elif turn is not None and turn.link.head is not None:
            speaker = self.entities.of(turn.link.head)
        if speaker is None:
            return None
        is_person = self.entities.label(speaker) == "PER"
        if self.tree.forms[index] in I_FORMS:
            return speaker if is_person else None
        if is_person:
            return body_of(self.tree, self.entities, speaker)
        return speaker if self.entities.label(speaker) in BODY_LABELS else None

    def _is_within(self, quotation: Quotation, index: int) -> bool:
        """Whether a word stands between single marks in a quotation: someone else's words."""
        tokens = self.tree.tokens
        text = self.tree.text[tokens[quotation.first].start : tokens[index].end]
        opened = max((found.start() for found in OPENED.finditer(text)), default=-1)
        closed = max((found.start() for found in CLOSED.finditer(text)), default=-1)
        return opened > closed

    def _body(self, index: int, number: int) -> int | None:
        """ "It said …": the state or organisation that acted in the sentence before."""
        here = self.sight.actors(number, index, index)
        bodies = [e for e in here if self.entities.label(e) in BODY_LABELS]
        if bodies:
            return bodies[0] if len(set(bodies)) == 1 else None
        if self.sight.has_subject(number, index):
            return None
        for earlier in self.sight.before(index, number)[:1]:
            acting = self.sight.actors(earlier, index)
            bodies = [e for e in acting if self.entities.label(e) in BODY_LABELS]
            if len(set(acting)) == 1 and bodies:
                return bodies[0]
        return None

    def _many(self, index: int, number: int) -> int | None:
        """ "They said …": the body or people whose words it is, or who alone acted just before
        where no other plural is near."""
        tree = self.tree
        above = self.sight.speaker_above(index)
        if above is not None:
            return above if self.entities.label(above) in MANY_LABELS else None
        if self.sight.has_subject(number, index):
            return None
        for earlier in self.sight.before(index, number)[:1]:
            sentence = tree.sentences[earlier]
            span = range(sentence.first, sentence.last)
            if any("Number=Plur" in tree.tokens[i].feats and tree.tokens[i].upos == "NOUN"
                   and i not in self.entities.at for i in span):  # fmt: skip
                return None
            acting = set(self.sight.actors(earlier, index))
            if len(acting) == 1 and self.entities.label(min(acting)) in MANY_LABELS:
                return min(acting)
        return None
