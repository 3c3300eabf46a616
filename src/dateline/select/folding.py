"""Rows that say no more than another row does. They are folded into that row: shown no more as
lines of their own, kept among what its event gathers.

A row repeats another where both show one stretch of a report, where its words are those of the
other to a few, where it is the title of the report that the other opens, or where it hangs under
a row one of whose claims its sentence tells as well. It stays where it gives a number, a stance
or a day that the other lacks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline import when as calendar
from dateline.records import Claim, Line, Tier
from dateline.select.lines import disputed_figures
from dateline.select.shown import shown
from dateline.select.subject import rarity_of, stems
from dateline.select.tiers import is_hard
from dateline.select.told import Sentence, Told

COPY_PERCENT = 85
"""Share of a line's weight, by how rare its words are, that another line holds whose words it
repeats, in whatever report. Two acts of one sort ("a raid on Talmere", "a raid on Lorin") share
less in lines of common length. Not tuned."""
KIN_PERCENT = 80
"""The same for two lines under one row. Not tuned."""
TITLE_PERCENT = 65
"""The same for a title and what opens its report: a title says it in other verbs. Not tuned."""
LEAST_STEMS = 5
"""Stems that a line must hold to be known again by them."""
RARE = 6
"""Rarest stems of a line; lines of other reports that share half of them are compared."""
OPENS = 4
"""Sentences of a report, the title counted, that can tell again what the title tells."""
OWN_DAY = ("clause", "heading")
WORDS = ("reaction", "outlook")


class Held(NamedTuple):
    """What was decided of a story's events, as far as it is asked here."""

    tiers: Mapping[str, Tier]
    parent: Mapping[str, str]
    along: frozenset[str]
    lines: Mapping[str, Line]
    heads: Mapping[Sentence, list[str]]
    salience: Mapping[str, int]


class Folded(NamedTuple):
    """Event id to the row that says it already, and the lines that rows then have."""

    into: dict[str, str]
    lines: dict[str, Line]


def folded(told: Told, events: Sequence[str], held: Held) -> Folded:
    """The rows of one story that say no more than another. The other takes the line of a title
    that is folded into it, and a longer line that holds its own."""
    return _Folding(told, events, held).run()


