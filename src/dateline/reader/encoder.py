"""The two networks: words of a window to scores, and pairs of words to labels.

onnxruntime stays here. Each session reads one window a run on one thread: dynamic int8 scales
its sums by the whole input, and the number of threads changes last bits, so batches, padding
or a second thread would make an answer depend on what else was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from dateline.reader.pieces import BORDER_SHAPE, CLS, SEP, Pieces

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Outputs = dict[str, Floats]


class Encoder:
    """Word pieces of one window to scores for its words (outputs named in the model card)."""

    def __init__(self, model: bytes) -> None:
        self._session = _session(model)
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


class PairScorer:
    """Sides of pairs of words, as the encoder gives them, to the best label of each pair.

    It is a network of its own because which pairs there are is known only once the encoder's
    scores have become a tree; and NumPy's products would spread over threads.
    """

    def __init__(self, model: bytes) -> None:
        self._session = _session(model)

    def run(
        self, dependents: Floats, heads: Floats, predicates: Floats, arguments: Floats
    ) -> tuple[Ints, Ints]:
        """Relation of each dependent to its head, and role of each word for each predicate."""
        fed = {
            "dependents": dependents,
            "heads": heads,
            "predicates": predicates,
            "arguments": arguments,
        }
        relation, role = self._session.run(["relation", "role"], fed)
        return relation, role


def _session(model: bytes) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _row(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)[None]
