"""The day an article was published, by evidence, best first; open where there is none.

sidecar, metadata, URL, a header or "published" line, an "updated" line, the day in a caption
(of 71 such days in local news 6 were more than a day off), a dateline; last the
day that the user gives for articles in which none is found. All candidates are kept. A day
after the one on which the page was fetched is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from dateline.acquire.dates import day_in_url, day_of_stamp, days_at, days_in
from dateline.acquire.draft import DateNote, Draft, Where
from dateline.acquire.patterns import filled
from dateline.records import Block, Certainty, Cut, Options, Quote, Source, When
from dateline.when import is_day, parse

_ORDER: tuple[Where, ...] = (
    "sidecar", "metadata", "url", "header-line", "updated-line", "caption-line", "dateline",
)  # fmt: skip
_CERTAINTY: dict[Where, Certainty] = {
    "sidecar": "high",
    "metadata": "high",
    "url": "high",
    "header-line": "high",
    "updated-line": "medium",
    "caption-line": "medium",
    "dateline": "medium",
}
_STAMPS = ("stamp", "head-date", "date-prefix", "stamp-tail", "byline", "running-head")
"""Rules whose cut text may hold the page's own day."""

_UPDATED = re.compile(
    r"\b(?:updated?|modified|reviewed)\b(?:(?!published|posted)[^|;]){0,20}$", re.IGNORECASE
)
_DATELINE = re.compile(
    filled(
        r"[A-Z][A-Z.'’-]+(?:[ ,][\w.'’, -]{0,50})?,\s(?P<month>(?i:<<month>>))\s"
        r"(?P<day>\d{1,2})(?:,?\s(?P<year>\d{4}))?\s?(?:\([\w .'’&/-]{2,40}\)\s?)?[–—-]{1,2}\s"
    )
)
DATELINE_BLOCKS = 4
QUOTED = 32
"""Code points of context on either side of a quote (W3C TextQuoteSelector)."""

SLACK_DAYS = 10
"""A dateline's day without a year takes the year of the day that the user gave if it lies at most
so many days before it. Not tuned: reports appear within a day or two."""


class Found(msgspec.Struct, frozen=True):
    """The day of publication with all that was weighed for it."""

    published: When | None
    candidates: tuple[When, ...]
    notes: tuple[str, ...]


def find_published(
    source: Source, draft: Draft, options: Options, article: str, text: str, blocks: Sequence[Block]
) -> Found:
    """When the article was published, as far as it and the user say."""
    candidates = [*_stamped(source, draft), *_datelines(article, text, blocks)]
    candidates = [when for when in candidates if not _is_refused(when, draft.fetched)]
    candidates = list({(when.edtf, when.how): when for when in candidates}.values())
    candidates.sort(key=lambda when: _ORDER.index(when.how))
    best = _best(candidates)
    if best is not None and best.start is not None and best.grain == "day":
        return Found(best, tuple(candidates), ())
    return _with_option(best, candidates, options, text)


def _stamped(source: Source, draft: Draft) -> list[When]:
    """Days outside the text: sidecar, metadata, URL, and the lines that were cut."""
    notes = (
        [DateNote(source.sidecar["published"], "sidecar")] if "published" in source.sidecar else []
    )
    notes += draft.dates
    for url in (source.sidecar.get("url", ""), draft.url):
        notes.append(DateNote(day_in_url(url), "url"))
    found = [_when(_day_of(note.text), note.how, note.updated) for note in notes if note.text]
    for cut in draft.cuts:
        if cut.why in _STAMPS:
            for day, start, _ in days_at(cut.text):
                found.append(_when(day, _line_kind(cut, start)))
    return [when for when in found if when is not None]


def _line_kind(cut: Cut, start: int) -> Where:
    """What kind of line a day was cut with: its label stands before it."""
    if cut.why == "stamp-tail":
        return "caption-line"
    return "updated-line" if _UPDATED.search(cut.text[:start]) else "header-line"


def _day_of(text: str) -> str:
    return day_of_stamp(text) or text.strip()


def _when(edtf: str, how: Where, updated: bool = False) -> When | None:
    try:
        when = parse(edtf)
    except ValueError:
        return None
    how = "updated-line" if updated else how
    certainty = "low" if when.alternatives else _CERTAINTY[how]
    return msgspec.structs.replace(when, how=how, certainty=certainty)


def _datelines(article: str, text: str, blocks: Sequence[Block]) -> list[When]:
    """A dateline with a day ("OSK, March 4 (Agency) —"); its year may be open."""
    for block in blocks[:DATELINE_BLOCKS]:
        found = _DATELINE.match(text, block.start, block.end)
        if found:
            said = f"{found['month']} {found['day']}, {found['year'] or '2000'}"
            day = (days_in(said) or [""])[0]
            when = _when(day if found["year"] else f"XXXX{day[4:]}", "dateline") if day else None
            if when is not None:
                quote = _quote(article, text, block, found.start(), found.end())
                return [msgspec.structs.replace(when, evidence=(quote,))]
    return []


def _quote(article: str, text: str, block: Block, start: int, end: int) -> Quote:
    end = start + len(text[start:end].rstrip())
    return Quote(
        article=article,
        start=start,
        end=end,
        text=text[start:end],
        prefix=text[max(0, start - QUOTED) : start],
        suffix=text[end : end + QUOTED],
        block=block.n,
        page=block.page,
    )


def _is_refused(when: When, fetched: str) -> bool:
    """A page cannot have been published after it was fetched; a day's slack for time zones."""
    if not (fetched and when.start):
        return False
    return (date.fromisoformat(when.start[:10]) - date.fromisoformat(fetched)).days > 1


def _best(candidates: Sequence[When]) -> When | None:
    """The first full day; else a dateline's day in the year that a month of the URL gives."""
    for when in candidates:
        if is_day(when):
            return when
    months = [when for when in candidates if when.grain == "month" and when.start]
    for when in candidates:
        if when.how == "dateline":
            for month in months:
                day = _when(f"{month.edtf[:4]}{when.edtf[4:]}", "dateline")
                if day and day.start and day.start[:7] == (month.start or "")[:7]:
                    return msgspec.structs.replace(day, evidence=when.evidence)
            return when
    return None


def _with_option(best: When | None, candidates: list[When], options: Options, text: str) -> Found:
    """The day that the user gave, where the article itself settles none."""
    if not options.published:
        return Found(best, tuple(candidates), ())
    given = parse(options.published)
    notes: list[str] = []
    certainty: Certainty = "medium"
    later = max((d for d in days_in(text) if d > options.published and "[" not in d), default="")
    if later:
        certainty = "low"
        notes.append(
            f"The text names {later}, which is after {options.published}, "
            "the day of publication that was given."
        )
    told = msgspec.structs.replace(given, how="option", certainty=certainty)
    if best is None:
        return Found(told, (*candidates, told), tuple(notes))
    settled = _year_from(best, options.published)
    if settled is None:
        notes.append(
            f"The dateline says {best.edtf}, which does not fit {options.published}, "
            "the day of publication that was given."
        )
    return Found(settled or best, (*candidates, told), tuple(notes))


def _year_from(dateline: When, given: str) -> When | None:
    """The dateline's day in the year that puts it at or shortly before the given day."""
    until = date.fromisoformat(given)
    for year in (until.year, until.year - 1):
        when = _when(f"{year:04d}{dateline.edtf[4:]}", "dateline")
        if when and when.start:
            apart = (until - date.fromisoformat(when.start[:10])).days
            if -1 <= apart <= SLACK_DAYS:
                return msgspec.structs.replace(when, evidence=dateline.evidence)
    return None
