"""Counts of one event that cannot all be true: a dispute; and the history of a count.

Compared are totals of one thing. A count that grew from day to day, or that its outlet
corrected, is a history, with what a report gives of it without telling the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from dateline import when
from dateline.records import Dispute, Event, Side
from dateline.relate.claims import OWN
from dateline.relate.counts import Count, find_counts, gives_toll
from dateline.relate.origins import Origins
from dateline.relate.pile import Told, outlets
from dateline.relate.telling import first_told, replaces

BESIDE_IT = frozenset(("habit", "before", "year"))
"""`Traits.background` of claims that count no single act, or one before that of the report."""
_YEAR = re.compile(
    r"(?<!since )(?<!than )(?<!than in )(?<![-\d,.$])(?P<year>1[5-9]\d\d|20\d\d)(?![-\d]|[,.]\d)"
)
"""A year in a sentence that is no point of comparison ("the worst flood since 1931")."""
FAR = 100
"""How many times another a count may be in one dispute or history. Not tuned: the dead of one flood
are told as 3 and as 150 in its first days, not as 3 and as 40,000."""
PEOPLE = "person"
"""What a figure counts that says "people" and no more."""
Group = list[Count]
"""The counts of one value."""


def find_disputes(
    event: Event, told: Sequence[Told], origins: Origins, tolls: Iterable[Told] = ()
) -> list[Dispute]:
    """The disputes over counts of one event and their histories, by the thing counted.

    `tolls` give counts of the event without telling it: they can lengthen a history, and stand
    in no dispute.
    """
    found = []
    beside = _tolls(one for one in tolls if not is_compared(one, event))
    own = [one for one in told if not (is_compared(one, event) or _is_of_another_day(one, event))]
    for counts, every in sorted(find_counts(own).items()):
        held = near_most(every)
        groups = _groups(held)
        rivals = _are_rivals([g for g in groups if any(_clash(g, other) for other in groups)])
        open_ = [
            (one, other)
            for one, other in combinations(groups, 2)
            if _clash(one, other) and (rivals or not _one_replaces(one, other))
        ]
        sides = [g for g in groups if any(g is one or g is other for one, other in open_)]
        if sides:
            found.append(_dispute(event.id, counts, sides, origins))
        if rivals:
            continue
        settled = [g for g in groups if not any(g is side for side in sides)]
        steps = _steps(_groups([one for g in settled for one in g] + beside.get(counts, [])))
        if len(steps) > 1:
            found.append(_dispute(event.id, counts, steps, origins, history=True))
    return found


def _tolls(told: Iterable[Told]) -> dict[str, Group]:
    """The counts of claims that give tolls; where some are called tolls, those alone."""
    return {
        counts: [
            one
            for one in held
            if gives_toll(one.figure) or not any(map(gives_toll, one.told.claim.figures))
        ]
        for counts, held in find_counts(told).items()
    }


def _is_of_another_day(one: Told, event: Event) -> bool:
    """Whether its own clause gives a day on which the event cannot have been."""
    if one.trust < OWN:
        return False
    return when.compatible(one.claim.when, event.when).relation == "apart"


def is_compared(one: Told, event: Event) -> bool:
    """Whether what a claim counts is only set beside the event: what was in the year that its
    sentence names ("the flood of 1931 killed 400"), before it, or is year by year."""
    return one.traits.background in BESIDE_IT or _names_another_year(one, event)


def _names_another_year(one: Told, event: Event) -> bool:
    """Whether its sentence names years, and none of them is the event's or its report's."""
    days = (event.when, one.reading.published)
    ours = {day.start[:4] for day in days if day is not None and day.start is not None}
    quote = one.claim.quote
    numbers = [mark for figure in one.claim.figures for mark in figure.quote.marks]
    named = {
        found["year"]
        for found in _YEAR.finditer(quote.text)
        if not any(start <= quote.start + found.start("year") < end for start, end in numbers)
    }
    return bool(ours and named) and ours.isdisjoint(named)


def _groups(held: Iterable[Count]) -> list[Group]:
    """Counts by their bounds, from small to large; an open upper bound last."""
    groups: dict[tuple[int, int | None], Group] = {}
    for one in held:
        groups.setdefault((one.low, one.high), []).append(one)
    return [groups[key] for key in sorted(groups, key=_bounds)]


def _bounds(key: tuple[int, int | None]) -> tuple[int, int, bool]:
    low, high = key
    return low, low if high is None else high, high is None


def _clash(one: Group, two: Group) -> bool:
    """Whether two of the counts cannot both be true."""
    return any(_exclude(a, b) for a in one for b in two)


def _exclude(a: Count, b: Count) -> bool:
    """Counts of one thing that share no number; of some and of all, a part above its whole."""
    if not _of_one_deed(a, b):
        return False
    if a.words and b.words:
        return bool(a.words & b.words) and (_lies_above(a, b) or _lies_above(b, a))
    if a.words:
        return _lies_above(a, b)
    if b.words:
        return _lies_above(b, a)
    return _lies_above(a, b) or _lies_above(b, a)


def _of_one_deed(a: Count, b: Count) -> bool:
    """Whether people who are only counted take one part in one deed: "four people were held" and
    "a town of 8,300 people" have nothing in common. Of the harmed and of things it is true."""
    return a.figure.counts != PEOPLE or (
        a.told.claim.predicate.lemma == b.told.claim.predicate.lemma
        and a.figure.role == b.figure.role
    )


def near_most(held: Group) -> Group:
    """The counts without those that are too many times the one that most reports tell, or too
    small a part of it: they count something else."""
    told: dict[int, set[str]] = {}
    for one in held:
        told.setdefault(one.value, set()).add(one.told.reading.article)
    usual = min(told, key=lambda value: (-len(told[value]), value), default=0)
    return [one for one in held if max(one.value, usual) <= FAR * max(1, min(one.value, usual))]


def _lies_above(a: Count, b: Count) -> bool:
    return b.high is not None and b.high < a.low


def _one_replaces(one: Group, other: Group) -> bool:
    return replaces(one, other) or replaces(other, one)


def _are_rivals(sides: Sequence[Group]) -> bool:
    """Whether each side is only ever told by speakers, and no speaker tells two of them."""
    voices = [{one.voice for one in side} for side in sides]
    shared = len(frozenset().union(*voices)) < sum(len(side) for side in voices)
    return len(sides) > 1 and not shared and not any("" in side for side in voices)


def _steps(groups: Sequence[Group]) -> list[Group]:
    """The values in the order in which they were first told, each replacing the one before.

    A value that was told before, or on no later day, adds no step; nor do counts of some
    ("nine sailors") beside counts of all.
    """
    of_all = [group for group in groups if not all(one.words for one in group)]
    dated = [
        (first, place, g) for place, g in enumerate(of_all or groups) if (first := first_told(g))
    ]
    steps: list[Group] = []
    for _, _, group in sorted(dated, key=lambda one: (one[0][1], one[0][0], one[1])):
        if not steps:
            steps.append(group)
        elif group[0].value == steps[-1][0].value:
            continue
        elif _of_one_thing(steps[-1], group) and replaces(group, steps[-1]):
            steps.append(group)
    return steps


def _of_one_thing(one: Group, two: Group) -> bool:
    return any(
        _of_one_deed(a, b) and ((not a.words and not b.words) or a.words & b.words)
        for a in one
        for b in two
    )


def _dispute(
    event: str, counts: str, sides: Sequence[Group], origins: Origins, history: bool = False
) -> Dispute:
    return Dispute(
        event=event,
        about="figure",
        what=counts,
        sides=tuple(_side(side, origins, history) for side in sides),
        history=history,
    )


def _side(held: Group, origins: Origins, history: bool) -> Side:
    told = list({one.told.claim.id: one.told for one in held}.values())
    named = {one.reading.article for one in told if not origins.is_own(one)}
    first = first_told(held) if history else None
    return Side(
        value=held[0].value,
        shown=min((one.shown for one in held), key=lambda text: (len(text), text)),
        claims=tuple(sorted(one.claim.id for one in told)),
        outlets=outlets(told),
        origins=tuple(
            # what an article says once with its source and once without has that source
            sorted(
                {
                    origins.of(one)
                    for one in told
                    if one.reading.article not in named or not origins.is_own(one)
                }
            )
        ),
        since=first[0] if first is not None else "",
    )
