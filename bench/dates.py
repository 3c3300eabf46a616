"""Days of events, and their order: SemEval-2015 task 4 (timelines of an entity over a pile).

PATH is the folder with `semeval_docs.jsonl.gz` and `semeval_timelines.jsonl.gz` (see the README
there). Every corpus is built as one story, as a user would build it. `found` is the share of
gold mentions on which an event's claim stands; `day_acc` counts those found that gold dates to
the day, `prefix_acc` all found that gold dates; `order_f1` takes the mentions that a timeline
places in pairs, and is the mean of the F1 of "same day" and of "before or after". What the
program leaves open (a state, a plan without a day) it still lists, so here it is answered with
the day on which it was told; `day_acc_claimed` takes only days that the program claims.
`baseline` gives every mention its document's day. --out writes JSON lines, one a timeline, as
in the set.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from bench._counts import F1, rounded
from bench._texts import article, rows
from dateline import annotate, pipeline, reader, when
from dateline.extract import extract
from dateline.records import Article, Claim, When

Row = dict[str, Any]
DOCUMENTS, TIMELINES = "semeval_docs.jsonl.gz", "semeval_timelines.jsonl.gz"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KNOWN = re.compile(r"\d{4}(?:-\d{2}){0,2}")


class Mention(NamedTuple):
    """One gold mention of a timeline. `order` 0: not placed. `date` may be partial."""

    document: str
    spans: tuple[tuple[int, int], ...]
    order: int
    date: str


class Said(NamedTuple):
    """What the system says of a mention: whether an event stands there, when it was, and
    whether that is what the program claims or only the day on which it was told."""

    found: bool
    when: When | None = None
    claimed: bool = True


def run(args: argparse.Namespace) -> Row:
    """The figures of all corpora in the folder at `args.path`, and of each."""
    folder = Path(args.path)
    documents, timelines = rows(folder / DOCUMENTS), rows(folder / TIMELINES)
    ours: dict[str, list[list[tuple[Mention, Said]]]] = {}
    plain: dict[str, list[list[tuple[Mention, Said]]]] = {}
    out: list[Row] = []
    for corpus in dict.fromkeys(row["corpus"] for row in documents):
        held = [row for row in documents if row["corpus"] == corpus]
        asked = [row for row in timelines if row["corpus"] == corpus]
        golds = [list(mentions(row)) for row in asked]
        answers = Answers(held)
        days = {row["id"]: Said(True, when.parse(row["date"])) for row in held}
        ours[corpus] = [[(m, answers(m)) for m in gold] for gold in golds]
        plain[corpus] = [[(m, days[m.document]) for m in gold] for gold in golds]
        out += [told(row, answers) for row in asked]
    if args.out:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in out)
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    figured: Row = both(list(ours.values()), list(plain.values()))
    for corpus in ours:
        figured[corpus] = both([ours[corpus]], [plain[corpus]])
    return figured


def mentions(timeline: Row) -> Iterator[Mention]:
    """The mentions of a timeline that were found in their document's text."""
    for order, date, places in timeline["entries"]:
        for document, _sentence, _word, spans in places:
            if spans:
                yield Mention(document, tuple(map(tuple, spans)), order, date)


# --- what the system says -----------------------------------------------------------


class Answers:
    """The story of a corpus, asked mention by mention."""

    def __init__(self, documents: Sequence[Row]) -> None:
        articles = [made(row) for row in documents]
        loaded = reader.load()
        readings = [extract(annotate.annotate(one, loaded.parse(one))) for one in articles]
        story = pipeline.assemble(articles, readings, (), ())
        self.ids = {row["id"]: one.id for row, one in zip(documents, articles, strict=True)}
        self.told = {row["id"]: when.parse(row["date"]) for row in documents}
        self.events = {claim: event for event in story.events for claim in event.claims}
        self.claims: dict[str, list[Claim]] = {}
        for claim in story.claims:
            self.claims.setdefault(claim.quote.article, []).append(claim)

    def __call__(self, mention: Mention) -> Said:
        """The day of the claim that stands on the mention, else that of its event, else that
        on which it was told."""
        here = [
            claim
            for claim in self.claims.get(self.ids[mention.document], ())
            if claim.id in self.events
            and any(
                claim.predicate.start < end and start < claim.predicate.end
                for start, end in mention.spans
            )
        ]
        for claim in here:
            if _is_known(claim.when):
                return Said(True, claim.when)
        days = (self.events[claim.id].when for claim in here)
        known = next((day for day in days if _is_known(day)), None)
        if known is not None or not here:
            return Said(bool(here), known)
        return Said(True, self.told[mention.document], claimed=False)


