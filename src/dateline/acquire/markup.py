"""The one place that knows trafilatura and lxml: a page's tree, its article, its walk.

Costs are bounded before anything is extracted: a page of very many elements is refused, tags of
very many attributes lose them, and paragraphs of very many links lose those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MOST_ELEMENTS = 60_000
"""Start tags of a page. Long live blogs have 20,000; trafilatura takes seconds for 100,000 and
minutes for a crafted page. Not tuned."""

LONGEST_TAG = 5_000
"""Characters of one tag. libxml2's time grows with the square of a tag's attributes (40,000: 12 s);
only pictures written into a page (`data:`) and drawings have longer tags, and neither is text."""

MOST_INLINE = 150
"""Links and emphases in one paragraph before they are taken out: trafilatura's time grows with
their square (10,000 links in one paragraph: 10 s)."""

MOST_ATTRIBUTES = 300_000
"""Attributes of a page; each costs libxml2 a kilobyte. Large pages have 40,000."""

_TAG = re.compile(r"<[a-zA-Z]")
_ATTRIBUTE = re.compile(r"\s[\w:.-]+=")
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,40}})[^<>]{{{LONGEST_TAG},}}>?")
_INLINE = ("a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "small", "font", "mark")

_SPANS = ("span", "a", "time")

Tree = Any
"""An lxml element. lxml has no types of its own."""


def count_parts(text: str) -> int:
    """How many start tags a page has; as many as there may be at most and one where it has too
    many attributes."""
    elements = len(_TAG.findall(text))
    if elements <= MOST_ELEMENTS and len(_ATTRIBUTE.findall(text)) > MOST_ATTRIBUTES:
        return MOST_ELEMENTS + 1
    return elements


def parse(text: str) -> Tree | None:
    """The tree of a page; None where the text is no markup."""
    from lxml import etree  # type: ignore[import-untyped]
    from trafilatura import load_html

    tree = load_html(_LONG_TAG.sub(r"<\1>", text))
    if tree is None:
        return None
    for element in tree.iter(*_SPANS):
        after = element.getnext()
        if not element.tail and after is not None and after.tag in _SPANS:
            element.tail = " "  # what a page sets apart by style must not run together
    for crowded in [element for element in tree.iter() if len(element) > MOST_INLINE]:
        etree.strip_tags(crowded, *_INLINE)
        crowded.text = crowded.text  # one node again, not one for every tag that was taken out
        for child in crowded:
            child.tail = child.tail
    return tree


def extract(tree: Tree) -> Tree | None:
    """The article in a page as a small tree of p, head, list, item, quote, table, row, cell, lb.
    The page's own tree is used up."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree, include_comments=False, include_tables=True, include_formatting=True
    )
    return getattr(found, "body", None)


def walk(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """Every element of a tree twice: ("start", element) and ("end", element)."""
    from lxml import etree

    yield from etree.iterwalk(tree, events=("start", "end"))
