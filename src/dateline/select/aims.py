"""What something was done for ("went to the mill to free him") stands with what was done."""

from __future__ import annotations

from collections.abc import Collection

from dateline.records import AIM
from dateline.select.told import Told


def aims(told: Told, events: Collection[str]) -> dict[str, str]:
    """Of these events those that are told as aims alone, and the event of the same sentence
    that is told for itself; one without any is left out."""
    found = {}
    for event in events:
        claims = told.claims_of(event)
        if any(told.traits[claim.id].background != AIM for claim in claims):
            continue
        rows = (
            told.event_of[beside.id]
            for claim in claims
            for beside in told.sentences[told.sentence(claim.id)]
            if told.traits[beside.id].main and beside.modality == "happened"
        )
        row = next((row for row in rows if row in events and row != event), None)
        if row is not None:
            found[event] = row
    return found
