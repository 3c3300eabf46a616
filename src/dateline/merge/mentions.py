"""One claim as the comparers see it: whom it names in which role, its nouns, counts and day.

Everything here is read off the claim, its article and the bearers of its names; nothing is
compared yet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal, NamedTuple

from dateline.merge.acts import acts, acts_of, is_personal
from dateline.merge.bearers import Bearer, Who
from dateline.merge.plurals import belongs_to, is_plural, tells_several
from dateline.merge.rarity import Report
from dateline.merge.roles import STOP, WORD, Parts, read_harmed, read_parts
from dateline.merge.settings import BRIEF, NOWHERE, Setting, read_settings
from dateline.merge.spelling import one_spelling
from dateline.records import TRUST, Claim, Figure, Reading, TimeExpr, Traits, When

Status = Literal["occurrence", "utterance", "unreal", "negated", "state"]
UNREAL_STANCES = frozenset(("threatens", "plans", "expects", "demands", "promises"))
UNREAL_MODALITIES = frozenset(("planned", "possible", "hypothetical"))
STANDING = frozenset(("state", "habit"))
OWN_CLAUSE = TRUST["clause"]
ABOUT = 10
"""Parts by which a count told as "about" may be off. Not tuned."""

PRESENT = frozenset(("is", "are"))
AUXILIARY = 2
"""Words before a participle among which its auxiliary stands."""

_QUOTED = re.compile('[\u201c"]([^\u201c\u201d"]+)')


@dataclass(frozen=True)
class Dated:
    """A day that a claim gives, and how far it is the claim's own."""

    when: When
    trust: int
    weekday: int | None
    """Of an expression that names only a weekday: nothing else is known of the day."""
    claim: str
    is_news: bool = False
    """A bare news item tells it in the present: the day that it was printed is its own."""


@dataclass(frozen=True)
class Count:
    """A count of a telling; `low` and `high` may be open."""

    counts: str
    low: int | None
    high: int | None
    claim: str


NO_REPORT = Report(())


@dataclass(eq=False)
class Mention:
    """A claim with all that is compared of it. Sets hold bearer ids, or words in small letters."""

    claim: Claim
    traits: Traits
    article: str
    status: Status
    acts: tuple[str, ...]
    bearers: tuple[Bearer | None, ...]
    """Side by side with `claim.roles`."""
    speaker: Bearer | None
    parts: Parts
    victims: frozenset[str]
    words: frozenset[str]
    counts: tuple[Count, ...]
    day: Dated | None
    beside: frozenset[str] = frozenset()
    """Whom and what else its sentence names, states left out."""
    named: frozenset[str] = frozenset()
    """All bearers that its article names anywhere, states left out."""
    told: frozenset[str] = frozenset()
    """Content words of all claims of its sentence."""
    report: Report = NO_REPORT
    """The words of its article."""
    setting: Setting = NOWHERE
    """Where its sentence is set."""
    ground: Setting = NOWHERE
    """All places of its article."""
    last: int = 0
    """Index of the last sentence of its article that holds a claim."""
    several: bool = False
    """Whether it tells several occurrences together ("killed in two fires")."""
    plural: bool = False
    """Whether its predicate is a noun in the plural."""
    said: Said | None = None
    """Of an utterance: what it says."""


@dataclass(frozen=True)
class Said:
    """What an utterance says, by the names and words of the claims that it holds."""

    about: frozenset[str]
    words: frozenset[str]
    verbatim: frozenset[str]
    """Content words that stand in quotation marks."""


def status_of(claim: Claim, traits: Traits) -> Status:
    if is_utterance(claim):
        return "utterance"
    if claim.polarity == "negated":
        return "negated"
    if traits.nominal and traits.definite and claim.modality in ("happened", "said_to_have"):
        # "denied the attack", "vowed to avenge the strike": the noun is told as known
        return "state" if traits.background in STANDING else "occurrence"
    if claim.stance == "denies":
        return "negated"
    if claim.modality in UNREAL_MODALITIES or claim.stance in UNREAL_STANCES:
        return "unreal"
    return "state" if traits.background in STANDING else "occurrence"


