"""The scale bench makes piles of the size asked for, the same each time."""

from bench.scale import PER_REPORT, measure, pile


def test_scale_piles_hold_the_claims_asked_for_and_repeat() -> None:
    readings = pile(4 * PER_REPORT)
    assert sum(len(reading.claims) for reading in readings) == 4 * PER_REPORT
    assert pile(4 * PER_REPORT) == readings


def test_scale_tells_events_often_enough_to_join() -> None:
    found = measure(4 * PER_REPORT)
    assert 0 < found["events"] < 4 * PER_REPORT
