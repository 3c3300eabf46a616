"""A coreference set as the program reads it: every gold mention as a telling of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench._mentions import Mention, gold_mentions, head_of, read_given
from bench._texts import annotated, rows
from dateline.extract import extract
from dateline.extract.telling import read_telling
from dateline.merge.actors import join_names
from dateline.merge.bearers import Bearer, Who
from dateline.merge.judged import Judged
from dateline.merge.mentions import read_mentions
from dateline.merge.slight import without_slight
from dateline.merge.tellings import Telling, tell
from dateline.records import Annotated, Reading

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Given:
    """A mention with its telling."""

    mention: Mention
    telling: Telling

    @property
    def lemma(self) -> str:
        return self.telling.mentions[0].claim.predicate.lemma

    @property
    def head_key(self) -> tuple[str, int, int]:
        """The mention cut to its head word."""
        word = self.telling.mentions[0].claim.predicate
        return (self.mention.document, word.start, word.end)


@dataclass(frozen=True)
class CorefSet:
    """A whole set. `given` are its mentions, sorted by the ids of their claims."""

    documents: tuple[Row, ...]
    texts: tuple[Annotated, ...]
    readings: tuple[Reading, ...]
    who: Who
    given: tuple[Given, ...]
    apart: Mapping[str, frozenset[str]]

    @property
    def bearers(self) -> Mapping[str, Bearer]:
        return self.who.bearers

    def units(self, unit: str) -> dict[str, str]:
        """The `topic` or `subtopic` of each document, or one for all (`corpus`)."""
        return {
            row["id"]: "*" if unit == "corpus" else str(row.get(unit) or row["topic"])
            for row in self.documents
        }

    def scopes(self, unit: str) -> dict[str, list[Given]]:
        """The mentions by `topic`, `subtopic`, or all in one (`corpus`)."""
        of = self.units(unit)
        found: dict[str, list[Given]] = {}
        for given in self.given:
            found.setdefault(of[given.mention.document], []).append(given)
        return {scope: found[scope] for scope in sorted(found)}

    def claims(self) -> tuple[list[Given], Mapping[str, Bearer]]:
        """The program's own claims that can stand in events, in the sentences that hold a gold
        mention, and whom they name."""
        made = []
        plain = [without_slight(extract(text)) for text in self.texts]
        who = join_names(sorted(plain, key=lambda reading: reading.article))
        for row, reading in zip(self.documents, plain, strict=True):
            spans = [mention.span for mention in gold_mentions(row)]
            kept = [
                (start, end)
                for *_, start, end in row["sents"]
                if any(start <= s < end for s, _ in spans)
            ]
            for mention in read_mentions(reading, who).values():
                word = mention.claim.predicate
                if any(start <= word.start < end for start, end in kept):
                    own = Mention(row["id"], (word.start, word.end), "")
                    made.append(Given(own, tell([mention])))
        return sorted(made, key=lambda given: given.telling.id), who.bearers

    def entities(self) -> Iterator[tuple[str, str, Mention, str | None]]:
        """Topic, words in small letters, mention, and the bearer that the program knows, of
        every gold mention of an entity."""
        for row, text, reading in zip(self.documents, self.texts, self.readings, strict=True):
            known = read_telling(text).entities
            for mention in gold_mentions(row, "entities"):
                head = head_of(text, mention.span)
                number = known.of(head) if head is not None else None
                bearer = self.who.bearer(reading.article, number)
                said = " ".join(row["text"][slice(*mention.span)].lower().split())
                yield str(row["topic"]), said, mention, bearer.id if bearer else None


def read_set(path: Path) -> CorefSet:
    """Read a set and all its mentions."""
    documents = rows(path)
    return as_read(documents, list(annotated(documents)))


def as_read(documents: list[dict[str, Any]], texts: list[Annotated]) -> CorefSet:
    """The set of documents that are annotated already."""
    readings: list[Reading] = []
    mentions: dict[str, Mention] = {}
    for row, text in zip(documents, texts, strict=True):
        reading, found = read_given(text, gold_mentions(row))
        readings.append(reading)
        mentions |= found
    ordered = sorted(readings, key=lambda reading: reading.article)
    who = join_names(ordered)
    given = [
        Given(mentions[claim], tell([mention]))
        for reading in ordered
        for claim, mention in read_mentions(reading, who).items()
        if claim in mentions
    ]
    return CorefSet(
        documents=tuple(documents),
        texts=tuple(texts),
        readings=tuple(readings),
        who=who,
        given=tuple(sorted(given, key=lambda one: one.telling.id)),
        apart=Judged().apart(ordered),
    )
