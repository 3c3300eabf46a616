"""A story comes out the same whichever way its articles went in.

The stages are stand-ins (`tests.fakes`): what is tested is what runs them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import pipeline, store
from dateline.errors import DatelineError, UsageError
from dateline.export import to_json
from dateline.ids import content_id
from dateline.records import Article, Failure, Judgement, Options, Source, StoryFile
from tests import fakes
from tests.test_engine import Shuffled

pytestmark = pytest.mark.usefixtures("fake_stages")

many_piles = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

lines = st.lists(st.sampled_from(["burn a mill", "burn it", "die", "arrest him", ""]), max_size=4)
piles = st.lists(lines.map("\n".join), min_size=1, max_size=5)


def written(folder: Path, texts: list[str], first: int = 0) -> list[str]:
    """The texts as files of the folder. Empty ones are there too: they are failures."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, text in enumerate(texts, first):
        path = folder / f"{number}.txt"
        path.write_text(text)
        paths.append(str(path))
    return paths


def exported(story: Path) -> bytes:
    return to_json(store.load(story))


@many_piles
@given(piles, st.randoms(use_true_random=False), st.integers())
def test_order_and_engine_do_not_matter(texts: list[str], random: object, seed: int) -> None:
    """Same bytes for any order of the paths and of the results."""
    with tempfile.TemporaryDirectory() as name:
        paths = written(Path(name), [*texts, "die"])
        one = pipeline.build(paths)
        random.shuffle(paths)  # type: ignore[attr-defined]
        other = pipeline.build(paths, engine=Shuffled(seed))
        assert to_json(one.story) == to_json(other.story)


@many_piles
@given(piles, piles)
def test_adding_equals_building_anew(first: list[str], second: list[str]) -> None:
    """Build some and add the rest: the same bytes as building all, and the same story file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        some = written(folder / "some", [*first, "burn"])
        rest = written(folder / "rest", [*second, "die"], first=len(some))
        whole, grown = folder / "all.dateline", folder / "grown.dateline"
        pipeline.build(some + rest, whole)
        pipeline.build(some, grown)
        pipeline.add(grown, rest)
        assert exported(whole) == exported(grown)
        assert whole.read_bytes() == grown.read_bytes()


@many_piles
@given(piles)
def test_removing_equals_building_without(texts: list[str]) -> None:
    """What only one article said is gone with it, to the byte."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = written(folder, [*texts, "arrest somebody else"])
        pipeline.build(paths, folder / "all.dateline")
        pipeline.remove(folder / "all.dateline", [Path(paths[-1]).name])
        left = [path for path in paths[:-1] if Path(path).read_text()]
        if left:
            pipeline.build(paths[:-1], folder / "without.dateline")
            assert exported(folder / "all.dateline") == exported(folder / "without.dateline")
        else:
            assert store.load(folder / "all.dateline").articles == ()


