"""Who says so: utterances, what they say, and the chain of speakers of every claim.

An utterance and its content are two claims. The chain runs outermost first and holds,
for an utterance, its own speaker last. A report by an agency or outlet ("the AP reported")
is a link of the chain and no claim of its own.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.accords import find_accords, is_origin
from dateline.extract.acts import has_that_clause, is_order
from dateline.extract.draft import Draft, Link
from dateline.extract.entities import Entities
from dateline.extract.people import is_person_word
from dateline.extract.quotations import Quotation, attribute, quotation_at
from dateline.extract.roles import is_to_be_done
from dateline.extract.rules import SpeechClass, infinitive_nouns, speech_nouns, words
from dateline.extract.saying import (
    content_roots,
    is_aimed,
    is_disowned,
    is_told_of,
    speech_class,
    stance_of,
)
from dateline.extract.tree import Tree
from dateline.extract.turns import Turn, find_turns, turn_at

NO_WORDS = frozenset({
    "assault", "harm", "coerce", "mobilize", "accident", "disaster", "health", "business",
    "sport", "culture", "crime", "aid", "retreat",
})  # fmt: skip
HANDED_ON = frozenset({"expects", "supposes", "plans"})


class Speech:
    """Chains, `said_in` and stances of all claims of one article, written onto the Drafts."""

    def __init__(self, tree: Tree, drafts: list[Draft], entities: Entities) -> None:
        self.tree = tree
        self.entities = entities
        self.classes: dict[int, SpeechClass] = {}
        self.roots: dict[int, list[Draft]] = {}
        """Utterances by the words on which what they say hangs."""
        self.accords = find_accords(tree)
        self.utterances: list[Draft] = []
        self.quotations: list[Quotation] = []
        self.turns: list[Turn] = []
        self._settled: set[int] = set()
        for draft in drafts:
            if draft.nominal:
                self._read_noun(draft)
            elif draft.kind in NO_WORDS or is_to_be_done(tree, draft.token):
                continue
            elif (found := speech_class(tree, draft.token)) and not _is_plea(tree, draft, found):
                self._read_utterance(draft, found)

    def roots_of(self, utterance: Draft) -> list[int]:
        """The words on which what an utterance says hangs."""
        return [root for root, holders in sorted(self.roots.items()) if utterance in holders]

    def _read_noun(self, draft: Draft) -> None:
        """ "claims from the ministry that …": the noun is the utterance, its clause the words."""
        tree = self.tree
        found = speech_nouns().get(tree.lemmas[draft.token])
        roots = tree.dependents(draft.token, "acl", "ccomp")
        if found is None or not has_that_clause(tree, draft.token):
            return
        self.classes[draft.token] = found
        draft.utterance, draft.stance = True, found.stance
        self.utterances.append(draft)
        for root in roots:
            self.roots.setdefault(root, []).append(draft)

    def _read_utterance(self, draft: Draft, found: SpeechClass) -> None:
        roots = content_roots(self.tree, draft.token, found)
        if self.tree.tokens[draft.token].dep == "acl" and not roots:
            return
        if is_order(self.tree, draft.token):
            return
        if found.name == "plan" and is_aimed(self.tree, draft.token):
            return
        if found.stance == "claims_responsibility" and is_disowned(self.tree, draft.token):
            return
        self.classes[draft.token] = found
        draft.utterance = True
        draft.stance = stance_of(self.tree, found, draft.token, roots)
        if draft.stance == "blames" and not any(party.role == "who" for party in draft.parties):
            draft.accused_by_none = is_told_of(self.tree, draft.token)
        draft.ruling = _is_ruling(self.tree, draft)
        if draft.ruling:
            draft.kind = "court"
        if draft.accused_by_none or draft.ruling:
            draft.stance = "asserts"
        self.utterances.append(draft)
        for root in roots:
            self.roots.setdefault(root, []).append(draft)

    def take_quotations(self, quotations: list[Quotation]) -> None:
        """Give the quotations to their speakers. A verb that also means something else
        ("respond") is one of saying only with words."""
        attribute(self.tree, quotations, self.utterances)
        self.quotations = quotations
        self.turns = find_turns(self.tree, quotations)
        quoting = {q.said_by.token for q in quotations if q.said_by is not None}
        told = {u.token for holders in self.roots.values() for u in holders}
        bare = words("speech.toml", "say", "only_with_words")
        for draft in list(self.utterances):
            if draft.token in quoting or draft.token in told:
                continue
            spoken = any(party.role == "who" for party in draft.parties)
            if not spoken or self.tree.particle(draft.token) in bare:
                draft.utterance = False
                self.utterances.remove(draft)

    def settle(self, drafts: list[Draft]) -> None:
        """Write chain, `said_in` and stance onto every draft, utterances before contents; each
        draft once."""
        for draft in drafts:
            self._settle(draft)

    def _settle(self, draft: Draft) -> None:
        if draft.token in self._settled:
            return
        self._settled.add(draft.token)
        parent, between = self._parent(draft)
        if parent is not None:
            self._settle(parent)
        if parent is not None and not _is_said_in(parent, draft):
            draft.chain = [*parent.chain]
            draft.said_in = parent if not parent.handed_on else parent.said_in
            if not draft.utterance or draft.stance == "asserts":
                draft.stance = parent.gives
        elif (turn := turn_at(self.turns, draft.token)) is not None:
            draft.chain, draft.quoted = [turn.link], True
        elif (link := self._credited(draft.token)) is not None:
            draft.chain, draft.quoted = [link], True
        if draft.stance == "asserts":
            self._settle_by_form(draft)
        cited = [
            link if link.head is None else replace(link, head=self._behind(link.head))
            for link in between
        ]
        draft.chain.extend(link for link in cited if _new(draft.chain, link))
        if draft.utterance:
            own = self.own_link(draft)
            if own is not None:
                draft.chain.append(own)
            if draft.nominal and parent is not None and parent.stance == "denies":
                self._settle_denied(draft, own)
            draft.handed_on = self._is_handed_on(draft)
            draft.chain.extend(link for link in self._cited(draft) if _new(draft.chain, link))

    def _settle_denied(self, draft: Draft, own: Link | None) -> None:
        """ "rejected accusations that …" denies what they say; of somebody's own claim or
        accusation whoever rejects it hands on nothing: it stays what it was, and theirs."""
        if own is None:
            draft.stance = "denies"
        else:
            draft.chain = [own]
            draft.stance = self.classes[draft.token].stance

    def _settle_by_form(self, draft: Draft) -> None:
        """The stance of a noun's infinitive ("its pledge to …") and of quoted orders."""
        tree = self.tree
        token = tree.tokens[draft.token]
        if draft.quoted and is_order(tree, draft.token):
            if tree.lemmas[draft.token] not in words("speech.toml", "demand", "no_orders"):
                draft.stance = "demands"
        elif token.dep == "acl" and tree.has(draft.token, frozenset({"to"})):
            found = infinitive_nouns().get(tree.lemmas[token.head])
            if found is None or draft.utterance:
                return
            draft.stance = found.stance
            for owner in tree.dependents(token.head, "nmod:poss")[: not draft.chain]:
                start, end = tree.full_span(owner)
                draft.chain.append(Link(start, end, owner, False))

    def _parent(self, draft: Draft) -> tuple[Draft | None, list[Link]]:
        """The utterance that holds the draft, and the "according to" links below it."""
        tree = self.tree
        path = [draft.token, *tree.up(draft.token)]
        on_path = set(path)
        between: list[Link] = []
        found: Draft | None = None
        escaped = False
        for at in path:
            between = [*self.accords.get(at, ()), *between]
            holders = [
                u
                for u in self.roots.get(at, ())
                if u is not draft and (u.token not in on_path or tree.under(at, u.token))
                if not (escaped and self.classes[u.token].takes_objects)
            ]
            if holders:
                found = holders[-1]
                break
            escaped = escaped or self._is_remark(at)
        quotation = quotation_at(self.quotations, draft.token)
        if quotation is None or quotation.said_by is None or quotation.said_by is draft:
            return found, between
        draft.quoted = True
        outer = quotation.said_by
        if found is None or not quotation.first <= found.token <= quotation.last:
            return outer, [] if found is None else between
        return found, between

    def _credited(self, index: int) -> Link | None:
        """Who is named right beside the quotation around a word as the one whose words it is
        ("According to Abel, “it sank. We all saw it.”"): they say its later sentences too."""
        quotation = quotation_at(self.quotations, index)
        if quotation is None or quotation.said_by is not None:
            return None
        edges = {self.tree.tokens[at].sent for at in (quotation.first, quotation.last)}
        return next(
            (
                link
                for links in self.accords.values()
                for link in links
                if link.head is not None
                and self.tree.tokens[link.head].sent in edges
                and not quotation.first <= link.head <= quotation.last
            ),
            None,
        )

    def _behind(self, head: int) -> int:
        """The name behind a speaking paper: "a statement from the ministry" is the ministry's."""
        tree = self.tree
        if tree.lemmas[head] not in words("sources.toml", "carriers"):
            return head
        near = tree.dependents(head, "nmod:poss", "compound", "nmod")
        for clause in tree.dependents(head, "acl"):
            near.extend(tree.dependents(clause, "obl", "obl:agent"))
        named = [c for c in near if self.entities.of(c) is not None]
        return named[0] if named else head

    def _owner(self, draft: Draft) -> list[int]:
        """Who a noun's words come from: "the ministry's claim", "claims by the ministry"."""
        tree = self.tree
        from_whom = [
            c for c in tree.dependents(draft.token, "nmod") if {"from", "by"} & set(tree.cases(c))
        ]
        return tree.dependents(draft.token, "nmod:poss") + from_whom

    def _is_remark(self, index: int) -> bool:
        """A clause set off by a comma on somebody: ", who denied it" is nobody's words above."""
        tree = self.tree
        if tree.tokens[index].dep != "acl:relcl":
            return False
        who = [c for c in tree.children[index] if tree.forms[c] in ("who", "which")]
        return any(c > 0 and tree.forms[c - 1] == "," for c in who)

    def own_link(self, draft: Draft) -> Link | None:
        """The speaker of an utterance as a link of the chain."""
        heads = [p.head for p in draft.parties if p.role == "who"]
        if draft.nominal and not heads:
            heads = [p.head for p in draft.parties if p.role == "from"] or self._owner(draft)
        if not heads:
            return None
        start, end = self.tree.full_span(heads[0])
        head = self._behind(heads[0])
        origin = is_origin(self.tree, head, self.tree.lemmas[draft.token])
        return Link(start, end, head, origin, draft)

    def _cited(self, draft: Draft) -> list[Link]:
        """Those behind whoever says it: "Reuters, citing two officials, said …"."""
        tree = self.tree
        found = []
        for clause in tree.dependents(draft.token, "advcl", "acl"):
            if tree.lemmas[clause] not in words("sources.toml", "citing") or not tree.forms[
                clause
            ].endswith("ing"):
                continue
            for head in tree.dependents(clause, "obj"):
                if is_person_word(tree, head) or is_origin(self.tree, head):
                    start, end = tree.full_span(head)
                    found.append(Link(start, end, head, is_origin(self.tree, head)))
        return found

    def _is_handed_on(self, draft: Draft) -> bool:
        """Whether an utterance is no claim of its own: an agency or outlet that passes words
        on ("the AP reported"), or nobody at all ("troops are expected to be sent")."""
        if not draft.utterance:
            return False
        own = draft.chain[-1] if draft.chain and draft.chain[-1].said_by is draft else None
        if own is None:
            holds = any(draft in holders for holders in self.roots.values())
            return holds and draft.stance in HANDED_ON
        return own.origin and draft.stance == "asserts"


