"""What may be of the report's own day, and what was only gone by then."""

from __future__ import annotations

import pytest

from dateline.when import day
from tests.extract.reading import the, told

OPENING = "Rebels shelled the harbour of Orvella on Monday. The army has sent a ship. "


def known(body: str, word: str, opening: str = OPENING) -> tuple[str, str | None]:
    claim, _ = the(told(opening + body, published=day("2019-05-10")), word)
    assert claim.when is not None
    return claim.when.edtf, claim.when.not_after


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("The town was quiet. Workers opened the mill.", "opened"),
        ("The town was quiet. Nora Abel told police that she ran.", "told"),
        ("The town was quiet. Workers left the mill, taking two cars.", "taking"),
    ],
    ids=["plain past", "told police", "clause without a tense"],
)
def test_the_plain_past_of_a_report_that_tells_of_days_before_is_left_open(
    body: str, word: str
) -> None:
    assert known(body, word) == ("XXXX", "2019-05-10")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("The town was quiet. Workers have opened the mill.", "opened"),
        ("The town was quiet. Police are searching the mill.", "searching"),
        ("The town was quiet. Nora Abel said that she ran.", "said"),
    ],
    ids=["perfect", "present", "words"],
)
def test_news_and_words_are_of_the_reports_day(body: str, word: str) -> None:
    assert known(body, word) == ("2019-05-10", None)


def test_a_report_of_its_own_day_alone_tells_it_all() -> None:
    opening = "Rebels shelled the harbour of Orvella today. The army has sent a ship. "
    assert known("The town was quiet. Workers opened the mill.", "opened", opening) == (
        "2019-05-10",
        None,
    )


def test_what_goes_on_after_a_year_is_as_old() -> None:
    body = "In 1996 Nora Abel returned to the mill. She bought a boat."
    opening = "The mill of Orvella has burned. The army has sent a ship. "
    assert known(body, "bought", opening) == ("XXXX", "2019-05-10")


def test_a_report_that_names_no_day_of_its_own_tells_of_any_day() -> None:
    opening = "The mill of Orvella has burned. The army has sent a ship. "
    body = "The town was quiet. Nora Abel bought a boat."
    assert known(body, "bought", opening) == ("XXXX", "2019-05-10")
    assert known(body, "bought", opening.replace("ship", "ship today")) == ("2019-05-10", None)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels who shelled the mill on Monday have left, killing two.", "killing"),
        ("It was at the mill that a quarrel led to gunfire on Monday.", "gunfire"),
    ],
    ids=["clause", "noun"],
)  # fmt: skip
def test_what_stands_beside_a_day_gone_by_is_not_of_the_reports_day(text: str, word: str) -> None:
    claim, _ = the(told(text, published=day("2019-05-10")), word)
    assert claim.when is None or claim.when.edtf != "2019-05-10"


def test_what_a_sentence_with_another_day_tells_as_done_is_of_the_reports_day() -> None:
    text = "Police have arrested a man over Monday's raid on the mill."
    claim, _ = the(told(text, published=day("2019-05-10")), "arrested")
    assert claim.when is not None
    assert claim.when.edtf == "2019-05-10"


def test_a_caption_is_of_any_day() -> None:
    reading = told(
        "The mill of Orvella has burned.",
        ("caption", "Workers run from the mill."),
        published=day("2019-05-10"),
    )
    assert the(reading, "burned")[0].when is not None
    claim = the(reading, "run")[0]
    assert claim.when is None or claim.when.start is None


def test_an_offence_is_older_than_its_charge() -> None:
    text = "Nora Abel was charged on Monday with theft and firing a gun. She was freed."
    reading = told(text, published=day("2019-05-10"))
    for word in ("theft", "firing"):
        claim = the(reading, word)[0]
        assert claim.when is None or claim.when.start is None


def test_that_incident_is_of_the_time_just_told() -> None:
    text = (
        "The raid mirrors another that hit Orvella in June 2014. In that incident a man was shot."
    )
    claim, _ = the(told(text, published=day("2019-05-10")), "shot")
    assert claim.when is not None
    assert claim.when.edtf == "2014-06"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Police have arrested a man in the May 3 shooting.", "arrested", "2019-05-10"),
        ("Police have arrested a man over the raid that hit it May 3.", "arrested", "2019-05-10"),
        ("Two clerks were shot in the May 3 raid.", "shot", "2019-05-03"),
    ],
)  # fmt: skip
def test_an_arrest_has_not_the_day_of_what_it_is_about(text: str, word: str, expected: str) -> None:
    claim, _ = the(told(text, published=day("2019-05-10")), word)
    assert claim.when is not None
    assert claim.when.edtf == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A quarrel led to gunfire on Monday.", "gunfire", "2019-05-06"),
        ("A quarrel on Tuesday led to gunfire.", "gunfire", ""),
        ("On Monday deputies responded to a report of shots fired.", "fired", "2019-05-06"),
        ("On Monday deputies wrote a report of shots fired.", "fired", ""),
        ("It was the mill where two were shot and one was killed on May 3.", "shot", "2019-05-03"),
        ("It was the mill where two were shot and one died on May 3.", "shot", ""),
    ],
)  # fmt: skip
def test_harm_has_the_day_that_its_sentence_gives_to_nothing_else(
    text: str, word: str, expected: str
) -> None:
    claim, _ = the(told(text, published=day("2019-05-10")), word)
    assert ((claim.when.start or "")[:10] if claim.when else "") == expected


