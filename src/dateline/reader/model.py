"""Words to labels: windows over a row of words, each encoded and decoded on its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import msgspec
import numpy as np

from dateline.reader.acronyms import introduced
from dateline.reader.decode import Decoder, Labels, Parse
from dateline.reader.encoder import Encoder, Outputs, PairScorer
from dateline.reader.names import repeated
from dateline.reader.pieces import PieceCutter

WINDOW_PIECES = 254
"""Word pieces a window, without its two borders, as in training."""


class Model:
    """A model, ready to read rows of words. Each answer rests on its input alone.

    `files` are its files by name, as `artefacts.files` gives them.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        labels = msgspec.json.decode(files["labels.json"].read_bytes(), type=Labels)
        self.cutter = PieceCutter(str(files["vocab.txt"]))
        self.encoder = Encoder(files["reader.int8.onnx"].read_bytes())
        self._decoder = Decoder(labels, PairScorer(files["pairs.int8.onnx"].read_bytes()))

    def read(
        self,
        words: Sequence[str],
        borders: Iterable[int] = (),
        starts: Iterable[int] | None = None,
    ) -> Parse:
        """Labels for a row of words.

        `borders` are the words at which windows begin afresh (a paragraph, a heading); a
        sentence starts there. `starts`, where given, are all sentence starts (word 0 is one
        always); else they are found. A sentence longer than a window is cut at its end.
        """
        parse = Parse()
        pieces = self.cutter.cut(words)
        ends = list(accumulate((len(word.ids) for word in pieces), initial=0))
        given = None if starts is None else frozenset(starts)
        for first, last in pairwise(sorted({0, len(words), *borders})):
            at = first
            while at < last:
                to = window_end(ends, at, last)
                scores = self.encoder.run(pieces[at:to])
                inner = _found(scores) if given is None else _within(given, at, to)
                unfinished = to < last and (given is None or to not in given)
                count = inner.pop() if unfinished and inner else to - at
                self._decoder.add(parse, list(words[at : at + count]), scores, [0, *inner], at)
                at += count
        parse.names = introduced(parse.names, words, parse.upos, parse.starts)
        parse.names = repeated(parse.names, words, parse.upos, parse.starts)
        return parse


def window_end(ends: Sequence[int], at: int, last: int) -> int:
    """The word after the last that a window beginning at word `at` can hold.

    `ends[k]` is how many pieces the words before word k have. A word always fits.
    """
    return min(last, bisect_right(ends, ends[at] + WINDOW_PIECES) - 1)


def _found(scores: Outputs) -> list[int]:
    """Sentence starts within a window, as the encoder sees them; its first word is none."""
    found: list[int] = (np.flatnonzero(scores["sent"][1:] > 0) + 1).tolist()
    return found


def _within(starts: frozenset[int], at: int, to: int) -> list[int]:
    return [word - at for word in range(at + 1, to) if word in starts]
