"""A person's judgement overrules a machine's, applies or is listed as orphaned."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.merge import merge
from dateline.records import Judgement, JudgementKind, Merged, Quote, Reading
from tests.merge.piles import shelling

DAY = "2031-05-03"


def judged(kind: JudgementKind, *anchors: Quote, name: str = "j", **fields: str) -> Judgement:
    return Judgement(id=name, kind=kind, by="Editor", anchors=anchors, **fields)  # type: ignore[arg-type]


def pile() -> tuple[Reading, Reading, Reading]:
    """Two reports that join, and a look-alike a week later."""
    return shelling("a", "2031-05-12", DAY), shelling("b", "2031-05-12", DAY), later()


def later() -> Reading:
    return shelling("c", "2031-05-12", "2031-05-10")


def share(merged: Merged, one: Reading, two: Reading) -> bool:
    a, b = one.claims[0].id, two.claims[0].id
    return any(a in event.claims and b in event.claims for event in merged.events)


def test_same_joins_what_the_rules_keep_apart() -> None:
    a, b, c = pile()
    ours = judged("same", a.claims[0].quote, c.claims[0].quote)
    merged = merge([a, b, c], [ours])
    assert share(merged, a, c)
    assert any("Editor" in j.why for j in merged.judgements if j.by == "rule:merge@1")


def test_different_parts_what_the_rules_join() -> None:
    a, b, _ = pile()
    assert share(merge([a, b]), a, b)
    merged = merge([a, b], [judged("different", a.claims[0].quote, b.claims[0].quote)])
    assert not share(merged, a, b)


def test_different_parts_what_one_article_ties() -> None:
    a, _, _ = pile()
    merged = merge([a], [judged("different", a.claims[0].quote, a.claims[1].quote)])
    assert len(merged.events) == 2


def test_contradictions_stay_apart_and_both_are_reported() -> None:
    a, b, _ = pile()
    anchors = (a.claims[0].quote, b.claims[0].quote)
    ours = [judged("same", *anchors, name="s"), judged("different", *anchors, name="d")]
    merged = merge([a, b], ours)
    assert not share(merged, a, b)
    report = next(j for j in merged.judgements if j.by == "rule:contradiction@1")
    assert report.value == "s d"
    assert {"s", "d"} <= {j.id for j in merged.judgements}


def test_a_contradiction_through_a_third_claim_is_one_too() -> None:
    a, b, c = pile()
    ours = [
        judged("same", a.claims[0].quote, b.claims[0].quote, name="1"),
        judged("same", b.claims[0].quote, c.claims[0].quote, name="2"),
        judged("different", a.claims[0].quote, c.claims[0].quote, name="3"),
    ]
    merged = merge([a, b, c], ours)
    assert not share(merged, a, c)
    assert any(j.by == "rule:contradiction@1" for j in merged.judgements)


def test_later_wins_by_naming_what_it_replaces() -> None:
    a, b, _ = pile()
    anchors = (a.claims[0].quote, b.claims[0].quote)
    ours = [
        judged("different", *anchors, name="d"),
        judged("same", *anchors, name="s", replaces="d"),
    ]
    merged = merge([a, b], ours)
    assert share(merged, a, b)
    assert not any(j.by == "rule:contradiction@1" for j in merged.judgements)


def test_an_anchor_that_no_claim_stands_on_orphans_its_judgement() -> None:
    a, b, _ = pile()
    gone = replace(a.claims[0].quote, start=9000, end=9010, text="never said", marks=())
    merged = merge([a, b], [judged("different", gone, b.claims[0].quote)])
    assert share(merged, a, b)
    ours = next(j for j in merged.judgements if j.id == "j")
    assert ours.orphaned


def test_an_anchor_is_found_again_by_its_words() -> None:
    a, b, _ = pile()
    moved = replace(a.claims[0].quote, start=5, end=5 + len(a.claims[0].quote.text), marks=())
    merged = merge([a, b], [judged("different", moved, b.claims[0].quote)])
    assert not share(merged, a, b)


def test_rulings_on_an_event_stand() -> None:
    a, b, _ = pile()
    quote = a.claims[0].quote
    ours = [
        judged("date", quote, name="1", value="2031-05-02"),
        judged("kind", quote, name="2", value="accident"),
        judged("tag", quote, name="3", value="depot"),
        judged("hide", quote, name="4"),
    ]
    event = merge([a, b], ours).events[0]
    assert event.when is not None
    assert event.when.edtf == "2031-05-02"
    assert (event.kind, event.tags, event.review) == ("accident", ("depot",), "hidden")


def test_a_machine_s_judgements_are_made_anew() -> None:
    a, b, _ = pile()
    first = merge([a, b])
    assert merge([a, b], first.judgements) == first
