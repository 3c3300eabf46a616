"""Gold mentions as claims: the program's own reading of a document around words that are given.

The head word of each mention is made a predicate, the document is read as always, and the
claim on that word stands for the mention. Where the program tells no claim on it (a noun in no
word list, "it", a verb that only carries another) one is made of what it knows around the
word: the word's own arguments, and the day of the nearest claim of its sentence.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from dateline.extract import extract
from dateline.extract.acts import find_kind, is_definite
from dateline.extract.draft import Draft
from dateline.extract.parties import find_parties
from dateline.extract.tree import Tree
from dateline.ids import claim_id
from dateline.merge.slight import without_slight
from dateline.records import Annotated, Claim, Predicate, PredicateWord, Reading, Role, Traits

TOLD_FIRST = {"VERB": 0, "NOUN": 1, "PROPN": 2, "ADJ": 3}
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
Span = tuple[int, int]


@dataclass(frozen=True)
class Mention:
    """A gold mention. `scope` is the unit that its cluster may not cross."""

    document: str
    span: Span
    chain: Hashable

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.document, *self.span)


def gold_mentions(document: Mapping[str, Any], kind: str = "events") -> list[Mention]:
    """The mentions of a row of ecbplus, gvc or meantime, each span once, its first chain kept.

    Of ECB+ only those in selected sentences; a broken-up mention runs from its first to its
    last character.
    """
    found: dict[Span, Mention] = {}
    for row in document[kind]:
        if isinstance(row[1], list):
            if not row[4]:
                continue
            span, chain = (row[1][0][0], row[1][-1][1]), row[2]
        else:
            span, chain = (row[0], row[1]), row[2]
        found.setdefault(span, Mention(document["id"], span, chain))
    return list(found.values())


def head_of(annotated: Annotated, span: Span) -> int | None:
    """The word of a span on which its other words hang."""
    inside = [i for i, t in enumerate(annotated.tokens) if t.start < span[1] and t.end > span[0]]
    within = frozenset(inside)
    tops = [
        i for i in inside if annotated.tokens[i].head not in within or annotated.tokens[i].head == i
    ]
    return min(tops, key=lambda i: (TOLD_FIRST.get(annotated.tokens[i].upos, 4), i), default=None)


def read_given(
    annotated: Annotated, mentions: Sequence[Mention]
) -> tuple[Reading, dict[str, Mention]]:
    """The reading with a claim for every mention, and the mention of each such claim's id.

    The claims that the program found besides stay in the reading: it names their people too.
    """
    heads = {m: head for m in mentions if (head := head_of(annotated, m.span)) is not None}
    known = {predicate.token for predicate in annotated.predicates}
    new = (
        Predicate(token=head, nominal=annotated.tokens[head].upos != "VERB")
        for head in sorted({*heads.values()} - known)
    )
    told = sorted((*annotated.predicates, *new), key=lambda predicate: predicate.token)
    annotated = replace(annotated, predicates=tuple(told))
    reading = without_slight(extract(annotated))
    at = {claim.predicate.start: claim for claim in reading.claims}
    tree = Tree(annotated)
    missing = sorted({head for head in heads.values() if annotated.tokens[head].start not in at})
    made = list(_made(annotated, tree, reading, missing))
    at |= {claim.predicate.start: claim for claim, _ in made}
    both = sorted(
        [*zip(reading.claims, reading.traits, strict=True), *made],
        key=lambda pair: pair[0].predicate.start,
    )
    given: dict[str, Mention] = {}
    for mention, head in heads.items():
        given.setdefault(at[annotated.tokens[head].start].id, mention)
    reading = replace(reading, claims=tuple(c for c, _ in both), traits=tuple(t for _, t in both))
    return reading, given


def _made(
    annotated: Annotated, tree: Tree, reading: Reading, heads: Sequence[int]
) -> Iterator[tuple[Claim, Traits]]:
    entity_at = {
        (role.start, role.end): role.entity for claim in reading.claims for role in claim.roles
    }
    for head in heads:
        token = tree.tokens[head]
        draft = Draft(
            token=head,
            nominal=token.upos != "VERB",
            carrier=head,
            sentence=token.sent,
            kind=find_kind(tree, head),
        )
        parties = find_parties(tree, draft)
        roles = []
        for party in parties:
            start, end = tree.span(party.head)
            roles.append(
                Role(
                    role=party.role,
                    text=tree.text[start:end],
                    start=start,
                    end=end,
                    entity=entity_at.get((start, end)),
                )
            )
        beside = [
            (abs(claim.predicate.start - token.start), claim.id, claim, traits)
            for claim, traits in zip(reading.claims, reading.traits, strict=True)
            if traits.position == token.sent
        ]
        near = min(beside, default=None, key=lambda row: row[:2])
        identity = claim_id(annotated.article.id, token.start, token.end)
        indexes = {head, *(i for p in parties for i in range(*_open(tree.phrase(p.head))))}
        words = {tree.lemmas[i] for i in indexes if tree.tokens[i].upos in CONTENT}
        wording = annotated.wording
        claim = Claim(
            id=identity,
            quote=tree.quote(token.sent, ((token.start, token.end),)),
            predicate=PredicateWord(lemma=tree.lemmas[head], start=token.start, end=token.end),
            kind=draft.kind,
            roles=tuple(roles),
            when=near[2].when if near else None,
        )
        yield (
            claim,
            Traits(
                claim=identity,
                expr=near[3].expr if near else None,
                dated=_weaker(near[3].dated) if near else "",
                section=near[3].section if near else None,
                nominal=draft.nominal,
                definite=draft.nominal and is_definite(tree, head),
                main=False,
                words=tuple(sorted(words)),
                wording=wording[token.sent] if token.sent < len(wording) else b"",
                position=token.sent,
            ),
        )


def _open(phrase: tuple[int, int]) -> tuple[int, int]:
    return phrase[0], phrase[1] + 1


def _weaker(dated: str) -> str:
    """A day taken over from a neighbour is never the claim's own."""
    return "running" if dated == "clause" else dated
