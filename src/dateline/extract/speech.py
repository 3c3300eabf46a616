"""Who says so: utterances, what they say, and the chain of speakers of every claim.

An utterance and its content are two claims. The chain runs outermost first and holds,
for an utterance, its own speaker last. A report by an agency or outlet ("the AP reported")
is a link of the chain and no claim of its own.
"""

from __future__ import annotations

from dateline.extract.draft import Draft, Link
from dateline.extract.entities import Entities
from dateline.extract.quotations import Quotation
from dateline.extract.rules import SpeechClass, speech_classes, words
from dateline.extract.tree import Tree
from dateline.records import Stance

CONTENT = frozenset({"ccomp", "xcomp", "csubj", "parataxis"})
OBJECTS = frozenset({"obj", "obl", "nsubj:pass", "advcl"})
FOR_DOING = frozenset({"for", "of", "from", "with", "to"})
HANDED_ON = frozenset({"expects", "supposes", "plans"})
TEMPORAL = frozenset({"after", "before", "since", "during", "following", "until", "when", "while",
                      "on", "at", "in", "amid", "through", "via"})  # fmt: skip


def speech_class(tree: Tree, index: int) -> SpeechClass | None:
    """The class of a verb of saying; None for any other word."""
    if tree.tokens[index].upos not in ("VERB", "AUX"):
        return None
    known = speech_classes()
    lemma = tree.particle(index)
    called = _with_preposition(tree, index)
    for candidate in (called, lemma, tree.lemmas[index]):
        for found in known.get(candidate, ()):
            if not found.objects or _has_object(tree, index, found.objects):
                return found
    return None


def _with_preposition(tree: Tree, index: int) -> str:
    """ "call on", "call for": the verb with the preposition of what it is aimed at."""
    for child in tree.dependents(index, "obl"):
        cases = tree.cases(child)
        if cases:
            return f"{tree.lemmas[index]} {cases[0]}"
    return tree.lemmas[index]


def _has_object(tree: Tree, index: int, lemmas: frozenset[str]) -> bool:
    return any(tree.lemmas[c] in lemmas for c in tree.dependents(index, "obj", "nsubj:pass"))


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
        for draft in drafts:
            found = None if draft.nominal else speech_class(tree, draft.token)
            if found:
                self._read_utterance(draft, found)

    def _read_utterance(self, draft: Draft, found: SpeechClass) -> None:
        roots = self._content_roots(draft.token, found)
        if self.tree.tokens[draft.token].dep == "acl" and not roots:
            return
        self.classes[draft.token] = found
        draft.utterance = True
        draft.stance = self._stance(found, draft.token, roots)
        self.utterances.append(draft)
        for root in roots:
            self.roots.setdefault(root, []).append(draft)

    def _stance(self, found: SpeechClass, index: int, roots: list[int]) -> Stance:
        if found.hostile is None:
            return found.stance
        hostile = words("speech.toml", "vow", "hostile_words")
        tree = self.tree
        told = [at for root in [*roots, *tree.dependents(index, "obj")] for at in tree.below(root)]
        return found.hostile if any(tree.lemmas[at] in hostile for at in told) else found.stance

    def _content_roots(self, index: int, found: SpeechClass) -> list[int]:
        """The words under which stands what is said."""
        tree = self.tree
        roots = [c for c in tree.children[index] if tree.tokens[c].dep in CONTENT]
        above = tree.tokens[index].head
        dep = tree.tokens[index].dep
        as_said = dep == "advcl" and tree.has(index, frozenset({"as"}))
        if above != index and (dep == "parataxis" or as_said) and not roots:
            roots.append(above)
        if found.takes_objects and found.name != "assess":
            for child in tree.children[index]:
                cases = tree.cases(child)
                marked = [tree.forms[m] for m in tree.dependents(child, "mark")]
                aside = bool(TEMPORAL & set(cases + marked)) or "according" in cases
                if tree.tokens[child].dep == "advcl" and not FOR_DOING & set(marked):
                    continue
                if tree.tokens[child].dep in OBJECTS and not aside:
                    roots.append(child)
        return roots

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
                if source is None:
                    continue
                start, end = tree.span(source)
                at = self._covered(index, source)
                link = Link(start, end, source, self.is_origin(source))
            else:
                continue
            found.setdefault(at, []).append(link)
        return found

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

    def drop_wordless(self, quotations: list[Quotation]) -> None:
        """A verb that also means something else ("respond") is one of saying only with words."""
        quoting = {q.said_by.token for q in quotations if q.said_by is not None}
        told = {u.token for holders in self.roots.values() for u in holders}
        bare = words("speech.toml", "say", "only_with_words")
        for draft in list(self.utterances):
            if draft.token in quoting or draft.token in told or self._has_link(draft):
                continue
            if self.tree.lemmas[draft.token] in bare:
                draft.utterance = False
                self.utterances.remove(draft)

    def _has_link(self, draft: Draft) -> bool:
        """Whether an "according to" hangs on it, which leaves no doubt that words are passed on."""
        return self.classes[draft.token].name != "say"

    def settle(self, drafts: list[Draft], quotations: list[Quotation]) -> None:
        """Write chain, `said_in` and stance onto every draft, utterances before contents."""
        done: set[int] = set()
        by_token = {draft.token: draft for draft in drafts}
        for draft in drafts:
            self._settle(draft, quotations, by_token, done, 0)

    def _settle(
        self,
        draft: Draft,
        quotations: list[Quotation],
        by_token: dict[int, Draft],
        done: set[int],
        depth: int,
    ) -> None:
        if draft.token in done:
            return
        done.add(draft.token)
        parent, between = self._parent(draft, quotations)
        if parent is not None:
            self._settle(parent, quotations, by_token, done, depth + 1)
            draft.chain = [*parent.chain]
            draft.said_in = parent if not parent.handed_on else parent.said_in
            if not draft.utterance or draft.stance == "asserts":
                draft.stance = parent.stance
        draft.chain.extend(link for link in between if _new(draft.chain, link))
        if draft.utterance:
            own = self._own_link(draft)
            if own is not None:
                draft.chain.append(own)
            draft.handed_on = self._is_handed_on(draft)

    def _parent(self, draft: Draft, quotations: list[Quotation]) -> tuple[Draft | None, list[Link]]:
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
        quotation = next((q for q in quotations if q.first <= draft.token <= q.last), None)
        if quotation is None or quotation.said_by is None or quotation.said_by is draft:
            return found, between
        draft.quoted = True
        outer = quotation.said_by
        if found is None or not quotation.first <= found.token <= quotation.last:
            return outer, [] if found is None else between
        return found, between

    def _is_remark(self, index: int) -> bool:
        """A clause set off by a comma on somebody: ", who denied it" is nobody's words above."""
        tree = self.tree
        if tree.tokens[index].dep != "acl:relcl":
            return False
        who = [c for c in tree.children[index] if tree.forms[c] in ("who", "which")]
        return any(c > 0 and tree.forms[c - 1] == "," for c in who)

    def _own_link(self, draft: Draft) -> Link | None:
        """The speaker of an utterance as a link of the chain."""
        head = next((p.head for p in draft.parties if p.role == "who"), None)
        if head is None:
            return None
        start, end = self.tree.span(head)
        origin = self.is_origin(head, self.tree.lemmas[draft.token])
        return Link(start, end, head, origin, draft)

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
