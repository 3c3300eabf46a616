"""Which event a toll is of that a report gives without telling the act ("the toll rose to five").

It is of the report's only event of which the pile gives such a count; where the report tells
several, of the one that the toll's sentence names; where it tells none, of the pile's only one
that bears a name of the toll's sentence, else of the report. Where two could own it, it is of
none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline import when
from dateline.records import Event
from dateline.relate.claims import OWN
from dateline.relate.counts import GROWS, find_counts, gives_toll
from dateline.relate.naming import Names
from dateline.relate.pile import Pile, Told
from dateline.relate.shares import Shares, is_of_several
from dateline.relate.telling import tables

LATEST = 60
"""Days behind an event after which no toll is taken for its own by a name alone. Not tuned: late
deaths and bodies are found within weeks."""
ACTS = frozenset({"assault", "accident", "disaster"})
Whole = Sequence[tuple[Event, Sequence[Told]]]


def find_tolls(pile: Pile, whole: Whole, shares: Shares) -> dict[str, list[Told]]:
    """Event id to the claims that give its toll from outside; `whole` are events with the claims
    that may count for them, those of their parts too."""
    events = {event.id: event for event, _ in whole}
    counted: dict[tuple[str, str], set[str]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    for event, held in whole:
        articles = {one.reading.article for one in held if _tells(one)}
        for counts in sorted(_held(held)):
            holders[counts].add(event.id)
            for article in articles:
                counted[article, counts].add(event.id)
    named, struck = Names(whole), _struck(pile)
    found: dict[str, list[Told]] = defaultdict(list)
    for claim in sorted(pile.event_of):
        one = pile.told[claim]
        if claim in shares.claims or not _is_toll(one):
            continue
        own = pile.whole(pile.event_of[claim])
        for counts in sorted({f.counts for f in one.claim.figures} & GROWS):
            meant = counted[one.reading.article, counts]
            if len(meant) > 1:
                meant = named.of_sentence(meant, one)
            elif not meant and _names_toll(one):
                acts = struck.get(one.reading.article, ())
                near = {of for of in holders[counts] if _may_be_of(one, events[of], acts)}
                meant = named.of_sentence(near, one) or named.of_report(near, one)
            if len(meant) == 1 and own not in meant:
                (of,) = meant
                summed = of in shares.beside and is_of_several(one)
                if not summed and _is_not_before(one, events[of]):
                    found[of].append(one)
    return found


def _held(told: Sequence[Told]) -> set[str]:
    """What harm the claims count by themselves, not by a toll."""
    counts = find_counts(one for one in told if not _is_toll(one))
    return {harm for harm in GROWS for one in counts.get(harm, ()) if not gives_toll(one.figure)}


def _tells(one: Told) -> bool:
    return one.happened and not one.traits.background


def _names_toll(one: Told) -> bool:
    """Whether it gives a count as the toll of something; in the present too ("stands at 12")."""
    told_now = one.traits.background in ("", "state", "aside")
    return one.happened and told_now and any(map(gives_toll, one.claim.figures))


def _is_toll(one: Told) -> bool:
    """A count that moves, or the headline's count of harm: the report's own event is meant."""
    if _names_toll(one):
        return True
    moved = one.claim.predicate.lemma in tables()["lemmas"]
    return _tells(one) and (moved or one.traits.block_role == "title")


def _struck(pile: Pile) -> dict[str, list[Told]]:
    """Article id to the acts of harm that it tells with days of their own."""
    found: dict[str, list[Told]] = defaultdict(list)
    for claim in sorted(pile.event_of):
        one = pile.told[claim]
        if one.claim.kind in ACTS and one.trust >= OWN and _tells(one):
            found[one.reading.article].append(one)
    return found


def _may_be_of(one: Told, event: Event, acts: Iterable[Told]) -> bool:
    """Whether the toll is told within `LATEST` days of the event, by a report that tells no
    act of another day."""
    published = one.reading.published
    day, printed = (
        _number(when.local_day(event.when)),
        _number(published.start if published else None),
    )
    if day is None or printed is None or not 0 <= printed - day <= LATEST:
        return False
    return not any(when.compatible(act.claim.when, event.when).relation == "apart" for act in acts)


def _is_not_before(one: Told, event: Event) -> bool:
    day, then = when.local_day(one.claim.when), when.local_day(event.when)
    return day is None or then is None or day >= then


def _number(day: str | None) -> int | None:
    """Days from 1970-01-01; None for a day outside of the years 0 to 9999."""
    if day is None or not day[:10].replace("-", "").isdigit() or day.startswith("-"):
        return None
    return when.day_number(*map(int, day[:10].split("-")))
