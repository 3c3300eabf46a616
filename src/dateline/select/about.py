"""What words are about: the occurrence for which their place and their own words speak most.

Evidence adds up: an act named in them with its day, or pointed at; a heading over them that
tells it; that it was told just before, in their report; its day. A pointer ("the attack") to
an occurrence of another day than the words' own is weak: it may be misread.
"""

from __future__ import annotations

from collections import defaultdict

from dateline.records import Claim
from dateline.select.standing import OWN_DAY, WORDS, Standing

WITH_ITS_DAY = 4
"""They name the act and its day ("the Dec. 27 barrage")."""
HEADED = 3
POINTED_AT = 2
JUST_BEFORE = 1
SAME_DAY = 1
SENTENCES_BACK = 12
"""So far back "just before" goes."""
GOES_ON = 4
"""So far back the words are looked for that others go on with. None of these is tuned."""


def subjects(on: Standing, event: str) -> list[str]:
    """The rows that words can be about, the likeliest first; none where nothing speaks for any."""
    named, points = _named(on, event), defaultdict[str, int](int)
    for host, (strength, _) in named.items():
        points[host] += strength
    for host in on.headed(event):
        points[host] += HEADED
    before = _just_before(on, event)
    for host in before:
        points[host] += JUST_BEFORE
    own = on.day(event) if on.is_given_day(event) else ""
    for host in points:
        points[host] += SAME_DAY * (own != "" and on.day(host) == own)
    far = {host: far for host, (_, far) in named.items()}
    fitting = [host for host in points if host not in on.parent]
    return sorted(
        fitting, key=lambda host: (-points[host], far.get(host, 2), on.weight[host], host)
    )


def _is_long_past(on: Standing, host: str, event: str) -> bool:
    """Whether words name a row only to say of which matter they are: it is long past when their
    reports are printed, and of another day than the words tell of."""
    own = on.day(event) if on.is_given_day(event) else ""
    return not on.is_news_of(host, event) and not (own and on.day(host) == own)


def _named(on: Standing, event: str) -> dict[str, tuple[int, int]]:
    """Rows named in what is said (0 behind their strength) or in the same sentence (1)."""
    found: dict[str, tuple[int, int]] = {}
    for claim in on.told.claims_of(event):
        beside = on.told.sentences[on.told.sentence(claim.id)]
        for far, held in enumerate((on.told.contents.get(claim.id, ()), beside)):
            for other in held:
                host = on.row(on.told.event_of[other.id])
                if not on.is_nameable(host, event) or host in on.parent:
                    continue
                if _is_long_past(on, host, event):
                    continue
                strength = _strength(on, other, host, event)
                known = found.get(host, (0, far))
                found[host] = max(known[0], strength), min(known[1], far)
    return found


def _strength(on: Standing, named: Claim, host: str, event: str) -> int:
    traits = on.told.traits[named.id]
    if traits.dated in OWN_DAY and on.day(host):
        return WITH_ITS_DAY
    own = on.day(event) if on.is_given_day(event) else ""
    apart = own and on.day(host) and own != on.day(host)
    vague = traits.nominal and not traits.definite
    return POINTED_AT - 1 if apart or vague else POINTED_AT


def _just_before(on: Standing, event: str) -> set[str]:
    """By report, the larger row, or one the report begins with, for which the nearest sentence
    before the words is told. A small occurrence is soon left."""
    found = set()
    for article, (position, section) in _first_places(on, event).items():
        for back in range(1, SENTENCES_BACK + 1):
            sentence = (article, position - back)
            hosts = [
                host
                for claim in on.heads.get(sentence, ())
                if (on.told.traits[claim].section or 0) == section
                for host in [on.row(on.told.event_of[claim])]
                if on.is_earlier_row(host, event) and host not in on.parent
                if on.is_major(host) or host in on.led_by[article]
                if on.is_recent(host, article)
            ]
            if hosts:
                found.add(min(hosts, key=on.weight.__getitem__))
                break
    return found


def _first_places(on: Standing, event: str) -> dict[str, tuple[int, int]]:
    """Report to the sentence and section in which it first tells the event."""
    found: dict[str, tuple[int, int]] = {}
    for claim in on.told.claims_of(event):
        traits = on.told.traits[claim.id]
        found.setdefault(claim.quote.article, (traits.position, traits.section or 0))
    return found


def spoken_before(on: Standing, event: str) -> list[str]:
    """Of words that nothing else is known to be for: the words that one of its reports tells
    shortly before, where the same somebody goes on speaking or they are the first it tells."""
    found = []
    for article, (position, section) in _first_places(on, event).items():
        begun = _begun(on, article)
        for back in range(1, GOES_ON + 1):
            for claim in on.heads.get((article, position - back), ()):
                host = on.told.event_of[claim]
                if host in on.parent or host == event or on.tiers.get(host) not in WORDS:
                    continue
                if (on.told.traits[claim].section or 0) == section and (
                    host == begun or _speakers(on, host) & _speakers(on, event)
                ):
                    found.append(host)
    return found


def _begun(on: Standing, article: str) -> str:
    """The first words for which a sentence of the report is told and that hang under nothing."""
    return next((event for event in on.words_of.get(article, ()) if event not in on.parent), "")


def _speakers(on: Standing, event: str) -> frozenset[str]:
    claims = (claim for claim in on.told.claims_of(event) if claim.speakers)
    return frozenset(claim.speakers[-1].actor or "" for claim in claims) - {""}
