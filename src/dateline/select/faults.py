"""What speaks against a stretch of a report as an event's line, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline import when as calendar
from dateline.records import Claim
from dateline.select.candidates import Candidate, Span, shown_words, shows
from dateline.select.subject import is_beside
from dateline.select.tiers import is_saying
from dateline.select.told import Sentence, Told
from dateline.select.toll import untold
from dateline.select.wording import asks, charged, is_caption, is_fragment, is_unopened, opens_back

LEAST_WORDS = 4
"""A line of fewer words says neither who nor where. Not tuned."""
MAIN, SUBJECT, ASIDE = 0, 1, 2


class Faults(NamedTuple):
    """What speaks against a line, the worst first; the least line is taken."""

    beside: int
    """1 where it tells the event only to place another beside it ("it came two days after …")."""

    off_day: int
    """1 where it is told on a day on which the event cannot have been."""
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
    untold: int
    """What it leaves out of the toll on which reports agree: 2 for the killed, 1 for the hurt."""
    missing: int
    """How many of doer and done-to other reports name and this one does not."""
    charged: int
    cut: int
    """How many disputed numbers are cut out of it."""
    no_heading: int
    attributed: int
    """1 where somebody else is said to say it, and some report says it in its own voice."""
    vague: int
    """How many of place and number other reports give and this one does not."""
    length: int
    where: tuple[str, int]


def faults(
    told: Told,
    event: str,
    candidate: Candidate,
    disputed: dict[str, list[Span]],
    heads: dict[Sentence, list[str]],
    toll: Mapping[str, int],
) -> Faults:
    """What speaks against a candidate for an event of this toll."""
    claim = candidate.claim
    traits = told.traits[claim.id]
    words = shown_words(candidate)
    own_voice = any(not other.speakers for other in told.claims_of(event))
    headed = traits.block_role in ("title", "heading")
    place = _place(told, claim, heads)
    cut = [f for f in disputed.get(claim.quote.article, ()) if shows(candidate, f)]
    return Faults(
        beside=int(is_beside(claim)),
        off_day=int(_is_off_day(told, event, claim)),
        hollow=int(any(_is_hollow(claim, figure) for figure in cut)),
        aside=int(place == ASIDE),
        looks_back=int(traits.background in ("since", "year", "habit")),
        fragment=int(
            traits.block_role in ("caption", "table")
            or is_fragment(words, headed=headed)
            or is_caption(words, traits.form)
            or is_unopened(words)
        ),
        asks=int(asks(words)),
        opens_back=int(
            opens_back(words) or _only_points(claim) or (traits.definite and traits.nominal)
        ),
        leans=int(candidate.leans),
        subject=int(place == SUBJECT),
        bare=int(len(words.split()) < LEAST_WORDS),
        untold=untold(told, event, candidate, toll, disputed),
        missing=len(_sides(told.claims_of(event)) - _sides([claim])),
        charged=charged(words),
        cut=len(cut),
        no_heading=int(not headed or _tells_another(told, event, claim)),
        attributed=int(bool(claim.speakers) and own_voice),
        vague=len(_details(told.claims_of(event)) - _details([claim])),
        length=len(words),
        where=(claim.quote.article, claim.predicate.start),
    )


def _is_off_day(told: Told, event: str, claim: Claim) -> bool:
    """Whether its own clause gives a day on which the event cannot have been."""
    traits = told.traits[claim.id]
    if traits.dated != "clause" or traits.block_role != "paragraph":
        return False
    return calendar.compatible(claim.when, told.events[event].when).relation == "apart"


def _tells_another(told: Told, event: str, claim: Claim) -> bool:
    """Whether a clause of its sentence tells another occurrence too: "Man wounded in the shooting
    arrested" is no heading of the shooting alone."""
    whole = told.whole(told.root(event))
    return any(
        told.event_of[other.id] not in whole
        and not told.traits[other.id].nominal
        and other.modality == "happened"
        and other.said_in is None
        and not is_saying(other, told.traits[other.id])
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


def _is_hollow(claim: Claim, figure: Span) -> bool:
    """Whether nothing is left of somebody who takes part where the figure is cut."""
    return any(
        figure[0] <= role.start and role.end <= figure[1]
        for role in claim.roles
        if role.role in ("who", "whom", "what")
    )
