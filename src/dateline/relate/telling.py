"""When a count was told, and whether a later one replaces it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.relate.counts import GROWS, Count

Stretch = tuple[str, str]
"""First day, and the day after the last, in ISO form."""


@cache
def tables() -> Mapping[str, Any]:
    """`tolls.toml`."""
    return tomllib.loads((files("dateline.relate") / "tolls.toml").read_text(encoding="utf-8"))


@cache
def _corrections() -> re.Pattern[str]:
    return re.compile("|".join(rule["pattern"] for rule in tables()["correction"]), re.I)


def says_corrected(sentence: str) -> bool:
    """Whether a sentence says that an earlier count was wrong."""
    return _corrections().search(sentence) is not None


def told_in(count: Count) -> Stretch | None:
    """When it was told: on the article's day, or in the days that are left for it."""
    published = count.told.reading.published
    if published is None or published.start is None or published.end is None:
        return None
    return published.start[:10], published.end[:10]


def first_told(held: Sequence[Count]) -> Stretch | None:
    """The earliest of the days on which a count was told; None where one is not known."""
    known = [told_in(one) for one in held]
    if any(one is None for one in known):
        return None
    return min((one for one in known if one is not None), key=lambda one: (one[1], one[0]))


def replaces(late: Sequence[Count], early: Sequence[Count]) -> bool:
    """Whether a count stands for an earlier one: told first on a later day, and the earlier
    never after that; it grew, or its own outlet or sentence corrects the earlier one."""
    first, then = first_told(early), first_told(late)
    if first is None or then is None or first[1] > then[0]:
        return False
    last = max(stretch[1] for one in early for stretch in [told_in(one)] if stretch is not None)
    if last > then[1]:
        return False
    grew = early[0].figure.counts in GROWS and _below(early[0], late[0])
    return grew or _corrects(late, early)


def _below(one: Count, other: Count) -> bool:
    return one.value < other.value and (one.high is None or one.high <= (other.high or one.high))


def _corrects(late: Sequence[Count], early: Sequence[Count]) -> bool:
    papers = {one.told.reading.outlet.name for one in (*late, *early)}
    articles = {one.told.reading.article for one in (*late, *early)}
    if len(papers) == 1 and len(articles) > 1:
        return True
    return any(says_corrected(one.figure.quote.text) for one in late)
