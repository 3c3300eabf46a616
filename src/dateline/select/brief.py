"""A pile in brief: its weightiest days, each with the sentences that tell most of it.

Days are found by counting (`days`); a day's lines are whole sentences of reports, those whose
words most of the day's reports share, each saying something that the line before does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from dateline import when as calendar
from dateline.records import Line, Quote, Reading
from dateline.select.days import Mention, Pile, read_days, weight_of, weightiest
from dateline.select.subject import rarity_of, stems
from dateline.select.wording import asks, compares, opens_back

SPARE = 5
"""Days beyond those asked for that stand in for days without a line. Not tuned."""
LEAST_WORDS, MOST_WORDS = 8, 40
"""Words of a sentence that can be a line; a longer one is where a day has no other. 6 to 10 and 35
to 50 give the same AR-1 to .005 on the looked-at half of the public timelines."""
OFF_SUBJECT = 4
"""Tenths that a sentence counts which uses none of the pile's own stems. Not tuned finely."""
ASIDE = 8
"""Tenths that a sentence counts which is told for something of another day. Not tuned."""
SCRAP = 5
"""Tenths that a caption counts, or words glued in saving a page. The figures stay the same to
.001: it is for the reader."""
NO_NEWS = 7
"""Tenths that a sentence counts which tells how things are ("Flu is a disease of the lungs"), or
what lies ahead of its day. AR-1 on the looked-at half is .176 with it and .175 without."""
POINTS_BACK = 6
"""Tenths that a sentence counts which opens with a word that points out of it ("But", "They"). The
figures on the looked-at half stay within .001."""
LOOKS_BACK = 15
"""Tenths that a sentence counts by which a later report looks back on the day: it is written to be
understood without its report. AR-2 on the looked-at half is .058 with it and .051 without; 13 gives
half of that, 20 the same."""
SAID_BEFORE = 7
"""Tenths by which a sentence counts less where all its words stand in a line already."""
SAME = 9
"""Tenths of the stems of the shorter of two sentences from which one says the other. 8 gives the
same figures on the looked-at half of the public timelines; of the longer, AR-1 is .004 less."""
LOOKED_AT = 200
"""Sentences of a day that are compared with the lines taken."""


class Day(NamedTuple):
    """A day of the pile and its lines, the weightiest first."""

    day: str
    lines: tuple[Line, ...]


def brief(
    readings: Iterable[Reading],
    days: int | None = None,
    lines: int = 1,
    first: str = "",
    last: str = "",
    *,
    claimed: bool = False,
) -> list[Day]:
    """The weightiest days in their order, with so many lines each.

    `days` None: as many as the pile has that stand out. `first` and `last` are ISO days, both
    included. No sentence is a line of two days, nor one of nearly the same words where the day
    has another; a day without any is passed over, and the next weightiest stands in for it.
    `claimed`: a line's own claim is of that day; that its report opens with it is not enough.
    """
    pile = read_days(readings)
    chosen = weightiest(pile, days and days + SPARE, first, last)
    used: list[frozenset[str]] = []
    found: list[Day] = []
    for day in sorted(chosen, key=lambda day: weight_of(pile.mentions[day]), reverse=True):
        if len(found) == days:
            break
        told = _lines(pile, _held(pile.mentions[day], claimed), lines, used)
        used.extend(one.stems for one in told)
        if told:
            found.append(Day(day, tuple(_line(one.quote) for one in told)))
    return sorted(found)


def _held(mentions: Sequence[Mention], claimed: bool) -> list[Mention]:
    """The mentions that can be lines of their day."""
    return [
        one
        for one in mentions
        if not one.moved and (not claimed or calendar.local_day(one.claim.when) == one.day)
    ]


class _Sentence(NamedTuple):
    weight: int
    quote: Quote
    stems: frozenset[str]


def _lines(
    pile: Pile, mentions: Sequence[Mention], many: int, used: Sequence[frozenset[str]]
) -> list[_Sentence]:
    users: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        for stem in stems([mention.claim.quote.text]):
            users[stem].add(mention.claim.quote.article)
    whole = [mention for mention in mentions if _can_be(mention)]
    short = [mention for mention in whole if len(_words(mention)) <= MOST_WORDS]
    sentences = [_sentence(pile, mention, users) for mention in short or whole]
    sentences.sort(key=lambda one: (-one.weight, one.quote.article, one.quote.start))
    unsaid = (one for one in sentences if not _says_again(one, used))
    unused = (one for one in sentences if one.stems not in used)
    ranked = list(islice(unsaid, LOOKED_AT)) or list(islice(unused, LOOKED_AT))
    taken: list[_Sentence] = []
    while ranked and len(taken) < many:
        best = max(range(len(ranked)), key=lambda n: (_left(ranked[n], taken), -n))
        taken.append(ranked.pop(best))
    return taken


def _can_be(mention: Mention) -> bool:
    """Whether a sentence can stand for its day: it tells what happened then, not what was said
    of it on another."""
    words = mention.claim.quote.text
    if mention.said_on or len(_words(mention)) < LEAST_WORDS:
        return False
    return not (asks(words) or compares(words))


def _words(mention: Mention) -> list[str]:
    return mention.claim.quote.text.split()


def _says_again(one: _Sentence, used: Sequence[frozenset[str]]) -> bool:
    """Whether a line of another day says what this says, or this what that says: what every
    report repeats ("has pleaded not guilty") tells one day at most."""
    return any(
        len(one.stems & other) * 10 >= SAME * min(len(one.stems), len(other)) for other in used
    )


def _sentence(pile: Pile, mention: Mention, users: dict[str, set[str]]) -> _Sentence:
    """A sentence with its weight: what a word of it says, by how many reports of the day use it.
    Every word has to earn its place: per root of the length, AR-1 on the looked-at half of the
    public timelines is .162, per word .176."""
    words = stems([mention.claim.quote.text])
    said = frozenset(words)
    weight = sum(len(users[stem]) * rarity_of(stem) for stem in said)
    weight = weight * 10 // len(words)
    if said.isdisjoint(pile.subject):
        weight = weight * OFF_SUBJECT // 10
    if not mention.main:
        weight = weight * ASIDE // 10
    if mention.scrap:
        weight = weight * SCRAP // 10
    if not mention.news:
        weight = weight * NO_NEWS // 10
    if opens_back(mention.claim.quote.text):
        weight = weight * POINTS_BACK // 10
    if mention.later:
        weight = weight * LOOKS_BACK // 10
    return _Sentence(weight, mention.claim.quote, said)


def _left(one: _Sentence, taken: Sequence[_Sentence]) -> int:
    """What a sentence weighs beside lines that say some of it."""
    weight = one.weight
    for other in taken:
        short = min(len(one.stems), len(other.stems))
        shared = len(one.stems & other.stems)
        weight = min(weight, one.weight * (10 * short - SAID_BEFORE * shared) // (10 * short))
    return weight


def _line(quote: Quote) -> Line:
    return Line(
        article=quote.article,
        start=quote.start,
        end=quote.end,
        text=quote.text,
        prefix=quote.prefix,
        suffix=quote.suffix,
        block=quote.block,
        page=quote.page,
    )
