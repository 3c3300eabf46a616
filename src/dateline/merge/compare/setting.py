"""Whether two tellings can be of one place by what their sentences and reports name."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.merge.bearers import Bearer
from dateline.merge.compare.place import WIDE, relation_of, shown
from dateline.merge.settings import BRIEF, Setting
from dateline.merge.tellings import Telling
from dateline.merge.weights import forbidden, reason
from dateline.records import Reason


def compare_settings(
    a: Telling, b: Telling, bearers: Mapping[str, Bearer], unmistakable: bool
) -> Reason | None:
    """Places that stand in the sentence, or at the report's beginning, and not in the clause.

    For tellings whose clauses settle nothing. Bare items that name no common country, or whose
    places all lie apart, tell of two things unless something unmistakable is shared. Of a
    longer report only the countries count: its sentences name towns in passing. A town that
    two items share is some evidence for.
    """
    if a.article == b.article:
        return None
    brief = [telling.last <= BRIEF for telling in (a, b)]
    reports = _apart(a.ground, b.ground, bearers)
    if reports and all(brief) and not unmistakable:
        return forbidden("place", f"the reports name no common place: {reports}")
    here = reports or (any(brief) and _apart(a.setting, b.setting, bearers))
    if here:
        says = f"their sentences name no common place: {here}"
        return reason("place", "place.setting-apart", says)
    towns = [p for p in sorted(a.setting.places & b.setting.places) if _is_narrow(bearers[p])]
    if towns and all(brief):
        says = f"their sentences name {bearers[towns[0]].name}"
        return reason("place", "place.setting-same", says)
    return None


def _is_narrow(place: Bearer) -> bool:
    return place.site is not None and place.site.spot.kind not in WIDE


def _apart(one: Setting, two: Setting, bearers: Mapping[str, Bearer]) -> str:
    """The countries of two settings that share none, or their places if all are known to lie
    apart; else ""."""
    return _countries_apart(one, two) or _places_apart(one, two, bearers)


def _countries_apart(one: Setting, two: Setting) -> str:
    if not one.stated or not two.stated or one.countries & two.countries:
        return ""
    return f"{', '.join(sorted(one.stated))} against {', '.join(sorted(two.stated))}"


def _places_apart(one: Setting, two: Setting, bearers: Mapping[str, Bearer]) -> str:
    if not one.places or not two.places or one.places & two.places:
        return ""
    mine, theirs = ([bearers[p] for p in sorted(s.places)] for s in (one, two))
    if any(relation_of(x, y) != "apart" for x in mine for y in theirs):
        return ""
    return f"{shown(mine)} against {shown(theirs)}"
