"""What stands around two tellings: the sentence before, and who else the sentences name."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.merge.acts import is_result
from dateline.merge.bearers import Bearer
from dateline.merge.compare.act import best_fit
from dateline.merge.compare.time import compare_days
from dateline.merge.mentions import Mention
from dateline.merge.names import fold, person_parts
from dateline.merge.tellings import Telling
from dateline.merge.weights import reason
from dateline.records import TRUST, Reason

FEW_NAMES = 3
"""Names that a report must have for their share to say anything."""
MANY_NAMES = 40
MOST_NAMES = 65
"""Hundredths of the names of the shorter report. Not tuned: two reports of one event of the
sample piles share 35 to 90, two of look-alikes 0 to 33."""
LEAD_SENTENCES = 1
"""Index of the last sentence that counts as an article's beginning, its title the first."""
OTHERS = frozenset(("prior", "previous", "earlier", "past", "former", "other", "another", "future"))
"""Words before a noun that set what it tells apart from what the article is about."""
PRONOUNS = frozenset(("they", "he", "she", "it", "who", "them", "him", "her"))


def same_breath(a: Telling, b: Telling) -> Reason | None:
    """One article goes on telling: the same or the next sentence, with "they" or with the
    same noun for those who do it."""
    for one in a.mentions:
        for two in b.mentions:
            if abs(one.traits.position - two.traits.position) > 1:
                continue
            if one.traits.section != two.traits.section or one.claim.id == two.claim.id:
                continue
            first, then = sorted((one, two), key=lambda m: m.claim.predicate.start)
            if _goes_on(first, then):
                return reason("article", "prior.same-breath", "one article tells them on end")
    return None


def pointed(a: Telling, b: Telling) -> Reason | None:
    """ "The raid on the mill": an article's definite phrase means something that it tells."""
    phrase = next((telling for telling in (a, b) if _is_phrase(telling)), None)
    if phrase is None or is_other(a) or is_other(b):
        return None
    other = b if phrase is a else a
    if _counts_more(phrase, other):
        return None
    shared = sorted((a.objects & b.objects) | (a.things & b.things))
    if shared:
        says = f'a phrase that means something told: "{shared[0]}"'
        return reason("pointed", "prior.pointed", says)
    dated = phrase.days and phrase.days[0].trust >= TRUST["heading"]
    day = compare_days(a, b, False)
    same = day is not None and day.weight > 0
    if not phrase.objects and dated and same and best_fit(a, b) == "same":
        return reason("pointed", "prior.pointed-day", "a phrase with its day means something told")
    return None


def _counts_more(phrase: Telling, told: Telling) -> bool:
    """Whether a phrase counts several killed ("the deaths of hundreds") and what it might mean
    says who was killed and counts nobody."""
    if not any(c.counts == "killed" and (c.low or 0) > 1 for c in phrase.counts):
        return False
    if any(c.counts == "killed" for c in told.counts):
        return False
    harmed = (m for m in told.mentions if "kill" in m.acts)
    return any(m.parts.objects or m.victims for m in harmed)


def leading(a: Telling, b: Telling) -> Reason | None:
    """An article's title and first sentence tell what it goes on to tell."""
    if is_lead(a) == is_lead(b) or is_other(a) or is_other(b):
        return None
    says = "an article's beginning tells what it goes on to tell"
    if all(map(is_result, a.acts)) or all(map(is_result, b.acts)):
        return reason("lead", "prior.lead-result", says)
    return reason("lead", "prior.lead", says)


def is_lead(telling: Telling) -> bool:
    """Whether it stands in its article's title or first sentence."""
    return any(
        m.traits.block_role == "title" or m.traits.position <= LEAD_SENTENCES
        for m in telling.mentions
    )


def is_other(telling: Telling) -> bool:
    """ "Prior attacks": told as another than what the article tells."""
    for mention in telling.mentions:
        word, quote = mention.claim.predicate, mention.claim.quote
        before = quote.text[: max(0, word.start - quote.start)].lower().split()[-1:]
        if mention.traits.nominal and OTHERS.intersection(before):
            return True
    return False


def _is_phrase(telling: Telling) -> bool:
    return all(m.traits.nominal and m.traits.definite for m in telling.mentions)


def compare_company(a: Telling, b: Telling) -> Reason | None:
    """How many of the people, groups and places of one report the other names too."""
    if a.article == b.article:
        return None
    least = min(len(a.named), len(b.named))
    if least < FEW_NAMES:
        return None
    share = 100 * len(a.named & b.named) // least
    says = f"of the names of the shorter report the other has {share} in 100"
    if share >= MOST_NAMES:
        return reason("company", "context.most-names", says)
    if share >= MANY_NAMES:
        return reason("company", "context.many-names", says)
    return reason("company", "context.no-names", says) if share == 0 else None


def compare_strangers(
    a: Telling, b: Telling, bearers: Mapping[str, Bearer], day: Reason | None
) -> Reason | None:
    """Whether two tellings that share no day each name a person in their sentence whom the
    other's report names nowhere, and nobody else together: one fighter's two fights."""
    if a.article == b.article or a.victims & b.victims or (day is not None and day.weight > 0):
        return None
    if any(bearers[one].kind == "person" for one in (a.beside & b.beside) - (a.who & b.who)):
        return None
    one, two = _strangers(a, b, bearers), _strangers(b, a, bearers)
    if not one or not two or any(_share_a_word(x, y) for x in one for y in two):
        return None
    says = f"each names somebody unknown to the other report: {min(one)}; {min(two)}"
    return reason("strangers", "people.strangers", says)


def _strangers(one: Telling, other: Telling, bearers: Mapping[str, Bearer]) -> set[str]:
    """Full names of persons that its sentences hold and the other's report does not."""
    found = (bearers[held] for held in one.beside - other.named)
    return {b.name for b in found if b.kind == "person" and person_parts(b.name)[0]}


def _share_a_word(one: str, two: str) -> bool:
    return not set(fold(one).split()).isdisjoint(fold(two).split())


def sentences_between(a: Telling, b: Telling) -> int:
    """How many sentences the nearest claims of two tellings of one article are apart."""
    return min(
        abs(one.traits.position - two.traits.position) for one in a.mentions for two in b.mentions
    )


def _goes_on(first: Mention, then: Mention) -> bool:
    doers, going = _doers(first), _doers(then)
    return bool(doers) and (bool(going & PRONOUNS) or bool(doers & going))


def _doers(mention: Mention) -> frozenset[str]:
    return frozenset(role.text.lower() for role in mention.claim.roles if role.role == "who")


def compare_beside(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> Reason | None:
    """Names that both sentences hold, beyond those who do or suffer it in both."""
    if a.article == b.article:
        return None
    counted = (a.who & b.who) | (a.target & b.target) | (a.victims & b.victims)
    shared = (a.beside & b.beside) - counted - (a.places & b.places)
    if not shared:
        return None
    key = "people.beside" if len(shared) == 1 else "people.beside-more"
    names = sorted({bearers[one].name for one in shared})
    return reason("beside", key, f"both sentences name {', '.join(names[:3])}")
