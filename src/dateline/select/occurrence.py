"""How sure it is that an event's claims tell something that occurred.

An occurrence is bounded: a finite clause tells it as past, on a day, of somebody. What is only
named inside a sentence on how things are, or argued, is none. Points add up, each with its reason.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from dateline.records import Claim, Reason, Traits
from dateline.select.arguing import is_past
from dateline.select.spoken import outside_quotes, takes_side
from dateline.select.told import Told

OPENS = 4
"""Sentences, the title with them, that open a report. Not tuned."""
ARGUES_PERCENT = 40
"""A report argues where this share of its own clauses tells nothing past. Of rows of such reports
that were read one in three told no occurrence, of others one in six."""


@cache
def rules() -> dict[str, Any]:
    """The tables of `occurrence.toml`."""
    return tomllib.loads((resources.files(__package__) / "occurrence.toml").read_text("utf-8"))


class Telling(NamedTuple):
    """The claims of one event with their traits, and of their reports how much they argue."""

    claims: Sequence[Claim]
    traits: Sequence[Traits]
    arguing: Sequence[int]


def telling_of(told: Told, event: str) -> Telling:
    """What an event is weighed by."""
    claims = told.claims_of(event)
    return Telling(
        claims,
        [told.traits[claim.id] for claim in claims],
        [told.arguing[claim.quote.article] for claim in claims],
    )


def is_occurrence(telling: Telling) -> bool:
    """Whether the event may stand among what happened."""
    least: int = rules()["least"]
    return sum(reason.weight for reason in weigh(telling)) >= least


def weigh(telling: Telling) -> tuple[Reason, ...]:
    """The points for and against, in whole hundredths."""
    return tuple(
        Reason(name=name, weight=row["points"], says=row["says"])
        for name, row in rules()["point"].items()
        if ASKED[name](telling)
    )


ASKED: dict[str, Callable[[Telling], bool]] = {
    "several": lambda t: len({claim.quote.article for claim in t.claims}) > 1,
    "dated": lambda t: any(one.dated in ("clause", "heading") for one in t.traits),
    "titled": lambda t: any(one.block_role in ("title", "heading") for one in t.traits),
    "told": lambda t: any(one.main and not one.nominal and is_past(one) for one in t.traits),
    "opening": lambda t: any(one.position < OPENS for one in t.traits),
    "kind": lambda t: any(claim.kind != "other" for claim in t.claims),
    "named": lambda t: any(role.actor or role.place for c in t.claims for role in c.roles),
    "counted": lambda t: any(claim.figures for claim in t.claims),
    "placed": lambda t: any(one.dated in ("sentence", "running", "points-to") for one in t.traits),
    "finite": lambda t: any(is_past(one) for one in t.traits),
    "denied": lambda t: all(claim.polarity == "negated" for claim in t.claims),
    "judging": lambda t: all(takes_side(outside_quotes(c.quote.text)) for c in t.claims),
    "arguing": lambda t: min(t.arguing) >= ARGUES_PERCENT,
}
"""What each point asks of an event."""
