"""What one article says of two of its claims: outcome, same act, answer, cause, sequence."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.draft import Draft
from dateline.extract.rules import Cue, cues, words
from dateline.extract.tree import Tree
from dateline.records import LinkKind

LEAD, IN_COMMON = 3, 2
"""Sentences behind a title in which it is told again, and words that both must share."""
OUTCOME_KINDS = frozenset({"harm", "assault", "accident", "disaster", "coerce"})
COERCING = frozenset({"raid", "operation", "clash", "siege", "storming", "incursion"})
"""Deeds in which people are arrested."""
NOBODY = frozenset({"nobody", "none", "no"})
IN_AN_ACT = frozenset({"in", "by", "during", "with", "from", "when", "of"})


@dataclass(frozen=True)
class Tie:
    """A link between two drafts before they have ids."""

    kind: LinkKind
    source: Draft
    target: Draft
    sentence: int
    rule: str


class Ties:
    """Finds the ties of one article; claims are looked up by the words they stand on."""

    def __init__(self, tree: Tree, drafts: list[Draft]) -> None:
        self.tree = tree
        self.drafts = drafts
        self.at: dict[int, Draft] = {}
        self._where: dict[str, list[int]] = {}
        self._cue_words = {word for cue in cues() for word in cue.words}
        self._by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._by_sentence.setdefault(draft.sentence, []).append(draft)
        for draft in drafts:
            self.at.setdefault(draft.carrier, draft)
        for draft in drafts:
            self.at[draft.token] = draft

    def acts_and_outcomes(self) -> list[Tie]:
        """Claims of one sentence that tell one occurrence."""
        found: list[Tie] = []
        for draft in self.drafts:
            if draft.nominal or draft.utterance:
                continue
            found.extend(self._with_noun(draft))
            found.extend(self._participle(draft))
        found.extend(self._restating_nouns())
        found.extend(self._conjuncts(found))
        found.extend(self._unharmed())
        return found

    def _unharmed(self) -> list[Tie]:
        """ "A truck hit the mill. Nobody was hurt.": what came of the act told just before."""
        tree, found = self.tree, []
        for draft in self.drafts:
            told = draft.carrier == tree.root(draft.sentence) and draft.polarity == "negated"
            if not told or draft.nominal or not self._harms(draft) or draft.quoted:
                continue
            if {party.role for party in draft.parties} != {"whom"}:
                continue  # "Nobody was hurt in the raid of 1998"
            whom = [party.head for party in draft.parties]
            if not all(tree.forms[at] in NOBODY or tree.has(at, NOBODY) for at in whom):
                continue
            before = self._by_sentence.get(draft.sentence - 1, ())
            near = tree.sentences[draft.sentence - 1].block == tree.sentences[draft.sentence].block
            acts = [d for d in before if d.kind in OUTCOME_KINDS and not d.background]
            acts = [d for d in acts if d.polarity == "affirmed" and d.modality == "happened"]
            if near and acts and not any(self._harms(d) for d in acts):
                act = min(acts, key=lambda d: (d.nominal, len(list(tree.up(d.carrier))), d.token))
                found.append(Tie("part_of", draft, act, draft.sentence, "nobody-harmed"))
        return found

    def _with_noun(self, draft: Draft) -> list[Tie]:
        """ "the attack killed six", "killed in an attack", "the strike that killed six"."""
        tree = self.tree
        if draft.kind not in OUTCOME_KINDS:
            return []
        found = []
        children = tree.dependents(draft.token, "nsubj", "obl", "obl:agent")
        for joined in tree.dependents(draft.token, "conj"):
            if joined not in self.at:  # "two were killed and four wounded in the attack"
                children += tree.dependents(joined, "obl")
        for child in children:
            dep = tree.tokens[child].dep
            if dep != "nsubj" and not IN_AN_ACT & set(tree.cases(child)):
                continue
            harmed = any(party.role == "whom" and party.head == child for party in draft.parties)
            act = self.at.get(child) if harmed else self._event_at(child)
            if act is not None and act is not draft and self._may_be_one(draft, act):
                rule = "act-as-subject" if dep == "nsubj" else "in-an-act"
                found.append(self._tie(draft, act, rule))
        token = tree.tokens[draft.token]
        told_of = token.dep == "acl" and tree.forms[draft.token].endswith("ing")
        if told_of or (token.dep == "acl:relcl" and tree.dependents(draft.token, "nsubj")):
            act = self.at.get(token.head)
            if act is not None and act.nominal and act.kind in OUTCOME_KINDS:
                found.append(self._tie(draft, act, "act-that"))
        return found

    def _may_be_one(self, draft: Draft, act: Draft) -> bool:
        """An arrest in a raid is the raid's; one "in the shooting of a clerk" is another act."""
        if draft.kind == "coerce" and act.kind in ("assault", "harm"):
            return self.tree.lemmas[act.token] in COERCING
        return act.kind in OUTCOME_KINDS

    def _participle(self, draft: Draft) -> list[Tie]:
        """ "rockets were launched, killing a guard"."""
        tree = self.tree
        token = tree.tokens[draft.token]
        if token.dep != "advcl" or not self._harms(draft):
            return []
        if "VerbForm=Ger" not in token.feats and not tree.forms[draft.token].endswith("ing"):
            return []
        if tree.dependents(draft.token, "mark", "nsubj"):
            return []
        act = self.at.get(token.head)
        if act is None or act.utterance or act.kind not in OUTCOME_KINDS:
            before = [
                d
                for d in self._by_sentence[draft.sentence]
                if d.token < draft.token and not d.nominal
            ]
            violent = [d for d in before if d.kind in OUTCOME_KINDS]
            act = violent[-1] if violent else act
        if act is None or act.utterance:
            return []
        return [self._tie(draft, act, "participle-outcome")]

    def _restating_nouns(self) -> list[Tie]:
        """ "stormed the compound, an attack which …": the noun sums up the clause."""
        tree = self.tree
        found = []
        for draft in self.drafts:
            token = tree.tokens[draft.token]
            if not draft.nominal or token.dep not in ("appos", "parataxis"):
                continue
            if not tree.has(draft.token, frozenset({"a", "an"})):
                continue
            act = next((self.at[a] for a in tree.up(draft.token) if a in self.at), None)
            if act is not None and not act.nominal and act.kind in OUTCOME_KINDS | {draft.kind}:
                found.append(Tie("same_act", draft, act, draft.sentence, "summed-up"))
        return found

    def _conjuncts(self, found: list[Tie]) -> list[Tie]:
        """ "killed six and wounded dozens": the second has the act of the first."""
        tree = self.tree
        acts = {tie.source.token: tie.target for tie in found}
        more = []
        for draft in self.drafts:
            token = tree.tokens[draft.token]
            if draft.nominal or token.dep != "conj" or draft.token in acts:
                continue
            if not self._harms(draft):
                continue
            act = acts.get(token.head)
            if act is not None and not tree.dependents(draft.token, "nsubj", "nsubj:pass"):
                more.append(self._tie(draft, act, "joined-outcome"))
                acts[draft.token] = act
        return more

    def _tie(self, outcome: Draft, act: Draft, rule: str) -> Tie:
        kind: LinkKind = "outcome_of" if self._harms(outcome) else "same_act"
        return Tie(kind, outcome, act, outcome.sentence, rule)

    def _harms(self, draft: Draft) -> bool:
        return self.tree.lemmas[draft.token] in words("acts.toml", "harms", "words")

    def _event_at(self, index: int) -> Draft | None:
        """The claim that a phrase tells: its head, or what "a series of" it holds."""
        if index in self.at:
            return self.at[index]
        for child in self.tree.dependents(index, "nmod"):
            if "of" in self.tree.cases(child) and child in self.at:
                return self.at[child]
        return None

    def restated(self) -> list[Tie]:
        """The same word done to the same people in the same or the next paragraph's telling."""
        found = []
        before: dict[tuple[str, str], Draft] = {}
        for draft in self.drafts:
            if draft.kind not in OUTCOME_KINDS or draft.background or draft.polarity == "negated":
                continue
            whom = [
                p.head for p in draft.parties if p.role == "whom" and p.head in self.tree.name_at
            ]
            for head in whom:
                key = (self.tree.lemmas[draft.token], self.tree.forms[head])
                earlier = before.get(key)
                other = earlier is not None and earlier is not draft
                near = other and earlier and draft.sentence - earlier.sentence <= 3
                if near and earlier and not earlier.dated == draft.dated == "clause":
                    found.append(Tie("same_act", draft, earlier, draft.sentence, "told-again"))
                before[key] = draft
        return found

    def titled(self) -> list[Tie]:
        """What the title tells and the first sentences tell again: the same word, with two
        more words in common, or three of the whole sentences."""
        tree = self.tree
        titles = [
            draft
            for draft in self.drafts
            if (block := tree.blocks.get(tree.sentences[draft.sentence].block))
            and block.role == "title"
        ]
        found = []
        for draft in titles:
            for other in self.drafts:
                if not 0 < other.sentence - draft.sentence <= LEAD:
                    continue
                same = tree.lemmas[draft.token] == tree.lemmas[other.token]
                if same and (
                    len(self._said_words(draft) & self._said_words(other)) >= IN_COMMON
                    or len(self._words(draft) & self._words(other)) > IN_COMMON
                ):
                    found.append(Tie("same_act", other, draft, other.sentence, "title-told-again"))
                    break
        return found

    def _said_words(self, draft: Draft) -> set[str]:
        """Content lemmas of a claim's own phrases."""
        tree = self.tree
        inside: set[int] = set()
        for head in (draft.token, *(party.head for party in draft.parties)):
            first, last = tree.phrase(head)
            inside.update(range(first, last + 1))
        inside.discard(draft.token)
        return {tree.lemmas[i] for i in inside if tree.tokens[i].upos in ("NOUN", "PROPN", "NUM")}

    def _words(self, draft: Draft) -> set[str]:
        """Content lemmas of the sentence that tells a claim, without its own."""
        sentence = self.tree.sentences[draft.sentence]
        inside = set(range(sentence.first, sentence.last)) - {draft.token}
        told = ("NOUN", "PROPN", "NUM")
        return {self.tree.lemmas[i] for i in inside if self.tree.tokens[i].upos in told}

    def cued(self) -> list[Tie]:
        """Ties that a word says: "in response to", "prompted", "came after"."""
        found: dict[tuple[str, int, int], Tie] = {}
        for cue in cues():
            for index in self._words_of(cue):
                for source, target in self._ends(cue, index):
                    if source is None or target is None or source is target:
                        continue
                    ends = (target, source) if cue.swap else (source, target)
                    tie = Tie(cue.kind, *ends, self.tree.tokens[index].sent, cue.name)
                    found.setdefault((tie.kind, ends[0].token, ends[1].token), tie)
        return list(found.values())

    def _words_of(self, cue: Cue) -> list[int]:
        """Where a cue's word stands, as lemma, as written, or as a verb with its particle."""
        tree = self.tree
        if not self._where:
            for index, lemma in enumerate(tree.lemmas):
                verb = tree.tokens[index].upos == "VERB"
                written = {lemma, tree.forms[index], *([tree.particle(index)] if verb else [])}
                for word in written & self._cue_words:
                    self._where.setdefault(word, []).append(index)
        return sorted({index for word in sorted(cue.words) for index in self._where.get(word, ())})

    def _ends(self, cue: Cue, index: int) -> list[tuple[Draft | None, Draft | None]]:
        if cue.shape == "noun":
            return self._noun_cue(cue, index)
        if cue.shape == "verb":
            return self._verb_cue(cue, index)
        if cue.shape == "by":
            return self._by_cue(cue, index)
        return self._mark_cue(index)

    def _noun_cue(self, cue: Cue, index: int) -> list[tuple[Draft | None, Draft | None]]:
        tree = self.tree
        cases = tree.cases(index)
        predicative = bool(tree.dependents(index, "cop"))
        if not predicative and not (cases and cases[0] in cue.before):
            return []
        targets = [
            target
            for child in tree.dependents(index, "nmod", "obl")
            if set(tree.cases(child)) & cue.prepositions
            for target in [self._told_in(child)]
        ]
        if predicative:
            sources = [self._event_at(c) for c in tree.dependents(index, "nsubj")]
        else:
            sources = [self._above(index)]
        return [(source, target) for source in sources for target in targets]

    def _verb_cue(self, cue: Cue, index: int) -> list[tuple[Draft | None, Draft | None]]:
        tree = self.tree
        if tree.tokens[index].upos != "VERB":
            return []
        subjects = tree.dependents(index, "nsubj")
        sources = [self._event_at(c) for c in subjects]
        if any(tree.forms[c] in ("this", "that", "which", "it") for c in subjects):
            sources.append(self._before(index))
        if not any(sources) and cue.kind == "answers":
            sources = [self.at.get(index)]
        targets = []
        for child in tree.dependents(index, "obj", "obl", "xcomp", "ccomp"):
            cases = tree.cases(child) or [""]
            dep = tree.tokens[child].dep
            if dep in ("xcomp", "ccomp") or cases[0] in cue.prepositions:
                targets.append(self._told_in(child))
        return [(source, target) for source in sources for target in targets]

    def _by_cue(self, cue: Cue, index: int) -> list[tuple[Draft | None, Draft | None]]:
        tree = self.tree
        token = tree.tokens[index]
        if token.upos not in ("VERB", "ADJ") or token.dep not in ("advcl", "acl"):
            return []
        source = self.at.get(token.head)
        return [
            (source, self._told_in(child))
            for child in tree.dependents(index, "obl", "obl:agent")
            if set(tree.cases(child)) & cue.prepositions
        ]

    def _mark_cue(self, index: int) -> list[tuple[Draft | None, Draft | None]]:
        tree = self.tree
        token = tree.tokens[index]
        if token.dep not in ("mark", "case"):
            return []
        target = self._told_in(token.head)
        return [(self._above(token.head), target)]

    def _told_in(self, index: int) -> Draft | None:
        """The claim of a phrase or clause: its own, or that of the relative clause on it."""
        found = self._event_at(index)
        if found is not None:
            return found
        for child in self.tree.dependents(index, "acl:relcl", "acl"):
            if child in self.at:
                return self.at[child]
        return None

    def _above(self, index: int) -> Draft | None:
        """The nearest claim that the phrase hangs on; a copula's subject stands for it."""
        tree = self.tree
        for above in tree.up(index):
            if above in self.at:
                return self.at[above]
            if tree.dependents(above, "cop"):
                for subject in tree.dependents(above, "nsubj"):
                    return self._event_at(subject)
        return None

    def _before(self, index: int) -> Draft | None:
        """The last claim of the sentence before, in the same paragraph: what "this" means."""
        tree = self.tree
        number = tree.tokens[index].sent
        block = tree.sentences[number].block
        earlier = [d for d in self._by_sentence.get(number - 1, ()) if not d.background]
        if not earlier or tree.sentences[number - 1].block != block:
            return None
        roots = [d for d in earlier if d.carrier == tree.root(number - 1)]
        news = [d for d in earlier if not d.nominal]
        return (news or roots or earlier)[-1]
