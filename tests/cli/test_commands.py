"""What the commands print and write. The stages are stand-ins (`tests.fakes`)."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from dateline import cli, store
from dateline.cli.explain import as_sum, bits
from dateline.cli.show import short_ids
from dateline.records import Reason
from tests.test_pipeline import written

pytestmark = pytest.mark.usefixtures("fake_stages")


def run(*arguments: str | Path) -> int:
    return cli.run([str(one) for one in arguments])


@pytest.fixture
def story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A story of two reports of a burning and one of a death."""
    paths = written(tmp_path / "pile", ["burn a mill", "burn the mill down\ndie", ""])
    path = tmp_path / "s.dateline"
    assert run("build", *paths, "-o", path, "--workers", "1") == 0
    capsys.readouterr()
    return path


def test_build_of_a_folder_names_the_story_after_it_and_prints_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "pile", ["burn a mill", "", "die"])
    assert run("build", tmp_path / "pile", "--workers", "1") == 0
    said = capsys.readouterr()
    assert "burn a mill" in said.out
    assert "Read 3 sources: 2 kept, 1 skipped." in said.err
    assert "skipped: 1.txt is empty." in said.err
    assert "2 articles, 2 claims, 2 events" in said.err
    assert len(store.load(tmp_path / "pile.dateline").articles) == 2


def test_build_with_a_name_prints_no_timeline(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "pile", ["burn a mill"])
    assert run("build", tmp_path / "pile", "-o", tmp_path / "s.dateline", "--workers", "1") == 0
    assert capsys.readouterr().out == ""


def test_build_of_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`.` has a name too, and the story does not land among the reports."""
    written(tmp_path / "pile", ["die"])
    monkeypatch.chdir(tmp_path / "pile")
    assert run("build", ".", "--workers", "1") == 0
    assert (tmp_path / "pile.dateline").is_file()


def test_build_says_what_was_read_before(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", tmp_path / "pile", "-o", story, "--workers", "1") == 0
    assert "Read 3 sources: 2 kept, 2 of them read before, 1 skipped." in capsys.readouterr().err


def test_build_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "pile", ["die", ""])
    assert run("build", tmp_path / "pile", "--json", "--workers", "1") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["version"] == 1
    assert (said["sources"], said["articles"], said["events"]) == (2, 1, 1)
    assert [one["source"] for one in said["failures"]] == ["1.txt"]


def test_build_never_overwrites_what_is_no_story(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "pile", ["die"])
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes")
    assert run("build", tmp_path / "pile", "-o", notes) == 2
    assert notes.read_text() == "my notes"
    assert "is not a story file of Dateline" in capsys.readouterr().err


def test_nothing_built_is_exit_1_with_the_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "pile", ["", ""])
    assert run("build", tmp_path / "pile", "--workers", "1") == 1
    said = capsys.readouterr().err
    assert said.count("skipped:") == 2
    assert "Nothing could be built" in said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pile"]


def test_add_prints_what_changed(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = written(tmp_path / "later", ["burn it all\narrest him"])
    assert run("add", story, *later, "--workers", "1") == 0
    said = capsys.readouterr().out
    assert "+ article" in said
    assert "New events: 1" in said
    assert "arrest him" in said
    assert "Told by more: 1" in said
    assert "(+1)" in said


def test_add_as_json(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = written(tmp_path / "later", ["arrest him"])
    assert run("add", story, *later, "--json", "--workers", "1") == 0
    changed = json.loads(capsys.readouterr().out)["changed"]
    assert len(changed["articles_added"]) == len(changed["new"]) == 1
    assert changed["gone"] == []


def test_remove_prints_what_is_gone(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("remove", story, "1.txt") == 0
    said = capsys.readouterr()
    assert "- article" in said.out
    assert "Gone: 1" in said.out
    assert "1 article, 1 claim, 1 event." in said.err


def test_show_tells_who_tells_it(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", story) == 0
    said = capsys.readouterr().out
    assert "2 outlets" in said
    assert "Not read" in said
    event = store.load(story).events[0]
    assert event.id[:6] in said


def test_show_tells_what_answered_what(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = written(tmp_path / "later", ["answer the burning"])
    run("add", story, *later, "--workers", "1")
    capsys.readouterr()
    assert run("show", story) == 0
    burning = next(event for event in store.load(story).events if event.title == "burn")
    assert f"In answer to {burning.id[:6]}: burn" in capsys.readouterr().out
    assert run("explain", story, burning.id) == 0
    assert "answer the burning -- answers this" in capsys.readouterr().out


def test_show_as_json(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", story, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["version"] == 1
    assert {row["line"] for row in said["rows"]} >= {"die"}


HOSTILE = "die \x1b]0;owned\x07\x1b[31mred\x9b2J \u202edrow\u202c\r\x08over"


@pytest.mark.parametrize("name", ["show", "explain"])
def test_escape_sequences_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """An article may hold what makes a terminal change its title or wipe its screen."""
    paths = written(tmp_path / "pile", [HOSTILE])
    path = tmp_path / "s.dateline"
    run("build", *paths, "-o", path, "--workers", "1")
    claim = store.load(path).claims[0].id
    assert run(name, path, *([claim] if name == "explain" else [])) == 0
    said = capsys.readouterr()
    assert "over" in said.out
    for character in said.out + said.err:
        assert character == "\n" or character.isprintable() or character == "\u2007"


def test_explain_gives_claims_joins_and_near_misses(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = store.load(story)
    burning = next(event for event in told.events if event.title == "burn")
    assert run("explain", story, burning.id) == 0
    said = capsys.readouterr().out
    assert "“burn a mill”" in said
    assert "“burn the mill down”" in said
    assert "1.txt ¶ 1" in said
    assert "(rule:lemma@1)" in said
    assert "Kept apart" in said
    assert "nothing by itself would have joined them" in said
    assert (
        "What happened: +0.75 points: it is told as having happened; "
        "a main clause tells it as past (+0.75)"
    ) in said


def test_explain_takes_any_claim_and_any_first_digits(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A claim's id stands for the event that holds it now."""
    told = store.load(story)
    burning = next(event for event in told.events if event.title == "burn")
    run("explain", story, burning.id)
    expected = capsys.readouterr().out
    for claim in burning.claims:
        for name in (claim, claim[:6]):
            assert run("explain", story, name) == 0
            assert capsys.readouterr().out == expected
    assert run("explain", story, burning.id[:2]) == 2
    assert run("explain", story, "feedbeef") == 2
    assert "No event or claim" in capsys.readouterr().err


