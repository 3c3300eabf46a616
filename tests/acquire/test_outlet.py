"""Outlets are found with how they were found; agencies and graphic credits are no outlets."""

from __future__ import annotations

import pytest

from dateline.acquire.draft import Draft, pieces_of
from dateline.acquire.outlet import (
    OutletCase,
    OutletRule,
    find_credits,
    find_outlet,
    outlet_rules,
)
from dateline.records import Cut, Source

CASES = [(rule, case) for rule in outlet_rules() for case in rule.case]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{r.name}: {c.text}" for r, c in CASES])
def test_rule_names_the_outlet_of_its_case(rule: OutletRule, case: OutletCase) -> None:
    why = rule.whole[0] if rule.whole else "any"
    assert rule.find(Cut(text=case.text, why=why)) == case.outlet


@pytest.mark.parametrize("rule", outlet_rules(), ids=lambda rule: rule.name)
def test_rule_has_a_case_that_fires_and_one_that_does_not(rule: OutletRule) -> None:
    assert any(case.outlet for case in rule.case)
    assert any(not case.outlet for case in rule.case)


@pytest.mark.parametrize(
    ("lead", "credits"),
    [
        ("MAROV, Estavia (KNA) — Two ferries collided on Tuesday.", ("KNA",)),
        ("MAROV (AP) — Two ferries collided on Tuesday.", ("Associated Press",)),
        ("Two ferries (both full) — of five — collided on Tuesday.", ()),
    ],
)
def test_the_agency_of_a_dateline_is_credited_known_or_not(
    lead: str, credits: tuple[str, ...]
) -> None:
    assert find_credits(Draft(pieces=pieces_of([lead], "paragraph"))) == credits


@pytest.mark.parametrize(("said", "name"), [("A", "A"), ("|", "pile"), ("Harbour Post",) * 2])
def test_a_record_names_its_outlet_with_one_letter_too(said: str, name: str) -> None:
    source = Source(path="pile.jsonl#1", media_type="application/json", sha256="", data=b"")
    assert find_outlet(source, Draft(pieces=[], outlets=[said])).name == name


@pytest.mark.parametrize(
    ("lead", "name", "how"),
    [
        ("OSK, March 4 (Harbour Wire) - A ferry sank.", "Harbour Wire", "dateline"),
        ("OSK, March 4 (AP) - A ferry sank.", "Associated Press", "dateline"),
        ("OSK (both full) - Two ferries sank.", "a", "file-name"),
    ],
)
def test_a_dateline_names_the_outlet_where_nothing_else_does(
    lead: str, name: str, how: str
) -> None:
    source = Source(path="a.txt", media_type="text/plain", sha256="", data=b"")
    outlet = find_outlet(source, Draft(pieces=pieces_of([lead], "paragraph")))
    assert (outlet.name, outlet.how) == (name, how)
    named = Draft(pieces=pieces_of([lead], "paragraph"), outlets=["Harbour Post"])
    assert find_outlet(source, named).name == "Harbour Post"
