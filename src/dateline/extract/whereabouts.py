"""What an article says of where its places are, and which places of the gazetteer they are.

What the words beside each name say of it, `beside` reads. A name has one sense in an article,
unless the article sets different areas beside it. Which place that is, `dateline.places` settles
for all names at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dateline.extract.at_home import home_country, home_names
from dateline.extract.beside import FILE, LOOK, NAME, STREET, Said, read_beside
from dateline.extract.datelines import read_names
from dateline.extract.rules import words
from dateline.extract.tree import Tree
from dateline.places import Asked, lookup, settle
from dateline.places.names import fold
from dateline.records import Annotated, Name, Site

_RUN = re.compile(NAME)
_GONE_TO = re.compile(r"(?i:\bat|\b(?:taken|transported|rushed|brought)\sto)\s$")


def find_places(
    annotated: Annotated, outlet: str = "", url: str = ""
) -> list[tuple[tuple[int, int], Site | None]]:
    """The names of places in an article as code points, and which places they are."""
    tokens = annotated.tokens
    spans = [
        (tokens[name.first].start, tokens[name.last - 1].end)
        for name in read_names(annotated)
        if name.label == "LOC"
    ]
    return list(zip(spans, site(annotated.article.text, spans, outlet, url), strict=True))


def find_sites(
    tree: Tree, entities: Mapping[int, int], is_place: Sequence[bool]
) -> dict[int, Site]:
    """Where the places that an article names lie, by number of the entity. `entities` tells
    which one a word names. A place that cannot be told from its namesakes is left out."""
    named = []
    for name in tree.names:
        entity = entities.get(name.first)
        if entity is not None and is_place[entity]:
            end = tree.tokens[bare_end(tree, name) - 1].end
            named.append((entity, tree.tokens[name.first].start, end))
    article = tree.article
    spans = [(start, end) for _, start, end in named]
    found = site(article.text, spans, article.outlet.name, article.url)
    senses: dict[int, list[Site]] = {}
    for (entity, _, _), one in zip(named, found, strict=True):
        if one and one.certainty != "low":
            senses.setdefault(entity, []).append(one)
    return {entity: _commonest(listed) for entity, listed in senses.items()}


def bare_end(tree: Tree, name: Name) -> int:
    """Where the words of a place's name end: "Orvella hotel" is a hotel in Orvella."""
    last = name.last
    if name.label == "LOC" and last - name.first > 1:
        word = tree.text[tree.tokens[last - 1].start : tree.tokens[last - 1].end]
        if word in words(FILE, "house_words") | words(FILE, "small_words"):
            last -= 1
    return last


def _commonest(listed: Sequence[Site]) -> Site:
    """The place that most mentions of a name mean; only near where none says it is there."""
    counts = Counter(one.spot.id for one in listed)
    best = max(counts, key=lambda number: (counts[number], number))
    held = [one for one in listed if one.spot.id == best]
    return replace(held[0], near=all(one.near for one in held))


def site(
    text: str, spans: Sequence[tuple[int, int]], outlet: str = "", url: str = ""
) -> tuple[Site | None, ...]:
    """The places that the names at `spans` (sorted, by code points) mean, as far as known.

    `outlet` and `url` are the article's: their town or country counts a little.
    """
    said = _without_houses(text, spans, [read_beside(text, start, end) for start, end in spans])
    senses = _senses(said)
    keys = list(dict.fromkeys(senses))
    homes = home_names(outlet, url)
    folded = {fold(name) for name in homes}
    keys = [key for key in keys if key[2] != STREET and not _says_side(key[0])]
    asked = [
        Asked(_forms(n, kind), within, kind, fold(n) in folded, _wholes(n))
        for n, within, kind in keys
    ]
    named = {fold(name) for name, _, _ in keys}
    asked += [Asked((name,), home=True) for name in homes if fold(name) not in named]
    found = settle(asked, home_country(outlet, url))
    answers = dict(zip(keys, found, strict=False))
    return tuple(
        Site(spot=answer.spot, certainty=answer.certainty, near=one.near or _is_part(one.name))
        if (answer := answers.get(key))
        else None
        for one, key in zip(said, senses, strict=True)
    )