def test_explain_finds_a_claim_that_stands_in_no_row(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = store.load(story)
    event = next(event for event in told.events if len(event.claims) > 1)
    left = msgspec.structs.replace(event, claims=event.claims[:-1])
    assert left.claims
    changed = (left, *(other for other in told.events if other is not event))
    store.save(story, msgspec.structs.replace(told, events=changed), store.load_readings(story))
    assert run("explain", story, event.claims[-1]) == 0
    assert "stands in no row" in capsys.readouterr().out
    assert run("explain", story, event.claims[-1], "--json") == 0
    assert json.loads(capsys.readouterr().out)["event"] is None


def test_explain_as_json(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = store.load(story)
    assert run("explain", story, told.events[0].id, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["version"] == 1
    assert said["event"]["id"] == told.events[0].id
    assert {claim["id"] for claim in said["claims"]} == set(told.events[0].claims)
    assert said["tier"]["tier"] == "main"
    assert [reason["weight"] for reason in said["tier"]["why"]] == [0, 75]


def test_reasons_read_as_a_sum() -> None:
    reasons = (
        Reason(name="day", weight=150, says="both can fall on 10 March"),
        Reason(name="place", weight=-25, says="one in Aldmouth, one in Marlow"),
        Reason(name="who", weight=0, says="one names nobody"),
    )
    assert as_sum(reasons) == (
        "+1.25 bits: both can fall on 10 March (+1.5); one in Aldmouth, one in Marlow (-0.25); "
        "one names nobody"
    )
    assert as_sum(reasons[2:]) == "one names nobody"


@pytest.mark.parametrize(
    ("weight", "said"), [(0, "+0"), (5, "+0.05"), (-5, "-0.05"), (100, "+1"), (1000, "+10")]
)
def test_bits(weight: int, said: str) -> None:
    assert bits(weight) == said


def test_short_ids_tell_events_apart() -> None:
    ids = ("aaaaaaa1", "aaaaaaa2", "bbbbbbbb")
    assert short_ids(ids) == {
        "aaaaaaa1": "aaaaaaa1",
        "aaaaaaa2": "aaaaaaa2",
        "bbbbbbbb": "bbbbbb",
    }


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_export_writes_the_same_to_a_file_and_to_the_output(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    out = tmp_path / "out"
    assert run("export", story, "--to", form, "-o", out) == 0
    assert run("export", story, "--to", form) == 0
    assert capsys.readouterr().out.encode() == out.read_bytes()
    assert b"burn" in out.read_bytes()


def test_page_is_written(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run("page", story, "-o", out) == 0
    assert out.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


def test_page_for_everyone_needs_approved_events(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("page", story, "--public") == 1
    assert "No event of" in capsys.readouterr().err


def test_plain_page_holds_no_script(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "plain.html"
    assert run("page", story, "--plain", "-o", out) == 0
    assert "<script" not in out.read_text()


def test_page_lands_beside_the_story_and_on_no_other_file(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = story.with_suffix(".html")
    assert run("page", story) == 0
    assert run("page", story) == 0
    assert f"Written to {beside}" in capsys.readouterr().err
    beside.write_text("<!doctype html><title>My own page</title>")
    assert run("page", story) == 2
    assert beside.read_text().endswith("My own page</title>")


def test_verify_finds_sources_in_their_place(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where they lay is known from the log."""
    assert run("verify", story) == 0
    said = capsys.readouterr().out
    assert "2 sources: 2 present." in said
    assert "each is what its article says" in said


def test_verify_tells_moved_altered_and_missing(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pile = tmp_path / "pile"
    (pile / "0.txt").rename(pile / "renamed.txt")
    assert run("verify", story) == 0
    assert "1 present, 1 moved" in capsys.readouterr().out
    (pile / "1.txt").write_text("altered")
    assert run("verify", story) == 1
    assert "1 moved, 1 altered" in capsys.readouterr().out
    (pile / "renamed.txt").unlink()
    assert run("verify", story) == 1
    assert "1 altered, 1 missing" in capsys.readouterr().out


def test_verify_looks_where_it_is_told_to(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All moved together, and the log left behind."""
    (tmp_path / "pile").rename(tmp_path / "elsewhere")
    store.log_path(story).unlink()
    assert run("verify", story) == 0
    assert "2 unseen" in capsys.readouterr().out
    assert run("verify", story, tmp_path / "elsewhere", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert {one["state"] for one in said["sources"]} == {"present"}
    assert said["quotes_moved"] == 0


def test_verify_names_a_folder_that_is_not_there(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("verify", story, tmp_path / "nowhere") == 2
    assert "nowhere does not exist" in capsys.readouterr().err


@pytest.mark.parametrize("what", [("export", "--to", "json"), ("page",)], ids=["export", "page"])
def test_a_missing_folder_to_write_to_is_usage(
    story: Path, tmp_path: Path, what: tuple[str, ...]
) -> None:
    name, *options = what
    assert run(name, story, *options, "-o", tmp_path / "nowhere" / "out") == 2


def test_show_narrowed_and_in_brief(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", story, "--events", "1", "--json") == 0
    one = json.loads(capsys.readouterr().out)["rows"]
    assert len([row for row in one if row["depth"] == 0]) == 1
    assert run("show", story, "--from", "2999-01-01", "--json") == 0
    assert json.loads(capsys.readouterr().out)["rows"] == []
    assert run("show", story, "--brief", "--json") == 0
    assert json.loads(capsys.readouterr().out)["version"] == 1
    assert run("show", story, "--from", "yesterday") == 2


def test_show_says_that_nothing_fits(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", story, "--about", "Nobody") == 0
    assert "Nothing in" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["2031-06-31", "May", "2031-6-1"])
def test_show_names_what_is_no_day(
    story: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("show", story, "--from", day) == 2
    assert f'"{day}" is not a day of the calendar' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--brief", "--about", "Nobody"), "--brief goes with --from and --to alone"),
        (("--without", "Harbour Post", "--about", "Nobody"), "--without goes with --json alone"),
    ],
)
def test_show_takes_no_narrowing_that_it_would_not_follow(
    given: tuple[str, ...], said: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("show", story, *given) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("given", [("--anyway",), ("--longest-quote", "40")])
def test_what_is_said_of_a_page_for_publishing_needs_public(
    given: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("page", tmp_path / "any.dateline", *given) == 2
    assert given[0] in capsys.readouterr().err


def test_a_pattern_that_nothing_matches_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", tmp_path / "*.zzz") == 2
    assert "*.zzz" in capsys.readouterr().err
