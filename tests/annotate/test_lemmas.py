"""A verb's lemma is a verb, whatever the reader made of its letters."""

from __future__ import annotations

import pytest

from dateline.annotate.lemmas import irregular, verb_lemma, verbs


@pytest.mark.parametrize(
    ("form", "said", "expected"),
    [
        ("injuring", "injur", "injure"),
        ("condemned", "condemne", "condemn"),
        ("shot", "shot", "shoot"),
        ("stopped", "stopp", "stop"),
        ("denies", "deni", "deny"),
        ("hoped", "hop", "hop"),  # a verb already: nobody knows better here
        ("zorbled", "zorbl", "zorbl"),  # no verb fits: it stays
        ("killed", "kill", "kill"),
        ("burned", "bur", "burn"),  # of "bur" it would be "burred"
        ("barred", "bar", "bar"),
        ("freed", "free", "free"),
        ("tied", "tie", "tie"),
    ],
)
def test_lemmas_only_what_is_no_verb_is_put_right(form: str, said: str, expected: str) -> None:
    assert verb_lemma(form, said) == expected


def test_lemmas_irregular_forms_lead_to_verbs_and_are_none_themselves() -> None:
    assert set(irregular().values()) <= verbs()
    assert not set(irregular()) & verbs()
