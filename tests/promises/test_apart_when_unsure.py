"""Promise 6: a wrong join is worse than a missed one; both have reasons a person can read."""

from __future__ import annotations

from dateline import pipeline
from dateline.records import Event, Judgement, Quote, StoryFile


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


def test_a_person_can_part_what_a_rule_joins(run: pipeline.Run) -> None:
    """And the judgement stands in the story beside the machine's."""
    event, quotes = next(
        (event, quotes)
        for event in run.story.events
        if len(quotes := _first_quotes(run.story, event)) == 2
    )
    parted = Judgement(
        id="person-1", kind="different", by="Lena Voss", anchors=quotes, why="two fires"
    )
    told = pipeline.assemble(
        [one.article for one in run.stored], [one.reading for one in run.stored], (), (parted,)
    )
    holders = [
        {e.id for e in told.events if set(e.claims) & _on(run.story, event, q)} for q in quotes
    ]
    assert holders[0]
    assert holders[0].isdisjoint(holders[1])
    assert parted in told.judgements


def _first_quotes(story: StoryFile, event: Event) -> tuple[Quote, ...]:
    """The quote of one claim of the event from each article that tells it."""
    held = {claim.quote.article: claim.quote for claim in story.claims if claim.id in event.claims}
    return tuple(held[article] for article in sorted(held))


def _on(story: StoryFile, event: Event, quote: Quote) -> set[str]:
    """The claims of the event that rest on the quote."""
    return {c.id for c in story.claims if c.quote == quote and c.id in event.claims}
