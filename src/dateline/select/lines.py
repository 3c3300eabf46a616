"""The one line that an event is shown with: a stretch of a report, never a word of ours.

An article's own heading about the event comes first, else the shortest sentence that tells it
whole. Lines that judge, point back, ask, or carry a disputed number give way to better ones;
where none is better, the number is cut and shown as […].
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.records import Claim, Figure, Line
from dateline.select.shorten import shortened, without
from dateline.select.stretch import LONGEST, Stretch, stretch_of
from dateline.select.subject import is_beside
from dateline.select.tiers import is_saying
from dateline.select.told import Sentence, Told
from dateline.select.wording import (
    asks,
    charged,
    is_fragment,
    is_unopened,
    opens_back,
    without_connective,
    without_dated_lead,
    without_dateline,
)

LEAST_WORDS = 4
"""A line of fewer words says neither who nor where. Not tuned."""
AROUND = 32
"""Code points of prefix and suffix that a line carries (DESIGN §1)."""
_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019)]*\s+(?=[\"\u201c\u2018(]?[A-Z])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,2}|Capt|Prof|Supt|Insp)\.$")
"""What ends in a full stop and ends no sentence: initials and titles of up to three letters.
A sentence that does end in such a word ("… in the U.S.") keeps the one before it in its line."""
Span = tuple[int, int]


class Faults(NamedTuple):
    """What speaks against a line, the worst first; the least line is taken."""

    beside: int
    """1 where it tells the event only to place another beside it ("it came two days after …")."""

    hollow: int
    """1 where a disputed number is all that is said of who did it or to whom: cut, it leaves a
    clause without them ("[…] had died")."""
    aside: int
    """1 where the event is told in passing: it is neither what its sentence is told for nor the
    subject of that."""
    looks_back: int
    """1 where its report tells it as what lies behind the news ("since 1913", "in 2011")."""
    fragment: int
    """1 where it is no whole sentence: a label of a map, words glued in saving a page, a
    caption."""
    asks: int
    opens_back: int
    leans: int
    """1 where it needs the sentence before its own."""
    subject: int
    """1 where the sentence is told for something else of which the event is the subject."""
    bare: int
    """1 where it is too short to say who or where ("Two were hurt.")."""
    missing: int
    """How many of doer and done-to other reports name and this one does not."""
    charged: int
    no_heading: int
    attributed: int
    """1 where somebody else is said to say it, and some report says it in its own voice."""
    vague: int
    """How many of place and number other reports give and this one does not, a number that is
    cut counted too."""
    length: int
    where: tuple[str, int]


class Candidate(NamedTuple):
    """A claim with the stretch of its article that would be its line."""

    claim: Claim
    around: Stretch
    span: Span
    cuts: tuple[Span, ...]
    leans: bool
    """It is shown with the sentence before its own, which then is not shortened."""


def line_for(
    told: Told, event: str, heads: dict[Sentence, list[str]], taken: Line | None = None
) -> Line:
    """The line of an event; another than `taken`, the line of the row above, if it has one."""
    return _line(best(told, event, heads, taken))


def best(
    told: Told, event: str, heads: dict[Sentence, list[str]], taken: Line | None = None
) -> Candidate:
    """The stretch that tells the event best, with what is cut from it."""
    disputed = disputed_figures(told, event)
    found = []
    for claim in told.claims_of(event):
        around = stretch_of(told, claim)
        span = _span(told, claim, around)
        leans = span[0] < _sentence_start(told, claim)
        kept = [*_kept(claim), *([span] if leans else [])]
        cuts = shortened(told, claim, around.words(span), span, kept)
        found.append(Candidate(claim, around, span, cuts, leans))
    found = [one for one in found if not _is_line(one, taken)] or found
    chosen = min(found, key=lambda one: faults(told, event, one, disputed, heads))
    inside = [f for f in disputed.get(chosen.claim.quote.article, ()) if _shows(chosen, f)]
    return chosen._replace(cuts=without(chosen.cuts, inside)) if inside else chosen


def _is_line(candidate: Candidate, line: Line | None) -> bool:
    return line is not None and (candidate.claim.quote.article, *candidate.span) == (
        line.article,
        line.start,
        line.end,
    )


def faults(
    told: Told,
    event: str,
    candidate: Candidate,
    disputed: dict[str, list[Span]],
    heads: dict[Sentence, list[str]],
) -> Faults:
    """What speaks against a candidate."""
    claim = candidate.claim
    traits = told.traits[claim.id]
    words = shown_words(candidate)
    own_voice = any(not other.speakers for other in told.claims_of(event))
    headed = traits.block_role in ("title", "heading")
    place = _place(told, claim, heads)
    shows = [f for f in disputed.get(claim.quote.article, ()) if _shows(candidate, f)]
    return Faults(
        beside=int(is_beside(claim)),
        hollow=int(any(_is_hollow(claim, figure) for figure in shows)),
        aside=int(place == ASIDE),
        looks_back=int(traits.background in ("since", "year", "habit")),
        fragment=int(
            traits.block_role in ("caption", "table")
            or is_fragment(words, headed=headed)
            or is_unopened(words)
        ),
        asks=int(asks(words)),
        opens_back=int(
            opens_back(words) or _only_points(claim) or (traits.definite and traits.nominal)
        ),
        leans=int(candidate.leans),
        subject=int(place == SUBJECT),
        bare=int(len(words.split()) < LEAST_WORDS),
        missing=len(_sides(told.claims_of(event)) - _sides([claim])),
        charged=charged(words),
        no_heading=int(not headed or _tells_another(told, event, claim)),
        attributed=int(bool(claim.speakers) and own_voice),
        vague=len(_details(told.claims_of(event)) - _details([claim])) + len(shows),
        length=len(words),
        where=(claim.quote.article, claim.predicate.start),
    )


def _tells_another(told: Told, event: str, claim: Claim) -> bool:
    """Whether a clause of its sentence tells another occurrence too: "Man wounded in the shooting
    arrested" is no heading of the shooting alone."""
    whole = told.whole(told.root(event))
    return any(
        told.event_of[other.id] not in whole
        and not told.traits[other.id].nominal
        and other.modality == "happened"
        and other.said_in is None
        and not is_saying(other)
        for other in told.sentences[told.sentence(claim.id)]
    )


