"""Annotated article -> claims: who did what to whom, where, when, and who says so."""

from dateline.extract.claims import extract

__all__ = ["extract"]
