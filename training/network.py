"""The reader's network: one encoder, and a small head on it for each layer of the reading.

B windows, T word pieces, W words; word vectors come from the first and last piece of a word,
on four learned mixes of the encoder's layers (tags, tree, names, predicates).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

PIECES, POSITIONS, SHAPES = 30522, 512, 15
LAYERS, HIDDEN, WIDE, ATTENTION_HEADS = 6, 384, 1536, 12
NAME_SETS = ("uner", "wikigold", "wnut", "crossner", "redocred", "re3d")
"""Each set of names has a layer of its own, as they disagree on what a name is; the first ships."""
MASKED = -1e4
"""Score of what may not be chosen; finite, so that half precision holds it."""


@dataclass(frozen=True)
class Sizes:
    """Sizes of the heads, and dropout. As chosen in the trial on EWT dev and GUM dev."""

    arc: int = 256
    relation: int = 128
    role: int = 128
    name: int = 192
    predicate: int = 128
    dropout: float = 0.2
    encoder_dropout: float = 0.1


@dataclass(frozen=True)
class LabelSizes:
    """How many labels each head chooses from."""

    upos: int
    relations: int
    scripts: int
    features: tuple[int, ...]
    names: int
    roles: int

    @classmethod
    def of(cls, labels: dict[str, Any]) -> LabelSizes:
        return cls(
            upos=len(labels["upos"]),
            relations=len(labels["rels"]),
            scripts=len(labels["scripts"]),
            features=tuple(len(values) for values in labels["feats"].values()),
            names=len(labels["ner"]),
            roles=len(labels["roles"]),
        )


class EncoderLayer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (
            nn.Linear(HIDDEN, HIDDEN) for _ in range(4)
        )
        self.norm_attention = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen, self.narrow = nn.Linear(HIDDEN, WIDE), nn.Linear(WIDE, HIDDEN)
        self.norm_output = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, pieces, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, pieces, ATTENTION_HEADS, -1).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(-1, -2) / math.sqrt(HIDDEN // ATTENTION_HEADS)
        if mask is not None:
            scores = scores + mask
        weights = functional.dropout(torch.softmax(scores, -1), self.dropout, self.training)
        mixed = self.output((weights @ value).transpose(1, 2).reshape(batch, pieces, HIDDEN))
        x = self.norm_attention(x + functional.dropout(mixed, self.dropout, self.training))
        wide = self.narrow(functional.gelu(self.widen(x)))
        return self.norm_output(x + functional.dropout(wide, self.dropout, self.training))


class Project(nn.Module):
    """A linear layer with GELU and dropout."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.linear, self.dropout = nn.Linear(HIDDEN, size), dropout

    def forward(self, x: Tensor) -> Tensor:
        return functional.dropout(functional.gelu(self.linear(x)), self.dropout, self.training)


