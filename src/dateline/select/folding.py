"""Rows that say no more than another row does (`alike`) are folded into that row: shown no more
as lines of their own, kept among what its event gathers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from dateline.records import Line
from dateline.select.again import Again
from dateline.select.alike import KIN_PERCENT, LEAST_STEMS, OPENS, Held
from dateline.select.block import Block
from dateline.select.subject import rarity_of
from dateline.select.told import Told

RARE = 6
"""Rarest stems of a line; lines of other reports that hold half of them are compared."""
COMMON = 200
"""A stem that more rows hold finds none of them: it keeps a large pile fast."""


class Folded(NamedTuple):
    """Event id to the row that says it already, and the lines that rows then have."""

    into: dict[str, str]
    lines: dict[str, Line]


def folded(told: Told, events: Sequence[str], held: Held) -> Folded:
    """The rows of one story that say no more than another. The other takes the line of a title
    that is folded into it, and a longer line that holds its own."""
    return _Folding(told, events, held).run()


class _Folding(Again):
    def __init__(self, told: Told, events: Sequence[str], held: Held) -> None:
        shown = [event for event in events if event not in held.along]
        super().__init__(told, shown, held)
        self.order = sorted(shown, key=self._first)
        self.kept: dict[Hashable, list[str]] = defaultdict(list)
        self.blocks: dict[tuple[str, int], Block] = defaultdict(Block)
        self.stands_in: dict[str, list[Block]] = defaultdict(list)

    def run(self) -> Folded:
        """Go through the rows, the weightiest first; each is folded into one before it or kept."""
        into: dict[str, str] = {}
        for event in self.order:
            row = next((one for one in self._near(event) if self._goes(event, one)), None)
            if row is None:
                for key in self._keys(event):
                    self.kept[key].append(event)
                self._place(event)
                continue
            into[event] = row
            if self.tells_better(event, row):
                self.lines[row] = self.lines[event]
                self.said[row] = self.said[event]
                self._place(row)
        return Folded(into, {row: self.lines[row] for row in into.values()})

    def _place(self, row: str) -> None:
        """Put a row into the Block of its line; the Blocks it stood in find it by that too."""
        line = self.lines[row]
        self.stands_in[row].append(self.blocks[line.article, line.block])
        for block in self.stands_in[row]:
            block.add(row, line, self.said[row])

    def _near(self, event: str) -> list[str]:
        """The rows before it that it can repeat: that it hangs under, that stand in its
        paragraph, open its report or address the same, and that share its rarest words."""
        over = self.kept.get(self.held.parent.get(event), [])
        same = list(self.kept.get((self.top(event), self.address(event)), ()))
        if self.heads_report(event):
            for article in sorted(self.told.articles(event)):
                same += self.kept.get(("opens", article), ())
        rare = self._rare(event)
        shared = Counter(
            other
            for stem in rare
            if len(held := self.kept.get(("stem", stem), ())) <= COMMON
            for other in held
        )
        like = [other for other, both in shared.items() if both * 2 >= len(rare)]
        for key in self._told_near(event):
            near = self.kept.get(key, ())
            same += near if len(near) <= COMMON else ()
        beside = self._in_block(event, (*over, *same))
        return list(dict.fromkeys((*over, *beside, *same, *like)))

    def _in_block(self, event: str, others: Sequence[str]) -> list[str]:
        """The rows of its paragraph that can hold its line or most of its words."""
        line, said = self.lines[event], self.said[event]
        known = said if len(said) >= LEAST_STEMS else frozenset[str]()
        block = self.blocks[line.article, line.block]
        return block.near(line, known, KIN_PERCENT, others)

    def _keys(self, event: str) -> list[Hashable]:
        """What a kept row is found by, besides the Block of its line."""
        opens = sorted(
            {
                claim.quote.article
                for claim in self.told.claims_of(event)
                if self.told.traits[claim.id].position < OPENS
            }
        )
        address = self.address(event)
        return [
            event,
            *(("opens", article) for article in opens),
            *(("stem", stem) for stem in sorted(self.said[event]) if rarity_of(stem)),
            *([(self.top(event), address)] if address else ()),
            *self._told_near(event),
        ]

    def _told_near(self, event: str) -> list[Hashable]:
        """The headings that it stands in or under, and who speaks."""
        held = self.spots(event)
        spots = {*held.heads, *(spot for spot, _ in held.below)}
        return [*sorted(spots), *(("voice", one) for one in sorted(self.voices(event)))]

    def _rare(self, event: str) -> list[str]:
        return sorted(self.said[event], key=lambda stem: (-rarity_of(stem), stem))[:RARE]

    def _first(self, event: str) -> tuple[bool, bool, bool, int, str]:
        """Occurrences before what hangs under them, those before the background; of equals what
        only a title tells last, then the weightier first."""
        root = self.held.tiers[self.top(event)]
        hangs = event in self.held.parent
        titled = self.heads_report(event)
        return root == "background", hangs, titled, -self.held.salience[event], event

    def _may_go(self, event: str, row: str) -> bool:
        """Whether it is no part, answer or cause of the row, and no occurrence that several
        reports tell, unless both rows show one line."""
        wide = self.held.tiers[event] == "main" and self.told.is_wide(event)
        wide = wide and self.lines[event] != self.lines[row]
        return not wide and event not in self.told.tied.get(row, ())

    def _goes(self, event: str, row: str) -> bool:
        return self.repeats(event, row) and self._may_go(event, row)
