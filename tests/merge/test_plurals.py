"""Plurals that tell several occurrences, and those that may tell one."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from dateline.merge.plurals import tells_several
from dateline.records import Claim, Figure, PredicateWord, Quote, Traits

CASES = tomllib.loads((files("dateline.merge") / "plurals.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"])
def test_cases_of_the_table(case: dict[str, Any]) -> None:
    text, noun = case["text"], case["noun"].rstrip(".")
    start = text.rindex(noun)
    quote = Quote(article="a", start=0, end=len(text), text=text, prefix="", suffix="", block=1)
    counted = case.get("counted")
    figures = (Figure(counts=case["lemma"], role="what", low=counted, best=counted, high=counted,
                      quote=quote),) if counted else ()  # fmt: skip
    claim = Claim(
        id="c",
        quote=quote,
        predicate=PredicateWord(lemma=case["lemma"], start=start, end=start + len(noun)),
        kind="accident",
        figures=figures,
    )
    traits = Traits(claim="c", nominal=True)
    assert tells_several(claim, traits) is case["several"]
