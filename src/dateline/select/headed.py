"""Whether a heading and a sentence right below it tell one act.

A title says in other verbs what the first sentences of its report tell, and a heading what its
section begins with. Where they were not joined they are two events of one act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.records import Claim
from dateline.select.alike import OPENS, OWN_DAY, Alike, Held
from dateline.select.subject import rarity_of, stems
from dateline.select.tiers import is_saying
from dateline.select.told import Sentence, Told

FIRST_PERCENT, LATER_PERCENT = 25, 50
"""Share of a heading's weight, without the words that half of the story's reports use, that the
first sentence below it must hold where not somebody else acts in it, and that others must. Not
tuned."""
LEAST_SHARED = 2
"""Stems that they must share at the least."""
LEAST_REPORTS = 3
"""Reports that a story needs before words can be common to them."""
RARE_VERB = 150
"""Hundredths of a bit that a verb must say to be the one that a heading shares with a sentence."""


class Spot(NamedTuple):
    """A place under a heading: its article and the heading's Block; 0 for the title."""

    article: str
    heading: int


class Spots(NamedTuple):
    """Claims of one event by the heading that they stand in or below."""

    heads: dict[Spot, Claim]
    below: list[tuple[Spot, Claim]]


def _around(heading: Claim) -> str:
    """The part of a heading in which its claim stands: "Bank seized; its owner quits" tells two."""
    at = heading.predicate.start - heading.quote.start
    text = heading.quote.text
    end = text.find(";", at)
    return text[text.rfind(";", 0, at) + 1 : end if end >= 0 else len(text)]


def _doers(claim: Claim) -> list[str]:
    return [role.actor for role in claim.roles if role.role == "who" and role.actor is not None]


def _without_names(text: str) -> str:
    """The words of a sentence without those in capitals, but for its first."""
    first, *words = text.split()
    return " ".join((first, *(word for word in words if word.islower())))


