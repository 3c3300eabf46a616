"""Whether one row tells in other words what another tells: a heading and the sentence below it
(`headed`), a line and a longer one, one speaker's words in two reports, victims counted alone."""

from __future__ import annotations

import re

from dateline import when as calendar
from dateline.records import Claim
from dateline.select.headed import LATER_PERCENT, Headed
from dateline.select.repeats import LEAST_QUOTED, SAME_PERCENT, quoted
from dateline.select.shown import shown
from dateline.select.standing import day_number
from dateline.select.subject import stems
from dateline.select.wording import is_fragment

NUMBER_PERCENT = 60
"""Share of a line's weight that another of its verb and numbers must hold. Not tuned."""
SPOKEN_PERCENT = 60
"""The same share for the words of one speaker on one day in two reports. Not tuned."""
FAR_DAYS = 7
"""Days apart from which two reports do not tell one thing, however alike. Not tuned."""
VICTIMS = frozenset({"killed", "injured", "missing"})


_CAPITAL = re.compile(r"\W*[A-Z]")


class Again(Headed):
    """As `Alike`, with what is told again in other words."""

    def repeats(self, event: str, row: str) -> bool:
        return not self._is_far(event, row) and (
            super().repeats(event, row)
            or self.is_headed(event, row)
            or self._is_shorter(row, event)
            or self._has_the_number(event, row)
            or self._stands_in_line(event, row)
            or self._is_said_there(event, row)
            or self._counts_again(event, row)
        )

    def _is_far(self, event: str, row: str) -> bool:
        """Whether no report tells both and their days are further apart than a wrong one is."""
        if not self.told.articles(event).isdisjoint(self.told.articles(row)):
            return False
        days = [calendar.local_day(self.told.events[one].when) for one in (event, row)]
        a, b = (day_number(day or "") for day in days)
        return a is not None and b is not None and abs(a - b) > FAR_DAYS

    def tells_better(self, event: str, row: str) -> bool:
        """Whether the row is better shown with the event's line: see `Alike`. A sentence
        that has most of a heading's words stands over it, and a heading that says it in others
        below the sentence."""
        if self._is_shorter(row, event):
            return not is_fragment(self.lines[event].text)
        if self.stands_for(event, row):
            title, below = self.lines[row].text, shown(self.lines[event])
            headed = title in self.headings_of(row) and not self.told.is_wide(row)
            return headed and self.shares_words(title, below, LATER_PERCENT)
        if self.heads_report(event) and not super().repeats(event, row):
            return False
        return super().tells_better(event, row)

    def _is_shorter(self, row: str, event: str) -> bool:
        """The event's line in the same report says what the row's says, and more, of one act."""
        return (
            self.lines[event].article == self.lines[row].article
            and not self.told.is_wide(row)
            and bool(self._verbs(event) & self._verbs(row))
            and not super()._is_copy(event, row)
            and self._is_copy(row, event)
            and self.keeps_day(event, row)
        )

    def _has_the_number(self, event: str, row: str) -> bool:
        """Both lines give one number, and the row's holds most of the event's words, all names
        among them."""
        numbers = self._numbers(event)
        return (
            bool(numbers)
            and numbers == self._numbers(row)
            and self.held.tiers[event] == self.held.tiers[row]
            and self._stances(event) == self._stances(row)
            and self._covers(event, self.said[row], NUMBER_PERCENT)
            and self._names_nobody_new(event, row)
            and self._actors(event) <= self._actors(row)
            and self.keeps_day(event, row)
        )

    def _names_nobody_new(self, event: str, row: str) -> bool:
        """Whether the row's line holds every word that the event's writes with a capital, but
        for the first."""
        words = shown(self.lines[event]).split()[1:]
        named = stems(word for word in words if _CAPITAL.match(word))
        return self.said[row].issuperset(named)

    def _stands_in_line(self, event: str, row: str) -> bool:
        """The row's line, which took the sentence before or behind its own, shows all that tells
        the event, which hangs."""
        line = self.lines[row]
        return (
            event in self.held.parent
            and all(
                claim.quote.article == line.article
                and line.start <= claim.quote.start
                and claim.quote.end <= line.end
                for claim in self.told.claims_of(event)
            )
            and self.keeps_day(event, row)
        )

    def _verbs(self, event: str) -> frozenset[str]:
        return frozenset(claim.predicate.lemma for claim in self._claims(event))

    # --- words ----------------------------------------------------------------------

    def voices(self, event: str) -> frozenset[str]:
        """Who speaks, of an event that is told as words alone."""
        if self.held.tiers[event] != "reaction":
            return frozenset()
        return frozenset(
            speaker.actor
            for claim in self._claims(event)
            for speaker in claim.speakers
            if speaker.actor is not None
        )

    def _is_said_there(self, event: str, row: str) -> bool:
        """Two reports give the words of one speaker on what can be one day: one statement, or
        what is of one matter."""
        if self.held.tiers[event] != "reaction" or self.held.tiers[row] != "reaction":
            return False
        return (
            self.told.articles(event).isdisjoint(self.told.articles(row))
            and self._stances(event) == self._stances(row)
            and self._numbers(event) <= self._numbers(row)
            and self._same_day(event, row)
            and (self._is_one_statement(event, row) or self._is_one_matter(event, row))
        )

    def _is_one_statement(self, event: str, row: str) -> bool:
        a, b = quoted(self.lines[event]), quoted(self.lines[row])
        least = min(len(a), len(b))
        return least >= LEAST_QUOTED and len(a & b) * 100 >= SAME_PERCENT * least

    def _is_one_matter(self, event: str, row: str) -> bool:
        a, b = shown(self.lines[event]), shown(self.lines[row])
        same_voice = not self.voices(event).isdisjoint(self.voices(row))
        return same_voice and self.shares_words(a, b, SPOKEN_PERCENT)

    def _claims(self, event: str) -> list[Claim]:
        return [self.told.claims[one] for one in self._heads(event)]

    # --- victims --------------------------------------------------------------------

    def _counts_again(self, event: str, row: str) -> bool:
        """The event hangs under the row and counts victims that the row counts as well, with
        nobody and nothing else. One that died alone ("a second guard died") can be another."""
        if self.held.parent.get(event) != row or not self._counts_alone(event):
            return False
        if len(self._figures(event)) == 1 and all(
            figure.best == 1 for claim in self.told.claims_of(event) for figure in claim.figures
        ):
            return False
        whole = self.told.whole(row)
        known = frozenset[tuple[str, str]]().union(*map(self._figures, whole))
        return (
            self._figures(event) <= known
            and self._actors(event) <= {a for e in whole for a in self.told.events[e].actors}
            and self._same_day(event, row)
        )

    def _counts_alone(self, event: str) -> bool:
        """Whether every sentence of it counts victims and is told for nothing else."""
        claims = self.told.claims_of(event)
        return all(
            claim.figures
            and {figure.counts for figure in claim.figures} <= VICTIMS
            and not any(role.role == "who" and role.actor for role in claim.roles)
            and not any(f.part for f in claim.figures)
            for claim in claims
        ) and all(
            self.told.event_of[one] == event
            for claim in claims
            for one in self.held.heads.get(self.told.sentence(claim.id), ())
        )
