"""Golden stories: look-alikes of our own invention stay apart, read by the shipped reader."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from dateline.records import Claim, StoryFile

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = tomllib.loads((HERE / "cases.toml").read_text())


@cache
def story(name: str) -> StoryFile:
    return pipeline.build([str(HERE / name)]).story


def told(name: str, file: str, lemma: str, words: str) -> list[Claim]:
    """The claims of a file on a word of that lemma in a sentence with these words."""
    articles = {a.id for a in story(name).articles if Path(a.source.path).stem == file}
    return [
        claim
        for claim in story(name).claims
        if claim.quote.article in articles
        and claim.predicate.lemma == lemma
        and words in claim.quote.text
    ]


def share_an_event(name: str, pair: dict[str, list[str]]) -> bool:
    one, other = (told(name, *pair[side]) for side in ("one", "other"))
    assert one, f"nothing told: {pair['one']}"
    assert other, f"nothing told: {pair['other']}"
    home = {claim: event.id for event in story(name).events for claim in event.claims}
    return bool({home[claim.id] for claim in one} & {home[claim.id] for claim in other})


@pytest.mark.parametrize(
    ("name", "pair"), [(name, pair) for name, case in CASES.items() for pair in case["apart"]]
)
def test_look_alikes_stay_apart(name: str, pair: dict[str, list[str]]) -> None:
    assert not share_an_event(name, pair)


@pytest.mark.parametrize(
    ("name", "pair"),
    [(name, pair) for name, case in CASES.items() for pair in case.get("together", ())],
)
def test_tellings_of_one_act_stand_together(name: str, pair: dict[str, list[str]]) -> None:
    assert share_an_event(name, pair)
