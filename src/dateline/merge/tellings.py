"""A telling: the claims with which one article tells one act and its outcomes.

Pairs are compared telling by telling, for a claim by itself ("six were wounded") says too
little. What an article itself ties (`same_act`, `points_to`, `outcome_of`) is one telling,
if nothing parts it: a person's judgement, another status, other days, other victims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from dateline.merge.actors import Bearer, Who
from dateline.merge.acts import acts, acts_of
from dateline.merge.countries import countries
from dateline.records import Claim, Figure, Reading, Role, Traits, When

Status = Literal["occurrence", "utterance", "unreal", "negated", "state"]
UNREAL_STANCES = frozenset(("threatens", "plans", "expects", "demands", "promises"))
UNREAL_MODALITIES = frozenset(("planned", "possible", "hypothetical"))
STANDING = frozenset(("state", "habit"))
TRUST = {"clause": 4, "points-to": 3, "heading": 3, "running": 2, "article": 1}
"""How far a day is the claim's own, by `Traits.dated`. A caption counts at most 1."""
OWN_CLAUSE = TRUST["clause"]
ABOUT = 10
"""Parts by which a count told as "about" may be off. Not tuned."""
HARMED = frozenset(("kill", "injure", "abduct", "miss", "rape", "displace"))
SELF_HARMED = frozenset(("die", "death", "perish", "succumb", "drown", "disappear", "vanish"))

_WORD = re.compile("[^\\W\\d_][\\w'\u2019-]*")
_QUOTED = re.compile('[\u201c"]([^\u201c\u201d"]+)')
_CUT = re.compile(
    r"\b(?:who|which|that|in|on|at|near|from|with|by|after|before|during|over)\b|[,;(]"
)


@dataclass(frozen=True)
class Dated:
    """A day that a claim gives, and how far it is the claim's own."""

    when: When
    trust: int
    weekday: int | None
    """Of an expression that names only a weekday: nothing else is known of the day."""
    claim: str


@dataclass(frozen=True)
class Count:
    """A count of a telling; `low` and `high` may be open."""

    counts: str
    low: int | None
    high: int | None
    claim: str


@dataclass(frozen=True)
class Mention:
    """A claim with its article, its traits and the bearers of its roles."""

    claim: Claim
    traits: Traits
    article: str
    status: Status
    acts: tuple[str, ...]
    bearers: tuple[Bearer | None, ...]
    """Side by side with `claim.roles`."""
    published: When | None
    speaker: Bearer | None
    figures: tuple[Figure, ...] = ()
    """Its own, and those of other claims that stand in the words of its roles."""


@dataclass(eq=False)
class Telling:
    """What the comparers see. Sets hold bearer ids, or words in small letters."""

    id: str
    article: str
    mentions: tuple[Mention, ...]
    status: Status
    acts: frozenset[str]
    kinds: frozenset[str]
    who: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    """States that do or order it, by ISO code."""
    target: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    """Those of `nouns` that tell what it was done to."""
    things: frozenset[str] = frozenset()
    """Nouns with the country that they are of ("US embassy")."""
    words: frozenset[str] = frozenset()
    counts: tuple[Count, ...] = ()
    days: tuple[Dated, ...] = ()
    wording: bytes = b""
    stance: str = ""
    beside: frozenset[str] = frozenset()
    """Whom and what else its sentences name, states left out."""
    speakers: frozenset[str] = frozenset()
    verbatim: frozenset[str] = frozenset()
    """Content words that stand in quotation marks."""
    about: frozenset[str] = frozenset()
    rules: dict[str, str] = field(default_factory=dict)
    """By claim: the rule of the link that brought it in."""

    @property
    def is_bare(self) -> bool:
        """Tells of something known without saying what: "the attack"."""
        return not (self.who or self.target or self.victims or self.places or self.days)


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


def read_mentions(reading: Reading, who: Who) -> list[Mention]:
    made = []
    told = [figure for claim in reading.claims for figure in claim.figures]
    for claim, traits in zip(reading.claims, reading.traits, strict=True):
        speaker = None
        if claim.speakers:
            speaker = who.bearer(reading.article, claim.speakers[-1].entity)
        made.append(
            Mention(
                claim=claim,
                traits=traits,
                article=reading.article,
                status=status_of(claim, traits),
                acts=acts_of(claim.predicate.lemma, claim.kind),
                bearers=tuple(who.bearer(reading.article, role.entity) for role in claim.roles),
                published=reading.published,
                speaker=speaker,
                figures=(*claim.figures, *_within(claim, told)),
            )
        )
    return made


