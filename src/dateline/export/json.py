"""A story as JSON: the same bytes for the same story, and the schema that describes them.

One record a line, so that two exports can be compared with `diff`. Fields stand in the order
of `records.py`, records in the order of their ids, timeline entries by rank.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import msgspec

from dateline.records import StoryFile

ORDER: dict[str, Callable[[Any], Any]] = {
    "articles": attrgetter("id"),
    "actors": attrgetter("id"),
    "places": attrgetter("id"),
    "claims": attrgetter("id"),
    "events": attrgetter("id"),
    "relations": lambda r: (r.source, r.target, r.kind, r.quote.article, r.quote.start),
    "disputes": attrgetter("event", "about", "what", "history"),
    "stories": attrgetter("id"),
    "timeline": attrgetter("rank", "event"),
    "judgements": attrgetter("id"),
    "possibly_same": attrgetter("a", "b"),
    "near_misses": attrgetter("a", "b"),
    "failures": attrgetter("source", "stage", "message"),
}
"""What each list of a story is sorted by."""

SCHEMA_ID = "https://dateline.invalid/story.schema.json"
"""A name, not an address: `.invalid` never resolves."""


def in_order(story: StoryFile) -> StoryFile:
    """The same story with every list in its order."""
    return msgspec.structs.replace(
        story, **{name: tuple(sorted(getattr(story, name), key=key)) for name, key in ORDER.items()}
    )


def to_json(story: StoryFile) -> bytes:
    """The story in UTF-8, one record a line, one newline at the end."""
    ordered = in_order(story)
    encode = msgspec.json.Encoder(order="deterministic").encode
    parts = []
    for name in StoryFile.__struct_fields__:
        value = getattr(ordered, name)
        if name in ORDER:
            lines = b",\n".join(encode(record) for record in value)
            parts.append(b'"%s":[%s]' % (name.encode(), b"\n" + lines + b"\n" if lines else b""))
        else:
            parts.append(b'"%s":%s' % (name.encode(), encode(value)))
    return b"{" + b",\n".join(parts) + b"}\n"


def schema() -> bytes:
    """The JSON Schema (2020-12) of what `to_json` writes, generated from `records.py`.

    Every field is always written, so every field is required here, though readers of older
    files fill in defaults.
    """
    generated = msgspec.json.schema(StoryFile)
    for definition in generated["$defs"].values():
        definition["required"] = sorted(definition["properties"])
        if "description" in definition:
            definition["description"] = " ".join(definition["description"].split())
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "A Dateline story, as `dateline export --to json` writes it",
        **generated,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True).encode() + b"\n"
