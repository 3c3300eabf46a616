"""The five sample reports, end to end, against a table of rows a reader would expect."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ROWS = tomllib.loads((Path(__file__).parent / "rows.toml").read_text(encoding="utf-8"))
LATER_STRIKE = "004"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample reports are not here")


@cache
def story(*options: str) -> dict[str, Any]:
    """The export of the sample pile, built through the command line as a user would."""
    command = [sys.executable, "-m", "dateline"]
    target = Path(_folder()) / f"seeds{len(options)}.dateline"
    subprocess.run([*command, "build", str(SEEDS), "-o", str(target), *options], check=True)
    done = subprocess.run(
        [*command, "export", str(target), "--to", "json"], check=True, capture_output=True
    )
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


@cache
def _folder() -> str:
    import tempfile

    return tempfile.mkdtemp(prefix="dateline-seeds-")


class Rows:
    """One exported story, asked the questions of a reader."""

    def __init__(self, exported: dict[str, Any]) -> None:
        self.exported = exported
        self.events = {event["id"]: event for event in exported["events"]}
        self.claims = {claim["id"]: claim for claim in exported["claims"]}
        self.paths = {a["id"]: Path(a["source"]["path"]).name[:3] for a in exported["articles"]}

    def tier(self, *names: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        for entry in self.exported["timeline"]:
            if entry["tier"] in names and entry["parent"] is None:
                yield entry, self.events[entry["event"]]

    def quotes(self, event: dict[str, Any]) -> list[str]:
        return [self.claims[claim]["quote"]["text"] for claim in event["claims"]]

    def whole(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        """The event with the events that are its parts."""
        return [event] + [e for e in self.events.values() if e["part_of"] == event["id"]]

    def articles(self, event: dict[str, Any]) -> set[str]:
        return {
            self.paths[self.claims[claim]["quote"]["article"]]
            for part in self.whole(event)
            for claim in part["claims"]
        }

    def main(self, name: str) -> list[dict[str, Any]]:
        """Main rows that tell the occurrence `name` of the table, on its day."""
        want = next(row for row in ROWS["main"] if row["name"] == name)
        found = []
        for entry, event in self.tier("main"):
            line = entry["line"]["text"]
            day = (event["when"] or {}).get("edtf", "")
            fits = re.search(want["told"], line, re.I) and re.search(want["kind_words"], line, re.I)
            if fits and day.startswith(want["day"]):
                found.append(event)
        return found


@pytest.fixture(scope="module")
def rows() -> Rows:
    return Rows(story())


@pytest.mark.parametrize("name", [row["name"] for row in ROWS["main"]])
def test_main_event_stands_once_on_its_day_with_every_article(rows: Rows, name: str) -> None:
    want = next(row for row in ROWS["main"] if row["name"] == name)
    found = rows.main(name)
    assert len(found) == 1, [rows.quotes(event)[:1] for event in found]
    assert set(want["articles"]) <= rows.articles(found[0])


@pytest.mark.parametrize("want", ROWS["reaction"], ids=[r["speaker"] for r in ROWS["reaction"]])
def test_reactions_stand_by_speaker(rows: Rows, want: dict[str, str]) -> None:
    actors = {actor["id"]: actor["name"] for actor in rows.exported["actors"]}
    said = [
        event
        for entry in rows.exported["timeline"]
        if entry["tier"] in ("reaction", "outlook")
        for event in [rows.events[entry["event"]]]
        if any(re.search(want["speaker"], actors[a], re.I) for a in event["actors"])
    ]
    days = [(event["when"] or {}).get("edtf", "") for event in said]
    assert any(day.startswith(want["day"]) for day in days), days


@pytest.mark.parametrize("want", ROWS["about"], ids=lambda row: row["line"])
def test_words_hang_under_what_they_are_about(rows: Rows, want: dict[str, str]) -> None:
    entries = {entry["event"]: entry for entry in rows.exported["timeline"]}
    (main,) = rows.main(want["main"])
    said = [e for e in entries.values() if re.search(want["line"], e["line"]["text"], re.I)]
    assert said
    for entry in said:
        while entry["parent"] is not None:
            entry = entries[entry["parent"]]  # noqa: PLW2901
        assert entry["event"] == main["id"]


@pytest.mark.parametrize("want", ROWS["forbidden_main"], ids=lambda row: row["why"])
def test_background_and_outlook_stand_in_no_main_row(rows: Rows, want: dict[str, str]) -> None:
    lines = [entry["line"]["text"] for entry, _ in rows.tier("main")]
    assert not [line for line in lines if re.search(want["line"], line, re.I)]


@pytest.mark.parametrize("options", [(), ("--published", "2020-01-03")], ids=["open", "told"])
def test_the_later_strike_shares_no_event(options: tuple[str, ...]) -> None:
    told = Rows(story(*options))
    for event in told.events.values():
        assert len({LATER_STRIKE} & told.articles(event)) == 0 or told.articles(event) == {
            LATER_STRIKE
        }
    stories = [s for s in told.exported["stories"] if _holds(told, s)]
    assert all({told.paths[a] for a in s["articles"]} == {LATER_STRIKE} for s in stories)


def _holds(told: Rows, one: dict[str, Any]) -> bool:
    return any(told.paths[article] == LATER_STRIKE for article in one["articles"])


def test_the_later_strike_is_given_no_year(rows: Rows) -> None:
    later = [event for event in rows.events.values() if rows.articles(event) == {LATER_STRIKE}]
    assert later
    days = [event["when"]["edtf"] for event in later if event["when"]]
    assert not [day for day in days if re.match(r"-?\d{3}", day)]


def test_the_dead_of_the_airstrikes_are_a_dispute_with_origins(rows: Rows) -> None:
    (airstrikes,) = rows.main("airstrikes")
    sides = _sides(rows, airstrikes, "killed")
    assert {24, 25} <= set(sides)
    assert [name.casefold() for name in sides[25]["origins"]] in (["associated press"], ["ap"])
    assert sides[24]["origins"] != sides[25]["origins"]


def test_the_rockets_are_a_dispute_each_as_it_was_said(rows: Rows) -> None:
    (rockets,) = rows.main("rockets")
    shown = " ".join(side["shown"] for side in _sides(rows, rockets, "rocket").values())
    assert "more than 30" in shown
    assert "as many as 30" in shown.casefold()


def _sides(rows: Rows, event: dict[str, Any], what: str) -> dict[Any, dict[str, Any]]:
    ids = {part["id"] for part in rows.whole(event)}
    return {
        side["value"]: side
        for dispute in rows.exported["disputes"]
        if dispute["event"] in ids and what in dispute["what"] and not dispute["history"]
        for side in dispute["sides"]
    }


def test_no_boilerplate_in_any_quote_or_title(rows: Rows) -> None:
    shown = [claim["quote"]["text"] for claim in rows.claims.values()]
    shown += [entry["line"]["text"] for entry in rows.exported["timeline"]]
    shown += [event["title"] for event in rows.events.values()]
    shown += [article["title"] for article in rows.exported["articles"]]
    for junk in ROWS["boilerplate"]:
        assert not [text for text in shown if re.search(junk["line"], text, re.I | re.M)]


def test_every_quote_equals_its_article(rows: Rows) -> None:
    texts = {article["id"]: article["text"] for article in rows.exported["articles"]}
    quotes = [claim["quote"] for claim in rows.claims.values()]
    quotes += [entry["line"] for entry in rows.exported["timeline"]]
    quotes += [relation["quote"] for relation in rows.exported["relations"]]
    assert quotes
    for quote in quotes:
        assert texts[quote["article"]][quote["start"] : quote["end"]] == quote["text"]


def test_a_denial_is_a_denial_and_an_accusation_a_blame(rows: Rows) -> None:
    stances = {(claim["stance"], claim["predicate"]["lemma"]) for claim in rows.claims.values()}
    assert ("denies", "deny") in stances
    assert ("blames", "blame") in stances
    for claim in rows.claims.values():
        if claim["stance"] in ("denies", "blames") and claim["predicate"]["lemma"] in (
            "deny",
            "blame",
        ):
            assert claim["speakers"] or any(role["role"] == "who" for role in claim["roles"])


def test_the_chain_of_answers(rows: Rows) -> None:
    ids = {name: {part["id"] for part in rows.whole(rows.main(name)[0])} for name in
           ("rockets", "airstrikes", "embassy", "killing")}  # fmt: skip
    said = {
        (relation["kind"], source, target): relation["quote"]["text"]
        for relation in rows.exported["relations"]
        for source, held in ids.items()
        if relation["source"] in held
        for target, aims in ids.items()
        if relation["target"] in aims
    }
    assert re.search("(response|responded|retaliation)", said["answers", "airstrikes", "rockets"])
    assert re.search(
        "(response|retaliation|angered)", said["answers", "embassy", "airstrikes"], re.I
    )
    assert "came after" in said["follows", "killing", "embassy"]
    answer = said.get(("answers", "killing", "embassy"), "retaliation")
    assert re.search("(retaliat|respon|answer)", answer)
