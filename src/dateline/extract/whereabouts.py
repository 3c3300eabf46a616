"""What an article says of where its places are, and which places of the gazetteer they are.

Read from the words beside a name: an area that holds it ("Orvella, Texas", "Orvella in Iraq",
"the Iraqi city of Orvella"), what kind of place is meant ("Orvella province"), and whether it
is only near ("north of Orvella"). A name has one sense in an article, unless the article sets
different areas beside it. Which place that is, `dateline.places` settles for all names at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dateline.extract.datelines import read_names
from dateline.extract.rules import words
from dateline.extract.tree import Tree
from dateline.places import Asked, lookup, settle
from dateline.places.names import fold
from dateline.records import Annotated, Name, Site

FILE = "places.toml"
STREET = "street"
"""The kind of what only bears a town's name."""
LOOK = 80
"""Letters on either side of a name that are read for what is said of it."""
SHORTEST_IN_HOST = 5
"""Letters of a town's name that make it one inside an address ("orvellatimes.com")."""

_CAPITAL = r"[^\W\d_a-z][\w.\u2019'-]*"
_NAME = rf"{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}"
_RUN = re.compile(_NAME)
_BEHIND = re.compile(rf"(?:,\s?(?:in\s)?|\s?\((?:in\s)?|\sin\s)(?:the\s)?(?:\w+\s)?({_NAME})")
_WORD_BEHIND = re.compile(r"[\s-](\w+)")
_AND_BEHIND = re.compile(rf"(?:,\s{_NAME})*,?\sand\s{_NAME}\s(\w+)")
_BEFORE = re.compile(rf"({_NAME})(?:['\u2019]s)?\s(?:\w+\s)?(?:(\w+)\sof\s)?(?:the\s)?$")
_ADDRESS_BEFORE = re.compile(r"(?:(\w+)\sof|(?:,|\bat)\s(?!19|20)\d+)(?:\s(\w+)\.?)?\s$")
_GONE_TO = re.compile(r"(?i:\bat|\b(?:taken|transported|rushed|brought)\sto)\s$")
_ENDS_CLAUSE = re.compile(r"\s*(?:[.,;:)\n]|$)|\s(?:in|on|around|just|at)\b")
_HOST = re.compile(r"//((?:[\w-]+\.)+\w+)(?![^/:?#])")
PARTS = frozenset({"www", "news", "co"})
"""Parts of an address that are no name of anything."""
_WORDS_BEFORE = re.compile(r"(\w+)(?:\s(of))?(?:\s(?:the|downtown|central))?\s$")


@dataclass(frozen=True)
class Said:
    """What the words beside one mention say of its place."""

    name: str
    within: tuple[str, ...] = ()
    kind: str = ""
    near: bool = False


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
    found = settle(asked, _country(outlet, url))
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


def read_beside(text: str, start: int, end: int) -> Said:
    """What the words beside a mention say. An area counts if the gazetteer knows one so called."""
    name, *inner = (" ".join(part.split()) for part in text[start:end].split(","))
    before, behind = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    within = tuple(part for part in inner if _area(part))[:1]
    kind = ""
    if not within and (found := _BEHIND.match(behind)):
        within = _longest_area(found[1])
    if (found := _WORDS_BEFORE.search(before)) and found[2]:
        kind = _kind(found[1])
    if (found := _BEFORE.search(before)) and not within and (found[2] or _owned(before)):
        within = _last_area(found[1])
    if beside := _WORD_BEHIND.match(behind) or _AND_BEHIND.match(behind):
        kind = _kind(beside[1], ("area_words", "county_words")) or kind
        if beside[1][0].isupper() and _kind(beside[1], ("street_words",)):
            kind = STREET
    if not within and _is_address(before, behind):
        kind = STREET
    return Said(name, within, kind, _is_near(before))


def _is_address(before: str, behind: str) -> bool:
    """ "the 300 block of Orvella", "at 5720 Orvella.": a street."""
    found = _ADDRESS_BEFORE.search(before)
    if found is None or not (found[2] is None or found[2].lower() in words(FILE, "part_words")):
        return False
    if found[1] is not None:
        return found[1].lower() in words(FILE, "address_words")
    return _ENDS_CLAUSE.match(behind) is not None


