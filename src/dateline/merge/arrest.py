"""The arrest with which a report opens, and whom it names further on: "8th suspect arrested",
"Abel Norin was booked into the county jail on Friday".

Where a report opens with the arrest of one person whom it does not name, and names one person
alone whose arrest it tells as news, both tell of him, unless days, counts or ordinals part them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline import when
from dateline.merge.acts import is_daily, is_law
from dateline.merge.bearers import Bearer
from dateline.merge.compare import compare
from dateline.merge.compare.context import is_other
from dateline.merge.compare.people import is_one_of_several
from dateline.merge.incident import OPENS, PARTS
from dateline.merge.tellings import Telling, as_one

NEAR_DAYS = 2
"""Days between an arrest and what follows it at once, at most. Not tuned."""


def find_arrest(tellings: Iterable[Telling], bearers: Mapping[str, Bearer]) -> tuple[Telling, ...]:
    """Those tellings of one article that tell the arrest with which it opens, the named
    first; () where it opens with none of one person, or names nobody or several arrested."""
    told = sorted((t for t in tellings if _is_arrest(t)), key=_place)
    named = [t for t in told if t.victims]
    if len({t.victims for t in named}) != 1 or len(named[0].victims) != 1:
        return ()
    opening = [t for t in told if not t.victims and _place(t) < OPENS and _is_of_one(t)]
    held: list[Telling] = []
    for telling in [*named, *opening]:
        if not held or _are_one(as_one(held), telling, bearers):
            held.append(telling)
    return tuple(held) if any(t in held for t in opening) else ()


def _is_arrest(telling: Telling) -> bool:
    """Whether it tells as news that somebody was taken."""
    if telling.status != "occurrence" or telling.several or telling.plural or is_other(telling):
        return False
    if is_one_of_several(telling) or any(m.traits.background for m in telling.mentions):
        return False
    return all(is_law(act) and is_daily(act) for act in telling.acts)


def _is_of_one(telling: Telling) -> bool:
    """Whether a verb tells it of one person: "a suspect", "8th suspect"."""
    return (
        all(not m.traits.nominal for m in telling.mentions)
        and bool(telling.objects)
        and not any((count.low or 0) > 1 for count in telling.counts)
    )


def _are_one(one: Telling, two: Telling, bearers: Mapping[str, Bearer]) -> bool:
    seen = compare(one, two, bearers)
    if seen.forbidden or any(r.name in PARTS and r.weight < 0 for r in seen.reasons):
        return False
    if not one.days or not two.days:
        return True
    relation, apart, _ = when.compatible(one.days[0].when, two.days[0].when)
    return relation != "apart" or apart <= NEAR_DAYS


def _place(telling: Telling) -> int:
    return min(m.traits.position for m in telling.mentions)
