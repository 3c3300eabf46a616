"""What a report tells of people harmed, without a day, is of the day that dated reports give.

A follow-up seldom says again when it was: "Two clerks were shot and a guard was hurt." Where all
that the report tells of violence with a day is of one day, or none is, and what it shares beyond
doubt with dated reports in pass 1 is of that day alone, pass 2 has the rest of its violence on
that day rather than on the report's own. A day of another sort in the report, or two that dated
reports tell, undo it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dateline import when
from dateline.ids import content_id
from dateline.merge.cluster import Clusters
from dateline.merge.mentions import is_own_day, status_of
from dateline.merge.published import KNOWN, agreed_day, surely_shared
from dateline.records import (
    LATER,
    TRUST,
    Claim,
    Judgement,
    Quote,
    Reading,
    Reason,
    TimeExpr,
    Traits,
)

RULE = "rule:retold@1"
VIOLENCE = frozenset({"assault", "harm", "crime"})
NOW = frozenset({"present", "perfect", "progressive"})
"""Forms of what is told as new, but for titles."""
SHOWN = 6
"""Quotes kept with the judgement."""


@dataclass(frozen=True)
class Retold:
    """The day of a report's violence, and the judgement that says so."""

    day: str
    judgement: Judgement


def settle_retold(readings: Sequence[Reading], clusters: Clusters) -> dict[str, Retold]:
    """By article id, for reports of a known day with violence that nothing dates."""
    undated = {r.article: held for r in readings if (held := _undated(r))}
    told = _shared_days(clusters, frozenset(undated))
    found: dict[str, Retold] = {}
    for reading in readings:
        shared = told.get(reading.article, [])
        days = {day for day, _ in shared} | _own_days(reading)
        if not shared or len(days) != 1 or not _was_before(shared[0][0], reading):
            continue
        (day,) = days
        quotes = [claim.quote for claim, _ in undated[reading.article]]
        found[reading.article] = Retold(day, _judgement(reading, day, quotes, shared))
    return found


def redate_retold(reading: Reading, retold: Retold) -> Reading:
    """The reading with its undated violence on the day that was found for it."""
    expr = TimeExpr(op="date", edtf=retold.day, rule=RULE)
    made = replace(when.place(expr, None), certainty="low")
    ids = {claim.id for claim, _ in _undated(reading)}
    return replace(
        reading,
        claims=tuple(replace(c, when=made) if c.id in ids else c for c in reading.claims),
        traits=tuple(
            replace(t, expr=expr, dated="retold") if t.claim in ids else t for t in reading.traits
        ),
    )


def _undated(reading: Reading) -> list[tuple[Claim, Traits]]:
    """Violence told as done that has no day but the report's own, if that."""
    if reading.published is None or reading.published.start is None:
        return []
    return [
        (claim, traits)
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
        if _is_violence(claim, traits)
        and claim.predicate.lemma not in LATER
        and claim.modality in ("happened", "said_to_have")
        and (traits.dated == "article" or _is_known(traits) or _borrows_own_day(traits))
    ]


def _is_violence(claim: Claim, traits: Traits) -> bool:
    news = not traits.background and traits.block_role != "caption"
    news = news and (traits.form not in NOW or traits.block_role == "title")
    return claim.kind in VIOLENCE and news and status_of(claim, traits) == "occurrence"


def _is_known(traits: Traits) -> bool:
    """ "the violence", told as known: not "charged with assault"."""
    return not traits.dated and traits.nominal and traits.definite


def _borrows_own_day(traits: Traits) -> bool:
    """ "the raid", which points at what has but the report's own day."""
    return traits.dated == "points-to" and traits.expr is not None and is_own_day(traits.expr)


def _own_days(reading: Reading) -> set[str]:
    """Days that the report itself gives to violence."""
    return {
        day
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
        if _is_violence(claim, traits)
        and claim.predicate.lemma not in LATER
        and TRUST.get(traits.dated, 0) > TRUST["article"]
        and not _borrows_own_day(traits)
        and (day := when.local_day(claim.when)) is not None
    }


def _shared_days(
    clusters: Clusters, articles: frozenset[str]
) -> dict[str, list[tuple[str, Quote]]]:
    """By article, the days that dated reports give to violence which it surely tells too."""
    found: dict[str, list[tuple[str, Quote]]] = {}
    sure = surely_shared(clusters)
    for members in clusters.members().values():
        held = [clusters.tellings[index] for index in members]
        kinds = {mention.claim.kind for telling in held for mention in telling.mentions}
        if held[0].status != "occurrence" or not kinds & VIOLENCE:
            continue
        for article in sorted({t.article for t in held} & articles):
            if (article, members[0]) not in sure:
                continue
            agreement = agreed_day(article, held, KNOWN)
            if agreement is not None:
                day, tellings = agreement
                theirs = min(tellings, key=lambda t: t.id)
                found.setdefault(article, []).append((day, theirs.mentions[0].claim.quote))
    return found


def _was_before(day: str, reading: Reading) -> bool:
    """Whether a day is not after that on which the report was printed."""
    end = reading.published.end if reading.published else None
    return bool(end and day < end)


def _judgement(
    reading: Reading, day: str, ours: Sequence[Quote], theirs: Sequence[tuple[str, Quote]]
) -> Judgement:
    return Judgement(
        id=content_id("judgement", RULE, reading.article),
        kind="date",
        by=RULE,
        anchors=(*ours[:SHOWN], *(quote for _, quote in theirs[:SHOWN])),
        value=day,
        why="it tells without a day of people harmed, whom dated reports tell of too",
        reasons=tuple(
            Reason(name="event", weight=0, says=f"told by a dated report of {told}")
            for told, _ in theirs[:SHOWN]
        ),
    )


def judgements(found: Mapping[str, Retold]) -> list[Judgement]:
    return [found[article].judgement for article in sorted(found)]
