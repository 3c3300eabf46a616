"""The rule tables of select, by their own cases."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from importlib import resources
from typing import Any

import pytest

from dateline.records import Claim, PredicateWord, Quote, Speaker, Traits
from dateline.select import salience, tiers, wording


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("dateline.select") / name).read_text("utf-8"))


def cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{rule}-{number}")
        for rule, row in table(name).items()
        if isinstance(row, dict)
        for number, case in enumerate(row.get("case", ()))
    ]


def claim_of(case: dict[str, Any]) -> tuple[Claim, Traits]:
    quote = Quote(article="a", start=0, end=1, text="x", prefix="", suffix="", block=1)
    claim = Claim(
        id="c",
        quote=quote,
        predicate=PredicateWord(lemma=case.get("lemma", "x"), start=0, end=1),
        kind=case.get("kind", "other"),
        stance=case.get("stance", "asserts"),
        modality=case.get("modality", "happened"),
        speakers=tuple(Speaker(text=one) for one in [case["speaker"]]) if "speaker" in case else (),
    )
    return claim, Traits(
        claim="c",
        background=case.get("background", ""),
        form=case.get("form", ""),
        dated=case.get("dated", ""),
        nominal=case.get("nominal", False),
    )


@pytest.mark.parametrize("case", cases("tiers.toml"))
def test_tiers_by_their_cases(case: dict[str, Any]) -> None:
    claim, traits = claim_of(case)
    if "hard" in case:
        assert tiers.is_hard(claim) is case["hard"]
    elif "labelled" in case:
        title = Traits(claim="c", block_role="title")
        assert tiers.is_labelled(claim, title) is case["labelled"]
    else:
        assert tiers.claim_tier(claim, traits) == case["is"]


JUDGES: dict[str, Callable[[str], bool]] = {
    "opens_back": wording.opens_back,
    "asks": wording.asks,
    "fragment": wording.is_fragment,
    "caption": lambda words: wording.is_caption(words, "present"),
    "stamp": wording.is_stamp,
    "unopened": wording.is_unopened,
    "compares": wording.compares,
    "unconnected": wording.unconnected,
    "addresses_reader": wording.addresses_reader,
    "presents": wording.presents,
    "cut_off": partial(wording.is_fragment, headed=True),
}

CUTTERS = {
    "dated_lead": wording.without_dated_lead,
    "dateline": wording.without_dateline,
    "connective": wording.without_connective,
}


@pytest.mark.parametrize(
    ("rule", "case"),
    [(rule, case) for rule, row in table("lines.toml").items() for case in row["case"]],
    ids=lambda value: value if isinstance(value, str) else value["text"],
)
def test_lines_by_their_cases(rule: str, case: dict[str, Any]) -> None:
    words = case["text"]
    if "line" in case:
        assert words[CUTTERS[rule](words) :] == case["line"]
    else:
        assert JUDGES[rule](words) is case["bad"]


@pytest.mark.parametrize("case", table("charged.toml")["case"], ids=lambda case: case["text"])
def test_charged_words_by_their_cases(case: dict[str, Any]) -> None:
    assert wording.charged(case["text"]) == case["count"]


@pytest.mark.parametrize("name", ["tiers.toml", "lines.toml"])
def test_every_rule_has_a_case_that_fires_and_one_that_does_not(name: str) -> None:
    for rule, row in table(name).items():
        said = [
            next(case[key] for key in ("bad", "is", "hard", "labelled", "line") if key in case)
            for case in row["case"]
        ]
        assert len(set(map(str, said))) > 1, rule


def test_every_weight_counts_for_something() -> None:
    for name, (points, most) in salience.weights().items():
        assert points > 0, name
        assert most > 0, name
    assert set(salience.weights()) == {
        "origin", "outlet", "article", "sentence", "answered", "answers", "headline", "lead",
        "harm", "hard",
    }  # fmt: skip
