"""Whether two tellings are told of one kind of building. The words stand in `buildings.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from dateline.merge.tellings import Telling
from dateline.merge.weights import reason
from dateline.records import Reason


def compare_buildings(a: Telling, b: Telling, unmistakable: bool) -> Reason | None:
    """A fire in a warehouse is not the fire in a house of the same town and day."""
    if a.article == b.article or unmistakable:
        return None
    said = buildings_apart(a.words, b.words)
    return (
        reason("building", "place.building-apart", f"different buildings: {said}") if said else None
    )


def buildings_apart(one: frozenset[str], two: frozenset[str]) -> str:
    """The buildings among two sets of lemmas if no kind of them is shared; else ""."""
    mine, theirs = _told(one), _told(two)
    kinds = _kinds()
    if not mine or not theirs or any(kinds[x] & kinds[y] for x in mine for y in theirs):
        return ""
    return f"{', '.join(mine)} against {', '.join(theirs)}"


@lru_cache(maxsize=65536)
def _told(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words & _kinds().keys()))


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """By word, the kinds of building that it can be told of."""
    text = (files("dateline.merge") / "buildings.toml").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for kind, words in tomllib.loads(text)["kind"].items():
        for word in words:
            found[word] = found.get(word, frozenset()) | {kind}
    return found
