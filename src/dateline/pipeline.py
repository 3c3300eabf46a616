"""The stages in their order. Nothing else knows it.

    acquire → reader → annotate → extract    one article at a time: what the engine spreads
    merge → relate → select                  the pile as a whole
    store                                    the story file, its cache and its log

The upper half is a pure function of one source and the options, the middle one of what the
articles were read as and of people's judgements. So a story can be added to and taken from
without reading again what stands, and comes out as if built anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from dateline import store
from dateline.engine import Engine, InProcess, Lost
from dateline.errors import (
    NOTHING_BUILT,
    UNEXPECTED,
    WORKER_DIED,
    DatelineError,
    UsageError,
)
from dateline.records import (
    Article,
    Failure,
    Judgement,
    Options,
    Reading,
    Source,
    StoryFile,
)
from dateline.store import Stored

FORMAT = 1
"""Version of the exported story, as `docs/reference/story.schema.json` describes it."""

AHEAD_BYTES = 64 * 1024 * 1024
"""Sources are looked through this far before the first is read, so that the progress bar
knows where it ends; a larger pile is read as it comes and the bar only counts."""

Read = tuple[Article, Reading]
Progress = Callable[[int, int | None], None]
"""Called with the number of sources done and, where it is known, of all."""


class Run(NamedTuple):
    """What a run has made, and what it did for it."""

    story: StoryFile
    stored: tuple[Stored, ...]
    before: StoryFile | None
    """The story as it was, where it was added to or taken from."""
    read: tuple[Article, ...] = ()
    """The articles that this run was given, read now or found in the cache."""
    sources: int = 0
    from_cache: int = 0
    failures: tuple[Failure, ...] = ()
    """Of this run alone; `story.failures` holds those of earlier runs too."""


# --- one article --------------------------------------------------------------------


def read_one(source: Source, options: Options) -> Read | Failure:
    """What one source says, or why it cannot be read. Never raises."""
    stage = "acquire"
    try:
        from dateline import acquire, annotate, extract, reader

        article = acquire.read(source, options)
        if isinstance(article, Failure):
            return article
        stage = "reader"
        doc = reader.load().parse(article)
        stage = "annotate"
        annotated = annotate.annotate(article, doc)
        stage = "extract"
        return annotated.article, extract.extract(annotated)
    except DatelineError as error:
        return Failure(source=source.path, stage=stage, message=str(error))
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        return UNEXPECTED.failure(source.path, stage, source=source.path, stage=stage, error=said)


def read_packed(source: Source, options: Options) -> bytes | Failure:
    """`read_one`, packed for the way from a worker to the cache."""
    result = read_one(source, options)
    return result if isinstance(result, Failure) else msgspec.msgpack.encode(result)


class Piled(NamedTuple):
    """What came of the sources of one run."""

    reads: tuple[Stored, ...]
    failures: tuple[Failure, ...]
    sources: int
    from_cache: int


def read_pile(
    found: Iterable[Source | Failure],
    options: Options,
    engine: Engine,
    cache: store.Cache,
    progress: Progress,
) -> Piled:
    """Read every source, taking from the cache what was read before."""
    version = store.reading_version()
    decoder = msgspec.msgpack.Decoder(tuple[Article, Reading])
    reads: list[Stored] = []
    failures: list[Failure] = []
    sources = from_cache = 0
    ahead, total = _look_ahead(found)

    def missing() -> Iterator[tuple[tuple[str, str, str], Source]]:
        """What the cache does not hold. Runs while the engine does: it is asked item by item."""
        nonlocal sources, from_cache
        for source in ahead:
            sources += 1
            if isinstance(source, Failure):
                failures.append(source)
                continue
            key = store.result_key(source, options, version)
            kept = cache.get(key)
            if kept is None:
                yield (source.path, source.sha256, key), source
            else:
                from_cache += 1
                reads.append(Stored(*decoder.decode(kept), version))

    for (path, sha256, key), result in engine.map(partial(read_packed, options=options), missing()):
        if isinstance(result, Lost):
            failures.append(WORKER_DIED.failure(path, "reader", source=path))
        elif isinstance(result, Failure):
            failures.append(result)
        else:
            cache.put(key, sha256, version, result)
            reads.append(Stored(*decoder.decode(result), version))
        progress(len(reads) + len(failures), total)
    cache.commit()
    progress(sources, total)
    return Piled(tuple(reads), tuple(failures), sources, from_cache)


def _look_ahead(
    found: Iterable[Source | Failure],
) -> tuple[Iterator[Source | Failure], int | None]:
    """The same sources, and how many they are if `AHEAD_BYTES` are enough to hold them."""
    coming = iter(found)
    ahead: list[Source | Failure] = []
    held = 0
    for one in coming:
        ahead.append(one)
        held += len(one.data) if isinstance(one, Source) else 0
        if held > AHEAD_BYTES:
            return chain(ahead, coming), None
    return iter(ahead), len(ahead)


# --- the pile as a whole ------------------------------------------------------------


def unite(reads: Iterable[Stored]) -> tuple[Stored, ...]:
    """One for each article: equal bytes found in several places are one article.

    What it is called and who ran it is taken from the place whose path comes first; all
    places are kept.
    """
    together: dict[str, list[Stored]] = {}
    for one in reads:
        together.setdefault(one.article.id, []).append(one)
    return tuple(_united(together[article]) for article in sorted(together))


def _united(copies: Sequence[Stored]) -> Stored:
    first = min(copies, key=lambda one: (one.article.source.path, one.version))
    places = {(place.path, place.sha256): place for one in copies for place in one.article.sources}
    sources = tuple(places[key] for key in sorted(places))
    return first._replace(article=replace(first.article, sources=sources))


def assemble(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    failures: Iterable[Failure],
    judgements: Sequence[Judgement],
) -> StoryFile:
    """The story that the articles tell, from what they were read as. Order does not matter."""
    from dateline import merge, relate, select

    ours = store.find_again(judgements, articles)
    standing = [judgement for judgement in ours if not judgement.orphaned]
    merged = merge.merge(sorted(readings, key=lambda reading: reading.article), standing)
    related = relate.relate(merged)
    selected = select.select(merged, related, standing)
    published = {reading.article: reading.published for reading in merged.readings}
    made = (*ours, *merged.judgements, *selected.judgements)
    judged = {judgement.id: judgement for judgement in made}
    return store.in_order(
        StoryFile(
            format=FORMAT,
            articles=tuple(
                replace(article, published=published.get(article.id, article.published))
                for article in articles
            ),
            actors=merged.actors,
            places=merged.places,
            claims=tuple(claim for reading in merged.readings for claim in reading.claims),
            events=selected.events,
            relations=related.relations,
            disputes=related.disputes,
            stories=selected.stories,
            timeline=selected.timeline,
            judgements=tuple(judged.values()),
            possibly_same=merged.possibly_same,
            near_misses=merged.near_misses,
            failures=tuple(
                {(one.source, one.stage, one.message): one for one in failures}.values()
            ),
        )
    )


def _assembled(
    stored: Sequence[Stored], failures: Iterable[Failure], judgements: Sequence[Judgement]
) -> StoryFile:
    return assemble(
        [one.article for one in stored], [one.reading for one in stored], failures, judgements
    )


# --- a story file -------------------------------------------------------------------


def _no_progress(done: int, total: int | None) -> None:
    """Tells nobody."""


def build(
    paths: Sequence[str],
    story: Path | None = None,
    options: Options | None = None,
    engine: Engine | None = None,
    judgements: Sequence[Judgement] = (),
    progress: Progress = _no_progress,
) -> Run:
    """Build a story of what lies at `paths`, and write it to `story` where that is given.

    What people have judged in a story that is there already is kept.
    """
    known, then = tuple(judgements), frozenset[str]()
    if story is not None:
        store.check_target(story)
        if story.exists():
            known = (*_persons(store.load_list(story, "judgements")), *judgements)
            then = frozenset(article.id for article in store.load_list(story, "articles"))
    with store.Cache(store.cache_path(story) if story is not None else None) as cache:
        piled = _read(paths, story, options, engine, cache, progress)
        stored = unite(piled.reads)
        made = _assembled(stored, piled.failures, known)
        run = _run(made, stored, None, piled)
        if story is not None:
            _write(story, "build", run, cache, paths, then)
    return run


def add(
    story: Path,
    paths: Sequence[str],
    options: Options | None = None,
    engine: Engine | None = None,
    judgements: Sequence[Judgement] = (),
    progress: Progress = _no_progress,
) -> Run:
    """Add what lies at `paths` to the story; the same comes out as from building it all anew."""
    before = store.load(story)
    store.check_target(story)
    with store.Cache(store.cache_path(story)) as cache:
        piled = _read(paths, story, options, engine, cache, progress)
        stored = unite((*store.load_readings(story), *piled.reads))
        mended = {one.article.source.path for one in piled.reads}.union(paths)
        failures = [one for one in before.failures if one.source not in mended]
        failures.extend(piled.failures)
        made = _assembled(stored, failures, (*_persons(before.judgements), *judgements))
        run = _run(made, stored, before, piled)
        _write(story, "add", run, cache, paths, _ids(before))
    return run


def remove(story: Path, named: Sequence[str]) -> Run:
    """Take articles out of the story, and their words out of every file that holds them."""
    before = store.load(story)
    stored = store.load_readings(story)
    gone = sorted({store.article_named(name, stored, story) for name in named})
    judgements = _persons(before.judgements)
    for article in gone:
        judgements = store.forget(judgements, article)
    paths = {p.path for one in stored if one.article.id in gone for p in one.article.sources}
    left = tuple(one for one in stored if one.article.id not in gone)
    failures = [failure for failure in before.failures if failure.source not in paths]
    made = _assembled(left, failures, judgements)
    run = Run(made, left, before)
    store.check_target(story)
    with store.Cache(store.cache_path(story)) as cache:
        for article in gone:
            cache.forget(article)
        _write(story, "remove", run, cache, (), _ids(before))
    return run


def _read(
    paths: Sequence[str],
    story: Path | None,
    options: Options | None,
    engine: Engine | None,
    cache: store.Cache,
    progress: Progress,
) -> Piled:
    """Read what lies at `paths`; raises where none of it could be read as an article.

    Each path is looked at by itself, so that what a source is called does not depend on what
    else was named in the same command: adding a folder later names its files alike. The
    story's own files are passed over where they lie among the reports.
    """
    from dateline import acquire

    asked = options or Options()
    found: list[Iterable[Source | Failure]] = []
    missing: list[tuple[str, UsageError]] = []
    for path in paths:
        try:
            found.append(acquire.sources([path], asked))
        except UsageError as error:
            missing.append((path, error))
    if missing and not found:
        raise missing[0][1]
    absent = [Failure(source=path, stage="acquire", message=str(e)) for path, e in missing]
    own = store.own_names(story) if story is not None else ()
    every = chain(absent, (one for one in chain.from_iterable(found) if _file_name(one) not in own))
    piled = read_pile(every, asked, engine or InProcess(), cache, progress)
    if piled.reads:
        return piled
    nothing = missing[0][1] if missing else DatelineError(NOTHING_BUILT, sources=piled.sources)
    nothing.failures = piled.failures
    raise nothing


def _file_name(found: Source | Failure) -> str:
    path = found.path if isinstance(found, Source) else found.source
    return path.rpartition("/")[2].partition("#")[0]


def _run(
    made: StoryFile, stored: tuple[Stored, ...], before: StoryFile | None, piled: Piled
) -> Run:
    read = tuple(one.article for one in unite(piled.reads))
    return Run(made, stored, before, read, piled.sources, piled.from_cache, piled.failures)


def _ids(story: StoryFile) -> frozenset[str]:
    return frozenset(article.id for article in story.articles)


def _write(
    story: Path,
    command: str,
    run: Run,
    cache: store.Cache,
    paths: Sequence[str],
    then: frozenset[str],
) -> None:
    """Write the story and a line of its log; `then` are the articles that it held before."""
    store.save(story, run.story, run.stored)
    now = _ids(run.story)
    cache.keep(now, store.reading_version())
    store.append(
        story,
        command,
        store.reading_version(),
        paths=paths,
        added=sorted(now - then),
        removed=sorted(then - now),
        counts={
            "articles": len(run.story.articles),
            "claims": len(run.story.claims),
            "events": len(run.story.events),
            "failures": len(run.story.failures),
        },
    )


def _persons(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    return tuple(filter(store.is_persons, judgements))
