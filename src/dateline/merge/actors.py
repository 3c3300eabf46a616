"""Who and where across the pile: entities of single articles joined to actors and places.

A country is known from a table. People join by surname and given name, groups by all their
words; a bare surname or a group without its country joins where only one bearer fits.
Everything else stays apart. Each join is a Judgement of kind `name`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.merge.acts import acts
from dateline.merge.bearers import (
    Bearer,
    Key,
    Who,
    finish,
    is_acting,
    is_capital,
    offices_of,
    state_id,
)
from dateline.merge.names import (
    alike,
    fold,
    group_words,
    is_acronym,
    person_parts,
    same_group,
    same_person,
    skeleton,
    spells,
)
from dateline.places import (
    countries,
    country_around,
    country_of,
    country_of_word,
    distance_km,
    is_area,
    relation,
)
from dateline.records import Entity, Reading, Reason, Site, Spot

ARTICLES = ("al ", "el ", "ash ", "as ", "an ", "ar ", "at ", "az ")
SAME_KM = 50
"""A town and the area around it called alike have points no further apart. Not tuned."""


def join_names(readings: Sequence[Reading]) -> Who:
    """Find the bearers of all names of the pile. `readings` are sorted by article."""
    entities: dict[Key, Entity] = {
        (reading.article, index): entity
        for reading in readings
        for index, entity in enumerate(reading.entities)
    }
    kinds = {key: _kind(entity) for key, entity in entities.items()}
    _settle_kinds(entities, kinds)
    bearers: list[Bearer] = _states(entities, kinds)
    names = {key: fold(entity.name) for key, entity in entities.items()}
    bearers += _people({key: entities[key] for key in entities if kinds[key] == "person"}, names)
    bearers += _groups({key: entities[key] for key in entities if kinds[key] == "organisation"})
    bearers += _places({key: entities[key] for key in entities if kinds[key] == "place"})
    bearers += _governments(readings, bearers)
    bearers = [finish(bearer, entities) for bearer in bearers]
    found = {bearer.id: bearer for bearer in bearers}
    return Who(found, {key: bearer.id for bearer in bearers for key in bearer.keys})


def _kind(entity: Entity) -> str:
    if _state_code(entity):
        return "state"
    if fold(entity.name) in acts().nobody:
        return "nobody"
    return {"PER": "person", "LOC": "place"}.get(entity.label, "organisation")


def _state_code(entity: Entity) -> str:
    """ISO code of the country that an entity is, "" of what is none: as its article tells, else
    by its names alone."""
    if entity.site:
        return entity.site.spot.country if entity.site.spot.kind == "country" else ""
    if entity.label in ("PER", "GROUP"):
        return ""
    found = (country_of_word(name) for name in (entity.name, *entity.names))
    return next(filter(None, found), "")


def _settle_kinds(entities: Mapping[Key, Entity], kinds: dict[Key, str]) -> None:
    """One kind for one name: a name of several words that the reader takes now for a person,
    now for a group, is what most of its articles say, a group where they are even."""
    seen: dict[str, Counter[str]] = {}
    for key, entity in entities.items():
        if kinds[key] in ("person", "organisation") and " " in entity.name:
            sound = " ".join(skeleton(word) for word in fold(entity.name).split())
            seen.setdefault(sound, Counter())[kinds[key]] += 1
    for key, entity in entities.items():
        sound = " ".join(skeleton(word) for word in fold(entity.name).split())
        if kinds[key] in ("person", "organisation") and len(seen.get(sound, ())) > 1:
            count = seen[sound]
            kinds[key] = max(count, key=lambda kind: (count[kind], kind == "organisation"))


def _states(entities: Mapping[Key, Entity], kinds: Mapping[Key, str]) -> list[Bearer]:
    found: dict[str, Bearer] = {}
    for key, entity in entities.items():
        if kinds[key] != "state":
            continue
        code = _state_code(entity)
        bearer = found.setdefault(code, _state(code))
        bearer.keys.append(key)
        bearer.names.update(entity.names)
    return list(found.values())


def _state(code: str) -> Bearer:
    spot = countries()[code]
    site = Site(spot=spot, certainty="high")
    return Bearer(state_id(code), "state", spot.name, Counter(), code, site=site)


def _governments(readings: Sequence[Reading], bearers: Sequence[Bearer]) -> list[Bearer]:
    """The states that only their capitals speak for ("Orvella denied it")."""
    capitals = {key: b.country for b in bearers if is_capital(b) for key in b.keys}
    acting = {
        code
        for reading in readings
        for claim in reading.claims
        for entity in (
            *(role.entity for role in claim.roles if is_acting(role, claim)),
            *(speaker.entity for speaker in claim.speakers),
        )
        if entity is not None and (code := capitals.get((reading.article, entity)))
    }
    known = {bearer.country for bearer in bearers if bearer.kind == "state"}
    return [_state(code) for code in sorted(acting & countries().keys() - known)]


# --- people -------------------------------------------------------------------------


def _people(entities: Mapping[Key, Entity], company: Mapping[Key, str]) -> list[Bearer]:
    """Full names first, surname by surname; then bare names that only one bearer fits.

    `company` holds every name of the pile, folded: a bare name joins a bearer only where its
    report and one of the bearer's name somebody or some place together. Else it is its
    article's own.
    """
    full = {key: e for key, e in entities.items() if person_parts(e.name)[0]}
    blocks: dict[str, list[Key]] = {}
    for key, entity in full.items():
        blocks.setdefault(_sound(person_parts(entity.name)[1]), []).append(key)
    around: dict[str, set[str]] = {}
    for (article, _), name in sorted(company.items()):
        around.setdefault(article, set()).add(name)
    bearers: list[Bearer] = []
    for block in blocks.values():
        bearers += _cluster(block, {key: full[key] for key in block}, around)
    by_surname: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        surnames = {person_parts(entities[key].name)[1] for key in bearer.keys}
        for sound in sorted({_sound(name) for name in surnames}):
            by_surname.setdefault(sound, []).append(bearer)
    told_in = {id(bearer): sorted({key[0] for key in bearer.keys}) for bearer in bearers}
    bare: dict[tuple[str, str], Bearer] = {}
    for key, entity in entities.items():
        if key in full:
            continue
        surname = fold(entity.name)
        fitting = [
            bearer
            for bearer in by_surname.get(_sound(surname), ())
            if any(alike(surname, person_parts(entities[held].name)[1]) for held in bearer.keys)
        ]
        fitting = [
            bearer for bearer in fitting if _in_company(key, surname, told_in[id(bearer)], around)
        ]
        if len(fitting) == 1:
            says = f'"{entity.name}" fits no other name of the pile than "{fitting[0].name}"'
            reason = Reason(name="name", weight=200, says=says)
            fitting[0].reasons.append((key, fitting[0].keys[0], reason))
            fitting[0].keys.append(key)
        else:
            alone = bare.setdefault((surname, key[0]), Bearer("", "person", entity.name, Counter()))
            alone.keys.append(key)
    return bearers + list(bare.values())


def _in_company(
    key: Key, name: str, articles: Iterable[str], around: Mapping[str, set[str]]
) -> bool:
    """Whether one of the reports names one more thing that the bare name's report names."""
    here = around[key[0]] - {name}
    return any(article == key[0] or here & around[article] for article in articles)


