"""The running day of a person: what somebody goes on to do is of the day told of them last.

"Yesterday Nora Abel opened the mill. … Abel praised the builders": plain past, the same named
person, no other day told of them between. Little certain, and never of what is quoted; more so
in the sentence right behind, which is of that day as its own would be.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.draft import Draft
from dateline.extract.entities import Entities
from dateline.extract.own_day import is_plain_past
from dateline.extract.sharing import day_alone
from dateline.extract.tree import Tree, is_day
from dateline.records import TimeExpr


def date_by_person(
    tree: Tree,
    drafts: list[Draft],
    entities: Entities,
    timed: frozenset[int],
    may_take: Callable[[Draft], bool],
    is_past: Callable[[TimeExpr], bool],
) -> None:
    """Give what persons did the day told of them before, in the same section; a sentence that
    names a time (`timed`) takes none."""
    last: dict[tuple[int, int | None], Draft] = {}
    for draft in drafts:
        person = _person(draft, entities)
        if person is None or draft.background:
            continue
        at = (person, draft.section)
        if draft.dated == "clause" and draft.expr is not None and draft.modality == "happened":
            if is_day(draft.expr) and is_past(draft.expr):
                last[at] = draft
            else:
                last.pop(at, None)
        elif at not in last or draft.sentence in timed or not is_plain_past(tree, draft):
            continue
        elif draft.dated == "running" and draft.expr == _day(last[at]):
            draft.dated = _ground(tree, last[at], draft)
        elif draft.expr is None and may_take(draft):
            draft.expr, draft.dated = _day(last[at]), _ground(tree, last[at], draft)


def _day(draft: Draft) -> TimeExpr | None:
    return day_alone(draft.expr) if draft.expr is not None else None


def _ground(tree: Tree, earlier: Draft, draft: Draft) -> str:
    """ "Nora Abel opened the mill on Friday. She praised the builders": as if in one sentence."""
    one, two = tree.sentences[earlier.sentence], tree.sentences[draft.sentence]
    near = draft.sentence - earlier.sentence <= 1 and one.block == two.block
    return "sentence" if near else "running"


def _person(draft: Draft, entities: Entities) -> int | None:
    """The named person who does it."""
    for party in draft.parties:
        if party.role == "who":
            entity = entities.of(party.head)
            if entity is not None and entities.label(entity) == "PER":
                return entity
    return None
