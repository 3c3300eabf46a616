"""The day an article was published, from its title and text alone.

PATH is `gva.jsonl.gz` of `data/events` or `t17_articles.jsonl.gz` of `data/timelines`. Eligible
are articles whose text names a full date or a weekday with month and day, or has a date line.
`committed` is the share of the eligible that get a full day, `within_1d` the share of the
committed at most a day off. Articles whose text hashes to an odd number were never looked at
while rules were written: `unseen` holds their figures, `seen` the others'. --out writes
`{"id", "published", "how"}`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bench._counts import rounded
from bench._texts import rows
from dateline import acquire
from dateline.annotate import date_by_text
from dateline.records import Article, Failure, Options, Source, When
from dateline.when import local_day

Row = dict[str, Any]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_FULL = (
    rf"\b{_MONTH}\s+{_DAY}(?:,\s*|\s+)(?:19|20)\d\d\b|\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b"
)
_WITH_WEEKDAY = rf"{_WEEKDAY},?\s+(?:the\s+)?(?:{_MONTH}\s+{_DAY}|{_DAY}\s+(?:of\s+)?{_MONTH})"
_DATE_LINE = (
    r"(?m:^\W{0,3}(?-i:[A-Z][A-Z.'’-]+)[\w.'’, -]{0,60}?,\s"
    rf"{_MONTH}\s{_DAY}[^\n]{{0,40}}?[–—-])"
)
ELIGIBLE = re.compile(f"{_FULL}|{_WITH_WEEKDAY}|{_DATE_LINE}", re.IGNORECASE)


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=int, help="so many articles, by the hash of their texts")


def run(args: argparse.Namespace) -> Row:
    """The figures of the set at `args.path`; what the system said goes to `args.out`."""
    articles = read_set(Path(args.path), args.limit)
    days = [published(row) for row in articles]
    if args.out:
        said = ({"id": row["id"], "published": local_day(day), "how": day.how if day else ""}
                for row, day in zip(articles, days, strict=True))  # fmt: skip
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in said)
        Path(args.out).write_text("".join(lines), encoding="utf-8")
    halves: dict[str, Counter[str]] = {"seen": Counter(), "unseen": Counter()}
    for row, day in zip(articles, days, strict=True):
        halves[half_of(row)].update(count(row, local_day(day)))
    both = halves["seen"] + halves["unseen"]
    return {**figures(both), **{name: figures(half) for name, half in halves.items()}}


def read_set(path: Path, limit: int | None) -> list[Row]:
    """The set's articles as `{id, title, text, day}`; with `limit` those that hash lowest."""
    articles = []
    for row in rows(path):
        for one in row.get("articles", [row]):
            day = str(one.get("date") or one.get("published") or "")[:10]
            text = one.get("text") or ""
            if text.strip() and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                title = one.get("title") or ""
                articles.append({"id": one["id"], "title": title, "text": text, "day": day})
    return articles if limit is None else sorted(articles, key=digest)[:limit]


def digest(row: Row) -> str:
    """The hash by which articles are put into halves and samples."""
    return hashlib.sha256(str(row["text"]).encode()).hexdigest()


def half_of(row: Row) -> str:
    return "unseen" if int(digest(row)[:2], 16) % 2 else "seen"


def published(row: Row) -> When | None:
    """The day that the program gives the article, before it is read beside others."""
    data = json.dumps({"title": row["title"], "text": row["text"]}).encode()
    source = Source(
        path="article.json", sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/json", data=data,
    )  # fmt: skip
    article: Article | Failure = acquire.read(source, Options())
    return date_by_text(article).published if isinstance(article, Article) else None


def count(row: Row, said: str | None) -> dict[str, int]:
    """What one article adds to the counts; nothing but itself where it is not eligible."""
    text = f"{row['title']}\n{row['text']}"
    if not ELIGIBLE.search(text):
        return {"articles": 1, "not_eligible_committed": int(said is not None)}
    found = {"articles": 1, "eligible": 1}
    if said is not None:
        apart = abs((date.fromisoformat(said) - date.fromisoformat(row["day"])).days)
        found |= {"said": 1, "near": int(apart <= 1), "exact": int(apart == 0)}
    return found


def figures(counts: Counter[str]) -> Row:
    """Shares, and how many articles they are of."""
    return {
        "within_1d": rounded(counts["near"], counts["said"]),
        "committed": rounded(counts["said"], counts["eligible"]),
        "exact": rounded(counts["exact"], counts["said"]),
        "eligible": counts["eligible"],
        "committed_count": counts["said"],
        "articles": counts["articles"],
        "not_eligible_committed": counts["not_eligible_committed"],
    }
