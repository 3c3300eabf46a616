"""Units of reports put into groups by what they are about.

The two groups that are most alike are joined first, and so on; groups, not single reports, are
compared, so that no chain of reports joins what has little in common. Two groups of some size
are kept apart where each has a word of its own that most of it uses and the other does not: two
earthquakes, two arrests. Ties are broken by the least unit.

Every join is kept with what it rests on, and so is what kept two groups apart that are alike
enough: `judgements` makes records of them. What a person has ruled stands before all of it.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import isqrt
from typing import NamedTuple

from dateline.records import Reason
from dateline.select.parting import Cut
from dateline.select.subject import COUNTRY, STEM, Subject, Unit
from dateline.select.window import QUIET_DAYS

ALIKE = 200
"""Square of the cosine, of 10,000, from which two groups are joined: a cosine of .14. From .10 to
.17 BCubed F1 of two story sets moves by under .01, that of short items by .05."""
TOUCHING = 50
"""The same from which an event that both tell makes one group of two: a cosine of .07. Between
25 and 100 nothing changes; without it one wrong join of two bombings makes one story of two
countries (BCubed F1 of short items .65 instead of .70)."""
SETTLED = 4
"""Reports that a group must hold before its own words can keep another group off it; among
fewer any word is shared by chance."""
MOST_USE, FEW_USE = (2, 3), (1, 5)
"""Shares of a group's reports: a word is a group's own where at least two thirds use it and at
most a fifth of the other group's do."""

UNDATED = 10
"""Units that a pile must hold before words alone join reports whose day is unknown. In a small
pile without days a report of a later strike on the same city is as like as one of the same. Not
tuned."""

KNOWN = 1225
"""Square of the cosine, of 10,000, from which reports that tell of one person are one story at
whatever time they were printed, as charge and verdict are: a cosine of .35. Of four and four
undated reports on two look-alikes (ECB+) BCubed F1 is .82 with it (precision .98), .78 without
(.99), the same at .30 (.95). Of pairs of shooting reports of one city that share a person and
were printed more than 21 days apart (gva), all 32 tell one incident, at a cosine from .10 on."""

SHOWN = 6
"""Shared words that a join is explained by, the weightiest."""


class Link(NamedTuple):
    """Two groups, by their least units, that were joined or kept apart, and why in words."""

    one: Unit
    other: Unit
    reasons: tuple[Reason, ...]


