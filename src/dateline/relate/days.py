"""The day of an event: from its best claims, never from a guess.

A claim's own clause counts most, then its heading and what it points to, then its sentence, then
what one report goes on telling, then the article's own day. A day that one report alone goes on
telling, and none confirms, is the first of the days that it may have been: it is of the stretch
up to the report's own. Days that cannot both be true stand in `alternatives`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline import when
from dateline.records import LATER, Certainty, When
from dateline.relate.pile import Told

SURE = 3
"""Trust from which a day can stand against another."""
SHOWN = 6
"""Quotes kept as evidence of an event's day."""


def find_when(told: Sequence[Told]) -> When | None:
    """The day that most articles give, the surest way first; None where none gives any."""
    dated = [one for one in told if one.claim.when is not None and one.trust > 0]
    known = [one for one in dated if not _says_nothing(one.claim.when)]
    if not known:
        return min((one.claim.when for one in dated), key=when.sort_key, default=None)
    # a death dates no deed that has a day
    known = [one for one in known if one.claim.predicate.lemma not in LATER] or known
    full = [one for one in known if when.is_day(one.claim.when)]
    groups: dict[str, list[Told]] = {}
    for one in full or known:
        groups.setdefault(_day(one.claim.when), []).append(one)
    best = max(sorted(groups), key=lambda day: _support(groups[day]))
    held = groups[best]
    chosen = max(held, key=lambda one: (one.trust, _fineness(one), one.claim.id))
    assert chosen.claim.when is not None
    made = _no_sooner(chosen) if _only_goes_on(held) else chosen.claim.when
    others = sorted(
        day
        for day in groups
        if day != best
        and max(one.trust for one in groups[day]) >= SURE
        and all(_apart(made, one.claim.when) for one in groups[day])
    )
    return replace(
        made,
        certainty=_certainty(held, bool(others)),
        alternatives=tuple(sorted({made.edtf, *others})) if others else made.alternatives,
        evidence=tuple(
            one.claim.quote
            for one in sorted(held, key=lambda one: (-one.trust, one.claim.id))[:SHOWN]
        ),
    )


def _only_goes_on(held: Sequence[Told]) -> bool:
    """Whether all that gives the day is what one report goes on telling: by hand, of fourteen such
    days before the report's own five were right."""
    goes_on = all(one.traits.dated == "running" for one in held)
    return goes_on and len({one.reading.article for one in held}) == 1


def _no_sooner(told: Told) -> When:
    """The stretch from the day that a claim gives to its report's own, where that is later."""
    made, printed = told.claim.when, when.local_day(told.reading.published)
    assert made is not None
    day = when.local_day(made)
    if day is None or printed is None or printed <= day:
        return made
    stretch = when.parse(f"{day}/{printed}")
    return replace(stretch, zone=made.zone, how=made.how, certainty="low")


def _says_nothing(day: When | None) -> bool:
    return day is None or (day.start is None and day.end is None and day.edtf in ("", "XXXX"))


def _day(day: When | None) -> str:
    """Claims of one day stand together, whatever part of it they name."""
    assert day is not None
    return when.local_day(day) or day.edtf


def _support(held: Sequence[Told]) -> tuple[int, int, int]:
    """Trust, one vote an article: its surest claim's."""
    by_article: dict[str, int] = {}
    for one in held:
        article = one.reading.article
        by_article[article] = max(by_article.get(article, 0), one.trust)
    return (
        int(max(by_article.values()) >= SURE),
        sum(by_article.values()),
        len(held),
    )


def _fineness(one: Told) -> int:
    """A part of a day or a clock time says more than the day, if its own clause gives it."""
    return int(one.claim.when is not None and one.claim.when.grain not in ("day", "open"))


def _apart(a: When | None, b: When | None) -> bool:
    return when.compatible(a, b).relation == "apart"


def _certainty(held: Sequence[Told], disputed: bool) -> Certainty:
    own = {one.reading.article for one in held if one.trust >= SURE}
    if disputed or not own:
        return "low"
    return "high" if len(own) > 1 else "medium"
