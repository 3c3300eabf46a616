"""Choose the day of publication among all that an article says, and say how sure it is.

Best first: sidecar, metadata, URL, a header or "published" line, an "updated" line, the day in
a caption (of 71 such days in local news 6 were more than a day off), a dateline, the oldest
comment of a reader. What cannot be so is refused; what contradicts itself is not chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from dateline.acquire.dates import FIRST_YEAR
from dateline.acquire.draft import Where
from dateline.records import When
from dateline.when import is_day, parse

ORDER: tuple[Where, ...] = (
    "sidecar", "metadata", "url", "header-line", "updated-line", "caption-line", "dateline",
    "comment-line",
)  # fmt: skip

PLACEHOLDERS = ("1970-01-01", "1969-12-31", "1900-01-01")
"""Days that programs write where they know none: the first second of their clocks."""

OLDEST = f"{FIRST_YEAR}-01-01"

SLACK_DAYS = 10
"""A dateline's day without a year takes the year of another day if it lies at most so many days
before it; of two readings of "4/7/2013" the one so near to another day is meant. Not tuned:
reports appear within a day or two."""

NEAR_DAYS = 2
"""Days between two signs of one day of publication: time zones, and print after the web."""

MOST_LINES = 2
"""Different days in header lines beyond which a page is a list or a log of several reports."""

_FIRM: tuple[Where, ...] = ("metadata", "url", "header-line")


def is_refused(when: When, fetched: str) -> bool:
    """Whether the article cannot be of that day: a program's placeholder, or later than the page
    was fetched (with a day's slack for time zones). What the user wrote is never a placeholder."""
    made_up = when.edtf in PLACEHOLDERS or (when.start or OLDEST) < OLDEST
    if made_up and when.how != "sidecar":
        return True
    if not (fetched and when.start):
        return False
    return _apart(when.start[:10], fetched) > 1


def choose(candidates: Sequence[When]) -> When | None:
    """The day that the candidates, in the order of `ORDER`, speak for; it may lack its year."""
    days = [when for when in candidates if is_day(when) and not _contradicts(when, candidates)]
    if days:
        return _weighed(days[0], days)
    for dateline in candidates:
        if dateline.how == "dateline":
            return _in_month_of_url(dateline, candidates)
    return None


def settle_orders(candidates: Sequence[When]) -> list[When]:
    """The candidates, each "4/7/2013" read as the day that lies near another candidate."""
    known = [when.edtf for when in candidates if is_day(when)]
    return [_settle_order(when, known) for when in candidates]


def _settle_order(when: When, known: Sequence[str]) -> When:
    near = [
        one
        for one in when.alternatives
        if any(abs(_apart(one, other)) <= SLACK_DAYS for other in known)
    ]
    if len(near) != 1:
        return when
    return replace(parse(near[0]), how=when.how, certainty="medium", evidence=when.evidence)


def _contradicts(when: When, candidates: Sequence[When]) -> bool:
    """Whether lines of its kind name days that cannot all be the article's.

    Captions that are days apart were put on the page as the story went on; a page with many
    header lines holds several reports, or the comments of readers.
    """
    days = sorted({one.edtf for one in candidates if one.how == when.how and is_day(one)})
    if when.how == "caption-line":
        return _apart(days[-1], days[0]) > 1
    return when.how == "header-line" and len(days) > MOST_LINES


def _weighed(best: When, days: Sequence[When]) -> When:
    """The day, less sure where another firm sign is days off."""
    off = any(
        other.how in _FIRM and abs(_apart(other.edtf, best.edtf)) > NEAR_DAYS for other in days
    )
    return replace(best, certainty="medium") if off and best.certainty == "high" else best


def _in_month_of_url(dateline: When, candidates: Sequence[When]) -> When:
    """The dateline's day in the year that a month of the URL gives it, if it lies in that month."""
    for month in candidates:
        if month.grain == "month" and month.start and dateline.edtf[4:8] == f"{month.start[4:7]}-":
            return _with_year(dateline, month.start[:4]) or dateline
    return dateline


def year_from(dateline: When, given: str) -> When | None:
    """The dateline's day in the year that puts it at or shortly before the given day."""
    for year in (int(given[:4]), int(given[:4]) - 1):
        when = _with_year(dateline, f"{year:04d}")
        if when is not None and -1 <= _apart(given, when.edtf) <= SLACK_DAYS:
            return when
    return None


def _with_year(dateline: When, year: str) -> When | None:
    try:
        when = parse(year + dateline.edtf[4:])
    except ValueError:
        return None
    return replace(when, how="dateline", certainty="medium", evidence=dateline.evidence)


def _apart(later: str, earlier: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
