"""Who says so: utterances, what they say, and the chain of speakers of every claim.

An utterance and its content are two claims. The chain runs outermost first and holds,
for an utterance, its own speaker last. A report by an agency or outlet ("the AP reported")
is a link of the chain and no claim of its own.
"""

from __future__ import annotations

from dateline.extract.acts import has_that_clause, is_order
from dateline.extract.draft import Draft, Link, Party
from dateline.extract.entities import Entities
from dateline.extract.parties import is_person_word, is_to_be_done
from dateline.extract.quotations import Quotation, attribute, quotation_at
from dateline.extract.rules import (
    SpeechClass,
    infinitive_nouns,
    speech_classes,
    speech_nouns,
    words,
)
from dateline.extract.tree import Tree
from dateline.records import Stance

CONTENT = frozenset({"ccomp", "xcomp", "csubj", "parataxis"})
OBJECTS = frozenset({"obj", "obl", "nsubj:pass", "advcl"})
FOR_DOING = frozenset({"for", "of", "from", "with", "to"})
NO_WORDS = frozenset({
    "assault", "harm", "coerce", "mobilize", "accident", "disaster", "health", "business",
    "sport", "culture", "crime", "aid", "retreat",
})  # fmt: skip
CITING = frozenset({"cite", "quote"})
HANDED_ON = frozenset({"expects", "supposes", "plans"})
BESIDE = frozenset({
    "despite", "because", "due", "as", "after", "before", "since", "during", "following",
    "until", "when", "while", "on", "at", "in", "amid", "through", "via", "without",
})  # fmt: skip
"""Prepositions and conjunctions that lead to circumstances, not to what is said."""


def speech_class(tree: Tree, index: int) -> SpeechClass | None:
    """The class of a verb of saying; None for any other word."""
    if tree.tokens[index].upos not in ("VERB", "AUX"):
        return None
    known = speech_classes()
    lemma = tree.particle(index)
    called = _with_preposition(tree, index)
    for candidate in (called, lemma):
        for found in known.get(candidate, ()):
            if not found.objects or _has_object(tree, index, found.objects):
                return found
    return None


def _with_preposition(tree: Tree, index: int) -> str:
    """ "call on", "insist on closing": the verb with the preposition of what it is aimed at."""
    for child in tree.dependents(index, "obl", "advcl", "xcomp"):
        cases = tree.cases(child) or [tree.forms[m] for m in tree.dependents(child, "mark")]
        if cases:
            return f"{tree.lemmas[index]} {cases[0]}"
    return tree.lemmas[index]


def _has_object(tree: Tree, index: int, lemmas: frozenset[str]) -> bool:
    return any(tree.lemmas[c] in lemmas for c in tree.dependents(index, "obj", "nsubj:pass"))


def give_subjects(tree: Tree, drafts: list[Draft]) -> None:
    """Whoever is urged or accused does what the infinitive or gerund tells, not the speaker."""
    for draft in drafts:
        said = draft.said_in
        if said is None or draft.nominal or said.stance not in ("blames", "demands"):
            continue
        if tree.dependents(draft.token, "nsubj", "nsubj:pass") or draft.sentence != said.sentence:
            continue
        addressed = [p for p in said.parties if p.role in ("whom", "what", "to")]
        own = [p for p in draft.parties if p.role == "who"]
        speakers = {p.head for p in said.parties if p.role == "who"}
        if addressed and all(p.head in speakers or p.certainty == "low" for p in own):
            draft.parties = [p for p in draft.parties if p.role != "who"]
            joined = {addressed[0].head, *tree.dependents(addressed[0].head, "conj")}
            done_to = {p.head for p in draft.parties}
            asked = [p.head for p in addressed if p.head in joined and p.head not in done_to]
            draft.parties[:0] = [Party("who", head, "medium") for head in asked]


