"""The kinds bench on sentences made by hand."""

from __future__ import annotations

from typing import Any

from bench import kinds
from bench._texts import annotated
from dateline.extract import extract


def _row(
    identity: str, kind: str, text: str = "", words: str = "", mode: str = "", context: str = ""
) -> dict[str, Any]:
    return {
        "id": identity, "kind16": kind, "text": text, "event_text": words,
        "mode": mode or None, "context": context or None,
    }  # fmt: skip


def test_macro_f1_is_over_the_kinds_of_the_set() -> None:
    asked = [_row("a", "AID"), _row("b", "AID"), _row("c", "AGREE")]
    assert kinds.score(asked, ["AID", "ASSAULT", "AGREE"]) == {
        "accuracy": 0.6667,
        "macro_f1": 0.8333,
    }


def test_the_baselines_are_never_asked_what_they_learned() -> None:
    asked = [_row(str(n), f"K{n}", f"word{n}") for n in range(12)]
    for learner in (kinds.most_frequent, kinds.naive_bayes):
        assert kinds.score(asked, kinds._by_fold(asked, learner))["accuracy"] == 0.0


def test_the_event_words_choose_the_claim() -> None:
    text = "The rebels attacked the port and the governor urged them to leave."
    row = _row("a", "REQUEST", text, "urged leave")
    claims = extract(next(annotated([row]))).claims
    assert kinds.answer(row, claims).kind == "REQUEST"
    assert kinds.answer(row | {"event_text": "attacked"}, claims).kind == "ASSAULT"
    assert kinds.answer(row, ()) == kinds.Answer("OTHER")


def test_modes_are_asked_by_their_newer_names() -> None:
    asked = [
        _row("a", "PROTEST", mode="strike-hun"),
        _row("b", "THREATEN", mode="curfew"),
        _row("c", "COERCE", mode="curfew"),
        _row("d", "ASSAULT", mode="other"),
        _row("e", "AID"),
    ]
    assert [kinds.gold_mode(row) for row in asked] == ["hunger", "restrict", "curfew", "", ""]
    said = [("PROTEST", "hunger"), ("COERCE", "restrict"), ("COERCE", "ban"), ("", ""), ("", "")]
    assert kinds.mode_score(asked, said) == {"accuracy": 0.3333, "sentences": 3}


def test_contexts_are_scored_over_labelled_sentences_alone() -> None:
    asked = [
        _row("a", "AID", context="military, refugees"),
        _row("b", "AID", context="political"),
        _row("c", "AID"),
    ]
    said = [("military", "legal"), ("legal",), ("legal",)]
    assert kinds.context_score(asked, said) == {
        "precision": 0.5, "recall": 0.5, "f1": 0.5, "sentences": 1,
    }  # fmt: skip


def test_accuracy_is_told_by_certainty() -> None:
    asked = [_row(name, "AID") for name in "abc"]
    said = [kinds.Answer("AID", "high"), kinds.Answer("AID", "low"), kinds.Answer("AGREE", "low")]
    bands = kinds.figures(asked, said)["certainty"]
    assert bands["high"] == {"accuracy": 1.0, "sentences": 1}
    assert bands["low"] == {"accuracy": 0.5, "sentences": 2}
