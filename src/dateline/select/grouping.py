"""Units of reports put into groups by what they are about.

The two groups that are most alike are joined first, and so on; groups, not single reports, are
compared, so that no chain of reports joins what has little in common. Two groups of some size
are kept apart where each has a word of its own that most of it uses and the other does not: two
earthquakes, two arrests. Ties are broken by the least unit.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping

from dateline.select.subject import Subject, Unit
from dateline.select.window import QUIET_DAYS

ALIKE = 200
"""Square of the cosine, of 10,000, from which two groups are joined: a cosine of .14. From .10 to
.17 BCubed F1 of two story sets moves by under .01, that of short items by .05."""
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


class Groups:
    """Groups while they are being made. `members` by the least unit of each."""

    def __init__(self, subjects: Mapping[Unit, Subject]) -> None:
        self.members: dict[Unit, list[Unit]] = {unit: [unit] for unit in sorted(subjects)}
        self.units = len(self.members)
        self.days = {unit: subjects[unit].days for unit in self.members}
        self.persons = {unit: Counter([subjects[unit].person]) for unit in self.members}
        self.uses = {unit: Counter(subjects[unit].words) for unit in self.members}
        self.likeness = _products(subjects)

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
            if not self._stands(one, other, size) or not self._at_one_time(one, other):
                continue
            if self.contrast(one, other) or self._of_two_persons(one, other):
                continue
            kept = self.join(one, other)
            for near in self.likeness[kept]:
                if near != kept and (alike := self._alike(kept, near)) >= ALIKE:
                    low, high = sorted((kept, near))
                    held = len(self.members[low]) + len(self.members[high])
                    heapq.heappush(waiting, (-alike, low, high, held))

    def join(self, one: Unit, other: Unit) -> Unit:
        """Make one group of two; its name is the lesser of theirs."""
        kept, gone = sorted((one, other))
        self.members[kept] += self.members.pop(gone)
        self.uses[kept] += self.uses.pop(gone)
        self.days[kept] = _span(self.days[kept], self.days.pop(gone))
        self.persons[kept] += self.persons.pop(gone)
        mine, theirs = self.likeness[kept], self.likeness.pop(gone)
        across = theirs.pop(kept, 0)
        mine.pop(gone, None)
        mine[kept] = mine.get(kept, 0) + theirs.pop(gone, 0) + 2 * across
        for near, product in theirs.items():
            mine[near] = mine.get(near, 0) + product
            others = self.likeness[near]
            others[kept] = others.get(kept, 0) + others.pop(gone)
        return kept

    def contrast(self, one: Unit, other: Unit) -> bool:
        """Whether two settled groups each have a word of their own."""
        if min(len(self.members[one]), len(self.members[other])) < SETTLED:
            return False
        return self._has_own(one, other) and self._has_own(other, one)

    def _at_one_time(self, one: Unit, other: Unit) -> bool:
        """Whether no long pause lies between two groups. Of reports of an unknown day and dated
        ones it is not known, nor of undated ones in a small pile: words alone do not join them."""
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

    def _has_own(self, one: Unit, other: Unit) -> bool:
        mine, theirs = self.uses[one], self.uses[other]
        size, beside = len(self.members[one]), len(self.members[other])
        return any(
            uses * MOST_USE[1] >= size * MOST_USE[0]
            and theirs[word] * FEW_USE[1] <= beside * FEW_USE[0]
            for word, uses in mine.items()
        )

    def _alike(self, one: Unit, other: Unit) -> int:
        both = self.likeness[one].get(other, 0)
        lengths = self.likeness[one].get(one, 0) * self.likeness[other].get(other, 0)
        return both * both * 10_000 // lengths if lengths else 0

    def _stands(self, one: Unit, other: Unit, size: int) -> bool:
        """Whether both groups are still as they were when they were compared."""
        if one not in self.members or other not in self.members:
            return False
        return len(self.members[one]) + len(self.members[other]) == size


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
