"""How much each day weighs in a pile: by how many reports date something to it.

A day that matters is told again and again, also by reports of later days. A report has one vote
for a day, which counts up to double by how much of the report is about what the pile is about, and
half where it only opens under that day with what it is not told for. Of days with equal votes the
one weighs more whose sentences say more of the pile's own words. What is told ahead of its day does
not count, nor a report that opens on something else (radio listings that name a singer once), and
a wire text that many run on one day has one vote. An opening without a day of its own counts to
the day that another report gives for the same thing (`leads`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline import when as calendar
from dateline.records import Claim, Reading, Traits
from dateline.select.leads import Place, lead_days, place_of
from dateline.select.subject import rarity_of, stems
from dateline.select.tiers import claim_tier
from dateline.select.window import MINUTES
from dateline.select.wording import is_caption, is_fragment

LEAD = 5
"""Sentences at the start of a report that are taken to tell of its own day. 3 to 8 give the
same date F1 to .01 on the looked-at half of the public timelines."""
SUBJECT_STEMS = 10
"""Stems that say what a pile is about; 5 to 40 give the same to .01."""
SUBJECT_SHARE = 20
"""A stem is none of these unless one report in so many uses it. Not tuned."""
OPENS_ON = 2
"""Stems of these that the first `LEAD` sentences of a report use if it is about what the pile is
about. 1 and 3 give .01 less date F1 on the looked-at half, no such bound .03 less."""
MOST_PERCENT = 65
"""Per cent of all votes after which no further day is taken where no number is asked for; at 60
days are found as well on the looked-at half, but fewer."""
LATER = 7
"""Days after which a report looks back on a day. 14 gives the same lines, 3 worse ones."""
COPY_PERCENT = 60
"""Per cent of a sketch shared from which two texts of a day are one, as for origins."""
OWN = ("clause", "heading")


class Mention(NamedTuple):
    """A sentence of a report that dates something to a day."""

    day: str
    claim: Claim
    weight: int
    """Hundredths of a vote, 50 to 200."""
    main: bool
    """What the sentence is told for happened on that day."""
    said: int
    """How many of the pile's own stems the sentence uses."""
    later: bool
    """The sentence gives the day itself, and its report looks back on it."""
    said_on: str = ""
    """The other day on which its words were said, where the sentence is told for words that only
    name what happened ("denied on Sunday that it was behind the bombing of Friday")."""
    scrap: bool = False
    """A caption, or words that are no whole sentence, no heading and no first words of a report."""
    news: bool = True
    """It tells what happened or was said, not how things are or what lies ahead."""
    moved: bool = False
    """It opens a report, gives no day, and another report gives this one for the same thing: it
    has a vote, but is no line of the day, nor do its words say what lines should."""


class Pile(NamedTuple):
    """The mentions of each day, a sentence once, and the pile's own stems, weightiest first."""

    mentions: dict[str, list[Mention]]
    subject: tuple[str, ...]


def read_days(readings: Iterable[Reading]) -> Pile:
    """The days that readings mention, known to the day."""
    held = _without_copies(sorted(readings, key=_by_printing))
    subject = tuple(_subject(held))
    own = frozenset(subject)
    found: dict[str, dict[Place, Mention]] = defaultdict(dict)
    held = [one for one in held if _opens_on(one, own)] or held
    earlier = _earlier(held)
    for reading in held:
        percent = _about_percent(reading, own)
        said_on = _said_on(reading)
        for claim, traits in zip(reading.claims, reading.traits, strict=True):
            day = _day_of(claim, traits, reading)
            if day is None:
                continue
            where = place_of(claim)
            mention = _mention(day, claim, traits, reading, (own, percent))
            if traits.dated not in OWN and where in earlier:
                day = earlier[where]
                mention = mention._replace(day=day, moved=True)
            told = traits.main and claim.stance != "denies"
            words_of = "" if told else said_on.get(traits.position, "")
            mention = mention._replace(said_on=words_of if words_of != day else "")
            known = found[day].get(where)
            if known is None or _standing(known) < _standing(mention):
                found[day][where] = mention
    return Pile({day: list(found[day].values()) for day in sorted(found)}, subject)


def _standing(mention: Mention) -> tuple[bool, int, bool]:
    return not mention.moved, mention.weight, mention.main


def weight_of(mentions: Sequence[Mention]) -> tuple[int, int]:
    """The hundredths of votes of one day's mentions, the best of each report, and the pile's own
    words that they say, which settles ties."""
    best: dict[str, int] = {}
    for mention in mentions:
        article = mention.claim.quote.article
        best[article] = max(best.get(article, 0), mention.weight)
    return sum(best.values()), sum(mention.said for mention in mentions)


