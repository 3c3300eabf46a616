"""Whether one row of the timeline says no more than another.

A row repeats another where both show one stretch of a report, where its words are those of the
other to a few, where it is the title of the report that the other opens, where it hangs under a
row one of whose claims its sentence tells as well, or where two reports pass on one reproach. It
stays where it gives a number, a stance or a day that the other lacks.
"""

from __future__ import annotations

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


class Alike:
    """The rows of one story as they are compared. `lines` and `said` change as a row takes the
    line of another."""

    def __init__(self, told: Told, events: Sequence[str], held: Held) -> None:
        self.told, self.held = told, held
        self.were, self.lines = held.lines, dict(held.lines)
        self.said = {event: frozenset(stems([shown(held.lines[event])])) for event in events}

    def top(self, event: str) -> str:
        """The row that hangs under nothing, in which the event stands."""
        while event in self.held.parent:
            event = self.held.parent[event]
        return event

    def repeats(self, event: str, row: str) -> bool:
        return (
            self._shows_the_same(event, row)
            or self._is_copy(event, row)
            or self._titles(event, row)
            or self._is_told_there(event, row)
            or self._says_again(event, row)
        )

    def _shows_the_same(self, event: str, row: str) -> bool:
        """One line is a stretch of the other, and they are not two rows of two days."""
        lines = self.lines[row], self.were[row]
        return any(self._holds(event, row, line) for line in lines)

    def _holds(self, event: str, row: str, b: Line) -> bool:
        a = self.lines[event]
        if a.article != b.article:
            return False
        if (a.start, a.end) == (b.start, b.end) and event in self.held.parent:
            return True
        if b.start <= a.start and a.end <= b.end:
            return self._same_day(event, row) or not self._own_days(event, row)
        return a.start <= b.start and b.end <= a.end and self._same_day(event, row)

    def tells_better(self, event: str, row: str) -> bool:
        """Whether the row is better shown with the event's line, which gives no number away that
        is in dispute for the row."""
        a, b = self.lines[event], self.lines[row]
        if a.article != b.article or self.told.is_wide(row):
            return False
        titled = self.heads_report(event) and "heading" not in self.told.roles(row)
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
        """The event is told by the first line of a report alone, and the row in its next ones."""
        if not self.heads_report(event):
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
        a, b = self.address(event), self.address(row)
        return (
            a is not None
            and a == b
            and self.top(event) == self.top(row)
            and self.told.articles(event).isdisjoint(self.told.articles(row))
            and (self._same_day(event, row) or not self._own_days(event, row, ("clause",)))
        )

    def heads_report(self, event: str) -> bool:
        """Whether nothing tells it but titles or the first lines of reports without one."""
        return all(
            traits.block_role == "title" or traits.position == 0
            for claim in self.told.claims_of(event)
            for traits in [self.told.traits[claim.id]]
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
        """Whether the two can be of one day. The night of a Friday reaches into the Saturday, and
        yet what is told of that Saturday is of another day."""
        a, b = self.told.events[event].when, self.told.events[row].when
        if a is None or b is None:
            return True
        one, other = calendar.local_day(a), calendar.local_day(b)
        if one and other and one != other and self._own_days(event, row, ("clause",)):
            return False
        return calendar.compatible(a, b).relation != "apart"

    def _is_weighty(self, claim: Claim) -> bool:
        """Whether it is an act of somebody, of a kind that stands for itself."""
        done = any(role.role in ("who", "whom") for role in claim.roles)
        return done and is_hard(claim) and not self.told.traits[claim.id].definite

    def address(self, event: str) -> tuple[str, str, str, str] | None:
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