def _within(claim: Claim, told: Iterable[Figure]) -> Iterator[Figure]:
    """Figures of other claims in the words of this one's roles: "answered the 30 rockets that
    were fired" counts what was fired."""
    spans = [(r.start, r.end) for r in claim.roles if r.role in ("whom", "what", "to", "who")]
    for figure in told:
        if figure in claim.figures:
            continue
        for start, end in figure.quote.marks[:1]:
            if any(low <= start and end <= high for low, high in spans):
                yield figure


def said_by(claims: Iterable[Claim]) -> dict[str, list[str]]:
    """By utterance the claims that it says."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        if claim.said_in:
            found.setdefault(claim.said_in, []).append(claim.id)
    return found


# --- what a telling tells -----------------------------------------------------------


def tell(
    mentions: Sequence[Mention], known: Mapping[str, Mention], said: Mapping[str, list[str]]
) -> Telling:
    """The telling of these claims of one article, sorted by id. `known` holds all claims of
    the article and `said` what each utterance says."""
    first = mentions[0]
    made = Telling(
        id=first.claim.id,
        article=first.article,
        mentions=tuple(mentions),
        status=first.status,
        acts=frozenset(act for m in mentions for act in m.acts),
        kinds=frozenset(m.claim.kind for m in mentions),
    )
    parts = [_parts(m) for m in mentions]
    made.victims = frozenset(b for m in mentions if _is_harm(m) for b in _ids(_harmed(m), "person"))
    made.who = frozenset(b for part in parts for b in part.who) - made.victims
    made.states = frozenset(code for part in parts for code in part.states)
    made.target = frozenset(b for part in parts for b in part.target)
    made.places = frozenset(b for part in parts for b in part.places)
    made.nouns = frozenset(noun for part in parts for noun in part.nouns)
    made.objects = frozenset(noun for part in parts for noun in part.objects)
    made.beside = frozenset(
        bearer.id
        for position in {m.traits.position for m in mentions}
        for other in known.values()
        if other.traits.position == position
        for bearer in other.bearers
        if bearer is not None and bearer.kind != "state"
    )
    made.things = frozenset(thing for part in parts for thing in part.things)
    made.words = frozenset(w.lower() for m in mentions for w in m.traits.words) - acts().generic
    made.counts = tuple(count for m in mentions for count in _counts(m))
    made.days = tuple(
        sorted((day for m in mentions if (day := _day(m))), key=lambda d: (-d.trust, d.claim))
    )
    main = next((m for m in mentions if m.traits.main and m.traits.wording), first)
    made.wording = main.traits.wording
    if made.status == "utterance":
        _read_utterance(made, first, known, said)
    return made


def _read_utterance(
    telling: Telling, mention: Mention, known: Mapping[str, Mention], said: Mapping[str, list[str]]
) -> None:
    """An utterance is compared by its speaker and by what it says."""
    told = [known[claim] for claim in said.get(mention.claim.id, ())]
    telling.stance = mention.claim.stance
    telling.speakers = frozenset([mention.speaker.id] if mention.speaker else [])
    telling.about = (
        frozenset(bearer.id for m in (mention, *told) for bearer in m.bearers if bearer)
        - telling.speakers
    )
    words = frozenset(w.lower() for m in (mention, *told) for w in m.traits.words)
    quoted = " ".join(_QUOTED.findall(mention.claim.quote.text)).lower()
    telling.verbatim = frozenset(w for w in _WORD.findall(quoted) if len(w) > 3) - _STOP
    speaker = mention.claim.speakers[-1].text.lower() if mention.claim.speakers else ""
    telling.words = words - acts().generic - frozenset(_WORD.findall(speaker))


@dataclass(frozen=True)
class _Parts:
    who: frozenset[str]
    states: frozenset[str]
    target: frozenset[str]
    places: frozenset[str]
    nouns: frozenset[str]
    objects: frozenset[str]
    things: frozenset[str]


def _parts(mention: Mention) -> _Parts:
    who: set[str] = set()
    states: set[str] = set()
    target: set[str] = set()
    places: set[str] = set()
    nouns: set[str] = set()
    objects: set[str] = set()
    things: set[str] = set()
    for role, bearer in zip(mention.claim.roles, mention.bearers, strict=True):
        where = role.role in ("where", "from") or (role.role == "to" and _is_place(bearer))
        if bearer is not None and (where or bearer.kind == "place"):
            places.add(bearer.id)
        elif bearer is not None and role.role in ("who", "with"):
            who.add(bearer.id)
            if bearer.kind == "state":
                states.add(bearer.country)
        elif bearer is not None:
            target.add(bearer.id)
        if bearer is not None and bearer.kind == "person":
            things.update(bearer.things)
        if role.role == "who":
            states.update(_country_of(role.text))
        if not where:
            told = _nouns(role)
            nouns.update(told)
            if role.role in ("whom", "what", "to"):
                objects.update(told)
            things.update(f"{code} {noun}" for code in _countries_in(role.text) for noun in told)
    return _Parts(*map(frozenset, (who, states, target, places, nouns, objects, things)))


def _is_place(bearer: Bearer | None) -> bool:
    return bearer is not None and bearer.kind in ("place", "state")


def _is_harm(mention: Mention) -> bool:
    return bool(HARMED & set(mention.acts))


def _harmed(mention: Mention) -> list[Bearer | None]:
    """Those whom the claim says were harmed."""
    roles = ("whom", "what", "who") if mention.claim.predicate.lemma in SELF_HARMED else ("whom",)
    return [
        bearer
        for role, bearer in zip(mention.claim.roles, mention.bearers, strict=True)
        if role.role in roles and bearer is not None and bearer.kind == "person"
    ]


def _ids(bearers: Iterable[Bearer | None], kind: str) -> Iterable[str]:
    return (bearer.id for bearer in bearers if bearer is not None and bearer.kind == kind)


def _countries_in(text: str) -> list[str]:
    """Countries named before a phrase's first clause or place: "a top Kenyan police chief"."""
    table = countries()
    words = _CUT.split(text, maxsplit=1)[0].replace("\u2019s", "").split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    found = [code for pair in pairs if (code := table.of_word(pair))]
    return found or [code for word in words if (code := table.of_word(word))]


