"""Which place each name of an article means, all names weighed together.

Every name has the gazetteer's places of that name for candidates. A candidate gains by its kind
and size, by the area the article sets beside the name, by what kind the words around ask for, by
the article's other places, and by where its outlet is at home. The other places are themselves
uncertain: each counts by the share that its candidates have, and shares and scores are reckoned
in turn (mean-field, a round for each `SOFTNESS`). Whole numbers only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from dateline.places.countries import countries
from dateline.places.distance import distance_km, holds, is_area
from dateline.places.table import SCALE, Bearing, lookup
from dateline.records import Certainty, Spot

SOFTNESS = (40, 20, 10)
"""A round each: so many points double a candidate's share. Soft at first, so that several
unlikely candidates that fit together are heard before the likeliest drown them."""
TOWNS = frozenset({"town", "capital"})
KEPT = 12
"""So many candidates of a name are weighed, the likeliest by kind, size and what is said."""
T = TypeVar("T")
WHOLE = 1024
CELL = 5 * SCALE
"""Places are looked for in squares of five degrees."""
CROWD = 2
"""So many names that are close by say as much as more of them."""
ONE_PLACE_KM = 50
"""Candidates this close are one answer (a town and its county), and no rivals."""

WEIGHTS: dict[str, int] = {
    "country": 160, "adm1": 130, "adm2": 65, "region": 105, "water": 80, "airport": 70,
    "town": 30, "capital": 75,
    "people": 6,
    "adm1_of_large": -30, "adm1_of_small": -50,
    "other": -10, "namesake": -40, "county": -40, "short": 40,
    "within": 150, "outside": -40, "fits": 10, "misfits": -40,
    "same_country": 60, "same_adm1": 60, "close": 30,
    "home_country": 40, "home_town": 80, "home": 60,
}  # fmt: skip
"""Points. Set on half of the public place sets; see `bench places`."""
UNLISTED = 30
"""Points of the place that the gazetteer has not: a hamlet, a quarter of a town."""
SEAT_KM = 150
"""A town lies this close to the point of a province called after it; New York does not."""
SEAT_POINTS = 50
LARGE_TOWN = 100_000
LARGE_KM2 = 200_000
CLOSE_KM = ((30, 4), (100, 3), (250, 2), (500, 1))


@dataclass(frozen=True)
class Asked:
    """A name of an article with what its words say of it. `within` are names of areas said to
    hold it; `kind` is `area` or `town` where the words tell; `names` the forms to look up.
    `part_of` are forms of what the name is a part of: only places that have parts count there.
    `home`: an outlet bears the name, so that its town is likely meant."""

    names: tuple[str, ...]
    within: tuple[str, ...] = ()
    kind: str = ""
    home: bool = False
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The place a name means, and how sure that is."""

    spot: Spot
    certainty: Certainty


@dataclass
class _Open:
    """A name on its way: candidates with the points that the others cannot change, and shares."""

    spots: tuple[Spot, ...]
    own: tuple[int, ...]
    home: bool
    area: bool
    """The words say that an area is meant."""
    scores: list[int] = field(default_factory=list)
    local: list[int] = field(default_factory=list)
    """The scores without what speaks for the country alone."""
    at_home: int = 0
    """What the other names say for the country that they speak for most."""
    shares: list[int] = field(default_factory=list)


def settle(asked: Sequence[Asked], country: str = "") -> tuple[Answer | None, ...]:
    """The place of each name in turn, None where the gazetteer has none. `country` is the ISO
    code of the country where the article appeared, as far as known."""
    names = [_open(one, country) for one in asked]
    group = [one for one in names if one]
    for one in group:
        one.scores, one.shares = list(one.own), _shares(one.own, SOFTNESS[0])
    for softness in SOFTNESS:
        _reckon(group, softness)
    return tuple(_answer(one) if one else None for one in names)


