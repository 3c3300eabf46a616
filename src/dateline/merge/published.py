"""The day of an article that does not say it, from the dated reports it stands beside.

Votes are the events of pass 1 that the article shares with tellings whose day is known. Two
of them, or one that is unmistakable, settle it, if one day of publication fits all; a
contradiction leaves it open. What the days that fit do not agree on stays open too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dateline import when
from dateline.ids import content_id
from dateline.merge.bearers import Who
from dateline.merge.cluster import Clusters
from dateline.merge.compare.people import is_unmistakable
from dateline.merge.mentions import Mention, is_own_day, is_utterance
from dateline.merge.printed import Company, day_after, days_around, find_company, month_and_day
from dateline.merge.tellings import Telling
from dateline.merge.weights import weight
from dateline.records import Claim, Judgement, Quote, Reading, Reason, TimeExpr, Traits, When

RULE = "rule:published@1"
NEAR_DAYS = 3
"""Days after its latest event within which news is printed. Not tuned; at 10 the weekdays of
an undated report stay open more often, and none of the sample pile's changes."""
FAR_DAYS = 180
"""The same for an article of which only calendar dates are shared: it may look back."""
KNOWN = 3
"""Trust from which a day is an anchor: its own clause, its heading, what it points to."""


@dataclass(frozen=True)
class Vote:
    """One event shared with a dated report: its day, and how the open article dates it."""

    event: str
    day: str
    exprs: tuple[TimeExpr, ...]
    sure: bool
    ours: Quote
    theirs: Quote


@dataclass(frozen=True)
class Settled:
    """Days on which the article can have been published, oldest first, and the judgement."""

    days: tuple[When, ...]
    published: When
    judgement: Judgement


def settle(readings: Sequence[Reading], clusters: Clusters, who: Who) -> dict[str, Settled]:
    """By article id, for articles whose own day is open and can be settled."""
    is_open = {r.article for r in readings if r.published is None or r.published.start is None}
    printed = {r.article for r in readings if month_and_day(r)}
    votes: dict[str, list[Vote]] = {article: [] for article in sorted(is_open)}
    sure = surely_shared(clusters)
    for members in clusters.members().values():
        held = [clusters.tellings[index] for index in members]
        if held[0].status != "occurrence":
            continue
        for article in sorted({t.article for t in held} & is_open):
            if article in printed:
                vote = _vote(article, held, 0)  # its month and day say most
            else:
                vote = _vote(article, held, KNOWN) if (article, members[0]) in sure else None
            if vote is not None:
                votes[article].append(vote)
    by_article = {reading.article: reading for reading in readings}
    words = {telling.article: telling.report for telling in clusters.tellings}
    found = {}
    for article, cast in votes.items():
        reading = by_article[article]
        if cast:
            settled = _settle(reading, cast)
        else:
            settled = _settle_by_company(reading, find_company(reading, readings, who, words))
        if settled is not None:
            found[article] = settled
    return found


def surely_shared(clusters: Clusters) -> set[tuple[str, int]]:
    """Articles and the clusters that they share with another one beyond doubt."""
    found = set()
    for edge in clusters.edges:
        if edge.verdict.weight >= weight("band.anchor"):
            for index in (edge.a, edge.b):
                found.add((clusters.tellings[index].article, clusters.home[edge.a]))
    return found


def _vote(article: str, held: Sequence[Telling], known: int) -> Vote | None:
    """What one event says of the article's day, by days of that trust; None where the others
    do not agree on theirs."""
    ours = [telling for telling in held if telling.article == article]
    agreement = agreed_day(article, held, known)
    if agreement is None:
        return None
    day, tellings = agreement
    theirs = min(tellings, key=lambda t: t.id)
    sure = any(is_unmistakable(mine, t) for mine in ours for t in tellings)
    told = _dated(ours, ("clause",)) or _dated(ours, ("heading", "points-to"))
    exprs = tuple(expr for m in told if (expr := told_as_past(m.traits.expr)) is not None)
    mention = told[0] if told else ours[0].mentions[0]
    return Vote(theirs.id, day, exprs, sure, mention.claim.quote, theirs.mentions[0].claim.quote)


def _dated(held: Sequence[Telling], ways: Sequence[str]) -> list[Mention]:
    """Claims that say their day in these ways. That news may be of the article's own day is
    no evidence of what that day is."""
    return [
        mention
        for telling in held
        for mention in telling.mentions
        if mention.traits.dated in ways
        and mention.traits.expr is not None
        and (mention.traits.dated == "clause" or not is_own_day(mention.traits.expr))
    ]


def agreed_day(
    article: str, held: Sequence[Telling], known: int
) -> tuple[str, list[Telling]] | None:
    """The day that the tellings of other articles give an event, by days of at least that trust,
    and those of them that give it; None where fewer than two thirds agree."""
    dated = [
        (day, telling)
        for telling in held
        if telling.article != article
        for entry in telling.days[:1]
        if entry.trust >= known and (day := when.local_day(entry.when)) is not None
    ]
    count = Counter(day for day, _ in dated)
    agreed = next((day for day in sorted(count) if 3 * count[day] >= 2 * len(dated)), None)
    return None if agreed is None else (agreed, [t for day, t in dated if day == agreed])


