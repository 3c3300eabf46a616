"""The kinds bench on sentences made by hand."""

from __future__ import annotations

from bench import kinds
from bench._texts import annotated
from dateline.extract import extract


def _row(identity: str, kind: str, text: str = "", words: str = "") -> dict[str, str]:
    return {"id": identity, "kind16": kind, "text": text, "event_text": words}


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
    assert kinds.answer(row, claims) == "REQUEST"
    assert kinds.answer(row | {"event_text": "attacked"}, claims) == "ASSAULT"
    assert kinds.answer(row, ()) == "OTHER"
