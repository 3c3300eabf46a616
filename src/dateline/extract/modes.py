"""How a claim's kind was done and what it was about: PLOVER's modes and contexts.

A kind's modes stand beside its words (`kinds/*.toml`): each names words of the claim itself,
words beside it in its clause, or kinds of what it says or is done to; all that it names must
be there, and the first that fits is the mode. A context (`contexts.toml`) needs one of its
words, or a mode that implies it. Where no rule fits, the mode is "" and there is no context.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from dateline.extract.acts import longer_words
from dateline.extract.draft import Draft
from dateline.extract.kinds import CONTENT, is_infinitive, kind_at, told_above
from dateline.extract.rules import KINDS, OTHER, read
from dateline.extract.tree import Tree
from dateline.records import Certainty

SURER: dict[Certainty, Certainty] = {"low": "medium", "medium": "high", "high": "high"}
AWAY = frozenset({"acl:relcl", "advcl", "advcl:relcl", "parataxis"})
"""What hangs on a clause and tells something of its own."""
TOLD = (*CONTENT, "obj", "obl", "nmod", "acl", "conj")
WHEN = frozenset({"after", "before", "despite", "during", "since", "until"})
"""What hangs on these only says when: "refused to pay before the election"."""
BETWEEN = frozenset({"ADP", "DET"})


@dataclass(frozen=True)
class Mode:
    """A rule of a kind: the mode holds where each of the three that it names does."""

    name: str
    about: str
    words: frozenset[str]
    beside: frozenset[str]
    told: frozenset[str]


@cache
def mode_table() -> Mapping[str, tuple[Mode, ...]]:
    """The rules of each kind that has modes, in the order in which they are asked."""
    listed = ((kind, read(f"kinds/{kind}.toml").get("mode", ())) for kind in KINDS)
    return {
        kind: tuple(
            Mode(
                rule["name"],
                rule["about"],
                *(frozenset(rule.get(part, ())) for part in ("words", "beside", "told")),
            )
            for rule in rules
        )
        for kind, rules in listed
        if rules
    }


@cache
def contexts() -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """The contexts of a word, of a word in a name, and of a mode ("retreat.ceasefire")."""
    by_word: dict[str, set[str]] = {}
    by_name: dict[str, set[str]] = {}
    by_mode: dict[str, set[str]] = {}
    for name, rule in read("contexts.toml").items():
        for part, held in (("words", by_word), ("names", by_name), ("modes", by_mode)):
            for word in rule.get(part, ()):
                held.setdefault(word, set()).add(name)
    return by_word, by_name, by_mode


def name_modes(tree: Tree, drafts: list[Draft]) -> None:
    """Write onto every draft the mode of its kind and its contexts. A mode that rests on what
    stands beside the word makes the kind of an act surer; what is said beside it does not."""
    known = {draft.token: draft for draft in drafts}
    rules = mode_table()
    for draft in drafts:
        if draft.kind == OTHER:
            continue
        clause = _Clause(tree, draft, known)
        found = next((rule for rule in rules.get(draft.kind, ()) if _fits(rule, clause)), None)
        if found is not None:
            draft.mode = found.name
            if found.beside and not any(rule.told for rule in rules[draft.kind]):
                draft.kind_certainty = SURER[draft.kind_certainty]
        draft.context = _contexts(clause, f"{draft.kind}.{draft.mode}")


def _fits(rule: Mode, clause: _Clause) -> bool:
    return (
        (not rule.words or not rule.words.isdisjoint(clause.words))
        and (not rule.beside or not rule.beside.isdisjoint(clause.beside))
        and (not rule.told or not rule.told.isdisjoint(clause.told))
    )


def _contexts(clause: _Clause, mode: str) -> tuple[str, ...]:
    by_word, by_name, by_mode = contexts()
    found = set(by_mode.get(mode, ()))
    for word in clause.beside | clause.words:
        found |= by_word.get(word, set())
    for word in clause.names:
        found |= by_name.get(word, set())
    return tuple(sorted(found))


class _Clause:
    """What the rules ask of a claim, each found when it is first asked for."""

    def __init__(self, tree: Tree, draft: Draft, known: dict[int, Draft]) -> None:
        self.tree = tree
        self.draft = draft
        self.known = known

    @cached_property
    def words(self) -> frozenset[str]:
        """The claim's own word, with its particle, thing, preposition or the noun before it."""
        tree, index = self.tree, self.draft.token
        said = {tree.lemmas[index], tree.tokens[index].lemma, tree.forms[index]}
        said.add(tree.particle(index))
        if tree.tokens[index].upos == "VERB":
            return frozenset(said.union(longer_words(tree, index)))
        before = tree.dependents(index, "compound", "amod")
        return frozenset(said | {f"{tree.lemmas[c]} {tree.lemmas[index]}" for c in before})

    @cached_property
    def beside(self) -> frozenset[str]:
        """Lemmas of the clause that are no names, and pairs of those that stand together."""
        tree = self.tree
        held = [i for i in self._around if tree.tokens[i].upos != "PROPN" and i != self.draft.token]
        single = {tree.lemmas[i] for i in held}
        content = [i for i in self._around if tree.tokens[i].upos not in BETWEEN]
        pairs = {f"{tree.lemmas[a]} {tree.lemmas[b]}" for a, b in pairwise(content) if b - a < 4}
        return frozenset(single | pairs)

    @cached_property
    def names(self) -> frozenset[str]:
        """Lemmas of the clause that are names or parts of them."""
        tree = self.tree
        return frozenset(tree.lemmas[i] for i in self._around if tree.tokens[i].upos == "PROPN")

    @cached_property
    def told(self) -> frozenset[str]:
        """Kinds of what the claim says, wants or is done to, two steps down."""
        tree, index = self.tree, self.draft.token
        first = [*tree.dependents(index, *TOLD), *told_above(tree, index)]
        second = [c for head in first for c in tree.dependents(head, *TOLD)]
        return frozenset(kind_at(tree, c, self.known) for c in (*first, *second))

    @cached_property
    def _around(self) -> list[int]:
        """Words of the claim's clause and of its participants, in text order."""
        tree, draft = self.tree, self.draft
        found = set(self._below(draft.token)) | set(self._below(draft.carrier))
        for party in draft.parties:
            first, last = tree.phrase(party.head)
            found.update(range(first, last + 1))
        if tree.tokens[draft.token].dep in ("acl:relcl", "compound"):
            found.add(tree.tokens[draft.token].head)
        return sorted(found)

    def _below(self, index: int) -> Iterator[int]:
        """The word and what hangs on it, but for clauses that tell something of their own."""
        tree = self.tree
        yield index
        todo = [
            c
            for c in tree.children[index]
            if not (tree.tokens[c].dep == "conj" and tree.tokens[c].upos == "VERB")
        ]
        for at in todo:
            elsewhere = tree.tokens[at].dep in AWAY and not is_infinitive(tree, at)
            if not elsewhere and not WHEN.intersection(tree.cases(at)):
                yield at
                todo.extend(tree.children[at])