def _open(asked: Asked, country: str) -> _Open | None:
    bearings: dict[str, Bearing] = {}
    for name in asked.names:
        bearings = {bearing.spot.id: bearing for bearing in lookup(name)}
        if bearings:
            break
    for name in asked.part_of:
        bearings = bearings or {b.spot.id: b for b in lookup(name) if _has_parts(b.spot)}
    outer = tuple(b.spot for name in asked.within for b in lookup(name) if is_area(b.spot))
    proper = any(b.mark == "n" and b.spot.kind in TOWNS for b in bearings.values())
    weighed = sorted(
        ((_own_points(b, asked, outer, country, proper), b.spot) for b in bearings.values()),
        key=lambda pair: (-pair[0], pair[1].id),
    )[:KEPT]
    if not weighed:
        return None
    points, spots = zip(*weighed, strict=True)
    return _Open(spots, points, asked.home, asked.kind not in ("", "town"))


def _has_parts(spot: Spot) -> bool:
    return spot.kind in ("country", "adm1", "region") or spot.size >= LARGE_TOWN


def _own_points(
    bearing: Bearing, asked: Asked, outer: Sequence[Spot], country: str, proper: bool
) -> int:
    """What speaks for a candidate whatever the other names mean. `proper`: there is a town whose
    first name this is."""
    spot, points = bearing.spot, _prior(bearing)
    if proper and bearing.mark == "a" and spot.kind in TOWNS:
        points += WEIGHTS["namesake"]
    if outer:
        inside = any(holds(area, spot) for area in outer)
        points += WEIGHTS["within" if inside else "outside"]
    if asked.kind:
        points += WEIGHTS["fits" if (asked.kind == "town") != is_area(spot) else "misfits"]
    if country and spot.country == country:
        points += WEIGHTS["home_country"] + asked.home * WEIGHTS["home_town"]
    return points


def _prior(bearing: Bearing) -> int:
    spot = bearing.spot
    points = WEIGHTS[spot.kind]
    if spot.kind in TOWNS:
        points += WEIGHTS["people"] * (max(spot.size, 1000).bit_length() - 10)
    if spot.kind == "adm1" and not spot.size:
        points += WEIGHTS["adm1_of_large" if _in_large(spot) else "adm1_of_small"]
    if bearing.mark == "a":
        points += WEIGHTS["county" if spot.kind == "adm2" else "other"]
    return points + (WEIGHTS["short"] if bearing.mark == "s" else 0)


def _reckon(group: Sequence[_Open], softness: int) -> None:
    """One round: scores from the others' shares, then shares from scores."""
    around = _Around(group)
    local = [
        [
            points + around.near(number, spot)
            for points, spot in zip(one.own, one.spots, strict=True)
        ]
        for number, one in enumerate(group)
    ]
    for number, (one, points) in enumerate(zip(group, local, strict=True)):
        one.local = points
        one.at_home = around.most(number)
        one.scores = [
            score + around.country(number, spot)
            for score, spot in zip(points, one.spots, strict=True)
        ]
    for one in group:
        one.shares = _shares(one.scores, softness)


def _in_large(spot: Spot) -> bool:
    """Whether an area whose size is not known is of a large country."""
    around = countries().get(spot.country)
    return around is not None and around.size >= LARGE_KM2


