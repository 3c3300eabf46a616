"""Whom pronouns and descriptions mean, and when they stay as said."""

from __future__ import annotations

import pytest

from tests.extract.reading import the, told


def doer(word: str, *blocks: str) -> str:
    """The name of whoever does what a word tells; "" where it stays as said."""
    reading = told(*blocks)
    claim, _ = the(reading, word)
    (name,) = {
        reading[1].entities[r.entity].name if r.entity is not None else ""
        for r in claim.roles
        if r.role == "who"
    }
    return name


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Nora Abel left Lorin. “The mill is lost,” she added.", "added", "Nora Abel"),
        ("“I burned the mill,” Nora Abel said.", "burned", "Nora Abel"),
        ("“We burned the mill,” Nora Abel said.", "burned", ""),
        ("“We burned the mill,” the Harbour Brigade said.", "burned", "Harbour Brigade"),
        ("“He said, ‘I burned the mill,’” Nora Abel said.", "burned", ""),
        ("I burned the mill, Nora Abel wrote in May.", "burned", ""),
        ("Nora Abel told Orrin Teague that she burned the mill.", "burned", "Nora Abel"),
        ("Nora Abel knew Orrin Teague left, so she burned the mill.", "burned", "Nora Abel"),
        ("The boy knew Orrin Teague well. He burned the mill.", "burned", ""),
        ("A girl knew Orrin Teague well. He burned the mill.", "burned", "Orrin Teague"),
        ("The Harbour Brigade has said they burned the mill.", "burned", "Harbour Brigade"),
        ("The Harbour Brigade left Lorin. They burned the mill.", "burned", "Harbour Brigade"),
        ("The Harbour Brigade saw sailors in Lorin. They burned the mill.", "burned", ""),
        ("Orvella Airlines left Lorin in May. The airline closed a hangar.", "closed",
         "Orvella Airlines"),
        ("Orvella Foods met Talmere Foods in Lorin. The company closed a mill.", "closed", ""),
        ("“Orvella Foods lies,” Nora Abel said. The company closed a mill.", "closed", ""),
        ("Kestrel Foods left Lorin. “We burned the mill,” said boss Nora Abel.", "burned",
         "Kestrel Foods"),
        ("Nora Abel, head of the Harbour Brigade, said: “We burned the mill.”", "burned",
         "Harbour Brigade"),
        ("``We burned the mill,'' the Harbour Brigade said. It left Lorin.", "burned",
         "Harbour Brigade"),
        ("The Harbour Brigade will defend their seizure of the mill.", "seizure",
         "Harbour Brigade"),
        ("Sailors of the Harbour Brigade will defend their seizure of the mill.", "seizure", ""),
    ],
)  # fmt: skip
def test_a_word_means_whoever_alone_it_can_mean(text: str, word: str, meant: str) -> None:
    assert doer(word, text) == meant


def test_a_speaker_goes_on_after_paragraphs_of_quotation() -> None:
    assert doer(
        "wrote",
        "Nora Abel visited the mill.",
        "“Orrin Teague burned the barn. He left the town in May.”",
        "“Nobody saw the fire,” she wrote.",
    ) == "Nora Abel"  # fmt: skip


def test_who_is_spoken_of_in_a_quotation_does_not_speak_it() -> None:
    text = "Tomas Abel left Lorin. “Orrin Teague burned the barn,” he said."
    assert doer("said", text) == "Tomas Abel"


def test_what_others_call_somebody_tells_a_gender_wherever_it_stands() -> None:
    first = "Farmers saw Robin Abel and Kim Teague in Lorin. Later she burned the barn."
    assert doer("burned", first) == ""
    assert doer("burned", first, "Robin Abel is a farmer. She sold the mill in May.",
                "Kim Teague is a miller. He sold a barn in May.") == "Robin Abel"  # fmt: skip


def test_the_rank_of_several_means_the_one_named_last() -> None:
    text = "Gov. Nora Abel left Lorin. Gov. Orrin Teague met farmers. The governor closed the mill."
    assert doer("closed", text) == "Orrin Teague"


def test_a_noun_before_a_name_is_no_subject_beside_it() -> None:
    claim, _ = the(told("Norwegian grain trader Talmere closed a mill."), "closed")
    assert [r.text for r in claim.roles if r.role == "who"] == ["Norwegian grain trader Talmere"]
