"""How did we get here: from the latest act backwards along what reports say it answered."""

from __future__ import annotations

from dateline.export.phrases import day_label
from dateline.page.facts import AS_SOURCE
from dateline.page.html import NOTHING, Html, el, join
from dateline.page.links import event_link, time_of
from dateline.page.quotes import sentence
from dateline.page.scene import Scene
from dateline.page.view import PageView
from dateline.records import Relation

STEPS = {"answers": 0, "causes": 1, "follows": 2}
"""Relations walked along, the one that says most first."""


def how_we_got_here(scene: Scene) -> Html:
    """Every chain of at least one step, the latest act first."""
    chains = [chain for chain in _chains(scene) if len(chain) > 1]
    if not chains:
        return NOTHING
    return scene.part(
        "chain",
        "How did we get here",
        *(_chain(scene.view, chain) for chain in chains),
        about="From the latest act backwards. “Came after” is no more than that.",
    )


Chain = list[tuple[str, Relation | None]]
"""Events with the relation that leads from each to the next, None at the last."""


def _chains(scene: Scene) -> list[Chain]:
    """Chains of the story's main events; one that lies within a longer one is left out."""
    view = scene.view
    back = _steps_back(scene)
    later = {target for steps in back.values() for target, _ in steps}
    tips = [event for event in back if event not in later]
    tips = tips or list(back)[-1:]
    order = {entry.event: entry.rank for entry in scene.entries}
    return [_walk(view, tip, back) for tip in sorted(tips, key=lambda e: -order[e])]


def _steps_back(scene: Scene) -> dict[str, list[tuple[str, Relation]]]:
    """Event to what it answers, was caused by or came after; parts count for their whole."""
    among = {entry.event for entry in scene.in_tier("main")}
    found: dict[str, list[tuple[str, Relation]]] = {}
    for relation, source, target in _relations(scene):
        late, early = (target, source) if relation.kind == "causes" else (source, target)
        late, early = scene.row_of(late), scene.row_of(early)
        if late != early and late in among and early in among:
            found.setdefault(late, []).append((early, relation))
    return found


def _relations(scene: Scene) -> list[tuple[Relation, str, str]]:
    """The relations between rows of the story that are steps, each once."""
    held = {
        id(found[0]): found
        for entry in scene.entries
        for found in scene.view.relations.get(entry.event, ())
        if found[0].kind in STEPS
    }
    return list(held.values())


def _walk(view: PageView, tip: str, back: dict[str, list[tuple[str, Relation]]]) -> Chain:
    chain: Chain = []
    seen = {tip}
    at = tip
    while steps := [step for step in back.get(at, ()) if step[0] not in seen]:
        early, relation = min(steps, key=lambda step: _preference(view, step))
        chain.append((at, relation))
        seen.add(early)
        at = early
    return [*chain, (at, None)]


def _preference(view: PageView, step: tuple[str, Relation]) -> tuple[int, int, str]:
    early, relation = step
    return STEPS[relation.kind], -view.events[early].salience, early


def _chain(view: PageView, chain: Chain) -> Html:
    items = []
    for event, relation in chain:
        items.append(
            el(
                "li",
                time_of(view, event, day_label(view.events[event].when)),
                el("p", event_link(view, event), class_="line"),
                _because(view, relation) if relation else None,
            )
        )
    return el("ol", items)


def _because(view: PageView, relation: Relation) -> Html:
    words = "Caused by" if relation.kind == "causes" else AS_SOURCE[relation.kind]
    return el("p", el("b", f"{words} ↓ "), join(sentence(view, relation.quote)), class_="because")
