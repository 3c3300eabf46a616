"""The day of an article that says none for itself, from the days that its text tells of.

News tells of its own week by bare weekdays. So the newest day that a text names in full is of
the article's own week where a bare weekday tells of it again ("shot on Monday, July 11, 2016
... police said Monday"), and the last such weekday is the article's day. That a weekday fits
may be chance, so one thing more is asked: the day signs a post that is quoted, or its year is
that of the copyright line, or the report names it with its weekday. A dateline takes its year
from a day named in full shortly before it. Years told in passing give nothing: the article
stays open. Words alone decide here; no parse is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from msgspec.structs import replace

from dateline.annotate.times.context import Settled
from dateline.annotate.times.tagger import read_times
from dateline.annotate.times.tense import tense_of_words
from dateline.records import Article, Block, Quote, When
from dateline.when import day, day_number, day_text, is_day, read_minute

NEXT = 1
"""Days from the newest named day on which the article can be: reports appear on the day that they
name or on the next. With 3, a tenth of the days given to reports of
the Gun Violence Archive were wrong."""

UNCLEAR = (2, 3, 4, 5)
"""Days from the newest named day at which a bare weekday may be one before as well as one after
it: nothing is settled then. At 6 it is the day before."""

SHORTLY = 60
"""Days before a dateline on which a day named in full gives it its year. Not tuned."""

QUOTED = 32
"""Code points of context on either side of a quote (W3C TextQuoteSelector)."""

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_RIGHTS = re.compile(r"(?:\bcopyright|©|\(c\))\D{0,20}((?:19|20)\d\d)\b", re.IGNORECASE)
_POST = re.compile(r"\(@\w+\)\s*$")
_POST_SIGNED = 30
"""Characters in which a post's sender stands before its day ("Ilsa Marn (@marn) May 4, 2019")."""


class Told(NamedTuple):
    """A day that the text names: its number (days since 1970-01-01) and where it stands."""

    day: int
    start: int
    end: int
    has_weekday: bool


def date_by_text(article: Article) -> Article:
    """The article with the day that its text settles; as it is where that settles none.

    Nothing is changed where the article has a full day already.
    """
    if article.published is not None and is_day(article.published):
        return article
    found = _Reading(article).settled()
    if found is None:
        return article
    candidates = (*article.published_candidates, found)
    return replace(article, published=found, published_candidates=candidates)


