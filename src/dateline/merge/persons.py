"""People across the pile: one by surname and given name; a bare name where only one fits, or
where it is one of them whom the pile's reports call so. Whoever its own report names in full
goes before others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.merge.bearers import Bearer, Key, offices_of
from dateline.merge.names import alike_alone, fold, person_parts, same_person, skeleton
from dateline.records import Entity, Reason

FAR_MORE = 3
"""Times as many reports that call one of two by a bare name, for it to be that one. Not tuned."""


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
    by_sound: dict[str, list[_Known]] = {}
    for bearer in bearers:
        one = _Known(bearer, entities)
        for sound in sorted({_sound(name) for name in (*one.surnames, *one.given, *one.called)}):
            by_sound.setdefault(sound, []).append(one)
    bare: dict[tuple[str, str], Bearer] = {}
    for key, entity in entities.items():
        if key in full:
            continue
        name = fold(entity.name)
        meant = [one for one in by_sound.get(_sound(name), ()) if one.may_be(entity.gender)]
        beside = [one for one in meant if key[0] in one.reports and one.may_be_called(name)]
        near = [one for one in beside or meant if _in_company(key, name, one.reports, around)]
        found = _called_so(name, near, meant)
        says = f'"{entity.name}" is what other reports call'
        if found is None:
            fitting = [one for one in near if any(alike_alone(name, s) for s in one.surnames)]
            found = fitting[0] if len(fitting) == 1 else None
            says = f'"{entity.name}" fits no other name of the pile than'
        if found is not None:
            bearer = found.bearer
            reason = Reason(name="name", weight=200, says=f'{says} "{bearer.name}"')
            bearer.reasons.append((key, bearer.keys[0], reason))
            bearer.keys.append(key)
        else:
            alone = bare.setdefault((name, key[0]), Bearer("", "person", entity.name, Counter()))
            alone.keys.append(key)
    return bearers + list(bare.values())


class _Known:
    """Somebody whose full name some report gives: with surnames, reports, and how many of the
    reports call them by which bare name."""

    def __init__(self, bearer: Bearer, entities: Mapping[Key, Entity]) -> None:
        self.bearer = bearer
        self.surnames = sorted({person_parts(entities[key].name)[1] for key in bearer.keys})
        self.given = {name for key in bearer.keys for name in _given(entities[key].name)}
        self.genders = {entities[key].gender for key in bearer.keys} - {""}
        self.reports = sorted({key[0] for key in bearer.keys})
        self.called = Counter(
            name
            for article in self.reports
            for name in {
                fold(said)
                for key in bearer.keys
                if key[0] == article
                for said in entities[key].names
                if " " not in said
            }
        )

    def may_be(self, gender: str) -> bool:
        """Whether "Ms Abel" may be them: not where all that tells a gender tells another."""
        return not gender or not self.genders or gender in self.genders

    def may_be_called(self, name: str) -> bool:
        return name in self.surnames or name in self.given


def _called_so(name: str, near: Sequence[_Known], meant: Sequence[_Known]) -> _Known | None:
    """The one whom reports call by a bare name, or by far more reports than any other: a report
    that names the singer's wife in full calls him by the surname alone. By a given name anybody
    of the pile who bears it may be called."""
    ranked = sorted((one for one in near if one.called[name]), key=lambda one: -one.called[name])
    if not ranked:
        return None
    first = ranked[0]
    rivals = [one.called[name] for one in ranked[1:2]]
    if name not in first.surnames:
        rivals.append(sum(name in one.given for one in meant) - (name in first.given))
    return first if first.called[name] >= FAR_MORE * max(rivals, default=0) else None


def _given(name: str) -> tuple[str, ...]:
    """The first of the given names in a full name."""
    return person_parts(name)[0][:1]


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
        key: _Named(
            frozenset(offices_of([entities[key]])),
            frozenset(around[key[0]] - names_here),
            entities[key].gender,
        )
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
    gender: str


def _namesakes(one: Key, two: Key, named: Mapping[Key, _Named]) -> bool:
    """Whether two of one name are of two genders, or hold offices of which none is shared, in
    reports that name nobody and nothing else together."""
    a, b = named[one], named[two]
    if a.gender and b.gender and a.gender != b.gender:
        return a.beside.isdisjoint(b.beside)
    if not a.offices or not b.offices or one[0] == two[0]:
        return False
    return a.offices.isdisjoint(b.offices) and a.beside.isdisjoint(b.beside)
