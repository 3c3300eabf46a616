"""One verb in opposite ways tells two acts."""

from __future__ import annotations

import pytest

from tests.merge.test_compare import pair


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("into the clinic", "out of the clinic", True),
        ("in at the clinic", "out of the clinic", True),
        ("up the shutters", "down the shutters", True),
        ("into the clinic", "in at the clinic", False),
        ("out of the clinic", "out of the ward", False),
        ("at the clinic", "out of the clinic", False),
        ("up the shutters", "out of the clinic", False),
    ],
)
def test_opposite_ways_are_told_apart(one: str, two: str, apart: bool) -> None:
    made = pair({"to": one}, {"to": two}, "check")
    assert made.forbidden is apart
    assert any("against" in r.says and "check " in r.says for r in made.reasons) is apart


def test_a_noun_goes_no_way() -> None:
    noun = {"nominal": True, "definite": True}
    assert not pair({"to": "in the town", **noun}, {"to": "out of town", **noun}).forbidden
