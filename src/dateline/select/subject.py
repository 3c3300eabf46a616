"""What a report is about: its weightiest words, by which reports of one story find each other.

A word weighs more the more sentences it stands in, the fewer reports of the pile and texts of
any sort use it, and more where it belongs to a name. Whole numbers throughout.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from math import isqrt
from typing import NamedTuple

from dateline.records import Claim
from dateline.select.tiers import LATELY, is_saying
from dateline.select.told import Told, own_sentence
from dateline.select.window import known_days
from dateline.select.wording import compares, unconnected

Unit = tuple[str, int]
"""Article id and number of the part of it, from 0."""
NAME, WORD = 10, 3
"""What a word of a name and another count. At 10 and 4, or with a limit of 40 words, BCubed F1
on the looked-at halves of the story sets moves by under .01; names alone lose .03 of short
items."""
WORDS = 80
"""Words kept of a report, the weightiest."""
STEM = 5
"""Letters by which words are compared, so that "Syria" and "Syrian" are one."""
COUNTRY, OF_A_COUNTRY = "@", 6
"""What the code of a country stands behind among the words, and what it counts: two towns of one
country have it in common. BCubed F1 of short items is .70 with it, .63 without."""
OTHERS = 20
"""Texts of any sort that are thought beside the pile, so that in a pile of five reports on one
fire "fire" is still rare. 0 tears small piles apart (BCubed F1 of piles of two stories .74
instead of .97), 100 changes little."""
SHORT = 30
"""Content words below which a report is read whole, with what it tells in passing or as known:
of an item of one sentence nothing can be left out. BCubed F1 of short items is .74 with it, .68
without, and .68 at 50."""
LENGTH = 1000
"""Length that a report's words are scaled to."""
NAMED = 2
"""Sentences that must name a person before a report can be about that person. Not tuned."""
TOLD = "option"
"""How a day of printing is known that was given with the command."""
_WORD = re.compile(r"\w+")


class Text(NamedTuple):
    """All content words of a unit, whatever they tell; those of names and numbers apart."""

    words: frozenset[str]
    names: frozenset[str]

    @property
    def is_short(self) -> bool:
        """Whether it is an item of a sentence or two."""
        return len(self.words) + len(self.names) < SHORT


class Subject(NamedTuple):
    """A unit's weightiest stems with their weights, scaled to `LENGTH`, and its words."""

    weights: dict[str, int]
    words: frozenset[str]
    people: frozenset[str]
    """Ids of the persons who do or suffer something in it; not of those who only speak."""
    person: str
    """Last word of the name of the one of them who is named in the most sentences; "" for none."""
    days: tuple[int, int] | None
    """First and last day on which it can have been printed, as day numbers; None if unknown."""
    text: Text


def subjects(told: Told, unit_of: Mapping[str, Unit]) -> dict[Unit, Subject]:
    """What each unit is about. `unit_of` gives the unit of each claim."""
    held: dict[Unit, list[Claim]] = defaultdict(list)
    for claim, unit in unit_of.items():
        held[unit].append(told.claims[claim])
    parts = Counter(article for article, _ in held)
    counted, persons, people, text = {}, {}, {}, {}
    for unit in sorted(held):
        aside = _aside(held[unit])
        whole = parts[unit[0]] == 1
        text[unit] = _text(told, unit[0], None if whole else held[unit])
        counts = _sentences(told, (claim for claim in held[unit] if claim.id not in aside))
        if whole and not aside and text[unit].is_short:
            counts = _whole(told, unit[0], held[unit]) | counts
        names = _names(told, unit[0]) - _only_aside(held[unit], aside, counts)
        people[unit] = _people(told, held[unit])
        persons[unit] = _person(told, people[unit], counts)
        counted[unit] = {
            word: (max(1, counts[word]), _kind(word, names))
            for word in sorted({*counts, *(names if whole else ())})
        }
    used = Counter(stem for words in counted.values() for stem in {word[:STEM] for word in words})
    rarity = {stem: rarity_among(reports, len(counted), stem) for stem, reports in used.items()}
    return {
        unit: Subject(
            *_weighed(words, rarity),
            people[unit],
            persons[unit],
            printed(told, unit[0]),
            text[unit],
        )
        for unit, words in counted.items()
    }


def is_beside(claim: Claim) -> bool:
    """Whether its sentence only sets what a report tells beside another thing: "it came two
    days after …", "the two are not connected"."""
    own = own_sentence(claim)
    return compares(own) or unconnected(own)


def printed(told: Told, article: str) -> tuple[int, int] | None:
    """The days on which an article can have been printed, by its own word: a day that was told
    for all undated reports at once says nothing of the time between two of them."""
    when = told.readings[article].published
    span = known_days(when) if when is not None and when.how != TOLD else None
    return None if span is None or span[0] else span[1:]


def _sentences(told: Told, claims: Iterable[Claim]) -> Counter[str]:
    """In how many sentences each word of the claims stands, and each country of the places and
    actors in them. What is told in passing, or named as known already, is not what a report is
    about."""
    news = [
        (claim, traits)
        for claim in claims
        for traits in (told.traits[claim.id],)
        if not traits.background and not (traits.nominal and traits.definite)
    ]
    seen = {
        (word, traits.position)
        for _, traits in news
        for said in traits.words
        for word in _WORD.findall(said)
    }
    seen |= {
        (country, traits.position)
        for claim, traits in news
        for country in _countries(told, [claim])
    }
    return Counter(word for word, _ in seen)