def _sound(surname: str) -> str:
    """What two spellings of a surname share: the first two of its consonants."""
    return skeleton(surname)[:2]


def _cluster(
    block: Sequence[Key], entities: Mapping[Key, Entity], around: Mapping[str, set[str]]
) -> list[Bearer]:
    """Bearers of one surname: names by how often they occur, each to the first it fits whole.

    Namesakes with other offices, of whose reports no two name anything else together, are two
    people: "Omar Tolland, the minister" and "Omar Tolland, the coach".
    """
    names_here = {fold(entities[key].name) for key in block}
    named = {
        key: _Named(frozenset(offices_of([entities[key]])), frozenset(around[key[0]] - names_here))
        for key in block
    }
    spelled: dict[tuple[str, int], list[Key]] = {}
    for key in block:
        name = entities[key].name
        number = 0
        while any(_namesakes(key, other, named) for other in spelled.get((name, number), ())):
            number += 1
        spelled.setdefault((name, number), []).append(key)
    made: list[tuple[list[str], Bearer]] = []
    for part in sorted(spelled, key=lambda part: (-len(spelled[part]), part)):
        name = part[0]
        for names, bearer in made:
            if any(_namesakes(key, other, named) for key in spelled[part] for other in bearer.keys):
                continue
            reasons = [same_person(name, other) for other in names]
            if all(reasons):
                first = next(reason for reason in reasons if reason)
                bearer.reasons.append((spelled[part][0], bearer.keys[0], first))
                bearer.keys += spelled[part]
                names.append(name)
                break
        else:
            bearer = Bearer("", "person", name, Counter())
            bearer.keys += spelled[part]
            made.append(([name], bearer))
    return [bearer for _, bearer in made]


