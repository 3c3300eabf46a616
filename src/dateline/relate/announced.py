"""The two sides of the ledger: what was announced, and the later acts that can close it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from dateline import when
from dateline.records import Event, When
from dateline.relate.pile import UNREAL_MODALITIES, UNREAL_STANCES, Pile, Told

Act = tuple[str, str, str]
"""Lemma, the doer's actor id, and the other side: an id, or the names in its words."""
OTHER_SIDE = ("whom", "what", "to", "where")
OWN = ("clause", "heading")
"""How a planned day is dated that the announcement itself gives."""
_WORD = re.compile(r"[^\W\d_]{4,}")
RARE_IN = 100
LEAST_RARE = 10
"""A word is rare that at most one claim in so many of the pile uses, or so many claims. Not
tuned."""


@cache
def lemmas(name: str) -> frozenset[str]:
    """A list of `kept.toml`."""
    text = (files("dateline.relate") / "kept.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])


@dataclass(frozen=True)
class Ledger:
    """The announcements and the acts of a pile, with the day of each event."""

    pile: Pile
    days: Mapping[str, When | None]
    announced: Sequence[Told]
    done: Sequence[Told]

    def event(self, one: Told) -> str:
        return self.pile.event_of[one.claim.id]

    def day(self, one: Told) -> str | None:
        """The day of its event."""
        return when.local_day(self.days[self.event(one)])

    def said_on(self, one: Told) -> str | None:
        """When it was announced: on the day of the words it is said in, if that is known and
        its report is not older, else when its report was printed."""
        words = self.pile.told.get(one.claim.said_in or "")
        said = when.local_day(words.claim.when) if words is not None else None
        printed = when.local_day(one.reading.published)
        return min((day for day in (said, printed) if day), default=None)

    @cached_property
    def rare(self) -> frozenset[str]:
        """The words that few claims of the pile use."""
        used = Counter(word for one in self.pile.told.values() for word in one.traits.words)
        most = max(LEAST_RARE, len(self.pile.told) // RARE_IN)
        return frozenset(word for word, times in used.items() if times <= most)

    def allows(self, one: Told, later: Told) -> bool:
        """Whether the act lies after the announcement, which gives no other day. An act that is
        dated only by its report ("has paid") can have been before that."""
        said, done = self.said_on(one), self.day(later)
        if said is None or done is None or done <= said:
            return False
        if later.traits.dated == "article":
            planned = one.claim.when
            return planned is None or not planned.start or planned.start[:10] <= done
        return when.compatible(one.claim.when, self.days[self.event(later)]).relation != "apart"


def gather_ledger(pile: Pile, events: Sequence[Event]) -> Ledger:
    happened = {
        event.id
        for event in events
        if any(one.happened and one.claim.polarity == "affirmed" for one in pile.claims(event))
    }
    every = [pile.told[claim] for claim in sorted(pile.event_of)]
    return Ledger(
        pile=pile,
        days={event.id: event.when for event in events},
        announced=[
            one
            for one in every
            if _is_announced(one) and pile.event_of[one.claim.id] not in happened
        ],
        done=[one for one in every if _is_done(one)],
    )


def _is_announced(one: Told) -> bool:
    claim = one.claim
    ahead = claim.stance in UNREAL_STANCES or claim.modality == "planned"
    return ahead and claim.modality in UNREAL_MODALITIES and claim.polarity == "affirmed"


def _is_done(one: Told) -> bool:
    """Told as news in the report's own words: an act, and nobody's saying."""
    claim = one.claim
    known = one.traits.nominal and one.traits.definite
    plain = claim.stance == "asserts" and claim.modality == "happened"
    news = one.happened and not known and not one.traits.background
    return plain and news and not one.is_utterance and one.trust > 0


def acts(one: Told) -> Iterator[Act]:
    """What somebody does to whom or where, for every pair that is named."""
    roles = one.claim.roles
    doers = {role.actor for role in roles if role.role == "who" and role.actor}
    sides = {
        role.actor or role.place or _names(role.text) for role in roles if role.role in OTHER_SIDE
    }
    for doer in sorted(doers):
        for side in sorted(side for side in sides if side and side != doer):
            yield one.claim.predicate.lemma, doer, side


def _names(words: str) -> str:
    """The names in the words of a thing that is no actor ("the new Petrel 4"), else ""."""
    return " ".join(re.findall(r"\b\w*[A-Z]\w*(?:\s+\d+)?", words))


def objects_differ(one: Told, later: Told) -> bool:
    """Whether both say to what it is done, in words that share none ("sent experts", "sent
    test kits")."""
    mine, theirs = _object_words(one), _object_words(later)
    return bool(mine and theirs and not mine & theirs)


def _object_words(one: Told) -> frozenset[str]:
    said = " ".join(role.text for role in one.claim.roles if role.role in ("whom", "what"))
    return frozenset(word.lower().rstrip("s") for word in _WORD.findall(said))


def undergone(one: Told) -> Iterator[Act]:
    """Of an act that is done once: the lemma with who does or undergoes it."""
    lemma = one.claim.predicate.lemma
    if lemma in lemmas("once"):
        for role in one.claim.roles:
            if role.role in ("who", "whom") and role.actor:
                yield lemma, role.role, role.actor


def planned_day(one: Told, ledger: Ledger) -> str | None:
    """The day for which it is announced, where its own clause or heading gives a full one
    that is still to come."""
    day = when.local_day(one.claim.when) if one.traits.dated in OWN else None
    said = ledger.said_on(one)
    return day if day is not None and (said is None or day > said) else None
