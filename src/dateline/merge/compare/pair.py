"""The verdict on a pair: the sum of what the comparers saw, and whether anything forbids it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.merge.acts import is_daily
from dateline.merge.bearers import Bearer
from dateline.merge.compare.act import compare_acts
from dateline.merge.compare.building import compare_buildings
from dateline.merge.compare.context import (
    compare_beside,
    compare_company,
    compare_strangers,
    leading,
    pointed,
    same_breath,
)
from dateline.merge.compare.figures import compare_figures, compare_order
from dateline.merge.compare.people import compare_people, is_unmistakable
from dateline.merge.compare.place import compare_places
from dateline.merge.compare.report import compare_reports
from dateline.merge.compare.setting import compare_settings
from dateline.merge.compare.speech import compare_speech
from dateline.merge.compare.time import compare_days
from dateline.merge.compare.ways import ways_apart
from dateline.merge.compare.words import compare_lemmas, compare_wording, compare_words
from dateline.merge.settings import BRIEF
from dateline.merge.tellings import Telling
from dateline.merge.weights import Seen, forbidden, reason, weight
from dateline.records import Reason

OWN = frozenset(("day", "victim", "who", "target", "nouns", "beside", "place", "figure"))
"""What two tellings share of their own: the same word in two reports of one thing can still
tell of two ("the strike will send a message", "sends 3,000 troops")."""
SLIGHT = 100
"""What is shared and weighs less does not tell one act of a day from another."""
NO_DISAGREEMENT = frozenset(
    (
        "prior",
        "nothing",
        "article",
        "report",
        "company",
        "strangers",
        "clause words",
        "sentence words",
        "wording",
    )
)
"""What makes a join unlikely without the two saying different things."""


@dataclass(frozen=True)
class Verdict:
    """`weight` in hundredths of a bit, the prior included; `against` the sum of what speaks
    against a join, the prior left out; `unmistakable` where one shared thing settles it."""

    weight: int
    reasons: tuple[Reason, ...]
    against: int
    unmistakable: bool = False

    @property
    def forbidden(self) -> bool:
        return self.against <= weight("forbid")


def compare(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> Verdict:
    """Compare two tellings of one status. Symmetric in all but the order of words."""
    a, b = sorted((a, b), key=lambda telling: telling.id)
    seen = _prior(a, b)
    if a.status == "utterance":
        seen += compare_speech(a, b, bearers)
        if seen[-1].weight > weight("forbid"):
            seen += _present(compare_days(a, b, False), compare_wording(a, b))
            seen += compare_reports(a, b)
        return _verdict(seen, False)
    act = compare_acts(a, b)
    seen.append(act)
    if act.weight <= weight("forbid"):
        return _verdict(seen, False)
    if says := ways_apart(a, b):
        return _verdict([*seen, forbidden("act", says)], False)
    if says := _one_of_several(a, b):
        return _verdict([*seen, forbidden("figure", says)], False)
    seen += _present(compare_lemmas(a, b))
    sure = is_unmistakable(a, b)
    seen += compare_people(a, b, bearers)
    seen += _present(compare_beside(a, b, bearers), compare_company(a, b))
    day = compare_days(a, b, sure)
    if day is None and not sure and not any(r.name in ("pointed", "lead") for r in seen):
        day = reason("day", "time.unknown", "no day is known of one of them")
    place = compare_places(a, b, bearers, sure)
    if place is None or (isinstance(place, Seen) and place.key == "place.same-country"):
        place = compare_settings(a, b, bearers, sure) or place
    seen += _present(day, place, compare_buildings(a, b, sure))
    seen += _present(compare_strangers(a, b, bearers, day))
    seen += _present(compare_order(a, b), compare_figures(a, b))
    seen += _present(*compare_words(a, b), compare_wording(a, b))
    seen += compare_reports(a, b)
    if a.article != b.article:
        seen += _present(_nothing_shared(a, b, seen))
    return _verdict(seen, sure)


def _one_of_several(a: Telling, b: Telling) -> str:
    """What is said where one tells several occurrences together and the other one."""
    for one, other in ((a, b), (b, a)):
        if one.several and not other.several and not other.plural:
            return "one tells several such acts together, the other a single one"
    return ""


def _nothing_shared(a: Telling, b: Telling, seen: list[Reason]) -> Reason | None:
    """Where two reports share nothing of their own; None where they do. In a bare
    item, the day of an act that is told every day is nothing of its own: a longer report has
    words enough by which to know it."""
    own = [r for r in seen if r.name in OWN and r.weight > 0]
    if not own:
        says = "no day, name, place, count or noun of their own is shared"
        return reason("nothing", "context.nothing", says)
    daily = min(a.last, b.last) <= BRIEF and all(map(is_daily, a.acts | b.acts))
    if daily and all(r.name == "day" or r.weight < SLIGHT for r in own):
        says = "of an act that is told every day no name, place, count or noun is shared"
        return reason("nothing", "context.daily", says)
    return None


def _prior(a: Telling, b: Telling) -> list[Reason]:
    key = a.status if a.status in ("occurrence", "utterance", "negated") else "unreal"
    says = "few pairs that share as little as this are one event"
    found: list[Reason] = [reason("prior", f"prior.{key}", says)]
    if a.article == b.article and a.status != "utterance":
        told = same_breath(a, b) or pointed(a, b) or leading(a, b)
        says = "one article tells both and does not tie them"
        found.append(told or reason("article", "prior.same-article", says))
    return found


def _present(*reasons: Reason | None) -> list[Reason]:
    return [seen for seen in reasons if seen is not None]


def _verdict(seen: list[Reason], unmistakable: bool) -> Verdict:
    against = sum(r.weight for r in seen if r.weight < 0 and r.name not in NO_DISAGREEMENT)
    return Verdict(sum(r.weight for r in seen), tuple(seen), against, unmistakable)
