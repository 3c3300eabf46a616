"""The speakers bench on reports made by hand."""

from __future__ import annotations

from functools import cache

from bench import speakers
from bench._texts import annotated
from dateline.extract import extract
from dateline.records import Reading

TEXT = "Mara Voss closed the mill. She said the rebels burned the barn."


def _answer(
    sentence: str, word: str, by: str, named: str = "", stance: str = "asserts"
) -> speakers.Answer:
    """The bench's answer for a word of TEXT."""
    start = TEXT.index(sentence)
    label = speakers.Label(
        document=("set", "a"),
        sentence=(start, start + len(sentence)),
        content=_find(word, start),
        speakers=(_find(by, start),) if by else (),
        antecedent=_find(named, 0) if named else None,
        stance=stance,
        kind="plain",
    )
    return speakers.answer(label, TEXT, _reading())


@cache
def _reading() -> Reading:
    return extract(next(annotated([{"id": "a", "text": TEXT, "date": "2015-03-12"}])))


def _find(word: str, start: int) -> speakers.Span:
    at = TEXT.index(word, start)
    return at, at + len(word)


def test_a_speaker_is_right_by_place_and_by_name() -> None:
    found = _answer("She said the rebels burned the barn.", "burned", "She", "Mara Voss")
    assert (found.at_word, found.speaker_right, found.named_right) == (True, True, True)
    wrong = _answer("She said the rebels burned the barn.", "burned", "the rebels", "", "denies")
    assert (wrong.speaker_right, wrong.stance_right) == (False, False)


def test_nobody_speaks_where_the_outlet_tells() -> None:
    found = _answer("Mara Voss closed the mill.", "closed", "")
    assert (found.speaker_right, found.stance_right) == (True, True)
    assert not _answer("She said the rebels burned the barn.", "burned", "").speaker_right


def test_a_verb_of_saying_is_told_by_whoever_tells_of_it() -> None:
    found = _answer("She said the rebels burned the barn.", "said", "")
    assert (found.said_by, found.speaker_right, found.stance) == ("", True, "asserts")


def test_the_nearest_claim_answers_for_a_word_without_one() -> None:
    found = _answer("She said the rebels burned the barn.", "barn", "She")
    assert (found.word, found.at_word, found.speaker_right) == ("burn", False, True)


def test_the_labels_are_whole() -> None:
    labels = speakers.read_labels(speakers.LABELS)
    assert len({(label.document, label.sentence) for label in labels}) == 300
    for label in labels:
        assert label.kind in speakers.CLASSES
        assert bool(label.speakers) == (label.kind != "none")
        assert label.sentence[0] <= label.content[0] < label.content[1] <= label.sentence[1]