def is_utterance(claim: Claim) -> bool:
    """Whether the claim is somebody's saying: the chain's last speaker is its own doer."""
    if not claim.speakers or claim.speakers[-1].quote is None:
        return False
    marks = claim.speakers[-1].quote.marks
    return any(role.role == "who" and (role.start, role.end) in marks for role in claim.roles)


def read_mentions(reading: Reading, who: Who) -> dict[str, Mention]:
    """The claims of one article by id, in the order of the text."""
    told = _marked(figure for claim in reading.claims for figure in claim.figures)
    made = {
        claim.id: _read(reading, claim, traits, who, told)
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
    }
    named: dict[int, set[str]] = {}
    holds: dict[str, list[Mention]] = {}
    for mention in made.values():
        named.setdefault(mention.traits.position, set()).update(
            bearer.id for bearer in mention.bearers if bearer and bearer.kind != "state"
        )
        if mention.claim.said_in:
            holds.setdefault(mention.claim.said_in, []).append(mention)
    frozen = {position: frozenset(held) for position, held in named.items()}
    everybody = frozenset(
        bearer.id
        for entity in range(len(reading.entities))
        if (bearer := who.bearer(reading.article, entity)) is not None and bearer.kind != "state"
    )
    told_in: dict[int, set[str]] = {}
    for mention in made.values():
        told_in.setdefault(mention.traits.position, set()).update(mention.words)
    around = {position: frozenset(words) for position, words in told_in.items()}
    report = Report(reading.words, reading.proper)
    settings = read_settings(reading, who)
    sums = [m.claim for m in made.values() if tells_several(m.claim, m.traits)]
    for mention in made.values():
        mention.plural = is_plural(mention.claim, mention.traits)
        mention.several = mention.claim in sums or (
            any(map(is_personal, mention.acts))
            and not mention.victims
            and any(belongs_to(mention.claim, claim) for claim in sums)
        )
        mention.told = around[mention.traits.position]
        if mention.day and settings.last <= BRIEF and _is_news(mention.claim, mention.traits):
            mention.day = replace(mention.day, is_news=True)
        mention.report = report
        mention.setting = settings.of(mention.traits.position)
        mention.ground, mention.last = settings.whole, settings.last
        mention.named = everybody
        mention.beside = frozen[mention.traits.position]
        if mention.status == "utterance":
            mention.said = _said(mention, holds.get(mention.claim.id, ()))
    return made


def _read(
    reading: Reading, claim: Claim, traits: Traits, who: Who, told: Sequence[Marked]
) -> Mention:
    bearers = tuple(who.player(reading.article, role, claim) for role in claim.roles)
    status = status_of(claim, traits)
    told_acts = acts_of(claim.predicate.lemma, claim.kind)
    speaker = None
    if claim.speakers:
        speaker = who.speaker(reading.article, claim.speakers[-1].entity)
    harmed = read_harmed(claim, bearers) if any(map(is_personal, told_acts)) else []
    words = frozenset(word.lower() for word in traits.words) - acts().generic
    return Mention(
        claim=claim,
        traits=traits,
        article=reading.article,
        status=status,
        acts=told_acts,
        bearers=bearers,
        speaker=speaker,
        parts=read_parts(claim, bearers),
        victims=frozenset(bearer.id for bearer in harmed),
        words=frozenset(one_spelling(word) for word in words),
        counts=tuple(_counts(claim, [*claim.figures, *_within(claim, told)])),
        day=_day(claim, traits, status, reading.published),
    )


