"""The tellings of one article: what the article itself ties, unless something parts it.

A tie is an inference of one article's text and can be wrong ("the attack" may point to
either of two). So the two sides are compared as any two tellings are, and what forbids a
join between articles forbids it within one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.merge.arrest import find_arrest
from dateline.merge.bearers import Who
from dateline.merge.compare import best_fit, compare
from dateline.merge.incident import find_incident
from dateline.merge.mentions import read_mentions
from dateline.merge.tellings import Telling, as_one, tell
from dateline.merge.weights import weight
from dateline.records import Link, Reading

TIES = {"outcome_of": 0, "same_act": 1, "points_to": 2}
"""Links that say that two claims tell one occurrence, the surest first."""

INCIDENT = "same incident (the report opens with it)"
ARREST = "same arrest (the report opens with it)"


def find_tellings(
    reading: Reading, who: Who, parted: Mapping[str, frozenset[str]]
) -> list[Telling]:
    """The tellings of one article, by id. `parted` holds, per claim, those it must not stand
    with."""
    group = {claim: tell([mention]) for claim, mention in read_mentions(reading, who).items()}
    rules: dict[str, str] = {}
    ties = [link for link in reading.links if link.kind in TIES]
    for link in sorted(ties, key=lambda link: (TIES[link.kind], link.source, link.target)):
        one, two = group.get(link.source), group.get(link.target)
        if one is None or two is None or one is two:
            continue
        if link.kind == "points_to" and not _may_point(one, two):
            continue
        if not _may_stand_together(one, two, who, parted):
            continue
        both = sorted((*one.mentions, *two.mentions), key=lambda m: m.claim.id)
        joined = tell(both)
        for mention in both:
            group[mention.claim.id] = joined
        rules[link.source] = _named(link)
    made = {telling.id: telling for telling in group.values()}
    incident = find_incident(made.values(), who.bearers)
    made = _with(incident, made, parted, rules, INCIDENT)
    arrest = find_arrest(made.values(), who.bearers)
    made = _with(arrest, made, parted, rules, ARREST)
    for telling in made.values():
        held = {mention.claim.id for mention in telling.mentions}
        telling.rules = {claim: rule for claim, rule in rules.items() if claim in held}
    return [made[telling] for telling in sorted(made)]


def _with(
    found: Sequence[Telling],
    made: dict[str, Telling],
    parted: Mapping[str, frozenset[str]],
    rules: dict[str, str],
    rule: str,
) -> dict[str, Telling]:
    """The same with those that were found to tell one occurrence as one telling."""
    held: list[Telling] = []
    for telling in found:
        claims = {mention.claim.id for mention in telling.mentions}
        apart = (parted.get(m.claim.id, frozenset()) for one in held for m in one.mentions)
        if not any(claims & others for others in apart):
            held.append(telling)
    if len(held) < 2:
        return made
    one = as_one(held)
    for mention in one.mentions:
        rules.setdefault(mention.claim.id, rule)
    gone = {telling.id for telling in held}
    return {key: t for key, t in made.items() if key not in gone} | {one.id: one}


def _may_stand_together(
    one: Telling, two: Telling, who: Who, parted: Mapping[str, frozenset[str]]
) -> bool:
    if one.status != two.status or one.status == "utterance":
        return False
    claims = {mention.claim.id for mention in two.mentions}
    if any(parted.get(mention.claim.id, frozenset()) & claims for mention in one.mentions):
        return False
    verdict = compare(one, two, who.bearers)
    return not verdict.forbidden and verdict.against >= weight("band.against")


def _may_point(one: Telling, two: Telling) -> bool:
    """Whether a phrase can mean what the other tells: the same act or a wide word for it.

    Not where the acts only share a wide word and each says what it was done to, and nothing
    of that is shared: "the storming of the mill" is not the raid on the bank.
    """
    if best_fit(one, two) not in ("same", "wide"):
        return False
    mine, theirs = _done_to(one), _done_to(two)
    return not mine or not theirs or bool(mine & theirs) or bool(one.acts & two.acts)


def _done_to(telling: Telling) -> frozenset[str]:
    return telling.target | telling.victims | telling.objects


def _named(link: Link) -> str:
    return f"{link.kind.replace('_', ' ')} ({link.rule})"
