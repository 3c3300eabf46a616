"""Where places are: the gazetteer, its lookup, and how two places lie to each other."""

from dateline.places.countries import (
    countries,
    country_around,
    country_of,
    country_of_people,
    country_of_word,
)
from dateline.places.distance import Relation, distance_km, holds, is_area, relation
from dateline.places.settle import Answer, Asked, settle
from dateline.places.table import SCALE, Bearing, lookup

__all__ = [
    "SCALE", "Answer", "Asked", "Bearing", "Relation", "countries", "country_around",
    "country_of", "country_of_people", "country_of_word", "distance_km", "holds", "is_area",
    "lookup", "relation", "settle",
]  # fmt: skip
