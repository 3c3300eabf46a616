"""Which event a toll is of that a report gives without telling the act ("the toll rose to five").

It is of the report's only event of which the pile gives such a count; where the report tells
several of those or none, it is of none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline import when
from dateline.records import Event
from dateline.relate.counts import GROWS, find_counts
from dateline.relate.pile import Pile, Told
from dateline.relate.telling import tables


def find_tolls(pile: Pile, whole: Sequence[tuple[Event, Sequence[Told]]]) -> dict[str, list[Told]]:
    """Event id to the claims that give its toll from outside; `whole` are events with all their
    claims, those of their parts too."""
    events = {event.id: event for event, _ in whole}
    counted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event, held in whole:
        articles = {one.reading.article for one in held if _tells(one)}
        acts = [one for one in held if not _is_toll(one)]
        for counts in sorted(GROWS.intersection(find_counts(acts))):
            for article in articles:
                counted[article, counts].add(event.id)
    found: dict[str, list[Told]] = defaultdict(list)
    for claim in sorted(pile.event_of):
        one = pile.told[claim]
        if not _is_toll(one):
            continue
        own = pile.whole(pile.event_of[claim])
        for counts in sorted({f.counts for f in one.claim.figures} & GROWS):
            meant = counted[one.reading.article, counts]
            if len(meant) == 1 and own not in meant:
                (of,) = meant
                if _is_not_before(one, events[of]):
                    found[of].append(one)
    return found


def _tells(one: Told) -> bool:
    return one.happened and not one.traits.background


def _is_toll(one: Told) -> bool:
    """A count that moves, or the headline's count of harm: the report's own event is meant."""
    if not one.happened or one.traits.background:
        return False
    if one.claim.predicate.lemma in tables()["lemmas"]:
        return True
    return one.traits.block_role == "title"


def _is_not_before(one: Told, event: Event) -> bool:
    day, then = when.local_day(one.claim.when), when.local_day(event.when)
    return day is None or then is None or day >= then
