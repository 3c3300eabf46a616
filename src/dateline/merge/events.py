"""Clusters as they are handed on: events, the judgements that made them, near-misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dateline import when
from dateline.ids import content_id
from dateline.merge.bearers import Bearer, Who, place_id
from dateline.merge.cluster import Clusters, Join
from dateline.merge.mentions import Mention
from dateline.merge.tellings import Telling
from dateline.merge.tipping import would_tip
from dateline.merge.weights import Seen
from dateline.records import (
    Claim,
    Event,
    Judgement,
    Pair,
    Quote,
    Reading,
    Reason,
    Role,
    Speaker,
)

SAME = "rule:merge@1"
TIED = "rule:told-together@1"
CONTESTED = ("denies", "blames")
"""Stances in which who did it is somebody's word, and another's against it."""


def make_events(
    clusters: Clusters, parts: Mapping[int, int], rulings: Sequence[tuple[str, Judgement]]
) -> list[Event]:
    """One event a cluster, sorted by id; outlets and origins are relate's to find, and `when`
    too, unless somebody ruled on it."""
    ids = event_ids(clusters)
    ruled: dict[str, list[Judgement]] = {}
    for claim, judgement in rulings:
        ruled.setdefault(claim, []).append(judgement)
    made = []
    for root, members in clusters.members().items():
        event = _event([clusters.tellings[index] for index in members])
        if root in parts:
            event = replace(event, part_of=ids[parts[root]])
        held = {j.id: j for claim in event.claims for j in ruled.get(claim, ())}
        for judgement in sorted(held.values(), key=lambda j: (j.at, j.id)):
            event = overrule(event, judgement)
        made.append(event)
    return sorted(made, key=lambda event: event.id)


def overrule(event: Event, judgement: Judgement) -> Event:
    """The event as a person's judgement has it; the latest of several stands."""
    if judgement.kind == "date":
        said = when.parse(judgement.value)
        return replace(
            event, when=replace(said, how=f"judged by {judgement.by}", evidence=judgement.anchors)
        )
    if judgement.kind == "kind":
        return replace(event, kind=judgement.value)
    if judgement.kind == "tag":
        return replace(event, tags=tuple(sorted({*event.tags, judgement.value})))
    if judgement.kind in ("hide", "approve"):
        return replace(event, review="hidden" if judgement.kind == "hide" else "approved")
    return event


def _event(held: Sequence[Telling]) -> Event:
    mentions = [mention for telling in held for mention in telling.mentions]
    claims = sorted(mention.claim.id for mention in mentions)
    kinds = Counter(mention.claim.kind for mention in mentions)
    told = any(mention.claim.stance not in CONTESTED for mention in mentions)
    bearers = [
        bearer
        for mention in mentions
        for bearer in _named(mention, told and _is_contested(mention.claim))
    ]
    return Event(
        id=claims[0],
        title="",
        when=None,
        kind=min(kinds, key=lambda kind: (kind == "other", -kinds[kind], kind)),
        claims=tuple(claims),
        actors=tuple(sorted({b.id for b, where in bearers if not where and b.kind != "place"})),
        places=tuple(sorted({place_id(b) for b, where in bearers if where})),
    )


def _named(mention: Mention, contested: bool) -> list[tuple[Bearer, bool]]:
    """The bearers of a claim's roles, and whether each is told as a place. Who is only blamed for
    it, or only said not to have done it (`contested`), is none."""
    return [
        (bearer, is_where(role, bearer))
        for role, bearer in zip(mention.claim.roles, mention.bearers, strict=True)
        if bearer is not None and not (contested and role.role == "who")
    ]


def _is_contested(claim: Claim) -> bool:
    """What somebody denies or blames another for, not that they do."""
    return claim.stance in CONTESTED and claim.said_in is not None


def is_where(role: Role, bearer: Bearer) -> bool:
    """Whether a role tells where rather than who: a country in "to Norland" is a place."""
    if bearer.kind == "place":
        return True
    return bearer.kind == "state" and role.role in ("where", "from", "to")


def event_ids(clusters: Clusters) -> dict[int, str]:
    """The event id of each cluster, by the index of its least telling."""
    return {
        root: min(m.claim.id for index in members for m in clusters.tellings[index].mentions)
        for root, members in clusters.members().items()
    }


# --- judgements and pairs -----------------------------------------------------------


def make_judgements(clusters: Clusters) -> list[Judgement]:
    """One for each join: n claims of an event are held together by n - 1 of them."""
    found = [_joined(clusters, join) for join in clusters.joins]
    for telling in clusters.tellings:
        found += _tied(telling)
    return found