def _kind(noun: str, lists: Sequence[str] = ("area_words", "county_words", "town_words")) -> str:
    """The kind of place that a noun beside a name asks for."""
    found = (name for name in lists if noun.lower() in words(FILE, name))
    return next(found, "").removesuffix("_words")


def _owned(before: str) -> bool:
    return re.search(r"['\u2019]s\s(?:\w+\s)?$", before) is not None


def _is_near(before: str) -> bool:
    found = _WORDS_BEFORE.search(before)
    if not found:
        return False
    return found[1].lower() in words(FILE, "near_of_words" if found[2] else "near_words")


def _area(name: str) -> bool:
    """Whether the gazetteer has a country or first-level area (or its people) of that name."""
    return any(bearing.spot.kind in ("country", "adm1", "adm2") for bearing in lookup(name))


def _longest_area(run: str) -> tuple[str, ...]:
    """The longest beginning of a run of capitalised words that is an area's name."""
    parts = run.split(" ")
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length])
        for form in (name, name.rstrip(".")):
            if _area(form):
                return (form,)
    return ()


def _last_area(run: str) -> tuple[str, ...]:
    parts = run.removeprefix("The ").split(" ")
    for first in range(len(parts)):
        name = re.sub("['\u2019]s$", "", " ".join(parts[first:]))
        if _area(name):
            return (name,)
    return ()


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


# --- where the outlet is at home ----------------------------------------------------


def home_names(outlet: str, url: str) -> tuple[str, ...]:
    """Names of towns in an outlet's name or address; which of them is meant is settled later."""
    found = [] if "." in outlet else [*_towns_in(outlet.split())]
    labels = [part for part in _host(outlet, url).split(".")[:-1] if part not in PARTS]
    for label in labels:
        pieces = label.split("-")
        found += _towns_in(pieces) if len(pieces) > 1 else _begins(label)
    return tuple(dict.fromkeys(found))[:3]


def _towns_in(parts: Sequence[str]) -> Iterator[str]:
    """The longest runs of words that name a town and are no words of the trade."""
    at = 0
    while at < len(parts):
        for length in (3, 2, 1):
            run = [part.strip(",.'") for part in parts[at : at + length]]
            trade = any(part.lower() in words(FILE, "press_words") for part in run)
            if len(run) == length and not trade and _town(" ".join(run)):
                yield " ".join(run)
                at += length - 1
                break
        at += 1


def _begins(label: str) -> list[str]:
    """The longest town's name that an address begins with, in one word or two, else ends with."""
    bare = label.removeprefix("the").removeprefix("my")
    for length in range(len(bare), SHORTEST_IN_HOST - 1, -1):
        head = bare[:length]
        if head in words(FILE, "press_words"):
            break
        for name in (head, *(f"{head[:i]} {head[i:]}" for i in range(3, length - 2))):
            if _town(name):
                return [name]
    ends = (bare[at:] for at in range(len(bare) - SHORTEST_IN_HOST + 1))
    found = next((end for end in ends if end in words(FILE, "press_words") or _town(end)), "")
    return [] if not found or found in words(FILE, "press_words") else [found]


def _town(name: str) -> bool:
    return any(b.mark == "n" and b.spot.kind in ("town", "capital") for b in lookup(name))


def _host(outlet: str, url: str) -> str:
    """The host of an address, of an outlet that is called by its host, or ""."""
    found = _HOST.search(url) or _HOST.match(f"//{outlet}")
    return found[1].lower() if found else ""


def _country(outlet: str, url: str) -> str:
    """The country of an address that ends in a country's two letters ("…co.uk"); an American
    one where it ends in "com"."""
    end = _host(outlet, url).rpartition(".")[2].upper()
    code = {"UK": "GB", "COM": "US"}.get(end, end)
    return code if len(code) == 2 else ""
