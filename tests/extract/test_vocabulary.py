"""What a reading keeps of a report's words, through the shipped reader."""

from __future__ import annotations

from tests.extract.reading import told


def test_words_of_sentences_without_a_claim_count_too() -> None:
    found = told("A storm hit Orvella.", "No bakery, no school.")[1]
    assert {"storm", "bakery", "school"} <= set(found.words)
    assert list(found.words) == sorted(set(found.words))


def test_names_and_numbers_stand_apart_from_other_words() -> None:
    found = told("The quake of 2031 damaged 40 houses in Orvella.")[1]
    assert {"orvella", "2031", "40"} <= set(found.proper)
    assert "orvella" not in found.words
    assert set(found.words).isdisjoint(found.proper)


def test_words_that_only_tie_a_sentence_together_are_left_out() -> None:
    found = told("The storm hit the town after it had been warned.")[1]
    assert set(found.words).isdisjoint({"the", "after", "it", "have", "be"})