class _Folding:
    def __init__(self, told: Told, events: Sequence[str], held: Held) -> None:
        self.told, self.held = told, held
        self.order = sorted((e for e in events if e not in held.along), key=self._first)
        self.lines = dict(held.lines)
        self.said = {event: frozenset(stems([shown(self.lines[event])])) for event in self.order}

    def run(self) -> Folded:
        """Go through the rows, the weightiest first; each is folded into one before it or kept."""
        into: dict[str, str] = {}
        kept: dict[str, list[str]] = defaultdict(list)
        by_stem: dict[str, list[str]] = defaultdict(list)
        for event in self.order:
            near = [*kept[self.top(event)], *kept[self.lines[event].article]]
            rare = sorted(self.said[event], key=lambda stem: (-rarity_of(stem), stem))[:RARE]
            shared = Counter(other for stem in rare for other in by_stem[stem])
            far = [other for other, both in shared.items() if both * 2 >= len(rare)]
            row = next((o for o in dict.fromkeys([*near, *far]) if self._goes(event, o)), None)
            if row is not None:
                into[event] = row
                if self._tells_better(event, row):
                    self.lines[row] = self.lines[event]
                    self.said[row] = self.said[event]
                continue
            kept[self.top(event)].append(event)
            kept[self.lines[event].article].append(event)
            for stem in rare:
                by_stem[stem].append(event)
        return Folded(into, {row: self.lines[row] for row in into.values()})

    def _first(self, event: str) -> tuple[bool, bool, bool, int, str]:
        """Occurrences before what hangs under them, those before the background; of equals what
        only a title tells last, then the weightier first."""
        root = self.held.tiers[self.top(event)]
        hangs = event in self.held.parent
        titled = self.told.roles(event) == {"title"}
        return root == "background", hangs, titled, -self.held.salience[event], event

    def top(self, event: str) -> str:
        """The row that hangs under nothing, in which the event stands."""
        while event in self.held.parent:
            event = self.held.parent[event]
        return event

    def _may_go(self, event: str, row: str) -> bool:
        """Whether no report or person holds the two to be different: one is no part, answer or
        cause of the other, and several reports do not tell it as an occurrence."""
        wide = self.held.tiers[event] == "main" and self.told.is_wide(event)
        return not wide and event not in self.told.tied.get(row, ())

    def _goes(self, event: str, row: str) -> bool:
        return self._repeats(event, row) and self._may_go(event, row)

    def _repeats(self, event: str, row: str) -> bool:
        return (
            self._shows_the_same(event, row)
            or self._is_copy(event, row)
            or self._titles(event, row)
            or self._is_told_there(event, row)
            or self._says_again(event, row)
        )

    def _shows_the_same(self, event: str, row: str) -> bool:
        """One line is a stretch of the other, and they are not of two days."""
        a, b = self.lines[event], self.lines[row]
        if a.article != b.article:
            return False
        if b.start <= a.start and a.end <= b.end:
            return self._same_day(event, row) or not self._own_days(event, row)
        return a.start <= b.start and b.end <= a.end and self._same_day(event, row)

    def _tells_better(self, event: str, row: str) -> bool:
        """Whether the row is better shown with the event's line, which gives no number away that
        is in dispute for the row."""
        a, b = self.lines[event], self.lines[row]
        if a.article != b.article or self.told.is_wide(row):
            return False
        titled = self.told.roles(event) == {"title"} and "heading" not in self.told.roles(row)
        longer = a.start <= b.start and b.end <= a.end and (a.start, a.end) != (b.start, b.end)
        if not (titled or longer):
            return False
        return not any(
            a.start <= start and end <= a.end
            for start, end in disputed_figures(self.told, row).get(a.article, ())
        )

    def _is_copy(self, event: str, row: str) -> bool:
        """The row's line has the event's words, and neither its numbers nor its day differ."""
        under_one = self.top(event) == self.top(row)
        if self.held.tiers[event] != self.held.tiers[row] and not under_one:
            return False
        if self._stances(event) != self._stances(row):
            return False
        share = KIN_PERCENT if under_one else COPY_PERCENT
        return (
            self._covers(event, self.said[row], share)
            and self._numbers(event) <= self._numbers(row)
            and self._actors(event) <= self._actors(row)
            and (self._same_day(event, row) or not self._own_days(event, row))
        )

    def _titles(self, event: str, row: str) -> bool:
        """The event is told by a title alone, and its report opens with the row."""
        if self.told.roles(event) != {"title"}:
            return False
        opens = {
            claim.quote.article
            for claim in self.told.claims_of(row)
            if self.told.traits[claim.id].position < OPENS
        }
        return self.told.articles(event) <= opens and self._covers(
            event, self.said[row], TITLE_PERCENT
        )

    def _is_told_there(self, event: str, row: str) -> bool:
        """The event hangs under the row, every sentence of it tells the row or a part of it too,
        and it brings no number, nobody and no act of weight of its own."""
        if self.held.parent.get(event) != row or self.held.tiers[event] in WORDS:
            return False
        whole = self.told.whole(row)
        told_there = frozenset[Sentence]().union(*(self._sentences(e, True) for e in whole))
        if not self._sentences(event) <= told_there:
            return False
        return (
            not any(self._is_weighty(claim) for claim in self.told.claims_of(event))
            and self._figures(event) <= frozenset().union(*map(self._figures, whole))
            and self._actors(event) <= {a for e in whole for a in self.told.events[e].actors}
            and self._same_day(event, row)
        )

    def _says_again(self, event: str, row: str) -> bool:
        """Two reports under one row pass on that somebody said one thing to or of somebody
        ("The union blamed the owner …"): the same verb, speaker and other side."""
        a, b = self._address(event), self._address(row)
        return (
            a is not None
            and a == b
            and self.top(event) == self.top(row)
            and self.told.articles(event).isdisjoint(self.told.articles(row))
            and (self._same_day(event, row) or not self._own_days(event, row, ("clause",)))
        )

    # --- what the checks ask --------------------------------------------------------

    def _covers(self, event: str, words: frozenset[str], percent: int) -> bool:
        own = self.said[event]
        if len(own) < LEAST_STEMS:
            return False
        weight = sum(rarity_of(stem) for stem in own)
        return sum(rarity_of(stem) for stem in own & words) * 100 >= percent * weight

    def _stances(self, event: str) -> set[tuple[str, str]]:
        """Stance and polarity of what its sentences are told for."""
        claims = self._heads(event)
        return {(self.told.claims[one].stance, self.told.claims[one].polarity) for one in claims}

    def _heads(self, event: str) -> list[str]:
        claims = [claim.id for claim in self.told.claims_of(event)]
        main = [one for one in claims if one in self.held.heads.get(self.told.sentence(one), ())]
        return main or claims

    def _numbers(self, event: str) -> frozenset[str]:
        """The numbers in digits that its line shows."""
        words = shown(self.lines[event]).replace(",", "")
        return frozenset(word for word in stems([words]) if word.isdigit())

    def _figures(self, event: str) -> frozenset[tuple[str, str]]:
        return frozenset(
            (figure.counts, str((figure.low, figure.best, figure.high)))
            for claim in self.told.claims_of(event)
            for figure in claim.figures
        )

    def _actors(self, event: str) -> frozenset[str]:
        return frozenset(
            role.actor
            for claim in self._heads(event)
            for role in self.told.claims[claim].roles
            if role.actor is not None and role.role in ("who", "whom")
        )

    def _sentences(self, event: str, by_verbs: bool = False) -> frozenset[Sentence]:
        """The sentences that tell it; `by_verbs`: those that do not only name it."""
        return frozenset(
            self.told.sentence(claim.id)
            for claim in self.told.claims_of(event)
            if not (by_verbs and self.told.traits[claim.id].nominal)
        )

    def _same_day(self, event: str, row: str) -> bool:
        a, b = self.told.events[event].when, self.told.events[row].when
        return a is None or b is None or calendar.compatible(a, b).relation != "apart"

    def _is_weighty(self, claim: Claim) -> bool:
        """Whether it is an act of somebody, of a kind that stands for itself."""
        done = any(role.role in ("who", "whom") for role in claim.roles)
        return done and is_hard(claim) and not self.told.traits[claim.id].definite

    def _address(self, event: str) -> tuple[str, str, str, str] | None:
        """Verb, stance, speaker and the last word for whom it is about, of an event that is
        told as one utterance that takes a side."""
        heads = self._heads(event)
        claim = self.told.claims[heads[0]]
        who = [role.actor for role in claim.roles if role.role == "who" and role.actor]
        whom = [stems([role.text])[-1:] for role in claim.roles if role.role == "whom"]
        if len(heads) != 1 or claim.stance == "asserts" or len(who) != 1 or len(whom) != 1:
            return None
        return claim.predicate.lemma, claim.stance, who[0], "".join(whom[0])

    def _own_days(self, event: str, row: str, own: tuple[str, ...] = OWN_DAY) -> bool:
        """Whether both are given their days in their own words."""
        return all(
            any(self.told.traits[c.id].dated in own for c in self.told.claims_of(one))
            for one in (event, row)
        )
