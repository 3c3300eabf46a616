"""Whom "he" and "she" mean: the one person named so far in the sentence, else the person who
spoke or acted in a sentence before. Where somebody without a name may be meant it stays open.
"""

from __future__ import annotations

from functools import cache

from dateline.extract.entities import Entities
from dateline.extract.quotations import quotation_at
from dateline.extract.rules import words
from dateline.extract.sight import MAIN, SUBJECTS, Sight
from dateline.extract.tree import Tree

BESIDE_NAMES = frozenset({"nmod:desc", "compound", "appos", "flat", "root"})
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})


@cache
def nameless() -> frozenset[str]:
    """Nouns that speak of one person without the name."""
    told = (words("antecedents.toml", listed) for listed in ("unnamed", "female", "male"))
    return words("people.toml", "callings").union(*told)


def gender_of(form: str) -> str:
    """What a pronoun of a person says of it."""
    return "female" if form in SHE else "male"


class Persons:
    """The persons of one article as its pronouns see them."""

    def __init__(self, tree: Tree, entities: Entities, sight: Sight) -> None:
        self.tree = tree
        self.entities = entities
        self.sight = sight

    def meant(self, index: int, number: int) -> int | None:
        gender = gender_of(self.tree.forms[index])
        fits = self.entities.fitting("PER", gender) - self._barred(index)
        here = [e for e in self.sight.named(number, index, index) if e in fits]
        inside = index in self.entities.quoted
        if not (inside and self._goes_on(index)):
            here = [e for e in here if self._stands(e, number, inside)]
        if here and self._is_rivalled(number, index, gender):
            return None
        if self._is_spoken_of(number, index, set(here), gender):
            return None
        if len(here) == 1:
            return here[0]
        if here:
            return self._of_several(index, number, here)
        for earlier in self.sight.before(index, number):
            rivalled = self._is_rivalled(earlier, None, gender)
            if rivalled and index not in self.sight.saying:
                return None
            for clauses in (MAIN, None):
                acting = {
                    e for e in self.sight.actors(earlier, index, clauses=clauses) if e in fits
                }
                if len(acting) == 1:
                    return min(acting)
            named = [e for e in self.sight.named(earlier, None, index) if e in fits]
            if named or rivalled:
                near = earlier == self.sight.before(index, number)[0]
                return named[0] if near and len(named) == 1 and not rivalled else None
        return None

    def _of_several(self, index: int, number: int, here: list[int]) -> int | None:
        """Whose words the clause is ("Nora Abel told Orrin Teague that she …"), else whoever the
        same pronoun already means in the sentence, else for a subject the only subject."""
        above = self.sight.speaker_above(index)
        if above is not None:
            return above if above in here else None
        first = self.tree.sentences[number].first
        gender = gender_of(self.tree.forms[index])
        same = [
            self.entities.at[i]
            for i in range(first, index)
            if i in self.entities.at
            and (self.tree.forms[i] in HE or self.tree.forms[i] in SHE)
            and gender_of(self.tree.forms[i]) == gender
        ]
        if same:
            return same[-1] if len(set(same)) == 1 and same[-1] in here else None
        if self.tree.tokens[index].dep not in SUBJECTS:
            return None
        beside = self._subject_beside(index)
        if beside in here:
            return beside
        subjects = {
            self.entities.at[i]
            for i in range(first, index)
            if i in self.entities.at and self.tree.tokens[i].dep in SUBJECTS
        }
        acting = [e for e in here if e in subjects]
        return acting[0] if len(acting) == 1 else None

    def _subject_beside(self, index: int) -> int | None:
        """The subject of the clause on which a pronoun's own hangs: "Abel knew that Teague had
        left, so she …" is Abel."""
        clause = self.tree.tokens[self.tree.tokens[index].head]
        if clause.dep not in ("conj", "parataxis", "advcl"):
            return None
        for subject in self.tree.dependents(clause.head, *SUBJECTS):
            return self.entities.of(subject)
        return None

    def _barred(self, index: int) -> frozenset[int]:
        """Who a pronoun cannot mean: in "Abel met him" Abel, in a quotation its speaker."""
        tree = self.tree
        found: set[int] = set()
        token = tree.tokens[index]
        if token.dep in ("obj", "iobj", "obl") and not tree.forms[index].endswith("self"):
            subjects = tree.dependents(token.head, "nsubj")
            found.update(e for e in map(self.entities.of, subjects) if e is not None)
        quotation = quotation_at(self.sight.quotations, index)
        if quotation is not None and quotation.said_by is not None:
            speaker = self.sight.speaker(quotation.said_by)
            found.update(() if speaker is None else (speaker,))
        return frozenset(found)

    def _is_rivalled(self, number: int, before: int | None, gender: str) -> bool:
        """Whether somebody without a name is a subject there, of whom "he" may be said too."""
        tree = self.tree
        sentence = tree.sentences[number]
        other = "male" if gender == "female" else "female"
        return any(
            tree.lemmas[i] in words("antecedents.toml", "unnamed")
            and tree.lemmas[i] not in words("antecedents.toml", other)
            and tree.tokens[i].dep in SUBJECTS
            and tree.tokens[i].upos == "NOUN"
            and "Plur" not in tree.tokens[i].feats
            and self.entities.of(i) is None
            for i in range(sentence.first, sentence.last if before is None else before)
        )

    def _is_spoken_of(self, number: int, index: int, here: set[int], gender: str) -> bool:
        """Whether somebody without a name is spoken of there behind all who are named, be it as
        no subject: in "Abel wrote of the singer's health before he died" it may be the singer.

        Whoever speaks is not asked: "Abel told the driver that he had seen it" is Abel.
        """
        if index in self.sight.saying or self.sight.speaker_above(index) is not None:
            return False
        tree = self.tree
        first = tree.sentences[number].first
        last = max((i for i in range(first, index) if self.entities.at.get(i) in here), default=-1)
        inside = index in self.entities.quoted
        return any(
            self._is_nameless(i, gender) and (i in self.entities.quoted) == inside
            for i in range(max(first, last + 1), index)
        )

    def _is_nameless(self, index: int, gender: str) -> bool:
        """Whether a word is one certain person whom it does not name: "the singer", "her aide"."""
        tree, token = self.tree, self.tree.tokens[index]
        other = "male" if gender == "female" else "female"
        return (
            token.upos == "NOUN"
            and "Plur" not in token.feats
            and token.dep not in BESIDE_NAMES
            and tree.lemmas[index] in nameless()
            and tree.lemmas[index] not in words("antecedents.toml", other)
            and bool(tree.dependents(index, "det", "nmod:poss"))
            and self.entities.of(index) is None
        )

    def _goes_on(self, index: int) -> bool:
        """Whether the quotation around a word only goes on with a clause whose subject stands
        before it: in 'she said Abel "burned his own mill"' it is Abel's."""
        tree, quotation = self.tree, quotation_at(self.sight.quotations, index)
        if quotation is None:
            return False
        for at in (index, *tree.up(index)):
            if not quotation.first <= at <= quotation.last:
                return False
            if any(subject < quotation.first for subject in tree.dependents(at, *SUBJECTS)):
                return True
        return False

    def _stands(self, entity: int, number: int, inside: bool) -> bool:
        """Whether an entity is named in a sentence on this side of its quotation marks."""
        sentence = self.tree.sentences[number]
        return any(
            self.entities.at.get(i) == entity and (i in self.entities.quoted) == inside
            for i in range(sentence.first, sentence.last)
        )
