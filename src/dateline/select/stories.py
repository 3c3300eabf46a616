"""Which events belong to one story, and which articles tell it.

The unit is an article, or a section of it where its headings part things that share nobody
and no place. Units are one story where they share an event that both tell as news; sharing
an aside ("since the flood of 2019") joins nothing, nor does being about the same people.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from dateline.records import Claim
from dateline.select.tiers import claim_tier
from dateline.select.told import Told

Unit = tuple[str, int]
"""Article id and number of the part of it, from 0."""

NAMED = 2
"""Two sections are parted only where each names at least so many actors and places. Not tuned."""


def stories(told: Told) -> list[list[str]]:
    """Groups of event ids, each sorted; the groups by their least id."""
    unit_of = _units(told)
    parent: dict[Unit, Unit] = {unit: unit for unit in unit_of.values()}
    for event in told.events:
        sharing = sorted(
            {
                unit_of[claim.id]
                for claim in told.claims_of(event)
                if claim_tier(claim, told.traits[claim.id]) != "background"
            }
        )
        for unit in sharing[1:]:
            _join(parent, sharing[0], unit)
    groups: dict[Unit, list[str]] = defaultdict(list)
    home = {event: _home(told, event, unit_of, parent) for event in told.events}
    for event in told.events:
        groups[home[told.root(event)]].append(event)
    return sorted(sorted(events) for events in groups.values())


def _home(told: Told, event: str, unit_of: dict[str, Unit], parent: dict[Unit, Unit]) -> Unit:
    """The group that most of the event's claims stand in."""
    held = Counter(_top(parent, unit_of[claim.id]) for claim in told.claims_of(event))
    return min(held, key=lambda unit: (-held[unit], unit)) if held else ("", 0)


def _units(told: Told) -> dict[str, Unit]:
    """Claim id to the unit it stands in."""
    found: dict[str, Unit] = {}
    for article in sorted(told.readings):
        claims = [c for c in told.readings[article].claims if c.id in told.event_of]
        for number, part in enumerate(_parts(told, claims)):
            for claim in part:
                found[claim.id] = (article, number)
    return found


def _parts(told: Told, claims: list[Claim]) -> list[list[Claim]]:
    """An article's claims by section, with sections that share a name or an event together."""
    sections: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        sections[told.traits[claim.id].section or 0].append(claim)
    parts: list[tuple[set[str], list[Claim]]] = []
    for section in sorted(sections):
        held = sections[section]
        names = _names(told, held)
        touching = [part for part in parts if part[0] & names or _few(part[0]) or _few(names)]
        parts = [part for part in parts if part not in touching]
        together = [claim for part in touching for claim in part[1]] + held
        parts.append((names.union(*(part[0] for part in touching)), together))
    return [held for _, held in parts]


def _few(names: set[str]) -> bool:
    return len(names) < NAMED


def _names(told: Told, claims: list[Claim]) -> set[str]:
    """Ids of the actors, places and events that claims name."""
    roles = {one for claim in claims for r in claim.roles for one in (r.actor, r.place) if one}
    speakers = {s.actor for claim in claims for s in claim.speakers if s.actor}
    return roles | speakers | {told.event_of[claim.id] for claim in claims}


def _top(parent: dict[Unit, Unit], unit: Unit) -> Unit:
    while parent[unit] != unit:
        parent[unit] = parent[parent[unit]]
        unit = parent[unit]
    return unit


def _join(parent: dict[Unit, Unit], a: Unit, b: Unit) -> None:
    low, high = sorted((_top(parent, a), _top(parent, b)))
    parent[high] = low
