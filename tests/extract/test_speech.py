"""Who says so: chains, stances, and words apart from those who say them."""

from __future__ import annotations

import pytest

from dateline.records import Claim
from dateline.when import day
from tests.extract.reading import Told, roles, the, told


def chain(claim: Claim) -> list[str]:
    return [speaker.text for speaker in claim.speakers]


@pytest.mark.parametrize(
    ("text", "word", "want"),
    [
        ("Police said the ferry sank.", "sank", ["Police"]),
        ("The ferry sank, police said.", "sank", ["Police".lower()]),
        ("The ferry sank, according to the harbour office.", "sank", ["the harbour office"]),
        ("According to Reuters, police said the ferry sank.", "sank", ["Reuters", "police"]),
        ("Reuters reported that officials said the ferry sank.", "sank", ["Reuters", "officials"]),
        (
            "Reuters, citing two officials, said the ferry sank.",
            "sank",
            ["Reuters", "two officials"],
        ),
        ("Per Reuters, the ferry sank.", "sank", ["Reuters"]),
        ("The ferry reportedly sank.", "sank", ["reportedly"]),
        ("“The ferry sank,” Nora Abel told reporters.", "sank", ["Nora Abel"]),
        ("The ferry sank.", "sank", []),
        ("The ferry sank, as police said.", "sank", ["police"]),
        ("The ferry left on Friday, as the owner had promised.", "left", []),
        (
            "Despite claims from the navy that rebels sank the ferry, it was found.",
            "sank",
            ["the navy"],
        ),
    ],
)
def test_the_chain_runs_outermost_first(text: str, word: str, want: list[str]) -> None:
    assert chain(the(told(text), word)[0]) == want


def test_words_and_their_utterance_are_two_claims() -> None:
    reading = told("On Monday, the rebels denied burning the mill on May 3.")
    denial, _ = the(reading, "denied")
    burning, _ = the(reading, "burning")
    assert (denial.stance, burning.stance) == ("denies", "denies")
    assert burning.said_in == denial.id
    assert denial.when is not None
    assert burning.when is not None
    assert burning.when.edtf == "XXXX-05-03"
    assert denial.when.edtf != burning.when.edtf


def test_an_agency_that_reports_is_a_link_and_no_claim() -> None:
    reading = told("Two boats sank, Reuters reported.")
    claim, _ = the(reading, "sank")
    assert [c.predicate.lemma for c in reading[1].claims] == ["sink"]
    assert claim.said_in is None
    assert claim.speakers[0].origin


def test_a_split_quotation_is_one() -> None:
    reading = told("“We burned the mill,” Nora Abel said, “and we stormed the bridge.”")
    said, _ = the(reading, "said")
    for word in ("burned", "stormed"):
        claim, _ = the(reading, word)
        assert chain(claim) == ["Nora Abel"]
        assert claim.said_in == said.id


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    reading = told("“We burned the mill,” Nora Abel said. “They stormed the bridge.”")
    assert chain(the(reading, "stormed")[0]) == ["Nora Abel"]


def test_what_stands_outside_the_marks_is_the_outlets_own() -> None:
    reading = told("“We burned the mill,” Nora Abel said. Gunmen stormed the bridge.")
    assert chain(the(reading, "stormed")[0]) == []


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("The rebels claimed responsibility for the bombing.", "bombing", "claims_responsibility"),
        ("Nora Abel blamed the rebels for the bombing.", "bombing", "blames"),
        ("The rebels vowed revenge.", "vowed", "threatens"),
        ("The council vowed to rebuild the mill.", "vowed", "promises"),
        ("The council called on rebels to release the sailors.", "release", "demands"),
        ("The ferry is expected to sail.", "sail", "expects"),
        ("“Harsh revenge awaits the killers,” Nora Abel said.", "said", "threatens"),
    ],
)
def test_stance_is_the_innermost_speakers(text: str, word: str, stance: str) -> None:
    assert the(told(text), word)[0].stance == stance


def test_who_is_accused_did_it_not_who_accuses() -> None:
    claim, _ = the(told("Nora Abel accused the rebels of burning the mill."), "burning")
    assert roles(claim)["who"] == ["the rebels"]


@pytest.fixture(scope="module")
def remark() -> Told:
    return told("Officials blamed a militia, the Harbour Brigade, who denied responsibility.")


def test_a_remark_on_the_accused_is_not_the_accusers(remark: Told) -> None:
    denial, _ = the(remark, "denied")
    assert denial.stance == "denies"
    assert "Officials" not in chain(denial)


