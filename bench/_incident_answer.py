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
from datetime import date, timedelta

from dateline.records import Claim, Event, Figure, Place, Role, StoryFile

KINDS = frozenset({"assault", "harm", "accident", "crime"})
KILLING = frozenset({
    "kill", "die", "murder", "slay", "homicide", "death", "killing", "slaying", "dead",
    "execute", "perish", "succumb",
})  # fmt: skip
SHOOTING = frozenset({"shoot", "shooting", "gun", "strike", "hit", "wound", "injure", "hurt"})
BEFALLING = frozenset({"die", "perish", "succumb", "dead", "suffer", "sustain"})
"""Verbs whose subject it befalls."""
DEAD = re.compile(r"(?:pronounced|declared|found|left)\b[^.;,]{0,40}?\bdead\b", re.IGNORECASE)
PEOPLE = frozenset({
    "person", "man", "woman", "boy", "girl", "teen", "teenager", "victim", "child", "student",
    "male", "female", "officer", "adult",
})  # fmt: skip
TALK = frozenset({"statement", "court", "accuse", "investigate"})
"""Kinds of what follows an incident: its talk, never its day."""
PUBLISHED = "article-day"
"""How a day was found that is the report's own: no sentence says it."""

NO_TOWN = frozenset({
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "boulevard", "blvd", "lane",
    "highway", "court", "place", "way", "hospital", "center", "centre", "school", "university",
    "college", "county", "park", "church", "jail", "apartments", "mall", "club", "store",
    "station", "airport", "library", "street.", "america", "us", "usa", "states", "hall", "side",
    "hotel", "apartment", "neighborhood",
})  # fmt: skip
"""Last words of names that are not a town's."""
WORTH = {"town": 6, "near": 6, "county": 3, "": 2}
"""What a place's precision counts for when the incident's town is sought."""
NO_STREET = (
    r"(?! (?:(?:North|South|East|West|Regional|Medical|Memorial|General|State) )*"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Blvd|Lane|Court|Place|Way|County|Co|Parish"
    r"|Hospital|Center|University|College)\b)"
)
"""What stands behind the name of a town where only something else is called so."""


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
    """What one article says of the killed and the injured: a count a sentence, and names."""

    killed: list[int] = field(default_factory=list)
    injured: list[int] = field(default_factory=list)
    shot: list[int] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)
    hurt: set[str] = field(default_factory=set)

    def counts(self) -> tuple[int, int]:
        """Killed and injured: the number that the article says most often, of equals the first.

        Who was shot and not killed is injured; single persons count as such only where
        nobody died, since "he was shot" is often said of the dead.
        """
        killed = _first_most(self.killed)
        killed = max(killed, min(len(self.dead), 1))
        single = 0 if killed else _first_most(self.struck)
        shot = max(_first_most(self.shot) - killed, single)
        return killed, _first_most(self.injured) or max(shot, 0)


def read_answer(story: StoryFile) -> Answer:
    """The answer for a pile of reports on one incident; an empty one where no event is told."""
    top = _top_event(story)
    if top is None:
        return Answer()
    claims = {claim.id: claim for claim in story.claims}
    told = [claims[c] for event in _incident(story, top) for c in event.claims]
    tolls = _tolls(told)
    counts = [toll.counts() for toll in tolls]
    every = [claim for claim in story.claims if _happened(claim)]
    victims = {a for toll in tolls for a in toll.dead | toll.hurt}
    names = {actor.id: actor.name for actor in story.actors if actor.kind == "person"}
    suspects = _players(every, ("who",), SHOOTING | KILLING) | _players(
        every, ("whom", "what"), frozenset({"arrest", "charge", "accuse", "indict", "convict"})
    )
    place, coordinates = _place(story, told)
    return Answer(
        killed=_most_said(killed for killed, _ in counts),
        injured=_most_said(injured for _, injured in counts),
        day=_told_day(story, top, told),
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


def _incident(story: StoryFile, top: Event) -> list[Event]:
    """The event, what is part of it or it of, and all harm of its day, give or take one, or of
    no day: a pile of these sets tells of one incident, and outcomes may stand as events."""
    root, day = top.part_of or top.id, _day(top)
    return [
        event
        for event in story.events
        if root in (event.id, event.part_of)
        or (event.kind in KINDS and (not day or _near(event, day)))
    ]


def _near(event: Event, day: str) -> bool:
    """Whether an event can be of an ISO day or one beside it, as far as its own day is known."""
    when = event.when
    if when is None or not (when.start and when.end):
        return True
    around = [date.fromisoformat(day) + timedelta(days) for days in (-1, 0, 1)]
    return any(when.start[:10] <= one.isoformat() < when.end[:10] for one in around)


def _happened(claim: Claim) -> bool:
    return claim.polarity == "affirmed" and claim.modality in {"happened", "said_to_have"}


def _tolls(told: Iterable[Claim]) -> list[_Toll]:
    """One toll an article, in the order of article ids; sentences in the order of the text."""
    tolls: dict[str, _Toll] = {}
    for claim in sorted(told, key=lambda claim: (claim.quote.article, claim.predicate.start)):
        if not _happened(claim):
            continue
        toll = tolls.setdefault(claim.quote.article, _Toll())
        struck = _struck(claim)
        lemma = "die" if _is_dead(claim) else claim.predicate.lemma
        actors = {role.actor for role in struck if role.actor}
        toll.killed += _count(claim, "killed", len(struck) if lemma in KILLING else 0)
        toll.injured += _count(claim, "injured", 0)
        if lemma in KILLING:
            toll.dead |= actors
        elif lemma in SHOOTING:
            toll.hurt |= actors
            toll.shot += _people(claim)
            toll.struck += [len(struck)] * bool(struck)
    for toll in tolls.values():
        toll.hurt -= toll.dead
    return list(tolls.values())


def _is_dead(claim: Claim) -> bool:
    """ "pronounced dead", "found dead": the verb alone does not say what became of them."""
    quote = claim.quote
    return bool(DEAD.match(quote.text, claim.predicate.start - quote.start))


def _struck(claim: Claim) -> list[Role]:
    """Those on whom it fell: the subject of "die", the object of everything else."""
    dies = claim.predicate.lemma in BEFALLING
    if dies and any(role.role == "who" for role in claim.roles):
        return [role for role in claim.roles if role.role == "who"]
    return [
        role for role in claim.roles if role.role == "whom" or (role.role == "what" and role.actor)
    ]


def _count(claim: Claim, counts: str, otherwise: int) -> list[int]:
    """The sentence's total of one harm; single persons are added up, parts left out."""
    figures = [f for f in claim.figures if f.counts == counts and not f.part and not f.stock]
    totals = [_value(figure) for figure in figures if figure.hedge != "one"]
    singles = sum(figure.hedge == "one" for figure in figures)
    found = max(totals, default=0) + singles or otherwise
    return [found] if found else []


def _people(claim: Claim) -> list[int]:
    """How many people a shooting struck, where the sentence says so in a number."""
    return [
        _value(figure)
        for figure in claim.figures
        if figure.counts in PEOPLE and not figure.part and figure.role in {"whom", "what", ""}
    ][:1]


def _value(figure: Figure) -> int:
    given = (figure.best, figure.low, figure.high)
    return next((value for value in given if isinstance(value, int)), 0)


def _first_most(values: Sequence[int]) -> int:
    """The value given most often, of equals the first; 0 for none."""
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], -values.index(value)), default=0)


