"""A JSON record: one object with a text and what is known of it.

Field names differ between programs; `fields.toml` lists those that are understood. A text that
holds markup is read as HTML.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import msgspec

from dateline.acquire import html
from dateline.acquire.draft import DateNote, Draft, pieces_of
from dateline.acquire.encoding import decode
from dateline.acquire.outlet import host_of
from dateline.acquire.pagedata import without_site_name
from dateline.acquire.patterns import load
from dateline.acquire.plain import one_line, plain
from dateline.acquire.text import checked, has_sentence_lines, paragraphs
from dateline.errors import FILE_BINARY, JSON_BROKEN, RECORD_WITHOUT_TEXT, DatelineError
from dateline.records import Source

_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|article|section|span|a)\b[^<>]{0,2000}>", re.I)
SHOWN = 80
"""Characters of the reason that a message shows."""


@cache
def _names(field: str) -> tuple[str, ...]:
    return tuple(load("fields.toml")[field])


def read_record(source: Source) -> Draft:
    """The record's text as pieces, with its fields. Raises where it is no object with a text."""
    record = _loaded(source)
    text = _first(record, "text")
    if not text.strip():
        raise DatelineError(RECORD_WITHOUT_TEXT, path=source.path)
    if _MARKUP.search(text[:20_000]):
        draft = html.read_fragment(text, source.path)
    else:
        told = checked(plain(text), source.path)
        draft = Draft(pieces=pieces_of(paragraphs(told)), sentence_lines=has_sentence_lines(told))
    draft.author = one_line(_first(record, "author"))
    draft.url = one_line(_first(record, "url"))
    draft.outlets = _outlets(record)
    title = one_line(_first(record, "title"))
    draft.title, site = without_site_name(title, draft.outlets, draft.url)
    draft.cut(site, "title-suffix")
    draft.dates = [
        DateNote(str(record[name]), "metadata", updated=field == "updated")
        for field in ("published", "updated")
        for name in _names(field)
        if isinstance(record.get(name), str | int | float) and record[name]
    ]
    return draft


def _loaded(source: Source) -> dict[str, Any]:
    text, encoding = decode(source.data)
    if not encoding:
        raise DatelineError(FILE_BINARY, path=source.path)
    try:
        loaded = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):
        loaded = _leniently(text, source.path)
    if not isinstance(loaded, dict):
        raise DatelineError(RECORD_WITHOUT_TEXT, path=source.path)
    return {name.strip().lower(): value for name, value in loaded.items()}


def _leniently(text: str, path: str) -> Any:
    """Also NaN, line ends inside strings and halves of character pairs, which some write."""
    try:
        return json.loads(text, strict=False)
    except ValueError as error:
        raise DatelineError(JSON_BROKEN, path=path, error=str(error)[:SHOWN]) from None


def _first(record: dict[str, Any], field: str) -> str:
    """The first field of that meaning that says something, as text."""
    for name in _names(field):
        said = _said(record.get(name))
        if said.strip():
            return said
    return ""


def _said(value: Any) -> str:
    """A field as text: lists are joined, an object gives its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        strings = [_said(one) for one in value if isinstance(one, str | dict)]
        return ("\n\n" if any(len(one) > 60 for one in strings) else ", ").join(strings)
    if isinstance(value, dict):
        return next(
            (v for n in ("name", "title", "rendered") if isinstance(v := value.get(n), str)), ""
        )
    return ""


def _outlets(record: dict[str, Any]) -> list[str]:
    found = []
    for name in _names("outlet"):
        said = one_line(_said(record.get(name)))
        if said:
            found.append(host_of(said) if "/" in said and host_of(said) else said)
    return list(dict.fromkeys(found))
