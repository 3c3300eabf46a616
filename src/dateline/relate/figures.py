"""Counts of one event that cannot all be true: a dispute, or the history of a count.

Compared are totals of one thing: what is counted must be told with a common word, a count
that is a part of another or one of several in its sentence is no total, and neither is "one
man" where nobody was harmed. Nothing is summed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.records import Claim, Dispute, Figure, Side
from dateline.relate.origins import Origins
from dateline.relate.pile import Told, outlets

ABOUT = 10
"""Parts by which a count told as "about" may be off. Not tuned."""
GROWS = frozenset(("killed", "injured", "missing", "arrested", "displaced"))
"""Counts that grow while a story runs."""
COUNTED = ("whom", "what", "to", "who")

_WORD = re.compile(r"[^\W\d_]{3,}")
_MORE = re.compile(r"\b(?:and|plus)\s+(?P<number>\S+)\s+more\b")
"""Behind a figure: a number that adds to it."""
_PEOPLE = frozenset(
    ("people", "persons", "person", "others", "dead", "victims", "lives", "the", "and", "more",
     "than", "least", "about", "some", "nearly", "around", "almost", "over", "many", "dozens")
)  # fmt: skip


@dataclass(frozen=True)
class Count:
    """A figure as one claim of the event gives it."""

    told: Told
    figure: Figure
    low: int
    high: int | None
    words: frozenset[str]
    """What is counted; empty where it is only "people"."""

    @property
    def value(self) -> int:
        """The number that was said: the best, else the bound that was given."""
        figure = self.figure
        for number in (figure.best, figure.low, figure.high):
            if isinstance(number, int):
                return number
        return self.low

    @property
    def shown(self) -> str:
        """The figure's own words ("as many as 30")."""
        quote = self.figure.quote
        start, end = quote.marks[0] if quote.marks else (quote.start, quote.end)
        return quote.text[start - quote.start : end - quote.start]


def find_counts(told: Iterable[Told]) -> dict[str, list[Count]]:
    """The totals of an event by what they count."""
    found: dict[str, list[Count]] = {}
    for one in told:
        if not one.happened:
            continue
        figures = _figures(one)
        for figure in figures:
            several = sum(other.counts == figure.counts for other in figures) > 1
            if several or figure.stock or figure.part or figure.unit or is_added_to(one, figure):
                continue
            count = _count(one, figure)
            if count is not None:
                found.setdefault(figure.counts, []).append(count)
    return found


def is_added_to(one: Told, figure: Figure) -> bool:
    """Whether the same sentence adds to the count ("seven died, and two more on Friday").

    Not where what is added counts something else ("seven died, and two more were hurt").
    """
    quote = figure.quote
    if not quote.marks:
        return False
    more = _MORE.search(quote.text, quote.marks[0][1] - quote.start)
    if more is None:
        return False
    at = quote.start + more.start("number")
    beside = (f for claim in one.reading.claims for f in claim.figures)
    return not any(
        f.counts != figure.counts and mark[0] <= at < mark[1]
        for f in beside
        for mark in f.quote.marks
    )


def _figures(one: Told) -> list[Figure]:
    """The claim's own figures, and those of other claims that stand in the words of its roles."""
    spans = [(r.start, r.end) for r in one.claim.roles if r.role in COUNTED]
    beside = [
        figure
        for claim in one.reading.claims
        if claim.id != one.claim.id
        for figure in claim.figures
        if figure.quote.marks and _inside(figure.quote.marks[0], spans)
    ]
    return [*one.claim.figures, *(f for f in beside if f not in one.claim.figures)]


def _inside(mark: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mark[0] and mark[1] <= end for start, end in spans)


def _count(one: Told, figure: Figure) -> Count | None:
    low = figure.low if isinstance(figure.low, int) else None
    high = figure.high if isinstance(figure.high, int) else None
    if low is None and high is None:
        if not isinstance(figure.best, int):
            return None
        slack = figure.best // ABOUT
        low, high = figure.best - slack, figure.best + slack
    return Count(one, figure, low or 0, high, counted_words(one.claim, figure))


def counted_words(claim: Claim, figure: Figure) -> frozenset[str]:
    """The words of the role in which the count stands, without the number's own."""
    marks = figure.quote.marks
    for role in claim.roles:
        if marks and role.start <= marks[0][0] and marks[0][1] <= role.end:
            start, end = marks[0][0] - role.start, marks[0][1] - role.start
            beside = f"{role.text[:start]} {role.text[end:]}"
            words = {word.lower().rstrip("s") for word in _WORD.findall(beside)}
            return frozenset(words - {word.rstrip("s") for word in _PEOPLE})
    return frozenset()