def _place(told: Told, claim: Claim, heads: dict[Sentence, list[str]]) -> int:
    """What the claim is in its sentence: what it is told for, the subject of that, or less."""
    told_for = heads.get(told.sentence(claim.id), ())
    if claim.id in told_for:
        return MAIN
    at = claim.predicate.start
    subjects = (
        role
        for head in told_for
        for role in told.claims[head].roles
        if role.role == "who" and role.actor is None
    )
    return SUBJECT if any(role.start <= at < role.end for role in subjects) else ASIDE


MAIN, SUBJECT, ASIDE = 0, 1, 2


def is_poor(told: Told, event: str, line: Line) -> bool:
    """Whether a line is no title for a story: no whole sentence, a question, one that leans on
    what stands before it, or one in which the event is told in passing."""
    words = line.text
    headed = bool(told.roles(event) & {"title", "heading"})
    return (
        asks(words) or opens_back(words) or is_fragment(words, headed=headed) or is_unopened(words)
    )


def shown_words(candidate: Candidate) -> str:
    """The words of a candidate with its cuts left out."""
    said, at = [], candidate.span[0]
    for start, end in candidate.cuts:
        said.append(candidate.around.words((at, start)))
        at = end
    return "".join(said) + candidate.around.words((at, candidate.span[1]))


def _sides(claims: Iterable[Claim]) -> set[str]:
    """Which of doer and done-to the claims name. A doer is somebody, not another act ("a
    rocket attack killed …")."""
    found = set()
    for claim in claims:
        for role in claim.roles:
            if role.role == "who" and role.actor is not None:
                found.add("doer")
            elif role.role in ("whom", "what", "to"):
                found.add("done to")
    return found


def _details(claims: Iterable[Claim]) -> set[str]:
    """Which of place and number the claims give."""
    found = set()
    for claim in claims:
        if any(role.place is not None for role in claim.roles):
            found.add("place")
        if any(not figure.stock for figure in claim.figures):
            found.add("number")
    return found


def _only_points(claim: Claim) -> bool:
    """Whether the doer or the done-to is only pointed at ("they", "him")."""
    return any(
        role.role in ("who", "whom") and " " not in role.text and opens_back(role.text)
        for role in claim.roles
    )


def disputed_figures(told: Told, event: str) -> dict[str, list[Span]]:
    """Article id to where figures stand that a line must not give: those in dispute, and of a
    count that grew all but the last."""
    found: dict[str, list[Span]] = {}
    whole = told.whole(told.root(event))
    for dispute in told.disputes:
        if dispute.about != "figure" or told.resolve(dispute.event) not in whole:
            continue
        last = dispute.sides[-1].value if dispute.history else None
        sided = {claim for side in dispute.sides for claim in side.claims}
        for claim in {*sided, *(one.id for part in whole for one in told.claims_of(part))}:
            for figure in told.claims[claim].figures if claim in told.claims else ():
                stale = last is not None and not figure.part and _value(figure) != last
                held = claim in sided and last is None
                if figure.counts in dispute.what and (stale or held):
                    found.setdefault(figure.quote.article, []).extend(figure.quote.marks)
    return {article: sorted(set(spans)) for article, spans in found.items()}


def _value(figure: Figure) -> int | str | None:
    """The number that was said: the best, else the bound that was given."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), None)


def _shows(candidate: Candidate, figure: Span) -> bool:
    start, end = figure
    inside = candidate.span[0] <= start and end <= candidate.span[1]
    return inside and not any(low <= start and end <= high for low, high in candidate.cuts)


def _is_hollow(claim: Claim, figure: Span) -> bool:
    """Whether nothing is left of somebody who takes part where the figure is cut."""
    return any(
        figure[0] <= role.start and role.end <= figure[1]
        for role in claim.roles
        if role.role in ("who", "whom", "what")
    )


def _kept(claim: Claim) -> list[Span]:
    """The words that tell the claim: predicate and those who take part."""
    return [
        (claim.predicate.start, claim.predicate.end),
        *((r.start, r.end) for r in claim.roles if r.role in ("who", "whom", "what", "to")),
    ]


def _span(told: Told, claim: Claim, around: Stretch) -> Span:
    """The claim's own sentence within the stretch; of a heading what stands behind its day.

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
    if told.traits[claim.id].block_role in ("title", "heading"):
        start += without_dated_lead(words)
    elif start > around.start and opens_back(words) and len(around.text) <= LONGEST:
        return around.trimmed(around.start, around.end)
    return around.trimmed(start, around.end)


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


def _line(candidate: Candidate) -> Line:
    around, (start, end) = candidate.around, candidate.span
    before = around.prefix + around.words((around.start, start))
    after = around.words((end, around.end)) + around.suffix
    return Line(
        article=candidate.claim.quote.article,
        start=start,
        end=end,
        text=around.words((start, end)),
        prefix=before[-AROUND:],
        suffix=after[:AROUND],
        block=candidate.claim.quote.block,
        page=candidate.claim.quote.page,
        cuts=candidate.cuts,
    )
