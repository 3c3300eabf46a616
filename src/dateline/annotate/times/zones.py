"""A clock beside the clock of Greenwich has a zone, though none is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from dateline.annotate.times.context import Settled
from dateline.records import TimeExpr

_OPENS_BRACKET = re.compile(r"\s*[(,/]\s*")


def share_zones(settled: Sequence[Settled], text: str) -> list[Settled]:
    """ "21:30 local time (18:30 GMT)" is one instant: the second clock gives the first its zone."""
    found = list(settled)
    for at, (here, there) in enumerate(pairwise(settled)):
        zone = _zone_between(here, there, text)
        if zone:
            found[at] = here._replace(expr=replace(here.expr, zone=zone))
            if there.draft.counts_from == "near":
                found[at + 1] = there._replace(expr=_universal(here.expr, there.expr, zone))
    return found


def _universal(local: TimeExpr, there: TimeExpr, zone: str) -> TimeExpr:
    """The clock of Greenwich on its own day: the day before, where it shows 21:30 at 00:30."""
    east = (int(zone[1:3]) * 60 + int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
    moved = (int(local.clock[:2]) * 60 + int(local.clock[3:5]) - east) // 1440
    if moved == 0:
        return replace(local, clock=there.clock, zone="Z", rule=there.rule)
    day = replace(local, clock="", zone="")
    return replace(there, offset=moved, unit="day", op="offset", anchor=day)


def _zone_between(here: Settled, there: Settled, text: str) -> str:
    if here.expr.zone or there.expr.zone != "Z" or not (here.expr.clock and there.expr.clock):
        return ""
    if not _OPENS_BRACKET.fullmatch(text, here.draft.end, there.draft.start):
        return ""
    local, universal = (
        int(clock[:2]) * 60 + int(clock[3:5]) for clock in (here.expr.clock, there.expr.clock)
    )
    east = (local - universal + 720) % 1440 - 720
    if east % 15:
        return ""
    return f"{'-' if east < 0 else '+'}{abs(east) // 60:02d}:{abs(east) % 60:02d}"
