"""Every figure rule fires on its own cases and keeps still on the others."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.annotate import annotate
from dateline.annotate.figures.hedges import read_hedge
from dateline.annotate.figures.numbers import find_numbers
from dateline.annotate.figures.refuse import refused_spans
from dateline.annotate.figures.rules import rules
from dateline.annotate.figures.tree import Tree
from dateline.annotate.words import read_words
from dateline.reader import load
from tests.annotate.docs import article

REFUSALS = [(name, case) for name, rule in rules("refuse")["rule"].items() for case in rule["case"]]
FIELDS = ("low", "best", "high", "unit", "hedge", "stock", "part")


def tree_of(text: str) -> Tree:
    """Words as the reader cuts them; number and hedge rules need no more."""
    made = article(text)
    return Tree(text, read_words(made, load().parse(made)).tokens)


@pytest.mark.parametrize("case", rules("numbers")["case"], ids=lambda case: case["text"])
def test_numbers_cases(case: dict[str, Any]) -> None:
    tree = tree_of(case["text"])
    found = []
    for number in find_numbers(tree, 0, len(tree.tokens)):
        start, end = tree.tokens[number.first].start, tree.tokens[number.last - 1].end
        row = {"text": case["text"][start:end], "value": number.value, "how": number.how}
        found.append(row | ({"high": number.high} if number.how == "range" else {}))
    assert found == case["expect"]


@pytest.mark.parametrize("case", rules("hedges")["case"], ids=lambda case: case["text"])
def test_hedges_cases(case: dict[str, Any]) -> None:
    tree = tree_of(case["text"])
    found = []
    for number in find_numbers(tree, 0, len(tree.tokens)):
        hedged = read_hedge(tree, number, 0, len(tree.tokens))
        start, end = tree.tokens[hedged.first].start, tree.tokens[hedged.last - 1].end
        bounds = {"low": hedged.low, "best": hedged.best, "high": hedged.high}
        row = {"text": case["text"][start:end], "hedge": hedged.hedge}
        found.append(row | {name: bound for name, bound in bounds.items() if bound is not None})
    assert found == case["expect"]


@pytest.mark.parametrize(("name", "case"), REFUSALS, ids=[name for name, _ in REFUSALS])
def test_refuse_cases(name: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [text[a:b] for a, b, rule in refused_spans(text, 0, len(text)) if rule == name]
    assert found == case["refused"]


@pytest.mark.parametrize(
    "case", [*rules("harms")["case"], *rules("kinds")["case"]], ids=lambda case: case["text"]
)
def test_figures_cases(case: dict[str, Any]) -> None:
    """Whole path: what is found is what is expected, no more, with nothing said beside it."""
    made = article(case["text"])
    figures = annotate(made, load().parse(made)).figures
    assert [case["text"][f.start : f.end] for f in figures] == [e["text"] for e in case["expect"]]
    for figure, expected in zip(figures, case["expect"], strict=True):
        assert figure.counts == expected["counts"]
        exact = "best" in expected and "hedge" not in expected and figure.hedge == ""
        bounds = dict.fromkeys(("low", "high"), expected["best"]) if exact else {}
        wanted = {"unit": "", "hedge": figure.hedge, "stock": False, "part": False,
                  "low": None, "best": None, "high": None} | bounds | expected  # fmt: skip
        assert {name: getattr(figure, name) for name in FIELDS} == {n: wanted[n] for n in FIELDS}
