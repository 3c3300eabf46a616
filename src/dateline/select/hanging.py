"""What hangs under what: parts under their whole, look-alikes under the likelier row, what a
sentence tells along under what it is told for, words under what they are about, small things
under the occurrence of their section or day.

Each step only adds to what the steps before it left open, and nothing may hang under itself,
so every event ends under one row or is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from dateline import when as calendar
from dateline.records import Line
from dateline.select.about import spoken_before, subjects
from dateline.select.along import fold
from dateline.select.likely import is_likely
from dateline.select.standing import WORDS, Standing, day_number

LATE_WORDS_DAYS = 3
"""Words that name nothing are taken to be about an occurrence of their report on their own day,
else on the nearest of so many days before it. Not tuned."""


class Hanging(Standing):
    """One story's events while it is decided what hangs under what."""

    def settle(self) -> dict[str, str]:
        """Event id to the event that it hangs under, for those that hang."""
        steps = (
            self._whole,
            self._look_alikes,
            self._told_along,
            self._about,
            self._small,
            self._silent,
        )
        for step in steps:
            for event in self.events:
                if event not in self.parent:
                    self._hang(event, step(event))
        return self.parent

    def _hang(self, event: str, hosts: Iterable[str]) -> None:
        """Hang the event under the first host that does not hang under it."""
        for host in hosts:
            at: str | None = host
            while at is not None and at != event:
                at = self.parent.get(at)
            if at is None and host in self.weight:
                self.parent[event] = host
                return

    # --- the steps: hosts in the order in which they are tried ----------------------

    def _whole(self, event: str) -> list[str]:
        whole = self.told.events[event].part_of
        return [whole] if whole is not None else []

    def _look_alikes(self, event: str) -> list[str]:
        """Of a pair that is possibly the same, the one is folded that sentences only tell along
        ("two weeks after police searched it"), else the one of less weight."""
        own = self._rank(event)
        hosts = [
            (-weight, self.weight[other], other)
            for weight, other in self._pairs.get(event, ())
            if self._rank(other) < own and self.tiers[other] == self.tiers[event]
        ]
        return [self.row(other) for _, _, other in sorted(hosts)]

    def _told_along(self, event: str) -> list[str]:
        """What no sentence is told for hangs under what its sentences are told for."""
        hosts: dict[str, int] = defaultdict(int)
        said_in: set[str] = set()
        for claim in self.told.claims_of(event):
            heads = self.heads.get(self.told.sentence(claim.id), [])
            if claim.id in heads:
                return []
            said_in.update(self.told.event_of.get(one, "") for one in [claim.said_in or ""])
            for head in heads:
                hosts[self.told.event_of[head]] += 1
        if self.tiers[event] == "main" and self.is_major(event):
            return []
        return sorted(
            (host for host in hosts if host in self.weight and host != event),
            key=lambda host: (host not in said_in, -hosts[host], self.weight[host]),
        )

    def _about(self, event: str) -> list[str]:
        """Words hang under what they are about, as far as there is evidence of that; else under
        an occurrence of their day or of their report."""
        if self.tiers[event] not in WORDS:
            return []
        return [*subjects(self, event), *self._lately(event), *spoken_before(self, event)]

    def _small(self, event: str) -> list[str]:
        """A small occurrence hangs under the one that its section's heading tells, else under
        a larger one of its day with which it shares somebody. One that is given no day of
        its own then hangs under what its report is about."""
        if self.tiers[event] != "main" or self.is_major(event):
            return []
        kin, dated = self.kin(event), self.is_dated(event)
        larger = [
            host
            for host in self.rows_of(self.day(event))
            if self.is_major(host)
            if self.kin(host) & kin or (not kin and (dated or self._shares_report(host, event)))
        ]
        if dated:
            return [*self.headed(event), *larger]
        known = [] if self.day(event) else self._known(event)
        return [*self.headed(event), *larger, *self._led(event), *known]

    def _silent(self, event: str) -> list[str]:
        """What tells nothing hangs under what its section or its report is about."""
        if event not in self.silent:
            return []
        return [*self.headed(event), *self._led(event), *self.of_report(event)]

    # --- what the steps ask ---------------------------------------------------------

    def _rank(self, event: str) -> tuple[bool, int]:
        return not self.is_told_for(event), self.weight[event]

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for pair in filter(is_likely, self.told.possibly_same):
            a, b = self.told.resolve(pair.a), self.told.resolve(pair.b)
            if a in self.weight and b in self.weight and a is not None and b is not None:
                found[a].append((pair.weight, b))
                found[b].append((pair.weight, a))
        return found

    def _shares_report(self, host: str, event: str) -> bool:
        return not self.told.articles(host).isdisjoint(self.told.articles(event))

    def _led(self, event: str) -> list[str]:
        """What its reports are about: what is of its day first, then what is news in them, what
        they begin with and the weightiest. A title says again what the first sentences tell,
        and hangs under a lighter one too."""
        roles = {self.told.traits[claim.id].block_role for claim in self.told.claims_of(event)}
        hosts = {host for article in self.told.articles(event) for host in self.led_by[article]}
        fitting = [
            host
            for host in hosts
            if host not in self.parent
            and host != event
            and (roles == {"title"} or self.weight[host] < self.weight[event])
        ]
        day = self.day(event)
        return sorted(
            fitting,
            key=lambda h: (
                self.day(h) != day,
                not self.is_news_of(h, event),
                self.begun[h].isdisjoint(self.told.articles(event)),
                self.weight[h],
            ),
        )

    def _known(self, event: str) -> list[str]:
        """Of what has no day and is told as known: what its reports are about."""
        traits = (self.told.traits[claim.id] for claim in self.told.claims_of(event))
        return self.of_report(event) if any(one.definite for one in traits) else []

    def _lately(self, event: str) -> list[str]:
        """Rows that its own reports tell, of its day; where that is only its report's, then what
        the report is about, else rows of the days before. What another report tells it would
        have to name."""
        day = self.day(event)
        number = day_number(day)
        if number is None:
            return self._own(event, self.rows_of(day)) if day else self.of_report(event)
        found = self._own(event, self.rows_of(day))
        if not self.is_given_day(event):
            return [*found, *self._before_printing(event)]
        for back in range(1, LATE_WORDS_DAYS + 1):
            found += self._own(event, self.rows_of(calendar.day_text(number - back)))
        return found

    def _own(self, event: str, hosts: Iterable[str]) -> list[str]:
        """Those of its own reports, what these are about first, then what shares somebody."""
        kin, articles = self.kin(event), self.told.articles(event)
        about = {host for article in articles for host in self.led_by[article]}
        held = (
            host
            for host in hosts
            if host != event
            and self.told.articles(host) & articles
            and not self.is_of_other_hour(host, event)
        )
        return sorted(held, key=lambda h: (h not in about, not self.kin(h) & kin, self.weight[h]))

    def _before_printing(self, event: str) -> list[str]:
        """What its reports are about, of whatever day before, as far as it is news in them."""
        hosts = {host for article in self.told.articles(event) for host in self.led_by[article]}
        fitting = [
            host
            for host in hosts
            if host not in self.parent
            and self.is_earlier_row(host, event)
            and self.is_news_of(host, event)
        ]
        return sorted(fitting, key=self.weight.__getitem__)

    def fold(self, lines: Mapping[str, Line]) -> frozenset[str]:
        """The events that say nothing of their own; see `along`."""
        return fold(self, lines)
