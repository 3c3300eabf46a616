"""Reads the gazetteer: which places bear a name. Loaded when first asked, then kept.

`gazetteer.gz` is made by `training/gazetteer.py`; its sources, licences and their digests stand
in its first two lines. After them one line a place (id, name, kind, country, first-level code,
latitude and longitude in ten-thousandths of a degree, size), an empty line, and one line a key,
sorted by bytes: `key TAB` then a mark and the hexadecimal offset of a place, set apart by blanks.
The whole stays bytes and is searched by halves, so that loading is unpacking and no more.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dateline.places.names import fold, short_key
from dateline.records import Spot

SCALE = 10_000
"""Coordinates are whole ten-thousandths of a degree (11 m)."""


@dataclass(frozen=True)
class Bearing:
    """A place that bears a name. `mark`: n its own name, a another, d a demonym, s a short form."""

    mark: str
    spot: Spot


@lru_cache(maxsize=16384)
def lookup(name: str) -> tuple[Bearing, ...]:
    """The places that bear a name, in the gazetteer's order; short forms only with their case."""
    shown = name.strip()
    held = {bearing.spot.id: bearing for bearing in _of_key(short_key(shown))}
    for bearing in _of_key(fold(shown)):
        held.setdefault(bearing.spot.id, bearing)
    return tuple(held.values())


def first_places(kind: str) -> list[Spot]:
    """The places that open the table, as long as they are of that kind (countries come first)."""
    return list(_table().while_kind(kind))


def _of_key(key: str) -> tuple[Bearing, ...]:
    table = _table()
    return tuple(Bearing(ref[0], table.spot(int(ref[1:], 16))) for ref in table.find(key))


class _Table:
    def __init__(self, data: bytes) -> None:
        self.places = data.index(b"\n", data.index(b"\n") + 1) + 1
        self.keys = data.index(b"\n\n") + 2
        self.data = data

    def find(self, key: str) -> list[str]:
        """The references of a key. Halves the stretch of lines until one line is left."""
        wanted = key.encode("utf-8", "replace") + b"\t"
        data, low, high = self.data, self.keys, len(self.data)
        while low < high:
            middle = data.rfind(b"\n", low - 1, (low + high) // 2) + 1 or low
            end = data.index(b"\n", middle)
            line = data[middle : end + 1]
            if line.startswith(wanted):
                return line[len(wanted) :].decode("ascii").split()
            if line[: line.index(b"\t") + 1] < wanted:
                low = end + 1
            else:
                high = middle
        return []

    def while_kind(self, kind: str) -> Iterator[Spot]:
        offset = 0
        while (spot := self.spot(offset)).kind == kind:
            yield spot
            offset = self.data.index(b"\n", self.places + offset) + 1 - self.places

    def spot(self, offset: int) -> Spot:
        start = self.places + offset
        line = self.data[start : self.data.index(b"\n", start)].decode("utf-8")
        number, name, kind, country, adm1, lat, lon, size = line.split("\t")
        return Spot(
            id=number, name=name, kind=kind, country=country, adm1=adm1,
            lat=int(lat), lon=int(lon), size=int(size),
        )  # fmt: skip


@cache
def _table() -> _Table:
    return _Table(gzip.decompress((files("dateline.places") / "gazetteer.gz").read_bytes()))
