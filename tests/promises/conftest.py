"""The invented example, built once: promises are kept on whole stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import pipeline
from dateline.records import StoryFile

EXAMPLES = Path(__file__).parents[2] / "examples" / "orvenice"


@pytest.fixture(scope="session")
def run() -> pipeline.Run:
    """A build of `examples/orvenice`."""
    return pipeline.build([str(EXAMPLES)])


@pytest.fixture(scope="session")
def told(run: pipeline.Run) -> StoryFile:
    """The story of `examples/orvenice`."""
    return run.story
