"""Pass 2 compares what pass 1 has changed, and comes out as if it had compared all anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from dateline.merge import compared, merge, stage
from dateline.merge.bearers import Bearer
from dateline.merge.compare import Verdict, compare
from dateline.merge.compared import Compared
from dateline.merge.tellings import Telling
from dateline.records import Reason
from tests.merge.test_retold import DAY, day_of, first, follow_up

PILE = [follow_up(), first(), first(name="e")]


class Anew(Compared):
    """Remembers nothing."""

    def candidates(self, a: Telling, b: Telling, near: int) -> tuple[int, Verdict | None]:
        self.forget([a, b])
        return super().candidates(a, b, near)

    def against(self, a: Telling, b: Telling) -> Reason | None:
        self.forget([a, b])
        return super().against(a, b)


def test_what_is_told_as_before_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[frozenset[str]] = Counter()

    def counted(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> Verdict:
        asked[frozenset((a.article, b.article))] += 1
        return compare(a, b, bearers)

    monkeypatch.setattr(compared, "compare", counted)
    merged = merge(PILE)
    moved, *others = (reading.article for reading in PILE)
    assert day_of(merged) == DAY
    assert asked[frozenset(others)] == 1
    assert sum(asked[frozenset((moved, other))] for other in others) > 1


def test_to_compare_all_anew_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    merged = merge(PILE)
    monkeypatch.setattr(stage, "Compared", Anew)
    assert merge(PILE) == merged
