"""Which words tell the same act, and which acts can be told of one occurrence.

Reads `acts.toml`. A word that it does not list is an act of its own, known by its stem.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Fit = Literal["same", "wide", "result", "results", "part", ""]
"""How two acts stand together: the same; one a wide word for the other; one the other's
result; both results; one a part of the other; "": not of one occurrence."""

STEM = "="
_ENDINGS = re.compile(r"(?:ations?|itions?|ions?|ments?|ings?|als?|ances?|ences?|ures?|ers?|e|s)$")


@dataclass(frozen=True)
class Act:
    name: str
    family: str
    kinds: frozenset[str]
    result: bool
    wide: bool
    personal: bool
    daily: bool
    together: frozenset[str]


@dataclass(frozen=True)
class Acts:
    """The file as a table. `named` gives the acts of a word, in the order of the file."""

    acts: Mapping[str, Act]
    named: Mapping[str, tuple[str, ...]]
    light: frozenset[str]
    generic: frozenset[str]
    nobody: frozenset[str]


@cache
def acts() -> Acts:
    text = (files("dateline.merge") / "acts.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    made: dict[str, Act] = {}
    named: dict[str, list[str]] = {}
    for name, row in read["act"].items():
        made[name] = Act(
            name=name,
            family=row["family"],
            kinds=frozenset(row.get("kinds", ())),
            result=row.get("result", False),
            wide=row.get("wide", False),
            personal=row.get("personal", False),
            daily=row.get("daily", False),
            together=frozenset(row.get("with", ())),
        )
        for word in dict.fromkeys(row["words"]):
            named.setdefault(word, []).append(name)
    return Acts(
        acts=made,
        named={word: tuple(names) for word, names in named.items()},
        light=frozenset(read["light"]["words"]),
        generic=frozenset(read["generic"]["words"]),
        nobody=frozenset(read["nobody"]["words"]),
    )


@lru_cache(maxsize=65536)
def acts_of(lemma: str, kind: str) -> tuple[str, ...]:
    """The acts that a predicate can tell; one made of its stem where no list has it."""
    table = acts()
    listed = table.named.get(lemma) or table.named.get(lemma.split(" ")[0], ())
    fitting = tuple(name for name in listed if not (held := table.acts[name].kinds) or kind in held)
    return fitting or (STEM + stem(lemma),)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without the endings that make nouns of verbs, if four letters are left."""
    head = word.split(" ")[0]
    cut = _ENDINGS.sub("", head)
    if cut != head and cut[-1:] == cut[-2:-1] and cut[-1:] not in "aeiouls":
        cut = cut[:-1]
    return cut if len(cut) >= 4 else head


def family_of(act: str) -> str:
    """The family of an act; an act known by its stem is a family of its own."""
    known = acts().acts.get(act)
    return known.family if known else act


def is_light(act: str) -> bool:
    return act.startswith(STEM) and act[1:] in _light_stems()


@cache
def _light_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in acts().light)


@lru_cache(maxsize=65536)
def fit(a: str, b: str) -> Fit:
    """How two acts stand together. Symmetric."""
    if a == b:
        return "same"
    table = acts().acts
    one, two = table.get(a), table.get(b)
    if one is None or two is None or one.family != two.family:
        return ""
    if one.result or two.result:
        return "results" if one.result and two.result else "result"
    if a in two.together or b in one.together:
        return "part"
    return "wide" if one.wide or two.wide else ""


def is_result(act: str) -> bool:
    known = acts().acts.get(act)
    return known is not None and known.result


def is_wide(act: str) -> bool:
    """Whether it is a wide word for acts of its family ("attack")."""
    known = acts().acts.get(act)
    return known is not None and known.wide


def is_personal(act: str) -> bool:
    """Whether it is done to somebody: who that is tells one such act from another."""
    known = acts().acts.get(act)
    return known is not None and known.personal


def is_law(act: str) -> bool:
    """Whether it is an act of justice done to somebody: an arrest, a charge, a sentence."""
    known = acts().acts.get(act)
    return known is not None and known.personal and known.family == "justice"


def is_daily(act: str) -> bool:
    """Whether it is told every day somewhere: a day alone is nothing that two tellings share."""
    known = acts().acts.get(act)
    return known is not None and known.daily