def test_words_of_harm_are_younger_than_it() -> None:
    text = "The mill was quiet. Gunmen shot a clerk on Monday. Nora Abel said that she ran."
    claim, traits = the(told(text, published=day("2019-05-10")), "said")
    assert traits.dated == "article"
    assert claim.when is not None
    assert claim.when.edtf == "2019-05-10"


def test_a_day_inside_what_is_said_is_not_that_of_the_words() -> None:
    text = "The mill was quiet. She said both of her sons were at the club on Monday."
    claim, _ = the(told(text, published=day("2019-05-10")), "said")
    assert claim.when is not None
    assert claim.when.edtf == "2019-05-10"


def test_a_disaster_has_not_the_day_of_another_deed() -> None:
    text = "The flood ruined Orvella. Crews closed a gate on Monday."
    claim, _ = the(told(text, published=day("2019-05-10")), "flood")
    assert claim.when is None or claim.when.edtf != "2019-05-06"


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("The town was quiet. Nora Abel later bought a boat.", "bought", "XXXX"),
        ("The town was quiet. Nora Abel happily bought a boat.", "bought", "2019-05-10"),
        ("The mill has been shut for two weeks.", "shut", "XXXX"),
        ("The mill has been shut.", "shut", "2019-05-10"),
    ],
)
def test_later_and_for_weeks_are_not_of_the_reports_day(
    body: str, word: str, expected: str
) -> None:
    opening = "Rebels shelled the harbour of Orvella today. The army has sent a ship. "
    assert known(body, word, opening)[0] == expected


def test_a_report_that_names_a_day_gone_by_tells_of_any_day() -> None:
    opening = "The army has sent a ship today in a row of last Monday. The town was quiet. "
    assert known("Workers opened the mill.", "opened", opening) == ("XXXX", "2019-05-10")


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Nora Abel resigned on Thursday.", "2019-05-09"),
        ("Nora Abel resigned on Thursday. Bo Lark resigned on Monday.", "2019-05-10"),
        ("Nora Abel fled on Thursday.", "2019-05-10"),
    ],
    ids=["its own word", "told twice", "another word"],
)
def test_a_title_has_the_day_of_its_own_word_below(below: str, expected: str) -> None:
    reading = told(("title", "Mayor resigns"), below, published=day("2019-05-10"))
    claim, _ = the(reading, "resigns")
    assert claim.when is not None
    assert claim.when.edtf == expected


def test_the_day_of_an_end_is_not_that_of_what_ended() -> None:
    text = "Oil stopped leaking from the mill of Orvella on Monday."
    claim, _ = the(told(text, published=day("2019-05-10")), "leaking")
    assert claim.when is None or claim.when.edtf != "2019-05-06"


HARM = "A clerk was shot in the market. The town was quiet."


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("The mayor spoke today. The mill stayed open. Schools opened.", "2019-05-10"),
        ("The mayor spoke today. The mill had closed on Monday. Schools opened.", "XXXX"),
        ("The mayor spoke. The mill stayed open. Schools opened.", "XXXX"),
    ],
    ids=["names its own day alone", "names a day before", "names none"],
)
def test_harm_is_of_the_reports_day_where_it_names_that_day_alone(rest: str, expected: str) -> None:
    claim, _ = the(told(f"{HARM} {rest}", published=day("2019-05-10")), "shot")
    assert claim.when is not None
    assert claim.when.edtf == expected


def test_a_brief_of_a_few_sentences_tells_harm_of_its_own_day() -> None:
    assert known("", "shot", HARM) == ("2019-05-10", None)


def test_what_points_to_what_only_the_report_dates_is_gone_by_then() -> None:
    opening = f"{HARM} The mayor spoke today. The mill stayed open. Schools opened. "
    assert known("The shooting shocked the town.", "shooting", opening) == ("XXXX", "2019-05-10")


def test_a_title_in_the_past_is_of_any_day_where_the_report_names_one_before() -> None:
    text = "Owner sold the mill. It had burned on Monday. He moved to Orvella."
    assert known("", "sold", text) == ("XXXX", "2019-05-10")
    assert known("", "sold", text.replace(" on Monday", "")) == ("2019-05-10", None)


@pytest.mark.parametrize(
    ("body", "day_told"),
    [
        ("Nora Abel is charged with arson.", "XXXX"),
        ("Nora Abel has been charged with arson.", "2019-05-10"),
    ],
    ids=["is charged", "has been charged"],
)
def test_who_is_charged_was_charged_by_then(body: str, day_told: str) -> None:
    assert known(f"The town was quiet. {body}", "charged")[0] == day_told


@pytest.mark.parametrize(
    ("title", "word", "day_told"),
    [
        ("Clerk Identified as One of the Orvella Dead", "Identified", "2019-05-10"),
        ("Clerk Opened Mill in Orvella", "Opened", "XXXX"),
    ],
    ids=["a participle", "the past"],
)
def test_a_participle_in_a_title_tells_its_news(title: str, word: str, day_told: str) -> None:
    reading = told(("title", title), OPENING, published=day("2019-05-10"))
    claim, _ = the(reading, word)
    assert claim.when is not None
    assert claim.when.edtf == day_told
