"""What words are about: the occurrence for which their place and their own words speak most.

Evidence adds up: an act named in them with its day, or pointed at; a heading over them that
tells it; that it was told just before, in their report; its day. A pointer ("the attack") to
an occurrence of another day than the words' own is weak: it may be misread.
"""

from __future__ import annotations

from collections import defaultdict

from dateline.records import Claim
from dateline.select.standing import OWN_DAY, Standing, day_number

WITH_ITS_DAY = 4
"""They name the act and its day ("the Dec. 27 barrage")."""
HEADED = 3
POINTED_AT = 2
JUST_BEFORE = 1
SAME_DAY = 1
SENTENCES_BACK = 12
"""So far back "just before" goes."""
RECENT_DAYS = 14
"""Nothing that is older than so many days when its report is printed counts as told just before:
words of a report are rather about its own news. None of these is tuned."""


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
                if _is_recent(on, host, article)
            ]
            if hosts:
                found.add(min(hosts, key=on.weight.__getitem__))
                break
    return found


def _is_recent(on: Standing, host: str, article: str) -> bool:
    """Whether an occurrence is not long past when its report is printed: one that is, is told
    of as what was before."""
    when, published = on.told.events[host].when, on.told.readings[article].published
    if when is None or published is None or not when.start or not published.start:
        return True
    day, printed = day_number(when.start[:10]), day_number(published.start[:10])
    return day is None or printed is None or printed - day <= RECENT_DAYS


def _first_places(on: Standing, event: str) -> dict[str, tuple[int, int]]:
    """Report to the sentence and section in which it first tells the event."""
    found: dict[str, tuple[int, int]] = {}
    for claim in on.told.claims_of(event):
        traits = on.told.traits[claim.id]
        found.setdefault(claim.quote.article, (traits.position, traits.section or 0))
    return found
