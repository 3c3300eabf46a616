"""Groups and organisations across the pile: one by all their words, or by an acronym."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.merge.bearers import Bearer, Key
from dateline.merge.names import fold, group_words, is_acronym, same_group, skeleton, spells
from dateline.places import country_of, country_of_word
from dateline.records import Entity, Reason


def join_groups(entities: Mapping[Key, Entity]) -> list[Bearer]:
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
        country, rest = split_country(name.removeprefix("federal "))
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
            or spells(acronym, split_country(entities[key].name)[1])
        }
        for name in sorted(short):
            introduced.setdefault(name, []).append(group)
    gone = _join_cut_names(introduced, entities)
    groups = [group for group in groups if id(group) not in gone]
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


def _join_cut_names(
    introduced: dict[str, list[_Group]], entities: Mapping[Key, Entity]
) -> set[int]:
    """Names that one acronym stands for, of which each holds the next, are one group's ("Centre
    for Harbours", "Norlandish Centre for Harbours and Rivers"). Returns which groups are gone,
    by identity; `introduced` keeps the others."""
    gone: set[int] = set()
    for acronym, homes in introduced.items():
        left = [group for group in homes if id(group) not in gone]
        left.sort(key=lambda group: (-len(group.words), group.words, group.keys[0]))
        whole = left[:1]
        for group in left[1:]:
            countries = {group.country, whole[0].country} - {""}
            if len(countries) > 1 or not set(group.words) < set(whole[0].words):
                whole.append(group)
                continue
            one, two = (entities[held.keys[0]].name for held in (group, whole[0]))
            says = f'"{acronym.upper()}" stands for both "{one}" and "{two}"'
            reason = Reason(name="name", weight=400, says=says)
            whole[0].reasons += [*group.reasons, (group.keys[0], whole[0].keys[0], reason)]
            whole[0].keys += group.keys
            whole[0].country = whole[0].country or group.country
            gone.add(id(group))
        introduced[acronym] = whole
    return gone


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