def _settle(reading: Reading, votes: Sequence[Vote]) -> Settled | None:
    days: list[When] = []
    printed = month_and_day(reading)
    if votes and printed:
        day = day_after(printed, [vote.day for vote in votes])
        days = [day] if day is not None else []
    elif len(votes) >= 2 or any(vote.sure for vote in votes):
        days = _last_told(reading, votes)
    if not days:
        return None
    told = f"{len(votes)} {'event' if len(votes) == 1 else 'events'}"
    return _settled(
        reading,
        days,
        evidence=tuple(vote.ours for vote in votes),
        anchors=tuple(q for vote in votes for q in (vote.ours, vote.theirs)),
        why=f"it shares {told} with dated reports",
        reasons=tuple(
            Reason(name="event", weight=0, says=f"told by a dated report of {vote.day}")
            for vote in votes
        ),
    )


def _settle_by_company(reading: Reading, company: Company | None) -> Settled | None:
    if company is None:
        return None
    return _settled(
        reading,
        [company.day],
        evidence=(),
        anchors=company.anchors,
        why="dated reports of those weeks tell of what it tells",
        reasons=company.reasons,
    )


def _settled(
    reading: Reading,
    days: Sequence[When],
    *,
    evidence: tuple[Quote, ...],
    anchors: tuple[Quote, ...],
    why: str,
    reasons: tuple[Reason, ...],
) -> Settled:
    published = days[0] if len(days) == 1 else _span(days[0], days[-1])
    published = replace(published, how=RULE, certainty="low", evidence=evidence)
    judgement = Judgement(
        id=content_id("judgement", RULE, reading.article),
        kind="published",
        by=RULE,
        anchors=anchors,
        value=published.edtf,
        why=why,
        reasons=reasons,
    )
    return Settled(tuple(days), published, judgement)


def _last_told(reading: Reading, votes: Sequence[Vote]) -> list[When]:
    """The days on which every vote holds, from the newest day that the article tells of."""
    newest = max([vote.day for vote in votes] + list(_own_days(reading)))
    near = any(not vote.exprs or any(e.op != "date" for e in vote.exprs) for vote in votes)
    return _fitting(votes, days_around(newest, 0, NEAR_DAYS if near else FAR_DAYS))


def told_as_past(expr: TimeExpr | None) -> TimeExpr | None:
    """The expression of something that has happened: a date in it is the nearest one, even
    where a headline's present tense ("Talks end Dec. 31") made it look ahead."""
    if expr is None:
        return None
    ahead = expr.op == "date" and expr.direction == "future"
    return replace(
        expr, direction="" if ahead else expr.direction, anchor=told_as_past(expr.anchor)
    )


def _own_days(reading: Reading) -> Iterable[str]:
    """Days with their year that the article itself gives to what has happened."""
    for claim, traits in zip(reading.claims, reading.traits, strict=True):
        happened = claim.modality in ("happened", "said_to_have") and claim.polarity == "affirmed"
        if happened and traits.dated in ("clause", "heading") and traits.expr:
            day = when.local_day(when.place(traits.expr, None))
            if day is not None:
                yield day


def _fitting(votes: Sequence[Vote], days: Sequence[When]) -> list[When]:
    """The days on which every vote holds: at least half of its expressions fit its day.

    Of these, the days on which most expressions fit.
    """
    scored = []
    for day in days:
        fits = [_fits(vote, day) for vote in votes]
        if all(2 * fit >= len(vote.exprs) for fit, vote in zip(fits, votes, strict=True)):
            scored.append((sum(fits), day))
    best = max((score for score, _ in scored), default=0)
    return [day for score, day in scored if score == best]


def _fits(vote: Vote, published: When) -> int:
    there = when.day(vote.day)
    placed = [when.place(expr, published) for expr in vote.exprs]
    return sum(when.compatible(one, there).relation != "apart" for one in placed)


def _span(first: When, last: When) -> When:
    return When(
        edtf=f"{first.edtf}/{last.edtf}",
        start=first.start,
        end=last.end,
        grain="span",
        not_before=first.start,
        not_after=last.start,
    )


def redate(reading: Reading, settled: Settled) -> Reading:
    """The reading with its claims placed anew; what depends on the open days stays open."""
    claims = tuple(
        _redated(claim, _expr(claim, traits), settled, bool(month_and_day(reading)))
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
    )
    return replace(reading, published=settled.published, claims=claims)


def _expr(claim: Claim, traits: Traits) -> TimeExpr | None:
    happened = claim.modality in ("happened", "said_to_have")
    return told_as_past(traits.expr) if happened else traits.expr


def _redated(claim: Claim, expr: TimeExpr | None, settled: Settled, printed: bool) -> Claim:
    if expr is None or claim.when is None or claim.when.start is not None:
        return claim
    if is_own_day(expr) and not is_utterance(claim) and not printed:
        # what an open article tells without a day need not be of the day it was printed
        return replace(claim, when=replace(claim.when, not_after=settled.days[-1].start))
    sample = settled.days[:: max(1, len(settled.days) // 6)]
    placed = [when.place(expr, day) for day in (*sample, settled.days[-1])]
    edtfs = {one.edtf for one in placed}
    if len(edtfs) == 1:
        made = placed[0]
    elif expr.op == "offset" and expr.offset == 0 and len(settled.days) <= NEAR_DAYS + 1:
        made = _span(settled.days[0], settled.days[-1])
    else:
        return claim
    how = f"{made.how or expr.rule} + {RULE}"
    weaker = claim.when.certainty if made.start is None else "low"
    medium = len(edtfs) == 1 and expr.op == "date"
    return replace(
        claim,
        when=replace(
            made,
            how=how,
            certainty="medium" if medium else weaker,
            evidence=claim.when.evidence,
        ),
    )


def judgements(settled: Mapping[str, Settled]) -> list[Judgement]:
    return [settled[article].judgement for article in sorted(settled)]
