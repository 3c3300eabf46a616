"""What may be left out of a line, and shows as […]: never who, what was done, or who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.records import Claim
from dateline.select.told import Told

LONG = 150
"""Code points up to which a line is left whole. News leads run to 25 words, some 150
characters; not tuned."""
WORTH = 12
"""A cut that saves fewer code points is not made."""
_DASHED = re.compile(r"\s(?P<mark>[\u2014\u2013])\s[^.!?]+?\s(?P=mark)(?=\s)")
_BRACKETED = re.compile(r"\([^()]*\)")
_RELATIVE = re.compile(r",\s(?:which|who|whose|where|a|an|the)\s[^,;\u2014\u2013.]+,(?=\s)")
_LEADING = re.compile(
    r"(?:In|On|After|Amid|During|Following|As|Angered|Speaking|Hours|Days|Weeks)\b[^.]*?,\s"
    r"(?!\d{4}\b)"
)

Span = tuple[int, int]


def shortened(
    told: Told, claim: Claim, words: str, span: Span, kept: Sequence[Span]
) -> tuple[Span, ...]:
    """Cuts, in order and apart, that bring a long line of these words nearer to `LONG`; none
    touches `kept`, a speaker or the words of an attribution."""
    if len(words) <= LONG:
        return ()
    held = [*kept, *_attributions(told, claim)]
    cuts: list[Span] = []
    for pattern in (_DASHED, _BRACKETED, _RELATIVE, _LEADING):
        for found in pattern.finditer(words) if pattern is not _LEADING else _first(words):
            cut = (span[0] + found.start(), span[0] + found.end())
            left = len(words) - sum(end - start for start, end in cuts)
            if left > LONG and cut[1] - cut[0] >= WORTH and not _touches(cut, [*held, *cuts]):
                cuts.append(cut)
    return tuple(sorted(cuts))


def without(cuts: Iterable[Span], more: Iterable[Span]) -> tuple[Span, ...]:
    """The cuts with more of them, in order; those that touch are one."""
    joined: list[Span] = []
    for start, end in sorted((*cuts, *more)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _first(words: str) -> list[re.Match[str]]:
    found = _LEADING.match(words)
    return [found] if found else []


def _attributions(told: Told, claim: Claim) -> list[Span]:
    """Where the speakers of the claim, and the words that say that they speak, stand."""
    held = [speaker.quote for speaker in claim.speakers if speaker.quote is not None]
    spans = [mark for quote in held for mark in quote.marks or ((quote.start, quote.end),)]
    utterance = told.claims.get(claim.said_in or "")
    if utterance is not None:
        spans.append((utterance.predicate.start, utterance.predicate.end))
    return spans


def _touches(cut: Span, held: Iterable[Span]) -> bool:
    return any(cut[0] < end and start < cut[1] for start, end in held)
