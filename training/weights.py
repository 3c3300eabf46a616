"""Weights into the network: those of the base encoder, and those of a finished reader."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from training.network import LAYERS, Network

BASE_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_output": "output.LayerNorm",
}
TRIAL = {
    "tok.": "pieces.", "pos.": "positions.", "shp.": "shapes.", "ln.": "norm.",
    "mix": "mixes", "wl.": "ends.", "sent.": "sentence.", "lemh.l.": "lemma_project.linear.",
    "lem.": "lemma.", "feat.": "features.", "nerh.l.": "name_project.linear.", "ner.": "names.",
    "ad.l.": "arc_dependent.linear.", "ah.l.": "arc_head.linear.", "aw": "arc_pairs",
    "rd.l.": "rel_dependent.linear.", "rh.l.": "rel_head.linear.", "rw": "rel_pairs",
    "predh.l.": "predicate_project.linear.", "pred.": "predicate.", "evn.": "event.",
    "sp.l.": "role_predicate.linear.", "sa.l.": "role_argument.linear.", "sw": "role_pairs",
}  # fmt: skip
TRIAL_LAYER = {
    "q": "query", "k": "key", "v": "value", "o": "output", "n1": "norm_attention",
    "f1": "widen", "f2": "narrow", "n2": "norm_output",
}  # fmt: skip
"""Names in the weights of the trial that came before this code, and what they are here."""


def load_base(network: Network, path: Path) -> None:
    """Put the weights of MiniLM-L6 into the encoder; the heads stay as they are."""
    base = {name: value.float() for name, value in load_file(path).items()}
    # Every piece is of the one segment type, so its vector is a part of the position's.
    positions = base["embeddings.position_embeddings.weight"]
    state = {
        "pieces.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": positions + base["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for ours, theirs in BASE_LAYER.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = base[
                    f"encoder.layer.{layer}.{theirs}.{part}"
                ]
    unknown = network.load_state_dict(state, strict=False).unexpected_keys
    assert not unknown, unknown


def load_reader(network: Network, path: Path) -> None:
    """Put in the weights of a finished reader, ours or the trial's."""
    state = {name: value.float() for name, value in load_file(path).items()}
    if "typ.weight" in state:
        state["pos.weight"] += state.pop("typ.weight")[0]
        state = {_renamed(name): value for name, value in state.items()}
    network.load_state_dict(state)


def save_reader(network: Network, path: Path) -> None:
    """Write the weights in half precision, in which they lose nothing that int8 keeps."""
    save_file(
        {n: v.to(torch.float16).contiguous().cpu() for n, v in network.state_dict().items()}, path
    )


def _renamed(name: str) -> str:
    if name.startswith("layers."):
        _, number, part, kind = name.split(".")
        return f"layers.{number}.{TRIAL_LAYER[part]}.{kind}"
    for theirs, ours in TRIAL.items():
        if name.startswith(theirs):
            return ours + name.removeprefix(theirs)
    return name
