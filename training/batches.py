"""Sentences to batches: windows of consecutive sentences, shuffled, spoilt a little, padded."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from dateline.reader.model import WINDOW_PIECES
from dateline.reader.pieces import BORDER_SHAPE, CLS, CONTINUES, SEP
from training.labels import FEATURES
from training.network import NAME_SETS
from training.sets import UNLABELLED, Documents, Ints, Sentence

MASK = 103
SHORTEST = 24
"""Pieces of the shortest window that is drawn; the reader sees headings, so short ones count."""
FULL_SHARE = 0.6
"""Share of windows that are filled; the others have a length drawn evenly. Not tuned."""
WORD_LABELS = (
    "upos", "heads", "relations", "scripts", "begins", "names", "predicates", "events",
)  # fmt: skip
"""Fields of a batch that hold one label a word."""
SORTED_TOGETHER = 400
"""So many windows are sorted by length before batches are cut, to pad less."""

Window = list[Sentence]


@dataclass
class Spoil:
    """What is spoilt in training, so that the reader leans on no single sign."""

    masked: float = 0.06
    """Share of pieces that are hidden."""
    recased: float = 0.03
    """Share of sentences whose case is changed to lower, Title or UPPER."""


@dataclass
class Batch:
    """Windows padded to the longest. B windows, T pieces, W words, P predicates."""

    ids: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    sentence: Tensor
    """Number of each word's sentence in its window; -1 padding."""
    upos: Tensor
    heads: Tensor
    relations: Tensor
    scripts: Tensor
    features: Tensor
    begins: Tensor
    """Whether the word begins a sentence; unlabelled for a window's first."""
    names: Tensor
    name_set: Tensor
    predicates: Tensor
    events: Tensor
    predicate_window: Tensor
    predicate_word: Tensor
    roles: Tensor
    """Role of each word (W) for each predicate (P)."""

    def to(self, device: str) -> Batch:
        moved = {f.name: getattr(self, f.name).to(device, non_blocking=True) for f in fields(self)}
        return Batch(**moved)

    @property
    def same_sentence(self) -> Tensor:
        """B W W+1: whether a word may hang on another, column 0 the root."""
        s = self.sentence
        same = (s[:, :, None] == s[:, None, :]) & (s >= 0)[:, :, None]
        return torch.cat([torch.ones_like(same[:, :, :1]), same], 2)


def windows(documents: Documents, rng: random.Random, full_share: float) -> Iterator[Window]:
    """Consecutive sentences of one document, up to a drawn number of pieces."""
    for document in documents:
        at = 0
        while at < len(document):
            full = rng.random() < full_share
            limit = WINDOW_PIECES if full else rng.randint(SHORTEST, WINDOW_PIECES)
            window = [document[at]]
            length = document[at].length
            at += 1
            while at < len(document) and length + document[at].length <= limit:
                length += document[at].length
                window.append(document[at])
                at += 1
            yield window


def epoch(mix: list[tuple[Documents, float]], pieces: int, seed: int) -> list[list[Window]]:
    """Batches of one epoch, each of about so many pieces with padding, fixed by the seed.

    `mix` tells what share of each set's windows is read.
    """
    rng = random.Random(seed)
    drawn: list[Window] = []
    for documents, share in mix:
        all_windows = list(windows(documents, rng, FULL_SHARE))
        drawn += rng.sample(all_windows, round(len(all_windows) * share))
    rng.shuffle(drawn)
    batches: list[list[Window]] = []
    for start in range(0, len(drawn), SORTED_TOGETHER):
        near = sorted(drawn[start : start + SORTED_TOGETHER], key=_padded)
        batch: list[Window] = []
        for window in near:
            if batch and _padded(window) * (len(batch) + 1) > pieces:
                batches.append(batch)
                batch = []
            batch.append(window)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def _padded(window: Window) -> int:
    return 2 + min(WINDOW_PIECES, sum(sentence.length for sentence in window))