Sense = tuple[str, tuple[str, ...], str]


def _senses(said: Sequence[Said]) -> list[Sense]:
    """Each mention's name, area and kind: a name without an area takes that set beside it most."""
    areas: dict[str, Counter[tuple[str, ...]]] = {}
    for one in said:
        if one.within:
            areas.setdefault(fold(one.name), Counter())[one.within] += 1
    made = []
    shown: dict[str, str] = {}
    for one in said:
        folded = fold(one.name)
        within = one.within
        if not within and folded in areas:
            within = areas[folded].most_common(1)[0][0]
        name = shown.setdefault(folded, one.name)
        made.append((name if name.isupper() == one.name.isupper() else one.name, within, one.kind))
    return made


def _without_houses(
    text: str, spans: Sequence[tuple[int, int]], said: Sequence[Said]
) -> list[Said]:
    """ "at Mount Orvella", where the text has a "Mount Orvella Hospital" and nothing happens "in
    Mount Orvella": the house is meant, whatever town is called so."""
    houses = {short for run in _RUN.finditer(text) for short in _short_forms(run[0])}
    towns = {
        one.name
        for one, (start, _) in zip(said, spans, strict=True)
        if one.within or text[max(0, start - 3) : start].lower() == "in "
    }
    bearing = houses - towns
    return [
        Said(one.name, kind=STREET) if one.name in bearing and _is_gone_to(text, *span) else one
        for one, span in zip(said, spans, strict=True)
    ]


def _is_gone_to(text: str, start: int, end: int) -> bool:
    """ "at Orvella", "taken to Orvella", where the name ends there."""
    goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    return not goes_on and _GONE_TO.search(text[max(0, start - LOOK) : start]) is not None


def _short_forms(run: str) -> Iterator[str]:
    """What a house's name may be cut to: "Mount Orvella" of "Mount Orvella Medical Center"."""
    parts = run.split()
    last = max(
        (n for n, p in enumerate(parts) if p.lower() in words(FILE, "house_words")), default=0
    )
    for length in range(1, last + 1):
        yield " ".join(parts[:length])


def _forms(name: str, kind: str) -> tuple[str, ...]:
    """The name as the gazetteer may have it: as said, then without what may be left away."""
    forms = [name]
    parts = name.split(" ")
    if kind == "county":
        forms = [f"{name} County", f"{name} Parish", name]
    if len(parts) > 1 and parts[-1].lower() == "airport":
        forms.append(" ".join((*parts[:-1], "International Airport")))
    while len(parts) > 1 and parts[-1].lower() in words(FILE, "last_words"):
        parts = parts[:-1]
        forms.append(" ".join(parts))
    return tuple(dict.fromkeys(forms))


def _wholes(name: str) -> tuple[str, ...]:
    """What a name that begins with a word for a part ("northern Orvella") is a part of."""
    forms = []
    parts = name.split(" ")
    while len(parts) > 1 and parts[0].lower() in words(FILE, "part_words") | {"the"}:
        parts = parts[1:]
        forms += [" ".join(parts), *_of(parts)]
    return tuple(forms)


def _says_side(name: str) -> bool:
    """Whether a name is a side alone ("the South"): of what, the gazetteer cannot know."""
    return name.lower() in words(FILE, "part_words")


def _is_part(name: str) -> bool:
    """Whether a name says only a part or the surroundings of what the gazetteer knows
    ("northern Orvella", "Orvella airport"), not what kind of place it is ("Orvella city")."""
    first, *_, last = name.lower().split(" ") if " " in name else ("", "")
    kinds = ("town_words", "area_words", "county_words")
    said = any(word in words(FILE, kind) for word in (first, last) for kind in kinds)
    return bool(first) and not said and not lookup(name)


def _of(parts: Sequence[str]) -> list[str]:
    """ "city of Orvella": the words behind "of"."""
    return [" ".join(parts[1:])] if parts[0].lower() == "of" and len(parts) > 1 else []
