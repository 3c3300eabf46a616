"""Promise 6: a wrong join is worse than a missed one; both have reasons a person can read."""

from __future__ import annotations

from dateline import pipeline
from dateline.records import Article, Judgement, Reading, StoryFile
from tests.conftest import REPORTS


def test_every_near_miss_has_a_reason(told: StoryFile) -> None:
    assert told.near_misses
    for pair in (*told.near_misses, *told.possibly_same):
        assert pair.reasons
        assert all(reason.says for reason in pair.reasons)


def test_every_event_of_several_claims_was_joined_by_a_judgement(told: StoryFile) -> None:
    """Nothing is joined without one."""
    claims = {claim.id: claim for claim in told.claims}
    anchored = {
        (quote.article, quote.start, quote.end)
        for judgement in told.judgements
        if judgement.kind == "same"
        for quote in judgement.anchors
    }
    for event in told.events:
        if len(event.claims) > 1:
            spots = {
                (quote.article, quote.start, quote.end)
                for quote in (claims[claim].quote for claim in event.claims)
            }
            assert spots & anchored


def test_a_person_can_part_what_a_rule_joins() -> None:
    """And the judgement stands in the story beside the machine's."""
    reads = _read("gazette.txt", "courier.txt")
    articles, readings = [list(part) for part in zip(*reads, strict=True)]
    joined = pipeline.assemble(articles, readings, (), ())
    several = [
        event
        for event in joined.events
        if len({c.quote.article for c in joined.claims if c.id in event.claims}) > 1
    ]
    assert several
    claims = [claim for claim in joined.claims if claim.id in several[0].claims]
    first = {claim.quote.article: claim.quote for claim in reversed(claims)}
    parted = Judgement(
        id="person-1",
        kind="different",
        by="Lena Voss",
        anchors=tuple(first[article] for article in sorted(first)),
        why="two mills",
    )
    told = pipeline.assemble(articles, readings, (), (parted,))
    a, b = (
        {
            event.id
            for event in told.events
            for claim in told.claims
            if claim.id in event.claims and claim.quote == quote and claim in claims
        }
        for quote in parted.anchors
    )
    assert a.isdisjoint(b)
    assert parted in told.judgements


def _read(*names: str) -> list[tuple[Article, Reading]]:
    import hashlib

    from dateline.records import Failure, Options, Source

    reads = []
    for name in names:
        data = REPORTS[name].encode()
        source = Source(
            path=name, sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain", data=data
        )
        read = pipeline.read_one(source, Options())
        assert not isinstance(read, Failure)
        reads.append(read)
    return reads
