"""Promise 2: every date, place and join tells how it came about; unknown stays unknown."""

from __future__ import annotations

from dateline.records import StoryFile


def test_every_date_names_how_it_was_found(told: StoryFile) -> None:
    dates = [claim.when for claim in told.claims] + [event.when for event in told.events]
    dates += [article.published for article in told.articles]
    known = [when for when in dates if when is not None]
    assert known
    for when in known:
        assert when.how


def test_a_date_is_a_stretch_or_open(told: StoryFile) -> None:
    for claim in told.claims:
        when = claim.when
        if when is not None and when.start is not None and when.end is not None:
            assert when.start < when.end


def test_a_kind_that_is_not_known_is_unsure_and_has_no_mode(told: StoryFile) -> None:
    assert {claim.kind_certainty for claim in told.claims} == {"high", "medium", "low"}
    for claim in told.claims:
        assert list(claim.context) == sorted(set(claim.context))
        if claim.kind == "other":
            assert (claim.kind_certainty, claim.mode, claim.context) == ("low", None, ())


def test_every_join_has_reasons(told: StoryFile) -> None:
    """Every event told by several articles, and every judgement of a rule that joins."""
    joins = [judgement for judgement in told.judgements if judgement.kind == "same"]
    assert joins
    for judgement in joins:
        assert judgement.by.startswith("rule:")
        assert judgement.reasons or judgement.why
        assert all(reason.says for reason in judgement.reasons)


def test_an_undated_report_has_no_day_unless_the_pile_settles_it(told: StoryFile) -> None:
    for article in told.articles:
        if article.published is not None and article.published.certainty == "high":
            assert article.published.how


def test_events_refer_to_what_is_there(told: StoryFile) -> None:
    """No claim in two events, none that is not in the story, no dangling id."""
    claims = {claim.id for claim in told.claims}
    held = [claim for event in told.events for claim in event.claims]
    assert len(held) == len(set(held))
    assert set(held) <= claims
    events = {event.id for event in told.events}
    assert {entry.event for entry in told.timeline} <= events
    assert {relation.source for relation in told.relations} <= events
    assert {relation.target for relation in told.relations} <= events
    assert {dispute.event for dispute in told.disputes} <= events
    for event in told.events:
        assert event.id == min(event.claims)
        assert event.part_of is None or event.part_of in events
