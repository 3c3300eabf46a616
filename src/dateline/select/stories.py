"""Which events belong to one story, and which articles tell it.

The unit is an article, or a section of it where its headings part things that share nobody
and no place. Units are one story where they are about the same at one time (`grouping`), where
they share an event that both tell as news, or where what each tells as news is likely the same
without being joined; unless they are told apart by words or a person of their own. Sharing an
aside ("since the flood of 2019") joins nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from dateline.records import Claim, Tier
from dateline.select.grouping import Groups
from dateline.select.salience import LEAD_SENTENCES
from dateline.select.subject import Unit, subjects
from dateline.select.tiers import claim_tier
from dateline.select.told import Told

NAMED = 3
"""Two sections are parted only where each names at least so many actors and places. Not tuned."""

LIKELY = 320
"""Weight (hundredths of a bit) from which occurrences that are possibly the same make one story
of their reports. In the example, the sample reports and a public pile pairs of one story weigh
190 and more; `band.joined` of merge is 300. Not tuned."""


def stories(told: Told) -> list[list[str]]:
    """Groups of event ids, each sorted; the groups by their least id."""
    unit_of = _units(told)
    groups = Groups(subjects(told, unit_of))
    groups.join_alike()
    home = {unit: name for name, units in groups.members.items() for unit in units}
    for units in _tied(told, unit_of):
        for unit in units[1:]:
            one, other = sorted((_top(home, units[0]), _top(home, unit)))
            if one != other and not groups.contrast(one, other):
                home[other] = groups.join(one, other)
    held: dict[Unit, list[str]] = defaultdict(list)
    for event in told.events:
        held[_home(told, told.root(event), unit_of, home)].append(event)
    return sorted(sorted(events) for events in held.values())


def _tied(told: Told, unit_of: dict[str, Unit]) -> Iterator[list[Unit]]:
    """Units that tell one event, or what is likely one, each as news."""
    for event in told.events:
        yield _tell(told, event, unit_of)
    for pair in told.possibly_same:
        ends = [told.resolve(pair.a), told.resolve(pair.b)]
        telling = [_tell(told, end, unit_of, ("main",)) if end else [] for end in ends]
        if pair.weight >= LIKELY and all(telling):
            yield sorted({unit for units in telling for unit in units})


def _tell(
    told: Told,
    event: str,
    unit_of: dict[str, Unit],
    tiers: tuple[Tier, ...] = ("main", "reaction", "outlook"),
) -> list[Unit]:
    """The units that tell the event by claims of these tiers, sorted. To name it once as
    known, late in a report ("no connection with the fire in Lorin"), is not to tell it."""
    held: dict[Unit, list[Claim]] = defaultdict(list)
    for claim in told.claims_of(event):
        if claim_tier(claim, told.traits[claim.id]) in tiers:
            held[unit_of[claim.id]].append(claim)
    return sorted(unit for unit, claims in held.items() if _is_told(told, claims))


def _is_told(told: Told, claims: list[Claim]) -> bool:
    positions = {told.traits[claim.id].position for claim in claims}
    return (
        not all(_is_known(told, claim) for claim in claims)
        or min(positions) < LEAD_SENTENCES
        or len(positions) > 1
    )


def _home(told: Told, event: str, unit_of: dict[str, Unit], parent: dict[Unit, Unit]) -> Unit:
    """The group in which most of the event's claims stand; those that tell it as news, if any
    do, before those that name it as known."""
    claims = told.claims_of(event)
    news = [claim for claim in claims if not _is_known(told, claim)]
    held = Counter(_top(parent, unit_of[claim.id]) for claim in news or claims)
    return min(held, key=lambda unit: (-held[unit], unit)) if held else ("", 0)


def _is_known(told: Told, claim: Claim) -> bool:
    traits = told.traits[claim.id]
    return traits.nominal and traits.definite


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
    """An article's claims by section, with sections that share a name or an event together,
    and those that name too few to be told apart with the rest."""
    sections: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        sections[told.traits[claim.id].section or 0].append(claim)
    parts: list[list[Claim]] = []
    for section in sorted(sections):
        held = sections[section]
        touching = [part for part in parts if _touch(told, part, held)]
        parts = [part for part in parts if part not in touching]
        parts.append([claim for part in touching for claim in part] + held)
    return parts


def _touch(told: Told, a: list[Claim], b: list[Claim]) -> bool:
    names, others = _names(a), _names(b)
    if len(names) < NAMED or len(others) < NAMED or names & others:
        return True
    return bool({told.event_of[c.id] for c in a} & {told.event_of[c.id] for c in b})


def _names(claims: list[Claim]) -> set[str]:
    """Ids of the actors and places that claims name."""
    roles = {one for claim in claims for r in claim.roles for one in (r.actor, r.place) if one}
    return roles | {s.actor for claim in claims for s in claim.speakers if s.actor}


def _top(parent: dict[Unit, Unit], unit: Unit) -> Unit:
    while parent[unit] != unit:
        parent[unit] = parent[parent[unit]]
        unit = parent[unit]
    return unit