def find_disputes(event: str, told: Sequence[Told], origins: Origins) -> list[Dispute]:
    """The disputes over counts of one event, one for each thing counted."""
    found = []
    for counts, held in sorted(find_counts(told).items()):
        groups: dict[tuple[int, int | None], list[Count]] = {}
        for one in held:
            groups.setdefault((one.low, one.high), []).append(one)
        every = [groups[key] for key in sorted(groups, key=_bounds)]
        sides = [one for one in every if any(_clash(one, other) for other in every)]
        if not sides:
            continue
        found.append(
            Dispute(
                event=event,
                about="figure",
                what=counts,
                sides=tuple(_side(side, origins) for side in sides),
                history=_is_history(counts, sides),
            )
        )
    return found


def _bounds(key: tuple[int, int | None]) -> tuple[int, int, bool]:
    """From small to large; an open upper bound last."""
    low, high = key
    return low, low if high is None else high, high is None


def _clash(one: Sequence[Count], two: Sequence[Count]) -> bool:
    """Whether two counts of one thing cannot both be true; each side is of one count."""
    mine = frozenset(word for count in one for word in count.words)
    theirs = frozenset(word for count in two for word in count.words)
    if mine and theirs and not mine & theirs:
        return False
    a, b = one[0], two[0]
    below = a.high is not None and a.high < b.low
    above = b.high is not None and b.high < a.low
    return below or above


def _side(held: Sequence[Count], origins: Origins) -> Side:
    told = list({one.told.claim.id: one.told for one in held}.values())
    named = {one.reading.article for one in told if not origins.is_own(one)}
    return Side(
        value=held[0].value,
        shown=min((one.shown for one in held), key=lambda text: (len(text), text)),
        claims=tuple(sorted(one.claim.id for one in told)),
        outlets=outlets(told),
        origins=tuple(
            # what an article says once with its source and once without has that source
            sorted(
                {
                    origins.of(one)
                    for one in told
                    if one.reading.article not in named or not origins.is_own(one)
                }
            )
        ),
    )


def _is_history(counts: str, sides: Sequence[Sequence[Count]]) -> bool:
    """Whether each larger count was told later than every smaller one: it grew, or its outlet
    corrected it. Where a day of telling is not known it stays a dispute.

    A report that tells the larger count itself tells the smaller as what was known before,
    unless it gives each to a speaker of its own.
    """
    told = [
        [_told_in(one.told) for one in side if not _outgrown(one, sides[at + 1 :])]
        for at, side in enumerate(sides)
    ]
    if any(stretch is None for side in told for stretch in side):
        return False
    known = [[stretch for stretch in side if stretch is not None] for side in told]
    pairs = [
        (one, two)
        for (at, one), (beyond, two) in combinations(enumerate(known), 2)
        if one and two and _clash(sides[at], sides[beyond])
    ]
    grew = counts in GROWS and not _rivals(sides)
    grew = grew and all(_before(one, two) for one, two in pairs)
    papers = {one.told.reading.outlet.name for side in sides for one in side}
    articles = {one.told.reading.article for side in sides for one in side}
    separate = all(_before(one, two) or _before(two, one) for one, two in pairs)
    return grew or (len(papers) == 1 and len(articles) > 1 and separate)


def _outgrown(one: Count, larger: Sequence[Sequence[Count]]) -> bool:
    """Whether the report that tells this count tells a larger one by the same voice or its own."""
    return any(
        other.told.reading.article == one.told.reading.article
        and (_voice(one) == _voice(other) or not _voice(one) or not _voice(other))
        for side in larger
        for other in side
    )


def _rivals(sides: Sequence[Sequence[Count]]) -> bool:
    """Whether each side is only ever told by speakers, and no speaker tells two of them."""
    voices = [{_voice(one) for one in side} for side in sides]
    shared = len(frozenset().union(*voices)) < sum(len(side) for side in voices)
    return not shared and not any("" in side for side in voices)


def _voice(one: Count) -> str:
    """Who gives the count, as said; "" for the report itself."""
    speakers = one.told.claim.speakers
    return speakers[-1].text if speakers else ""


Stretch = tuple[str, str]
"""First day, and the day after the last, in ISO form."""


def _before(one: Sequence[Stretch], two: Sequence[Stretch]) -> bool:
    return max(stretch[1] for stretch in one) <= min(stretch[0] for stretch in two)


def _told_in(told: Told) -> Stretch | None:
    """When it was told: on the article's day, or in the days that are left for it."""
    published = told.reading.published
    if published is None or published.start is None or published.end is None:
        return None
    return published.start[:10], published.end[:10]
