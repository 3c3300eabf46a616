"""Read EDTF: level 0, level 1 and one-of-a-set. Ours, because the kept parsers fail on
`2024-05-1X` and `2024-03-01/..` (DESIGN §5)."""

from __future__ import annotations

import re

from dateline.records import Certainty, When
from dateline.when.calendar import MINUTES, day_text, minute_text, read_minute
from dateline.when.place import when_of
from dateline.when.values import edtf_value, interval_edtf

_ZONE = re.compile(r"(?<=\d)(Z|[+-]\d\d(?::?\d\d)?)$")


def parse(edtf: str) -> When:
    """The When of an EDTF string (or a bare ISO date). ValueError where it is none.

    Qualifiers (`?`, `~`, `%`) stay in `edtf` and lower the certainty.
    """
    text = edtf.strip()
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    if text == "XXXX":
        return When(edtf="XXXX")
    bare = text.rstrip("?~%")
    zone = _ZONE.search(bare) if "T" in bare else None
    value = edtf_value(re.sub(r"-\d[X]$", "-XX", bare))
    if value is None:
        raise ValueError(f"not an EDTF date: {edtf!r}")
    certainty: Certainty = "high" if bare == text else "low"
    when = when_of(value, zone=_zone(zone[1]) if zone else "", certainty=certainty)
    if when.grain == "open":
        raise ValueError(f"not an EDTF date: {edtf!r}")
    return When(
        edtf=text,
        start=when.start,
        end=when.end,
        grain=when.grain,
        zone=when.zone,
        certainty=when.certainty,
    )


def _zone(text: str) -> str:
    if text == "Z":
        return "Z"
    digits = text[1:].replace(":", "").ljust(4, "0")
    return f"{text[0]}{digits[:2]}:{digits[2:]}"


def _one_of(text: str) -> When:
    listed = sorted(part.strip() for part in text[1:-1].split(","))
    parsed = [parse(part) for part in listed]
    return When(
        edtf=f"[{','.join(listed)}]",
        grain=parsed[0].grain,
        certainty="low",
        alternatives=tuple(listed),
    )


def _interval(text: str) -> When:
    first, last = text.split("/", 1)
    start = parse(first).start if first not in ("", "..") else None
    end = parse(last).end if last not in ("", "..") else None
    if (start is None and first not in ("", "..")) or (end is None and last not in ("", "..")):
        raise ValueError(f"not an EDTF interval with known years: {text!r}")
    low = read_minute(start) if start else None
    high = read_minute(end) if end else None
    if (low is None and high is None) or (low is not None and high is not None and high <= low):
        raise ValueError(f"not an EDTF interval: {text!r}")
    return When(
        edtf=interval_edtf(low, high) if "X" in text else text,
        start=None if low is None else minute_text(low),
        end=None if high is None else minute_text(high),
        grain="span",
        certainty="high",
        not_before=start if end is None else None,
        not_after=None if start or high is None else day_text((high - 1) // MINUTES),
    )


def day(iso: str) -> When:
    """The When of one day, `day("2020-01-03")`. ValueError where there is no such day."""
    when = parse(iso)
    if when.grain != "day" or when.start is None:
        raise ValueError(f"not a day: {iso!r}")
    return when
