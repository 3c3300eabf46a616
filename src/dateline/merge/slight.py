"""What is told in passing stays out of merging: it has no day, and nothing hangs on it."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.records import SLIGHT, Claim, Reading, Traits


def without_slight(reading: Reading) -> Reading:
    """The reading with the claims alone that can stand in events."""
    return _with_claims(reading, [told for told in _told(reading) if told[1].background != SLIGHT])


def with_slight(reading: Reading, whole: Reading) -> Reading:
    """The reading with the slight claims of `whole` again, in the order of the text."""
    slight = [told for told in _told(whole) if told[1].background == SLIGHT]
    both = [*_told(reading), *slight]
    return _with_claims(reading, sorted(both, key=lambda told: told[0].predicate.start))


def _told(reading: Reading) -> list[tuple[Claim, Traits]]:
    return list(zip(reading.claims, reading.traits, strict=True))


def _with_claims(reading: Reading, told: list[tuple[Claim, Traits]]) -> Reading:
    return replace(
        reading, claims=tuple(claim for claim, _ in told), traits=tuple(one for _, one in told)
    )
