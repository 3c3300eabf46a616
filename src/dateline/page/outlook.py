"""What happens now: every vow, threat, plan, demand and promise, and what came of it."""

from __future__ import annotations

from dateline.export.phrases import day_label
from dateline.page.event import card
from dateline.page.facts import AS_SOURCE, AS_TARGET
from dateline.page.html import NOTHING, Html, el
from dateline.page.links import event_link, speaker_of
from dateline.page.quotes import sentence
from dateline.page.scene import Scene
from dateline.page.view import PageView
from dateline.records import Entry

KINDS = {
    "threatens": "Threats and vows",
    "demands": "Demands",
    "promises": "Promises",
    "plans": "Plans",
    "expects": "Expectations",
    "supposes": "Suppositions",
    "": "Possibilities",
}
"""Heading by the stance that most of an event's claims take; "" where none takes any."""
NOTHING_YET = "No report in this pile tells what came of it."


def what_happens_now(scene: Scene) -> Html:
    """The ledger, by kind of utterance, in the order of days."""
    view = scene.view
    held: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for entry in scene.entries:
        if entry.tier == "outlook" and not _under_outlook(scene, entry):
            held[_kind(view, entry.event)].append(entry)
    groups = [
        el(
            "section",
            el(f"h{scene.level + 1}", KINDS[kind]),
            [_item(scene, entry) for entry in entries],
        )
        for kind, entries in held.items()
        if entries
    ]
    if not groups:
        return NOTHING
    return scene.part(
        "outlook",
        "What happens now",
        *groups,
        about="Announced, threatened, demanded or expected, and what later reports tell of it.",
    )


def _under_outlook(scene: Scene, entry: Entry) -> bool:
    parent = scene.view.entries.get(entry.parent or "")
    return parent is not None and parent.tier == "outlook"


def _kind(view: PageView, event: str) -> str:
    stances = [claim.stance for claim in view.claims_of(event)]
    stances += [
        c.stance for child in view.children.get(event, ()) for c in view.claims_of(child.event)
    ]
    known = [stance for stance in stances if stance in KINDS]
    return max(dict.fromkeys(known), key=known.count) if known else ""


def _item(scene: Scene, entry: Entry) -> Html:
    view, level = scene.view, scene.level + 2
    _, speaker = speaker_of(view, entry.event)
    whole = el(
        "div",
        el("p", el("b", el("bdi", speaker))) if speaker else None,
        card(view, entry, level, day=True),
        _about(view, entry),
        el("p", _came_of_it(view, entry.event), class_="came"),
        class_="ledger",
    )
    return scene.rows.row(entry, whole, level, day=True)


def _about(view: PageView, entry: Entry) -> Html:
    if entry.parent is None or entry.parent not in view.events:
        return NOTHING
    return el("p", "About: ", event_link(view, entry.parent), class_="about")


def _came_of_it(view: PageView, event: str) -> list[Html | str]:
    said: list[Html | str] = []
    for relation, source, target in view.relations.get(event, ()):
        leads = source == event and relation.kind == "causes"
        later = target if leads else source
        if later == event or view.is_hidden(later):
            continue
        came = relation.kind in ("answers", "repeats", "follows") and view.is_ahead(relation.target)
        if leads or came:
            words = AS_SOURCE["causes"] if leads else AS_TARGET[relation.kind]
            said += [
                el("b", f"{words}: "),
                event_link(view, later),
                f" ({day_label(view.events[later].when)}) ",
                sentence(view, relation.quote),
            ]
    return said or [NOTHING_YET]
