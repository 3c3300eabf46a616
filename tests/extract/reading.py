"""Articles and readings for the tests of extract: from text through the reader, or by hand."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from dateline.annotate import annotate
from dateline.extract import extract
from dateline.ids import article_id
from dateline.reader import load
from dateline.records import (
    Annotated,
    Article,
    BlockRole,
    Claim,
    Predicate,
    Reading,
    Sentence,
    Token,
    Traits,
    When,
)
from tests import articles

Told = tuple[Annotated, Reading]


def article(*blocks: str | tuple[BlockRole, str], published: When | None = None) -> Article:
    """An article of these blocks, with the id of its text."""
    made = articles.article(*blocks, published=published)
    return replace(made, id=article_id(made.text.encode("utf-8", "surrogatepass")))


@cache
def told(*blocks: str | tuple[BlockRole, str], published: When | None = None) -> Told:
    """The reading of an article, through the shipped reader."""
    made = article(*blocks, published=published)
    annotated = annotate(made, load().parse(made))
    return annotated, extract(annotated)


def find(reading: Told, word: str, nth: int = 0) -> tuple[Claim, Traits] | None:
    """The claim that stands on a word (its nth occurrence), if any."""
    annotated, found = reading
    at = -1
    for _ in range(nth + 1):
        at = annotated.article.text.index(word, at + 1)
    for claim, traits in zip(found.claims, found.traits, strict=True):
        if claim.predicate.start <= at < claim.predicate.end:
            return claim, traits
    return None


def the(reading: Told, word: str, nth: int = 0) -> tuple[Claim, Traits]:
    """The claim that stands on a word; a test that asks for it fails where there is none."""
    found = find(reading, word, nth)
    assert found is not None, f"no claim on {word!r}"
    return found


def roles(claim: Claim) -> dict[str, list[str]]:
    """Role texts by role, in text order."""
    found: dict[str, list[str]] = {}
    for role in claim.roles:
        found.setdefault(role.role, []).append(role.text)
    return found


def links(reading: Told) -> set[tuple[str, str, str]]:
    """Links as (kind, source word, target word)."""
    annotated, found = reading
    text = annotated.article.text
    words = {c.id: text[c.predicate.start : c.predicate.end] for c in found.claims}
    return {(link.kind, words[link.source], words[link.target]) for link in found.links}


def by_hand(rows: list[tuple[str, str, str, int]]) -> Annotated:
    """One sentence from (word, part of speech, relation, head index) rows; verbs and nouns
    are predicates without roles. The head of the root is itself."""
    made = article(" ".join(word for word, *_ in rows))
    tokens, at = [], 0
    for word, upos, dep, head in rows:
        tokens.append(
            Token(start=at, end=at + len(word), lemma=word.lower(), upos=upos, dep=dep,
                  head=head, feats="", sent=0)
        )  # fmt: skip
        at += len(word) + 1
    return Annotated(
        article=made,
        tokens=tuple(tokens),
        sentences=(Sentence(first=0, last=len(tokens), block=1),) if tokens else (),
        names=(),
        predicates=tuple(
            Predicate(token=i, nominal=row[1] == "NOUN")
            for i, row in enumerate(rows)
            if row[1] in ("VERB", "NOUN")
        ),
        times=(),
        figures=(),
    )