class Speech:
    """Chains, `said_in` and stances of all claims of one article, written onto the Drafts."""

    def __init__(self, tree: Tree, drafts: list[Draft], entities: Entities) -> None:
        self.tree = tree
        self.entities = entities
        self.classes: dict[int, SpeechClass] = {}
        self.roots: dict[int, list[Draft]] = {}
        """Utterances by the words on which what they say hangs."""
        self.accords = self._find_accords()
        self.utterances: list[Draft] = []
        self.quotations: list[Quotation] = []
        self._settled: set[int] = set()
        for draft in drafts:
            if draft.nominal:
                self._read_noun(draft)
            elif draft.kind in NO_WORDS or is_to_be_done(tree, draft.token):
                continue
            elif found := speech_class(tree, draft.token):
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
        roots = self._content_roots(draft.token, found)
        if self.tree.tokens[draft.token].dep == "acl" and not roots:
            return
        if is_order(self.tree, draft.token):
            return
        if found.name == "plan" and self._is_aimed(draft.token):
            return
        self.classes[draft.token] = found
        draft.utterance = True
        draft.stance = self._stance(found, draft.token, roots)
        self.utterances.append(draft)
        for root in roots:
            self.roots.setdefault(root, []).append(draft)

    def _is_aimed(self, index: int) -> bool:
        """ "was aimed at": nobody says anything, unlike "is planned to open"."""
        tree = self.tree
        told = any(tree.has(c, frozenset({"to"})) for c in tree.dependents(index, "xcomp"))
        return bool(tree.dependents(index, "aux:pass")) and not told

    def _stance(self, found: SpeechClass, index: int, roots: list[int]) -> Stance:
        if self._is_told_to(index, roots):
            return "demands"
        if found.hostile is None:
            menaces = found.name in ("say", "announce") and any(
                self._menaces(root) for root in roots
            )
            return "threatens" if menaces else found.stance
        hostile = words("speech.toml", "vow", "hostile_words")
        tree = self.tree
        told = [at for root in [*roots, *tree.dependents(index, "obj")] for at in tree.below(root)]
        return found.hostile if any(tree.lemmas[at] in hostile for at in told) else found.stance

    def _is_told_to(self, index: int, roots: list[int]) -> bool:
        """ "told residents to leave": what is said is to be done."""
        tree = self.tree
        if tree.lemmas[index] not in words("speech.toml", "demand", "told_to"):
            return False
        return any(tree.tokens[r].dep == "xcomp" and tree.has(r, frozenset({"to"})) for r in roots)

    def _menaces(self, root: int) -> bool:
        """ "harsh revenge awaits them", "we will avenge him": a threat in plain words."""
        tree = self.tree
        payback = words("speech.toml", "vow", "payback")
        if tree.lemmas[root] in ("await", "wait"):
            return any(tree.lemmas[c] in payback for c in tree.dependents(root, "nsubj"))
        will = tree.has(root, frozenset({"will", "shall", "'ll"}))
        ours = any(tree.forms[c] in ("we", "i") for c in tree.dependents(root, "nsubj"))
        return will and ours and any(tree.lemmas[i] in payback for i in tree.below(root))

    def _content_roots(self, index: int, found: SpeechClass) -> list[int]:
        """The words under which stands what is said."""
        tree = self.tree
        roots = [
            c
            for c in tree.children[index]
            if tree.tokens[c].dep in CONTENT and not self._is_found_so(c)
        ]
        above = tree.tokens[index].head
        dep = tree.tokens[index].dep
        as_said = dep == "advcl" and tree.has(index, frozenset({"as"}))
        thing = tree.dependents(index, "obj")
        if above != index and (dep == "parataxis" or as_said) and not roots and not thing:
            roots.append(above)
        if found.takes_things and tree.dependents(index, "nsubj"):
            roots.extend(thing)
        if found.takes_objects and found.name != "assess":
            for child in tree.children[index]:
                cases = tree.cases(child)
                marked = [tree.forms[m] for m in tree.dependents(child, "mark")]
                aimed = f"{tree.lemmas[index]} {(cases + marked + [''])[0]}" in speech_classes()
                aside = not aimed and (bool(BESIDE & set(cases + marked)) or "according" in cases)
                if tree.tokens[child].dep == "advcl" and not (aimed or FOR_DOING & set(marked)):
                    continue
                if tree.tokens[child].dep in OBJECTS and not aside:
                    roots.append(child)
        return roots

    def _is_found_so(self, index: int) -> bool:
        """ "found a man shot", "reported stolen": a state of the object, and no words."""
        token = self.tree.tokens[index]
        passive = token.dep == "xcomp" and "Voice=Pass" in token.feats
        return passive and not self.tree.has(index, frozenset({"to"}))

    def _find_accords(self) -> dict[int, list[Link]]:
        """ "according to X", "per X", "reportedly", by the word whose clause they cover."""
        tree = self.tree
        found: dict[int, list[Link]] = {}
        hedges = words("sources.toml", "hedges")
        for index, token in enumerate(tree.tokens):
            form = tree.forms[index]
            if form in hedges and token.dep == "advmod":
                at = token.head
                link = Link(token.start, token.end, None, True)
            elif form == "according" or (form == "per" and token.dep == "case"):
                source = token.head if token.dep == "case" else self._accord_object(index)
                if source is None or (form == "per" and self._is_unit(source)):
                    continue
                start, end = tree.span(source)
                at = self._covered(index, source)
                link = Link(start, end, source, self.is_origin(source))
            else:
                continue
            found.setdefault(at, []).append(link)
        return found

    def _is_unit(self, index: int) -> bool:
        """ "per share", "per hour": a bare noun that names nobody who could say it."""
        tree = self.tree
        if index in tree.name_at or tree.dependents(index, "det", "nmod:poss", "compound"):
            return False
        return not (is_person_word(tree, index) or self.is_origin(index))

    def _accord_object(self, index: int) -> int | None:
        named = self.tree.dependents(index, "obl", "nmod", "obj")
        return named[0] if named else None

    def _covered(self, index: int, source: int) -> int:
        """What "according to X" covers: the sentence if commas set it off, else its clause."""
        tree = self.tree
        sentence = tree.tokens[index].sent
        first = tree.sentences[sentence].first
        if index <= first + 1 or tree.tokens[index - 1].upos == "PUNCT":
            return tree.root(sentence)
        for above in tree.up(source):
            if tree.tokens[above].upos == "VERB" or tree.tokens[above].head == above:
                return above
        return tree.root(sentence)

    def is_origin(self, head: int, verb: str = "") -> bool:
        """Whether a speaker only passes on: an agency, an outlet, an unnamed source."""
        tree = self.tree
        listed = words("sources.toml", "words")
        if head in tree.name_at:
            name = tree.names[tree.name_at[head]]
            shown = " ".join(tree.forms[i] for i in range(name.first, name.last))
            shown = shown.removesuffix(" 's")
            if shown.removeprefix("the ") in words("sources.toml", "agencies"):
                return True
            if name.label != "PER":
                return tree.lemmas[name.last - 1] in listed or tree.forms[name.last - 1] in listed
            return verb == "report"
        if tree.forms[head] in words("sources.toml", "agencies"):
            return True
        return tree.lemmas[head] in listed or tree.forms[head] in listed

    def take_quotations(self, quotations: list[Quotation]) -> None:
        """Give the quotations to their speakers. A verb that also means something else
        ("respond") is one of saying only with words."""
        attribute(self.tree, quotations, self.utterances)
        self.quotations = quotations
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
            draft.chain = [*parent.chain]
            draft.said_in = parent if not parent.handed_on else parent.said_in
            if not draft.utterance or draft.stance == "asserts":
                draft.stance = parent.stance
        if draft.stance == "asserts":
            self._settle_by_form(draft)
        draft.chain.extend(link for link in between if _new(draft.chain, link))
        if draft.utterance:
            own = self.own_link(draft)
            if own is not None:
                draft.chain.append(own)
            draft.handed_on = self._is_handed_on(draft)
            draft.chain.extend(link for link in self._cited(draft) if _new(draft.chain, link))

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
        head = heads[0]
        start, end = self.tree.full_span(head)
        head = self._behind(head)
        origin = self.is_origin(head, self.tree.lemmas[draft.token])
        return Link(start, end, head, origin, draft)

    def _cited(self, draft: Draft) -> list[Link]:
        """Those behind whoever says it: "Reuters, citing two officials, said …"."""
        tree = self.tree
        found = []
        for clause in tree.dependents(draft.token, "advcl", "acl"):
            if tree.lemmas[clause] not in CITING or not tree.forms[clause].endswith("ing"):
                continue
            for head in tree.dependents(clause, "obj"):
                if is_person_word(tree, head) or self.is_origin(head):
                    start, end = tree.full_span(head)
                    found.append(Link(start, end, head, self.is_origin(head)))
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
