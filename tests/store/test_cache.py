"""The cache: keyed by all that decides a result, and able to forget."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError
from dateline.records import Options, Source
from dateline.store import Cache, reading_version, result_key
from dateline.store.cache import RESULTS_A_COMMIT

words = st.text(max_size=5)
sources = st.builds(
    Source,
    path=words,
    sha256=words,
    media_type=words,
    sidecar=st.dictionaries(words, words, max_size=2),
)


@given(sources, sources, st.sampled_from(["v1", "v2"]), st.sampled_from(["v1", "v2"]))
def test_two_results_share_a_key_only_if_all_is_the_same(
    a: Source, b: Source, of_a: str, of_b: str
) -> None:
    same = (a, of_a) == (b, of_b)
    assert (result_key(a, Options(), of_a) == result_key(b, Options(), of_b)) == same


def test_options_are_part_of_the_key() -> None:
    source = Source(path="a", sha256="b", media_type="c")
    keys = {result_key(source, o, "v") for o in (Options(), Options(published="2031-01-01"))}
    assert len(keys) == 2


def test_the_version_changes_with_any_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule file that is changed is a new version: nobody has to remember to say so."""
    (tmp_path / "annotate").mkdir()
    rule = tmp_path / "annotate" / "rules.toml"
    seen = set()
    monkeypatch.setattr("dateline.store.cache.files", lambda package: tmp_path)
    monkeypatch.setattr("dateline.store.cache.STAGES", ("annotate",))
    monkeypatch.setattr("dateline.store.cache.SHARED", ())
    for content in ("a = 1", "a = 2"):
        rule.write_text(content)
        reading_version.cache_clear()
        seen.add(reading_version())
    rule.rename(rule.with_name("other.toml"))
    reading_version.cache_clear()
    seen.add(reading_version())
    reading_version.cache_clear()
    assert len(seen) == 3


def test_results_are_found_again(tmp_path: Path) -> None:
    path = tmp_path / "s.cache"
    with Cache(path) as cache:
        cache.put("k", "article", "v", b"result")
        assert cache.get("k") == b"result"
        assert cache.get("other") is None
    with Cache(path) as cache:
        assert cache.get("k") == b"result"


def test_results_are_written_down_as_they_come(tmp_path: Path) -> None:
    """Another process sees them while the build still runs: a kill loses few."""
    path = tmp_path / "s.cache"
    with Cache(path) as cache:
        for number in range(RESULTS_A_COMMIT):
            cache.put(str(number), "article", "v", b"result")
        with sqlite3.connect(path) as other:
            assert other.execute("SELECT count(*) FROM result").fetchone() == (RESULTS_A_COMMIT,)


def test_forgotten_words_are_gone_from_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "s.cache"
    with Cache(path) as cache:
        for number in range(50):
            cache.put(str(number), f"article {number}", "v", b"the words of %d!" % number * 500)
    assert b"the words of 7!" in path.read_bytes()
    with Cache(path) as cache:
        cache.forget("article 7")
    assert b"the words of 7!" not in path.read_bytes()
    assert b"the words of 8!" in path.read_bytes()
    assert [found.name for found in tmp_path.iterdir()] == ["s.cache"]


def test_keep_drops_other_articles_and_versions(tmp_path: Path) -> None:
    with Cache(tmp_path / "s.cache") as cache:
        cache.put("1", "a", "new", b"1")
        cache.put("2", "a", "old", b"2")
        cache.put("3", "b", "new", b"3")
        cache.keep({"a"}, "new")
        assert [cache.get(key) for key in "123"] == [b"1", None, None]


def test_an_empty_cache_is_not_left_behind(tmp_path: Path) -> None:
    with Cache(tmp_path / "s.cache"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_cache_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "s.cache"
    with Cache(path) as cache:
        for number in range(200):
            cache.put(str(number), "a", "v", bytes(1000))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with Cache(path) as cache:
        assert cache.get("1") is None
        cache.put("1", "a", "v", b"again")
        assert cache.get("1") == b"again"


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.cache"
    path.write_text("my notes")
    with pytest.raises(DatelineError, match="is not a cache of Dateline"):
        Cache(path)
    assert path.read_text() == "my notes"


def test_two_runs_on_one_story_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.cache.WAIT_S", 0.05)
    with Cache(tmp_path / "s.cache") as one:
        one.put("k", "a", "v", b"1")
        with pytest.raises(DatelineError, match="Another run of Dateline"):
            Cache(tmp_path / "s.cache").put("k", "a", "v", b"2")


def test_a_cache_that_another_run_took_away_is_told_so(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "s.cache")
    (tmp_path / "s.cache").unlink()
    with pytest.raises(DatelineError, match="Another run of Dateline"):
        cache.put("k", "a", "v", b"1")


def test_no_cache_keeps_nothing() -> None:
    with Cache(None) as cache:
        cache.put("k", "a", "v", b"1")
        assert cache.get("k") is None