def _new(chain: list[Link], link: Link) -> bool:
    return all(known.start != link.start for known in chain)


def _is_ruling(tree: Tree, draft: Draft) -> bool:
    """ "the judge ordered that he be held": a court's order is done, and no open demand."""
    bench = words("speech.toml", "demand", "bench")
    rules = tree.lemmas[draft.token] in words("speech.toml", "demand", "rulings")
    if draft.stance != "demands" or not rules:
        return False
    heads = [party.head for party in draft.parties if party.role == "who"]
    titled = [at for head in heads for at in tree.dependents(head, "nmod:desc", "compound")]
    return any(tree.lemmas[at].lower() in bench for at in (*heads, *titled))


def _is_plea(tree: Tree, draft: Draft, found: SpeechClass) -> bool:
    """ "pleaded not guilty", "was denied bail": a court's act, where nobody demands or denies."""
    pleas = words("speech.toml", "demand", "pleas")
    if found.stance == "denies":
        return draft.kind == "court"
    beside = tree.children[draft.token]
    return found.stance == "demands" and any(tree.forms[c] in pleas for c in beside)


def _is_said_in(draft: Draft, utterance: Draft) -> bool:
    """Whether the draft already stands in the utterance's words: of two that each seem to hold
    the other, the first settled is the one said."""
    above = draft.said_in
    while above is not None and above is not utterance:
        above = above.said_in
    return above is utterance
