"""People across the pile: one by surname and given name; a bare surname where only one fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.merge.bearers import Bearer, Key, offices_of
from dateline.merge.names import alike, fold, person_parts, same_person, skeleton
from dateline.records import Entity, Reason


def join_people(entities: Mapping[Key, Entity], company: Mapping[Key, str]) -> list[Bearer]:
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
