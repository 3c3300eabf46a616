"""What rests on an outlet, an origin, a speaker or an article of the invented example."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline import cli, pipeline, store
from dateline.errors import DatelineError, UsageError
from dateline.records import StoryFile
from dateline.without import LeftOut, Without, losses, named
from dateline.without import without as anew
from tests.export.invented import Pile

EXAMPLE = Path(__file__).parent.parent / "examples" / "orvenice"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("without") / "s.dateline"
    pipeline.build([str(EXAMPLE)], path)
    return path


@cache
def without(story: Path, name: str) -> Without:
    return anew(story, name)


def outlets_of(story: StoryFile, found: LeftOut) -> set[str]:
    return {one.outlet.name for one in story.articles if one.id in found.articles}


def rows(found: Without, change: str) -> set[str]:
    return {loss.event for loss in found.losses if loss.change == change}


def test_an_outlet_takes_its_articles_with_it(story: Path) -> None:
    found = without(story, "the velgrad LEDGER")
    assert outlets_of(found.before, found.left_out) == {"The Velgrad Ledger"}
    assert "The Velgrad Ledger" not in {one.outlet.name for one in found.after.articles}
    assert rows(found, "gone")
    assert rows(found, "one origin")


def test_it_equals_a_story_that_never_had_the_outlet(story: Path, tmp_path: Path) -> None:
    found = without(story, "The Velgrad Ledger")
    ours = [one for one in found.before.articles if one.outlet.name != "The Velgrad Ledger"]
    gone = [one.id for one in found.before.articles if one not in ours]
    copy = tmp_path / "copy.dateline"
    copy.write_bytes(story.read_bytes())
    assert pipeline.remove(copy, gone).story == found.after


def test_an_origin_takes_what_others_report_after_it(story: Path) -> None:
    found = without(story, "TPA")
    assert not found.left_out.articles
    names = {origin.name for event in found.after.events for origin in event.origins}
    assert "TPA" in {origin.name for event in found.before.events for origin in event.origins}
    assert "TPA" not in names
    assert len(found.after.articles) == len(found.before.articles)


def test_a_speaker_takes_what_he_says_and_that_he_said_it(story: Path) -> None:
    before = store.load(story)
    found = named(before, "Milos Brandek")
    claims = {claim.id: claim for claim in before.claims}
    said_in = {claims[one].said_in for one in found.claims} - {None}
    assert said_in
    assert said_in <= found.claims


def test_nothing_is_left_dangling(story: Path) -> None:
    found = without(story, "TPA")
    claims = {claim.id for claim in found.after.claims}
    assert {claim.said_in for claim in found.after.claims} - {None} <= claims
    assert {one for event in found.after.events for one in event.claims} <= claims


def test_a_row_told_by_nobody_else_is_gone_and_the_others_stay(story: Path) -> None:
    found = without(story, "The Orvenice Courier")
    told = {event.id: set(event.claims) for event in found.before.events}
    left = {claim.id for claim in found.after.claims}
    for event in rows(found, "gone"):
        assert not told[event] & left
    for event in {loss.event for loss in found.losses} - rows(found, "gone"):
        assert told[event] & left


def test_the_story_stays_as_it_is(story: Path) -> None:
    before = story.read_bytes()
    anew(story, "TPA")
    assert story.read_bytes() == before


def test_what_is_called_nothing_is_said_in_one_line(story: Path) -> None:
    with pytest.raises(UsageError, match="is called"):
        without(story, "The Unheard Times")


def test_a_lost_row_names_those_that_may_be_the_same_and_stand() -> None:
    pile = Pile()
    told = [pile.article(name, "The ferry sank.", published="2031-05-04") for name in "ABC"]
    one, two, apart = (
        pile.event(pile.claim(article, "The ferry sank.", "sank", day="2031-05-03"))
        for article in told
    )
    pile.pair(one, two, 40, "both tell of the ferry", possibly=True)
    pile.pair(one, apart, -40, "no common place", possibly=False)
    before = pile.story()
    left = [event for event in before.events if event.id != one]
    after = replace(before, events=tuple(left),
                    timeline=tuple(row for row in before.timeline if row.event != one))  # fmt: skip
    assert [(loss.event, loss.change, loss.now) for loss in losses(before, after)] == [
        (one, "gone", (two,))
    ]


def test_a_story_of_one_article_cannot_do_without_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A ferry sank off Dunmere on 3 May 2031.\n", encoding="utf-8")
    path = tmp_path / "s.dateline"
    pipeline.build([str(tmp_path / "a.txt")], path)
    with pytest.raises(DatelineError, match="nothing is left"):
        without(path, "a.txt")


def test_the_command_lists_kind_by_kind(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["show", str(story), "--without", "TPA"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Without TPA: 0 articles and ")
    assert "Rests on it alone: " in said
    assert "What stands: " in said


def test_the_command_refuses_what_it_does_not_know(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["show", str(story), "--without", "x"]) == 2
    assert "DL412" in capsys.readouterr().err


def test_stories_lists_each_with_its_articles_by_day(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["stories", str(story)]) == 0
    said = capsys.readouterr().out
    assert "1 article ·" in said
    ordered = [said.index(day) for day in ("Tuesday 5 March", "Friday 8 March", "Tuesday 2 April")]
    assert ordered == sorted(ordered)


def test_stories_as_json_names_every_article(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["stories", str(story), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["stories"]
    assert {one["id"] for listed in said for one in listed["articles"]} == {
        article.id for article in store.load(story).articles
    }
    assert said[0]["days"][0] == "2024-03-05"