def _said(mention: Mention, told: Iterable[Mention]) -> Said:
    """What an utterance says: its own words and those of the claims that it holds."""
    held = [mention, *told]
    own = mention.speaker.id if mention.speaker else ""
    about = {bearer.id for one in held for bearer in one.bearers if bearer}
    quoted = " ".join(_QUOTED.findall(mention.claim.quote.text)).lower()
    speaker = mention.claim.speakers[-1].text.lower() if mention.claim.speakers else ""
    return Said(
        about=frozenset(about - {own}),
        words=frozenset(word for one in held for word in one.words)
        - frozenset(WORD.findall(speaker)),
        verbatim=frozenset(word for word in WORD.findall(quoted) if len(word) > 3) - STOP,
    )


class Marked(NamedTuple):
    """A figure of a report with where it stands, and its number in the order of the claims."""

    start: int
    end: int
    order: int
    figure: Figure


def _marked(told: Iterable[Figure]) -> list[Marked]:
    """A report's figures, sorted by where they stand."""
    return sorted(
        Marked(start, end, order, figure)
        for order, figure in enumerate(told)
        for start, end in figure.quote.marks[:1]
    )


_start = attrgetter("start")


def _within(claim: Claim, told: Sequence[Marked]) -> list[Figure]:
    """Figures of other claims in the words of this one's roles: "answered the 30 rockets that
    were fired" counts what was fired."""
    found: dict[int, Figure] = {}
    for role in claim.roles:
        if role.role in ("whom", "what", "to", "who"):
            first, last = (bisect_left(told, at, key=_start) for at in (role.start, role.end))
            found.update((o.order, o.figure) for o in told[first:last] if o.end <= role.end)
    return [found[order] for order in sorted(found) if found[order] not in claim.figures]


def _counts(claim: Claim, figures: Iterable[Figure]) -> Iterator[Count]:
    for figure in figures:
        if figure.stock or figure.part or figure.unit:
            continue
        low = figure.low if isinstance(figure.low, int) else None
        high = figure.high if isinstance(figure.high, int) else None
        if low is None and high is None and isinstance(figure.best, int):
            low, high = figure.best - figure.best // ABOUT, figure.best + figure.best // ABOUT
        if high or (low is not None and low > 1):
            yield Count(figure.counts, low, high, claim.id)


def _is_news(claim: Claim, traits: Traits) -> bool:
    """Whether a claim is told in the present: "kills", "are killed"."""
    if traits.dated != "article" or traits.background or traits.block_role == "caption":
        return False
    word, quote = claim.predicate, claim.quote
    told = quote.text[word.start - quote.start : word.end - quote.start].lower()
    before = quote.text[: max(0, word.start - quote.start)].lower().split()[-AUXILIARY:]
    return told in _present(word.lemma) or bool(PRESENT.intersection(before))


def _present(lemma: str) -> tuple[str, ...]:
    return (lemma, f"{lemma}s", f"{lemma}es", f"{lemma.removesuffix('y')}ies")


def is_own_day(expr: TimeExpr) -> bool:
    """Whether an expression only says "the day of the article"."""
    return expr.op == "offset" and expr.offset == 0 and expr.unit == "day" and expr.anchor is None


def _is_after(told: When, published: When | None) -> bool:
    """Whether what is told as having happened would lie after the day it was printed."""
    if published is None or published.end is None or told.start is None:
        return False
    return told.start >= published.end


def _day(claim: Claim, traits: Traits, status: Status, published: When | None) -> Dated | None:
    """The day that a claim gives; None where it gives none, or one that cannot be."""
    if claim.when is None or not traits.dated:
        return None
    expr = traits.expr
    trust = TRUST.get(traits.dated, 1)
    inherited = expr is not None and is_own_day(expr) and traits.dated != "clause"
    if traits.block_role == "caption" or inherited:
        trust = min(trust, TRUST["article"])
    weekday = expr.weekday if expr and expr.op == "weekday" and claim.when.start is None else None
    if status == "occurrence" and _is_after(claim.when, published):
        return None
    says_nothing = claim.when.start is None and claim.when.end is None and claim.when.edtf == "XXXX"
    if says_nothing and weekday is None:
        return None
    return Dated(claim.when, trust, weekday, claim.id)
