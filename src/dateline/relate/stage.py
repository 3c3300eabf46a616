"""The stage itself: merged events in; days, outlets, origins, relations, disputes out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.records import Dispute, Event, Merged, Related
from dateline.relate import claims, figures
from dateline.relate.days import find_when
from dateline.relate.first import first_outlet
from dateline.relate.origins import Origins, find_origins, list_origins
from dateline.relate.pile import Pile, Told, gather, outlets
from dateline.relate.relations import find_relations
from dateline.relate.shares import find_shares
from dateline.relate.tolls import find_tolls


def relate(merged: Merged) -> Related:
    """Say of every event when it was, who tells it and where they have it from; what answered,
    caused or followed what; and where the reports cannot all be right.

    A day that a person ruled on stays. A pure function of its input.
    """
    pile = gather(merged)
    origins = find_origins(merged)
    events = [_related(event, pile, origins) for event in merged.events]
    actors = {actor.id: actor for actor in merged.actors}
    disputes: list[Dispute] = []
    whole = _with_parts(events, pile)
    shares = find_shares(whole)
    totals = [
        (event, [one for one in told if one.claim.id not in shares.claims]) for event, told in whole
    ]
    tolls = find_tolls(pile, totals, shares)
    for event, told in totals:
        own = pile.claims(event)
        disputes += figures.find_disputes(event, told, origins, tolls.get(event.id, ()))
        disputes += claims.day_dispute(event.id, own, origins)
        disputes += claims.accusations(event.id, own, pile, actors, origins)
    return Related(
        events=tuple(events),
        relations=tuple(find_relations(merged, pile, events)),
        disputes=tuple(disputes),
    )


def _related(event: Event, pile: Pile, origins: Origins) -> Event:
    told = pile.claims(event)
    return replace(
        event,
        when=event.when or find_when(told),
        outlets=outlets(told),
        first=first_outlet(told),
        origins=list_origins(told, origins),
    )


def _with_parts(events: Sequence[Event], pile: Pile) -> list[tuple[Event, list[Told]]]:
    """Every event that is no part, with its claims and those of its parts."""
    told = {event.id: pile.claims(event) for event in events if event.part_of is None}
    for event in events:
        if event.part_of is not None:
            told[event.part_of] += pile.claims(event)
    return [(event, told[event.id]) for event in events if event.part_of is None]
