"""Tellings to events: edges in one total order, each cluster compatible in all its members.

A telling enters a cluster only if nothing between it and any member forbids it and the
disagreements with any member stay above `band.against`: there is no chaining. Must-links of
people come first; cannot-links hold always.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.merge.bearers import Bearer
from dateline.merge.candidates import find_pairs
from dateline.merge.compare import Verdict
from dateline.merge.compared import Compared, but_for_forbids
from dateline.merge.judged import Judged
from dateline.merge.tellings import Telling
from dateline.merge.tipping import KEPT_APART
from dateline.merge.weights import weight
from dateline.records import Reason

Signature = tuple[object, ...]


TOLD_APART = Reason(
    name="judgement", weight=0, says="somebody judged, or an article says, that they differ"
)


@dataclass(frozen=True)
class Join:
    """Two tellings of one cluster and why they stand together."""

    a: int
    b: int
    verdict: Verdict


@dataclass(frozen=True)
class Looked:
    """Two clusters that were looked at and not joined; `verdict` of their best pair."""

    a: int
    b: int
    weight: int
    reasons: tuple[Reason, ...]
    possible: bool


@dataclass
class Clusters:
    """`home` gives each telling's cluster, by the index of its least telling."""

    tellings: Sequence[Telling]
    home: list[int]
    joins: list[Join] = field(default_factory=list)
    looked: list[Looked] = field(default_factory=list)
    edges: list[Join] = field(default_factory=list)
    """Every pair of tellings that reaches the threshold, joined or not, the surest first."""

    def members(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, root in enumerate(self.home):
            found.setdefault(root, []).append(index)
        return found


def cluster(
    tellings: Sequence[Telling],
    bearers: Mapping[str, Bearer],
    judged: Judged,
    apart: Mapping[str, frozenset[str]],
    threshold: int | None = None,
    compared: Compared | None = None,
) -> Clusters:
    """Cluster tellings that are sorted by id. `apart` holds, per claim, those it must not
    stand with, as people judged or an article says. `threshold` stands for `band.joined`;
    `compared` is what an earlier pass saw at the same threshold, and takes what this one does."""
    joined = weight("band.joined") if threshold is None else threshold
    seen = compared or Compared(bearers)
    work = _Work(tellings, seen, judged, apart)
    work.join_judged()
    near = min(weight("band.near-miss"), joined)
    edges = []
    for a, b in find_pairs(tellings):
        worth, verdict = seen.candidates(tellings[a], tellings[b], near)
        work.company.add(a, b, worth)
        if verdict is not None:
            edges.append((-worth, a, b, verdict))
    edges.sort(key=lambda edge: edge[:3])
    for negative, a, b, verdict in edges:
        if -negative < joined or verdict.forbidden:
            continue
        work.try_join(a, b, verdict, joined)
    made = Clusters(tellings, [work.root(index) for index in range(len(tellings))], work.joins)
    made.edges = [
        Join(a, b, verdict)
        for negative, a, b, verdict in edges
        if -negative >= joined and not verdict.forbidden
    ]
    made.looked = _looked([(a, b, v) for _, a, b, v in edges], made, work)
    return made


class Company:
    """What the pairs between any two clusters weigh together, as far as they were compared."""

    def __init__(self) -> None:
        self.between: dict[int, dict[int, tuple[int, int]]] = {}

    def add(self, a: int, b: int, worth: int) -> None:
        """One pair more. What forbids a join counts as much as any strong reason against it."""
        self._add(a, b, max(worth, weight("band.least")), 1)
        self._add(b, a, max(worth, weight("band.least")), 1)

    def _add(self, a: int, b: int, worth: int, pairs: int) -> None:
        held = self.between.setdefault(a, {})
        before = held.get(b, (0, 0))
        held[b] = (before[0] + worth, before[1] + pairs)

    def mean(self, one: int, two: int) -> int:
        """The mean of the pairs between two clusters, by their roots; 0 where there are none."""
        worth, pairs = self.between.get(one, {}).get(two, (0, 0))
        return worth // pairs if pairs else 0

    def unite(self, low: int, high: int) -> None:
        """What stood beside `high` stands beside `low`."""
        for other, (worth, pairs) in self.between.pop(high, {}).items():
            self.between[other].pop(high, None)
            if other != low:
                self._add(low, other, worth, pairs)
                self._add(other, low, worth, pairs)


class _Work:
    """Union of clusters under constraints; the root of a cluster is its least index."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        compared: Compared,
        judged: Judged,
        apart: Mapping[str, frozenset[str]],
    ) -> None:
        self.tellings = tellings
        self.compared = compared
        self.judged = judged
        self.parent = list(range(len(tellings)))
        self.joins: list[Join] = []
        self.signs: list[dict[Signature, int]] = [
            {_signature(telling): index} for index, telling in enumerate(tellings)
        ]
        self.of_claim = {
            mention.claim.id: index
            for index, telling in enumerate(tellings)
            for mention in telling.mentions
        }
        self.parted: dict[int, set[int]] = {}
        for claim, others in apart.items():
            if claim in self.of_claim:
                held = self.parted.setdefault(self.of_claim[claim], set())
                held.update(self.of_claim[other] for other in others if other in self.of_claim)
        self.company = Company()

    def root(self, index: int) -> int:
        while self.parent[index] != index:
            self.parent[index] = self.parent[self.parent[index]]
            index = self.parent[index]
        return index

    def join_judged(self) -> None:
        for a, b, judgement in self.judged.must:
            one, two = self.of_claim[a], self.of_claim[b]
            if self.root(one) == self.root(two):
                continue
            says = f"{judgement.by} judged that they are the same"
            reasons = (Reason(name="judgement", weight=-weight("forbid"), says=says),)
            self._unite(one, two, Verdict(-weight("forbid"), reasons, 0))

    def try_join(self, a: int, b: int, verdict: Verdict, joined: int) -> None:
        """Join the clusters of two tellings, unless something keeps them apart or most of what
        was compared between them speaks against it."""
        one, two = self.root(a), self.root(b)
        if one == two or self.company.mean(one, two) < joined + weight("band.company"):
            return
        if self.why_apart(one, two) is None:
            self._unite(a, b, verdict)

    def why_apart(self, one: int, two: int) -> Reason | None:
        """What keeps two clusters, by their roots, from being one; None where nothing does."""
        if self.parted_by_word(one, two):
            return TOLD_APART
        for x in self.signs[one].values():
            for y in self.signs[two].values():
                why = self.compared.against(self.tellings[x], self.tellings[y])
                if why is not None:
                    return why
        return None

    def _unite(self, a: int, b: int, verdict: Verdict) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        self.parent[high] = low
        self.company.unite(low, high)
        for sign, index in self.signs[high].items():
            self.signs[low].setdefault(sign, index)
        self.signs[high] = {}
        if high in self.parted:
            self.parted.setdefault(low, set()).update(self.parted.pop(high))
        self.joins.append(Join(min(a, b), max(a, b), verdict))

    def parted_by_word(self, one: int, two: int) -> bool:
        """Whether a person or an article said that the two clusters, by their roots, differ."""
        return any(self.root(index) == two for index in self.parted.get(one, ()))


def _signature(telling: Telling) -> Signature:
    """What a telling can disagree in; words cannot."""
    return (
        telling.article if telling.status == "utterance" else "",
        telling.acts,
        telling.who,
        telling.states,
        telling.target,
        telling.victims,
        telling.places,
        telling.setting,
        telling.ground,
        tuple((d.when.edtf, d.when.start, d.trust, d.weekday, d.is_news) for d in telling.days[:1]),
        tuple(sorted({(c.counts, c.low or 0, c.high or 0) for c in telling.counts})),
        telling.several,
        telling.plural,
        telling.speakers,
        telling.stance,
    )


def _looked(
    edges: Sequence[tuple[int, int, Verdict]],
    made: Clusters,
    work: _Work,
) -> list[Looked]:
    """The best pair of every two clusters that stay apart, sorted by the clusters."""
    best: dict[tuple[int, int], Looked] = {}
    joined = weight("band.joined")
    for a, b, verdict in edges:
        one, two = sorted((made.home[a], made.home[b]))
        if one == two or (one, two) in best:
            continue
        if verdict.forbidden and but_for_forbids(verdict) < joined:
            continue
        why = None if verdict.forbidden else work.why_apart(one, two)
        possible = (
            not verdict.forbidden and why is None and verdict.weight >= weight("band.possibly")
        )
        reasons = verdict.reasons
        if why is not None:
            says = f"another of its claims keeps them apart: {why.says}"
            reasons = (*reasons, Reason(name=KEPT_APART, weight=0, says=says))
        best[(one, two)] = Looked(one, two, verdict.weight, reasons, possible)
    return [best[key] for key in sorted(best)]
