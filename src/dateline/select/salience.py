"""What an event weighs: how many tell it, where, what it led to. Whole points, added up."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib import resources

from dateline.select.tiers import claim_tier, is_hard
from dateline.select.told import Sentence, Told

LEAD_SENTENCES = 3
"""The first sentences of a report, its title and a line above it counted. Not tuned."""
HARM = frozenset({"killed", "injured", "missing", "arrested", "displaced"})
LEADING = ("answers", "causes")


@cache
def weights() -> dict[str, tuple[int, int]]:
    """Name to (points for each, most that count), from `salience.toml`."""
    text = (resources.files(__package__) / "salience.toml").read_text("utf-8")
    return {name: (row["points"], row["most"]) for name, row in tomllib.loads(text).items()}


def saliences(told: Told, heads: dict[Sentence, list[str]]) -> dict[str, int]:
    """Event id to its points; what its parts have counts for the whole too."""
    answered, answers = _relations(told)
    found = {}
    for event in told.events:
        counts = _counts(told, event, heads)
        counts["answered"], counts["answers"] = answered[event], answers[event]
        found[event] = sum(
            points * min(counts[name], most) for name, (points, most) in weights().items()
        )
    return found


def leads(told: Told, event: str) -> set[str]:
    """Ids of the articles whose first sentences tell the event, be it in a clause."""
    return {
        claim.quote.article
        for one in told.whole(event)
        for claim in told.claims_of(one)
        if told.traits[claim.id].position < LEAD_SENTENCES and not told.traits[claim.id].nominal
    }


def _relations(told: Told) -> tuple[Counter[str], Counter[str]]:
    """How many events answer each event, and how many it answers."""
    answered: dict[str, set[str]] = defaultdict(set)
    answers: dict[str, set[str]] = defaultdict(set)
    for relation in told.relations:
        source, target = told.resolve(relation.source), told.resolve(relation.target)
        if relation.kind not in LEADING or source is None or target is None or source == target:
            continue
        late, early = (source, target) if relation.kind == "answers" else (target, source)
        for one in _upwards(told, early):
            answered[one].add(told.root(late))
        for one in _upwards(told, late):
            answers[one].add(told.root(early))
    return _sizes(answered), _sizes(answers)


def _upwards(told: Told, event: str) -> list[str]:
    root = told.root(event)
    return [event] if root == event else [event, root]


def _sizes(held: dict[str, set[str]]) -> Counter[str]:
    return Counter({name: len(members) for name, members in held.items()})


def _counts(told: Told, event: str, heads: dict[Sentence, list[str]]) -> Counter[str]:
    whole = told.whole(event)
    claims = [claim for one in whole for claim in told.claims_of(one)]
    headlines = {
        told.sentence(claim.id)
        for claim in claims
        if told.traits[claim.id].block_role in ("title", "heading")
        and claim.id in heads.get(told.sentence(claim.id), ())
    }
    counts: Counter[str] = Counter()
    counts["origin"] = len({o.name for one in whole for o in told.events[one].origins})
    counts["outlet"] = len({name for one in whole for name in told.events[one].outlets})
    counts["article"] = len({claim.quote.article for claim in claims})
    counts["sentence"] = len({told.sentence(claim.id) for claim in claims})
    counts["headline"], counts["lead"] = len(headlines), len(leads(told, event))
    counts["harm"] = int(
        any(f.counts in HARM and not f.stock and f.high != 0 for c in claims for f in c.figures)
    )
    counts["hard"] = int(
        any(is_hard(c) and claim_tier(c, told.traits[c.id]) == "main" for c in claims)
    )
    return counts