def weightiest(pile: Pile, many: int | None, first: str = "", last: str = "") -> list[str]:
    """Days from `first` to `last` in their order: the `many` weightiest, or, where that is None,
    those that weigh more than the average day and hold `MOST_PERCENT` of all votes."""
    weights = {
        day: weight_of(mentions)
        for day, mentions in pile.mentions.items()
        if first <= day and (not last or day <= last)
    }
    ranked = sorted(sorted(weights), key=lambda day: weights[day], reverse=True)
    if many is None:
        many, held, total = 0, 0, sum(votes for votes, _ in weights.values())
        for day in ranked:
            votes = weights[day][0]
            if votes * len(ranked) < total or held * 100 >= total * MOST_PERCENT:
                break
            many, held = many + 1, held + votes
    return sorted(ranked[:many])


def _without_copies(readings: Iterable[Reading]) -> list[Reading]:
    """The readings but for those whose text another of the same day has run before."""
    kept: dict[str | None, list[Reading]] = defaultdict(list)
    for reading in readings:
        beside = kept[calendar.local_day(reading.published)]
        own = frozenset(reading.sketch)
        if not any(_is_copy(own, frozenset(other.sketch)) for other in beside):
            beside.append(reading)
    return [reading for held in kept.values() for reading in held]


def _is_copy(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one) and len(one & other) * 100 >= COPY_PERCENT * max(len(one), len(other))


def _by_printing(reading: Reading) -> tuple[tuple[int, int, int, int, str], str]:
    return calendar.sort_key(reading.published), reading.article


def _day_of(claim: Claim, traits: Traits, reading: Reading) -> str | None:
    """The day to which a claim counts: its own, or its report's where it opens the report."""
    printed = calendar.local_day(reading.published)
    opens = traits.dated == "article" and traits.position < LEAD
    day = _known_day(claim) or (printed if opens else None)
    if day is None or (printed is not None and day > printed):
        return None
    return day if opens or traits.dated in OWN else None


def _earlier(readings: Sequence[Reading]) -> dict[Place, str]:
    """The sentences that open a report and give no day, where it is one before that of printing."""
    openings: dict[Place, str] = {}
    dated: dict[str, set[Place]] = defaultdict(set)
    for reading in readings:
        printed = calendar.local_day(reading.published)
        for claim, traits in zip(reading.claims, reading.traits, strict=True):
            day = _day_of(claim, traits, reading)
            if day is not None and traits.dated in OWN:
                dated[day].add(place_of(claim))
            elif day is not None and day == printed:
                openings[place_of(claim)] = day
    return lead_days(readings, openings, dated)


def _known_day(claim: Claim) -> str | None:
    day = calendar.local_day(claim.when)
    return None if day is None or len(day) != 10 or "X" in day else day


def _mention(
    day: str, claim: Claim, traits: Traits, reading: Reading, pile: tuple[frozenset[str], int]
) -> Mention:
    """A mention with its weight. Date F1 on the public timelines is .682 so, and .664 where a vote
    doubles for a sentence about the subject (looked-at half: both .744)."""
    subject, percent = pile
    own = traits.dated in OWN
    weight = 100 + percent
    if not own and not traits.main:
        weight //= 2
    said = len(subject.intersection(stems([claim.quote.text])))
    later = own and _days_between(day, calendar.local_day(reading.published)) > LATER
    headed = traits.position == 0 or traits.block_role in ("title", "heading")
    words = claim.quote.text
    scrap = is_caption(words, traits.form) or (not headed and is_fragment(words))
    news = claim_tier(claim, traits) in ("main", "reaction")
    return Mention(day, claim, weight, traits.main, said, later, scrap=scrap, news=news)


def _days_between(day: str, printed: str | None) -> int:
    first, last = calendar.read_minute(day), calendar.read_minute(printed or day)
    return 0 if first is None or last is None else (last - first) // MINUTES


def _said_on(reading: Reading) -> dict[int, str]:
    """The day of the words for which a sentence is told, by its position."""
    return {
        traits.position: day
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
        for day in [calendar.local_day(claim.when)]
        if day is not None
        and not traits.nominal
        and claim.said_in is None
        and traits.main
        and claim_tier(claim, traits) == "reaction"
    }


def _about_percent(reading: Reading, subject: frozenset[str]) -> int:
    """How many of a hundred of its sentences use one of the pile's own stems."""
    sentences = {traits.position for traits in reading.traits}
    about = {
        traits.position for traits in reading.traits if not subject.isdisjoint(stems(traits.words))
    }
    return 100 * len(about) // max(1, len(sentences))


def _opens_on(reading: Reading, subject: frozenset[str]) -> bool:
    """Whether what the report tells first of any day is what the pile is about."""
    opening = {
        stem
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
        if traits.position < LEAD and _day_of(claim, traits, reading)
        for stem in stems([claim.quote.text])
    }
    return len(opening & subject) >= min(OPENS_ON, len(subject))


def _subject(readings: Sequence[Reading]) -> list[str]:
    """The stems that most tell the pile's reports from texts of any sort."""
    used: Counter[str] = Counter()
    for reading in readings:
        used.update({stem for traits in reading.traits for stem in stems(traits.words)})
    weights = {
        stem: reports * rarity_of(stem)
        for stem, reports in used.items()
        if reports * SUBJECT_SHARE >= len(readings)
    }
    return sorted(weights, key=lambda stem: (-weights[stem], stem))[:SUBJECT_STEMS]
