"""The invented story in `examples/` comes out as a careful reader would tell it.

`examples/README.md` says what each report is there for. Rows are looked for by words of
their sentences and by their days, so that a better title or another id breaks nothing.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dateline import cli, pipeline, store
from dateline.records import Actor, Article, Claim, Dispute, Event, Relation, StoryFile

EXAMPLE = Path(__file__).parent.parent / "examples" / "orvenice"
JUNK = (
    "newsletter", "Sign up", "Share", "Tweet", "Advertisement", "continues below", "READ MORE",
    "More from", "Leave a comment", "Post comment", "min read", "All rights reserved",
    "Storm warning", "Grenholm", "Herring quotas", "Ferry fares", "Related:",
)  # fmt: skip
"""Words of share lines, teasers and forms; of the report there is none."""


class Told:
    """The built story, and ways to find things in it as a reader would."""

    def __init__(self, story: StoryFile) -> None:
        self.story = story
        self.claims = {claim.id: claim for claim in story.claims}
        self.articles = {article.id: article for article in story.articles}
        self.tier = {entry.event: entry.tier for entry in story.timeline}
        self.rows = {entry.event for entry in story.timeline if entry.parent is None}

    def file(self, claim: Claim) -> str:
        """Name of the file that a claim comes from (a record of a file as its file)."""
        return Path(self.articles[claim.quote.article].source.path.split("#")[0]).name

    def article(self, name: str) -> Article:
        return next(a for a in self.story.articles if Path(a.source.path).name == name)

    def of(self, event: Event) -> list[Claim]:
        return [self.claims[claim] for claim in event.claims]

    def files(self, event: Event) -> set[str]:
        return {self.file(claim) for claim in self.of(event)}

    def day(self, event: Event) -> str:
        return event.when.edtf.rstrip("?~")[:10] if event.when else ""

    def main(self) -> list[Event]:
        return [event for event in self.story.events if self.tier.get(event.id) == "main"]

    def main_rows(self) -> list[Event]:
        """Main events that stand on their own, not folded under another."""
        return [event for event in self.main() if event.id in self.rows]

    def actor(self, name: str) -> Actor:
        return next(actor for actor in self.story.actors if name in actor.names)

    def event(self, id_: str) -> Event:
        return next(event for event in self.story.events if event.id == id_)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "orvenice.dateline"
    pipeline.build([str(EXAMPLE)], path)
    return path


@pytest.fixture(scope="module")
def told(built: Path) -> Told:
    return Told(store.load(built))


def test_example_page_and_terminal_tell_the_same_in_brief(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["show", str(built), "--brief", "--json"]) == 0
    printed = [(one["day"], one["event"]) for one in json.loads(capsys.readouterr().out)["days"]]
    assert cli.run(["page", str(built)]) == 0
    page = built.with_suffix(".html").read_text(encoding="utf-8")
    parts = re.findall(r'<section id="\w+-brief".*?</section>', page, re.DOTALL)
    item = r'<time datetime="([^"]+)">[^<]*</time><p><a href="#e-(\w+)"'
    assert [found for part in parts for found in re.findall(item, part)] == printed
    assert len({day for day, _ in printed}) > 2


def test_example_every_report_is_read_and_has_its_outlet(told: Told) -> None:
    assert told.story.failures == ()
    assert len(told.story.articles) == 14
    assert {article.outlet.name for article in told.story.articles} == {
        "The Orvenice Courier", "Tarsavia Today", "The Velgrad Ledger", "Northern Radio News",
    }  # fmt: skip


def test_example_no_junk_is_told_and_every_quote_stands_where_it_says(told: Told) -> None:
    for claim in told.story.claims:
        quote = claim.quote
        assert told.articles[quote.article].text[quote.start : quote.end] == quote.text
        assert not [word for word in JUNK if word in quote.text]
    for entry in told.story.timeline:
        assert not [word for word in JUNK if word in entry.line.text]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-03-05", ("explosion",)),
        ("2024-03-07", ("accused",)),
        ("2024-03-08", ("denied",)),
        ("2024-03-10", ("closed", "plants")),
        ("2024-03-11", ("arrested",)),
        ("2024-03-13", ("court", "bail")),
        ("2024-03-14", ("marched",)),
        ("2024-03-15", ("stormed",)),
        ("2024-03-21", ("resigned",)),
        ("2024-04-02", ("charged",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_example_each_event_stands_on_its_day(told: Told, day: str, words: tuple[str, ...]) -> None:
    rows = [
        event
        for event in told.story.events
        if told.tier.get(event.id) in {"main", "reaction"}
        and told.day(event) == day
        and any(all(word in claim.quote.text for word in words) for claim in told.of(event))
    ]
    assert rows


def test_example_the_explosion_is_one_row_with_every_outlet(told: Told) -> None:
    blasts = [
        event
        for event in told.main_rows()
        if told.day(event) == "2024-03-05" and event.kind in {"accident", "harm", "assault"}
    ]
    assert len(blasts) == 1
    outlets = {told.articles[claim.quote.article].outlet.name for claim in told.of(blasts[0])}
    assert len(outlets) == 4
    assert "ledger-explainer.txt" in told.files(blasts[0])


def test_example_the_explosion_elsewhere_stays_apart(told: Told) -> None:
    """Same kind, other town, two weeks later: nothing of it joins, and it is there."""
    elsewhere = [
        event
        for event in told.story.events
        if any("warehouse" in claim.quote.text for claim in told.of(event))
    ]
    assert elsewhere
    for event in elsewhere:
        assert told.files(event) <= {"ledger-0320.html"}
    assert "2024-03-19" in {told.day(event) for event in elsewhere}


def _killed(dispute: Dispute) -> set[object]:
    return {side.value for side in dispute.sides}


def test_example_a_toll_that_grew_is_a_history(told: Told) -> None:
    counts = [d for d in told.story.disputes if d.about == "figure" and d.what == "killed"]
    assert any({3, 7, 9} <= _killed(dispute) and dispute.history for dispute in counts)
    assert not [dispute for dispute in counts if not dispute.history]


def test_example_injured_are_disputed_by_ministry_and_nurses(told: Told) -> None:
    disputes = [
        d for d in told.story.disputes if d.about == "figure" and d.what == "injured"
    ]  # fmt: skip
    assert len(disputes) == 1
    assert not disputes[0].history
    sides = {side.value: side for side in disputes[0].sides}
    assert {41, 60} <= set(sides)
    assert "The Orvenice Courier" in sides[41].outlets
    assert "The Velgrad Ledger" in sides[60].outlets


def test_example_accusation_and_denial_have_their_speakers(told: Told) -> None:
    blames = [c for c in told.story.claims if c.stance == "blames" and "radio-0307" in told.file(c)]
    denials = [
        c for c in told.story.claims if c.stance == "denies" and "courier-0308" in told.file(c)
    ]
    assert any("union" in c.speakers[-1].text or "Brandek" in c.speakers[-1].text
               for c in blames if c.speakers)  # fmt: skip
    assert any("Korvel" in speaker.text for c in denials for speaker in c.speakers)
    assert not [c for c in denials if any("union" in s.text for s in c.speakers)]


def test_example_an_agency_text_run_twice_is_one_origin(told: Told) -> None:
    seven = {
        claim.id
        for claim in told.story.claims
        if told.file(claim) in {"today-0306.html", "ledger-0306.txt"}
    }
    outlets = {told.articles[told.claims[claim].quote.article].outlet.name for claim in seven}
    assert outlets == {"Tarsavia Today", "The Velgrad Ledger"}
    origins = {
        origin.name
        for event in told.story.events
        for origin in event.origins
        if seven & set(origin.claims)
    }
    assert any("TPA" in name for name in origins)
    assert not origins & {"Tarsavia Today", "The Velgrad Ledger"}


def _relations(told: Told, kind: str, words: str) -> list[Relation]:
    return [r for r in told.story.relations if r.kind == kind and words in r.quote.text]


def test_example_answers_are_told_with_their_sentences(told: Told) -> None:
    closing = _relations(told, "answers", "in response to the explosion")
    assert closing
    assert told.day(told.event(closing[0].target)) == "2024-03-05"
    assert told.day(told.event(closing[0].source)) == "2024-03-10"
    march = _relations(told, "answers", "in response to the release")
    assert march
    assert told.day(told.event(march[0].source)) == "2024-03-14"


def test_example_what_came_after_follows_and_is_no_answer(told: Told) -> None:
    assert _relations(told, "follows", "storming came after")
    assert not _relations(told, "answers", "storming came after")


@pytest.mark.parametrize(
    ("one", "other"), [("Tomas Halvorek", "Thomas Halvoreck"), ("Milos Brandek", "Milosz Brandek")]
)
def test_example_a_name_spelled_otherwise_is_one_person(told: Told, one: str, other: str) -> None:
    assert told.actor(one).id == told.actor(other).id


def test_example_the_undated_report_is_dated_by_the_others(told: Told) -> None:
    published = told.article("ledger-explainer.txt").published
    assert published is None or published.how != "metadata"
    dated = [
        told.day(event)
        for event in told.main()
        if "ledger-explainer.txt" in told.files(event) and len(told.files(event)) > 1
    ]
    assert "2024-03-05" in dated
    assert "2024-03-11" in dated


@pytest.mark.parametrize(
    "words",
    ["In 2016", "planned to strike", "is expected in the autumn", "is expected to begin",
     "hoped to reopen", "threatened to block", "carries up to eight years"],
)  # fmt: skip
def test_example_background_and_outlook_are_no_main_rows(told: Told, words: str) -> None:
    told_of = [
        event for event in told.main() if all(words in claim.quote.text for claim in told.of(event))
    ]
    assert told_of == []