def test_equal_bytes_are_one_article_with_all_its_places(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        written(tmp_path / name, ["die young"])
        (tmp_path / name / "0.txt").rename(tmp_path / f"{name}.txt")
    story = pipeline.build([str(tmp_path)]).story
    (article,) = story.articles
    assert [place.path for place in article.sources] == ["a.txt", "b.txt", "c.txt"]
    assert article.source.path == "a.txt"
    assert article.outlet.name == "a"
    assert len(story.claims) == 1


def test_nothing_is_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build reads from the cache; an added article is the only one that is read."""
    paths = written(tmp_path / "pile", ["die", "burn", "arrest"])
    story = tmp_path / "s.dateline"
    assert pipeline.build(paths[:2], story).from_cache == 0
    assert pipeline.build(paths[:2], story).from_cache == 2
    read: list[str] = []

    def noted(source: Source, options: Options) -> Article | Failure:
        read.append(source.path)
        return fakes.read(source, options)

    monkeypatch.setattr(fakes.STAGES["acquire"], "read", noted)
    pipeline.add(story, paths)
    assert read == ["2.txt"]


@pytest.mark.parametrize(
    "options", [Options(published="2031-01-01"), Options(max_text_mb=1)], ids=["published", "size"]
)
def test_other_options_read_anew(tmp_path: Path, options: Options) -> None:
    paths = written(tmp_path / "pile", ["die"])
    story = tmp_path / "s.dateline"
    pipeline.build(paths, story)
    assert pipeline.build(paths, story, options).from_cache == 0


def test_cache_and_sources_may_be_gone(tmp_path: Path) -> None:
    """The story file alone is enough to add to it and to take from it."""
    paths = written(tmp_path / "pile", ["die", "burn\ndie"])
    later = written(tmp_path / "later", ["arrest"])
    pipeline.build([*paths, *later], tmp_path / "all.dateline")
    story = tmp_path / "s.dateline"
    pipeline.build(paths, story)
    for path in [*map(Path, paths), store.cache_path(story)]:
        path.unlink()
    pipeline.add(story, later)
    assert story.read_bytes() == (tmp_path / "all.dateline").read_bytes()
    pipeline.remove(story, ["1.txt"])
    assert [article.text for article in store.load(story).articles] != []


def test_a_fault_in_a_stage_costs_one_article(tmp_path: Path) -> None:
    paths = written(tmp_path, ["die", "bug", "burn"])
    run = pipeline.build(paths)
    assert len(run.story.articles) == 2
    (failure,) = run.story.failures
    assert failure.source == "1.txt"
    assert "RuntimeError: a fault in a stage" in failure.message


def test_a_missing_path_beside_another_is_a_failure(tmp_path: Path) -> None:
    paths = written(tmp_path, ["die"])
    run = pipeline.build([*paths, str(tmp_path / "gone")])
    assert [failure.source for failure in run.failures] == [str(tmp_path / "gone")]
    with pytest.raises(UsageError):
        pipeline.build([str(tmp_path / "gone")])


def test_nothing_built_tells_why(tmp_path: Path) -> None:
    """Nothing readable: exit 1, with the failures; with a missing path among them: exit 2."""
    paths = written(tmp_path, ["", ""])
    with pytest.raises(DatelineError) as raised:
        pipeline.build(paths, tmp_path / "s.dateline")
    assert raised.value.exit_code == 1
    assert len(raised.value.failures) == 2
    with pytest.raises(UsageError):
        pipeline.build([*paths, str(tmp_path / "gone")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.txt", "1.txt"]


def test_a_source_that_was_mended_is_no_failure_any_more(tmp_path: Path) -> None:
    paths = written(tmp_path, ["die", ""])
    story = tmp_path / "s.dateline"
    pipeline.build(paths, story)
    Path(paths[1]).write_text("burn")
    pipeline.add(story, [paths[1]])
    assert store.load(story).failures == ()
    assert len(store.load(story).articles) == 2


def judged(story: StoryFile, kind: str = "different") -> Judgement:
    """A person's judgement on the claims that something burned."""
    anchors = tuple(claim.quote for claim in story.claims if claim.predicate.lemma == "burn")
    return Judgement(
        id=content_id("person", kind, *[quote.text for quote in anchors]),
        kind=kind,  # type: ignore[arg-type]
        by="Lena Voss",
        at="2031-04-02T10:00:00Z",
        anchors=anchors,
        why="two fires",
    )


def test_a_persons_judgement_survives_rebuilds(tmp_path: Path) -> None:
    paths = written(tmp_path / "pile", ["burn a mill", "burn a barn", "die"])
    story = tmp_path / "s.dateline"
    said = judged(pipeline.build(paths).story)
    pipeline.build(paths, story, judgements=[said])
    pipeline.build(paths, story)
    assert said in store.load(story).judgements
    pipeline.add(story, paths[:1])
    assert said in store.load(story).judgements
    pipeline.remove(story, ["2.txt"])
    assert said in store.load(story).judgements


def test_a_judgement_without_its_words_is_orphaned_and_comes_back(tmp_path: Path) -> None:
    paths = written(tmp_path / "pile", ["burn a mill", "burn a barn"])
    story = tmp_path / "s.dateline"
    said = judged(pipeline.build(paths).story)
    pipeline.build(paths[:1], story, judgements=[said])
    (kept,) = [one for one in store.load(story).judgements if store.is_persons(one)]
    assert kept.orphaned
    pipeline.add(story, paths[1:])
    (kept,) = [one for one in store.load(story).judgements if store.is_persons(one)]
    assert kept == said


def test_remove_names_an_article_by_path_id_or_first_digits(tmp_path: Path) -> None:
    paths = written(tmp_path, ["die", "burn", "arrest"])
    story = tmp_path / "s.dateline"
    run = pipeline.build(paths, story)
    ids = [article.id for article in run.story.articles]
    pipeline.remove(story, [ids[0]])
    pipeline.remove(story, [ids[1][:8]])
    assert [article.id for article in store.load(story).articles] == ids[2:]
    with pytest.raises(UsageError, match="No article"):
        pipeline.remove(story, ["nothing.txt"])
    with pytest.raises(UsageError, match="No article"):
        pipeline.remove(story, [ids[2][:2]])


def test_progress_counts_every_source(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    paths = written(tmp_path, ["die", "", "burn"])
    pipeline.build(paths, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_pile_larger_than_memory_is_read_as_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "AHEAD_BYTES", 4)
    seen: list[int | None] = []
    paths = written(tmp_path, ["die", "burn", "arrest", "die again"])
    run = pipeline.build(paths, progress=lambda done, total: seen.append(total))
    assert len(run.story.articles) == 4
    assert set(seen) == {None}


def test_the_log_names_articles_by_id_alone(tmp_path: Path) -> None:
    """Neither words nor paths of an article can be read from the log."""
    paths = written(tmp_path / "pile", ["die horribly", "burn a mill"])
    story = tmp_path / "s.dateline"
    run = pipeline.build(paths, story)
    removed = run.story.articles[0].id
    pipeline.remove(story, [removed])
    built, taken = store.read_log(story)
    assert built["command"] == "build"
    assert len(built["added"]) == 2  # type: ignore[arg-type]
    assert built["folders"] == ["pile"]
    assert taken["removed"] == [removed]
    log = store.log_path(story).read_text()
    assert "txt" not in log
    assert "horribly" not in log
