"""Whether two tellings can tell one act."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.merge.acts import STEM, Fit, fit, is_light, is_result, is_wide
from dateline.merge.tellings import Telling
from dateline.merge.weights import forbidden, reason
from dateline.records import Reason

ORDER = {"same": 0, "wide": 1, "result": 2, "part": 3, "results": 4, "": 5}


def compare_acts(a: Telling, b: Telling) -> Reason:
    """The best fit between what the two tell; acts that fit nowhere forbid a join.

    Where both name an act, what it led to is no bridge: an airstrike that killed ten is not
    the storming that killed ten.
    """
    mine, theirs = _deeds(a, b)
    shared = mine & theirs
    known = sorted(act for act in shared if not act.startswith(STEM) and not is_wide(act))
    if known:
        return reason("act", "act.same", f"both tell of {_named(known[0])}")
    stems = sorted(act for act in shared if act.startswith(STEM) and not is_light(act))
    if stems:
        return reason("act", "act.stem", f'both use "{stems[0][1:]}"')
    wide = sorted(act for act in shared if is_wide(act))
    if wide:
        return reason("act", "act.both-wide", f"both tell of {_named(wide[0])}")
    if shared:
        return reason("act", "act.light", f'both use the common word "{min(shared)[1:]}"')
    best = min((ORDER[fit(x, y)], fit(x, y), x, y) for x in sorted(mine) for y in sorted(theirs))
    _, how, x, y = best
    if how:
        return reason("act", f"act.{how}", f"{_named(x)} and {_named(y)} can be one occurrence")
    return forbidden("act", f"different acts: {_named(x)} against {_named(y)}")


def best_fit(a: Telling, b: Telling) -> Fit:
    """The best fit between what the two tell."""
    return fit_of(*_deeds(a, b))


def fit_of(mine: Iterable[str], theirs: Iterable[str]) -> Fit:
    """The best fit between two sets of acts."""
    return min((fit(x, y) for x in mine for y in theirs), key=lambda how: ORDER[how])


def _deeds(a: Telling, b: Telling) -> tuple[frozenset[str], frozenset[str]]:
    """The acts to compare: without results, where both have others."""
    mine = frozenset(act for act in a.acts if not is_result(act))
    theirs = frozenset(act for act in b.acts if not is_result(act))
    return (mine, theirs) if mine and theirs else (a.acts, b.acts)


def _named(act: str) -> str:
    return f'"{act.removeprefix(STEM)}"'
