"""Pairs of tellings, compared by small functions that each say what they saw."""

from dateline.merge.compare.act import best_fit, fit_of
from dateline.merge.compare.pair import Verdict, compare

__all__ = ["Verdict", "best_fit", "compare", "fit_of"]
