"""What was seen of pairs of tellings: both passes ask for most pairs, and each is compared once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.merge.bearers import Bearer
from dateline.merge.compare import Verdict, compare
from dateline.merge.tellings import Telling
from dateline.merge.weights import weight
from dateline.records import Reason

Pair = tuple[str, str]
"""Ids of two tellings."""


class Compared:
    """Verdicts on pairs of tellings. A pair is known by the ids of its tellings: what is told
    otherwise in pass 2 has to be forgotten before it."""

    def __init__(self, bearers: Mapping[str, Bearer]) -> None:
        self._bearers = bearers
        self._seen: dict[Pair, Verdict | int] = {}
        self._against: dict[Pair, Reason | None] = {}

    def candidates(self, a: Telling, b: Telling, near: int) -> tuple[int, Verdict | None]:
        """What a pair weighs, and its verdict if what does not forbid a join comes to `near`."""
        key = (a.id, b.id)
        held = self._seen.get(key)
        if held is None:
            verdict = compare(a, b, self._bearers)
            held = verdict if but_for_forbids(verdict) >= near else verdict.weight
            self._seen[key] = held
        return (held, None) if isinstance(held, int) else (held.weight, held)

    def against(self, a: Telling, b: Telling) -> Reason | None:
        """What keeps two tellings from standing in one cluster, if anything."""
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if key not in self._against:
            held = self._seen.get(key)
            verdict = held if isinstance(held, Verdict) else compare(a, b, self._bearers)
            self._against[key] = _worst(verdict)
        return self._against[key]

    def forget(self, tellings: Iterable[Telling]) -> None:
        """Let every pair with one of these tellings be compared anew."""
        gone = frozenset(telling.id for telling in tellings)
        self._seen = {pair: seen for pair, seen in self._seen.items() if gone.isdisjoint(pair)}
        self._against = {pair: why for pair, why in self._against.items() if gone.isdisjoint(pair)}


def but_for_forbids(verdict: Verdict) -> int:
    """What a pair would weigh without what forbids it."""
    forbid = weight("forbid")
    return sum(reason.weight for reason in verdict.reasons if reason.weight > forbid)


def _worst(verdict: Verdict) -> Reason | None:
    """The reason that speaks most against a join that may not be; None where it may."""
    if not verdict.forbidden and verdict.against >= weight("band.against"):
        return None
    return min(verdict.reasons, key=lambda r: (r.name == "prior", r.weight, r.says))
