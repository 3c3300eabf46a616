"""Whether two tellings have the same people, groups and states in the same roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.merge.acts import is_law
from dateline.merge.bearers import Bearer
from dateline.merge.mentions import Count
from dateline.merge.names import may_be_one, person_parts
from dateline.merge.tellings import Telling
from dateline.merge.weights import forbidden, reason
from dateline.places import countries
from dateline.records import Reason

_WITH_OTHERS = re.compile(r"\b(?:along|together) with\b|\bas (?:well as|were)\b|\btoo\b")
REACH = 60
"""Code points after the verb in which others are told beside whom it names. Not tuned."""
HARM = frozenset({"assault", "harm"})
MANY = 3
"""Nouns beyond which more say nothing more."""


def compare_people(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> list[Reason]:
    """Victims, doers, targets and the nouns used of them; nothing where one names nobody."""
    found = [
        _victims(a, b, bearers),
        _crossed(a, b, bearers),
        _doers(a, b, bearers),
        _targets(a, b, bearers),
        _nouns(a, b),
    ]
    return [seen for seen in found if seen is not None]


def is_unmistakable(a: Telling, b: Telling) -> bool:
    """Whether both tell of the death of one named person: that happens once."""
    return "kill" in a.acts and "kill" in b.acts and bool(a.victims & b.victims)


def _victims(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> Reason | None:
    shared = a.victims & b.victims
    if shared:
        return reason("victim", "people.same-victim", f"both name {_names(shared, bearers)}")
    if a.victims and b.victims and _may_name_others(a, b):
        shown = f"{_names(a.victims, bearers)}; {_names(b.victims, bearers)}"
        return reason("victim", "people.other-victims", f"each names others of several: {shown}")
    if a.victims and b.victims and not _may_be_one(a, b, bearers):
        shown = f"{_names(a.victims, bearers)} against {_names(b.victims, bearers)}"
        return forbidden("victim", f"it was done to different people: {shown}")
    if a.victims and b.victims:
        return None
    for one, other in ((a, b), (b, a)):
        if _is_aside(one, other):
            says = f"{_names(one.victims, bearers)} is told as none of the several killed"
            return reason("victim", "people.aside", says)
        told_as = _told_as(one, other, bearers)
        if told_as:
            says = f"{_names(one.victims, bearers)} is nowhere called {told_as}"
            return reason("victim", "people.other-described", says)
    for one, other in ((a, b), (b, a)):
        if one.victims and not one.victims & other.named:
            says = f"the other report names {_names(one.victims, bearers)} nowhere"
            return reason("victim", "people.unnamed", says)
    return None


def _may_name_others(a: Telling, b: Telling) -> bool:
    """Whether the two may name different ones of the several whom it was done to."""
    if _is_law(a) and _is_law(b):
        return _is_counted(a, b)
    return any(_many(telling) or is_one_of_several(telling) for telling in (a, b))


def is_one_of_several(telling: Telling) -> bool:
    """Whether whom it names is told beside others: "Abel also died", "was killed along with"."""
    for mention in telling.mentions:
        if not mention.victims:
            continue
        word, quote = mention.claim.predicate, mention.claim.quote
        before = quote.text[: max(0, word.start - quote.start)].lower().split()
        after = quote.text[max(0, word.end - quote.start) :].lower()
        if "also" in before[-2:] or _WITH_OTHERS.search(after[:REACH]):
            return True
    return False


def _is_law(telling: Telling) -> bool:
    """Whether it tells an arrest, a charge, a verdict: reports name all whom it is about, where
    of those whom an attack killed they name now these, now those."""
    return bool(telling.acts) and all(is_law(act) for act in telling.acts)


def _is_counted(a: Telling, b: Telling) -> bool:
    """Whether one counts more people than it names ("Abel and three others were arrested")."""
    return any(
        count.counts in ("arrested", "person") and (count.low or 0) > len(telling.victims)
        for telling in (a, b)
        for count in telling.counts
    )


def _may_be_one(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> bool:
    """Whether some victim of each, not known to be one person, may be by their names."""
    return any(
        may_be_one(one, two)
        for x in a.victims
        for y in b.victims
        for one in _fullest(bearers[x])
        for two in _fullest(bearers[y])
    )


def _fullest(bearer: Bearer) -> list[str]:
    """The full names of a person; the bare ones where there are no others."""
    return [name for name in bearer.names if person_parts(name)[0]] or list(bearer.names)


def _is_aside(one: Telling, other: Telling) -> bool:
    """Whether one tells in passing, with no day and no shared place, that somebody by name was
    killed, and the other of several killed among whom it names nobody of that name."""
    if "kill" not in one.acts or "kill" not in other.acts or one.days or one.counts:
        return False
    if not one.victims or other.victims or one.places & other.places:
        return False
    several = any(c.counts == "killed" and (c.low or 0) > 1 for c in other.counts)
    around = other.beside if one.article == other.article else other.named
    return several and not one.victims & around


def _told_as(one: Telling, other: Telling, bearers: Mapping[str, Bearer]) -> str:
    """What one article calls the killed of the other telling ("the contractor's death"), where
    it names the killed of this one and the words that it has for him are others."""
    if one.article != other.article or not one.victims or other.victims:
        return ""
    if "kill" not in one.acts or not all("kill" in m.acts for m in other.mentions):
        return ""
    things = {thing for victim in one.victims for thing in bearers[victim].things}
    known = {thing.split(" ", 1)[1] for thing in things} | one.nouns
    if not known or not other.objects or known & other.objects:
        return ""
    return ", ".join(f'"{word}"' for word in sorted(other.objects)[:3])


def _many(telling: Telling) -> bool:
    """Whether it tells of several harmed, by whatever noun ("nine clerks were shot"): two
    reports may then name different ones."""
    return len(telling.victims) > 1 or any(
        (count.counts in ("killed", "injured") or _is_of_harmed(count, telling))
        and (count.low or 0) > 1
        for count in telling.counts
    )


def _is_of_harmed(count: Count, telling: Telling) -> bool:
    """Whether a count stands in whom its claim tells an act to have been done to."""
    return any(
        role.start <= start < role.end
        for mention in telling.mentions
        if mention.claim.id == count.claim and mention.claim.kind in HARM
        for role in mention.claim.roles
        if role.role == "whom"
        for figure in mention.claim.figures
        if figure.counts == count.counts
        for start, _ in figure.quote.marks
    )


def _crossed(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> Reason | None:
    crossed = (a.who & b.victims) | (b.who & a.victims)
    if not crossed or a.who & b.who:
        return None
    says = f"{_names(crossed, bearers)} does it in one and suffers it in the other"
    return forbidden("victim", says)


def _doers(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> Reason | None:
    named_a, named_b = _named(a.who, bearers), _named(b.who, bearers)
    shared = named_a & named_b
    if shared:
        return reason("who", "people.same-who", f"both by {_names(shared, bearers)}")
    states = a.states & b.states
    if states:
        label = countries()[min(states)].name
        return reason("who", "people.same-state", f"both by {label} or its own")
    if a.states and b.states:
        shown = f"{_list(a.states)} against {_list(b.states)}"
        return reason("who", "people.state-apart", f"by different states: {shown}")
    if named_a and named_b:
        shown = f"{_names(named_a, bearers)} against {_names(named_b, bearers)}"
        return reason("who", "people.who-apart", f"by different people: {shown}")
    return None


def _targets(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> Reason | None:
    shared = a.target & b.target
    named = _named(shared, bearers)
    if named - a.victims:
        return reason("target", "people.same-target", f"both name {_names(named, bearers)}")
    if shared - a.victims:
        says = f"both name {_names(shared, bearers)}"
        return reason("target", "people.same-target-state", says)
    one, two = _named(a.target, bearers), _named(b.target, bearers)
    if one and two and not shared and not a.victims and not b.victims:
        shown = f"{_names(one, bearers)} against {_names(two, bearers)}"
        return reason("target", "people.target-apart", f"different targets: {shown}")
    return None


def _nouns(a: Telling, b: Telling) -> Reason | None:
    things = sorted(a.things & b.things)
    told = {thing.split(" ", 1)[1] for thing in things}
    nouns = sorted((a.nouns & b.nouns) - told)
    if not things and not nouns:
        return None
    key = f"things-{min(len(things), MANY)}" if things else f"nouns-{min(len(nouns), MANY)}"
    listed = ", ".join(f'"{noun}"' for noun in [*things, *nouns][:4])
    return reason("nouns", f"people.{key}", f"both speak of {listed}")


def _named(ids: Iterable[str], bearers: Mapping[str, Bearer]) -> frozenset[str]:
    return frozenset(one for one in ids if bearers[one].kind != "state")


def _names(ids: Iterable[str], bearers: Mapping[str, Bearer]) -> str:
    return ", ".join(sorted({bearers[one].name for one in ids})[:4])


def _list(codes: Iterable[str]) -> str:
    return ", ".join(sorted(countries()[code].name for code in codes))