@dataclass(frozen=True)
class _Named:
    """One mention of a name: the offices given with it, and what else its report names."""

    offices: frozenset[str]
    beside: frozenset[str]


def _namesakes(one: Key, two: Key, named: Mapping[Key, _Named]) -> bool:
    """Whether two of one name hold offices of which none is shared, in reports that name
    nobody and nothing else together."""
    a, b = named[one], named[two]
    if not a.offices or not b.offices or one[0] == two[0]:
        return False
    return a.offices.isdisjoint(b.offices) and a.beside.isdisjoint(b.beside)


# --- groups and organisations -------------------------------------------------------


def _groups(entities: Mapping[Key, Entity]) -> list[Bearer]:
    """All words must match one to one, and countries must not differ; an acronym joins the
    entity that introduced it. A name without a country joins where one country is left."""
    made: list[_Group] = []
    index: dict[str, list[_Group]] = {}
    ordered = sorted(entities, key=lambda key: (_Group.of(entities[key].name).country == "", key))
    for key in ordered:
        entity = entities[key]
        new = _Group.of(entity.name)
        marks = {skeleton(word) for word in new.words[:1]} or {""}
        near = [group for mark in sorted(marks) for group in index.get(mark, ())]
        fitting = [group for group in near if group.fits(new)]
        exact = [group for group in fitting if group.country == new.country]
        beside = [g for g in fitting if any(held[0] == key[0] for held in g.keys)]
        if len(beside) == 1 and not new.country:
            chosen: _Group | None = beside[0]
        else:
            chosen = exact[0] if exact else fitting[0] if len(fitting) == 1 else None
        if chosen is None:
            chosen = new
            made.append(new)
            for mark in sorted(marks):
                index.setdefault(mark, []).append(new)
        elif fold(entity.name) != fold(entities[chosen.keys[0]].name):
            says = f'"{entity.name}" and "{entities[chosen.keys[0]].name}" match word for word'
            reason = Reason(name="name", weight=400, says=says)
            chosen.reasons.append((key, chosen.keys[0], reason))
        chosen.keys.append(key)
    return [group.bearer(entities) for group in _join_acronyms(made, entities)]


@dataclass
class _Group:
    words: tuple[str, ...]
    country: str
    keys: list[Key] = field(default_factory=list)
    reasons: list[tuple[Key, Key, Reason]] = field(default_factory=list)

    @classmethod
    def of(cls, name: str) -> _Group:
        country, rest = split_country(name)
        return cls(group_words(rest), country)

    def fits(self, other: _Group) -> bool:
        if self.country and other.country and self.country != other.country:
            return False
        if len(self.words) < 2 and self.country != other.country:
            return False
        return same_group(self.words, other.words)

    def bearer(self, entities: Mapping[Key, Entity]) -> Bearer:
        first = entities[self.keys[0]].name
        return Bearer(
            "",
            "organisation",
            first,
            Counter(),
            self.country,
            keys=self.keys,
            reasons=self.reasons,
        )