def _country_of(text: str) -> list[str]:
    """The country that a phrase begins with: "US airstrikes", "the Kenyan police"."""
    words = text.split()
    while words and words[0].lower() in _STOP:
        words = words[1:]
    return _countries_in(" ".join(words[:2])) if words and _countries_in(words[0]) else []


def _nouns(role: Role) -> set[str]:
    """The words of a phrase up to its first clause or place, without names of countries."""
    head = _CUT.split(role.text, maxsplit=1)[0]
    table = countries()
    words = {
        word.strip("\u2019'").lower() for word in _WORD.findall(head) if not table.of_word(word)
    }
    known = acts().generic | acts().named.keys()
    small = {
        w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in words
    }
    return {word for word in small if len(word) > 2 and word not in known and word not in _STOP}


_STOP = frozenset((
    "the", "and", "for", "his", "her", "their", "its", "our", "your", "this", "these", "those",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "than", "least",
    "most", "not", "any", "another", "an", "a", "one", "least", "of", "some",
))  # fmt: skip


def _counts(mention: Mention) -> Iterable[Count]:
    for figure in mention.figures:
        if figure.stock or figure.part or figure.unit:
            continue
        low = figure.low if isinstance(figure.low, int) else None
        high = figure.high if isinstance(figure.high, int) else None
        if low is None and high is None and isinstance(figure.best, int):
            low, high = figure.best - figure.best // ABOUT, figure.best + figure.best // ABOUT
        if high is not None or (low is not None and low > 1):
            yield Count(figure.counts, low, high, mention.claim.id)


def _is_after(told: When, published: When | None) -> bool:
    """Whether what is told as having happened would lie after the day it was printed."""
    if published is None or published.end is None or told.start is None:
        return False
    return told.start >= published.end


def _day(mention: Mention) -> Dated | None:
    claim, traits = mention.claim, mention.traits
    if claim.when is None or not traits.dated:
        return None
    expr = traits.expr
    trust = TRUST.get(traits.dated, 1)
    if traits.block_role == "caption":
        trust = min(trust, 1)
    weekday = expr.weekday if expr and expr.op == "weekday" and claim.when.start is None else None
    if mention.status == "occurrence" and _is_after(claim.when, mention.published):
        return None
    says_nothing = claim.when.start is None and claim.when.end is None and claim.when.edtf == "XXXX"
    if says_nothing and weekday is None:
        return None
    return Dated(claim.when, trust, weekday, claim.id)
