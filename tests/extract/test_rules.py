"""Every case in the rule files of extract fires, or does not, as it says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dateline.extract import find_attributions
from dateline.extract.modes import mode_table
from dateline.extract.rules import kind_table
from dateline.records import SLIGHT
from tests.extract.reading import find, links, roles, the, told

SIXTEEN = {
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE",
    "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
}  # fmt: skip
FOLDER = Path(str(files("dateline.extract")))
ELSEWHERE = ("places.toml",)
"""Read in test_beside.py."""


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.rglob("*.toml")):
        if path.name in ELSEWHERE:
            continue
        rules = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, (owner, case) in enumerate(_held(rules)):
            name = f"{path.stem}-{number}"
            yield pytest.param(owner, case, id=name)


def _held(rules: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for value in rules.values():
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            if isinstance(part, dict):
                yield from _held(part)
    for case in rules.get("case", ()):
        yield rules, case


@pytest.mark.parametrize(("rule", "case"), list(cases()))
def test_a_rule_does_what_its_case_says(rule: dict[str, Any], case: dict[str, Any]) -> None:
    reading = told(case["text"])
    if "target" in case:
        tied = [(kind, s, t) for kind, s, t in links(reading) if kind == rule["kind"]]
        wanted = (rule["kind"], case["source"], case["target"])
        assert (wanted in tied) if case["target"] else not tied
        return
    if "attributed" in case:
        cues = [span for one in find_attributions(reading[0]) for span in one.cue]
        assert "".join(case["text"][start:end] for start, end in cues) == case["attributed"]
        return
    if case.get("told") is False:
        found = find(reading, case["word"])
        assert found is None or found[1].background == SLIGHT
        return
    claim, traits = the(reading, case["word"])
    if "kind" in rule:
        assert (claim.kind == rule["kind"]) is not case.get("not", False)
    if "kind" in case:
        assert claim.kind == case["kind"]
    if "mode" in case:
        assert (claim.mode or "") == case["mode"]
    if "context" in case:
        assert list(claim.context) == case["context"]
    if "stance" in case:
        assert claim.stance == case["stance"]
        assert (claim.speakers[-1].text if claim.speakers else "") == case["speaker"]
    if "background" in case:
        assert traits.background == case["background"]
    if "day" in case:
        assert (claim.when.start or "" if claim.when else "")[:10] == case["day"]
    if "lemma" in case:
        assert claim.predicate.lemma == case["lemma"]
    if "polarity" in case:
        assert claim.polarity == case["polarity"]
    if "modality" in case:
        assert claim.modality == case["modality"]
    if "whom" in case:
        assert roles(claim).get("whom") == case["whom"]
    for role in ("who", "what", "where"):
        if role in case:
            assert roles(claim).get(role) == case[role]
    if "origin" in case:
        assert [s.origin for s in claim.speakers] == case["origin"]
    if "unmeant" in case:
        assert "who" not in roles(claim)
    if "meant" in case:
        names = [reading[1].entities[r.entity].name if r.entity is not None else ""
                 for r in claim.roles if r.role == "who"]  # fmt: skip
        assert names == [case["meant"]]
    if "named" in case:
        names = [reading[1].entities[r.entity].name for r in claim.roles if r.entity is not None]
        assert names == case["named"]


def test_every_rule_file_has_a_case_that_fires_and_one_that_must_not() -> None:
    for path in sorted(FOLDER.rglob("*.toml")):
        if path.name in ELSEWHERE:
            continue
        rules = tomllib.loads(path.read_text(encoding="utf-8"))
        assert len(list(_held(rules))) >= 2, path.name


def test_every_kind_is_defined_and_plovers_sixteen_are_among_them() -> None:
    listed = {path.stem for path in (FOLDER / "kinds").glob("*.toml")}
    assert {kind.name for kind in kind_table()} == listed
    assert all(kind.label and kind.about and kind.roles for kind in kind_table())
    assert {kind.plover for kind in kind_table() if kind.name == kind.plover.lower()} == SIXTEEN
    assert {kind.plover for kind in kind_table()} == SIXTEEN | {""}


def test_every_mode_fires_in_a_case_and_one_of_its_kind_must_not() -> None:
    for path in sorted((FOLDER / "kinds").glob("*.toml")):
        modes = tomllib.loads(path.read_text(encoding="utf-8")).get("mode", ())
        for mode in modes:
            assert mode["name"] in {case["mode"] for case in mode["case"]}, path.name
            assert {"words", "beside", "told"} & set(mode), path.name
            assert set(mode.get("told", ())) <= {kind.name for kind in kind_table()}, path.name
        missed = [case for mode in modes for case in mode["case"] if case["mode"] != mode["name"]]
        assert missed or not modes, path.name


def test_every_context_fires_in_a_case_and_one_must_not() -> None:
    rules = tomllib.loads((FOLDER / "contexts.toml").read_text(encoding="utf-8"))
    known = {f"{kind}.{rule.name}" for kind, held in mode_table().items() for rule in held}
    for name, rule in rules.items():
        assert {name in case["context"] for case in rule["case"]} == {True, False}, name
        assert set(rule.get("modes", ())) <= known, name


def test_weak_words_are_words_of_their_kind() -> None:
    for path in sorted((FOLDER / "kinds").glob("*.toml")):
        rules = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(rules.get("weak", ())) <= {*rules["verbs"], *rules["nouns"]}, path.name


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The rebels freed six hostages.", "freed", "high"),
        ("Police opened fire on the crowd.", "opened", "high"),
        ("Gunmen attacked a bus near Orvella.", "attacked", "medium"),
        ("Gunmen attacked a bus near Orvella with grenades.", "attacked", "high"),
        ("Orvella said it would send food to the villages.", "said", "medium"),
        ("The news of the merger hit the mill.", "hit", "low"),
        ("The council painted its hall.", "painted", "low"),
    ],
)
def test_a_kind_is_as_sure_as_its_signs(text: str, word: str, certainty: str) -> None:
    assert the(told(text), word)[0].kind_certainty == certainty


def test_every_frame_names_things_that_are_listed() -> None:
    listed = tomllib.loads((FOLDER / "things.toml").read_text(encoding="utf-8"))["class"]
    named: set[str] = set()
    for path in sorted((FOLDER / "kinds").glob("*.toml")):
        for frame in tomllib.loads(path.read_text(encoding="utf-8")).get("frame", ()):
            named.update(frame["things"])
    assert named == set(listed)
