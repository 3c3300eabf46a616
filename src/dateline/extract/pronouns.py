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
from dateline.extract.sight import SUBJECTS, Sight
from dateline.extract.speech import Speech
from dateline.extract.tree import Tree
from dateline.extract.turns import turn_at

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "their", "themselves"})
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
        if token.upos == "NOUN":
            return described(self.tree, self.entities, index)
        if token.dep not in (*SUBJECTS, "nmod:poss"):
            return None
        if form in IT:
            return self._body(index, number)
        return self._many(index, number) if form in THEY else None

    def _own_voice(self, index: int) -> int | None:
        """ "I" is whose quotation it is; "we" only where a body speaks."""
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
        labels = ("PER",) if self.tree.forms[index] in I_FORMS else BODY_LABELS
        return speaker if self.entities.label(speaker) in labels else None

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
