"""The figures on pronouns and descriptions, on reports made by hand."""

from __future__ import annotations

from bench import _antecedents
from bench._texts import annotated
from dateline.extract import extract

TEXT = "Mara Voss closed the mill. She burned the barn. They sold it."


def _word(form: str, *named: str) -> _antecedents.Word:
    spans = [(TEXT.index(one), TEXT.index(one) + len(one)) for one in (form, *named)]
    return _antecedents.Word(("set", "a"), spans[0], tuple(spans[1:]), "he")


def test_a_word_is_answered_by_the_entity_of_its_role() -> None:
    reading = extract(next(annotated([{"id": "a", "text": TEXT, "date": "2015-03-12"}])))
    she, they = _word("She", "Mara Voss"), _word("They")
    assert _antecedents.is_right(she, TEXT, _antecedents.named_for(she, reading))
    assert _antecedents.named_for(they, reading) == ()


def test_an_answer_for_an_unnamed_word_costs_precision_only() -> None:
    found = _antecedents.score(
        [(_word("She", "Mara Voss"), True, True), (_word("They"), True, False)]
    )
    assert (found["recall"], found["precision"]) == (1.0, 0.5)


def test_the_labels_can_be_read() -> None:
    words = _antecedents.read_words()
    assert len(words) == 103
    assert sum(bool(word.antecedents) for word in words) == 62
