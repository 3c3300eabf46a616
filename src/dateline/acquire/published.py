"""The day an article was published, by what it says of itself; open where that says none.

Collects every candidate with how it was found, and keeps them all; `choose` weighs them. Last
comes the day that the user gives for articles in which none is found. What the text tells of
its own days is read later, by annotate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.acquire.choose import ORDER, choose, is_refused, settle_orders, year_from
from dateline.acquire.dates import day_in_url, day_of_stamp, days_at, days_in, fetched_by_url
from dateline.acquire.draft import DateNote, Draft, Where
from dateline.acquire.patterns import filled
from dateline.acquire.plain import one_line
from dateline.acquire.stamps import find_stamps, is_update
from dateline.records import Block, Certainty, Cut, Options, Quote, Source, When
from dateline.when import parse

_CERTAINTY: dict[Where, Certainty] = {
    "sidecar": "high",
    "metadata": "high",
    "url": "high",
    "header-line": "high",
    "updated-line": "medium",
    "caption-line": "medium",
    "dateline": "medium",
    "comment-line": "low",
}
_STAMPS = (
    "stamp",
    "head-date",
    "date-prefix",
    "stamp-tail",
    "byline",
    "running-head",
    "masthead",
    "letter-day",
)
"""Rules whose cut text may hold the page's own day."""

_DATELINE = re.compile(
    filled(
        r"[A-Z][A-Z.'’-]+(?:[ ,][\w.'’, -]{0,50})?,\s(?P<month>(?i:<<month>>))\s"
        r"(?P<day>\d{1,2})(?:,?\s(?P<year>\d{4}))?\s?(?:\([\w .'’&/-]{2,40}\)\s?)?[–—-]{1,2}\s"
    )
)
DATELINE_BLOCKS = 4
NOTED = 40
"""Code points of an unreadable day that a note repeats."""
QUOTED = 32
"""Code points of context on either side of a quote (W3C TextQuoteSelector)."""


class Found(msgspec.Struct, frozen=True):
    """The day of publication with all that was weighed for it."""

    published: When | None
    candidates: tuple[When, ...]
    notes: tuple[str, ...]


def find_published(
    source: Source, draft: Draft, options: Options, article: str, text: str, blocks: Sequence[Block]
) -> Found:
    """When the article was published, as far as it and the user say."""
    candidates = [
        *_stamped(source, draft),
        *_in_text(article, text, blocks),
        *_datelines(article, text, blocks),
    ]
    fetched = draft.fetched or fetched_by_url(draft.url)
    candidates = [when for when in candidates if not is_refused(when, fetched)]
    candidates = list({(when.edtf, when.how): when for when in candidates}.values())
    candidates.sort(key=lambda when: ORDER.index(when.how))
    candidates = settle_orders(candidates)
    notes = _unread(source, draft)
    best = choose(candidates)
    if best is not None and best.start is not None and best.grain == "day":
        return Found(best, tuple(candidates), notes)
    told = _with_option(best, candidates, options, text)
    return msgspec.structs.replace(told, notes=(*notes, *told.notes))


def _unread(source: Source, draft: Draft) -> tuple[str, ...]:
    """What articles.csv or a record gives as the day of publication, and is none."""
    given = [source.sidecar.get("published", "")]
    is_record = source.path.rpartition("#")[2].isdigit()
    given += [note.text for note in draft.dates if is_record]
    return tuple(
        f'The day of publication that was given, "{one_line(text)[:NOTED]}", is no day.'
        for text in given
        if text and _when(_day_of(text), "sidecar") is None
    )


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
    return "updated-line" if is_update(cut.text[:start]) else "header-line"


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


def _in_text(article: str, text: str, blocks: Sequence[Block]) -> Iterator[When]:
    """Stamps that stand amid the text, each with its quote."""
    for stamp in find_stamps(text):
        when = _when(stamp.edtf, stamp.how)
        block = next((b for b in blocks if b.start <= stamp.start < b.end), None)
        if when is not None and block is not None:
            quote = _quote(article, text, block, stamp.start, min(stamp.end, block.end))
            yield msgspec.structs.replace(when, evidence=(quote,))


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
    settled = year_from(best, options.published)
    if settled is None:
        notes.append(
            f"The dateline says {best.edtf}, which does not fit {options.published}, "
            "the day of publication that was given."
        )
    return Found(settled or best, (*candidates, told), tuple(notes))
