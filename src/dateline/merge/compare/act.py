"""Whether two tellings can tell one act."""

from __future__ import annotations

from dateline.merge.acts import STEM, fit, is_light
from dateline.merge.tellings import Telling
from dateline.merge.weights import forbidden, reason
from dateline.records import Reason

ORDER = {"same": 0, "wide": 1, "result": 2, "part": 3, "results": 4, "": 5}


def compare_acts(a: Telling, b: Telling) -> Reason:
    """The best fit between what the two tell; acts that fit nowhere forbid a join."""
    shared = a.acts & b.acts
    known = sorted(act for act in shared if not act.startswith(STEM))
    if known:
        return reason("act", "act.same", f"both tell of {_named(known[0])}")
    stems = sorted(act for act in shared if not is_light(act))
    if stems:
        return reason("act", "act.stem", f'both use "{stems[0][1:]}"')
    if shared:
        return reason("act", "act.light", f'both use the common word "{min(shared)[1:]}"')
    best = min((ORDER[fit(x, y)], fit(x, y), x, y) for x in sorted(a.acts) for y in sorted(b.acts))
    _, how, x, y = best
    if how:
        return reason("act", f"act.{how}", f"{_named(x)} and {_named(y)} can be one occurrence")
    return forbidden("act", f"different acts: {_named(x)} against {_named(y)}")


def _named(act: str) -> str:
    return f'"{act.removeprefix(STEM)}"'
