"""Figures: numbers with what they count and how surely they are said (DESIGN §3)."""

from dateline.annotate.figures.find import find_figures

__all__ = ["find_figures"]
