"""What training makes small: the distance to the gold labels, and to what teachers say.

Each part is the mean over the words that have its label; a set without it adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.network import MASKED, NAME_SETS, Network, Scores
from training.sets import UNLABELLED

WEIGHTS = {
    "begins": 0.3, "upos": 0.5, "scripts": 0.3, "features": 0.3, "arcs": 1.0, "relations": 0.6,
    "names": 2.0, "predicates": 0.5, "roles": 4.5, "events": 0.3,
}  # fmt: skip
"""As in the trial, for its chosen student. Most cells of `roles` are "none", hence its weight."""
MOST_PREDICATES = 700
"""Of the predicates that teachers see in a batch at most so many are learned from: memory."""

Parts = dict[str, Tensor]


def weighted(parts: Parts) -> Tensor:
    """The parts as one loss."""
    return torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()


def gold_loss(network: Network, scores: Scores, batch: Batch) -> Parts:
    """The parts of the loss against the gold labels."""
    relations = network.relations(scores, batch.heads.clamp(min=0))
    unheaded = batch.heads < 0
    features = enumerate(_features(network, scores))
    parts = {
        "upos": _chosen(scores.upos, batch.upos),
        "scripts": _chosen(scores.lemma, batch.scripts),
        "features": torch.stack(
            [_chosen(part, batch.features[..., index]) for index, part in features]
        ).sum(),
        "begins": _told(scores.sentence, batch.begins),
        "predicates": _told(scores.predicate, batch.predicates),
        "events": _told(scores.event, batch.events),
        "arcs": _chosen(_arcs(scores, batch), batch.heads),
        "relations": _chosen(relations, batch.relations.masked_fill(unheaded, UNLABELLED)),
        "names": _names(scores, batch),
    }
    if len(batch.predicate_word):
        where = batch.predicate_window, batch.predicate_word
        gold = batch.roles.masked_fill(~_in_sentence(batch, *where), UNLABELLED)
        parts["roles"] = _chosen(network.roles(scores, *where), gold)
    return parts


def soft_loss(network: Network, scores: Scores, teachers: list[Network], batch: Batch) -> Parts:
    """The parts of the loss against the teachers' mean probabilities, on every word."""
    with torch.no_grad():
        said = [teacher(batch.ids, batch.shapes, batch.first, batch.last) for teacher in teachers]

        def mean(part: Callable[[Network, Scores], Tensor]) -> Tensor:
            each = [part(t, s).float() for t, s in zip(teachers, said, strict=True)]
            return torch.stack(each).mean(0)

        arcs = mean(lambda _, s: _arcs(s, batch).softmax(-1))
        heads = torch.where(batch.heads >= 0, batch.heads, arcs.argmax(-1))
        predicate = mean(lambda _, s: s.predicate.sigmoid())
        relations = mean(lambda t, s: t.relations(s, heads).softmax(-1))
    words = batch.sentence >= 0
    parts = {
        "arcs": _soft(_arcs(scores, batch), arcs, words),
        "relations": _soft(network.relations(scores, heads), relations, words),
        "upos": _soft(scores.upos, mean(lambda _, s: s.upos.softmax(-1)), words),
        "scripts": _soft(scores.lemma, mean(lambda _, s: s.lemma.softmax(-1)), words),
        "names": _soft(scores.names[0], mean(lambda _, s: s.names[0].softmax(-1)), words),
        "predicates": _soft_told(scores.predicate, predicate, words),
        "events": _soft_told(scores.event, mean(lambda _, s: s.event.sigmoid()), words),
        "begins": _soft_told(
            scores.sentence, mean(lambda _, s: s.sentence.sigmoid()), batch.begins >= 0
        ),
    }
    said_features = mean(
        lambda t, s: torch.cat([part.softmax(-1) for part in _features(t, s)], -1)
    ).split(network.labels.features, -1)
    parts["features"] = torch.stack(
        [
            _soft(part, said_part, words)
            for part, said_part in zip(_features(network, scores), said_features, strict=True)
        ]
    ).sum()
    where = ((predicate > 0.5) & words).nonzero()[:MOST_PREDICATES].unbind(-1)
    if len(where[0]):
        roles = mean(lambda t, s: t.roles(s, *where).softmax(-1))
        parts["roles"] = _soft(network.roles(scores, *where), roles, _in_sentence(batch, *where))
    return parts


def _features(network: Network, scores: Scores) -> list[Tensor]:
    """The scores of each feature's values."""
    return list(scores.features.split(network.labels.features, -1))


def _arcs(scores: Scores, batch: Batch) -> Tensor:
    """Scores of heads, within each word's own sentence."""
    return scores.arcs.float().masked_fill(~batch.same_sentence, MASKED)


def _in_sentence(batch: Batch, window: Tensor, word: Tensor) -> Tensor:
    """P W: whether a word stands in the sentence of a predicate."""
    return batch.sentence[window] == batch.sentence[window, word][:, None]


def _names(scores: Scores, batch: Batch) -> Tensor:
    """Each window's names by the layer of its own set, as the sets disagree."""
    total = torch.zeros((), device=batch.names.device)
    for index in range(len(NAME_SETS)):
        own = (batch.name_set == index)[:, None]
        gold = batch.names.masked_fill(~own, UNLABELLED)
        total = total + _summed(scores.names[index], gold)
    return total / (batch.names != UNLABELLED).sum().clamp(min=1)


def _chosen(scores: Tensor, gold: Tensor) -> Tensor:
    return _summed(scores, gold) / (gold != UNLABELLED).sum().clamp(min=1)


def _summed(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.float().flatten(0, -2), gold.flatten(), ignore_index=UNLABELLED, reduction="sum"
    )


def _told(scores: Tensor, gold: Tensor) -> Tensor:
    return _soft_told(scores, gold.clamp(min=0).float(), gold != UNLABELLED)


def _soft(scores: Tensor, said: Tensor, where: Tensor) -> Tensor:
    each = -(said * functional.log_softmax(scores.float(), -1)).sum(-1)
    return (each * where).sum() / where.sum().clamp(min=1)


def _soft_told(scores: Tensor, said: Tensor, where: Tensor) -> Tensor:
    each = functional.binary_cross_entropy_with_logits(scores.float(), said, reduction="none")
    return (each * where).sum() / where.sum().clamp(min=1)
