"""ONNX in single precision to int8: products of weights dynamically, word pieces by row.

Weights have seven bits and one scale a column: with eight, the sums of processors without
VNNI instructions can overflow.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

TABLE_ROWS = 1000
"""A table that is looked up and has more rows is the word pieces'; the others stay as they are."""


def quantise(source: Path, target: Path) -> None:
    """Write the int8 form of a model."""
    with TemporaryDirectory() as scratch:
        prepared, tabled = Path(scratch) / "prepared.onnx", Path(scratch) / "tabled.onnx"
        quant_pre_process(source, prepared, skip_symbolic_shape=True)
        model = onnx.load(prepared)
        weights = {tensor.name for tensor in model.graph.initializer}
        products = [
            node.name
            for node in model.graph.node
            if node.op_type in ("MatMul", "Gemm") and node.input[1] in weights
        ]
        _quantise_tables(model)
        _drop_traces(model)
        onnx.save(model, tabled)
        quantize_dynamic(
            tabled,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_quantize=products,
            extra_options={"MatMulConstBOnly": True},
        )


def _quantise_tables(model: onnx.ModelProto) -> None:
    """Large looked-up tables as int8 rows with a scale a row, spread out after the look-up."""
    tables = {t.name: t for t in model.graph.initializer if len(t.dims) == 2}
    nodes = []
    for node in model.graph.node:
        table = tables.get(node.input[0]) if node.op_type == "Gather" else None
        if table is None or table.dims[0] <= TABLE_ROWS:
            nodes.append(node)
            continue
        values = numpy_helper.to_array(table).astype(np.float32)
        scales = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8) / 127
        rows = np.clip(np.rint(values / scales), -127, 127).astype(np.int8)
        name, out = table.name, node.output[0]
        model.graph.initializer.remove(table)
        model.graph.initializer.extend(
            [numpy_helper.from_array(rows, f"{name}_rows"), _scales(scales, name)]
        )
        nodes += [
            helper.make_node("Gather", [f"{name}_rows", node.input[1]], [f"{out}_row"], axis=0),
            helper.make_node("Gather", [f"{name}_scales", node.input[1]], [f"{out}_scale"], axis=0),
            helper.make_node("Cast", [f"{out}_row"], [f"{out}_float"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Mul", [f"{out}_float", f"{out}_scale"], [out]),
        ]
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def _drop_traces(model: onnx.ModelProto) -> None:
    """Take out where in whose source each node comes from: paths of the machine that exported."""
    for node in model.graph.node:
        node.ClearField("metadata_props")
        node.ClearField("doc_string")


def _scales(scales: np.ndarray, name: str) -> onnx.TensorProto:
    return numpy_helper.from_array(scales.astype(np.float32), f"{name}_scales")
