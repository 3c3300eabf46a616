"""The coreference figures of ECB+ with weights that never saw the topic they score.

Topics fall into `FOLDS` by a hash of their names. For each fold the weights are learnt on the
other folds and MEANTIME, as `training/merge.py` does; MEANTIME is scored with weights learnt
on ECB+ alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bench._corefset import CorefSet, Given
from dateline.merge.weights import set_by_hand, using
from training import merge as training

FOLDS = 5
Scope = tuple[str, list[Given]]


def by_folds(
    ecbplus: CorefSet, meantime: CorefSet, figures: Callable[[CorefSet, Iterator[Scope]], Any]
) -> dict[str, Any]:
    """`figures` of ECB+ topic by topic, the weights changed between folds, and of MEANTIME."""
    scopes = ecbplus.scopes("topic")
    folds = [[topic for topic in scopes if _fold(topic) == k] for k in range(FOLDS)]
    learnt = [training.rows(ecbplus, _held(scopes, topics)) for topics in folds]
    other = training.rows(meantime, meantime.given)

    def scored() -> Iterator[Scope]:
        for k, topics in enumerate(folds):
            rest = (counted for j, counted in enumerate(learnt) if j != k)
            table = set_by_hand() | training.learn(training.total([other, *rest]))
            with using(table):
                yield from ((topic, scopes[topic]) for topic in topics)

    found = {"ecbplus_topic": figures(ecbplus, scored())}
    with using(set_by_hand() | training.learn(training.total(learnt))):
        topics = iter(meantime.scopes("topic").items())
        return {**found, "meantime_events": figures(meantime, topics)}


def _held(scopes: dict[str, list[Given]], topics: Sequence[str]) -> list[Given]:
    """The mentions of some topics, by id."""
    held = [given for topic in topics for given in scopes[topic]]
    return sorted(held, key=lambda given: given.telling.id)


def _fold(topic: str) -> int:
    return int(hashlib.sha1(topic.encode()).hexdigest(), 16) % FOLDS
