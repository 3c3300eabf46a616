"""The incident with which a report opens: its deed, told again and again, and whom it harmed.

"Shots were fired", "the shooting", "Two were hurt", "One victim died": where the first deed that
a report tells has a day, what it tells of such deeds on that day, and of people harmed, is of it,
unless something parts the two: a place, a victim, a count, "another". Where one more deed of that
day stays apart, nobody can say which of them did the harm. A deed that bears no day is of the day
told last before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline import when
from dateline.merge.acts import family_of, is_daily, is_result
from dateline.merge.bearers import Bearer
from dateline.merge.compare import best_fit, compare
from dateline.merge.compare.context import is_other
from dateline.merge.tellings import Telling, as_one
from dateline.records import LATER, TRUST

FAMILY = "violence"
KINDS = frozenset({"assault", "harm"})
DEEDS, SAME = ("same", "wide"), ("same",)
HARM = ("result", "results", "same")
NEXT = 1
"""Sentences between harm that bears no day and a telling of the day, at most."""
FULL = len("XXXX-12-29")
OPENS = 6
"""Sentences, the title counted, with one of which a report opens; a deed told first further down
is not what the report is about. Not tuned."""
FEW_DAYS = 2
"""Days of which a report tells, at most, for what has none to be of one of them. Not tuned."""
PARTS = frozenset({"victim", "who", "target", "place", "figure", "order", "building"})
"""Reasons that part two tellings, whatever they weigh."""


def find_incident(
    tellings: Iterable[Telling], bearers: Mapping[str, Bearer]
) -> tuple[Telling, ...]:
    """Those tellings of one article that tell the incident with which it opens, the first deed
    first; () where it opens with none, or nothing else tells it."""
    ordered = sorted(tellings, key=_place)
    told = [t for t in ordered if _is_harm(t)]
    first = _first(told)
    if first is None or _place(first)[0] >= OPENS:
        return ()
    day = _day(first) or next((d for t in told if not _may_come_later(t) and (d := _day(t))), None)
    if day is None or len(day) < FULL:
        return ()
    alone = len({_day(t) for t in told} - {None}) <= FEW_DAYS
    near = [t for t in _of_day(ordered, day) if t is not first and t in told]
    whole, held, second = first, [first], False
    for telling in [t for t in near if is_deed(t)]:
        if not _day(telling) and not (alone and (_is_known(telling) or _is_beside(held, telling))):
            continue
        if _is_of(whole, telling, DEEDS if _day(telling) else SAME, bearers):
            whole = as_one([whole, telling])
            held.append(telling)
        else:
            second = second or _day(telling, TRUST["heading"]) is not None
    days = {_day(t) for t in ordered if _is_of_sort(t)} - {None}
    for telling in [] if second else [t for t in near if _harms(t)]:
        if not _day(telling) and (len(days) > 1 or not _is_told_on(held, telling)):
            continue
        if _is_of(whole, telling, HARM, bearers):
            whole = as_one([whole, telling])
            held.append(telling)
    return tuple(held) if len(held) > 1 else ()


def _first(told: Sequence[Telling]) -> Telling | None:
    """The first deed that is told again; else the first."""
    deeds = [t for t in told if is_deed(t)]
    again = (one for one in deeds if any(_fits(one, t) for t in deeds if t is not one))
    return next(again, next(iter(deeds), None))


def _fits(one: Telling, other: Telling) -> bool:
    return best_fit(one, other) in DEEDS


def is_deed(telling: Telling) -> bool:
    """Whether it tells what was done, and not only what that led to."""
    return not all(map(is_result, telling.acts))


def _is_told_on(held: Sequence[Telling], telling: Telling) -> bool:
    """Whether a verb tells it beside what is told of the day: "Police were called on Friday. Two
    were hurt"; not "died", nor the murder of a charge."""
    if _may_come_later(telling) or any(m.traits.nominal for m in telling.mentions):
        return False
    return _is_beside(held, telling)


def _is_known(telling: Telling) -> bool:
    """ "the shooting": a phrase for what was told."""
    return all(m.traits.nominal and m.traits.definite for m in telling.mentions)


def _is_beside(held: Sequence[Telling], telling: Telling) -> bool:
    at = {m.traits.position for one in held if _day(one) for m in one.mentions}
    return any(abs(m.traits.position - p) <= NEXT for m in telling.mentions for p in at)


def _is_of_sort(telling: Telling) -> bool:
    return any(m.claim.kind in KINDS for m in telling.mentions)


def _harms(telling: Telling) -> bool:
    """Whether it tells of people killed or hurt, and not only that they fled or are missing."""
    return all(is_daily(act) and is_result(act) for act in telling.acts)


def _is_harm(telling: Telling) -> bool:
    """Whether it tells as news of one deed done to people, or of whom it harmed."""
    if telling.status != "occurrence" or telling.several or is_other(telling):
        return False
    if all(m.traits.background for m in telling.mentions):
        return False
    if any(m.claim.kind not in KINDS for m in telling.mentions):
        return False
    return all(family_of(act) == FAMILY for act in telling.acts)


def _may_come_later(telling: Telling) -> bool:
    """ "died": days after the deed that led to it, perhaps."""
    return any(m.claim.predicate.lemma in LATER for m in telling.mentions)


def _place(telling: Telling) -> tuple[int, int]:
    return min((m.traits.position, m.claim.predicate.start) for m in telling.mentions)


def _day(telling: Telling, least: int = TRUST["running"]) -> str | None:
    """The day that it gives, as far as that is known, if it is the claims' own so far."""
    for dated in telling.days[:1]:
        if dated.trust >= least:
            return when.local_day(dated.when) or dated.when.edtf
    return None


def _of_day(ordered: Sequence[Telling], day: str) -> Iterator[Telling]:
    """What is told of that day, or with no day after what is; that a shooting of another day is
    named in passing counts."""
    now = day
    for telling in ordered:
        if not _is_of_sort(telling):
            continue
        now = _day(telling) or now
        if now == day:
            yield telling


def _is_of(
    whole: Telling, telling: Telling, fits: Sequence[str], bearers: Mapping[str, Bearer]
) -> bool:
    if best_fit(whole, telling) not in fits:
        return False
    seen = compare(whole, telling, bearers).reasons
    return not any(r.name in PARTS and r.weight < 0 for r in seen)
