"""Which event bears a name that a sentence or a report says, and no other event bears.

Names are words of places and organisations; whoever speaks, a country and its provinces tie
nothing: too much is told of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.records import Entity, Event, Reading
from dateline.relate.pile import Told

WIDE = frozenset({"country", "adm1"})
_WORD = re.compile(r"[^\W\d_][\w\u2019'-]{3,}")


class Names:
    """Of each event the names that its claims' sentences say."""

    def __init__(self, whole: Sequence[tuple[Event, Sequence[Told]]]) -> None:
        self._of_reading: dict[str, frozenset[str]] = {}
        self._of_event = {
            event.id: frozenset(name for one in held for name in self._said(one))
            for event, held in whole
        }

    def of_sentence(self, among: Iterable[str], one: Told) -> set[str]:
        """Those events that alone among these bear a name of the claim's sentence."""
        return self._bearers(among, self._said(one))

    def of_report(self, among: Iterable[str], one: Told) -> set[str]:
        """The same by the names of the claim's report."""
        return self._bearers(among, self._known(one.reading))

    def _bearers(self, among: Iterable[str], said: Iterable[str]) -> set[str]:
        bearers: dict[str, set[str]] = defaultdict(set)
        for event in among:
            for name in self._of_event[event].intersection(said):
                bearers[name].add(event)
        return {event for held in bearers.values() if len(held) == 1 for event in held}

    def _said(self, one: Told) -> frozenset[str]:
        text = one.claim.quote.text
        words = {found[0].casefold() for found in _WORD.finditer(text) if found[0][0].isupper()}
        return self._known(one.reading) & words

    def _known(self, reading: Reading) -> frozenset[str]:
        """The words of the names of a report that can tie."""
        known = self._of_reading.get(reading.article)
        if known is None:
            speaking = {
                word
                for claim in reading.claims
                for speaker in claim.speakers
                for word in _words(speaker.text)
            }
            known = frozenset(
                word for entity in reading.entities if _ties(entity) for word in _words(entity.name)
            ).difference(speaking)
            self._of_reading[reading.article] = known
        return known


def _ties(entity: Entity) -> bool:
    wide = entity.site is not None and entity.site.spot.kind in WIDE
    return entity.label in ("LOC", "ORG") and not wide


def _words(text: str) -> list[str]:
    return [found[0].casefold() for found in _WORD.finditer(text) if found[0][0].isupper()]