def _joined(clusters: Clusters, join: Join) -> Judgement:
    a, b = (_face(clusters.tellings[index]) for index in (join.a, join.b))
    return Judgement(
        id=content_id("judgement", SAME, a.claim.id, b.claim.id),
        kind="same",
        by=SAME,
        anchors=(a.claim.quote, b.claim.quote),
        value=str(join.verdict.weight),
        why=explain(join.verdict.reasons),
        reasons=plain(join.verdict.reasons),
    )


def _face(telling: Telling) -> Mention:
    """The claim that stands for a telling: its least."""
    return telling.mentions[0]


def _tied(telling: Telling) -> list[Judgement]:
    """Judgements for the claims that one article itself ties."""
    face = _face(telling)
    return [
        _tie(face.claim, mention.claim, telling.rules.get(mention.claim.id))
        for mention in telling.mentions[1:]
    ]


def _tie(a: Claim, b: Claim, rule: str | None) -> Judgement:
    says = f"the article itself tells them as one: {rule or 'tied through another of its claims'}"
    return Judgement(
        id=content_id("judgement", TIED, a.id, b.id),
        kind="same",
        by=TIED,
        anchors=(a.quote, b.quote),
        why=says,
        reasons=(Reason(name="article", weight=0, says=says),),
    )


def name_judgements(who: Who, readings: Sequence[Reading]) -> list[Judgement]:
    """One for each pair of different names that were joined, anchored where they occur."""
    spots: dict[tuple[str, int], Quote] = {}
    for reading in readings:
        for claim in reading.claims:
            for role in claim.roles:
                if role.entity is not None:
                    spots.setdefault((reading.article, role.entity), claim.quote)
    found = []
    for bearer in sorted(who.bearers.values(), key=lambda bearer: bearer.id):
        for a, b, seen in bearer.reasons:
            anchors = tuple(spots[key] for key in (a, b) if key in spots)
            found.append(
                Judgement(
                    id=content_id("judgement", "rule:names@1", bearer.id, *a, *b),
                    kind="name",
                    by="rule:names@1",
                    anchors=anchors,
                    value=bearer.name,
                    why=seen.says,
                    reasons=(seen,),
                )
            )
    return found


def make_pairs(clusters: Clusters) -> tuple[list[Pair], list[Pair]]:
    """Possibly the same, and near-misses: pairs of event ids, the lesser first, sorted."""
    ids = event_ids(clusters)
    possibly: list[Pair] = []
    near: list[Pair] = []
    for looked in clusters.looked:
        a, b = sorted((ids[looked.a], ids[looked.b]))
        tips = would_tip(looked.weight, looked.reasons)
        pair = Pair(a=a, b=b, weight=looked.weight, reasons=plain(looked.reasons), tips=tips)
        (possibly if looked.possible else near).append(pair)
    return (
        sorted(possibly, key=lambda pair: (pair.a, pair.b)),
        sorted(near, key=lambda pair: (pair.a, pair.b)),
    )


def plain(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Reasons as they are handed on."""
    return tuple(seen.plain() if isinstance(seen, Seen) else seen for seen in reasons)


def explain(reasons: Sequence[Reason]) -> str:
    """The sum as a reader sees it: "+3.7 bits: both on … (+1.5); both in … (+2.2)"."""
    total = sum(reason.weight for reason in reasons)
    parts = "; ".join(f"{reason.says} ({_bits(reason.weight)})" for reason in reasons)
    return f"{_bits(total)} bits: {parts}"


def _bits(weight: int) -> str:
    sign = "-" if weight < 0 else "+"
    return f"{sign}{abs(weight) // 100}.{abs(weight) % 100 // 10}"


# --- readings with their names settled ----------------------------------------------


def with_names(reading: Reading, who: Who) -> Reading:
    """The reading with an actor or place on every role and speaker that is named."""
    return replace(
        reading, claims=tuple(_claim(claim, reading.article, who) for claim in reading.claims)
    )


def _claim(claim: Claim, article: str, who: Who) -> Claim:
    return replace(
        claim,
        roles=tuple(_role(role, who.player(article, role, claim)) for role in claim.roles),
        speakers=tuple(_speaker(s, who.speaker(article, s.entity)) for s in claim.speakers),
    )


def _role(role: Role, bearer: Bearer | None) -> Role:
    if bearer is None:
        return role
    if is_where(role, bearer):
        return replace(role, place=place_id(bearer))
    return replace(role, actor=bearer.id)


def _speaker(speaker: Speaker, bearer: Bearer | None) -> Speaker:
    if bearer is None or bearer.kind == "place":
        return speaker
    return replace(speaker, actor=bearer.id)