class Headed(Alike):
    """The rows of one story as far as headings tell them."""

    def __init__(self, told: Told, events: Sequence[str], held: Held) -> None:
        super().__init__(told, events, held)
        self.common = self._find_common(events)
        self.spots_of: dict[str, Spots] = {}

    def spots(self, event: str) -> Spots:
        """The headings that are told for the event, and those right below which it is told."""
        if event not in self.spots_of:
            self.spots_of[event] = Spots(dict(self._heads_spots(event)), [*self._below(event)])
        return self.spots_of[event]

    def _heads_spots(self, event: str) -> Iterator[tuple[Spot, Claim]]:
        for claim in self._told_for(event):
            traits, article = self.told.traits[claim.id], claim.quote.article
            if traits.block_role == "title" or traits.position == 0:
                yield Spot(article, 0), claim
            elif traits.block_role == "heading":
                yield Spot(article, claim.quote.block), claim

    def _below(self, event: str) -> Iterator[tuple[Spot, Claim]]:
        for claim in self._told_for(event):
            traits, article = self.told.traits[claim.id], claim.quote.article
            if traits.block_role in ("title", "heading"):
                continue
            if 0 < traits.position < OPENS:
                yield Spot(article, 0), claim
            if traits.section is not None:
                yield Spot(article, traits.section), claim

    def _told_for(self, event: str) -> list[Claim]:
        heads, told = self.held.heads, self.told
        return [c for c in told.claims_of(event) if c.id in heads.get(told.sentence(c.id), ())]

    def is_headed(self, event: str, row: str) -> bool:
        """A heading is told for the event, and the row by a sentence right below that says the
        same; or the other way round."""
        if self._hides_figure(event, row) or not self.keeps_day(event, row):
            return False
        pairs = self._headings(event, row)
        return self.stands_for(event, row) or any(
            self._says_what_follows(event, row, *pair) for pair in pairs
        )

    def keeps_day(self, event: str, row: str) -> bool:
        """Whether the event is given no day in its own words that the row's is not."""
        claims = self.told.claims_of(event)
        dated = any(self.told.traits[claim.id].dated in OWN_DAY for claim in claims)
        return not dated or self._same_day(event, row)

    def stands_for(self, event: str, row: str) -> bool:
        """A heading is told for the row, and says what the first sentence below it says, which
        is told for the event. They are of one tier: a heading hides no words."""
        return self.held.tiers[event] == self.held.tiers[row] and any(
            self._is_first(*pair) and self._says_what_follows(row, event, *pair)
            for pair in self._headings(row, event)
        )

    def _headings(self, event: str, row: str) -> list[tuple[Claim, Claim]]:
        """Headings told for the event, with sentences below them that are told for the row."""
        heads = self.spots(event).heads
        return [(heads[spot], below) for spot, below in self.spots(row).below if spot in heads]

    def headings_of(self, row: str) -> set[str]:
        return {claim.quote.text for claim in self.spots(row).heads.values()}

    def _is_first(self, heading: Claim, below: Claim) -> bool:
        """Whether no sentence between the heading and that of the claim tells anything."""
        article, at = self.told.sentence(heading.id)
        between = range(at + 1, self.told.traits[below.id].position)
        return not any((article, n) in self.told.sentences for n in between)

    def _hides_figure(self, event: str, row: str) -> bool:
        """Whether the event gives a number that no sentence of the row gives."""
        beside = frozenset(
            (figure.low, figure.best, figure.high)
            for where in self._sentences(row)
            for claim in self.told.sentences[where]
            for figure in claim.figures
        )
        own = (figure for claim in self.told.claims_of(event) for figure in claim.figures)
        return any((one.low, one.best, one.high) not in beside for one in own)

    def _says_what_follows(self, event: str, row: str, heading: Claim, below: Claim) -> bool:
        """Whether the claims tell one act; nothing below the heading is told for the event that
        it tells."""
        article, at = self.told.sentence(heading.id)
        near = range(at + 1, at + OPENS)
        own = {self.told.sentence(claim.id) for claim in self.told.claims_of(event)}
        if self.told.traits[below.id].position not in near or any(
            (article, n) in own for n in near
        ):
            return False
        first = self._is_first(heading, below)
        one_doer = self._have_one_doer(heading, below)
        percent = FIRST_PERCENT if first and one_doer else LATER_PERCENT
        text = below.quote.text if one_doer else _without_names(below.quote.text)
        return heading.polarity == below.polarity and (
            self.shares_words(_around(heading), text, percent)
            or self._is_one_verb(heading, below)
            or (first and one_doer and self._is_done_to_one(heading, below))
            or (first and one_doer and self._hangs_as_title(event, row, heading, below))
        )

    def _have_one_doer(self, heading: Claim, below: Claim) -> bool:
        """Whether not both name who acts, by names without a word in common."""
        doers = [
            stems(name for actor in _doers(claim) for name in self.told.names.get(actor, ()))
            for claim in (heading, below)
        ]
        return not all(doers) or not set(doers[0]).isdisjoint(doers[1])

    def _is_one_verb(self, heading: Claim, below: Claim) -> bool:
        """Both have one verb, no common one, and another word in common."""
        lemma = heading.predicate.lemma
        both = {*stems([_around(heading)])} & {*stems([below.quote.text])}
        return (
            lemma == below.predicate.lemma
            and rarity_of("".join(stems([lemma])[:1])) >= RARE_VERB
            and sum(rarity_of(stem) > 0 for stem in both) >= LEAST_SHARED
        )

    def _is_done_to_one(self, heading: Claim, below: Claim) -> bool:
        """The first sentence tells what was done to whom the heading names, by nobody else:
        "Regulator seizes Orvella Bank", "The Harbour Office took control of Orvella Bank"."""
        if is_saying(below, self.told.traits[below.id]) or heading.modality != below.modality:
            return False
        names = [
            name
            for role in heading.roles
            if role.role == "whom" and role.actor is not None
            for name in self.told.names.get(role.actor, ())
        ]
        done_to = [role.text for role in below.roles if role.role in ("what", "whom")]
        return any(name in text for name in names for text in done_to)

    def _hangs_as_title(self, event: str, row: str, heading: Claim, below: Claim) -> bool:
        """The event is told by titles alone and hangs under the row, which the report begins
        with; they have words in common, if only names."""
        both = {*stems([_around(heading)])} & {*stems([below.quote.text])}
        return (
            self.held.parent.get(event) == row
            and self.held.tiers[event] == self.held.tiers[row]
            and self.heads_report(event)
            and sum(rarity_of(stem) > 0 for stem in both) >= LEAST_SHARED
        )

    def shares_words(self, some: str, others: str, percent: int) -> bool:
        own = frozenset(stems([some])) - self.common
        both = {stem for stem in own & frozenset(stems([others])) if rarity_of(stem)}
        weight = sum(map(rarity_of, own))
        return len(both) >= LEAST_SHARED and sum(map(rarity_of, both)) * 100 >= percent * weight

    def _find_common(self, events: Sequence[str]) -> frozenset[str]:
        """The stems that at least half of the story's reports use."""
        sentences: dict[Sentence, str] = {}
        for event in events:
            for claim in self.told.claims_of(event):
                sentences[self.told.sentence(claim.id)] = claim.quote.text
        used: dict[str, set[str]] = {}
        for (article, _), text in sentences.items():
            used.setdefault(article, set()).update(stems([text]))
        if len(used) < LEAST_REPORTS:
            return frozenset()
        counted = Counter(stem for words in used.values() for stem in words)
        return frozenset(stem for stem, many in counted.items() if many * 2 >= len(used))
