"""Whether two Whens can be the same time, how far apart they are, what they share, and
in which order they stand. Days are compared as local days; a clock time is never used to
part two reports of the same day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from dateline.records import Certainty, When
from dateline.when.calendar import MINUTES, civil, minute_text, read_minute, weekday
from dateline.when.values import interval_edtf, stretch

Relation = Literal["equal", "overlap", "unknown", "apart"]
_FINE = ("second", "minute", "hour", "part")
_FAR = 1 << 60
"""Minutes before and after any year that can be written; stands for an open side."""


class Compared(NamedTuple):
    """`equal`: the same stretch; `overlap`: both can lie on one day; `apart`: they cannot,
    and `days` is the least distance in days; `unknown`: one says too little, or both are
    times of day in zones that are not known and touch across midnight ("late Thursday" in
    one place, "early Friday" in another). `open`: an open year or side was needed to agree.
    """

    relation: Relation
    days: int = 0
    open: bool = False


def compatible(a: When | None, b: When | None) -> Compared:
    """Compare two Whens by their days. Symmetric."""
    if a is None or b is None or _says_nothing(a) or _says_nothing(b):
        return Compared("unknown", 0, True)
    near = least_between(sorted(_pieces(a, b)), sorted(_pieces(b, a)))
    if near is None:
        return Compared("unknown", 0, True)
    is_open = _is_open(a) or _is_open(b)
    if near == 0:
        same = not is_open and tuple(_pieces(a, b)) == tuple(_pieces(b, a))
        return Compared("equal" if same else "overlap", 0, is_open or _half_open(a, b))
    if near <= _slack(a, b):
        return Compared("overlap", 0, is_open)
    if near == 1 and _may_touch(a, b) and not is_open:
        return Compared("unknown", 1, is_open)
    return Compared("apart", near, is_open)


def narrow(a: When, b: When) -> When | None:
    """What both can mean: the finer of two that overlap, an open year settled by a dated
    report. None where they are apart or nothing is known of either."""
    if _says_nothing(a) or _says_nothing(b):
        return b if _says_nothing(a) and not _says_nothing(b) else a
    if compatible(a, b).relation == "apart":
        return None
    if _is_open(a) and _is_open(b):
        return _narrow_open(a, b)
    known, other = (b, a) if _is_open(a) else (a, b)
    low, high = _bounds(known)
    shared = [
        (max(low, start), min(high, end))
        for start, end in _pieces(other, known)
        if max(low, start) < min(high, end)
    ]
    if len(shared) != 1:
        return known if not shared or _is_open(other) else None
    return _between(shared[0], known, other)


def sort_key(when: When | None) -> tuple[int, int, int, int, str]:
    """Order in time: by the instant it begins, then the shorter, then the surer.

    A clock time with a zone counts by its UTC instant; a day or a time whose zone is not
    known counts as told. So `2020-01-03T00:30+03:00` stands before the announcement at
    `2020-01-02T21:46-05:00`, while "early Friday" against "late Thursday", both without
    zones, stands as told: only what the texts say ("announced") can turn that round.
    Open years come last, by month and day; what is not known at all stands at the end.
    """
    if when is None or _says_nothing(when):
        return (2, 0, 0, 0, "")
    surety = {"high": 0, "medium": 1, "low": 2}[when.certainty]
    if when.start is None and when.end is None:
        return (1, 0, 0, surety, when.edtf)
    low, high = _instants(when)
    return (0, high - 1 if low == -_FAR else low, high - low, surety, when.edtf)


def is_day(when: When | None) -> bool:
    """Whether it is known to the day, or finer, with its year."""
    if when is None or when.start is None or when.end is None:
        return False
    return when.grain in (*_FINE, "day")


MIDNIGHT = "T24:"


def local_day(when: When | None) -> str | None:
    """The ISO day on which a When of day grain or finer begins, by its own clock; "midnight
    on Saturday" is told of the Saturday that it ends."""
    if when and MIDNIGHT in when.edtf and is_day(when):
        return when.edtf.split("T")[0]
    return when.start.split("T")[0] if when and when.start and is_day(when) else None


