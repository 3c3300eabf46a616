"""Where an outlet is at home, as far as its name and address say: the town counts a little
where a place in its reports has namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.extract.beside import FILE
from dateline.extract.rules import words
from dateline.places import lookup

SHORTEST_IN_HOST = 5
"""Letters of a town's name that make it one inside an address ("orvellatimes.com")."""
_HOST = re.compile(r"//((?:[\w-]+\.)+\w+)(?![^/:?#])")
PARTS = frozenset({"www", "news", "co"})
"""Parts of an address that are no name of anything."""


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


def home_country(outlet: str, url: str) -> str:
    """The country of an address that ends in a country's two letters ("…co.uk"); an American
    one where it ends in "com"."""
    end = _host(outlet, url).rpartition(".")[2].upper()
    code = {"UK": "GB", "COM": "US"}.get(end, end)
    return code if len(code) == 2 else ""
