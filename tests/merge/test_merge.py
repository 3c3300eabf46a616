"""merge: what tells one occurrence stands together with reasons, all else stays apart."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline.merge import merge
from dateline.records import SLIGHT, Event, Merged, Reading
from tests.build import article, told
from tests.merge.piles import shelling, shooting


def event_of(merged: Merged, reading: Reading, key: int = 0) -> Event:
    claim = reading.claims[key].id
    return next(event for event in merged.events if claim in event.claims)


def together(*readings: Reading, keys: tuple[int, int] = (0, 0)) -> bool:
    merged = merge(readings)
    first = event_of(merged, readings[0], keys[0])
    return first == event_of(merged, readings[1], keys[1])


def test_one_act_with_its_outcome_is_one_event_across_articles() -> None:
    a, b = shelling("a", "2031-05-04", "2031-05-03"), shelling("b", "2031-05-04", "2031-05-03")
    merged = merge([a, b])
    assert len(merged.events) == 1
    assert merged.events[0].claims == tuple(sorted(c.id for r in (a, b) for c in r.claims))
    assert merged.events[0].id == min(merged.events[0].claims)


def test_every_join_has_a_judgement_with_reasons_and_quotes() -> None:
    a, b = shelling("a", "2031-05-04", "2031-05-03"), shelling("b", "2031-05-04", "2031-05-03")
    merged = merge([a, b])
    joins = [judgement for judgement in merged.judgements if judgement.kind == "same"]
    assert len(joins) == len(merged.events[0].claims) - 1
    assert all(len(j.anchors) == 2 and j.reasons and j.by.startswith("rule:") for j in joins)
    across = next(j for j in joins if j.by == "rule:merge@1")
    assert "both on Saturday 3 May 2031" in across.why
    assert sum(reason.weight for reason in across.reasons) == int(across.value)


def test_days_that_differ_part_look_alikes() -> None:
    """The same city, the same act, a week apart: kept apart, and listed as looked at."""
    a, b = shelling("a", "2031-05-12", "2031-05-03"), shelling("b", "2031-05-12", "2031-05-10")
    merged = merge([a, b])
    assert len(merged.events) == 2
    assert [pair.weight < 0 for pair in merged.near_misses] == [True]
    assert any("days differ" in reason.says for reason in merged.near_misses[0].reasons)
    assert merged.possibly_same == ()


def test_a_named_victim_is_unmistakable_and_leaves_the_day_in_dispute() -> None:
    a = shooting("a", "2031-05-04", "2031-05-02", "Harrow", "Ana Verdi")
    b = shooting("b", "2031-05-06", "2031-05-05", "Harrow", "Ana Verdi")
    assert together(a, b)


def test_different_named_victims_part() -> None:
    a = shooting("a", "2031-05-04", "2031-05-03", "Harrow", "Ana Verdi")
    b = shooting("b", "2031-05-04", "2031-05-03", "Harrow", "Tom Brandt")
    assert not together(a, b)


def test_different_places_part() -> None:
    act: dict[str, Any] = {"kind": "assault", "day": "2031-05-03", "whom": "guards"}
    a = article("a", "2031-05-04", told("shoot", where="Harrow/LOC", **act))
    b = article("b", "2031-05-04", told("shoot", where="Lorin/LOC", **act))
    assert not together(a, b)


@pytest.mark.parametrize(
    ("street", "one"), [("Mill Street", True), ("Harbour Road", False), (None, True)]
)
def test_two_fires_in_streets_of_one_town_part(street: str | None, one: bool) -> None:
    act: dict[str, Any] = {"kind": "accident", "day": "2031-05-03", "what": "house"}
    act["where"] = "Harrow/LOC"
    there: dict[str, Any] = {"from_": f"{street}/LOC"} if street else {}
    a = article("a", "2031-05-04", told("burn", from_="Mill Street/LOC", **act))
    b = article("b", "2031-05-04", told("burn", **there, **act))
    assert together(a, b) is one


@pytest.mark.parametrize(
    "unreal",
    [
        {"modality": "planned"},
        {"modality": "possible"},
        {"stance": "threatens", "modality": "planned"},
        {"stance": "expects", "modality": "possible"},
        {"polarity": "negated"},
        {"stance": "denies"},
    ],
    ids=lambda fields: " ".join(fields.values()),
)
def test_what_did_not_happen_never_joins_what_did(unreal: dict[str, Any]) -> None:
    act: dict[str, Any] = {
        "who": "Norland/LOC", "what": "army depot", "where": "Harrow/LOC", "kind": "assault",
        "day": "2031-05-03",
    }  # fmt: skip
    a = article("a", "2031-05-04", told("shell", **act))
    b = article("b", "2031-05-04", told("shell", **act, **unreal))
    c = article("c", "2031-05-04", told("shell", **act))
    assert not together(a, b)
    assert together(a, c)


def utterance(name: str, speaker: str, **more: Any) -> Reading:
    return article(
        name,
        "2031-05-04",
        told(
            "condemn", who=f"{speaker}/PER", what="shelling of Harrow depot", kind="accuse",
            speakers=[f"{speaker}/PER"], day="2031-05-04", **more,
        ),
        told("shell", who="Norland/LOC", where="Harrow/LOC", day="2031-05-03", kind="assault"),
    )  # fmt: skip


def test_utterances_of_different_speakers_are_different_events() -> None:
    a, b = utterance("a", "Ana Verdi"), utterance("b", "Tom Brandt")
    assert not together(a, b)
    assert together(a, b, keys=(1, 1))


def test_one_speaker_on_one_day_about_one_thing_joins_and_never_with_the_act() -> None:
    a, b = utterance("a", "Ana Verdi"), utterance("b", "Ana Verdi")
    assert together(a, b)
    assert not together(a, a, keys=(0, 1))


def test_what_an_utterance_says_of_an_act_joins_the_act() -> None:
    a = article(
        "a",
        "2031-05-04",
        told("say", who="Ana Verdi/PER", speakers=["Ana Verdi/PER"], kind="statement", key="s"),
        told(
            "shell", who="Norland/LOC", what="army depot", where="Harrow/LOC", kind="assault",
            day="2031-05-03", speakers=["Ana Verdi"], said_in="s", modality="said_to_have",
        ),
    )  # fmt: skip
    b = shelling("b", "2031-05-04", "2031-05-03")
    assert together(a, b, keys=(1, 0))


def test_who_is_only_blamed_for_an_act_that_is_told_plainly_did_not_do_it() -> None:
    act: dict[str, Any] = {"what": "army depot", "where": "Harrow/LOC", "kind": "assault"}
    said: dict[str, Any] = {"speakers": ["Ana Verdi"], "said_in": "s", "stance": "blames"}
    a = article(
        "a",
        "2031-05-04",
        told("blame", who="Ana Verdi/PER", speakers=["Ana Verdi/PER"], kind="accuse", key="s"),
        told("shell", who="Tom Brandt/PER", day="2031-05-03", **act, **said),
    )
    plain = article("b", "2031-05-04", told("shell", day="2031-05-03", **act))
    blamed = a.claims[1]
    events = [
        next(event for event in merge([*readings]).events if blamed.id in event.claims)
        for readings in ((a, plain), (a,))
    ]
    assert [len(event.actors) for event in events] == [0, 1]


def test_what_an_article_says_answered_another_is_never_one_event() -> None:
    act: dict[str, Any] = {
        "kind": "assault",
        "day": "2031-05-03",
        "where": "Harrow/LOC",
        "what": "depot",
    }
    a = article(
        "a",
        "2031-05-04",
        told("shelling", who="Norland/LOC", nominal=True, key="one", **act),
        told("shelling", who="Norland/LOC", nominal=True, key="two", **act),
        links=[("answers", "one", "two")],
    )
    assert not together(a, a, keys=(0, 1))


def test_what_was_answered_has_no_day_from_the_answer_s_sentence() -> None:
    a = article(
        "a",
        "2031-05-06",
        told("raid", kind="assault", who="police", what="mill", day="2031-05-05", key="raid"),
        told("shooting", kind="assault", nominal=True, whom="guard", day="2031-05-05",
             dated="running", key="shot"),
        links=[("answers", "raid", "shot")],
    )  # fmt: skip
    claims = merge([a]).readings[0].claims
    assert claims[0].when is not None
    assert claims[1].when is None


def test_a_part_stands_under_its_event() -> None:
    day = "2031-05-03"
    a = article(
        "a",
        "2031-05-04",
        told("storm", who="protesters", what="town hall", day=day, kind="assault", key="s"),
        told("storm", who="protesters", what="town hall", day=day, kind="assault", key="s2"),
        told("burn", who="students", what="archive of the town hall", day=day, kind="assault"),
        links=[("same_act", "s2", "s")],
    )
    merged = merge([a])
    part, whole = event_of(merged, a, 2), event_of(merged, a, 0)
    assert part.id == whole.id or part.part_of == whole.id
    assert whole.part_of is None


def test_no_claims_and_no_readings_are_no_events() -> None:
    assert merge([]).events == ()
    assert merge([article("a", None)]).events == ()


def test_slight_claims_are_kept_and_stand_in_no_event() -> None:
    a, b = shelling("a", "2031-05-04", "2031-05-03"), shelling("b", "2031-05-04", "2031-05-03")
    traits = tuple(replace(one, background=SLIGHT) for one in b.traits)
    merged = merge([a, replace(b, traits=traits)])
    assert [event.claims for event in merged.events] == [tuple(sorted(c.id for c in a.claims))]
    assert {c.id for r in merged.readings for c in r.claims} == {
        c.id for r in (a, b) for c in r.claims
    }
