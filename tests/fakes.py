"""Stages small enough to see through, for tests of what runs them.

A pile is text files; every line is a claim "lemma rest", an event is all claims of one lemma,
and every event is a row. So what a story should hold can be said without reading anything.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import dateline.select
from dateline.errors import Problem, UsageError
from dateline.ids import claim_id, content_id
from dateline.records import (
    Annotated,
    Article,
    Claim,
    Entry,
    Event,
    Failure,
    Judgement,
    Line,
    Merged,
    Options,
    Outlet,
    Pair,
    PredicateWord,
    Quote,
    Reading,
    Reason,
    Related,
    Relation,
    Selected,
    Source,
    SourceRef,
    Story,
    Traits,
)
from tests.articles import article_of

GONE = Problem("DL999", "There is no {path}.", "Name another.")
EMPTY = Problem("DL998", "{path} is empty.", "Name another.")


def sources(paths: Sequence[str], options: Options) -> Iterator[Source | Failure]:
    for path in paths:
        if not Path(path).exists():
            raise UsageError(GONE, path=path)
    return _files(paths)


def _files(paths: Sequence[str]) -> Iterator[Source | Failure]:
    for path in map(Path, paths):
        base = path if path.is_dir() else path.parent
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            data = file.read_bytes()
            yield Source(
                path=file.relative_to(base).as_posix(),
                sha256=hashlib.sha256(data).hexdigest(),
                media_type="text/plain",
                data=data,
            )


def read(source: Source, options: Options) -> Article | Failure:
    text = source.data.decode()
    if "bug" in text:
        raise RuntimeError("a fault in a stage")
    if not text:
        return EMPTY.failure(source.path, "acquire", path=source.path)
    place = SourceRef(path=source.path, sha256=source.sha256)
    return article_of(
        text,
        id=source.sha256,
        outlet=Outlet(name=Path(source.path).stem, how="file-name"),
        title=text.splitlines()[0],
        source=place,
        sources=(place,),
    )


def annotate(article: Article, doc: None) -> Annotated:
    return Annotated(
        article=article, tokens=(), sentences=(), names=(), predicates=(), times=(), figures=()
    )


def extract(annotated: Annotated) -> Reading:
    article = annotated.article
    claims = []
    start = 0
    for line in article.text.split("\n"):
        if line:
            claims.append(_claim(article, start, line))
        start += len(line) + 1
    return Reading(
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        credits=(),
        published=article.published,
        entities=(),
        claims=tuple(claims),
        traits=tuple(Traits(claim=claim.id) for claim in claims),
    )


def quote(article: Article, start: int, end: int) -> Quote:
    text = article.text
    return Quote(
        article=article.id,
        start=start,
        end=end,
        text=text[start:end],
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
        block=1,
    )


def _claim(article: Article, start: int, line: str) -> Claim:
    lemma = line.split()[0]
    return Claim(
        id=claim_id(article.id, start, start + len(lemma)),
        quote=quote(article, start, start + len(line)),
        predicate=PredicateWord(lemma=lemma, start=start, end=start + len(lemma)),
        kind="act",
    )


def merge(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Merged:
    by_lemma: dict[str, list[Claim]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            by_lemma[claim.predicate.lemma].append(claim)
    events = []
    joins = []
    for lemma, claims in sorted(by_lemma.items()):
        ids = tuple(sorted(claim.id for claim in claims))
        outlets = {r.outlet.name for r in readings for c in r.claims if c.id in ids}
        events.append(
            Event(
                id=ids[0],
                title=lemma,
                when=None,
                kind="act",
                claims=ids,
                outlets=tuple(sorted(outlets)),
            )
        )
        anchors = tuple(sorted((c.quote for c in claims), key=lambda q: (q.article, q.start)))
        if len(anchors) > 1:
            made = content_id("same", *ids)
            joins.append(Judgement(id=made, kind="same", by="rule:lemma@1", anchors=anchors))
    pairs = tuple(
        Pair(a=one.id, b=other.id, weight=-1, reasons=()) for one, other in pairwise(events)
    )
    return Merged(
        readings=tuple(readings),
        actors=(),
        places=(),
        events=tuple(events),
        judgements=tuple(joins),
        possibly_same=(),
        near_misses=pairs,
    )


def relate(merged: Merged) -> Related:
    """What is called "answer" answers what is called "burn"."""
    claims = {claim.id: claim for reading in merged.readings for claim in reading.claims}
    by_title = {event.title: event for event in merged.events}
    relations: tuple[Relation, ...] = ()
    if {"answer", "burn"} <= set(by_title):
        source, target = by_title["answer"], by_title["burn"]
        said = claims[source.claims[0]].quote
        relations = (Relation(kind="answers", source=source.id, target=target.id, quote=said),)
    return Related(events=merged.events, relations=relations, disputes=())


def select(merged: Merged, related: Related, judgements: Sequence[Judgement] = ()) -> Selected:
    claims = {claim.id: claim for reading in merged.readings for claim in reading.claims}
    entries = []
    for rank, event in enumerate(sorted(related.events, key=lambda one: one.title)):
        said = claims[event.id].quote
        line = Line(
            article=said.article,
            start=said.start,
            end=said.end,
            text=said.text,
            prefix=said.prefix,
            suffix=said.suffix,
            block=said.block,
        )
        entries.append(
            Entry(
                story="s",
                event=event.id,
                tier="main",
                parent=None,
                line=line,
                rank=rank,
                why=(
                    Reason(name="main", weight=0, says="it is told as having happened"),
                    Reason(name="told", weight=75, says="a main clause tells it as past"),
                ),
            )
        )
    story = Story(
        id="s",
        title="All",
        events=tuple(event.id for event in related.events),
        articles=tuple(reading.article for reading in merged.readings),
    )
    return Selected(events=related.events, stories=(story,), timeline=tuple(entries))


STAGES = {
    "acquire": SimpleNamespace(sources=sources, read=read),
    "reader": SimpleNamespace(load=lambda: SimpleNamespace(parse=lambda article: None)),
    "annotate": SimpleNamespace(annotate=annotate),
    "extract": SimpleNamespace(extract=extract),
    "merge": SimpleNamespace(merge=merge),
    "relate": SimpleNamespace(relate=relate),
    "select": SimpleNamespace(
        __spec__=dateline.select.__spec__,  # by which its modules find their rule files
        **{name: getattr(dateline.select, name) for name in dateline.select.__all__}
        | {"select": select},
    ),
}
