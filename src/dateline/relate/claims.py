"""Disputes that are no counts: the day, who did it, whether it happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dateline import when
from dateline.records import Actor, Claim, Dispute, Side
from dateline.relate.origins import Origins
from dateline.relate.pile import Pile, Told, outlets

OWN = 4
"""Only days of the claims' own clauses are set against each other."""
DYING = frozenset({"die", "succumb"})
"""What may come of an act on a later day."""
_BEFORE_A_NAME = re.compile(
    r"\b(?:(?:to|of|about|with|between|over|from|for|on)|\w+\s+that)\s", re.I
)
"""Behind such a word an act is named that is not itself what is spoken of."""
_CLAUSE = re.compile(r"\bthat\b", re.I)
"""Between a denial and a noun: the noun only has a part in the clause that is denied."""
_PART_IN_IT = re.compile(r"\b(?:responsibilit|involve|role|part|link|connection|hand in)", re.I)


def day_dispute(event: str, told: Sequence[Told], origins: Origins) -> list[Dispute]:
    """One dispute where two claims give, in their own clauses, days that cannot both be true."""
    groups: dict[str, list[Told]] = {}
    late = [one for one in told if one.claim.predicate.lemma in DYING]
    for one in told:
        day = when.local_day(one.claim.when)
        if one in late and len(late) < len(told):
            continue  # who was shot on Wednesday may die on Thursday
        if day is not None and one.trust >= OWN and one.happened:
            groups.setdefault(day, []).append(one)
    clashing = [
        day
        for day in sorted(groups)
        if any(_all_apart(groups[day], groups[other]) for other in groups if other != day)
    ]
    if len(clashing) < 2:
        return []
    sides = tuple(
        side(day, when.label(groups[day][0].claim.when), groups[day], origins) for day in clashing
    )
    return [Dispute(event=event, about="day", what="day", sides=sides)]


def _all_apart(one: Sequence[Told], two: Sequence[Told]) -> bool:
    return all(
        when.compatible(a.claim.when, b.claim.when).relation == "apart" for a in one for b in two
    )


def accusations(
    event: str, told: Sequence[Told], pile: Pile, actors: Mapping[str, Actor], origins: Origins
) -> list[Dispute]:
    """Who is blamed and denies it: an `actor` dispute; an act that somebody denies altogether
    is a dispute over whether it `happened`."""
    blames = [one for one in told if one.claim.stance == "blames"]
    denials = [one for one in told if one.claim.stance == "denies"]
    blamed: dict[str, list[Told]] = {}
    for one in blames:
        for actor in _accused(one, pile):
            blamed.setdefault(actor, []).append(one)
    denied: dict[str, list[Told]] = {}
    flat: list[Told] = []
    for one in denials:
        utterance = _utterance(one, pile)
        if utterance is None or _only_names_it(one, utterance):
            continue
        if _denies_doing_it(one, utterance):
            for actor in _speakers(utterance.claim):
                denied.setdefault(actor, []).append(utterance)
        else:
            flat.append(utterance)
    found = []
    for actor in sorted(set(blamed) & set(denied)):
        name = actors[actor].name
        sides = (
            side(name, _words(blamed[actor]), blamed[actor], origins),
            side(f"not {name}", _words(denied[actor]), denied[actor], origins),
        )
        found.append(Dispute(event=event, about="actor", what=name, sides=sides))
    asserting = [one for one in told if one.happened and one.claim.stance == "asserts"]
    if flat and asserting:
        sides = (
            side("happened", _words(asserting), asserting, origins),
            side("denied", _words(flat), flat, origins),
        )
        found.append(Dispute(event=event, about="happened", what="happened", sides=sides))
    return found


def _denies_doing_it(denied: Told, utterance: Told) -> bool:
    """ "denied any role in it", "denied that it was behind the bombing": it may well have been."""
    if any(_PART_IN_IT.search(role.text) for role in utterance.claim.roles):
        return True
    doers = {role.actor for role in denied.claim.roles if role.role == "who"}
    return denied.traits.nominal and bool(doers & _speakers(utterance.claim))


def _only_names_it(denied: Told, utterance: Told) -> bool:
    """Whether what is denied only has to do with the act ("rejected comparisons to the raid",
    "the idea that the raid was wrong")."""
    at = denied.claim.predicate.start
    quote = denied.claim.quote
    between = quote.text[utterance.claim.predicate.end - quote.start : at - quote.start]
    if denied.traits.nominal and _CLAUSE.search(between):
        return True
    for role in utterance.claim.roles:
        if role.start <= at < role.end and denied.traits.nominal:
            return bool(_BEFORE_A_NAME.search(role.text[: at - role.start]))
    return False


def _accused(one: Told, pile: Pile) -> set[str]:
    utterance = _utterance(one, pile)
    roles = utterance.claim.roles if utterance else ()
    return {role.actor for role in roles if role.role in ("whom", "what") and role.actor}


def _utterance(one: Told, pile: Pile) -> Told | None:
    return pile.told.get(one.claim.said_in or "")


def _speakers(claim: Claim) -> set[str]:
    return {claim.speakers[-1].actor} - {None} if claim.speakers else set()  # type: ignore[return-value]


def _words(told: Iterable[Told]) -> str:
    """The shortest sentence that says so."""
    return min((one.claim.quote.text for one in told), key=lambda text: (len(text), text))


def side(value: str, shown: str, told: Sequence[Told], origins: Origins) -> Side:
    held = list({one.claim.id: one for one in told}.values())
    return Side(
        value=value,
        shown=shown,
        claims=tuple(sorted(one.claim.id for one in held)),
        outlets=outlets(held),
        origins=tuple(sorted({origins.of(one) for one in held})),
    )