class _Reading:
    """What an article tells of days, read once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        stretches = [(block.start, block.end) for block in article.blocks]
        tense = tense_of_words(self.text)
        self.times = read_times(self.text, stretches, None, "news", tense)
        self.full = list(self._full_days())
        self.weekdays = list(self._bare_weekdays())

    def settled(self) -> When | None:
        """The article's day, by its dateline or by the newest day told."""
        return self._by_dateline() or self._by_newest()

    @cached_property
    def rights(self) -> int | None:
        """The year of the copyright line; the newest where there are several."""
        lines = [self.text, *(cut.text for cut in self.article.cut)]
        years = [int(year) for line in lines for year in _RIGHTS.findall(line)]
        return max(years, default=None)

    # --- what is told ---------------------------------------------------------------

    def _full_days(self) -> Iterator[Told]:
        """Days with their year that are not told as still to come."""
        for draft, expr, _ in self.times:
            found = _FULL.fullmatch(expr.edtf) if expr.op == "date" else None
            if not found or len(expr.choices) > 1 or expr.direction.startswith("future"):
                continue
            number = day_number(*map(int, found.groups()))
            if expr.weekday in (None, _weekday(number)):
                yield Told(number, draft.start, draft.end, expr.weekday is not None)

    def _yearless(self) -> Iterator[Told]:
        """Days with weekday and month, in the copyright line's year if it has them so."""
        for draft, expr, _ in self.times:
            found = _YEARLESS.fullmatch(expr.edtf) if expr.op == "date" else None
            if found and self.rights and not expr.direction.startswith("future"):
                number = _number(self.rights, found)
                if number is not None and expr.weekday == _weekday(number):
                    yield Told(number, draft.start, draft.end, has_weekday=True)

    def _bare_weekdays(self) -> Iterator[tuple[int, Settled]]:
        """Bare weekdays told as past; none that stands right beside a day named in full."""
        for one, following in zip_longest(self.times, self.times[1:]):
            draft, expr, _ = one
            bare = expr.op == "weekday" and expr.offset is None and expr.anchor is None
            week = "week" in self.text[draft.start : draft.end]
            beside = following is not None and following.draft.start - draft.end <= len(", ")
            if bare and not week and not beside and expr.direction == "past":
                assert expr.weekday is not None
                yield expr.weekday, one

    # --- what it settles ------------------------------------------------------------

    def _by_dateline(self) -> When | None:
        """A dateline's day in the year of the newest day told, if the weekdays allow it."""
        known = self.article.published
        found = _YEARLESS.fullmatch(known.edtf) if known is not None else None
        if known is None or found is None or not self.full:
            return None
        newest = max(self.full)
        year = int(day_text(newest.day)[:4])
        for number in (_number(year, found), _number(year + 1, found)):
            if number is None or not 0 <= number - newest.day <= SHORTLY:
                continue
            near = (_weekday(number), _weekday(number - 1))
            said = next((one for weekday, one in self.weekdays if weekday in near), None)
            if said is None:
                return None
            quotes = (*known.evidence, self._quote(newest.start, newest.end), self._of(said))
            return _when(number, "text-dateline", quotes)
        return None

    def _by_newest(self) -> When | None:
        """The last bare weekday from the newest day told, where a weekday tells of that again."""
        named = [*self.full, *self._yearless()]
        if not named:
            return None
        newest = max(told.day for told in named)
        steps = [(weekday - _weekday(newest)) % 7 for weekday, _ in self.weekdays]
        if 0 not in steps or any(step in UNCLEAR for step in steps):
            return None
        backed = [told for told in named if told.day == newest and self._is_backed(told)]
        if not backed:
            return None
        last = max(step for step in steps if step <= NEXT)
        again = self.weekdays[steps.index(last)][1]
        quotes = (self._quote(backed[0].start, backed[0].end), self._of(again))
        return _when(newest + last, "text-weekday", quotes)

    def _is_backed(self, told: Told) -> bool:
        """Whether more than a weekday speaks for it that the day is of the article's week."""
        if self.rights is not None:
            return int(day_text(told.day)[:4]) == self.rights
        if _POST.search(self.text, max(0, told.start - _POST_SIGNED), told.start):
            return True
        return told.has_weekday and self._block(told.start).role == "paragraph"

    # --- quotes ---------------------------------------------------------------------

    def _block(self, start: int) -> Block:
        return next(block for block in self.article.blocks if block.start <= start < block.end)

    def _of(self, said: Settled) -> Quote:
        return self._quote(said.draft.start, said.draft.end)

    def _quote(self, start: int, end: int) -> Quote:
        block = self._block(start)
        return Quote(
            article=self.article.id,
            start=start,
            end=end,
            text=self.text[start:end],
            prefix=self.text[max(0, start - QUOTED) : start],
            suffix=self.text[end : end + QUOTED],
            block=block.n,
            page=block.page,
        )


def _weekday(number: int) -> int:
    """0 is Monday."""
    return (number + 3) % 7


def _number(year: int, month_day: re.Match[str]) -> int | None:
    """The day's number in that year; None where that year has no such day."""
    minute = read_minute(f"{year:04d}-{month_day[1]}-{month_day[2]}")
    return None if minute is None else minute // 1440


def _when(number: int, how: str, evidence: Sequence[Quote]) -> When:
    return replace(day(day_text(number)), how=how, certainty="low", evidence=tuple(evidence))
