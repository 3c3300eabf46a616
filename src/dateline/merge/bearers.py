"""Bearers of names: the people, groups, states and places that entities were joined to.

What a bearer is called, of which kind and country it is, and how it is exported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from dateline.ids import content_id
from dateline.merge.names import fold
from dateline.places import SCALE, country_of_word
from dateline.records import Actor, Claim, Description, Entity, Place, Reading, Reason, Role, Site

Key = tuple[str, int]
"""(article id, index into its entities)."""

GROUP_WORDS = frozenset((
    "army", "brigade", "brigades", "cartel", "faction", "fighters", "front", "gang", "group",
    "guerrillas", "insurgents", "militants", "militia", "movement", "network", "party", "rebels",
    "regiment", "separatists", "tribe", "wing",
))  # fmt: skip
"""Words in a description that make an organisation a group. Not tuned."""


PRECISION = {"adm1": "state", "adm2": "county", "capital": "town", "airport": "site"}
"""What a kind of the gazetteer is called in the export; others are called as there."""
BEFALLS = frozenset((
    "harm", "protest", "accident", "disaster", "health", "sport", "science", "culture", "other",
))  # fmt: skip
"""Kinds of what a town may be the subject of without its country's government doing anything
("Orvella saw protests")."""
SHORT_TITLES = {
    "gen": "general", "sen": "senator", "rep": "representative", "gov": "governor",
    "capt": "captain", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "maj": "major",
    "dr": "doctor", "prof": "professor", "rev": "reverend", "cmdr": "commander",
}  # fmt: skip


@dataclass
class Bearer:
    """Entities judged to be one: what merge calls a referent."""

    id: str
    kind: str
    """`person`, `group`, `organisation`, `state` or `place`."""
    name: str
    names: Counter[str]
    country: str = ""
    things: frozenset[str] = frozenset()
    """Of a person, the words of titles and descriptions with the country ("US senator")."""
    site: Site | None = None
    """Of a place, which one of the gazetteer it is, where its articles tell."""
    keys: list[Key] = field(default_factory=list)
    reasons: list[tuple[Key, Key, Reason]] = field(default_factory=list)


@dataclass(frozen=True)
class Who:
    """The result: which bearer each entity is, and what the bearers are."""

    bearers: Mapping[str, Bearer]
    of: Mapping[Key, str]

    def bearer(self, article: str, entity: int | None) -> Bearer | None:
        if entity is None:
            return None
        found = self.of.get((article, entity))
        return self.bearers[found] if found else None

    def player(self, article: str, role: Role, claim: Claim) -> Bearer | None:
        """Who or what a role names; a capital that acts is its country's government."""
        return self._for_state(self.bearer(article, role.entity), is_acting(role, claim))

    def speaker(self, article: str, entity: int | None) -> Bearer | None:
        """Who speaks; a capital does for its country's government."""
        return self._for_state(self.bearer(article, entity), True)

    def _for_state(self, bearer: Bearer | None, stands: bool) -> Bearer | None:
        if bearer is None or not stands or not is_capital(bearer):
            return bearer
        return self.bearers.get(state_id(bearer.country), bearer)


def is_acting(role: Role, claim: Claim) -> bool:
    """Whether a role is that of somebody who acts, not of a place where something went on."""
    return role.role == "who" and claim.kind not in BEFALLS


def is_capital(bearer: Bearer) -> bool:
    return bearer.site is not None and bearer.site.spot.kind == "capital"


def state_id(code: str) -> str:
    return content_id("actor", "state", code)


