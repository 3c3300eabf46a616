"""What a count counts: the words beside the number, never the number's own."""

from __future__ import annotations

import pytest

from dateline.records import Claim, Figure, PredicateWord, Quote, Role
from dateline.relate.figures import _counted


def counted(text: str, number: str) -> frozenset[str]:
    at = text.index(number)
    quote = Quote(
        article="a", start=0, end=len(text), text=text, prefix="", suffix="", block=1,
        marks=((at, at + len(number)),),
    )  # fmt: skip
    figure = Figure(counts="killed", low=9, best=9, high=9, quote=quote)
    claim = Claim(
        id="c",
        quote=quote,
        predicate=PredicateWord(lemma="kill", start=0, end=1),
        kind="assault",
        roles=(Role(role="whom", text=text, start=0, end=len(text)),),
        figures=(figure,),
    )
    return _counted(claim, figure)


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("nine people", "nine", set()),
        ("at least twelve workers", "at least twelve", {"worker"}),
        ("members of a militia, 24 of them", "24", {"member", "militia", "them"}),
    ],
)
def test_the_number_s_own_words_are_not_what_is_counted(
    text: str, number: str, words: set[str]
) -> None:
    assert counted(text, number) == words
