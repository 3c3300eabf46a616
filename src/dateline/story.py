"""A story in Python: build one, open one, look at it, write it in another form."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline import pipeline, store
from dateline.engine import named
from dateline.records import (
    Article,
    Claim,
    Entry,
    Event,
    Failure,
    Judgement,
    Options,
    Reading,
    StoryFile,
)

PathLike = str | os.PathLike[str]


class Story:
    """A story whole. `record` holds everything; the rest are ways to look at it."""

    def __init__(
        self, record: StoryFile, readings: Sequence[Reading], path: Path | None = None
    ) -> None:
        self.record = record
        self.path = path
        self._readings = readings
        self._claims = {claim.id: claim for claim in record.claims}

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.record.articles

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.record.claims

    @property
    def events(self) -> tuple[Event, ...]:
        return self.record.events

    @property
    def timeline(self) -> tuple[Entry, ...]:
        return self.record.timeline

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, and why."""
        return self.record.failures

    def __iter__(self) -> Iterator[Event]:
        return iter(self.record.events)

    def __len__(self) -> int:
        return len(self.record.events)

    def __repr__(self) -> str:
        held = f"{len(self.articles)} articles, {len(self.events)} events"
        return f"<Story {self.path or 'in memory'}: {held}>"

    def event(self, event_or_claim: str) -> Event:
        """The event of this id, or the one that holds the claim of this id. KeyError if none."""
        for event in self.record.events:
            if event.id == event_or_claim or event_or_claim in event.claims:
                return event
        raise KeyError(event_or_claim)

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """The claims that tell an event, in the order of their ids."""
        return tuple(self._claims[claim] for claim in event.claims)

    def export(self, to: str = "json") -> bytes:
        """The story as `json`, `csv` or `markdown`, as `dateline export` writes it."""
        from dateline import export

        if to == "json":
            return export.to_json(self.record)
        if to == "csv":
            return export.to_csv(self.record)
        if to == "markdown":
            return export.to_markdown(self.record).encode("utf-8", "replace")
        raise ValueError(f"to must be json, csv or markdown, not {to!r}")

    def page(self) -> str:
        """The story as one HTML page that needs nothing else."""
        from dateline.page import render
        from dateline.select import in_brief

        return render(self.record, brief=in_brief(self.record, self._readings))


def build(
    paths: PathLike | Sequence[PathLike],
    story: PathLike | None = None,
    *,
    published: str = "",
    max_text_mb: int = 20,
    workers: int = 1,
    engine: str = "local",
    judgements: Sequence[Judgement] = (),
) -> Story:
    """Build a story of the reports at `paths` (files, folders, patterns).

    It is written to `story` where that is given, else kept in memory only. With more than one
    worker the calling script needs the usual `if __name__ == "__main__":`.
    """
    many = [paths] if isinstance(paths, str | os.PathLike) else paths
    target = Path(story) if story is not None else None
    run = pipeline.build(
        [os.fspath(path) for path in many],
        target,
        Options(published=published, max_text_mb=max_text_mb),
        named(engine, workers),
        judgements,
    )
    return Story(run.story, [one.reading for one in run.stored], target)


def open_story(path: PathLike) -> Story:
    """The story in the file at `path`."""
    readings = [one.reading for one in store.load_readings(Path(path))]
    return Story(store.load(Path(path)), readings, Path(path))
