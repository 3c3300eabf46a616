"""Counts that are of less or of more than their event: of one of its towns, of several acts.

"The quake killed 12 in Orrick and five in Marov": what is told of Orrick elsewhere is no total of
the quake. "The two bombings killed 13": no total of either, where the pile counts both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from dateline import when
from dateline.records import Event, Figure
from dateline.relate.counts import GROWS, find_counts, tables
from dateline.relate.pile import Told

_IN = re.compile(r"\b(?:in|at|near|around)\s+(?:the\s+)?([A-Z][\w\u2019'-]+)")

_COUNTED = re.compile(
    r"\b(?:both|two|three|four|five|six|seven|eight|nine|ten|\d+)(?:\s\w+)?\s$", re.I
)
"""What stands before acts that are counted ("both", "the two market bombings")."""


class Shares(NamedTuple):
    claims: frozenset[str]
    """Those whose counts of the harmed are no totals of their event."""
    beside: frozenset[str]
    """Events that a report counts beside others of their day: no sum over them is of one."""


def find_shares(whole: Sequence[tuple[Event, Sequence[Told]]]) -> Shares:
    """What is counted by the town, or over several acts. `whole` are events with all their
    claims."""
    found = {one.claim.id for _, held in whole for one in _of_one_town(held)}
    counted: dict[str, set[str]] = defaultdict(set)
    summed: dict[str, set[str]] = defaultdict(set)
    days = {event.id: event.when for event, _ in whole}
    for event, held in whole:
        own = {(one.reading.article, one.claim.predicate.start) for one in held}
        several = [one for one in held if _names_others(one, own)]
        summed[event.id] = {one.claim.id for one in several if _harmed(one)}
        single = [one for one in held if one not in several]
        for harm in sorted(GROWS.intersection(counts := find_counts(single))):
            for count in counts[harm]:
                counted[count.told.reading.article].add(event.id)
    beside: set[str] = set()
    for events in counted.values():
        for one, two in combinations(sorted(events), 2):
            if when.compatible(days[one], days[two]).relation != "apart":
                beside |= {one, two}
    found.update(claim for event in beside for claim in summed[event])
    return Shares(frozenset(found), frozenset(beside))


def is_of_several(one: Told) -> bool:
    """Whether its sentence speaks of several acts ("the two bombings")."""
    return _acts().search(one.claim.quote.text) is not None


def _names_others(one: Told, own: set[tuple[str, int]]) -> bool:
    """Whether its sentence speaks of several acts that are not the event itself: "The strikes
    killed nine" counts the event of those strikes, "the two strikes" counts more."""
    quote = one.claim.quote
    for found in _acts().finditer(quote.text):
        counted = _COUNTED.search(quote.text[: found.start()])
        if counted or (quote.article, quote.start + found.start()) not in own:
            return True
    return False


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(tables()['acts'])})\b", re.IGNORECASE)


def _harmed(one: Told) -> list[Figure]:
    return [figure for figure in one.claim.figures if figure.counts in GROWS]


def _of_one_town(held: Sequence[Told]) -> Iterable[Told]:
    """The claims that count the harmed of one town, where a report counts town by town."""
    towns = {town for one in held for town in _towns(one)}
    for one in held if towns else ():
        named = towns.intersection(_IN.findall(one.claim.quote.text))
        if len(named) == 1 and _harmed(one):
            yield one


def _towns(one: Told) -> set[str]:
    """The towns by which its sentence counts one harm: "12 in Orrick and five in Marov"."""
    quote = one.claim.quote
    if not _harmed(one):
        return set()
    marks: dict[str, set[int]] = defaultdict(set)
    for _, figure in one.counted.inside([(quote.start, quote.end)]):
        if figure.counts in GROWS and not figure.part:
            marks[figure.counts].add(figure.quote.marks[0][1] - quote.start)
    towns: set[str] = set()
    for starts in (sorted(held) for held in marks.values()):
        ends = [*starts[1:], len(quote.text)]
        found = [_IN.search(quote.text, *span) for span in zip(starts, ends, strict=True)]
        named = {place[1] for place in found if place is not None}
        towns |= named if len(named) > 1 else set()
    return towns