def finish(bearer: Bearer, entities: Mapping[Key, Entity]) -> Bearer:
    bearer.keys.sort()
    held = [entities[key] for key in bearer.keys]
    if bearer.kind != "state":
        bearer.names = Counter(name for entity in held for name in set(entity.names))
        full = Counter(entity.name for entity in held)
        if bearer.site is not None:
            bearer.name = _town_name(full, bearer.site.spot.name)
        else:
            bearer.name = max(
                full, key=lambda name: (len(name.split()) > 1, full[name], len(name), name)
            )
        article, index = bearer.keys[0]
        bearer.id = content_id("actor", article, index)
        bearer.country = bearer.country or _country_of(held)
    if bearer.kind == "person" and bearer.country:
        bearer.things = frozenset(f"{bearer.country} {office}" for office in offices_of(held))
    if bearer.kind == "organisation" and _is_group(held):
        bearer.kind = "group"
    return bearer


def _town_name(full: Counter[str], proper: str) -> str:
    """What a known place is called: by its proper name rather than by a part's ("South Orvella"),
    and not in capitals where a report writes it otherwise."""
    own = fold(proper)
    return max(
        full,
        key=lambda name: (fold(name) == own, not name.isupper(), full[name], len(name), name),
    )


def _country_of(held: Iterable[Entity]) -> str:
    """The one country that titles and descriptions name ("the Kenyan runner"), else ""."""
    found = {
        code
        for entity in held
        for text in (*entity.titles, *(text for text, _ in entity.descriptions))
        for word in text.split()
        if (code := country_of_word(word.strip(",;")))
    }
    return found.pop() if len(found) == 1 else ""


def offices_of(held: Iterable[Entity]) -> set[str]:
    """The words of titles, written out, and the nouns that descriptions begin with."""
    found = {word for entity in held for title in entity.titles for word in fold(title).split()}
    for entity in held:
        for text, _ in entity.descriptions:
            found.update(fold(text.split(" of ")[0].split(",")[0]).split()[-1:])
    return {SHORT_TITLES.get(word, word) for word in found}


def _is_group(held: Iterable[Entity]) -> bool:
    return any(
        entity.label == "GROUP"
        or any(GROUP_WORDS & set(fold(text).split()) for text, _ in entity.descriptions)
        for entity in held
    )


def records(who: Who, readings: Sequence[Reading]) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
    """The bearers as they are exported, sorted by id. A country is an actor and a place."""
    entities = {
        (reading.article, index): entity
        for reading in readings
        for index, entity in enumerate(reading.entities)
    }
    actors, places = [], []
    for bearer in sorted(who.bearers.values(), key=lambda bearer: bearer.id):
        if bearer.kind in ("place", "state"):
            places.append(_place(bearer))
        if bearer.kind != "place":
            actors.append(_actor(bearer, entities))
    return tuple(actors), tuple(sorted(places, key=lambda place: place.id))


def _place(bearer: Bearer) -> Place:
    """The place as exported. Ten-thousandths of a degree become decimals here."""
    place = Place(id=place_id(bearer), name=bearer.name, country=bearer.country)
    if bearer.kind == "state":
        place = replace(place, precision="country")
    if bearer.site is None:
        return place
    spot = bearer.site.spot
    return replace(
        place,
        lat=f"{spot.lat / SCALE:.4f}",
        lon=f"{spot.lon / SCALE:.4f}",
        precision="near" if bearer.site.near else PRECISION.get(spot.kind, spot.kind),
        gazetteer_id=spot.id,
    )


def place_id(bearer: Bearer) -> str:
    return content_id("place", bearer.id) if bearer.kind == "state" else bearer.id


def _actor(bearer: Bearer, entities: Mapping[Key, Entity]) -> Actor:
    said: dict[str, Description] = {}
    for key in bearer.keys:
        for text, quote in entities[key].descriptions:
            said.setdefault(fold(text), Description(text=text, quote=quote))
    kind = bearer.kind
    assert kind in ("person", "group", "organisation", "state")
    return Actor(
        id=bearer.id,
        name=bearer.name,
        kind=kind,  # type: ignore[arg-type]
        country=bearer.country,
        names=tuple(sorted(bearer.names)),
        descriptions=tuple(
            sorted(said.values(), key=lambda d: (d.quote.article, d.quote.start, d.text))
        ),
    )
