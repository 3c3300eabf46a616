"""The counts that an event's claims give, each with what it counts and whether it is a total.

A count that is a part of another, one of several in its sentence, or of some only ("two others",
"two critically") is no total. Nothing is summed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.records import Claim, Figure
from dateline.relate.pile import Told

ABOUT = 10
"""Parts by which a count told as "about" may be off. Not tuned."""
GROWS = frozenset(("killed", "injured", "missing", "arrested", "displaced"))
"""Counts that grow while a story runs."""
COUNTED = ("whom", "what", "to", "who")

_WORD = re.compile(r"[^\W\d_]{3,}")
_MORE = re.compile(r"\b(?:and|plus)\s+(?P<number>\S+)\s+more\b")
"""Behind a figure: a number that adds to it."""
_GOES_ON = re.compile(
    r"^(?:(?!\bincluding\b)[^:(])*?(?:,|\band\b)\s*"
    r"(?!(?:including|who|whom|all|most|mostly|many|some|among|which)\b)\w"
)
"""Behind a figure in its role: others are named beside whom it counts ("4 women, a man")."""
_ENDS = re.compile(r"[:(,\u2013\u2014]|\b(?:including|who|whom|which|among)\b")
"""Where the words end that say whom a count counts; what follows names some of them."""


@dataclass(frozen=True)
class Count:
    """A figure as one claim of the event gives it."""

    told: Told
    figure: Figure
    low: int
    high: int | None
    words: frozenset[str]
    """What is counted; empty where it is everybody ("people")."""

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

    @property
    def voice(self) -> str:
        """Who gives the count, as said; "" for the report itself."""
        speakers = self.told.claim.speakers
        return speakers[-1].text if speakers else ""


@cache
def tables() -> Mapping[str, Any]:
    """`counting.toml`."""
    text = (files("dateline.relate") / "counting.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(rule["pattern"] for rule in tables()[name]), re.IGNORECASE)


def find_counts(told: Iterable[Told]) -> dict[str, list[Count]]:
    """The totals of an event by what they count."""
    found: dict[str, list[Count]] = {}
    for one in told:
        if not one.happened:
            continue
        figures = _figures(one)
        for figure in figures:
            if figure.stock or figure.part or figure.unit or is_former(figure):
                continue
            if _is_one_of_several(figure, figures) or is_of_some(one, figure):
                continue
            count = _count(one, figure)
            if count is not None:
                found.setdefault(figure.counts, []).append(count)
    return {counts: _totals(held) for counts, held in found.items()}


def _totals(held: Sequence[Count]) -> list[Count]:
    """Without those beside which their report gives a better one: a larger one by the same voice
    or its own (it is of some only, or of an earlier moment), or one with a day."""
    return [one for one in held if not any(_outgrown(one, other) for other in held)]


def _outgrown(one: Count, other: Count) -> bool:
    if one.told.reading.article != other.told.reading.article:
        return False
    if one.told.traits.block_role == "title" and other.told.traits.block_role != "title":
        bounds = {other.figure.low, other.figure.high}
        if other.figure.best is None and one.value in bounds:
            return True  # a heading's "four killed" is short for "at least four"
    if _is_dated(other) and not _is_dated(one) and one.value != other.value:
        return True  # beside what it tells of the day, a report that looks back: "73 in a year"
    return other.low > (one.low if one.high is None else one.high) and (
        one.voice == other.voice or not one.voice or not other.voice
    )


def _is_dated(one: Count) -> bool:
    day = one.told.claim.when
    return day is not None and day.start is not None


def _is_one_of_several(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether its claim gives another count of the same that is no part of it."""
    return any(
        other is not figure and other.counts == figure.counts and not other.part
        for other in figures
    )


def gives_toll(figure: Figure) -> bool:
    """Whether a count of the harmed stands behind words that call it the toll of something."""
    if figure.counts not in GROWS or figure.part or not figure.quote.marks:
        return False
    quote, (start, _) = figure.quote, figure.quote.marks[0]
    return _pattern("named").search(quote.text[: start - quote.start]) is not None


def is_former(figure: Figure) -> bool:
    """Whether its sentence gives it as what was said before ("had put the number at 27")."""
    if figure.counts not in GROWS or not figure.quote.marks:
        return False
    quote, (start, end) = figure.quote, figure.quote.marks[0]
    before, after = quote.text[: start - quote.start], quote.text[end - quote.start :]
    return _pattern("former").search(f"{before}#{after}") is not None