class _Around:
    """What the names of an article say of one another, by the shares that they have now."""

    def __init__(self, group: Sequence[_Open]) -> None:
        self.group = group
        self.countries = [Counter[str]() for _ in group]
        self.areas = [Counter[tuple[str, str]]() for _ in group]
        self.cells: dict[tuple[int, int], list[tuple[int, Spot, int]]] = {}
        for number, one in enumerate(group):
            for spot, share in zip(one.spots, one.shares, strict=True):
                self.countries[number][spot.country] += share
                self.areas[number][spot.country, spot.adm1] += share
                if spot.kind != "country" and share:
                    self.cells.setdefault(_cell(spot), []).append((number, spot, share))
        self.others = max(1, len(group) - 1) * WHOLE
        self.all_countries = _sum(self.countries)
        self.all_areas = _sum(self.areas)

    def country(self, number: int, spot: Spot) -> int:
        """What the other names say for the country of a candidate of the name of that number."""
        said = self.all_countries[spot.country] - self.countries[number][spot.country]
        return WEIGHTS["same_country"] * said // self.others

    def most(self, number: int) -> int:
        """What they say for the country that they say most for."""
        said = self.all_countries - self.countries[number]
        return WEIGHTS["same_country"] * max(said.values(), default=0) // self.others

    def near(self, number: int, spot: Spot) -> int:
        """What they say for its area and its neighbourhood."""
        points, area = 0, (spot.country, spot.adm1)
        if spot.adm1:
            said = self.all_areas[area] - self.areas[number][area]
            points += WEIGHTS["same_adm1"] * said // self.others
        return points if spot.kind == "country" else points + self._company(number, spot)

    def _company(self, number: int, spot: Spot) -> int:
        """Points for other names that can be places close by, each by its likeliest such."""
        row, column = _cell(spot)
        near: dict[int, int] = {}
        for cell in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other, held, share in self.cells.get(cell, ()):
                if other != number:
                    near[other] = max(near.get(other, 0), share * _steps(spot, held))
        most = CROWD * WHOLE
        close = min(sum(near.values()) // 4, most)
        homes = (value for other, value in near.items() if self.group[other].home)
        home = max(homes, default=0) // 4
        return WEIGHTS["close"] * close // most + WEIGHTS["home"] * home // WHOLE


def _sum(counters: Sequence[Counter[T]]) -> Counter[T]:
    total: Counter[T] = Counter()
    for one in counters:
        total.update(one)
    return total


def _cell(spot: Spot) -> tuple[int, int]:
    return spot.lat // CELL, spot.lon // CELL


@lru_cache(maxsize=65536)
def _steps(a: Spot, b: Spot) -> int:
    """4 for neighbours down to 0 for places more than 500 km apart."""
    km = distance_km(a, b)
    return next((steps for limit, steps in CLOSE_KM if km <= limit), 0)


def _shares(scores: Sequence[int], softness: int) -> list[int]:
    """Shares of `WHOLE`: so many points more double one's share."""
    best = max(scores)
    raw = [WHOLE >> min(20, (best - score) // softness) for score in scores]
    total = sum(raw)
    return [value * WHOLE // total for value in raw]


def _answer(one: _Open) -> Answer:
    best = min(range(len(one.spots)), key=lambda i: (-one.scores[i], one.spots[i].id))
    spot, score = one.spots[best], one.scores[best]
    if is_area(spot) and not one.area:
        scored = zip(one.spots, one.scores, strict=True)
        near = (held for held, other in scored if score - other <= SEAT_POINTS)
        spot = next((held for held in near if _seat(spot, held)), spot)
    rivals = [
        other
        for held, other in zip(one.spots, one.scores, strict=True)
        if not _one_answer(spot, held)
    ]
    abroad = score - UNLISTED - one.at_home // 2
    margin = min(score - max(rivals, default=0), one.local[best] - UNLISTED, abroad)
    return Answer(spot, "high" if margin >= 60 else "medium" if margin >= 25 else "low")


def _one_answer(spot: Spot, other: Spot) -> bool:
    """Whether two candidates are no rivals: close by, one in the other, or a capital beside an
    area of its country, which is seldom called so without a word for it."""
    if distance_km(spot, other) <= ONE_PLACE_KM or holds(other, spot) or holds(spot, other):
        return True
    return spot.kind == "capital" and (other.kind, other.country) == ("adm1", spot.country)


def _seat(area: Spot, spot: Spot) -> bool:
    """Whether a town lies in an area called alike: without a word for the area it is meant."""
    inside = not is_area(spot) and area.kind in ("adm1", "adm2") and holds(area, spot)
    return inside and distance_km(area, spot) <= SEAT_KM
