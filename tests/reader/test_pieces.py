"""Words become pieces one by one, and their case is told apart."""

from __future__ import annotations

import pytest

from dateline.reader import artefacts
from dateline.reader.pieces import PIECES_A_WORD, UNKNOWN, PieceCutter, word_shape


@pytest.mark.parametrize(
    ("word", "shape"),
    [("and", 0), ("Orla", 1), ("UN", 2), ("A", 3), ("McBride", 4), ("F-16", 5), ("—", 6), ("é", 0)],
)
def test_shape_tells_case(word: str, shape: int) -> None:
    assert word_shape(word) == shape


def test_a_word_has_at_least_one_piece_and_at_most_so_many() -> None:
    cutter = PieceCutter(str(artefacts.files()["vocab.txt"]))
    words = ["harbour", "-".join(["part"] * 300), "\u200d", "x" * 50_000, "🔥" * 400]
    pieces = cutter.cut(words)
    assert all(1 <= len(piece.ids) == len(piece.shapes) <= PIECES_A_WORD for piece in pieces)
    assert pieces[1].shapes[:2] == (0, 7)
    assert pieces[2].ids == (UNKNOWN,)


def test_pieces_do_not_depend_on_what_was_cut_before() -> None:
    fresh = PieceCutter(str(artefacts.files()["vocab.txt"]))
    used = PieceCutter(str(artefacts.files()["vocab.txt"]))
    used.cut(["harbourmaster", "master", "harbour"])
    assert used.cut(["harbourmaster"]) == fresh.cut(["harbourmaster"])