def is_of_some(one: Told, figure: Figure) -> bool:
    """Whether the words about a count say that it is not of all who were harmed."""
    if gives_toll(figure):
        return is_added_to(one, figure)
    return (
        is_added_to(one, figure)
        or _stands_beside_others(one, figure)
        or _is_beside_some(one, figure)
        or _is_of_degree(one, figure)
        or _died_at_once(one, figure)
        or _is_read_twice(one, figure)
    )


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


def _stands_beside_others(one: Told, figure: Figure) -> bool:
    """Whether the role goes on behind the count with others ("4 women, a man and a child")."""
    for role, (_, end) in _roles_with(one.claim, figure):
        if figure.counts in GROWS and _GOES_ON.search(role.text[end - role.start :]):
            return True
    return False


def _is_beside_some(one: Told, figure: Figure) -> bool:
    """ "Two others were wounded": beside whom? Beside the dead of its own sentence they are all
    the wounded; else somebody was wounded who is told of elsewhere, or there without a count."""
    if not _raw_words(one.claim, figure) & frozenset(tables()["beside"]):
        return False
    at = figure.quote.marks[0][0]
    if any(_is_harm_uncounted(claim, at, figure) for claim in one.reading.claims):
        return True
    return not any(
        other.counts in GROWS and other.counts != figure.counts and other.quote.marks[0][0] < at
        for claim in one.reading.claims
        for other in claim.figures
        if other.quote.marks and (other.quote.start, other.quote.end) == _sentence(figure)
    )


def _is_harm_uncounted(claim: Claim, at: int, figure: Figure) -> bool:
    """Whether it tells, before the count in its sentence, that somebody was harmed, without
    any count of the harmed."""
    return (
        claim.kind in ("assault", "harm")
        and claim.predicate.end <= at
        and (claim.quote.start, claim.quote.end) == _sentence(figure)
        and any(role.role == "whom" for role in claim.roles)
        and not any(held.counts in GROWS for held in claim.figures)
    )


def _died_at_once(one: Told, figure: Figure) -> bool:
    """ "Two died at the scene": others may have died later."""
    words = figure.quote.text.lower()
    return figure.counts == "killed" and any(said in words for said in tables()["at_once"])


def _is_read_twice(one: Told, figure: Figure) -> bool:
    """Whether the same words are read as counts of two harms: then it is a count of neither."""
    if figure.counts not in GROWS or not figure.quote.marks:
        return False
    return any(
        other.counts in GROWS and other.counts != figure.counts
        for _, other in one.counted.inside(figure.quote.marks[:1])
        if other.quote.marks[0] == figure.quote.marks[0]
    )


def _is_of_degree(one: Told, figure: Figure) -> bool:
    """Whether only those are counted who are harmed to some degree ("two critically wounded")."""
    if not figure.quote.marks:
        return False
    quote, (_, end) = figure.quote, figure.quote.marks[0]
    word = one.claim.predicate
    behind = quote.text[end - quote.start : max(end, word.end) - quote.start]
    after = quote.text[word.end - quote.start :].split()[:1] if word.start > end else []
    said = {found.lower().strip(".,;") for found in (*behind.split(), *after)}
    return bool(said & frozenset(tables()["degree"]))


def _sentence(figure: Figure) -> tuple[int, int]:
    return figure.quote.start, figure.quote.end


def _figures(one: Told) -> list[Figure]:
    """The claim's own figures, and those of other claims that stand in the words of its roles."""
    spans = [(r.start, r.end) for r in one.claim.roles if r.role in COUNTED]
    beside = [
        figure
        for claim, figure in one.counted.inside(spans)
        if claim.id != one.claim.id
        and sum(other.counts == figure.counts for other in claim.figures) == 1
    ]
    return [*one.claim.figures, *(f for f in beside if f not in one.claim.figures)]


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
    """The words of the role in which the count stands that say whom or what it counts."""
    return _raw_words(claim, figure) - frozenset(tables()["whole"])


def _raw_words(claim: Claim, figure: Figure) -> frozenset[str]:
    """The words of the role in which the count stands, without the number's own."""
    for role, (start, end) in _roles_with(claim, figure):
        behind = _ENDS.split(role.text[end - role.start :], maxsplit=1)[0]
        beside = f"{role.text[: start - role.start]} {behind}"
        return frozenset(word.lower().rstrip("s") for word in _WORD.findall(beside))
    return frozenset()


def _roles_with(claim: Claim, figure: Figure) -> list[tuple[Any, tuple[int, int]]]:
    """The roles in whose words the count stands, with where it stands."""
    return [
        (role, mark)
        for mark in figure.quote.marks[:1]
        for role in claim.roles
        if role.start <= mark[0] and mark[1] <= role.end
    ]
