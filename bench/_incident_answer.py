"""What a story says of its main incident: killed, injured, day, place, names.

Only the story file is read, as anyone outside could. A pile of the gun-violence sets tells of
one incident; its event is the one in the main tier that most articles tell of people harmed.
Where a story gives no count, those whom it names or tells of as single persons are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.records import Claim, Event, Figure, Place, StoryFile

KINDS = frozenset({"assault", "harm", "accident", "crime"})
KILLING = frozenset({
    "kill", "die", "murder", "slay", "homicide", "death", "killing", "slaying", "dead",
    "execute", "perish", "succumb",
})  # fmt: skip
SHOOTING = frozenset({"shoot", "shooting", "gun", "strike", "hit", "wound", "injure", "hurt"})
PEOPLE = frozenset({
    "person", "man", "woman", "boy", "girl", "teen", "teenager", "victim", "child", "student",
    "male", "female", "officer", "adult",
})  # fmt: skip
STATES = frozenset({
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut",
    "delaware", "florida", "georgia", "hawaii", "idaho", "illinois", "indiana", "iowa",
    "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan",
    "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire",
    "new jersey", "new mexico", "north carolina", "north dakota", "ohio", "oklahoma", "oregon",
    "pennsylvania", "rhode island", "south carolina", "south dakota", "tennessee", "texas",
    "utah", "vermont", "virginia", "washington state", "west virginia", "wisconsin", "wyoming",
})  # fmt: skip
"""States of the sets' country, never the city asked for (New York and Washington may be)."""

NO_TOWN = frozenset({
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "boulevard", "blvd", "lane",
    "highway", "court", "place", "way", "hospital", "center", "centre", "school", "university",
    "college", "county", "park", "church", "jail", "apartments", "mall", "club", "store",
    "station", "airport", "library", "street.", "america", "us", "usa", "states", "hall",
})  # fmt: skip
"""Last words of names that are not a town's."""


@dataclass(frozen=True)
class Answer:
    """What the system says of an incident. `day` is ISO or ""; `killed` names those killed."""

    killed: int = 0
    injured: int = 0
    day: str = ""
    place: str = ""
    coordinates: tuple[float, float] | None = None
    victims: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()


@dataclass
class _Toll:
    """What one article says of the killed and the injured."""

    killed: int = 0
    injured: int = 0
    shot: int = 0
    dead: set[str] = field(default_factory=set)
    hurt: set[str] = field(default_factory=set)


def read_answer(story: StoryFile) -> Answer:
    """The answer for a pile of reports on one incident; an empty one where no event is told."""
    top = _top_event(story)
    if top is None:
        return Answer()
    claims = {claim.id: claim for claim in story.claims}
    told = [claims[c] for event in _family(story, top) for c in event.claims]
    tolls = _tolls(told)
    killed = _most_said(toll.killed for toll in tolls)
    injured = _most_said(toll.injured for toll in tolls)
    every = [claim for claim in story.claims if _happened(claim)]
    victims = {a for toll in tolls for a in toll.dead | toll.hurt}
    names = {actor.id: actor.name for actor in story.actors if actor.kind == "person"}
    suspects = _players(every, ("who",), SHOOTING | KILLING) | _players(
        every, ("whom", "what"), frozenset({"arrest", "charge", "accuse", "indict", "convict"})
    )
    place, coordinates = _place(story)
    return Answer(
        killed=killed,
        injured=injured,
        day=_day(top),
        place=place,
        coordinates=coordinates,
        victims=tuple(sorted(names[a] for a in victims if a in names)),
        suspects=tuple(sorted(names[a] for a in suspects - victims if a in names)),
    )


def _top_event(story: StoryFile) -> Event | None:
    """The event of people harmed that most articles tell; any main one where there is none."""
    article = {claim.id: claim.quote.article for claim in story.claims}
    main = {entry.event for entry in story.timeline if entry.tier == "main"}

    def weight(event: Event) -> tuple[bool, bool, int, int, str]:
        articles = {article[claim] for claim in event.claims}
        return (
            event.id in main,
            event.kind in KINDS,
            len(articles),
            event.salience,
            event.id,
        )

    return max(story.events, key=weight, default=None)


def _family(story: StoryFile, top: Event) -> list[Event]:
    """The event and what is part of it, or of what it is part of."""
    root = top.part_of or top.id
    return [event for event in story.events if root in (event.id, event.part_of)]