def _is_known(day: When | None) -> bool:
    return day is not None and day.edtf != "XXXX"


def made(row: Row) -> Article:
    """The document as an article, its first line a title where it repeats the title."""
    one = article(row["text"], row["date"])
    first = one.blocks[0] if one.blocks else None
    if first is None or one.text[first.start : first.end] != row["title"]:
        return one
    blocks = (replace(first, role="title"), *one.blocks[1:])
    return replace(one, title=row["title"], blocks=blocks)


def told(timeline: Row, answers: Answers) -> Row:
    """The timeline with the system's days in place of gold's, in their order; what has none is
    not placed."""
    entries = []
    for order, date, places in timeline["entries"]:
        for place in places:
            spans = tuple(map(tuple, place[3]))
            said = answers(Mention(place[0], spans, order, date)) if spans else Said(False)
            if said.found:
                entries.append((day_of(said.when), place))
    days = sorted({day for day, _ in entries if day})
    placed = [[days.index(day) + 1 if day else 0, day or "XXXX-XX-XX", [p]] for day, p in entries]
    return {**timeline, "entries": sorted(placed, key=lambda e: (e[0], e[2][0][:3]))}


def day_of(day: When | None) -> str:
    """The local day, else as much of a date as is known; "" for a stretch or nothing."""
    if day is None:
        return ""
    known = KNOWN.match(day.edtf.rstrip("?~"))
    return when.local_day(day) or (known[0] if known and "/" not in day.edtf else "")


# --- scoring ------------------------------------------------------------------------


def both(
    ours: Sequence[Sequence[Sequence[tuple[Mention, Said]]]],
    plain: Sequence[Sequence[Sequence[tuple[Mention, Said]]]],
) -> Row:
    """The system's figures over some corpora, and the baseline's beside them."""
    return {
        **figures([line for corpus in ours for line in corpus]),
        "baseline": figures([line for corpus in plain for line in corpus]),
    }


def figures(timelines: Sequence[Sequence[tuple[Mention, Said]]]) -> Row:
    """The figures as the set's README defines them, a mention counted in each of its timelines."""
    every = [pair for line in timelines for pair in line]
    seen = [(mention, day_of(said.when), said.claimed) for mention, said in every if said.found]
    dated = [(day == m.date, claimed) for m, day, claimed in seen if DAY.fullmatch(m.date)]
    partly = [(k[0], day) for m, day, _ in seen if (k := KNOWN.match(m.date))]
    same, apart = F1(), F1()
    for line in timelines:
        add_pairs(line, same, apart)
    return {
        "day_acc": rounded(sum(right for right, _ in dated), len(dated)),
        "day_acc_claimed": rounded(sum(r and claimed for r, claimed in dated), len(dated)),
        "found": rounded(len(seen), len(every)),
        "prefix_acc": rounded(sum(day.startswith(gold) for gold, day in partly), len(partly)),
        "order_f1": round((same.value + apart.value) / 2, 4),
        "mentions": len(every),
        "dated": len(dated),
    }


def add_pairs(line: Sequence[tuple[Mention, Said]], same: F1, apart: F1) -> None:
    """Count the pairs of placed mentions of one timeline."""
    placed = [
        (f"{mention.order:06d}", day_of(said.when)) for mention, said in line if mention.order
    ]
    counts = Counter(
        (_relation(one[0], other[0]), _relation(one[1], other[1]) if one[1] and other[1] else None)
        for one, other in combinations(placed, 2)
    )
    for (gold, ours), number in counts.items():
        for counter, relations in ((same, (0,)), (apart, (-1, 1))):
            counter.so += number * (gold in relations)
            counter.said += number * (ours in relations)
            counter.both += number * (gold in relations and gold == ours)


def _relation(one: str, other: str) -> int:
    """-1 before, 0 the same day, 1 after."""
    return (one > other) - (one < other)
