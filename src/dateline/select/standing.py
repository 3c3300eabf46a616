"""What one story's events are while it is decided what hangs under what: which are rows, of
which day, told where in their reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from dateline import when as calendar
from dateline.records import Tier
from dateline.select.salience import leads
from dateline.select.told import Sentence, Told

OWN_DAY = ("clause", "heading")
"""How a claim is dated that is given a day of its own; the others take that of the article,
of the sentence before, or of what they point to."""
WORDS = ("reaction", "outlook")
RECENT_DAYS = 14
"""What is older than so many days when a report is printed is no news in it. Not tuned."""


class Standing:
    """One story's events, and what hangs under what so far (`parent`)."""

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

    def row(self, event: str) -> str:
        """The occurrence in whose row an occurrence stands."""
        while (host := self.parent.get(event)) is not None and self.tiers[host] == "main":
            event = host
        return event

    def is_earlier_row(self, host: str, event: str) -> bool:
        """Whether the host is another occurrence, not known to lie after the event: words of
        a Thursday can be about what was on that Thursday or on Friday."""
        if host == event or host not in self.weight or self.tiers[host] != "main":
            return False
        day, own = self.day(host), self.day(event)
        if not (day and own) or "X" in day + own or day <= own:
            return True
        when = self.told.events[host].when
        days = when.alternatives if when is not None else ()
        return any(other <= own for other in days)

    def is_of_other_hour(self, host: str, event: str) -> bool:
        """Whether the event is told with its hour and the host not of that hour, or the host
        begins after the event: a report that goes through a day hour by hour has left it."""
        mine, other = self.told.events[event].when, self.told.events[host].when
        if mine is None or other is None or not (mine.start and mine.end and other.start):
            return False
        return other.start >= mine.end or ("T" in mine.start and mine.start != other.start)

    def is_nameable(self, host: str, event: str) -> bool:
        """Whether words can name the host: an earlier row, or one of the next day, since
        words of a Thursday evening can name what the clock of its place puts on Friday."""
        if self.is_earlier_row(host, event):
            return True
        if host == event or host not in self.weight or self.tiers[host] != "main":
            return False
        day, own = day_number(self.day(host)), day_number(self.day(event))
        return day is not None and own is not None and day - own == 1

    def is_told_for(self, event: str) -> bool:
        return any(
            claim.id in self.heads.get(self.told.sentence(claim.id), ())
            for claim in self.told.claims_of(event)
        )

    def is_own(self, event: str) -> bool:
        """Whether it always has a row of its own: an occurrence that several reports tell, or
        that answers another, led to one, or is answered."""
        if self.tiers[event] != "main" or not self.is_told_for(event):
            return False
        return self.told.is_wide(event) or (event in self.linked and self.is_news(event))

    def is_news(self, event: str) -> bool:
        """Whether a sentence is told for it, and not as known already ("the strike was …")."""
        return any(
            claim.id in self.heads.get(self.told.sentence(claim.id), ())
            and traits.main
            and not (traits.nominal or traits.definite)
            for claim in self.told.claims_of(event)
            for traits in [self.told.traits[claim.id]]
        )

    @cached_property
    def linked(self) -> frozenset[str]:
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

    def is_major(self, event: str) -> bool:
        """Has a row of its own, or is what a heading is about. A title alone is told again in
        the first sentences."""
        return (
            self.is_own(event)
            or self.told.is_wide(event)
            or any(
                self.told.traits[claim.id].block_role == "heading"
                and claim.id in self.heads.get(self.told.sentence(claim.id), ())
                for claim in self.told.claims_of(event)
            )
        )

    def is_given_day(self, event: str) -> bool:
        """Whether one of its sentences or headings gives it a day."""
        return any(
            self.told.traits[claim.id].dated in OWN_DAY for claim in self.told.claims_of(event)
        )

    def is_dated(self, event: str) -> bool:
        """Whether a sentence or the heading above it gives the event its day, as news: what
        is told as known ("the attack on Wednesday") only says which one is meant."""
        traits = [self.told.traits[claim.id] for claim in self.told.claims_of(event)]
        known = any(one.definite and one.nominal for one in traits)
        return not known and any(
            one.dated in OWN_DAY and one.block_role != "title" for one in traits
        )

    @cached_property
    def led_by(self) -> dict[str, list[str]]:
        """Article to the occurrences that its first sentences tell, and the larger ones."""
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.events:
            if self.tiers[event] == "main":
                for article in self.told.articles(event):
                    if self.is_major(event) or article in self.begun[event]:
                        found[article].append(event)
        return found

    @cached_property
    def begun(self) -> dict[str, set[str]]:
        """Event to the articles that begin with it."""
        return {event: leads(self.told, event) for event in self.events}

    @cached_property
    def words_of(self) -> dict[str, list[str]]:
        """Article to the words for which its sentences are told, in the order of the text."""
        found: dict[str, list[str]] = defaultdict(list)
        for article, position in sorted(self.heads):
            events = (self.told.event_of[claim] for claim in self.heads[article, position])
            found[article] += [event for event in events if self.tiers.get(event) in WORDS]
        return found

    @cached_property
    def headings(self) -> dict[tuple[str, int], list[str]]:
        """(article, number of its heading Block) to the occurrences that the heading tells."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for event in self.events:
            for claim in self.told.claims_of(event):
                role = self.told.traits[claim.id].block_role
                if role == "heading" and self.tiers[event] == "main":
                    found[claim.quote.article, claim.quote.block].append(event)
        return found

    def headed(self, event: str) -> list[str]:
        """The occurrences that the headings over the event's claims tell, weightiest first."""
        hosts = {
            self.row(host)
            for claim in self.told.claims_of(event)
            for host in self.headings.get(
                (claim.quote.article, self.told.traits[claim.id].section or 0), ()
            )
        }
        fitting = [host for host in hosts if self.is_earlier_row(host, event)]
        return sorted(fitting, key=self.weight.__getitem__)

    def is_news_of(self, host: str, event: str) -> bool:
        """Whether a row is not long past when a report of the event is printed. What is, a report
        names to say which matter it tells of, and is rather about its own news."""
        return any(self.is_recent(host, article) for article in self.told.articles(event))

    def is_recent(self, host: str, article: str) -> bool:
        when, published = self.told.events[host].when, self.told.readings[article].published
        if when is None or published is None or not when.start or not published.start:
            return True
        day, printed = day_number(when.start[:10]), day_number(published.start[:10])
        return day is None or printed is None or printed - day <= RECENT_DAYS

    def of_report(self, event: str) -> list[str]:
        """What its reports are about and can lie at its time, weightiest first."""
        when = self.told.events[event].when
        hosts = {host for article in self.told.articles(event) for host in self.led_by[article]}
        fitting = [
            host
            for host in hosts
            if host != event
            and host not in self.parent
            and calendar.compatible(self.told.events[host].when, when).relation != "apart"
        ]
        return sorted(fitting, key=self.weight.__getitem__)

    @cached_property
    def by_day(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.events:
            if self.tiers[event] == "main":
                found[self.day(event)].append(event)
        return found

    def rows_of(self, day: str) -> list[str]:
        """The rows of a day that hang under nothing, weightiest first."""
        held = self.by_day.get(day, []) if day else []
        return [event for event in held if event not in self.parent]

    def day(self, event: str) -> str:
        """Its day as an ISO date, or as `XXXX-MM-DD` where the year is open; "" if unknown."""
        when = self.told.events[event].when
        day = calendar.local_day(when)
        if day is None and when is not None and len(when.edtf) == 10:
            day = when.edtf if when.edtf.startswith("XXXX-") else None
        return day or ""

    def kin(self, event: str) -> frozenset[str]:
        held = self.told.events[event]
        return frozenset((*held.actors, *held.places))


def day_number(day: str) -> int | None:
    """A full ISO day as a day number."""
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    return calendar.day_number(int(parts[0]), int(parts[1]), int(parts[2]))
