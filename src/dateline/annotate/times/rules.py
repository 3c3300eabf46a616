"""Load `rules/*.toml`: one idea a file, every rule with its pattern, what it gives, and cases."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from dateline.annotate.times.patterns import Compiled, compile_pattern, is_class, literals
from dateline.annotate.times.words import BREAK, Lexicon, read_classes


class Rule(NamedTuple):
    """One rule, ready to match.

    `after` and `before` hold the letters that must stand directly before and after the match,
    `not_after` and `not_before` those that must not; empty: anything may.
    """

    name: str
    compiled: Compiled
    type: str
    gives: Mapping[str, Any]
    after: frozenset[str]
    not_after: frozenset[str]
    before: frozenset[str]
    not_before: frozenset[str]


class Rules(NamedTuple):
    lexicon: Lexicon
    by_starter: dict[str, tuple[Rule, ...]]
    """Letter -> the rules that can begin with it, in the order of the files."""
    core: frozenset[str]
    """Letters without which no rule matches."""


_SIDES = ("after", "not_after", "before", "not_before")
_KEYS = {"about", "pattern", "type", "gives", "case", *_SIDES}


@cache
def read_rule_files() -> dict[str, dict[str, Any]]:
    """Rule name -> its table, in the order of file names and of the files."""
    tables: dict[str, dict[str, Any]] = {}
    folder = files(__package__) / "rules"
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not path.name.endswith(".toml"):
            continue
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert name not in tables, f"rule {name} stands twice"
            assert set(table) <= _KEYS, f"rule {name}: unknown keys {sorted(set(table) - _KEYS)}"
            tables[name] = table
    return tables


@cache
def load_rules(only: str = "") -> Rules:
    """The rules of every text, with `note` those of notes too; compiled once a process."""
    macro_text = (files(__package__) / "macros.toml").read_text(encoding="utf-8")
    macros: dict[str, str] = tomllib.loads(macro_text)
    tables, classes = read_rule_files(), read_classes()
    patterns = [table["pattern"] for table in tables.values()] + list(macros.values())
    words = {word for pattern in patterns for word in literals(pattern)}
    words |= {
        word
        for table in tables.values()
        for key in _SIDES
        for word in table.get(key, "").split()
        if not is_class(word)
    }
    lexicon = Lexicon(classes, words | {"dash"})
    rules = [
        _rule(name, table, lexicon, macros)
        for name, table in tables.items()
        if table["gives"].get("genre") != "note" or only == "note"
    ]
    by_starter: dict[str, list[Rule]] = {}
    for rule in rules:
        for letter in sorted(rule.compiled.starters):
            by_starter.setdefault(letter, []).append(rule)
    core = frozenset(
        letter
        for name in CORE + (NOTE_CORE if only == "note" else ())
        for letter in lexicon.letters(name)
    )
    return Rules(lexicon, {key: tuple(found) for key, found in by_starter.items()}, core)


CORE = (
    "MONTH", "WEEKDAY", "SEASON", "PART", "UNIT", "SPAN_UNIT", "PLURAL_UNIT", "ADVERB_UNIT",
    "YEAR4", "CLOCK", "ISO", "NUMERIC_DATE", "DECADE", "SHORT_YEAR", "AMPM", "ERA", "DEICTIC",
    "TENS_PLURAL", "HOLIDAY", "DAY_HOLIDAY", "HOLIDAY_MONDAY", "SPOKEN",
    "QUARTER_CODE", "HALF_CODE", "FISCAL_CODE", "ORDINAL_DAY", "o'clock", "FEAST", "NINE_ELEVEN",
    "ZONE", "DAWN_WORD",
)  # fmt: skip
"""Classes of which every match holds a word: a stretch of text without one is passed over."""


NOTE_CORE = ("HOUR_NUM", "HOUR_WORD", "DAY_NUM", "DECIMAL", "NUMERIC_FRACTION", "NOTE_RATE")
"""Classes of which a match of a note may hold a word alone ("at 6", "22/04")."""


def _rule(name: str, table: Mapping[str, Any], lexicon: Lexicon, macros: Mapping[str, str]) -> Rule:
    try:
        compiled = compile_pattern(table["pattern"], lexicon, macros)
    except (KeyError, ValueError) as fault:
        raise ValueError(f"rule {name}: {fault}") from fault
    return Rule(
        name=name,
        compiled=compiled,
        type=table["type"],
        gives=table["gives"],
        after=_letters(table.get("after", ""), lexicon),
        not_after=_letters(table.get("not_after", ""), lexicon),
        before=_letters(table.get("before", ""), lexicon),
        not_before=_letters(table.get("not_before", ""), lexicon),
    )


def _letters(names: str, lexicon: Lexicon) -> frozenset[str]:
    letters = {
        letter for name in names.split() if name != "BREAK" for letter in lexicon.letters(name)
    }
    return frozenset(letters | ({BREAK} if "BREAK" in names.split() else set()))
