"""Scale: how merge, relate and select grow with a pile of claims, on invented piles.

PATH is not read ("-"). A pile of N claims is N/25 reports of 25 claims; every ten reports or so
tell one story of 12 events, so that each event is told often and names recur within a story.
The piles are the same on every run. Per size, each in a process of its own: processor seconds
of the three stages, peak memory in MB (of the whole process, the pile included) and events;
`growth` is the time per claim in the last size over that in the first.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import time
from typing import Any

from dateline.merge import merge
from dateline.records import Reading
from dateline.relate import relate
from dateline.select import select
from tests.build import Told, article, told

SIZES = (2_000, 20_000)
PER_REPORT = 25
PER_STORY = 10
"""Reports of one story, on average."""
EVENTS = 12
SEED = 4
VERBS = (
    "shell", "kill", "arrest", "meet", "storm", "sign", "resign", "crash", "protest", "strike",
)  # fmt: skip


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="claims per pile")


def run(args: argparse.Namespace) -> dict[str, Any]:
    """The figures of each size, and how the time per claim grows."""
    found: dict[str, Any] = {}
    for size in args.sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found[str(size)] = pool.apply(measure, (size,))
    first, *_, last = (found[str(size)]["ms_per_claim"] for size in (*args.sizes, args.sizes[-1]))
    return {**found, "growth": round(last / first, 2)}


def measure(size: int) -> dict[str, Any]:
    """Seconds, memory and events of one pile of `size` claims."""
    readings = pile(size)
    begin = time.process_time()
    merged = merge(readings)
    joined = time.process_time()
    related = relate(merged)
    tied = time.process_time()
    select(merged, related)
    end = time.process_time()
    claims = sum(len(reading.claims) for reading in readings)
    return {
        "merge": round(joined - begin, 1),
        "relate": round(tied - joined, 1),
        "select": round(end - tied, 1),
        "seconds": round(end - begin, 1),
        "ms_per_claim": round(1000 * (end - begin) / claims, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "events": len(merged.events),
    }


def pile(size: int) -> list[Reading]:
    """Reports that hold `size` claims, rounded down to whole reports."""
    chance = random.Random(SEED)
    stories = max(1, size // (PER_REPORT * PER_STORY))
    reports = []
    for number in range(size // PER_REPORT):
        story = chance.randrange(stories)
        items = [_told(story, chance.randrange(EVENTS), str(key)) for key in range(PER_REPORT)]
        reports.append(article(f"report {number}", f"{_month(story)}-20", *items))
    return reports


def _told(story: int, event: int, key: str) -> Told:
    """What a report says of one event of a story; the same words wherever it is told."""
    verb = random.Random(story * 100 + event).choice(VERBS)
    return told(
        verb,
        key=key,
        kind="assault",
        who=f"Group{story}x{event % 3}/ORG",
        whom=f"Name{story} Person{event}/PER" if event % 2 else "farmers",
        where=f"Town{story}x{event % 4}/LOC",
        day=f"{_month(story)}-{1 + event:02d}",
        what=f"depot {event}",
    )


def _month(story: int) -> str:
    return f"2031-{1 + story % 12:02d}"
