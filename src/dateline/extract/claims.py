"""Drafts written down as claims: their records, ids, quotes, traits and links."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.extract.acts import is_pointing
from dateline.extract.draft import Draft
from dateline.extract.draft import Link as ChainLink
from dateline.extract.entities import Entities
from dateline.extract.form import form_of
from dateline.extract.links import Tie
from dateline.extract.tree import Tree, is_day
from dateline.extract.vocabulary import CONTENT_WORDS
from dateline.ids import claim_id
from dateline.records import (
    SLIGHT,
    Annotated,
    Certainty,
    Claim,
    Figure,
    Link,
    PredicateWord,
    Quote,
    Role,
    Speaker,
    Traits,
    When,
)
from dateline.when import place

NONE: frozenset[int] = frozenset()
OPENERS = frozenset({"he", "she", "it", "they", "this", "that", "these", "those", "his", "her",
                     "its", "their"})  # fmt: skip
DATED_CERTAINTY: dict[str, Certainty] = {
    "clause": "high", "points-to": "medium", "heading": "medium", "sentence": "low",
    "running": "low", "article": "low",
}  # fmt: skip

FOUND_BY = {
    "points-to": "of what it points to", "heading": "of its heading", "running": "of the telling",
    "sentence": "of its sentence",
}  # fmt: skip
"""Said after the rule's name where the day does not stand in the claim's own clause."""


class Writer:
    """Turns drafts into records."""

    def __init__(
        self,
        annotated: Annotated,
        tree: Tree,
        entities: Entities,
        drafts: list[Draft],
        figures: dict[int, list[Figure]],
    ) -> None:
        self.annotated = annotated
        self.tree = tree
        self.entities = entities
        self.figures = figures
        self.drafts = drafts
        self.by_carrier = {draft.carrier: draft for draft in drafts if not draft.nominal}
        self.ids = {draft.token: self._id(draft) for draft in drafts}

    def _id(self, draft: Draft) -> str:
        token = self.tree.tokens[draft.token]
        return claim_id(self.annotated.article.id, token.start, token.end)

    def claim(self, draft: Draft) -> Claim:
        tree = self.tree
        token = tree.tokens[draft.token]
        roles = self._roles(draft)
        marks = sorted({(token.start, token.end), *((r.start, r.end) for r in roles)})
        block = tree.blocks.get(tree.sentences[draft.sentence].block)
        said = draft.said_in
        unsure = draft.background == SLIGHT or (block is not None and block.role == "caption")
        return Claim(
            id=self.ids[draft.token],
            quote=tree.quote(draft.sentence, tuple(marks), self._before(draft), token.start),
            predicate=PredicateWord(
                lemma=tree.lemmas[draft.token], start=token.start, end=token.end
            ),
            kind=draft.kind,
            kind_certainty=draft.kind_certainty,
            mode=draft.mode or None,
            context=draft.context,
            roles=roles,
            when=self._when(draft),
            figures=tuple(self.figures.get(draft.token, ())),
            speakers=self._speakers(draft),
            said_in=self.ids.get(said.token) if said else None,
            stance=draft.stance,
            polarity=draft.polarity,
            modality=draft.modality,
            certainty="low" if unsure else "medium",
        )

    def _before(self, draft: Draft) -> int:
        """One sentence more in front, where the claim's own opens with a pronoun or "that …"."""
        sentence = self.tree.sentences[draft.sentence]
        opener = sentence.first
        while opener < sentence.last and self.tree.tokens[opener].upos in ("PUNCT", "CCONJ", "ADV"):
            opener += 1
        pronoun = opener < sentence.last and self.tree.forms[opener] in OPENERS
        return int(pronoun or is_pointing(self.tree, draft.token))

    def _roles(self, draft: Draft) -> tuple[Role, ...]:
        roles = []
        places = frozenset(party.head for party in draft.parties if party.role == "where")
        for party in draft.parties:
            start, end = self.tree.span(party.head, places if party.role != "where" else NONE)
            roles.append(
                Role(
                    role=party.role,
                    text=self.tree.text[start:end],
                    start=start,
                    end=end,
                    certainty=party.certainty,
                    entity=self.entities.of(party.head),
                )
            )
        return tuple(roles)

    def _when(self, draft: Draft) -> When | None:
        if draft.expr is None:
            return None
        placed = place(draft.expr, self.annotated.article.published)
        weaker = {"high": 2, "medium": 1, "low": 0}
        certainty = DATED_CERTAINTY.get(draft.dated, "low")
        if weaker[placed.certainty] < weaker[certainty]:
            certainty = placed.certainty
        found = FOUND_BY.get(draft.dated)
        how = f"{placed.how}, {found}" if found and placed.how else placed.how
        return replace(placed, certainty=certainty, how=how)

    def _speakers(self, draft: Draft) -> tuple[Speaker, ...]:
        tree = self.tree
        return tuple(
            Speaker(
                text=tree.text[link.start : link.end],
                quote=self._speaker_quote(link),
                entity=self.entities.of(link.head) if link.head is not None else None,
                origin=link.origin,
            )
            for link in draft.chain
        )

    def _speaker_quote(self, link: ChainLink) -> Quote | None:
        mark = ((link.start, link.end),)
        if link.said_by is not None:
            return self.tree.quote(link.said_by.sentence, mark)
        if link.head is not None:
            return self.tree.quote(self.tree.tokens[link.head].sent, mark)
        return None

    def traits(self, draft: Draft) -> Traits:
        tree = self.tree
        block = tree.blocks.get(tree.sentences[draft.sentence].block)
        wording = self.annotated.wording
        return Traits(
            claim=self.ids[draft.token],
            expr=draft.expr,
            dated=draft.dated,
            block_role=block.role if block else "paragraph",
            section=draft.section,
            nominal=draft.nominal,
            definite=draft.definite,
            background=draft.background,
            form=form_of(tree, draft.carrier),
            main=self._is_main(draft),
            words=self._words(draft),
            wording=wording[draft.sentence] if draft.sentence < len(wording) else b"",
            position=draft.sentence,
        )

    def _is_main(self, draft: Draft) -> bool:
        """The sentence's root, or what the root says. Of two clauses that a semicolon parts, the
        one that names its day; else the first."""
        root = self._day_clause(self.tree.root(draft.sentence))
        if draft.carrier == root or draft.token == root:
            return True
        said = draft.said_in
        head = self.tree.tokens[draft.carrier].head
        return bool(said and said.carrier == root and head == root)

    def _day_clause(self, root: int) -> int:
        first = self.by_carrier.get(root)
        if first is None or first.dated == "clause":
            return root
        for index in self.tree.dependents(root, "parataxis", "conj"):
            other = self.by_carrier.get(index)
            if other is None or not self.tree.stands_alone(index):
                continue
            named = other.dated == "clause" and is_day(other.expr)
            told = other.modality == "happened" and other.polarity == "affirmed"
            if named and told and not other.background:
                return index
        return root

    def _words(self, draft: Draft) -> tuple[str, ...]:
        tree = self.tree
        indexes = {draft.token, draft.carrier}
        for party in draft.parties:
            first, last = tree.phrase(party.head)
            indexes.update(range(first, last + 1))
        return tuple(
            sorted({tree.lemmas[i] for i in indexes if tree.tokens[i].upos in CONTENT_WORDS})
        )

    def links(self, ties: list[Tie]) -> tuple[Link, ...]:
        found = [
            Link(
                kind=tie.kind,
                source=self.ids[tie.source.token],
                target=self.ids[tie.target.token],
                quote=self.tree.quote(tie.sentence),
                rule=tie.rule,
            )
            for tie in [*ties, *self._pointing()]
            if tie.source.token in self.ids and tie.target.token in self.ids
        ]
        return tuple(sorted(found, key=lambda k: (k.quote.start, k.kind, k.source, k.target)))

    def _pointing(self) -> list[Tie]:
        drafts = self.drafts
        return [
            Tie("points_to", d, d.points_to, d.sentence, "antecedent")
            for d in drafts
            if d.points_to is not None
        ]
