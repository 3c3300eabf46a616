"""The parts about people and places: who, reactions by speaker, where."""

from __future__ import annotations

from collections import Counter, defaultdict
from urllib.parse import urlencode

from dateline.export.neutral import one_line
from dateline.export.phrases import counted, day_label
from dateline.page.html import NOTHING, Html, between, el
from dateline.page.links import event_link, speaker_of, time_of
from dateline.page.quotes import sentence
from dateline.page.scene import Scene
from dateline.page.view import PageView
from dateline.records import Actor, Entry

UNNAMED = frozenset({"", "it", "he", "she", "they", "we", "i", "you", "this", "that", "who"})
"""Speakers that a report only points at and that could not be named."""
KINDS = {"person": "People", "organisation": "Organisations", "group": "Groups", "state": "States"}
NAMED_ONCE = 2
"""An actor of fewer events than this and without a description stands in a closing list."""
DESCRIPTIONS = 4
"""Descriptions shown of one actor; they repeat each other beyond that. Not tuned."""


def who(scene: Scene) -> Html:
    """Actors by kind, those of most events first, with how reports describe them."""
    acts = _events_by(scene, "actors")
    held = [scene.view.actors[one] for one in acts if one in scene.view.actors]
    if not held:
        return NOTHING
    groups = []
    for kind, title in KINDS.items():
        of_kind = [actor for actor in held if actor.kind == kind]
        of_kind.sort(key=lambda actor: (-len(acts[actor.id]), actor.name, actor.id))
        if of_kind:
            groups.append(_actors(scene, title, of_kind, acts))
    return scene.part("who", "Who", *groups)


def _actors(scene: Scene, title: str, held: list[Actor], acts: dict[str, list[Entry]]) -> Html:
    shown = [a for a in held if a.descriptions or len(acts[a.id]) >= NAMED_ONCE]
    rest = [a for a in held if a not in shown]
    named = between(", ", [el("bdi", one_line(actor.name)) for actor in rest])
    return el(
        "section",
        el(f"h{scene.level + 1}", title),
        el("ul", (_actor(scene.view, actor, acts[actor.id]) for actor in shown)) if shown else None,
        el("p", "Named once: " if shown else None, named, class_="rest") if rest else None,
    )


def _actor(view: PageView, actor: Actor, entries: list[Entry]) -> Html:
    also = [one_line(name) for name in actor.names if one_line(name) != one_line(actor.name)]
    country = _country(view, actor.id)
    descriptions: dict[str, Html] = {}
    for one in actor.descriptions:
        words = one_line(one.text)
        if words.casefold() not in {kept.casefold() for kept in descriptions}:
            descriptions[words] = el("li", el("b", words), ": ", sentence(view, one.quote))
    return el(
        "li",
        el("b", el("bdi", one_line(actor.name))),
        f" ({country})" if country and country != one_line(actor.name) else None,
        el("small", " also ", el("bdi", ", ".join(also))) if also else None,
        el("ul", list(descriptions.values())[:DESCRIPTIONS]) if descriptions else None,
        _entries(view, actor.name, "actor", entries),
    )


def reactions(scene: Scene) -> Html:
    """What was said about it, by the speaker's country and by speaker. What somebody goes on
    to say stands under the row where they begin."""
    view = scene.view
    said: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for entry in scene.entries:
        above = view.entries.get(view.row(entry.parent)) if entry.parent else None
        if entry.tier != "reaction" or (above is not None and above.tier == "reaction"):
            continue
        actor, name = speaker_of(view, entry.event)
        bare = name.casefold().removeprefix("the ").removeprefix("a ")
        key = (actor, "") if actor else ("", "" if bare in UNNAMED else bare)
        said[key].append(entry)
        names.setdefault(key, name if key != ("", "") else "Speaker not named")
    if not said:
        return NOTHING
    countries = {key: _country(view, key[0]) for key in said}
    weight = Counter(countries.values())
    groups = []
    for country in sorted(weight, key=lambda one: (not one, -weight[one], one)):
        speakers = sorted(
            (key for key in said if countries[key] == country),
            key=lambda key: (key == ("", ""), -len(said[key]), names[key], key),
        )
        head = country or ("Others" if len(weight) > 1 else "")
        groups.append(
            el(
                "section",
                el(f"h{scene.level + 1}", head) if head else None,
                el("ul", (_speaker(view, names[key], said[key]) for key in speakers)),
            )
        )
    return scene.part("reactions", "Reactions", *groups)


def _country(view: PageView, actor: str) -> str:
    """The name of an actor's country: as the story calls the state, else its code."""
    code = view.actors[actor].country if actor in view.actors else ""
    return view.countries.get(code, code) if code else ""


def _speaker(view: PageView, name: str, entries: list[Entry]) -> Html:
    return el("li", el("b", el("bdi", name)), _by_day(view, entries))


def places(scene: Scene) -> Html:
    """Where it happened: places with their events. The script draws the map above them."""
    view = scene.view
    acts = _events_by(scene, "places")
    held = [view.places[one] for one in acts if one in view.places]
    held.sort(key=lambda place: (-len(acts[place.id]), place.name, place.id))
    items = [
        el(
            "li",
            el("b", el("bdi", one_line(place.name))),
            f" ({one_line(place.country)})" if place.country else None,
            el("small", f" {place.lat}, {place.lon}") if place.lat and place.lon else None,
            _entries(view, place.name, "place", acts[place.id]),
        )
        for place in held
    ]
    return scene.part("map", "Map", el("ul", items)) if items else NOTHING


def _events_by(scene: Scene, field: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in scene.entries:
        if entry.tier != "background":
            for one in getattr(scene.view.events[entry.event], field):
                found[one].append(entry)
    return found


def _entries(view: PageView, name: str, facet: str, entries: list[Entry]) -> Html:
    """The events that name an actor or place: folded, or what the page narrows down to them."""
    count = counted(len(entries), "event")
    if view.folded:
        chosen = urlencode({facet: one_line(name)})
        return el("p", el("a", count, href=f"#?{chosen}"))
    return el("details", el("summary", count), _by_day(view, entries))


def _by_day(view: PageView, entries: list[Entry]) -> Html:
    """A list of events, each with its day."""
    items = [
        el(
            "li",
            time_of(view, entry.event, day_label(view.events[entry.event].when)),
            ": ",
            event_link(view, entry.event),
        )
        for entry in entries
    ]
    return el("ul", items)
