"""Where a report is set: the places and countries that its sentences name.

A clause often names no place ("Six people are killed in the attack") where its sentence, or the
report's beginning, does. Read off the quotes of claims and the article's names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.merge.bearers import Bearer, Who
from dateline.places import country_of_word
from dateline.records import Reading

LEAD_SENTENCES = 1
"""Index of the last sentence that counts as an article's beginning, its title the first."""
NEAR_LEAD = 2
"""Index of the last sentence that is taken to be set where the article's beginning is."""
BRIEF = 2
"""Index of the last sentence with a claim, at most, of a bare news item. Not tuned."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Setting:
    """`places` are bearers below a country that the gazetteer knows; `stated` the countries of
    places, by ISO code; `countries` these and those of peoples and offices ("Greek police")."""

    places: frozenset[str] = NOTHING
    stated: frozenset[str] = NOTHING
    countries: frozenset[str] = NOTHING


NOWHERE = Setting()


def together(settings: Iterable[Setting]) -> Setting:
    """What any of them names."""
    held = list(settings)
    return Setting(
        NOTHING.union(*(one.places for one in held)),
        NOTHING.union(*(one.stated for one in held)),
        NOTHING.union(*(one.countries for one in held)),
    )


@dataclass(frozen=True)
class Settings:
    """The settings of one report. `whole` is all that it names, of a report that is not brief
    only the countries; `last` the index of its last sentence with a claim."""

    by_sentence: Mapping[int, Setting]
    lead: Setting
    whole: Setting
    last: int

    def of(self, sentence: int) -> Setting:
        """Where a sentence is set; that of the report's beginning where it names no place and
        stands near it."""
        own = self.by_sentence[sentence]
        if own.stated or (self.last > BRIEF and sentence > NEAR_LEAD):
            return own
        return together((own, self.lead))


def read_settings(reading: Reading, who: Who) -> Settings:
    names = _Names(reading, who)
    texts: dict[int, str] = {}
    lead: set[int] = set()
    for claim, traits in zip(reading.claims, reading.traits, strict=True):
        texts.setdefault(traits.position, claim.quote.text)
        if traits.block_role == "title" or traits.position <= LEAD_SENTENCES:
            lead.add(traits.position)
    found = {position: names.setting(texts[position]) for position in sorted(texts)}
    everywhere = together(
        _at([bearer]) for bearer in names.of.values() if bearer is not None and _is_place(bearer)
    )
    whole, last = together((everywhere, *found.values())), max(texts, default=0)
    if last > BRIEF:
        whole = replace(whole, places=NOTHING)
    return Settings(found, together(found[position] for position in sorted(lead)), whole, last)


class _Names:
    """The names of one article by their first words, to be found in its sentences."""

    def __init__(self, reading: Reading, who: Who) -> None:
        self.of: dict[str, Bearer | None] = {}
        self.first: dict[str, list[str]] = {}
        self.passed: set[str] = set()
        for index, entity in enumerate(reading.entities):
            for name in entity.names:
                word = _WORD.search(name)
                if word is None or word.start() or name in self.of:
                    continue
                self.of[name] = who.bearer(reading.article, index)
                self.first.setdefault(word[0], []).append(name)
                if entity.label == "PER":
                    self.passed.add(name)
        for names in self.first.values():
            names.sort(key=lambda name: (-len(name), name))

    def setting(self, text: str) -> Setting:
        """The setting of a sentence. A country in a person's name says nothing."""
        places: list[Bearer] = []
        nations: set[str] = set()
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            name = self._at(text, word)
            bearer = self.of[name] if name else None
            if bearer is not None and _is_place(bearer):
                places.append(bearer)
            if name and (name in self.passed or (bearer is not None and _is_place(bearer))):
                done = word.start() + len(name)
            elif code := country_of_word(word[0].removesuffix("'s").removesuffix("’s")):
                nations.add(code)
        made = _at(places)
        return Setting(made.places, made.stated, made.countries | nations)

    def _at(self, text: str, word: re.Match[str]) -> str:
        """The longest name that begins with a word of a sentence, else ""."""
        for name in self._beginning(word[0]):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                return name
        return ""

    def _beginning(self, word: str) -> Iterator[str]:
        yield from self.first.get(word, ())
        bare = word.removesuffix("'s").removesuffix("’s")
        if bare != word:
            yield from self.first.get(bare, ())


def _is_place(bearer: Bearer) -> bool:
    """Whether it is a country, or a place of which the gazetteer tells where it lies."""
    if bearer.kind == "state":
        return True
    return bearer.kind == "place" and bearer.site is not None and bearer.site.certainty != "low"


def _at(places: Iterable[Bearer]) -> Setting:
    held = list(places)
    countries = frozenset(place.country for place in held if place.country)
    known = frozenset(place.id for place in held if place.kind == "place")
    return Setting(known, countries, countries)
