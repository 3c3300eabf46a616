"""Words to labels: windows over a row of words, each encoded and decoded on its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import msgspec
import numpy as np

from dateline.reader import artefacts
from dateline.reader.decode import Decoder, Labels, Parse
from dateline.reader.encoder import Encoder, PairScorer
from dateline.reader.pieces import PieceCutter

WINDOW_PIECES = 254
"""Word pieces a window, without its two borders, as in training."""


class Model:
    """The shipped model, ready to read rows of words. Each answer rests on its input alone."""

    def __init__(self, folder: Path = artefacts.FOLDER) -> None:
        files = artefacts.files(folder)
        labels = msgspec.json.decode(files["labels.json"].read_bytes(), type=Labels)
        self._cutter = PieceCutter(str(files["vocab.txt"]))
        self._encoder = Encoder(files["reader.int8.onnx"].read_bytes())
        self._decoder = Decoder(labels, PairScorer(files["pairs.int8.onnx"].read_bytes()))

    def read(
        self,
        words: Sequence[str],
        borders: Sequence[int] = (),
        starts: Sequence[int] | None = None,
    ) -> Parse:
        """Labels for a row of words.

        `borders` are the words at which windows begin afresh (a paragraph, a heading); a
        sentence starts there. `starts`, where given, are all sentence starts (word 0 is one
        always); else they are found. A sentence longer than a window is cut at its end.
        """
        parse = Parse()
        if not words:
            return parse
        pieces = self._cutter.cut(words)
        ends = list(accumulate((len(word.ids) for word in pieces), initial=0))
        edges = sorted({0, len(words), *borders})
        given = None if starts is None else frozenset(starts)
        for first, last in pairwise(edges):
            at = first
            while at < last:
                to = _fits(ends, at, last)
                scores = self._encoder.run(pieces[at:to])
                if given is None:
                    inner = (np.flatnonzero(scores["sent"][1:] > 0) + 1).tolist()
                else:
                    inner = [k - at for k in range(at + 1, to) if k in given]
                stop = to
                if to < last and not (given and to in given) and inner:
                    stop = at + inner.pop()
                self._decoder.add(parse, list(words[at:stop]), scores, [0, *inner], at)
                at = stop
        return parse


def _fits(ends: list[int], at: int, last: int) -> int:
    """The word after the last that a window beginning at `at` can hold."""
    to = at + 1
    while to < last and ends[to + 1] - ends[at] <= WINDOW_PIECES:
        to += 1
    return to
