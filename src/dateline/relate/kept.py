"""What came of a vow, threat, plan, demand or promise: a later act that does what was announced.

An act follows an announcement where the same somebody does the same to the same one or at the
same place, on a later day that the announcement allows. Whoever only shares a part of that
follows nothing: apart when unsure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline import when
from dateline.records import Event, Relation, When
from dateline.relate.pile import UNREAL_MODALITIES, UNREAL_STANCES, Pile, Told, outlets

Act = tuple[str, str, str]
"""Lemma, the doer's actor id, and the other side: an id, or the names in its words."""
OTHER_SIDE = ("whom", "what", "to", "where")


def find_kept(pile: Pile, events: Sequence[Event]) -> list[Relation]:
    """A `follows` from each act to each announcement of it, with the act's shortest sentence."""
    days = {event.id: event.when for event in events}
    happened = {
        event.id
        for event in events
        if any(one.happened and one.claim.polarity == "affirmed" for one in pile.claims(event))
    }
    done: dict[Act, list[Told]] = defaultdict(list)
    announced: list[Told] = []
    for claim in sorted(pile.event_of):
        one = pile.told[claim]
        event = pile.event_of[claim]
        if _is_announced(one) and event not in happened:
            announced.append(one)
        elif _is_done(one):
            for act in _acts(one):
                done[act].append(one)
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in announced:
        target = pile.event_of[one.claim.id]
        for act in _acts(one):
            for later in done.get(act, ()):
                source = pile.whole(pile.event_of[later.claim.id])
                if source != target and _allows(one, later, pile, days):
                    found[source, target].append(later)
    return [_follows(source, target, found[source, target]) for source, target in sorted(found)]


def _is_announced(one: Told) -> bool:
    claim = one.claim
    ahead = claim.stance in UNREAL_STANCES or claim.modality == "planned"
    return ahead and claim.modality in UNREAL_MODALITIES and claim.polarity == "affirmed"


def _is_done(one: Told) -> bool:
    """Told as news in the report's own words: an act, and nobody's saying."""
    claim = one.claim
    known = one.traits.nominal and one.traits.definite
    plain = claim.stance == "asserts" and claim.modality == "happened"
    return plain and one.happened and not known and not one.is_utterance and one.trust > 0


def _acts(one: Told) -> Iterator[Act]:
    roles = one.claim.roles
    doers = {role.actor for role in roles if role.role == "who" and role.actor}
    sides = {
        role.actor or role.place or _names(role.text) for role in roles if role.role in OTHER_SIDE
    }
    for doer in sorted(doers):
        for side in sorted(side for side in sides if side and side != doer):
            yield one.claim.predicate.lemma, doer, side


def _names(words: str) -> str:
    """The names in the words of a thing that is no actor ("the new Petrel 4"), else ""."""
    return " ".join(re.findall(r"\b\w*[A-Z]\w*(?:\s+\d+)?", words))


def _allows(one: Told, later: Told, pile: Pile, days: dict[str, When | None]) -> bool:
    """Whether the act lies after the printing of the announcement, which gives no other day."""
    act = days[pile.event_of[later.claim.id]]
    told_on, done_on = when.local_day(one.reading.published), when.local_day(act)
    if told_on is None or done_on is None or done_on <= told_on:
        return False
    return when.compatible(one.claim.when, act).relation != "apart"


def _follows(source: str, target: str, said: Sequence[Told]) -> Relation:
    quotes = [one.claim.quote for one in said]
    quote = min(quotes, key=lambda q: (len(q.text), q.article, q.start))
    return Relation(
        kind="follows", source=source, target=target, quote=quote, outlets=outlets(said)
    )
