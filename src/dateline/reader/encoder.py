"""The encoder: a window of word pieces in, scores for its words out. onnxruntime stays here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime  # type: ignore[import-untyped]

from dateline.reader.pieces import BORDER_SHAPE, CLS, SEP, Pieces

Outputs = dict[str, npt.NDArray[np.float32]]


class Encoder:
    """A session that reads one window a run on one thread.

    Dynamic int8 scales its sums by the whole input and the number of threads changes last
    bits: batches, padding or a second thread would make the result depend on them.
    """

    def __init__(self, model: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        self._names = [output.name for output in self._session.get_outputs()]

    def run(self, window: Sequence[Pieces]) -> Outputs:
        """Scores for the words of one window, each output with a row per word."""
        ids, shapes = [CLS], [BORDER_SHAPE]
        first, last = [], []
        for piece_ids, piece_shapes in window:
            first.append(len(ids))
            ids.extend(piece_ids)
            shapes.extend(piece_shapes)
            last.append(len(ids) - 1)
        ids.append(SEP)
        shapes.append(BORDER_SHAPE)
        fed = {"ids": _row(ids), "shp": _row(shapes), "first": _row(first), "last": _row(last)}
        found: list[Any] = self._session.run(self._names, fed)
        return {name: scores[0] for name, scores in zip(self._names, found, strict=True)}


def _row(values: list[int]) -> npt.NDArray[np.int64]:
    return np.array(values, dtype=np.int64)[None]
