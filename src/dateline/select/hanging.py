"""What hangs under what: parts under their whole, look-alikes under the likelier row, what a
sentence tells along under what it is told for, words under what they are about, small things
under the occurrence of their section or day.

Each step only adds to what the steps before it left open, and nothing may hang under itself,
so every event ends under one row or is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from dateline import when as calendar
from dateline.records import Line, Tier
from dateline.select.repeats import repeats
from dateline.select.salience import leads
from dateline.select.shown import shown
from dateline.select.told import Sentence, Told

WORDS = ("reaction", "outlook")
OWN_DAY = ("clause", "heading")
"""How a claim is dated that is given a day of its own; the others take that of the article,
of the sentence before, or of what they point to."""
LATE_WORDS_DAYS = 3
"""Words that name nothing are taken to be about an occurrence of their own day, else of the
nearest of so many days before it that shares somebody or that its report tells. Not tuned."""


class Hanging:
    """One story's events while it is decided what hangs under what."""

    def __init__(
        self,
        told: Told,
        events: Iterable[str],
        tiers: Mapping[str, Tier],
        salience: Mapping[str, int],
        heads: Mapping[Sentence, list[str]],
        silent: Set[str] = frozenset(),
    ) -> None:
        self.told = told
        self.tiers = tiers
        self.heads = heads
        self.events = sorted(events, key=lambda event: (-salience[event], event))
        self.weight = {event: place for place, event in enumerate(self.events)}
        """Place by salience, 0 the weightiest."""
        self.silent = silent
        """Told by nothing that says what happened: they are shown in the row of another."""
        self.parent: dict[str, str] = {}

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

    def fold(self, lines: Mapping[str, Line]) -> frozenset[str]:
        """The events that say nothing of their own: what no sentence is told for and whose
        sentences all tell the row above it; and of the rows of one tier under one row that
        show the same words, all but the first, which the others then hang under; and what only
        repeats another line of the story."""
        first: dict[tuple[str, str, str], str] = {}
        folded = set()
        depth = {event: self._depth(event) for event in self.events}
        for event in sorted(self.events, key=lambda e: (depth[e], self.weight[e])):
            top = self._top(event) if depth[event] else ""
            keeper = first.setdefault((top, self.tiers[event], _said(lines[event])), event)
            if keeper != event and not (depth[event] == 0 and self._is_own(event)):
                self.parent[event] = keeper
                folded.add(event)
        for event in sorted(self.parent, key=lambda e: (self._depth(e), e)):
            row = self.parent[event]
            while row in folded:
                row = self.parent[row]
            if self._is_own(event) and self.told.events[event].part_of is None:
                continue
            if not self._is_told_for(event) and self._sentences(event) <= self._sentences(row):
                folded.add(event)
        folded.update(event for event in self.silent if event in self.parent)
        return frozenset(folded | self._repeated(lines, folded))

    def _repeated(self, lines: Mapping[str, Line], folded: set[str]) -> set[str]:
        """The hanging events whose line another hanging line of the story says too; they then
        hang under that one."""
        hanging = [
            event
            for event in self.events
            if event in self.parent and event not in folded and not self._is_own(event)
        ]
        found = set()
        for event, keeper in repeats(hanging, lines):
            at: str | None = keeper
            while at is not None and at != event:
                at = self.parent.get(at)
            if at == event:
                self.parent[keeper] = self.parent[event]
            self.parent[event] = keeper
            found.add(event)
        return found

    def _top(self, event: str) -> str:
        """The row that hangs under nothing, in which the event stands."""
        while event in self.parent:
            event = self.parent[event]
        return event

    def _depth(self, event: str) -> int:
        depth = 0
        while event in self.parent:
            event, depth = self.parent[event], depth + 1
        return depth

    def _is_told_for(self, event: str) -> bool:
        return any(
            claim.id in self.heads.get(self.told.sentence(claim.id), ())
            for claim in self.told.claims_of(event)
        )

    def _sentences(self, event: str) -> frozenset[Sentence]:
        return frozenset(self.told.sentence(claim.id) for claim in self.told.claims_of(event))

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
        """Of a pair that is possibly the same, the one of less weight is folded."""
        hosts = [
            (-weight, self.weight[other], other)
            for weight, other in self._pairs.get(event, ())
            if self.weight[other] < self.weight[event] and self.tiers[other] == self.tiers[event]
        ]
        return [self._row(other) for _, _, other in sorted(hosts)]

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
        if self.tiers[event] == "main" and self._is_major(event):
            return []
        return sorted(
            (host for host in hosts if host in self.weight and host != event),
            key=lambda host: (host not in said_in, -hosts[host], self.weight[host]),
        )

    def _about(self, event: str) -> list[str]:
        """Words hang under what they are about: the occurrences said in them, those named
        beside them, that of their section, that of their day."""
        if self.tiers[event] not in WORDS:
            return []
        near: dict[str, tuple[int, bool]] = {}
        for claim in self.told.claims_of(event):
            beside = self.told.sentences[self.told.sentence(claim.id)]
            for far, held in enumerate((self.told.contents.get(claim.id, ()), beside)):
                for other in held:
                    host = self._row(self.told.event_of[other.id])
                    if self._is_earlier_row(host, event) and host not in self.parent:
                        near.setdefault(host, (far, self._day(host) != self._day(event)))
        named = sorted(near, key=lambda host: (near[host], self.weight[host]))
        return [*named, *self._headed(event), *self._lately(event)]

    def _small(self, event: str) -> list[str]:
        """A small occurrence hangs under the one that its section's heading tells, else under
        a larger one of its day with which it shares somebody. One that is given no day of
        its own then hangs under what its report is about."""
        if self.tiers[event] != "main" or self._is_major(event):
            return []
        kin = self._kin(event)
        larger = [
            host
            for host in self._rows_of(self._day(event))
            if self._is_major(host) and (self._kin(host) & kin or not kin)
        ]
        if self._is_dated(event):
            return [*self._headed(event), *larger]
        known = [] if self._day(event) else self._known(event)
        return [*self._headed(event), *larger, *self._led(event), *known]

    def _silent(self, event: str) -> list[str]:
        """What tells nothing hangs under what its section or its report is about."""
        if event not in self.silent:
            return []
        return [*self._headed(event), *self._led(event), *self._of_report(event)]

    # --- what the steps ask ---------------------------------------------------------

    def _row(self, event: str) -> str:
        """The occurrence in whose row an occurrence stands."""
        while (host := self.parent.get(event)) is not None and self.tiers[host] == "main":
            event = host
        return event

    def _is_earlier_row(self, host: str, event: str) -> bool:
        """Whether the host is another occurrence, not known to lie after the event: words of
        a Thursday can be about what was on that Thursday or on Friday."""
        if host == event or host not in self.weight or self.tiers[host] != "main":
            return False
        day, own = self._day(host), self._day(event)
        if not (day and own) or "X" in day + own or day <= own:
            return True
        when = self.told.events[host].when
        days = when.alternatives if when is not None else ()
        return any(other <= own for other in days)

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for pair in self.told.possibly_same:
            a, b = self.told.resolve(pair.a), self.told.resolve(pair.b)
            if a in self.weight and b in self.weight and a is not None and b is not None:
                found[a].append((pair.weight, b))
                found[b].append((pair.weight, a))
        return found

    def _is_own(self, event: str) -> bool:
        """Whether it always has a row of its own: an occurrence that several reports tell, or
        that answers another, led to one, or is answered."""
        if self.tiers[event] != "main" or not self._is_told_for(event):
            return False
        return self.told.is_wide(event) or (event in self._linked and self._is_news(event))

    def _is_news(self, event: str) -> bool:
        """Whether a sentence is told for it, and not as known already ("the strike was …")."""
        return any(
            claim.id in self.heads.get(self.told.sentence(claim.id), ())
            and traits.main
            and not (traits.nominal or traits.definite)
            for claim in self.told.claims_of(event)
            for traits in [self.told.traits[claim.id]]
        )

    @cached_property
    def _linked(self) -> frozenset[str]:
        """The events that a report ties to another as answer or cause."""
        return frozenset(
            end
            for relation in self.told.relations
            if relation.kind in ("answers", "causes")
            for ends in [(self.told.resolve(relation.source), self.told.resolve(relation.target))]
            if ends[0] != ends[1]
            for end in ends
            if end is not None
        )

    def _is_major(self, event: str) -> bool:
        """Has a row of its own, or is what a heading is about. A title alone is told again in
        the first sentences."""
        return (
            self._is_own(event)
            or self.told.is_wide(event)
            or any(
                self.told.traits[claim.id].block_role == "heading"
                and claim.id in self.heads.get(self.told.sentence(claim.id), ())
                for claim in self.told.claims_of(event)
            )
        )

    def _is_dated(self, event: str) -> bool:
        """Whether a sentence or the heading above it gives the event its day, as news: what
        is told as known ("the attack on Wednesday") only says which one is meant."""
        traits = [self.told.traits[claim.id] for claim in self.told.claims_of(event)]
        known = any(one.definite and one.nominal for one in traits)
        return not known and any(
            one.dated in OWN_DAY and one.block_role != "title" for one in traits
        )

    def _led(self, event: str) -> list[str]:
        """What its reports begin with, that of its day first, then the weightiest. A title
        says again what the first sentences tell, and hangs under a lighter one too."""
        roles = {self.told.traits[claim.id].block_role for claim in self.told.claims_of(event)}
        hosts = {host for article in self.told.articles(event) for host in self._leads[article]}
        fitting = [
            host
            for host in hosts
            if host not in self.parent
            and host != event
            and (roles == {"title"} or self.weight[host] < self.weight[event])
        ]
        day = self._day(event)
        return sorted(fitting, key=lambda host: (self._day(host) != day, self.weight[host]))

    def _known(self, event: str) -> list[str]:
        """Of what has no day and is told as known: what its reports are about."""
        traits = (self.told.traits[claim.id] for claim in self.told.claims_of(event))
        return self._of_report(event) if any(one.definite for one in traits) else []

    @cached_property
    def _leads(self) -> dict[str, list[str]]:
        """Article to the occurrences that its first sentences tell, and the larger ones."""
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.events:
            if self.tiers[event] == "main":
                for article in self.told.articles(event):
                    if self._is_major(event) or article in leads(self.told, event):
                        found[article].append(event)
        return found

    @cached_property
    def _headings(self) -> dict[tuple[str, int], list[str]]:
        """(article, number of its heading Block) to the occurrences that the heading tells."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for event in self.events:
            for claim in self.told.claims_of(event):
                role = self.told.traits[claim.id].block_role
                if role == "heading" and self.tiers[event] == "main":
                    found[claim.quote.article, claim.quote.block].append(event)
        return found

    def _headed(self, event: str) -> list[str]:
        """The occurrences that the headings over the event's claims tell, weightiest first."""
        hosts = {
            self._row(host)
            for claim in self.told.claims_of(event)
            for host in self._headings.get(
                (claim.quote.article, self.told.traits[claim.id].section or 0), ()
            )
        }
        fitting = [host for host in hosts if self._is_earlier_row(host, event)]
        return sorted(fitting, key=self.weight.__getitem__)

    def _lately(self, event: str) -> list[str]:
        """Rows of its day, those that share somebody first; then rows of the days before
        that share somebody or that its own report tells."""
        kin, day, articles = self._kin(event), self._day(event), self.told.articles(event)
        number = _number(day)
        if number is None:
            near = self._rows_of(day) if day else self._of_report(event)
            return sorted(near, key=lambda h: (not self._kin(h) & kin, self.weight[h]))
        same = [host for host in self._rows_of(day) if host != event]
        found = sorted(same, key=lambda h: (not self._kin(h) & kin, self.weight[h]))
        for back in range(1, LATE_WORDS_DAYS + 1):
            rows = self._rows_of(calendar.day_text(number - back))
            found += [h for h in rows if self._kin(h) & kin or self.told.articles(h) & articles]
        return found

    def _of_report(self, event: str) -> list[str]:
        """What its reports are about and can lie at its time, weightiest first."""
        when = self.told.events[event].when
        hosts = {host for article in self.told.articles(event) for host in self._leads[article]}
        fitting = [
            host
            for host in hosts
            if host != event
            and host not in self.parent
            and calendar.compatible(self.told.events[host].when, when).relation != "apart"
        ]
        return sorted(fitting, key=self.weight.__getitem__)

    @cached_property
    def _by_day(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.events:
            if self.tiers[event] == "main":
                found[self._day(event)].append(event)
        return found

    def _rows_of(self, day: str) -> list[str]:
        """The rows of a day that hang under nothing, weightiest first."""
        held = self._by_day.get(day, []) if day else []
        return [event for event in held if event not in self.parent]

    def _day(self, event: str) -> str:
        """Its day as an ISO date, or as `XXXX-MM-DD` where the year is open; "" if unknown."""
        when = self.told.events[event].when
        day = calendar.local_day(when)
        if day is None and when is not None and len(when.edtf) == 10:
            day = when.edtf if when.edtf.startswith("XXXX-") else None
        return day or ""

    def _kin(self, event: str) -> frozenset[str]:
        held = self.told.events[event]
        return frozenset((*held.actors, *held.places))


def _said(line: Line) -> str:
    """The words a line shows, with spacing, quotation marks and case folded."""
    words = shown(line).translate(PLAIN_MARKS)
    return " ".join(words.split()).strip("\"' .").casefold()


PLAIN_MARKS = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def _number(day: str) -> int | None:
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    return calendar.day_number(int(parts[0]), int(parts[1]), int(parts[2]))