def collate(batch: list[Window], spoil: Spoil | None, seed: int) -> Batch:
    """One padded batch. A sentence that is too long for a window is cut at a word."""
    rng = random.Random(seed)
    rows = [_row(window, spoil, rng) for window in batch]
    told = [(index, word, found) for index, row in enumerate(rows) for word, found in row.told]
    words = max(len(row.sentence) for row in rows)
    roles = np.zeros((len(told), words), dtype=np.int64)
    for index, (_, _, found) in enumerate(told):
        for word, role in found:
            roles[index, word] = role
    return Batch(
        ids=_padded_to_longest([row.ids for row in rows], 0),
        shapes=_padded_to_longest([row.shapes for row in rows], BORDER_SHAPE),
        first=_padded_to_longest([row.first for row in rows], 0),
        last=_padded_to_longest([row.last for row in rows], 0),
        sentence=_padded_to_longest([row.sentence for row in rows], -1),
        name_set=torch.tensor([row.name_set for row in rows]),
        features=torch.stack(
            [
                _padded_to_longest([row.features[k] for row in rows], UNLABELLED)
                for k in range(len(FEATURES))
            ],
            -1,
        ),
        predicate_window=torch.tensor([index for index, _, _ in told], dtype=torch.long),
        predicate_word=torch.tensor([word for _, word, _ in told], dtype=torch.long),
        roles=torch.from_numpy(roles),
        **{
            name: _padded_to_longest([row.labels[name] for row in rows], UNLABELLED)
            for name in WORD_LABELS
        },
    )


def _padded_to_longest(rows: list[list[int]], empty: int) -> Tensor:
    out = np.full((len(rows), max(map(len, rows))), empty, dtype=np.int64)
    for index, values in enumerate(rows):
        out[index, : len(values)] = values
    return torch.from_numpy(out)


@dataclass
class _Row:
    """One window as lists, before it is padded. `told` holds predicates with their roles."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    sentence: list[int]
    name_set: int
    features: list[list[int]]
    labels: dict[str, list[int]]
    told: list[tuple[int, list[tuple[int, int]]]]


def _row(window: Window, spoil: Spoil | None, rng: random.Random) -> _Row:
    of = next((sentence.names_of for sentence in window if sentence.names_of), NAME_SETS[0])
    row = _Row(
        ids=[CLS],
        shapes=[BORDER_SHAPE],
        first=[],
        last=[],
        sentence=[],
        name_set=NAME_SETS.index(of),
        features=[[] for _ in FEATURES],
        labels={name: [] for name in WORD_LABELS},
        told=[],
    )
    for number, sentence in enumerate(window):
        _add(row, number, sentence, spoil, rng)
    row.ids.append(SEP)
    row.shapes.append(BORDER_SHAPE)
    if spoil:
        row.ids = [MASK if i > SEP and rng.random() < spoil.masked else i for i in row.ids]
    return row


def _add(
    row: _Row, number: int, sentence: Sentence, spoil: Spoil | None, rng: random.Random
) -> None:
    """Append a sentence's words, as many as still fit."""
    offset = len(row.sentence)
    recase = _recasing(rng) if spoil and rng.random() < spoil.recased else {}
    for word in sentence.pieces:
        if len(row.ids) - 1 + len(word.ids) > WINDOW_PIECES:
            break
        row.first.append(len(row.ids))
        row.ids += word.ids
        row.shapes += [recase.get(shape, shape) for shape in word.shapes]
        row.last.append(len(row.ids) - 1)
        row.sentence.append(number)
    count = len(row.sentence) - offset
    for name in ("upos", "relations", "scripts", "names", "events"):
        row.labels[name] += _or_none(getattr(sentence, name), count)
    row.labels["heads"] += [
        UNLABELLED if head > count or head < 0 else head + offset * (head > 0)
        for head in _or_none(sentence.heads, count)
    ]
    for index, column in enumerate(row.features):
        labels = None if sentence.features is None else sentence.features[:, index]
        column.extend(_or_none(labels, count))
    inside = 0 if sentence.begins else UNLABELLED
    first = 1 if sentence.begins and offset else UNLABELLED
    row.labels["begins"] += ([first] + [inside] * (count - 1))[:count]
    _add_predicates(row, sentence, offset, count)


def _add_predicates(row: _Row, sentence: Sentence, offset: int, count: int) -> None:
    if sentence.predicates is None:
        row.labels["predicates"] += [UNLABELLED] * count
        return
    marked = [0] * count
    for word, roles in sentence.predicates:
        if word < count:
            marked[word] = 1
            kept = [(role_word + offset, role) for role_word, role in roles if role_word < count]
            row.told.append((word + offset, kept))
    row.labels["predicates"] += marked


def _or_none(labels: Ints | None, count: int) -> list[int]:
    found: list[int] = [UNLABELLED] * count if labels is None else labels[:count].tolist()
    return found


def _recasing(rng: random.Random) -> dict[int, int]:
    """What becomes of each shape if a sentence is written all lower, in Title case, or in UPPER."""
    lower, title, upper, alone, mixed = range(5)
    kind = rng.random()
    if kind < 0.4:
        changed = dict.fromkeys((title, upper, alone, mixed), lower)
    elif kind < 0.8:
        changed = {lower: title}
    else:
        changed = dict.fromkeys((lower, title, alone, mixed), upper)
    return changed | {shape + CONTINUES: to + CONTINUES for shape, to in changed.items()}
