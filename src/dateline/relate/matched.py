"""Whether a later act is one that was announced, where no day says so: by who does what, and by
what else is told with both that is seldom told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from datetime import date

from dateline import when
from dateline.records import Role
from dateline.relate.announced import Ledger, lemmas, objects_differ
from dateline.relate.pile import UNREAL_MODALITIES, UNREAL_STANCES, Told

PARTIES = ("who", "whom", "what")
"""Roles by which an act's party is told, the first that both acts have."""
LONG = 92
"""Days after which an act is no longer taken for what was once announced. None is tuned."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def same_acts(ledger: Ledger) -> Iterator[tuple[Told, Told]]:
    """Announcements with the first later day's acts that do what was announced, in another
    report. What was told as done before the announcement already is nothing new."""
    done: dict[str, list[Told]] = defaultdict(list)
    for one in ledger.done:
        if one.traits.main and not one.traits.nominal:
            done[one.claim.predicate.lemma].append(one)
    for one in filter(is_firm, ledger.announced):
        alike = [
            later
            for later in done.get(one.claim.predicate.lemma, ())
            if is_announced_act(one, later, ledger)
        ]
        said = ledger.said_on(one)
        if said is None or any(_printed(later) <= said for later in alike):
            continue
        fitting = [later for later in alike if _is_soon(one, later, said, ledger)]
        first = min((ledger.day(later) or "" for later in fitting), default="")
        yield from ((one, later) for later in fitting if ledger.day(later) == first)


def _printed(one: Told) -> str:
    return when.local_day(one.reading.published) or ""


def _is_soon(one: Told, later: Told, said: str, ledger: Ledger) -> bool:
    """Whether an act lies within what the announcement allows, and not long after."""
    day = ledger.day(later)
    return (
        one.reading.article != later.reading.article
        and ledger.allows(one, later)
        and day is not None
        and days_between(said, day) <= LONG
    )


def refusals(ledger: Ledger) -> Iterator[tuple[Told, Told]]:
    """Demands with the utterances, on that day or later, in which who is called on refuses."""
    told: dict[str, list[Told]] = defaultdict(list)
    for one in ledger.pile.told.values():
        above = ledger.pile.told.get(one.claim.said_in or "")
        if (
            one.claim.polarity == "negated"
            and above is not None
            and above.claim.id in ledger.pile.event_of
        ):
            told[one.claim.predicate.lemma].append(one)
    for one in ledger.announced:
        if one.claim.stance != "demands":
            continue
        said = ledger.said_on(one)
        for no in told.get(one.claim.predicate.lemma, ()):
            printed = _printed(no)
            after = no.traits.position > one.traits.position
            same = no.reading.article == one.reading.article
            if said and (after if same else printed >= said) and refuses(one, no):
                yield one, ledger.pile.told[no.claim.said_in or ""]


def is_announced_act(one: Told, later: Told, ledger: Ledger) -> bool:
    """Whether the same party is told to do the same, and a rare word stands beside both."""
    lemma = one.claim.predicate.lemma
    if later.claim.predicate.lemma != lemma or lemma in lemmas("light"):
        return False
    if objects_differ(one, later):
        return False
    loosely = lemma in ledger.rare and one.claim.stance != "expects"
    party = shared_party(one, later, loosely=loosely)
    if party is None:
        return False
    return bool((set(one.traits.words) & set(later.traits.words) & ledger.rare) - party - {lemma})


def is_firm(one: Told) -> bool:
    """Whether it is announced as such, or told for itself as what would be or will be on a day;
    not what something is done for, nor what an aside mentions."""
    claim, traits = one.claim, one.traits
    if traits.nominal or traits.background:
        return False
    if claim.stance in UNREAL_STANCES:
        return True
    dated = claim.when is not None or claim.modality == "hypothetical"
    return claim.stance == "asserts" and traits.main and dated


def shared_party(one: Told, later: Told, *, loosely: bool = False) -> Set[str] | None:
    """The words in which one and the same party is told of both; None where it is not known to
    be one. `loosely`: the same words are enough, though they name nobody ("the inspectors")."""
    mine, other = _roles(one), _roles(later)
    for name in PARTIES:
        if name in mine and name in other:
            a, b = mine[name], other[name]
            words = words_of(a.text) | words_of(b.text)
            if a.actor and b.actor:
                return words if a.actor == b.actor else None
            alike = loosely and words and words_of(a.text) == words_of(b.text)
            return words if alike or _names(a, one) & _names(b, later) else None
    return None


def _names(role: Role, told: Told) -> frozenset[str]:
    """The words of a role that are names: with a capital, though no sentence begins there."""
    first = role.start == told.claim.quote.start
    held = _WORD.findall(role.text)[1 if first else 0 :]
    return frozenset(word for word in held if word[0].isupper())


def refuses(one: Told, later: Told) -> bool:
    """Whether who is called on to do something says that it will not be done."""
    claim = later.claim
    same = claim.predicate.lemma == one.claim.predicate.lemma
    if not same or claim.polarity != "negated" or claim.modality not in UNREAL_MODALITIES:
        return False
    return shared_party(one, later) is not None


def words_of(text: str) -> frozenset[str]:
    """The words of a role, in lower case, without a plural's s."""
    return frozenset(word.lower().rstrip("s") for word in _WORD.findall(text)) - lemmas("empty")


def _roles(one: Told) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for role in one.claim.roles:
        found.setdefault(role.role, role)
    return found


def days_between(first: str, last: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
