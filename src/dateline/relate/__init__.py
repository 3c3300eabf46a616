"""Events to relations, disputes and origins: what answered what, and where reports disagree."""

from dateline.relate.stage import relate

__all__ = ["relate"]
