"""Words to what the encoder reads: word pieces, and the shape of the word they are cut from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tokenizers import BertWordPieceTokenizer

CLS, SEP, UNKNOWN = 101, 102, 100
BORDER_SHAPE = 14
"""Shape id of CLS and SEP."""
CONTINUES = 7
"""Added to a word's shape id for its second and later pieces."""
PIECES_A_WORD = 24
"""A word is cut to so many pieces: one of 300 hyphenated parts would overrun the encoder's
512 positions. As in training; a change needs a new model."""
READ_CHARACTERS = 5_000
"""Of a longer word only so many characters are cut: a piece has one character at least, but
blanks and accents inside a word give none, so this is far more than `PIECES_A_WORD`."""
WORDS_KEPT = 100_000
"""Words whose pieces are remembered; past it the memory starts anew. Not tuned (about 20 MB)."""


class Pieces(NamedTuple):
    """One word for the encoder: piece ids and, side by side, shape ids."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]


class PieceCutter:
    """Cuts words one by one, without regard to their neighbours."""

    def __init__(self, vocabulary: str) -> None:
        self._cut = BertWordPieceTokenizer(vocabulary, lowercase=True)
        self._known: dict[str, Pieces] = {}

    def cut(self, words: Iterable[str]) -> list[Pieces]:
        """Pieces of each word, at most `PIECES_A_WORD` and at least one."""
        if len(self._known) > WORDS_KEPT:
            self._known.clear()
        known = self._known
        return [known.get(word) or self._learn(word) for word in words]

    def _learn(self, word: str) -> Pieces:
        ids = self._cut.encode(word[:READ_CHARACTERS], add_special_tokens=False).ids
        ids = ids[:PIECES_A_WORD] or [UNKNOWN]
        shape = word_shape(word)
        pieces = Pieces(tuple(ids), (shape, *[shape + CONTINUES] * (len(ids) - 1)))
        self._known[word] = pieces
        return pieces


def word_shape(word: str) -> int:
    """Shape id of a word: the base model is uncased, so case is told apart from the letters.

    The first that fits: 5 has a digit, 6 has no letter, 0 no capital, 3 one capital letter
    alone, 2 all capitals, 1 only the first letter a capital, 4 mixed.
    """
    if any(c.isdigit() for c in word):
        return 5
    upper = [c.isupper() for c in word if c.isalpha()]
    if not upper:
        return 6
    if not any(upper):
        return 0
    if len(upper) == 1:
        return 3
    if all(upper):
        return 2
    return 1 if upper[0] and not any(upper[1:]) else 4