def weekday_of(when: When) -> int | None:
    """The weekday (0 is Monday) of a day, or the one all its alternatives share."""
    if when.start is not None:
        minute = read_minute(when.start)
        return weekday(minute // MINUTES) if is_day(when) and minute is not None else None
    found = {
        weekday(held.start // MINUTES)
        for text in when.alternatives
        if (held := stretch(text)) and held.start is not None and held.grain in (*_FINE, "day")
    }
    return found.pop() if len(found) == 1 and when.edtf.startswith("XXXX-") else None


# --- stretches ----------------------------------------------------------------------


def _says_nothing(when: When) -> bool:
    return when.start is None and when.end is None and when.edtf in ("", "XXXX")


def _is_open(when: When) -> bool:
    return when.start is None and when.end is None


def _half_open(*whens: When) -> bool:
    return any((when.start is None) != (when.end is None) for when in whens)


def _bounds(when: When) -> tuple[int, int]:
    low = read_minute(when.start) if when.start else None
    high = read_minute(when.end) if when.end else None
    return -_FAR if low is None else low, _FAR if high is None else high


def _instants(when: When) -> tuple[int, int]:
    """Bounds in UTC where a zone is known and the grain is finer than a day."""
    low, high = _bounds(when)
    if when.grain not in _FINE or not when.zone:
        return low, high
    shift = zone_minutes(when.zone)
    return low - shift, high - shift


def zone_minutes(zone: str) -> int:
    """Minutes east of UTC of `Z` or `+03:00`."""
    if zone in ("", "Z"):
        return 0
    sign = -1 if zone[0] == "-" else 1
    return sign * (int(zone[1:3]) * 60 + int(zone[4:6]))


def _pieces(when: When, near: When) -> Iterable[tuple[int, int]]:
    """The stretches a When can be. An open year is tried in the years around `near`."""
    if not _is_open(when):
        zoned = when.zone and near.zone and {when.grain, near.grain} <= set(_FINE)
        return (_instants(when) if zoned else _bounds(when),)
    if not when.edtf.startswith("XXXX-"):
        return tuple(_bounds_of(text) for text in when.alternatives if stretch(text))
    return _in_years(when.edtf, weekday_of(when), *_years_around(near))


@lru_cache(maxsize=4096)
def _in_years(edtf: str, wanted: int | None, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """A yearless date in the years `[first, last)` in which it falls on the weekday."""
    held = [stretch(edtf.replace("XXXX", f"{year:04d}", 1)) for year in range(first, last)]
    return tuple(
        (piece.start, piece.end)
        for piece in held
        if piece is not None
        and piece.start is not None
        and piece.end is not None
        and (wanted is None or weekday(piece.start // MINUTES) == wanted)
    )


def _years_around(near: When) -> tuple[int, int]:
    """Years `[first, last)` in which an open date can meet `near`: 40 on either side of it.

    A weekday and a date meet again within 12 years, 29 February within 40; beside another
    open date any 400 years would do, and 80 show every case that two reports can be in.
    """
    if _is_open(near):
        return 1970, 2050
    low, high = _bounds(near)
    first = civil((high if low == -_FAR else low) // MINUTES)[0]
    last = civil((low if high == _FAR else high) // MINUTES)[0]
    return max(first - 40, 0), max(min(max(last, first) + 41, 10000), 0)


def _bounds_of(text: str) -> tuple[int, int]:
    held = stretch(text)
    assert held is not None
    assert held.start is not None
    assert held.end is not None
    return held.start, held.end


def least_between(ones: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> int | None:
    """The fewest days from a stretch of the one to one of the other, both sorted; None where
    either has none. Of two stretches the one that ends first is nearer to none that comes
    later, so that one walk along both is enough."""
    near: int | None = None
    at, beside = 0, 0
    while near != 0 and at < len(ones) and beside < len(others):
        one, other = ones[at], others[beside]
        days = _days_between(one, other)
        near = days if near is None else min(near, days)
        if one[1] <= other[1]:
            at += 1
        else:
            beside += 1
    return near


def _days_between(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Whole days from one stretch to the other; 0 where they share a day."""
    first = max(a[0] // MINUTES, b[0] // MINUTES)
    last = min((a[1] - 1) // MINUTES, (b[1] - 1) // MINUTES)
    return max(0, first - last)


def _slack(a: When, b: When) -> int:
    """Days that "about" gives: one where a day is qualified with `~` or `%`."""
    return 1 if any(when.edtf.endswith(("~", "%")) for when in (a, b)) else 0


ZONES_APART = 9 * 60
"""Minutes by which clocks of two reports of one moment may differ: eight hours lie between
Washington and Baghdad. Not tuned; at 18 hours Wednesday night would touch early Friday."""


def _may_touch(a: When, b: When) -> bool:
    """Two parts of days in zones not known, so near that one moment can be told as both."""
    if a.grain not in _FINE or b.grain not in _FINE or (a.zone and b.zone):
        return False
    (low, high), (start, end) = _bounds(a), _bounds(b)
    return max(low, start) - min(high, end) < ZONES_APART


def _narrow_open(a: When, b: When) -> When:
    """Of two open ones the finer; where both are alike, the one with alternatives."""
    fineness = {"XXXX": 0}
    rank_a = (fineness.get(a.edtf, len(a.edtf)), len(a.alternatives) > 0)
    rank_b = (fineness.get(b.edtf, len(b.edtf)), len(b.alternatives) > 0)
    return b if rank_b > rank_a else a


def _between(shared: tuple[int, int], a: When, b: When) -> When:
    """The When of a shared stretch, told as finely as the finer of the two."""
    for when in (a, b):
        if not _is_open(when) and _bounds(when) == shared:
            return when
    low, high = shared
    finer = b if _is_open(b) else a
    start = None if low == -_FAR else low
    end = None if high == _FAR else high
    certainty: Certainty = "medium" if "low" not in (a.certainty, b.certainty) else "low"
    filled = b.edtf.replace("XXXX", f"{civil(low // MINUTES)[0]:04d}", 1) if _is_open(b) else ""
    held = stretch(filled) if filled else None
    whole = held is not None and (held.start, held.end) == shared
    return When(
        edtf=filled if whole else interval_edtf(start, end),
        start=None if start is None else minute_text(start),
        end=None if end is None else minute_text(end),
        grain=finer.grain if whole else _grain_of(shared),
        zone=finer.zone,
        how=finer.how,
        certainty="medium" if whole else certainty,
        evidence=finer.evidence,
    )


def _grain_of(shared: tuple[int, int]) -> Literal["day", "part", "span"]:
    low, high = shared
    if high - low == MINUTES and low % MINUTES == 0:
        return "day"
    return "part" if high - low < MINUTES else "span"