def _join_acronyms(groups: list[_Group], entities: Mapping[Key, Entity]) -> list[_Group]:
    """An acronym joins the one group whose reports introduce it, or write it beside a name
    whose first letters it is."""
    acronyms: dict[str, set[str]] = {}
    for (article, _), entity in entities.items():
        if is_acronym(entity.name):
            acronyms.setdefault(article, set()).add(entity.name)
    introduced: dict[str, list[_Group]] = {}
    for group in groups:
        short = {
            fold(name)
            for key in group.keys
            for name in entities[key].names
            if is_acronym(name) and not is_acronym(entities[key].name)
        } | {
            fold(acronym)
            for key in group.keys
            for acronym in acronyms.get(key[0], ())
            if spells(acronym, entities[key].name)
        }
        for name in sorted(short):
            introduced.setdefault(name, []).append(group)
    kept: list[_Group] = []
    for group in groups:
        name = entities[group.keys[0]].name
        homes = introduced.get(fold(name), []) if is_acronym(name) else []
        if len(homes) == 1 and homes[0] is not group:
            says = f'"{name}" is introduced as short for "{entities[homes[0].keys[0]].name}"'
            reason = Reason(name="name", weight=500, says=says)
            homes[0].reasons.append((group.keys[0], homes[0].keys[0], reason))
            homes[0].keys += group.keys
            homes[0].reasons += group.reasons
        else:
            kept.append(group)
    return kept


def split_country(name: str) -> tuple[str, str]:
    """The country a group's name begins or ends with, and the rest: "Iranian Navy", "Bank of
    Ghana". A name that is all country keeps its words."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    for length in (3, 2, 1):
        if length >= len(words):
            continue
        code = country_of_word(" ".join(words[:length]))
        if code:
            return code, " ".join(words[length:])
        code = country_of(" ".join(words[-length:]))
        if code and words[-length - 1].lower() == "of":
            return code, " ".join(words[: -length - 1])
    return "", name


# --- places -------------------------------------------------------------------------


def _places(entities: Mapping[Key, Entity]) -> list[Bearer]:
    """Equal names are one place unless the gazetteer tells them apart; names that sound alike
    are one where the gazetteer has one place for both ("Munich", "München")."""
    meant = {key: entity.site.spot.id for key, entity in entities.items() if entity.site}
    spots = {e.site.spot.id: e.site.spot for e in entities.values() if e.site}
    of_name: dict[str, Counter[str]] = {}
    for key, spot in meant.items():
        of_name.setdefault(fold(entities[key].name), Counter())[spot] += 1
    found: dict[tuple[str, str], Bearer] = {}
    for key, entity in entities.items():
        folded = fold(entity.name)
        senses = _senses(of_name.get(folded, Counter()), spots)
        spot = senses.get(meant.get(key, ""), "")
        if not spot and len(set(senses.values())) == 1:
            spot = min(senses.values())
        name = (
            min(n for n in of_name if spot in of_name[n] and _one_name(n, folded, spots[spot]))
            if spot
            else folded
        )
        country = spots[spot].country if spot else country_around(entity.name)
        bearer = found.setdefault(
            (name, spot), Bearer("", "place", entity.name, Counter(), country)
        )
        bearer.keys.append(key)
    for (_, spot), bearer in found.items():
        sites = [site for key in bearer.keys if (site := entities[key].site)]
        if spot:
            sure = any(site.certainty == "high" for site in sites)
            bearer.site = Site(
                spot=spots[spot],
                certainty="high" if sure else "medium",
                near=all(site.near for site in sites),
            )
    return list(found.values())


def _senses(counts: Counter[str], spots: Mapping[str, Spot]) -> dict[str, str]:
    """The places one name means in the pile, each with the one that stands for it: a town and
    the area around it called alike are no two places."""
    senses: dict[str, str] = {}
    for spot in sorted(counts, key=lambda spot: (-counts[spot], spot)):
        alike = (
            main
            for main in senses.values()
            if distance_km(spots[spot], spots[main]) <= SAME_KM
            or relation(spots[spot], spots[main]) in ("holds", "inside")
        )
        senses[spot] = next(alike, spot)
    return senses


def _one_name(a: str, b: str, spot: Spot) -> bool:
    """Whether two folded names that the gazetteer has for one place may be joined: they always
    may for an area; of a town, other names can be those of its parts."""
    if a == b or is_area(spot):
        return True
    if set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return True
    bare = [name.split(" ", 1)[1] if name.startswith(ARTICLES) else name for name in (a, b)]
    return alike(bare[0].replace(" ", ""), bare[1].replace(" ", ""))
