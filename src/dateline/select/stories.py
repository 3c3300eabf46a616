"""Which events belong to one story, and which articles tell it.

The unit is an article, or a section of it where its headings part things that share nobody
and no place. Units are one story where they are about the same at one time (`grouping`), where
they share an event that both tell as news, or where what each tells as news is likely the same
without being joined; unless they are told apart by words or a person of their own. A group that
is two stories all the same is cut (`parting`), and the units are put together anew without
joining across the cut. Sharing an aside ("since the flood of 2019") joins nothing. A person's
word stands before all of it, and every join is a judgement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.records import Claim, Judgement, Tier
from dateline.select import kinship
from dateline.select.grouping import Groups
from dateline.select.kinship import Ruled, contradiction
from dateline.select.parting import Cut, parted
from dateline.select.salience import LEAD_SENTENCES
from dateline.select.subject import Subject, Unit, is_beside, subjects
from dateline.select.tiers import claim_tier
from dateline.select.told import Told

NAMED = 3
"""Two sections are parted only where each names at least so many actors and places. Not tuned."""

SHOWN_ID = 6
"""Digits of an event's id in a reason, as in the timeline."""

LIKELY = 320
"""Weight (hundredths of a bit) from which occurrences that are possibly the same make one story
of their reports. In the example, the sample reports and a public pile pairs of one story weigh
190 and more; `band.joined` of merge is 300. Not tuned."""


class Stories(NamedTuple):
    """Groups of event ids, each sorted, by their least id; and why they are as they are."""

    groups: list[list[str]]
    judgements: list[Judgement]


def stories(told: Told, judgements: Sequence[Judgement] = ()) -> Stories:
    """The stories of the pile. `judgements` are people's."""
    unit_of = units_of(told)
    ruled = Ruled(told, unit_of, judgements)
    about = subjects(told, unit_of)
    tied = list(_tied(told, unit_of))
    cuts: list[Cut] = []
    while True:
        groups = Groups(about, ruled.parted, cuts)
        reports = _follow(groups, ruled)
        groups.join_alike()
        _join_tied(groups, tied)
        found = _cuts(groups, about, ruled)
        if not found:
            break
        cuts += found
    held: dict[Unit, list[str]] = defaultdict(list)
    for event in told.events:
        held[_home(told, told.root(event), unit_of, groups)].append(event)
    made = kinship.judgements(told, unit_of, groups.joins, groups.kept_apart())
    return Stories(sorted(sorted(events) for events in held.values()), [*reports, *made])


def _join_tied(groups: Groups, tied: Sequence[tuple[list[Unit], str]]) -> None:
    """Join groups that tell one event, where they have anything else in common."""
    for units, says in tied:
        for unit in units[1:]:
            one, other = groups.home(units[0]), groups.home(unit)
            if one != other and groups.touch(one, other) and not groups.contrast(one, other):
                groups.join(one, other, "event", says)


def _cuts(groups: Groups, about: Mapping[Unit, Subject], ruled: Ruled) -> list[Cut]:
    """The groups that are two stories, cut in two. What people say is one story is not cut."""
    said = {unit: subject.text for unit, subject in about.items()}
    found = [parted(units, said) for _, units in sorted(groups.members.items())]
    return [cut for cut in found if cut is not None and not ruled.crosses(cut.one, cut.other)]


def _follow(groups: Groups, ruled: Ruled) -> list[Judgement]:
    """Join what people say is one story, unless they also say that it is two; the reports of
    what could not be followed."""
    reports = []
    for one, other, judgement in ruled.same:
        first, second = groups.home(one), groups.home(other)
        if first == second:
            continue
        if crossing := groups.parted_pairs(first, second):
            reports.append(contradiction(judgement, (ruled.parted[pair] for pair in crossing)))
        else:
            groups.join(first, second, "judgement", f"{judgement.by} says that both are one story")
    return reports


def _tied(told: Told, unit_of: dict[str, Unit]) -> Iterator[tuple[list[Unit], str]]:
    """Units that tell one event, or what is likely one, each as news; and that in words."""
    for event in told.events:
        yield _tell(told, event, unit_of), f"both tell the event {event[:SHOWN_ID]}"
    for pair in told.possibly_same:
        ends = [told.resolve(pair.a), told.resolve(pair.b)]
        telling = [_tell(told, end, unit_of, ("main",)) if end else [] for end in ends]
        if pair.weight >= LIKELY and all(telling):
            ids = " and ".join(str(end)[:SHOWN_ID] for end in ends)
            says = f"what they tell is likely one event: {ids}"
            yield sorted({unit for units in telling for unit in units}), says


def _tell(
    told: Told,
    event: str,
    unit_of: dict[str, Unit],
    tiers: tuple[Tier, ...] = ("main", "reaction", "outlook"),
) -> list[Unit]:
    """The units that tell the event by claims of these tiers, sorted. To name it once as
    known, late in a report ("after the fire in Lorin"), is not to tell it, nor is to set
    another beside it."""
    held: dict[Unit, list[Claim]] = defaultdict(list)
    for claim in told.claims_of(event):
        if not is_beside(claim) and claim_tier(claim, told.traits[claim.id]) in tiers:
            held[unit_of[claim.id]].append(claim)
    return sorted(unit for unit, claims in held.items() if _is_told(told, claims))


def _is_told(told: Told, claims: list[Claim]) -> bool:
    positions = {told.traits[claim.id].position for claim in claims}
    return (
        not all(_is_known(told, claim) for claim in claims)
        or min(positions) < LEAD_SENTENCES
        or len(positions) > 1
    )


def _home(told: Told, event: str, unit_of: dict[str, Unit], groups: Groups) -> Unit:
    """The group in which most of the event's claims stand; those that tell it as news, if any
    do, before those that name it as known."""
    claims = told.claims_of(event)
    news = [claim for claim in claims if not _is_known(told, claim) and not is_beside(claim)]
    held = Counter(groups.home(unit_of[claim.id]) for claim in news or claims)
    return min(held, key=lambda unit: (-held[unit], unit)) if held else ("", 0)


def _is_known(told: Told, claim: Claim) -> bool:
    traits = told.traits[claim.id]
    return traits.nominal and traits.definite


def units_of(told: Told) -> dict[str, Unit]:
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
