"""Relations between events, from what articles themselves say, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dateline import when
from dateline.records import Event, Merged, Quote, Relation, RelationKind, When
from dateline.relate.kept import find_kept
from dateline.relate.pile import Pile, Told, as_told

LIFTED: dict[str, RelationKind] = {
    "answers": "answers",
    "causes": "causes",
    "part_of": "part_of",
    "repeats": "repeats",
    "follows": "follows",
}


def find_relations(merged: Merged, pile: Pile, events: Sequence[Event]) -> list[Relation]:
    """One a kind and pair of events, with the first sentence that says so; then what came of
    announcements.

    What is planned, feared or denied answers nothing yet; a relation within one event is
    none; one that runs against the days is dropped, and so is the weaker of two that run
    against each other.
    """
    days = {event.id: event.when for event in events}
    named = {event.id for event in events if _is_only_named(pile, event)}
    found: dict[tuple[RelationKind, str, str], list[tuple[Quote, Told]]] = {}
    for reading in merged.readings:
        for link in reading.links:
            kind = LIFTED.get(link.kind)
            if kind is None or link.source not in pile.told or link.target not in pile.told:
                continue
            ends = (pile.told[link.source], pile.told[link.target])
            if not all(one.happened for one in ends):
                continue
            source, target = _ends(pile, kind, link.source, link.target)
            if source == target or _backwards(kind, days[source], days[target]):
                continue
            if kind == "follows" and target in named:
                continue
            found.setdefault((kind, source, target), []).append((link.quote, ends[0]))
    kept = {key: said for key, said in found.items() if not _weaker(key, found)}
    said = [as_told(*key, kept[key]) for key in sorted(kept)]
    known = {(one.source, one.target) for one in said}
    came = [one for one in find_kept(pile, events, said) if (one.source, one.target) not in known]
    return sorted([*said, *came], key=lambda one: (one.kind, one.source, one.target))


def _ends(pile: Pile, kind: RelationKind, source: str, target: str) -> tuple[str, str]:
    """The events at both ends: of a part its whole, unless the relation is the part's own."""
    one, two = pile.event_of[source], pile.event_of[target]
    if kind == "part_of":
        return one, two
    return pile.whole(one), pile.whole(two)


def _backwards(kind: RelationKind, source: When | None, target: When | None) -> bool:
    """Whether the days forbid it: an answer before what it answers, an effect before a cause."""
    if kind in ("part_of", "repeats"):
        return False
    before, after = (source, target) if kind == "causes" else (target, source)
    if when.compatible(before, after).relation != "apart":
        return False
    return when.sort_key(before) > when.sort_key(after)


def _is_only_named(pile: Pile, event: Event) -> bool:
    """Whether all that reports do is name it as known, on no day ("after the inspections", "the
    opposition called the inspections a show"): no line of it tells what another came after."""
    traits = [pile.told[claim].traits for claim in event.claims if claim in pile.told]
    return event.when is None and all(one.nominal and one.definite for one in traits)


def _weaker(
    key: tuple[RelationKind, str, str],
    found: dict[tuple[RelationKind, str, str], list[tuple[Quote, Told]]],
) -> bool:
    kind, source, target = key
    other = found.get((kind, target, source))
    if other is None:
        return False
    mine, theirs = _articles(found[key]), _articles(other)
    return (mine, target) < (theirs, source)


def _articles(said: Sequence[tuple[Quote, Told]]) -> int:
    return len({quote.article for quote, _ in said})
