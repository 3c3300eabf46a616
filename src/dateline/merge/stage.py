"""The stage itself: the claims of all articles in, actors, places and events out.

It runs exactly twice: over the days that each article knows by itself, then, where pass 1
settled the day of an open article or of what an article retells, over all claims anew. Pass 2
never feeds pass 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dateline.merge import events, published, retold
from dateline.merge.actors import join_names
from dateline.merge.bearers import Who, records
from dateline.merge.borrowed import without_borrowed_days
from dateline.merge.cluster import Clusters, cluster
from dateline.merge.compared import Compared
from dateline.merge.grouping import find_tellings
from dateline.merge.judged import Judged, read_judgements
from dateline.merge.parts import find_parts
from dateline.merge.slight import with_slight, without_slight
from dateline.merge.tellings import Telling
from dateline.records import Judgement, Merged, Reading


def merge(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Merged:
    """Join what tells of one occurrence. A pure function of the sets given, not their order.

    Claims that nothing ties stay events of their own; nobody is dropped. Slight ones stand in
    no event.
    """
    by_article = {reading.article: reading for reading in sorted(readings, key=lambda r: r.article)}
    ordered = tuple(
        without_borrowed_days(without_slight(reading)) for reading in by_article.values()
    )
    who = join_names(ordered)
    judged = read_judgements(judgements, ordered)
    passes = _Passes(ordered, who, judged)
    made = passes.run(ordered)
    settled = published.settle(ordered, made, who)
    told = retold.settle_retold(ordered, made)
    if settled or told:
        ordered = tuple(_redated(reading, settled, told) for reading in ordered)
        passes.forget((*settled, *told))
        made = passes.run(ordered)
    parts = find_parts(made, who.bearers, ordered)
    actors, places = records(who, ordered)
    possibly, near = events.make_pairs(made)
    judged_all = [
        *events.make_judgements(made),
        *events.name_judgements(who, ordered),
        *published.judgements(settled),
        *retold.judgements(told),
        *judged.judgements,
        *judged.reports,
    ]
    return Merged(
        readings=tuple(
            events.with_names(with_slight(reading, by_article[reading.article]), who)
            for reading in ordered
        ),
        actors=actors,
        places=places,
        events=tuple(events.make_events(made, parts, judged.rulings)),
        judgements=tuple(sorted(judged_all, key=lambda judgement: judgement.id)),
        possibly_same=tuple(possibly),
        near_misses=tuple(near),
    )


def _redated(
    reading: Reading,
    settled: Mapping[str, published.Settled],
    told: Mapping[str, retold.Retold],
) -> Reading:
    if reading.article in settled:
        return published.redate(reading, settled[reading.article])
    if reading.article in told:
        return retold.redate_retold(reading, told[reading.article])
    return reading


class _Passes:
    """Both passes. What an article tells, and how two tellings compare, is found anew in pass 2
    only where the days of an article have changed: that depends on nothing else that has."""

    def __init__(self, readings: Sequence[Reading], who: Who, judged: Judged) -> None:
        self.who, self.judged = who, judged
        self.apart = judged.apart(readings)
        self.compared = Compared(who.bearers)
        self.tellings: dict[str, list[Telling]] = {}

    def run(self, readings: Sequence[Reading]) -> Clusters:
        for reading in readings:
            if reading.article not in self.tellings:
                self.tellings[reading.article] = find_tellings(reading, self.who, self.apart)
        ordered = sorted(chain.from_iterable(self.tellings.values()), key=lambda one: one.id)
        return cluster(ordered, self.who.bearers, self.judged, self.apart, compared=self.compared)

    def forget(self, articles: Iterable[str]) -> None:
        """Let these articles be read anew in the next pass."""
        gone = [self.tellings.pop(article) for article in dict.fromkeys(articles)]
        self.compared.forget(chain.from_iterable(gone))
