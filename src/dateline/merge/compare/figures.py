"""Whether the counts of two tellings can be of one occurrence."""

from __future__ import annotations

import re

from dateline.merge.acts import is_law
from dateline.merge.mentions import Count, Mention
from dateline.merge.tellings import Telling
from dateline.merge.weights import reason
from dateline.records import Reason

NEAR_PARTS = 6
"""Counts differ little if the difference is at most a sixth of the larger. Not tuned."""
MANY = 10
"""Counts below this lie near each other by chance."""
FEW = 2
"""Counts that differ by no more are not far apart; a count of no more is told of many things."""
GROWN = frozenset(("killed", "injured", "missing", "arrested", "displaced"))
"""Counts that grow while a story runs: a smaller earlier one says nothing against it."""


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
BEFORE = 2
"""Words that may stand between an ordinal and its noun ("the first presidential debate")."""
OTHERS = frozenset(("other", "others"))
_TAKEN = re.compile(
    rf"(?:(?:a|an|the) )?(?:(?P<number>\d+)(?:st|nd|rd|th)|(?P<word>{'|'.join(ORDINALS)})) [a-z]",
)
"""Which one in a row a phrase says that somebody is: "the 8th suspect", "A fourth man"."""


def compare_order(a: Telling, b: Telling) -> Reason | None:
    """ "The first homicide" is not "the second homicide", and who is arrested as the sixth of
    them neither the eighth nor two of the others."""
    turns, others = _turns(a), _turns(b)
    if turns and others and turns.isdisjoint(others):
        return reason("order", "figures.ordinal", f"number {min(turns)} against {min(others)}")
    for turn, other in ((turns, b), (others, a)):
        if turn and (several := next((c for c in other.counts if _are_taken(c)), None)):
            shown = f"number {min(turn)} against {_shown(several)} together"
            return reason("order", "figures.ordinal", shown)
    for one_man, other in ((a, b), (b, a)):
        if len(one_man.victims) == 1 and not one_man.counts and _takes_others(other):
            return reason("order", "figures.ordinal", "one by name against several others")
    one, two = _order(a), _order(b)
    for lemma in sorted(one.keys() & two.keys()):
        if one[lemma].isdisjoint(two[lemma]):
            shown = f"the {min(one[lemma])} {lemma} against the {min(two[lemma])}"
            return reason("order", "figures.ordinal", shown)
    return None


def _turns(telling: Telling) -> set[int]:
    """Which one of several it says that it arrests, charges or tries."""
    if not telling.acts or not all(map(is_law, telling.acts)):
        return set()
    found = (
        _TAKEN.match(role.text[:1].lower() + role.text[1:])
        for mention in telling.mentions
        for role in mention.claim.roles
        if role.role in ("whom", "what", "who")
    )
    return {
        int(told["number"]) if told["number"] else ORDINALS.index(told["word"]) + 1
        for told in found
        if told
    }


def _takes_others(telling: Telling) -> bool:
    """Whether it tells that "seven other suspects" were arrested, and names nobody."""
    if telling.victims or not telling.acts or not all(map(is_law, telling.acts)):
        return False
    return any(map(_are_taken, telling.counts)) and any(
        not OTHERS.isdisjoint(role.text.lower().split())
        for mention in telling.mentions
        for role in mention.claim.roles
        if role.role == "whom"
    )


def _are_taken(count: Count) -> bool:
    return count.counts == "arrested" and (count.low or 0) > 1


def _order(telling: Telling) -> dict[str, set[str]]:
    """By noun, which one in a row it is told as."""
    found: dict[str, set[str]] = {}
    for mention in telling.mentions:
        word, quote = mention.claim.predicate, mention.claim.quote
        before = quote.text[: max(0, word.start - quote.start)].lower().split()[-BEFORE - 1 :]
        if mention.traits.nominal and (told := [w for w in before if w in ORDINALS]):
            found.setdefault(word.lemma, set()).add(told[-1])
    return found


def compare_figures(a: Telling, b: Telling) -> Reason | None:
    """The most telling pair of counts of one thing; None where none is shared."""
    found = [
        seen
        for one in a.counts
        for two in b.counts
        if one.counts == two.counts and (seen := _pair(one, two)) is not None
    ]
    if not found and (said := _one_of_many(a, b) or _one_of_many(b, a)):
        return reason("figure", "figures.apart", said)
    return max(found, key=lambda seen: (seen.weight, seen.says), default=None)


def _one_of_many(one: Telling, other: Telling) -> str:
    """What is said where one counts what it tells ("85 strikes") and the other tells a single
    one in the same word."""
    words = {m.claim.predicate.lemma for m in one.mentions}
    told = {m.claim.predicate.lemma for m in other.mentions if _is_single(m)}
    for count in one.counts:
        if count.counts in words & told and (count.low or 0) > 1:
            return f"one tells of {_shown(count)} {count.counts}, the other of one"
    return ""


def _is_single(mention: Mention) -> bool:
    """Whether it is a noun in the singular: one as long as its lemma."""
    word = mention.claim.predicate
    return mention.traits.nominal and word.end - word.start == len(word.lemma)


def _pair(one: Count, two: Count) -> Reason | None:
    """What two counts of one thing tell. Only stated numbers can lie near: that "at least 21"
    holds 31 as well is no evidence that both count the same."""
    exact_a, exact_b = one.low == one.high, two.low == two.high
    if exact_a and exact_b and one.low is not None and one.low == two.low:
        size = "large" if one.low > 2 else "two" if one.low == 2 else "one"
        return reason("figure", f"figures.equal-{size}", f"both count {one.low} {one.counts}")
    shown = f"{_shown(one)} against {_shown(two)} {one.counts}"
    (low_a, high_a), (low_b, high_b) = _stated(one), _stated(two)
    larger, gap = max(high_a, high_b), max(low_a, low_b) - min(high_a, high_b)
    if gap <= larger // NEAR_PARTS and (larger >= MANY or (gap <= 0 and larger > FEW)):
        return reason("figure", "figures.near", f"counts lie near: {shown}")
    if gap <= FEW or _both_can_hold(one, two) or one.counts in GROWN:
        return None
    return reason("figure", "figures.apart", f"counts differ: {shown}")


def _stated(count: Count) -> tuple[int, int]:
    """The numbers that are said, from the least to the most."""
    low = count.low if count.low is not None else count.high or 0
    return low, count.high if count.high is not None else low


def _both_can_hold(one: Count, two: Count) -> bool:
    return max(_low(one), _low(two)) <= min(_high(one), _high(two))


def _low(count: Count) -> int:
    return count.low if count.low is not None else 0


def _high(count: Count) -> int:
    return count.high if count.high is not None else max(_low(count) * 2, MANY)


def _shown(count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    if count.high is None:
        return f"at least {count.low}"
    return f"up to {count.high}" if not count.low else f"{count.low} to {count.high}"
