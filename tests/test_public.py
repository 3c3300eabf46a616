"""What `import dateline` offers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dateline
from dateline.errors import UsageError
from tests.test_pipeline import written


def test_public_names() -> None:
    """Pinned: a name that is here stays here."""
    assert dateline.__all__ == ["Story", "build", "open", "times"]
    for name in dateline.__all__:
        assert getattr(dateline, name)
    with pytest.raises(AttributeError):
        dateline.nothing  # noqa: B018


def test_times_is_the_tagger() -> None:
    (found,) = dateline.times.tag("It burned on 12 March 2031.")
    assert found.value == "2031-03-12"


@pytest.mark.usefixtures("fake_stages")
def test_a_story_is_built_looked_at_and_opened_again(tmp_path: Path) -> None:
    written(tmp_path / "pile", ["burn a mill\ndie", "burn", ""])
    built = dateline.build(tmp_path / "pile", tmp_path / "s.dateline")
    story = dateline.open(tmp_path / "s.dateline")
    assert story.record == built.record
    assert len(story) == len(list(story)) == len(story.events) == 2
    assert len(story.articles) == 2
    assert len(story.failures) == 1
    assert len(story.timeline) == 2
    burning = next(event for event in story if event.title == "burn")
    assert {claim.predicate.lemma for claim in story.claims_of(burning)} == {"burn"}
    for claim in burning.claims:
        assert story.event(claim) is burning
    with pytest.raises(KeyError):
        story.event("feedbeef")
    assert json.loads(story.export())["format"] == 1
    assert story.export("csv").startswith(b"day,")
    assert b"burn" in story.export("markdown")
    assert story.page().startswith("<!doctype html>")
    with pytest.raises(ValueError, match="json, csv or markdown"):
        story.export("stone")
    assert "2 articles, 2 events" in repr(story)


@pytest.mark.usefixtures("fake_stages")
def test_a_story_in_memory_writes_nothing(tmp_path: Path) -> None:
    paths = written(tmp_path / "pile", ["burn"])
    assert len(dateline.build(paths)) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["pile"]
    with pytest.raises(UsageError):
        dateline.open(tmp_path / "gone.dateline")