def _happened(claim: Claim) -> bool:
    return claim.polarity == "affirmed" and claim.modality in {"happened", "said_to_have"}


def _tolls(told: Iterable[Claim]) -> list[_Toll]:
    """One toll an article, in the order of article ids."""
    tolls: dict[str, _Toll] = {}
    singles: Counter[tuple[str, str, int]] = Counter()
    for claim in filter(_happened, told):
        toll = tolls.setdefault(claim.quote.article, _Toll())
        kills = claim.predicate.lemma in KILLING
        for figure in claim.figures:
            _count(toll, singles, claim, figure)
        for role in claim.roles:
            if role.role not in {"whom", "what"} and not (kills and role.role == "who"):
                continue
            harmed = role.actor or f"{role.start}"
            if kills and _suffers(claim, role.role):
                toll.dead.add(harmed)
            elif claim.predicate.lemma in SHOOTING and role.role == "whom" and role.actor:
                toll.hurt.add(harmed)
    for (article, counts, _), number in singles.items():
        toll = tolls[article]
        if counts == "killed":
            toll.killed = max(toll.killed, number)
        else:
            toll.injured = max(toll.injured, number)
    for toll in tolls.values():
        _close(toll)
    return [tolls[article] for article in sorted(tolls)]


def _suffers(claim: Claim, role: str) -> bool:
    """Whether the role is the one killed: the subject of "die", the object of "kill"."""
    dies = claim.predicate.lemma in {"die", "perish", "succumb", "dead", "death"}
    return role == "who" if dies else role in {"whom", "what"}


def _count(
    toll: _Toll, singles: Counter[tuple[str, str, int]], claim: Claim, figure: Figure
) -> None:
    value = next((v for v in (figure.best, figure.low, figure.high) if isinstance(v, int)), None)
    if value is None or figure.part or figure.stock:
        return
    if figure.hedge == "one":
        singles[claim.quote.article, figure.counts, claim.quote.start] += 1
    elif figure.counts == "killed":
        toll.killed = max(toll.killed, value)
    elif figure.counts == "injured":
        toll.injured = max(toll.injured, value)
    elif figure.counts in PEOPLE and claim.predicate.lemma in SHOOTING and figure.role != "who":
        toll.shot = max(toll.shot, value)


def _close(toll: _Toll) -> None:
    """What follows from the counts: named dead are dead, and who was shot and lives is injured."""
    named = {harmed for harmed in toll.dead if not harmed.isdigit()}
    toll.killed = max(toll.killed, len(named), min(1, len(toll.dead)))
    toll.hurt -= toll.dead
    toll.injured = max(toll.injured, toll.shot - toll.killed, len(toll.hurt))


def _most_said(values: Iterable[int]) -> int:
    """The value that most articles give; of equals the larger, since counts grow. 0 for none."""
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], value), default=0)


def _players(claims: Iterable[Claim], roles: Sequence[str], lemmas: frozenset[str]) -> set[str]:
    return {
        role.actor
        for claim in claims
        if claim.predicate.lemma in lemmas
        for role in claim.roles
        if role.role in roles and role.actor
    }


def _day(event: Event) -> str:
    """The event's day where it is known to the day, else ""."""
    when = event.when
    return when.start[:10] if when and when.start and len(when.edtf.rstrip("?~")) >= 10 else ""


def _place(story: StoryFile) -> tuple[str, tuple[float, float] | None]:
    """The town that most articles name ("Dayton police" names it too); of equals the most often."""
    towns = [place for place in story.places if _may_be_town(place.name)]
    texts = [article.text for article in story.articles]

    def weight(place: Place) -> tuple[int, int, str]:
        name = re.compile(rf"\b{re.escape(place.name)}\b", re.IGNORECASE)
        found = [len(name.findall(text)) for text in texts]
        return sum(map(bool, found)), sum(found), place.id

    best = max(towns, key=weight, default=None)
    if best is None:
        return "", None
    known = best.lat is not None and best.lon is not None
    return best.name, (float(best.lat or 0), float(best.lon or 0)) if known else None


def _may_be_town(name: str) -> bool:
    """Whether the name is no state, street, building or institution."""
    words = name.casefold().replace(".", "").split()
    return bool(words) and name.casefold() not in STATES and words[-1] not in NO_TOWN
