"""A telling: the claims with which one article tells one act and its outcomes.

Pairs are compared telling by telling, for a claim by itself ("six were wounded") says too
little. Which claims are one telling is found in `grouping.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.merge.mentions import NO_REPORT, Count, Dated, Mention, Status
from dateline.merge.rarity import Report
from dateline.merge.settings import NOWHERE, Setting, together

NOTHING: frozenset[str] = frozenset()


@dataclass(eq=False)
class Telling:
    """What the comparers see. Sets hold bearer ids, or words in small letters."""

    id: str
    article: str
    mentions: tuple[Mention, ...]
    status: Status
    acts: frozenset[str]
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
    lemmas: frozenset[str] = frozenset()
    """Of the words that tell it."""
    told: frozenset[str] = frozenset()
    """Content words of its sentences."""
    report: Report = NO_REPORT
    setting: Setting = NOWHERE
    """Where its sentences are set."""
    ground: Setting = NOWHERE
    """All places of its article."""
    last: int = 0
    """Index of the last sentence of its article that holds a claim."""
    counts: tuple[Count, ...] = ()
    days: tuple[Dated, ...] = ()
    wording: bytes = b""
    several: bool = False
    """Whether it tells several occurrences together."""
    plural: bool = False
    """Whether it tells them by a noun in the plural."""
    stance: str = ""
    beside: frozenset[str] = frozenset()
    """Whom and what else its sentences name, states left out."""
    named: frozenset[str] = frozenset()
    """All that its article names, states left out."""
    speakers: frozenset[str] = frozenset()
    verbatim: frozenset[str] = frozenset()
    """Content words that stand in quotation marks."""
    about: frozenset[str] = frozenset()
    rules: dict[str, str] = field(default_factory=dict)
    """By claim: the rule of the link that brought it in."""


def tell(mentions: Sequence[Mention]) -> Telling:
    """The telling of these claims of one article, sorted by id."""
    first = mentions[0]
    parts = [mention.parts for mention in mentions]
    victims = NOTHING.union(*(m.victims for m in mentions))
    main = next((m for m in mentions if m.traits.main and m.traits.wording), first)
    made = Telling(
        id=first.claim.id,
        article=first.article,
        mentions=tuple(mentions),
        status=first.status,
        acts=NOTHING.union(*(m.acts for m in mentions)),
        who=NOTHING.union(*(part.who for part in parts)) - victims,
        states=NOTHING.union(*(part.states for part in parts)),
        target=NOTHING.union(*(part.target for part in parts)),
        victims=victims,
        places=NOTHING.union(*(part.places for part in parts)),
        nouns=NOTHING.union(*(part.nouns for part in parts)),
        objects=NOTHING.union(*(part.objects for part in parts)),
        things=NOTHING.union(*(part.things for part in parts)),
        words=NOTHING.union(*(m.words for m in mentions)),
        lemmas=frozenset(m.claim.predicate.lemma for m in mentions),
        told=NOTHING.union(*(m.told for m in mentions)),
        report=first.report,
        setting=together(m.setting for m in mentions),
        ground=first.ground,
        last=first.last,
        named=first.named,
        beside=NOTHING.union(*(m.beside for m in mentions)),
        counts=tuple(count for m in mentions for count in m.counts),
        days=tuple(
            sorted(
                (m.day for m in mentions if m.day),
                key=lambda day: (-day.trust, not day.is_news, day.claim),
            )
        ),
        wording=main.traits.wording,
        several=any(m.several for m in mentions),
        plural=any(m.plural for m in mentions),
    )
    if first.said is not None:
        made.stance = first.claim.stance
        made.speakers = frozenset([first.speaker.id] if first.speaker else [])
        made.about, made.words, made.verbatim = (
            first.said.about,
            first.said.words,
            first.said.verbatim,
        )
    return made


def as_one(held: Iterable[Telling]) -> Telling:
    """One telling of all that these tell."""
    return tell(sorted((m for t in held for m in t.mentions), key=lambda m: m.claim.id))
