"""Annotated article -> claims: who did what to whom, where, when, and who says so."""

from dateline.extract.attributions import Attribution, find_attributions
from dateline.extract.stage import extract
from dateline.extract.whereabouts import find_places, site

__all__ = ["Attribution", "extract", "find_attributions", "find_places", "site"]