class Groups:
    """Groups while they are being made. `members` by the least unit of each."""

    def __init__(
        self,
        subjects: Mapping[Unit, Subject],
        parted: Iterable[tuple[Unit, Unit]] = (),
        cuts: Sequence[Cut] = (),
    ) -> None:
        """`parted` are pairs of units that a person has told apart, `cuts` groups that were found
        to be two stories: nothing is joined across them."""
        self.members: dict[Unit, list[Unit]] = {unit: [unit] for unit in sorted(subjects)}
        self.units = len(self.members)
        self.days = {unit: subjects[unit].days for unit in self.members}
        self.people = {unit: set(subjects[unit].people) for unit in self.members}
        self.persons = {unit: Counter([subjects[unit].person]) for unit in self.members}
        self.uses = {unit: Counter(subjects[unit].words) for unit in self.members}
        self.likeness = _products(subjects)
        self.weights = {unit: Counter(subjects[unit].weights) for unit in self.members}
        self.parted: dict[Unit, set[Unit]] = defaultdict(set)
        for one, other in parted:
            self.parted[one].add(other)
            self.parted[other].add(one)
        self.cuts = cuts
        self.sides: dict[Unit, set[tuple[int, bool]]] = {unit: set() for unit in self.members}
        for number, cut in enumerate(cuts):
            for way, side in ((True, cut.one), (False, cut.other)):
                for unit in side:
                    self.sides[unit].add((number, way))
        self.joins: list[Link] = []
        self._home = {unit: unit for unit in self.members}

    def home(self, unit: Unit) -> Unit:
        """The least unit of the group that holds the unit now."""
        while (home := self._home[unit]) != unit:
            self._home[unit] = self._home[home]
            unit = self._home[unit]
        return unit

    def join_alike(self) -> None:
        """Join what is alike until nothing more is."""
        waiting = [
            (-alike, one, other, 2)
            for one in self.members
            for other in self.likeness[one]
            if one < other and (alike := self._alike(one, other)) >= ALIKE
        ]
        heapq.heapify(waiting)
        while waiting:
            _, one, other, size = heapq.heappop(waiting)
            if not self._stands(one, other, size) or self._why_apart(one, other):
                continue
            kept = self.join(one, other, "words", self._why_alike(one, other))
            for near in self.likeness[kept]:
                if near != kept and (alike := self._alike(kept, near)) >= ALIKE:
                    low, high = sorted((kept, near))
                    held = len(self.members[low]) + len(self.members[high])
                    heapq.heappush(waiting, (-alike, low, high, held))

    def kept_apart(self) -> list[Link]:
        """For each group the one that it is most like of those that are alike enough to be one
        with it and are not, with what keeps them apart."""
        found: dict[tuple[Unit, Unit], Link] = {}
        for one in self.members:
            near = {other: self._alike(one, other) for other in self.likeness[one] if other != one}
            for other in sorted(near, key=lambda unit: (-near[unit], unit)):
                low, high = sorted((one, other))
                if near[other] < ALIKE or (low, high) in found:
                    break
                if why := self._why_apart(low, high):
                    alike = _reason("words", self._why_alike(low, high))
                    found[low, high] = Link(low, high, (*alike, *why))
                    break
        return [found[pair] for pair in sorted(found)]

    def join(self, one: Unit, other: Unit, name: str, says: str) -> Unit:
        """Make one group of two, for the reason given; its name is the lesser of theirs."""
        kept, gone = sorted((one, other))
        self.joins.append(Link(kept, gone, _reason(name, says)))
        self._home[gone] = kept
        self.weights[kept] += self.weights.pop(gone)
        self.members[kept] += self.members.pop(gone)
        self.uses[kept] += self.uses.pop(gone)
        self.days[kept] = _span(self.days[kept], self.days.pop(gone))
        self.people[kept] |= self.people.pop(gone)
        self.persons[kept] += self.persons.pop(gone)
        self.sides[kept] |= self.sides.pop(gone)
        mine, theirs = self.likeness[kept], self.likeness.pop(gone)
        across = theirs.pop(kept, 0)
        mine.pop(gone, None)
        mine[kept] = mine.get(kept, 0) + theirs.pop(gone, 0) + 2 * across
        for near, product in theirs.items():
            mine[near] = mine.get(near, 0) + product
            others = self.likeness[near]
            others[kept] = others.get(kept, 0) + others.pop(gone)
        return kept

    def contrast(self, one: Unit, other: Unit) -> tuple[Reason, ...]:
        """What tells two groups apart: a person's word, a cut between them or, where both are
        settled, a word that each has of its own; () for nothing."""
        if self.parted_pairs(one, other):
            return _reason("contrast", "a person has told them apart")
        if numbers := [
            n for n, way in sorted(self.sides[one]) if (n, not way) in self.sides[other]
        ]:
            return self.cuts[numbers[0]].reasons
        if min(len(self.members[one]), len(self.members[other])) < SETTLED:
            return ()
        mine, theirs = self._own(one, other), self._own(other, one)
        if not (mine and theirs):
            return ()
        return _reason("contrast", f'each has a word of its own: "{mine}" and "{theirs}"')

    def touch(self, one: Unit, other: Unit) -> bool:
        """Whether two groups have so much in common that an event of both can be believed."""
        return self._alike(one, other) >= TOUCHING

    def parted_pairs(self, one: Unit, other: Unit) -> list[tuple[Unit, Unit]]:
        """The pairs of units of the two groups that a person has told apart, each sorted."""
        held = set(self.members[other])
        return sorted(
            (min(a, b), max(a, b))
            for a in self.members[one]
            if a in self.parted
            for b in self.parted[a] & held
        )

    def _why_apart(self, one: Unit, other: Unit) -> tuple[Reason, ...]:
        """What keeps two groups apart although they are alike; () for nothing."""
        if not self._at_one_time(one, other):
            dated = self.days[one] is not None and self.days[other] is not None
            return _reason(
                "time",
                f"more than {QUIET_DAYS} days lie between them"
                if dated
                else "it is not known whether they were told at one time",
            )
        if contrast := self.contrast(one, other):
            return contrast
        if self._of_two_persons(one, other):
            return _reason("person", "each is about a person whom the other does not name")
        return ()

    def _why_alike(self, one: Unit, other: Unit) -> str:
        mine, theirs = self.weights[one], self.weights[other]
        shared = sorted(mine.keys() & theirs.keys(), key=lambda s: (-mine[s] * theirs[s], s))
        said = self._written(one, other, shared[:SHOWN])
        found = isqrt(self._alike(one, other))
        return f"both tell of {said} (alike by {found} of 100; {isqrt(ALIKE)} are enough)"

    def _written(self, one: Unit, other: Unit, stems: list[str]) -> str:
        """Stems as a word that the two groups use, the one that most of their reports use."""
        uses = self.uses[one] + self.uses[other]
        best: dict[str, str] = {}
        for word in sorted(uses, key=lambda word: (-uses[word], word)):
            best.setdefault(word[:STEM], word)
        return ", ".join(best[stem].removeprefix(COUNTRY) for stem in stems)

    def _at_one_time(self, one: Unit, other: Unit) -> bool:
        """Whether their times let two groups be one: no long pause lies between them. Of reports
        of an unknown day and dated ones it is not known, nor of undated ones in a small pile.
        Where they are much alike and tell of one person, no time parts them."""
        if self.people[one] & self.people[other] and self._alike(one, other) >= KNOWN:
            return True
        a, b = self.days[one], self.days[other]
        if a is None or b is None:
            return a is b and self.units >= UNDATED
        return max(a[0], b[0]) - min(a[1], b[1]) <= QUIET_DAYS

    def _of_two_persons(self, one: Unit, other: Unit) -> bool:
        """Whether each is about a person whom the other does not name."""
        return self._has_person(one, other) and self._has_person(other, one)

    def _has_person(self, one: Unit, other: Unit) -> bool:
        """Whether half of one group's reports are about a person whom few of the other's name."""
        size, beside = len(self.members[one]), len(self.members[other])
        return any(
            person
            and 2 * reports >= size
            and self.uses[other][person] * FEW_USE[1] <= beside * FEW_USE[0]
            for person, reports in self.persons[one].items()
        )

    def _own(self, one: Unit, other: Unit) -> str:
        """The word that most of one group uses and few of the other's; "" for none."""
        mine, theirs = self.uses[one], self.uses[other]
        size, beside = len(self.members[one]), len(self.members[other])
        found = (
            (-uses, word)
            for word, uses in mine.items()
            if uses * MOST_USE[1] >= size * MOST_USE[0]
            and theirs[word] * FEW_USE[1] <= beside * FEW_USE[0]
        )
        return min(found, default=(0, ""))[1]

    def _alike(self, one: Unit, other: Unit) -> int:
        both = self.likeness[one].get(other, 0)
        lengths = self.likeness[one].get(one, 0) * self.likeness[other].get(other, 0)
        return both * both * 10_000 // lengths if lengths else 0

    def _stands(self, one: Unit, other: Unit, size: int) -> bool:
        """Whether both groups are still as they were when they were compared."""
        if one not in self.members or other not in self.members:
            return False
        return len(self.members[one]) + len(self.members[other]) == size


def _reason(name: str, says: str) -> tuple[Reason, ...]:
    return (Reason(name=name, weight=0, says=says),)


def _span(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def _products(subjects: Mapping[Unit, Subject]) -> dict[Unit, dict[Unit, int]]:
    """The products of the units' weights, of each with itself too; none where it is 0."""
    users: dict[str, list[tuple[Unit, int]]] = defaultdict(list)
    found: dict[Unit, dict[Unit, int]] = {unit: {} for unit in subjects}
    for unit in sorted(subjects):
        row = found[unit]
        for stem, weight in subjects[unit].weights.items():
            for other, beside in users[stem]:
                row[other] = row.get(other, 0) + weight * beside
            users[stem].append((unit, weight))
    for unit in sorted(subjects):
        for other, product in list(found[unit].items()):
            if other < unit:
                found[other][unit] = product
        found[unit][unit] = sum(weight**2 for weight in subjects[unit].weights.values())
    return found
