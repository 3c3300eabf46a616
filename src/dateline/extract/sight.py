"""What a pronoun looks back on: the sentences before it, who is named and who acts in them.

Between quotation marks nobody means those who only pass the words on, and outside them nobody
means those who are only spoken of in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.draft import Draft
from dateline.extract.entities import Entities
from dateline.extract.speech import Speech
from dateline.extract.tree import Tree

SUBJECTS = ("nsubj", "nsubj:pass")
MAIN = ("root", "parataxis", "conj")
LOOK_BACK = 3
"""Sentences back in which an antecedent is sought, within one section; sentences that are all
quotation do not count for words outside. Not tuned."""
STEPS = 200
"""Sentences looked at to find the ones that count: one quotation may hold many."""


class Sight:
    """One article as its pronouns see it."""

    def __init__(self, tree: Tree, entities: Entities, speech: Speech) -> None:
        self.tree = tree
        self.entities = entities
        self.quotations = speech.quotations
        self.saying = {
            party.head: utterance
            for utterance in speech.utterances
            for party in utterance.parties
            if party.role == "who"
        }
        """Utterances by the word for their speaker."""
        owners = [q.said_by for q in self.quotations]
        self.quoting = {head for head, utterance in self.saying.items() if utterance in owners}
        self.unowned = frozenset(
            index
            for quotation in self.quotations
            if quotation.said_by is None
            for index in range(quotation.first, quotation.last + 1)
        )

    def speaker(self, utterance: Draft) -> int | None:
        heads = [party.head for party in utterance.parties if party.role == "who"]
        return self.entities.of(heads[0]) if len(heads) == 1 else None

    def speaker_above(self, index: int) -> int | None:
        for above in self.tree.up(index):
            if self.tree.tokens[above].dep == "ccomp":
                for subject in self.tree.dependents(self.tree.tokens[above].head, "nsubj"):
                    return self.entities.of(subject)
        return None

    def has_subject(self, number: int, before: int) -> bool:
        first = self.tree.sentences[number].first
        return any(self.tree.tokens[i].dep in SUBJECTS for i in range(first, before))

    def before(self, index: int, number: int) -> list[int]:
        """The sentences before this one that a word looks back to, nearest first, up to a
        heading; for a word outside quotation marks not those that stand all between them."""
        tree = self.tree
        inside = index in self.entities.quoted
        found: list[int] = []
        for earlier in range(number - 1, max(-1, number - 1 - STEPS), -1):
            block = tree.blocks.get(tree.sentences[earlier].block)
            if block is not None and block.role in ("heading", "title", "caption"):
                break
            if inside or not self._is_all_quoted(earlier):
                found.append(earlier)
            if len(found) == LOOK_BACK:
                break
        return found

    def _is_all_quoted(self, number: int) -> bool:
        sentence = self.tree.sentences[number]
        return all(
            i in self.entities.quoted or self.tree.tokens[i].upos == "PUNCT"
            for i in range(sentence.first, sentence.last)
        )

    def named(self, number: int, last: int | None, index: int) -> list[int]:
        """Entities of a sentence up to word `last`, each once, in order; for a word outside
        quotation marks, those outside."""
        return list(dict.fromkeys(self.entities.at[i] for i in self._seen(number, last, index)))

    def _seen(self, number: int, last: int | None, index: int) -> Iterator[int]:
        sentence = self.tree.sentences[number]
        inside = index in self.entities.quoted
        for i in range(sentence.first, sentence.last if last is None else last):
            if i in self.entities.at and (inside or i not in self.entities.quoted):
                yield i

    def actors(
        self,
        number: int,
        index: int,
        last: int | None = None,
        clauses: tuple[str, ...] | None = MAIN,
    ) -> list[int]:
        """Entities that are subjects of a sentence's main clauses, or of any clause; for a word
        in a quotation of whom is not known, nobody who is quoted there."""
        tree = self.tree
        sentence = tree.sentences[number]
        inside = index in self.entities.quoted
        found: list[int] = []
        for i in range(sentence.first, sentence.last if last is None else last):
            token = tree.tokens[i]
            entity = self.entities.of(i)
            if token.dep not in SUBJECTS or entity is None:
                continue
            if i in self.entities.quoted and not inside:
                continue
            if i in self.quoting and index in self.unowned:
                continue
            if clauses is None or tree.tokens[token.head].dep in clauses:
                found.append(entity)
        return found