def test_who_is_to_blame_blames_nobody() -> None:
    """ "It denied that it was to blame" is one denial and no accusation by the denier."""
    said = "Kestrel Mills denied that it was to blame for the fire of March 5."
    reading = told(said, published=day("2019-03-14"))
    fire = the(reading, "fire")[0]
    assert fire.when is not None
    assert fire.when.edtf == "2019-03-05"
    denial, _ = the(reading, "denied")
    blame, _ = the(reading, "blame")
    assert blame.stance == "denies"
    assert blame.said_in == denial.id
    assert chain(blame) == ["Kestrel Mills"]


def test_a_label_before_a_colon_speaks_its_paragraph() -> None:
    asked, answered = "VOSS: Who saw the mill?", "TEAGUE: We left the mill in May."
    reading = told(asked, answered, "VOSS: Who lit it?", "TEAGUE: The rebels burned it.")
    claim, _ = the(reading, "burned")
    assert [speaker.text for speaker in claim.speakers] == ["TEAGUE"]


def test_datelines_before_colons_are_no_dialogue() -> None:
    reading = told("LORIN: The rebels burned the mill.", "TALMERE: The rebels sold the barn.")
    assert [the(reading, word)[0].speakers for word in ("burned", "sold")] == [(), ()]


def test_one_word_in_capitals_before_a_colon_is_no_speaker() -> None:
    claim, _ = the(told("UPDATE: The rebels burned the mill in May."), "burned")
    assert claim.speakers == ()


def test_a_name_after_a_dash_signs_the_quotation_before_it() -> None:
    claim, _ = the(told("“The rebels burned the mill in May.” — Nora Abel"), "burned")
    assert [speaker.text for speaker in claim.speakers] == ["Nora Abel"]


def test_a_statement_beside_the_words_is_that_of_whoever_made_it() -> None:
    reading = told("The ferry sank, according to a statement by Nora Abel.")
    (speaker,) = the(reading, "sank")[0].speakers
    assert speaker.text == "a statement by Nora Abel"
    assert speaker.entity is not None
    assert reading[1].entities[speaker.entity].name == "Nora Abel"


@pytest.mark.parametrize(
    ("title", "word", "want"),
    [
        ("Union: ferry was overloaded", "overloaded", ["Union"]),
        ("Correction: ferry was raised", "raised", []),
        ("Brennick: ferry was raised", "raised", []),
    ],
)
def test_a_title_gives_the_words_of_whoever_stands_before_its_colon(
    title: str, word: str, want: list[str]
) -> None:
    assert chain(the(told(("title", title), "The mill closed."), word)[0]) == want


def test_who_accuses_somebody_is_who_accuses_however_the_reader_hangs_them() -> None:
    for accuser in ("The seafarers' union", "The millers' union"):
        claim = the(told(f"{accuser} accused Orvella Lines on Wednesday of theft."), "accused")[0]
        assert roles(claim)["who"] == [accuser]
        assert chain(claim) == [accuser]


def test_words_between_two_opening_marks_end_at_the_second() -> None:
    reading = told(
        "“The ferry sank,” Nora Abel said. “We saw it. “ In later years Abel left the town "
        "and founded a mill. It burned in May."
    )
    assert chain(the(reading, "saw")[0]) == ["Nora Abel"]
    assert chain(the(reading, "burned")[0]) == []


def test_who_is_named_beside_a_long_quotation_says_all_of_it() -> None:
    reading = told("According to Nora Abel, “the ferry left at noon. It sank within an hour.”")
    assert chain(the(reading, "left")[0]) == ["Nora Abel"]
    assert chain(the(reading, "sank")[0]) == ["Nora Abel"]


@pytest.mark.parametrize(
    ("blocks", "who"),
    [
        (["“We saw it,” Nora Abel said.", "“It sank within an hour.”"], ["Nora Abel"]),
        (["Nora Abel said: “We saw it.", "“It sank within an hour.”"], ["Nora Abel"]),
        (['Nora Abel said: "We saw it.', '"It sank within an hour."'], ["Nora Abel"]),
        (["Nora Abel told the court that she was there.", "“It sank in May.”"], ["Nora Abel"]),
        (["“We saw it,” Nora Abel said. The town was quiet.", "“It sank in May.”"], []),
        (["Nora Abel left the town.", "“It sank in May.”"], []),
        (["“We saw it,” Nora Abel said.", "It sank within an hour."], []),
    ],
)
def test_a_paragraph_of_direct_speech_goes_on_with_the_speaker_before(
    blocks: list[str], who: list[str]
) -> None:
    assert chain(the(told(*blocks), "sank")[0]) == who


def test_doubled_backticks_open_a_quotation_that_goes_on() -> None:
    reading = told("``We saw it,'' Nora Abel said. ``It sank within an hour.'' The town was quiet.")
    assert chain(the(reading, "sank")[0]) == ["Nora Abel"]
