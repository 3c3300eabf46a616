"""The JSON export: canonical, whole, and as its schema says."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import schema, to_json
from dateline.export.json import ORDER
from dateline.records import StoryFile
from tests.export.invented import Pile, told_harbour
from tests.page.test_page import shuffled

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "story.schema.json"


def test_the_committed_schema_is_current() -> None:
    """Write it anew with
    `python -c "import sys, dateline.export as e; sys.stdout.buffer.write(e.schema())"`."""
    assert SCHEMA.read_bytes() == schema()


def test_a_story_is_as_the_schema_says() -> None:
    described = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.validate(json.loads(to_json(told_harbour()[0])), described)
    jsonschema.validate(json.loads(to_json(Pile().story())), described)


def test_the_schema_refuses_what_is_none() -> None:
    story = json.loads(to_json(told_harbour()[0]))
    del story["claims"][0]["stance"]
    assert list(jsonschema.Draft202012Validator(json.loads(schema())).iter_errors(story))


def test_nothing_is_lost_on_the_way() -> None:
    story, _ = told_harbour()
    again = msgspec.json.decode(to_json(story), type=StoryFile)
    for name in StoryFile.__struct_fields__:
        before, after = getattr(story, name), getattr(again, name)
        assert after == (before if name == "format" else tuple(sorted(before, key=ORDER[name])))


@given(st.integers(0, 2**32))
def test_any_order_of_records_gives_the_same_bytes(seed: int) -> None:
    story, _ = told_harbour()
    assert to_json(shuffled(story, seed)) == to_json(story)


def test_the_bytes_are_canonical() -> None:
    story, _ = told_harbour()
    written = to_json(story)
    assert written.endswith(b"}\n")
    assert not written.endswith(b"\n\n")
    loaded = json.loads(written)
    assert list(loaded) == list(StoryFile.__struct_fields__)
    for name in ("articles", "actors", "places", "claims", "events", "stories", "judgements"):
        ids = [record["id"] for record in loaded[name]]
        assert ids == sorted(ids)
    assert [entry["rank"] for entry in loaded["timeline"]] == list(range(len(loaded["timeline"])))


def test_one_record_stands_on_one_line() -> None:
    story, _ = told_harbour()
    lines = to_json(story).decode("utf-8").split("\n")
    assert sum(line.startswith('{"id"') for line in lines) >= len(story.claims)
