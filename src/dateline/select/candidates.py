"""The stretches of the reports that could be an event's line: one for each of its claims."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.records import Claim
from dateline.select.shorten import shortened
from dateline.select.stretch import LONGEST, Stretch, stretch_of
from dateline.select.told import Told
from dateline.select.wording import (
    opens_back,
    without_connective,
    without_dated_lead,
    without_dateline,
)

_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019)]*\s+(?=[\"\u201c\u2018(]?[A-Z])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,2}|Capt|Prof|Supt|Insp)\.$")
"""What ends in a full stop and ends no sentence: initials and titles of up to three letters.
A sentence that does end in such a word ("… in the U.S.") keeps the one before it in its line."""
Span = tuple[int, int]


class Candidate(NamedTuple):
    """A claim with the stretch of its article that would be its line."""

    claim: Claim
    around: Stretch
    span: Span
    cuts: tuple[Span, ...]
    leans: bool
    """It is shown with the sentence before its own, which then is not shortened."""


def candidate(told: Told, claim: Claim) -> Candidate:
    """The stretch of its article that would be the line of a claim."""
    around = stretch_of(told, claim)
    span = _span(told, claim, around)
    leans = span[0] < _sentence_start(told, claim)
    kept = [*_kept(claim), *([span] if leans else [])]
    return Candidate(
        claim, around, span, shortened(told, claim, around.words(span), span, kept), leans
    )


def shown_words(candidate: Candidate) -> str:
    """The words of a candidate with its cuts left out."""
    said, at = [], candidate.span[0]
    for start, end in candidate.cuts:
        said.append(candidate.around.words((at, start)))
        at = end
    return "".join(said) + candidate.around.words((at, candidate.span[1]))


def shows(candidate: Candidate, figure: Span) -> bool:
    start, end = figure
    inside = candidate.span[0] <= start and end <= candidate.span[1]
    return inside and not any(low <= start and end <= high for low, high in candidate.cuts)


def _kept(claim: Claim) -> list[Span]:
    """The words that tell the claim: predicate and those who take part."""
    return [
        (claim.predicate.start, claim.predicate.end),
        *((r.start, r.end) for r in claim.roles if r.role in ("who", "whom", "what", "to")),
    ]


def _span(told: Told, claim: Claim, around: Stretch) -> Span:
    """The claim's own sentence within the stretch; of a heading, or an entry of a chronicle, what
    stands behind its day.

    Where the sentence opens with a word that points back, the sentence before it in the
    stretch is taken along if both are short: out of its place nobody would know who is meant.
    Nobody's name is put before it: whom the word means is the reader's to see.
    """
    start = max(around.start, _sentence_start(told, claim))
    if around.start < claim.quote.start or around.end > claim.quote.end:
        return around.trimmed(around.start, around.end)
    start += without_dateline(around.words((start, around.end)))
    start += without_connective(around.words((start, around.end)))
    words = around.words((start, around.end))
    dated = without_dated_lead(words)
    if dated or told.traits[claim.id].block_role in ("title", "heading"):
        start += dated
    elif start > around.start and _leans(told, claim, words) and len(around.text) <= LONGEST:
        start = around.start + without_dateline(around.text)
    return around.trimmed(start, around.end)


def _leans(told: Told, claim: Claim, words: str) -> bool:
    """Whether the sentence before is needed to know whom these words mean; not where all that
    points back is who passes it on ("He said that the captain was questioned on Tuesday")."""
    named = [role.text for role in claim.roles if role.role in ("who", "whom", "what")]
    dated = told.traits[claim.id].dated == "clause"
    passed_on = dated and claim.said_in is not None and bool(named)
    return opens_back(words) and not (passed_on and not any(map(opens_back, named)))


def _sentence_start(told: Told, claim: Claim) -> int:
    """Where the claim's sentence starts: behind the sentences before it in its quote."""
    quote = claim.quote
    article, position = told.sentence(claim.id)
    start = quote.start
    for back in (position - 1, position - 2):
        for other in told.sentences.get((article, back), ())[:1]:
            if start < other.quote.end <= claim.predicate.start:
                start = other.quote.end
    before = quote.text[start - quote.start : claim.predicate.start - quote.start]
    ends = [
        found.end()
        for found in _SENTENCE_END.finditer(before)
        if not _ABBREVIATION.search(before[: found.start() + 1])
    ]
    return start + max(ends, default=0)
