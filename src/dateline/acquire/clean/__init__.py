"""Cuts from a page what is not the report, by rules that are data (`*.toml` in this folder)."""

from dateline.acquire.clean.engine import clean, rule_for_head
from dateline.acquire.clean.rules import Rule, rules

__all__ = ["Rule", "clean", "rule_for_head", "rules"]