def _most_said(values: Iterable[int]) -> int:
    """The count that most of the articles give that give one, of equals the larger, since
    counts grow. 0 where fewer than a third give any: a report need not repeat the toll."""
    counts = Counter(values)
    given = {value: number for value, number in counts.items() if value}
    if sum(given.values()) * 3 < sum(counts.values()):
        return 0
    return max(given, key=lambda value: (given[value], value), default=0)


def _players(claims: Iterable[Claim], roles: Sequence[str], lemmas: frozenset[str]) -> set[str]:
    return {
        role.actor
        for claim in claims
        if claim.predicate.lemma in lemmas
        for role in claim.roles
        if role.role in roles and role.actor
    }


def _day(told: Event | Claim) -> str:
    """The day of an event or a claim where it is known to the day, else ""."""
    when = told.when
    return when.start[:10] if when and when.start and len(when.edtf.rstrip("?~")) >= 10 else ""


def _told_day(story: StoryFile, top: Event, told: Sequence[Claim]) -> str:
    """The event's day; where it has none, or only its reports', the day that most articles give
    of the incident, else of harm at all, else of whatever was done. A story lists what it has
    no day for by that of the first report."""
    day = _day(top)
    if day and not _is_published(top):
        return day
    printed = {one.id: one.published.start or "" for one in story.articles if one.published}
    done = [claim for claim in story.claims if claim.kind not in TALK]
    for claims in (told, [claim for claim in done if claim.kind in KINDS], done):
        given: dict[str, Counter[str]] = {}
        for claim in claims:
            if _says_day(claim, printed.get(claim.quote.article, "")):
                given.setdefault(claim.quote.article, Counter())[_day(claim)] += 1
        votes = Counter(_most(days) for days in given.values())
        if votes:
            return _most(votes)
    return day or min(filter(None, printed.values()), default="")[:10]


def _is_published(told: Event | Claim) -> bool:
    """Whether the day is the report's own, also where it was handed on to what points there."""
    return told.when is not None and told.when.how.split(",")[0] == PUBLISHED


def _most(days: Counter[str]) -> str:
    """The day counted most often, of equals the earliest."""
    return min(days, key=lambda day: (-days[day], day))


def _says_day(claim: Claim, printed: str) -> bool:
    """Whether a sentence gives the day of what was done, not only the report's own."""
    if not _happened(claim) or claim.when is None or _is_published(claim):
        return False
    return bool(_day(claim)) and not (printed and _day(claim) > printed[:10])


def _place(story: StoryFile, told: Sequence[Claim]) -> tuple[str, tuple[float, float] | None]:
    """The town that most articles name ("Dayton police" names it too), those twice that say the
    incident was there; of equals the most often named. A name that the gazetteer does not put
    in a town counts a third, since most are parts of one; a county a half."""
    there = {
        (role.place, claim.quote.article)
        for claim in told
        for role in claim.roles
        if role.role == "where"
    }
    towns = [place for place in story.places if _may_be_town(place)]
    texts = [article.text for article in story.articles]

    def weight(place: Place) -> tuple[int, int, str]:
        name = re.compile(rf"\b{re.escape(place.name)}\b{NO_STREET}", re.IGNORECASE)
        found = [len(name.findall(text)) for text in texts]
        articles = sum(map(bool, found)) + sum(where == place.id for where, _ in there)
        return WORTH[place.precision] * articles, sum(found), place.id

    best = max(towns, key=weight, default=None)
    if best is None:
        return "", None
    known = best.lat is not None and best.lon is not None
    return best.name, (float(best.lat or 0), float(best.lon or 0)) if known else None


def _may_be_town(place: Place) -> bool:
    """Whether the place is no state, street, building or institution."""
    words = place.name.casefold().replace(".", "").split()
    if place.precision == "county":
        return True
    return bool(words) and place.precision in WORTH and words[-1] not in NO_TOWN
