"""What came of a vow, threat, plan, demand or promise: a later act that does what was announced,
or calls it off.

An act follows an announcement where one of these holds; whatever shares less follows nothing:

- the same somebody does the same to the same one or at the same place, on a later day that the
  announcement allows, and to nothing else;
- somebody undergoes or does what one does once (is charged, is buried, resigns), later;
- on the very day for which it was announced, another report tells the same act, with words that
  are rare in the pile;
- it is called off, with such words, before that day;
- the same party does the same, with something beside it that is seldom told, within a season;
- a vow to answer an act is followed by what a report says answered that act, later.

A demand is answered where who is called on says that it will not be done.

What was told before the announcement already is no act that follows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from dateline import when
from dateline.records import Event, Quote, Relation
from dateline.relate.announced import (
    Act,
    Ledger,
    acts,
    gather_ledger,
    lemmas,
    objects_differ,
    planned_day,
    undergone,
)
from dateline.relate.matched import is_firm, refusals, same_acts, words_of
from dateline.relate.pile import Pile, Told, as_told

SHARED_WORDS = 2
"""Rare words that what is told on the planned day shares with the plan. Not tuned."""
SHORTLY = 10
"""Sentences before a vow among which what it answers is looked for. Not tuned."""
VOWS = ("threatens", "promises", "plans")
Close = tuple[Told, Told]
"""An announcement and an act that follows it."""


def find_kept(pile: Pile, events: Sequence[Event], said: Sequence[Relation] = ()) -> list[Relation]:
    """A `follows` from each act to each announcement of it, with the act's shortest sentence; an
    `answers` from each refusal to the demand that it refuses.

    `said` are the relations that reports state.
    """
    ledger = gather_ledger(pile, events)
    found: dict[tuple[str, str], list[tuple[Quote, Told]]] = defaultdict(list)
    closed = (*_same_acts(ledger), *same_acts(ledger), *_once(ledger), *_on_the_day(ledger))
    for one, later in (*closed, *_in_answer(ledger)):
        source, target = pile.whole(ledger.event(later)), ledger.event(one)
        if source != target:
            found[source, target].append((later.claim.quote, later))
    for one, relation in _answers(ledger, said):
        found[relation.source, ledger.event(one)].append((relation.quote, one))
    kept = [as_told("follows", *pair, found[pair]) for pair in sorted(found)]
    refused: dict[tuple[str, str], list[tuple[Quote, Told]]] = defaultdict(list)
    for one, no in refusals(ledger):
        refused[ledger.event(no), ledger.event(one)].append((no.claim.quote, no))
    kept += [as_told("answers", *pair, refused[pair]) for pair in sorted(refused)]
    return kept


def _same_acts(ledger: Ledger) -> Iterator[Close]:
    """Not of a noun, which may name what was ("who helped arrange the trip")."""
    for one, later in _matches(ledger, acts):
        if not one.traits.nominal and not objects_differ(one, later):
            yield one, later


def _once(ledger: Ledger) -> Iterator[Close]:
    return _matches(ledger, undergone)


def _matches(ledger: Ledger, keys: Callable[[Told], Iterator[Act]]) -> Iterator[Close]:
    """Announcements and acts that share a key; a key told before the announcement is old."""
    done: dict[Act, list[Told]] = defaultdict(list)
    for one in ledger.done:
        for key in keys(one):
            done[key].append(one)
    for one in ledger.announced:
        for key in keys(one):
            held = done.get(key, ())
            if not _was_told_before(one, held, ledger):
                yield from ((one, later) for later in held if ledger.allows(one, later))


def _was_told_before(one: Told, held: Iterable[Told], ledger: Ledger) -> bool:
    said = ledger.said_on(one)
    return said is None or any(
        printed is not None and printed <= said
        for told in held
        for printed in [when.local_day(told.reading.published)]
    )


def _on_the_day(ledger: Ledger) -> Iterator[Close]:
    """The planned day comes, or the plan is called off before it."""
    by_day: dict[str, list[Told]] = defaultdict(list)
    off: list[Told] = []
    for one in ledger.done:
        day = when.local_day(one.claim.when)
        if one.claim.predicate.lemma in lemmas("calls_off"):
            off.append(one)
        if day is not None:
            by_day[day].append(one)
    for one in ledger.announced:
        day = planned_day(one, ledger)
        for later in by_day.get(day, ()) if day else ():
            if _is_another_report(one, later) and _tells_it(one, later, ledger):
                yield one, later
        last = day or _last_day(one)
        for later in off if last else ():
            if _is_another_report(one, later) and _calls_off(one, later, last, ledger):
                yield one, later


def _last_day(one: Told) -> str:
    """The last day for which it is announced, where that is known."""
    planned = one.claim.when
    return planned.end[:10] if planned is not None and planned.end else ""


def _is_another_report(one: Told, later: Told) -> bool:
    return one.reading.article != later.reading.article


def _tells_it(one: Told, later: Told, ledger: Ledger) -> bool:
    """Whether an act is the planned one: named by its word, with words that few claims use."""
    act, plan = later.claim.predicate.lemma, one.claim.predicate.lemma
    if _others_do(one, later, ledger):
        return False
    return (act in one.traits.words or plan in later.traits.words) and _share(one, later, ledger)


def _others_do(one: Told, later: Told, ledger: Ledger) -> bool:
    """Whether it is announced by who will do it, and done by somebody else."""
    above = ledger.pile.told.get(one.claim.said_in or "")
    if above is None or above.claim.stance not in VOWS:
        return False
    mine = [role for told in (one, above) for role in told.claim.roles if role.role == "who"]
    theirs = [role for role in later.claim.roles if role.role == "who"]
    return bool(mine and theirs) and not any(
        (a.actor and a.actor == b.actor) or words_of(a.text) & words_of(b.text)
        for a in mine
        for b in theirs
    )


def _calls_off(one: Told, later: Told, planned: str, ledger: Ledger) -> bool:
    said, day = ledger.said_on(one), when.local_day(later.claim.when)
    if said is None or day is None or not said < day <= planned:
        return False
    return one.claim.predicate.lemma in later.traits.words and _share(one, later, ledger)


def _share(one: Told, later: Told, ledger: Ledger) -> bool:
    both = set(one.traits.words) & set(later.traits.words) & ledger.rare
    return len(both) >= SHARED_WORDS


def _answers(ledger: Ledger, said: Sequence[Relation]) -> Iterator[tuple[Told, Relation]]:
    """Vows to answer an act, with the answers that reports tell of it."""
    answered: dict[str, list[Relation]] = defaultdict(list)
    for relation in said:
        if relation.kind == "answers":
            answered[relation.target].append(relation)
    for one in ledger.announced:
        if one.claim.predicate.lemma in lemmas("answer"):
            for act in _acts_before(one, ledger):
                told = [r for r in answered.get(act, ()) if _is_later(one, r.source, ledger)]
                yield from ((one, relation) for relation in told)
                if told:
                    break


def _in_answer(ledger: Ledger) -> Iterator[Close]:
    """Vows to answer an act, with later acts that are told to be in answer to what shares rare
    words with it ("in retaliation for the destruction of the dam")."""
    vows = [
        one
        for one in filter(is_firm, ledger.announced)
        if one.claim.predicate.lemma in lemmas("answer") and one.claim.stance in VOWS
    ]
    if not vows:
        return
    told: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for one in ledger.pile.told.values():
        told[one.reading.article, one.traits.position].append(one)
    answering = [
        (later, _words(beside) | _words([later]))
        for later in ledger.done
        for beside in [told[later.reading.article, later.traits.position]]
        if later.traits.main and any(c.claim.predicate.lemma in lemmas("in_return") for c in beside)
    ]
    for one in vows:
        for act in _acts_before(one, ledger):
            words = _words(ledger.pile.told[claim] for claim in ledger.pile.events[act].claims)
            held = [
                later
                for later, said in answering
                if _is_later(one, ledger.event(later), ledger) and ledger.event(later) != act
                if len(words & said & ledger.rare) >= SHARED_WORDS
            ]
            yield from ((one, later) for later in held)
            if held:
                break


def _words(told: Iterable[Told]) -> set[str]:
    return {word for one in told for word in one.traits.words}


def _is_later(one: Told, event: str, ledger: Ledger) -> bool:
    said, day = ledger.said_on(one), when.local_day(ledger.days[event])
    return said is not None and day is not None and day > said


def _acts_before(one: Told, ledger: Ledger) -> list[str]:
    """What a vow can be meant to answer: the occurrences that its own sentence names, then those
    of the sentences shortly before, the nearest first."""
    pile, found = ledger.pile, dict[str, int]()
    for claim in one.reading.claims:
        if claim.id not in pile.event_of:
            continue
        told = pile.told[claim.id]
        far = one.traits.position - told.traits.position
        if 0 <= far <= SHORTLY and told.happened and not told.is_utterance:
            act = pile.whole(ledger.event(told))
            found[act] = min(far, found.get(act, far))
    return sorted(found, key=lambda act: (found[act], act))
