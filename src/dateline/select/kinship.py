"""Why reports stand in one story, as judgements; and what people have ruled of it.

A judgement is anchored to one sentence of each of two reports: the first that tells something
in each. A person's `same_story` and `other_story` stand before the rules; where they contradict,
the reports stay apart and a judgement says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dateline.ids import content_id
from dateline.records import Judgement, JudgementKind, Quote, Reason
from dateline.select.grouping import Link
from dateline.select.judged import claim_at
from dateline.select.subject import Unit
from dateline.select.told import Told

RULE = "rule:story@1"
CONTRADICTED = "rule:contradiction@1"


class Ruled:
    """What people have ruled of stories: pairs of units that are one story, and that are two."""

    def __init__(
        self, told: Told, unit_of: Mapping[str, Unit], judgements: Iterable[Judgement]
    ) -> None:
        held = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
        gone = {judgement.replaces for judgement in held}
        self.same: list[tuple[Unit, Unit, Judgement]] = []
        self.parted: dict[tuple[Unit, Unit], Judgement] = {}
        for judgement in held:
            if judgement.id in gone or judgement.kind not in ("same_story", "other_story"):
                continue
            claims = [claim_at(told, anchor) for anchor in judgement.anchors]
            units = sorted({unit_of[claim.id] for claim in claims if claim is not None})
            for one, other in combinations(units, 2):
                if judgement.kind == "same_story":
                    self.same.append((one, other, judgement))
                else:
                    self.parted.setdefault((one, other), judgement)

    def crosses(self, one: Sequence[Unit], other: Sequence[Unit]) -> bool:
        """Whether people say that a unit of the one and a unit of the other are one story."""
        return any((a in one and b in other) or (a in other and b in one) for a, b, _ in self.same)


def contradiction(same: Judgement, parted: Iterable[Judgement]) -> Judgement:
    """The report that a person's `same_story` could not be followed."""
    others = sorted(parted, key=lambda judgement: judgement.id)
    by = ", ".join(dict.fromkeys(judgement.by for judgement in others))
    says = f'"same story" by {same.by} and "other story" by {by} contradict: kept apart'
    anchors = (*same.anchors, *(quote for judgement in others for quote in judgement.anchors))
    return Judgement(
        id=content_id("judgement", CONTRADICTED, same.id, *(one.id for one in others)),
        kind="other_story",
        by=CONTRADICTED,
        anchors=anchors,
        value=" ".join((same.id, *(one.id for one in others))),
        why=says,
        reasons=(Reason(name="judgement", weight=0, says=says),),
    )


def judgements(
    told: Told, unit_of: Mapping[str, Unit], joined: Sequence[Link], apart: Sequence[Link]
) -> list[Judgement]:
    """A judgement of each join of two groups of reports, and of each that was kept from it."""
    leads = _leads(told, unit_of)
    made = [_judgement("same_story", link, leads) for link in joined]
    return made + [_judgement("other_story", link, leads) for link in apart]


def _judgement(kind: JudgementKind, link: Link, leads: Mapping[Unit, Quote]) -> Judgement:
    anchors = (leads[link.one], leads[link.other])
    places = [part for quote in anchors for part in (quote.article, quote.start)]
    return Judgement(
        id=content_id("judgement", RULE, kind, *places),
        kind=kind,
        by=RULE,
        anchors=anchors,
        reasons=link.reasons,
    )


def _leads(told: Told, unit_of: Mapping[str, Unit]) -> dict[Unit, Quote]:
    """The first sentence of each unit that tells something, a claim of its main act first."""
    order = sorted(
        unit_of,
        key=lambda one: (
            told.traits[one].position,
            not told.traits[one].main,
            told.claims[one].predicate.start,
            one,
        ),
    )
    found: dict[Unit, Quote] = {}
    for claim in order:
        found.setdefault(unit_of[claim], told.claims[claim].quote)
    return found
