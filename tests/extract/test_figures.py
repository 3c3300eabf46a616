"""Figures: what annotate says a number counts stays, and every count has a claim."""

from __future__ import annotations

import pytest

from tests.extract.reading import told


def counted(text: str) -> list[tuple[str, int | str | None, bool]]:
    """What the claims of a text count, each figure once, as (counts, how many, part)."""
    _, found = told(text)
    figures = {f.quote.marks[0]: f for claim in found.claims for f in claim.figures}
    return [(f.counts, f.best, f.part) for _, f in sorted(figures.items())]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Police: 1 killed, 3 wounded in East Marov shooting", 1, 3),
        ("1 dead, 3 injured after shooting in Marov", 1, 3),
        ("A shootout left one man dead and six others injured on Sunday.", 1, 6),
        ("One killed, four injured in early-morning shooting", 1, 4),
        ("One man was killed and three others wounded in a fire.", 1, 3),
    ],
)
def test_the_killed_and_the_wounded_of_one_sentence_are_told_apart(
    text: str, killed: int, injured: int
) -> None:
    assert counted(text) == [("killed", killed, False), ("injured", injured, False)]


def test_a_part_of_a_count_stays_a_part() -> None:
    assert ("killed", 2, True) in counted("Nine people were killed, including two children.")
    assert ("killed", 9, False) in counted("Nine people were killed, including two children.")


def test_a_count_in_a_description_stays_with_the_act_told_there() -> None:
    _, found = told("A clerk was shot at a vigil for two guards killed on Saturday.")
    held = {claim.predicate.lemma: [f.best for f in claim.figures] for claim in found.claims}
    assert held == {"shoot": [], "kill": [2]}
