"""Trees of spaCy's own English pipelines are redrawn; the cases lie beside the rules."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from dateline.annotate.words import read_words
from tests.annotate.docs import article, doc

CASES = tomllib.loads(
    files("dateline.annotate").joinpath("standin.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_standin_cases(case: dict[str, Any]) -> None:
    parsed = doc(
        case["words"],
        heads=case["heads"],
        deps=case["deps"],
        upos=case["upos"],
        lemmas=["be" if word == "was" else word.lower() for word in case["words"]],
    )
    tokens = read_words(article(parsed.text), parsed).tokens
    assert [token.head for token in tokens] == case["expect"]["heads"]
    assert [token.dep for token in tokens] == case["expect"]["deps"]
