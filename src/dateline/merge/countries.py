"""Which country a name, a short form, a demonym or a capital speaks of.

Reads `countries.tsv` (made by `training/countries.py`, sources and licences in its head).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dateline.merge.names import fold


@dataclass(frozen=True)
class Countries:
    """Forms to ISO codes; `short` is matched with its case, the rest folded."""

    names: Mapping[str, str]
    short: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    label: Mapping[str, str]

    def state(self, name: str) -> str:
        """ISO code of the country that the name is one of, "" where it is none."""
        bare = name.removeprefix("the ").removeprefix("The ").strip()
        return self.short.get(bare) or self.names.get(fold(bare), "")

    def people(self, name: str) -> str:
        """ISO code of the country whose demonym this is, "" where it is none."""
        return self.demonyms.get(fold(name), "")

    def of_word(self, name: str) -> str:
        """ISO code for a country's name or its demonym."""
        return _of_word(name)


@lru_cache(maxsize=262144)
def _of_word(name: str) -> str:
    if not name[:1].isupper():
        return ""
    table = countries()
    return table.state(name) or table.people(name)


@cache
def countries() -> Countries:
    names: dict[str, str] = {}
    short: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    label: dict[str, str] = {}
    text = (files("dateline.merge") / "countries.tsv").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if not line or line.startswith("#"):
            continue
        code, name, alt, abbr, demonym, capital = line.split("\t")
        label[code] = name.removesuffix(" (country)")
        names |= {fold(form): code for form in (name, *alt.split("|")) if form}
        short |= {form: code for form in abbr.split("|") if form}
        demonyms |= {fold(form): code for form in demonym.split("|") if form}
        capitals |= {fold(capital): code} if capital else {}
    return Countries(names, short, demonyms, capitals, label)
