"""The training loop: steps, learning rates, the running mean of weights, checkpoints, log."""

from __future__ import annotations

import json
import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training import losses
from training.batches import Batch, Spoil, Window, collate, epoch
from training.network import Network
from training.sets import Documents

WARM_UP = 0.08
LEAST_RATE = 0.01
"""Rates rise over the first share of steps, then fall along a cosine to this share of the top."""
MEAN_KEEPS = 0.999
"""Of the running mean of weights, which is the result, so much is kept at each step."""
CLIP = 2.0
ENCODER = ("pieces", "positions", "shapes", "norm", "layers")


@dataclass(frozen=True)
class Plan:
    """How long and how fast one network is trained. Defaults are those of the trial's teachers."""

    seed: int = 1
    epochs: int = 26
    steps: int | None = None
    """Stop after so many steps of the plan: for a trial run."""
    pieces: int = 3000
    """Word pieces a batch, with padding."""
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    decay: float = 0.01
    teachers_weigh: float = 0.6
    """Share of the teachers in the loss, where there are any."""
    save_every: int = 500


def train(
    network: Network,
    mix: list[tuple[Documents, float]],
    plan: Plan,
    out: Path,
    teachers: list[Network],
) -> None:
    """Train the network in place; it ends with the running mean of its weights.

    Writes `log.jsonl` and, every `save_every` steps, `checkpoint.pt` to `out`, from which the
    same call goes on. The order of batches is fixed by the seed.
    """
    out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(plan.seed)
    network.to(device).train()
    for teacher in teachers:
        teacher.to(device).eval()
    batches = [b for n in range(plan.epochs) for b in epoch(mix, plan.pieces, plan.seed * 1000 + n)]
    batches = batches[: plan.steps]
    optimiser = torch.optim.AdamW(_groups(network, plan), betas=(0.9, 0.98))
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    checkpoint = out / "checkpoint.pt"
    done = _resume(checkpoint, network, optimiser, mean)
    started = time.monotonic()
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        for step, batch in enumerate(_loader(batches, plan, done, device), start=done):
            _set_rates(optimiser, step / len(batches))
            parts = _step(network, optimiser, batch.to(device), plan, teachers)
            _update_mean(mean, network, step)
            last = step + 1 == len(batches)
            if last or (step + 1) % plan.save_every == 0:
                _save(checkpoint, network, optimiser, mean, step + 1)
                _log(log, step + 1, len(batches), started, parts)
    network.load_state_dict(mean)


def _step(
    network: Network,
    optimiser: torch.optim.Optimizer,
    batch: Batch,
    plan: Plan,
    teachers: list[Network],
) -> losses.Parts:
    on_gpu = batch.ids.is_cuda
    with torch.autocast("cuda" if on_gpu else "cpu", torch.bfloat16, enabled=on_gpu):
        scores = network(batch.ids, batch.shapes, batch.first, batch.last)
        parts = losses.gold_loss(network, scores, batch)
        loss = losses.weighted(parts)
        if teachers:
            soft = losses.weighted(losses.soft_loss(network, scores, teachers, batch))
            loss = (1 - plan.teachers_weigh) * loss + plan.teachers_weigh * soft
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
    optimiser.step()
    return parts


class _Batches(torch.utils.data.Dataset[Batch]):
    """The batches from some step on, made when they are asked for."""

    def __init__(self, batches: list[list[Window]], seed: int, first: int) -> None:
        self._batches, self._seed, self._first = batches, seed, first

    def __len__(self) -> int:
        return len(self._batches) - self._first

    def __getitem__(self, index: int) -> Batch:
        step = self._first + index
        return collate(self._batches[step], Spoil(), self._seed * 7919 + step)


def _loader(
    batches: list[list[Window]], plan: Plan, done: int, device: str
) -> torch.utils.data.DataLoader[Batch]:
    """The batches still to do; beside a GPU they are made by processes of their own."""
    workers = 2 if device == "cuda" else 0
    left = _Batches(batches, plan.seed, done)
    return torch.utils.data.DataLoader(left, batch_size=None, num_workers=workers)


def _groups(network: Network, plan: Plan) -> list[dict[str, Any]]:
    """Parameters by learning rate and weight decay; vectors do not decay."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        rate = plan.encoder_rate if name.split(".")[0] in ENCODER else plan.head_rate
        decay = plan.decay if parameter.dim() > 1 and name != "mixes" else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "top": rate, "weight_decay": decay}
        for (rate, decay), parameters in groups.items()
    ]


def _set_rates(optimiser: torch.optim.Optimizer, done: float) -> None:
    if done < WARM_UP:
        share = done / WARM_UP
    else:
        cosine = 0.5 * (1 + math.cos(math.pi * (done - WARM_UP) / (1 - WARM_UP)))
        share = LEAST_RATE + (1 - LEAST_RATE) * cosine
    for group in optimiser.param_groups:
        group["lr"] = group["top"] * share


def _update_mean(mean: dict[str, Tensor], network: Network, step: int) -> None:
    """Early on the mean follows closely, so that it does not drag the first weights along."""
    keeps = min(MEAN_KEEPS, (1 + step) / (10 + step))
    with torch.no_grad():
        for name, value in network.state_dict().items():
            mean[name].lerp_(value, 1 - keeps)


def _resume(
    checkpoint: Path,
    network: Network,
    optimiser: torch.optim.Optimizer,
    mean: dict[str, Tensor],
) -> int:
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    for name, value in state["mean"].items():
        mean[name].copy_(value)
    torch.set_rng_state(state["random"])
    return int(state["step"])


def _save(
    checkpoint: Path,
    network: Network,
    optimiser: torch.optim.Optimizer,
    mean: dict[str, Tensor],
    step: int,
) -> None:
    state = {
        "step": step,
        "network": network.state_dict(),
        "optimiser": optimiser.state_dict(),
        "mean": mean,
        "random": torch.get_rng_state(),
    }
    partial = checkpoint.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(checkpoint)


def _log(log: Any, step: int, of: int, started: float, parts: losses.Parts) -> None:
    values = {name: round(float(value), 4) for name, value in parts.items()}
    line = {"step": step, "of": of, "seconds": round(time.monotonic() - started), **values}
    print(json.dumps(line), file=log, flush=True)
    print(json.dumps(line), flush=True)
