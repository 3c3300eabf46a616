"""What people have judged, as links between claims: must stand together, must not.

A judgement is anchored to quotes. One that another names in `replaces` no longer holds.
Where `same` and `different` contradict, the claims stay apart and both are reported. An
anchor that no claim stands on any more orphans its judgement: it is listed, not dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from msgspec.structs import replace

from dateline.ids import content_id
from dateline.merge.acts import acts_of, fit
from dateline.records import Claim, Judgement, Quote, Reading, Reason, Traits

LINKS = ("same", "different")
RULINGS = ("date", "kind", "tag", "hide", "approve")
RULE = "rule:"
CONTRADICTED = "rule:contradiction@1"


@dataclass(frozen=True)
class Judged:
    """Links between claim ids, in a fixed order, and the judgements as they now stand."""

    must: tuple[tuple[str, str, Judgement], ...] = ()
    cannot: frozenset[tuple[str, str]] = frozenset()
    judgements: tuple[Judgement, ...] = ()
    reports: tuple[Judgement, ...] = ()
    rulings: tuple[tuple[str, Judgement], ...] = ()
    """Claims and the judgements on the events that hold them: dates, kinds, tags, reviews."""

    def apart(self, readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
        """Per claim those it must not stand with: by a person's word, or because an article
        says that one answered or followed the other."""
        said = [
            (link.source, link.target)
            for reading in readings
            for acts in [{c.id: acts_of(c.predicate.lemma, c.kind) for c in reading.claims}]
            for link in reading.links
            if link.kind in ("answers", "follows")
            and not _led_to(acts.get(link.source, ()), acts.get(link.target, ()))
        ]
        found: dict[str, set[str]] = {}
        for a, b in (*self.cannot, *said):
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
        return {claim: frozenset(others) for claim, others in found.items()}


def _led_to(one: Iterable[str], two: Iterable[str]) -> bool:
    """Whether one is what the other led to: "died after the blast" tells one occurrence."""
    return any(fit(a, b) == "result" for a in one for b in two)


def read_judgements(judgements: Iterable[Judgement], readings: Sequence[Reading]) -> Judged:
    """Links of all `same` and `different` that people gave; machines' are made anew."""
    ours = sorted(
        {j.id: j for j in judgements if not j.by.startswith(RULE)}.values(), key=lambda j: j.id
    )
    gone = {judgement.replaces for judgement in ours if judgement.replaces}
    by_article = {reading.article: reading for reading in readings}
    standing: list[Judgement] = []
    must: list[tuple[str, str, Judgement]] = []
    cannot: dict[tuple[str, str], Judgement] = {}
    rulings: list[tuple[str, Judgement]] = []
    for judgement in ours:
        if judgement.id in gone or judgement.kind not in (*LINKS, *RULINGS):
            standing.append(judgement)
            continue
        claims = [find_claim(anchor, by_article) for anchor in judgement.anchors]
        orphaned = None in claims or len(claims) < (2 if judgement.kind in LINKS else 1)
        standing.append(replace(judgement, orphaned=orphaned))
        if orphaned:
            continue
        if judgement.kind in RULINGS:
            rulings += [(claim, judgement) for claim in claims if claim]
            continue
        for a, b in combinations(sorted({claim for claim in claims if claim}), 2):
            if judgement.kind == "same":
                must.append((a, b, judgement))
            else:
                cannot.setdefault((a, b), judgement)
    kept, reports = _without_contradictions(must, cannot)
    return Judged(tuple(kept), frozenset(cannot), tuple(standing), tuple(reports), tuple(rulings))


def find_claim(anchor: Quote, by_article: Mapping[str, Reading]) -> str | None:
    """The claim that an anchor stands on: its words marked alike, else the sentence's main one."""
    reading = by_article.get(anchor.article)
    if reading is None:
        return None
    pairs = list(zip(reading.claims, reading.traits, strict=True))
    same = [p for p in pairs if p[0].quote.text == anchor.text]
    here = [p for p in same if p[0].quote.start == anchor.start]
    starts = {p[0].quote.start for p in same}
    if not here and len(starts) == 1:
        here = same
    if not here:
        here = [p for p in pairs if anchor.start <= p[0].predicate.start < anchor.end]
        here = [p for p in here if _says(anchor, p[0])]
    if not here:
        return None
    return min(here, key=lambda p: _rank(anchor, *p))[0].id


def _says(anchor: Quote, claim: Claim) -> bool:
    """Whether a shorter or longer anchor holds the same words as the claim's quote there."""
    quote = claim.quote
    low, high = max(anchor.start, quote.start), min(anchor.end, quote.end)
    mine = anchor.text[low - anchor.start : high - anchor.start]
    return mine == quote.text[low - quote.start : high - quote.start]


def _rank(anchor: Quote, claim: Claim, traits: Traits) -> tuple[bool, bool, bool, int, str]:
    word = (claim.predicate.start, claim.predicate.end)
    shifted = anchor.start - claim.quote.start
    marks = {(start - shifted, end - shifted) for start, end in anchor.marks}
    return (set(claim.quote.marks) != marks, word not in marks, not traits.main, word[0], claim.id)


def _without_contradictions(
    must: Sequence[tuple[str, str, Judgement]], cannot: Mapping[tuple[str, str], Judgement]
) -> tuple[list[tuple[str, str, Judgement]], list[Judgement]]:
    """The must-links that put no two parted claims together, and a report of each other one."""
    group: dict[str, set[str]] = {}
    kept: list[tuple[str, str, Judgement]] = []
    reports: list[Judgement] = []
    for a, b, judgement in must:
        one, two = group.setdefault(a, {a}), group.setdefault(b, {b})
        crossing = [
            cannot[pair]
            for pair in sorted(cannot)
            if (pair[0] in one and pair[1] in two) or (pair[0] in two and pair[1] in one)
        ]
        if crossing:
            reports.append(_report(judgement, crossing[0]))
            continue
        if one is not two:
            one |= two
            for claim in two:
                group[claim] = one
        kept.append((a, b, judgement))
    return kept, reports


def _report(same: Judgement, different: Judgement) -> Judgement:
    anchors = (*same.anchors, *different.anchors)
    says = f'"same" by {same.by} and "different" by {different.by} contradict: kept apart'
    return Judgement(
        id=content_id("judgement", CONTRADICTED, same.id, different.id),
        kind="different",
        by=CONTRADICTED,
        anchors=anchors,
        value=f"{same.id} {different.id}",
        why=says,
        reasons=(Reason(name="judgement", weight=0, says=says),),
    )