@dataclass
class Scores:
    """What the heads say of the words of some windows (B W …).

    `arcs` has a column for the root before those of the words, `head_side` a row. The sides
    are what the scorers of pairs (`relations`, `roles`) are fed with.
    """

    upos: Tensor
    sentence: Tensor
    lemma: Tensor
    features: Tensor
    names: list[Tensor]
    arcs: Tensor
    dependent_side: Tensor
    head_side: Tensor
    predicate: Tensor
    event: Tensor
    predicate_side: Tensor
    argument_side: Tensor


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, labels: LabelSizes, sizes: Sizes) -> None:
        super().__init__()
        self.labels, self.sizes = labels, sizes
        self.pieces, self.positions = nn.Embedding(PIECES, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(EncoderLayer(sizes.encoder_dropout) for _ in range(LAYERS))
        self.mixes = nn.Parameter(torch.zeros(4, LAYERS + 1))
        self.ends = nn.Linear(2 * HIDDEN, HIDDEN)
        with torch.no_grad():
            self.mixes[:, LAYERS] = 2.0
            self.ends.weight.copy_(torch.cat([torch.eye(HIDDEN), torch.zeros(HIDDEN, HIDDEN)], 1))
            self.ends.bias.zero_()
        self._make_heads(labels, sizes)

    def _make_heads(self, labels: LabelSizes, sizes: Sizes) -> None:
        def project(size: int) -> Project:
            return Project(size, sizes.dropout)

        def pairs(*shape: int) -> nn.Parameter:
            return nn.Parameter(nn.init.xavier_uniform_(torch.empty(*shape)))

        self.upos, self.sentence = nn.Linear(HIDDEN, labels.upos), nn.Linear(HIDDEN, 1)
        self.lemma_project, self.lemma = project(HIDDEN), nn.Linear(HIDDEN, labels.scripts)
        self.features = nn.Linear(HIDDEN, sum(labels.features))
        self.name_project = project(sizes.name)
        self.names = nn.ModuleList(nn.Linear(sizes.name, labels.names) for _ in NAME_SETS)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.arc_dependent, self.arc_head = project(sizes.arc), project(sizes.arc)
        self.arc_pairs = pairs(sizes.arc + 1, sizes.arc)
        self.rel_dependent, self.rel_head = project(sizes.relation), project(sizes.relation)
        self.rel_pairs = pairs(labels.relations, sizes.relation + 1, sizes.relation + 1)
        self.predicate_project = project(sizes.predicate)
        self.predicate, self.event = (nn.Linear(sizes.predicate, 1) for _ in range(2))
        self.role_predicate, self.role_argument = project(sizes.role), project(sizes.role)
        self.role_pairs = pairs(labels.roles, sizes.role + 1, sizes.role + 1)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Scores:
        """Scores of the words whose first and last pieces are given. Piece 0 is padding."""
        mask = None
        if not torch.onnx.is_in_onnx_export() and len(ids) > 1:
            mask = torch.zeros_like(ids, dtype=self.norm.weight.dtype)
            mask = mask.masked_fill(ids == 0, MASKED)[:, None, None, :]
        return self._heads(self._words(self._encode(ids, shapes, mask), first, last))

    def _encode(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes)
        x = functional.dropout(self.norm(x), self.sizes.encoder_dropout, self.training)
        outputs = [x]
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        return torch.stack(outputs)

    def _words(self, outputs: Tensor, first: Tensor, last: Tensor) -> list[Tensor]:
        found = []
        for mix in self.mixes:
            weights = torch.softmax(mix.float(), 0).to(outputs.dtype)[:, None, None, None]
            x = (outputs * weights).sum(0)
            ends = [
                torch.gather(x, 1, place.unsqueeze(-1).expand(-1, -1, HIDDEN))
                for place in (first, last)
            ]
            word = self.ends(torch.cat(ends, -1))
            found.append(functional.dropout(word, self.sizes.dropout, self.training))
        return found

    def _heads(self, words: list[Tensor]) -> Scores:
        tag, tree, name, role = words
        rooted = torch.cat([self.root.to(tree.dtype).expand(len(tree), 1, HIDDEN), tree], 1)
        hidden_name, hidden_predicate = self.name_project(name), self.predicate_project(role)
        dependents = _with_one(self.arc_dependent(tree)) @ self.arc_pairs.to(tree.dtype)
        return Scores(
            upos=self.upos(tag),
            sentence=self.sentence(tag)[..., 0],
            lemma=self.lemma(self.lemma_project(tag)),
            features=self.features(tag),
            names=[head(hidden_name) for head in self.names],
            arcs=dependents @ self.arc_head(rooted).transpose(1, 2),
            dependent_side=_with_one(self.rel_dependent(tree)),
            head_side=_with_one(self.rel_head(rooted)),
            predicate=self.predicate(hidden_predicate)[..., 0],
            event=self.event(hidden_predicate)[..., 0],
            predicate_side=_with_one(self.role_predicate(role)),
            argument_side=_with_one(self.role_argument(role)),
        )

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Scores of relations for chosen heads (B W, 0 the root): B W R."""
        sides = scores.head_side
        chosen = torch.gather(sides, 1, heads.unsqueeze(-1).expand(-1, -1, sides.shape[-1]))
        pairs = self.rel_pairs.to(chosen.dtype)
        return torch.einsum("bwi,rij,bwj->bwr", scores.dependent_side, pairs, chosen)

    def roles(self, scores: Scores, window: Tensor, word: Tensor) -> Tensor:
        """Scores of roles of all words for chosen predicates (P windows, P words): P W K."""
        sides = scores.predicate_side[window, word]
        half = torch.einsum("pi,kij->pkj", sides, self.role_pairs.to(sides.dtype))
        return torch.einsum("pkj,pwj->pwk", half, scores.argument_side[window])


class PairScorer(nn.Module):
    """The two scorers of pairs as they ship: labels of one window's chosen pairs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.relations, self.roles = len(network.rel_pairs), len(network.role_pairs)
        self.register_buffer("relation_weights", _flat(network.rel_pairs))
        self.register_buffer("role_weights", _flat(network.role_pairs))

    def forward(
        self, dependents: Tensor, heads: Tensor, predicates: Tensor, arguments: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Relation of each dependent to its head: W; role of each word for each predicate: P W."""
        half = (dependents @ self.relation_weights).view(-1, self.relations, heads.shape[-1])
        relation = (half @ heads.unsqueeze(-1)).squeeze(-1).argmax(-1)
        half = (predicates @ self.role_weights).view(-1, self.roles, arguments.shape[-1])
        role = (half @ arguments.transpose(0, 1)).argmax(1)
        return relation, role


def _flat(pairs: Tensor) -> Tensor:
    """[K, I, J] as [I, K * J]: one product gives the halves of all K labels."""
    return pairs.detach().transpose(0, 1).reshape(pairs.shape[1], -1).contiguous()


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