def _whole(told: Told, article: str, claims: Iterable[Claim]) -> Counter[str]:
    """Every content word of a report and every country of its claims, each once."""
    reading = told.readings[article]
    found = {w for said in (*reading.words, *reading.proper) for w in _WORD.findall(said)}
    return Counter(found | _countries(told, claims))


def _countries(told: Told, claims: Iterable[Claim]) -> set[str]:
    """The countries of the places and actors of the claims, as words."""
    roles = (role for claim in claims for role in claim.roles)
    ends = (one for role in roles for one in (role.place, role.actor))
    return {COUNTRY + country for one in ends if (country := told.countries.get(one or "", ""))}


def _text(told: Told, article: str, part: Iterable[Claim] | None) -> Text:
    """The words of an article, or those of them that the claims of a part of it use."""
    reading = told.readings[article]
    words, names = frozenset(reading.words), frozenset(reading.proper)
    if part is None:
        return Text(words, names)
    used = {
        word
        for claim in part
        for said in told.traits[claim.id].words
        for word in _WORD.findall(said.lower())
    }
    return Text(words & used, names & used)


def _aside(claims: Iterable[Claim]) -> set[str]:
    """Ids of the claims that say what a report is not about: that something has nothing to do
    with it and, in such a report, how long after another thing it came."""
    beside = [claim for claim in claims if is_beside(claim)]
    apart = any(unconnected(own_sentence(claim)) for claim in beside)
    return {claim.id for claim in beside if apart}


def _only_aside(claims: Iterable[Claim], aside: set[str], counts: Counter[str]) -> frozenset[str]:
    """The words that only those sentences use."""
    said = {
        word
        for claim in claims
        if claim.id in aside
        for word in _WORD.findall(claim.quote.text.lower())
    }
    return frozenset(said - counts.keys())


def _kind(word: str, names: frozenset[str]) -> int:
    if word.startswith(COUNTRY):
        return OF_A_COUNTRY
    return NAME if word in names else WORD


def _names(told: Told, article: str) -> frozenset[str]:
    """The words of the names that an article gives."""
    return frozenset(
        word.lower()
        for entity in told.readings[article].entities
        for name in entity.names
        for word in _WORD.findall(name)
        if word[0].isupper() and len(word) > 1
    )


def _people(told: Told, claims: Iterable[Claim]) -> frozenset[str]:
    """Ids of the persons to whom, or by whom, something is done that is told as news or of a
    month or year."""
    return frozenset(
        role.actor
        for claim in claims
        for traits in (told.traits[claim.id],)
        if (not traits.background or traits.background in LATELY) and not is_saying(claim, traits)
        for role in claim.roles
        if role.actor in told.persons
    )


def _person(told: Told, people: Iterable[str], counts: Counter[str]) -> str:
    lasts = {
        _WORD.findall(name.lower())[-1]
        for one in people
        for name in told.names[one]
        if _WORD.search(name)
    }
    named = [word for word in sorted(lasts) if counts[word] >= NAMED]
    return max(named, key=lambda word: counts[word], default="")


def _weighed(
    words: Mapping[str, tuple[int, int]], rarity: Mapping[str, int]
) -> tuple[dict[str, int], frozenset[str]]:
    """The weightiest stems, scaled to `LENGTH`, and the words they stand for."""
    found: dict[str, int] = {}
    best: dict[str, set[str]] = defaultdict(set)
    for word, (sentences, kind) in words.items():
        weight = kind * (100 + bits(sentences) * 7 // 10)
        found[word[:STEM]] = max(found.get(word[:STEM], 0), weight)
        best[word[:STEM]].add(word)
    weighed = {stem: weight * rarity[stem] // 100 for stem, weight in found.items()}
    kept = sorted(weighed, key=lambda stem: (-weighed[stem], stem))[:WORDS]
    length = max(1, isqrt(sum(weighed[stem] ** 2 for stem in kept)))
    scaled = {stem: weighed[stem] * LENGTH // length for stem in kept}
    return scaled, frozenset(word for stem in kept for word in best[stem])


def rarity_among(reports: int, of: int, stem: str) -> int:
    """Hundredths of a bit that a word says which `reports` of the pile's units use."""
    elsewhere = OTHERS * _common().get(stem, 0)
    return max(0, bits(1000 * (1 + of + OTHERS)) - bits(1000 * (1 + reports) + elsewhere))


def stems(words: Iterable[str]) -> list[str]:
    """The stems of some words or of a text's lines, lower case, as they come."""
    return [word[:STEM] for said in words for word in _WORD.findall(said.lower())]


def rarity_of(stem: str) -> int:
    """Hundredths of a bit that a stem says by how few texts of any sort use it, at most those
    of one in a hundred."""
    return bits(1000) - bits(max(10, _common().get(stem, 0)))


@cache
def _common() -> dict[str, int]:
    """Stem to the number of 1,000 texts of any sort that use a word of that stem."""
    text = (resources.files(__package__) / "common.tsv").read_text("utf-8")
    found: Counter[str] = Counter()
    for line in text.split("\n"):
        word, _, share = line.partition("\t")
        if share:
            found[word[:STEM]] += int(share)
    return {stem: min(1000, share) for stem, share in found.items()}


@cache
def bits(number: int) -> int:
    """The binary logarithm of a whole number from 1 on, in whole hundredths, rounded down."""
    return int(number**100).bit_length() - 1
