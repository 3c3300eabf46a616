"""Whether two reports tell of the same thing at all."""

from __future__ import annotations

from dateline.merge.compare.context import LEAD_SENTENCES, is_lead
from dateline.merge.tellings import Telling
from dateline.merge.weights import bucket, reason
from dateline.records import Reason

LIKENESS = (3, 6, 9, 12, 16, 20, 25, 30, 40, 55)
"""Hundredths of likeness from which each weight holds. On ECB+, reports of one event have 17
to 64, of its look-alike 1 to 26, of other topics 0 to 11 (5 to 95 of 100 pairs)."""
FEW_WORDS = 12
"""Words that a report must have for its likeness to say anything: a news item of one sentence
has fewer."""


def compare_reports(a: Telling, b: Telling) -> list[Reason]:
    """How much two reports are alike, and whether both begin with it; [] within one. A bare item
    is all beginning: of what happened, that says nothing."""
    if a.article == b.article:
        return []
    found: list[Reason] = []
    if min(len(a.report.words), len(b.report.words)) < FEW_WORDS:
        says = "one of the reports has too few words to liken them"
        found.append(reason("report", "report.few-words", says))
    else:
        likeness = a.report.likeness(b.report)
        says = f"likeness of the two reports: {likeness} in 100"
        key = f"report.likeness-{bucket(likeness, LIKENESS)}"
        found.append(reason("report", key, says))
    goes_on = a.status == "utterance" or min(a.last, b.last) > LEAD_SENTENCES
    if goes_on and is_lead(a) and is_lead(b):
        found.append(reason("leads", "report.both-lead", "both reports begin with it"))
    return found
