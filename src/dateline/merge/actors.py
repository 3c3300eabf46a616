"""Who and where across the pile: entities of single articles joined to actors and places.

A country is known from a table. People join by surname and given name, groups by all their
words; a bare surname or a group without its country joins where only one bearer fits.
Everything else stays apart. Each join is a Judgement of kind `name`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dateline.merge.acts import acts
from dateline.merge.bearers import Bearer, Key, Who, finish, is_acting, is_capital, state_id
from dateline.merge.groups import join_groups
from dateline.merge.names import fold, skeleton
from dateline.merge.persons import join_people
from dateline.merge.whereabouts import join_places
from dateline.places import countries, country_of_word
from dateline.records import Entity, Reading, Site


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
    bearers += join_people(
        {key: entities[key] for key in entities if kinds[key] == "person"}, names
    )
    bearers += join_groups({key: entities[key] for key in entities if kinds[key] == "organisation"})
    bearers += join_places({key: entities[key] for key in entities if kinds[key] == "place"})
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
