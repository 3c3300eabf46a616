"""What would have joined a near-miss: named where it alone would, and never past what forbids."""

from __future__ import annotations

from dateline.merge.tipping import KEPT_APART, SHOWN, would_tip
from dateline.merge.weights import reason, weight
from dateline.records import Reason


def seen(name: str, worth: int) -> Reason:
    return Reason(name=name, weight=worth, says="seen")


def test_what_is_not_shared_is_named_by_what_it_would_have_added() -> None:
    worth = weight("band.joined") - 100
    tips = would_tip(worth, [seen("act", worth)])
    assert 0 < len(tips) <= SHOWN
    assert all(tip.weight >= 100 for tip in tips)
    assert tips[0].weight == max(tip.weight for tip in tips)


def test_what_speaks_against_is_taken_back() -> None:
    apart = reason("place", "place.apart", "one in Aldmouth, one in Marlow")
    worth = weight("band.joined") - 100 + apart.weight
    found = {tip.name: tip.weight for tip in would_tip(worth, [apart])}
    assert found["place"] == weight("place.same") - apart.weight


def test_nothing_tips_what_is_forbidden_or_kept_apart_by_another_claim() -> None:
    worth = weight("band.joined") - 1
    assert would_tip(worth, [seen("day", weight("forbid"))]) == ()
    assert would_tip(worth, [seen(KEPT_APART, 0)]) == ()


def test_nothing_tips_a_pair_that_only_other_claims_outweigh() -> None:
    worth = weight("band.joined")
    assert would_tip(worth, [seen("act", worth)]) == ()


def test_nothing_alone_tips_what_lies_too_far_below() -> None:
    assert would_tip(-5000, [seen("act", 300)]) == ()
