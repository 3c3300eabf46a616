"""The day of every claim, and how it came by it."""

from __future__ import annotations

import pytest

from dateline.records import BlockRole
from dateline.when import day, local_day
from tests.extract.reading import Told, links, the, told


def dated(reading: Told, word: str, nth: int = 0) -> tuple[str, str]:
    claim, traits = the(reading, word, nth)
    return (claim.when.edtf if claim.when else "", traits.dated)


CHRONICLE = told(
    "Here is how the feud grew.",
    ("heading", "Friday, May 3"),
    "Rockets hit a depot near Orvella, wounding six workers. The army blamed the rebels for the "
    "attack. On Monday, the rebels denied the attack.",
    ("heading", "Tuesday, May 7"),
    "The army shelled a rebel camp in response to the attack. The shelling killed nine fighters.",
    ("heading", "Thursday, May 9"),
    "The funeral came after the shelling. Rebels vowed to retaliate.",
    published=day("2019-05-10"),
)


def test_a_heading_dates_what_its_section_newly_tells() -> None:
    assert dated(CHRONICLE, "hit") == ("2019-05-03", "heading")
    assert dated(CHRONICLE, "shelled") == ("2019-05-07", "heading")


def test_a_pointing_phrase_keeps_the_day_of_what_it_points_to() -> None:
    assert dated(CHRONICLE, "attack", 2) == ("2019-05-03", "points-to")
    assert dated(CHRONICLE, "shelling", 1)[0] == "2019-05-07"


def test_a_weekday_under_a_heading_counts_from_its_day() -> None:
    assert dated(CHRONICLE, "denied") == ("2019-05-06", "clause")


def test_an_outcome_has_the_day_of_its_act() -> None:
    assert dated(CHRONICLE, "wounding")[0] == "2019-05-03"
    assert dated(CHRONICLE, "killed")[0] == "2019-05-07"


def test_the_chronicle_says_what_answered_what() -> None:
    tied = links(CHRONICLE)
    assert ("answers", "shelled", "attack") in tied
    assert ("follows", "funeral", "shelling") in tied
    assert ("outcome_of", "wounding", "hit") in tied
    assert ("outcome_of", "killed", "shelling") in tied


def test_news_without_a_day_may_be_of_the_articles_day_with_little_certainty() -> None:
    claim, traits = the(told("Gunmen stormed the mill.", published=day("2019-05-10")), "stormed")
    assert traits.dated == "article"
    assert claim.when is not None
    assert (claim.when.edtf, claim.when.certainty) == ("2019-05-10", "low")


def test_an_unknown_day_stays_open() -> None:
    claim, _ = the(told("Gunmen stormed the mill."), "stormed")
    assert claim.when is None or claim.when.start is None


def test_what_is_quoted_takes_no_day_from_the_one_who_says_it() -> None:
    reading = told("“They burned the mill,” Nora Abel said on Friday.", published=day("2019-05-10"))
    assert dated(reading, "said")[1] == "clause"
    assert dated(reading, "burned") == ("", "")


def test_plans_are_not_dated_by_their_heading() -> None:
    assert dated(CHRONICLE, "retaliate") == ("", "")


def test_that_attack_is_the_one_just_told() -> None:
    reading = told("Rebels raided a mill on May 3. Gunmen attacked a bus on May 7. "
                   "That attack killed two.")  # fmt: skip
    assert dated(reading, "attack", 1)[0] == "XXXX-05-07"


def test_a_phrase_that_fits_nothing_points_nowhere() -> None:
    reading = told("Rebels raided a mill on May 3. The earthquake shook Lorin.")
    assert dated(reading, "earthquake")[1] != "points-to"


def test_a_heading_dates_what_it_tells_but_not_what_that_followed() -> None:
    reading = told("Soldiers raided a camp on May 3.",
                   ("heading", "Monday, May 6: Rebels shell a depot after raid"),
                   "They came at night.", published=day("2019-05-10"))  # fmt: skip
    assert dated(reading, "shell")[0] == "2019-05-06"
    assert dated(reading, "raid", 1)[0] == "2019-05-03"


FRIDAY = day("2019-05-10")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("One man was killed and three others wounded in a fire in Orrin on Monday night.",
         "killed", "2019-05-06"),
        ("Two people were injured after a reported shooting in Orrin on Saturday, police said.",
         "injured", "2019-05-04"),
        ("The fire was reported Tuesday afternoon at a mill in Orrin.", "fire", "2019-05-07"),
        ("A boy was taken to a hospital, Monday night, after an accidental shooting.",
         "shooting", "2019-05-06"),
        ("A gunfight left one man dead and six others injured on Sunday.", "left", "2019-05-05"),
    ],
)  # fmt: skip
def test_a_sentence_with_one_day_dates_what_it_tells(text: str, word: str, expected: str) -> None:
    claim, traits = the(told(text, published=FRIDAY), word)
    assert claim.when is not None
    assert (claim.when.edtf, claim.when.certainty) == (expected, "low")
    assert traits.dated == "sentence"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Seven workers died in the blast, and two more of their burns on the Monday after.",
            "died",
        ),
        ("The mayor said Tuesday that a man was shot near the mill.", "shot"),
        ("The man was arrested and a clerk was shot on Monday.", "arrested"),
        ("Nora Abel was arrested Tuesday in the shooting of a clerk.", "shooting"),
        ("A clerk who was wounded in Monday's raid died.", "died"),
    ],
)
def test_a_day_of_something_else_does_not_leak(text: str, word: str) -> None:
    claim, traits = the(told(text, published=FRIDAY), word)
    assert claim.when is None or traits.dated == "article"


def test_the_number_of_a_block_of_houses_is_no_year() -> None:
    claim, traits = the(told("A shooting in the 1900 block of Mill Street hurt two."), "shooting")
    assert claim.when is None or claim.when.start is None
    assert not traits.background


def test_what_happened_on_a_day_was_told_just_before() -> None:
    reading = told("A clerk was shot at a mill in Orrin. It happened around 10 p.m. Monday night. "
                   "Police are looking for a witness.", published=FRIDAY)  # fmt: skip
    claim, traits = the(reading, "shot")
    assert claim.when is not None
    assert claim.when.edtf.startswith("2019-05-06")
    assert traits.dated == "points-to"


def test_one_act_in_two_words_has_the_year_behind_the_second() -> None:
    reading = told("A clerk was shot and killed in 2012. Nora Abel was shot, and he died in 2013.")
    assert dated(reading, "shot") == ("2012", "clause")
    assert dated(reading, "shot", 1)[0] != "2013"


def test_a_date_beside_a_weekday_says_which_weekday_is_meant() -> None:
    text = "A clerk was shot last Friday night, May 3, as he was walking home."
    assert dated(told(text, published=day("2019-05-14")), "shot") == ("2019-05-03", "clause")


def test_officers_who_were_called_to_a_shooting_were_told_of_it() -> None:
    sent, _ = the(told("Officers were called out for a shooting on Friday."), "shooting")
    asked, _ = the(told("Officers called for a boycott on Friday."), "boycott")
    assert (sent.modality, asked.modality) == ("said_to_have", "possible")


def test_a_title_has_the_day_that_the_lead_gives_its_act() -> None:
    reading = told(("title", "Clerk killed in Orrin shooting"),
                   "A clerk died in a shooting on Mill Street late Tuesday.",
                   published=FRIDAY)  # fmt: skip
    claim, traits = the(reading, "killed")
    assert claim.when is not None
    assert (claim.when.edtf, traits.dated) == ("2019-05-07", "running")


def test_a_title_over_several_days_has_none_of_them() -> None:
    reading = told(("title", "Clerks shot in Orrin"),
                   "A clerk was shot on Tuesday. Another clerk was shot on Monday.",
                   published=FRIDAY)  # fmt: skip
    assert the(reading, "shot")[1].dated == "article"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Officers stopped his 2006 truck.", "stopped"),
        ("Nora Abel (1956-2010) ran the mill and sold it to rebels.", "sold"),
        ("Police arrested a man in his 30s.", "arrested"),
        ("The mayor quoted last month's figures.", "quoted"),
    ],
)
def test_a_time_that_tells_no_event_dates_none(text: str, word: str) -> None:
    assert the(told(text, published=FRIDAY), word)[1].dated != "clause"


def test_a_noun_in_ing_after_a_preposition_is_no_habit() -> None:
    reading = told("A man was arrested in the shooting of a clerk.", published=FRIDAY)
    assert the(reading, "shooting")[1].background == ""


def test_an_hour_has_the_day_named_after_it() -> None:
    reading = told("The raid began at about 9:15 p.m. on Monday.", published=FRIDAY)
    claim, traits = the(reading, "raid")
    assert claim.when is not None
    assert (claim.when.edtf, traits.dated) == ("2019-05-06T21:15:00", "clause")


def test_an_hour_alone_is_of_the_day_of_the_telling() -> None:
    reading = told("A clerk was shot on Tuesday night. Officers were called at 9 p.m.",
                   published=FRIDAY)  # fmt: skip
    claim, traits = the(reading, "called")
    assert claim.when is not None
    assert (claim.when.edtf, traits.dated) == ("2019-05-07T21:00:00", "running")


def test_an_hour_alone_in_a_report_of_no_other_day_is_little_known() -> None:
    claim, _ = the(told("Officers were called at 9 p.m.", published=FRIDAY), "called")
    assert claim.when is not None
    assert claim.when.certainty == "low"


STORY = ("A clerk was shot near the mill.", "Nora Abel ran to help.",
         "The raid was the fourth of the year.", "Two guards were wounded on Monday.")  # fmt: skip


def test_undated_harm_has_the_one_day_that_the_article_tells_of() -> None:
    claim, traits = the(told(*STORY, published=FRIDAY), "shot")
    assert claim.when is not None
    assert (claim.when.edtf, claim.when.certainty, traits.dated) == (
        "2019-05-06", "low", "running",
    )  # fmt: skip
    assert claim.when.how == "weekday, of the telling"


def test_undated_harm_takes_none_of_two_days() -> None:
    reading = told(*STORY, "A driver was killed on Wednesday.", published=FRIDAY)
    assert the(reading, "shot")[1].dated == "article"


def test_what_is_quoted_takes_no_day_from_the_article() -> None:
    reading = told(*STORY, "“They shot my brother,” Nora Abel said.", published=FRIDAY)
    assert dated(reading, "shot", 1) == ("", "")


def test_a_weekday_and_its_date_are_one_day() -> None:
    reading = told("A raid on the night of Thursday, May 2, killed two.", published=FRIDAY)
    assert dated(reading, "killed")[0] == "2019-05-02"


def test_a_day_that_lies_ahead_is_not_that_of_what_was_done() -> None:
    reading = told("A clerk was shot near the mill.", "Nora Abel ran to help.",
                   "The raid will be on trial.", "A guard was killed on May 20, 2019.",
                   published=FRIDAY)  # fmt: skip
    assert the(reading, "shot")[1].dated == "article"


def test_a_verb_that_opens_another_hands_on_its_time() -> None:
    reading = told("In April 2019 the rebels managed to burn the mill.", published=FRIDAY)
    assert dated(reading, "burn") == ("2019-04", "clause")


def test_a_person_goes_on_on_the_day_told_before() -> None:
    reading = told("Yesterday Nora Abel opened the mill.", "It is the largest of the valley.",
                   "Abel praised the builders.", "Orrin praised the mayor.",
                   published=FRIDAY)  # fmt: skip
    assert dated(reading, "praised") == ("2019-05-09", "running")
    assert the(reading, "praised", 1)[1].dated == "article"


def test_a_person_does_not_go_on_in_another_tense() -> None:
    reading = told("Yesterday Nora Abel opened the mill.", "It is the largest of the valley.",
                   "Abel has praised the builders.", published=FRIDAY)  # fmt: skip
    assert the(reading, "praised")[1].dated == "article"


def test_a_day_is_taken_from_the_telling_around_without_its_hour() -> None:
    reading = told("Rebels raided the mill at 9:15 p.m. on Monday. They burned a barn.",
                   published=FRIDAY)  # fmt: skip
    assert dated(reading, "raided")[0] == "2019-05-06T21:15:00"
    assert dated(reading, "burned") == ("2019-05-06", "running")


@pytest.mark.parametrize(
    "text", ["In the late 1980s Orrin Mills opened a store.", "Monday's letter opened a dispute."]
)
def test_a_time_before_its_subject_dates_the_verb(text: str) -> None:
    assert the(told(text, published=FRIDAY), "opened")[1].dated == "clause"


def test_a_charge_is_no_act_of_the_day_that_the_article_tells_of() -> None:
    reading = told(*STORY, "A driver was charged with assault.", published=FRIDAY)
    claim, _ = the(reading, "assault")
    assert claim.when is None or claim.when.start != "2019-05-06"


def test_midnight_on_a_day_is_told_of_that_day() -> None:
    text = "Gunmen entered a home in Orrin at midnight Friday, May 3."
    claim, _ = the(told(text, published=day("2019-05-10")), "entered")
    assert claim.when is not None
    assert local_day(claim.when) == "2019-05-03"


def test_harm_does_not_take_the_day_of_a_charge_or_a_statement() -> None:
    text = "Nora Abel was charged with theft on Wednesday, officials said. Two clerks were wounded."
    assert dated(told(text, published=day("2019-05-10")), "wounded")[1] != "running"
    text = "Gunmen raided the mill on Wednesday. Two clerks were wounded."
    assert dated(told(text, published=day("2019-05-10")), "wounded") == ("2019-05-08", "running")


def test_a_day_before_what_is_said_is_part_of_what_is_said() -> None:
    text = "On Tuesday, two men were killed in Orrin, a spokeswoman said."
    reading = told(text, published=day("2019-05-10"))
    assert dated(reading, "killed") == ("2019-05-07", "clause")
    assert dated(reading, "said")[0] != "2019-05-07"
    reading = told("On Tuesday, police said two men were killed.", published=day("2019-05-10"))
    assert dated(reading, "said") == ("2019-05-07", "clause")


def test_a_day_gone_by_is_not_that_of_an_inquiry_that_goes_on() -> None:
    text = "Police are investigating a shooting in Orrin on Tuesday afternoon."
    reading = told(text, published=day("2019-05-10"))
    assert dated(reading, "shooting") == ("2019-05-07", "clause")
    assert dated(reading, "investigating")[0] != "2019-05-07"
    text = "Police investigated a shooting in Orrin on Tuesday afternoon."
    assert dated(told(text, published=day("2019-05-10")), "investigated")[0] == "2019-05-07"


def test_an_hour_is_of_the_day_of_what_was_done_not_of_the_statement() -> None:
    text = (
        "Three men were arrested on Tuesday night, police said Thursday. "
        "Officers raided the mill about 7:30 p.m."
    )
    claim, _ = the(told(text, published=day("2019-05-10")), "raided")
    assert claim.when is not None
    assert claim.when.edtf == "2019-05-07T19:30:00"


def test_harm_takes_the_only_day_on_which_the_article_tells_deeds() -> None:
    text = (
        "Nora Abel is accused of shooting a clerk. "
        "On Tuesday a man walked into the mill. She was arraigned on Thursday."
    )
    reading = told(text, published=day("2019-05-10"))
    assert dated(reading, "shooting")[0] == "2019-05-07"
    assert dated(reading, "arraigned")[0] == "2019-05-09"


def test_harm_told_beside_the_news_keeps_its_day_to_itself_and_leaves_two_days_open() -> None:
    text = (
        "Deputies shot a man in Orrin on Tuesday. "
        "He was wanted over the murder of his wife, who died on May 3."
    )
    assert dated(told(text, published=day("2019-05-10")), "murder")[0] != "2019-05-07"


def test_this_happened_dates_what_was_just_told() -> None:
    text = "A clerk locked the mill and handed out keys. This happened on Tuesday near Orrin."
    reading = told(text, published=day("2019-05-10"))
    assert dated(reading, "handed") == ("2019-05-07", "points-to")


def test_an_hour_over_an_item_is_of_the_articles_day() -> None:
    reading = told(
        "The Latest on the mill (all times local):",
        ("heading", "3:25 p.m."),
        "Gunmen stormed the mill after Tuesday's debate.",
        ("heading", "1:10 p.m."),
        "Rebels raided a bus.",
        published=day("2019-05-10"),
    )
    claim, _ = the(reading, "raided")
    assert claim.when is not None
    assert claim.when.edtf == "2019-05-10T13:10:00"


def test_what_is_done_in_the_course_of_an_event_has_its_day() -> None:
    reading = told(
        "In a May 3 press conference, Nora Abel said that mills would open.",
        published=day("2019-05-10"),
    )
    assert dated(reading, "said") == ("2019-05-03", "clause")


def test_a_charge_has_the_day_beside_the_offence_that_it_names() -> None:
    text = "Nora Abel was charged with theft on Wednesday, officials said."
    reading = told(text, published=day("2019-05-10"))
    assert dated(reading, "charged")[0] == "2019-05-08"
    assert dated(reading, "theft")[0] != "2019-05-08"


def test_a_day_by_somebodys_clock_is_that_of_its_verb() -> None:
    text = "Nora Abel was killed near the mill early Tuesday local time."
    assert dated(told(text, published=day("2019-05-10")), "killed")[0] == "2019-05-07"


def test_a_day_counted_from_a_dated_act_is_not_that_acts_own() -> None:
    text = "A day after the May 3 raid, rebels vowed to retaliate."
    reading = told(text, published=day("2019-05-10"))
    assert dated(reading, "raid")[0] == "2019-05-03"
    assert dated(reading, "vowed")[0] == "2019-05-04"


def test_days_are_counted_from_an_act_told_before() -> None:
    text = "Gunmen raided the mill on May 3. Three days after the raid, police searched a house."
    reading = told(text, published=day("2019-05-10"))
    assert dated(reading, "searched") == ("2019-05-06", "points-to")


def test_weeks_are_not_counted_to_the_day() -> None:
    text = "Gunmen raided the mill on April 3. Three weeks after the raid, police searched a house."
    reading = told(text, published=day("2019-05-10"))
    assert dated(reading, "searched")[1] != "points-to"


def test_under_an_hour_a_weekday_is_told_as_anywhere_else() -> None:
    reading = told(
        "The Latest on the mill (all times local):",
        ("heading", "3:25 p.m."),
        "At Tuesday's debate, Nora Abel mocked the mayor.",
        published=day("2019-05-10"),
    )
    assert dated(reading, "mocked")[0] == "2019-05-07"


@pytest.mark.parametrize(
    ("title", "points"),
    [
        ("The Norland Airstrike On Harn Explained", True),
        ("The Norland Elections In Harn Explained", False),
    ],
)
def test_a_title_means_what_the_first_sentences_tell(title: str, points: bool) -> None:
    reading = told(
        ("title", title),
        "Many woke to the news that a drone strike, ordered by the governor, killed a guard.",
    )
    assert (("points_to", "Airstrike", "strike") in links(reading)) is points


def test_today_in_a_quotation_is_of_the_heading_above_it() -> None:
    reading = told(
        ("heading", "Friday, May 3"),
        'Rebels left the mill. "We have opened a bridge today," the mayor said.',
        published=day("2019-05-10"),
    )
    assert dated(reading, "opened")[0] == "2019-05-03"


def test_a_weekday_of_what_was_told_as_past_lies_behind() -> None:
    reading = told(
        "Nora Abel won Monday's debate. Monday's debate might change little.",
        published=day("2019-05-09"),
    )
    assert dated(reading, "debate", 1)[0] == "2019-05-06"


def test_two_harms_told_of_one_act_are_both_its_outcome_and_a_later_death_is_not() -> None:
    both = links(told("Three people were killed and four wounded in the attack."))
    assert ("outcome_of", "killed", "attack") in both
    later = told("A third victim of the shooting died in hospital on Thursday.")
    assert not [tie for tie in links(later) if tie[0] == "outcome_of"]


def test_a_time_that_opens_a_sentence_is_that_of_all_its_joined_clauses() -> None:
    reading = told(
        "In 1998 the mill collapsed after a flood and was bought by a rival. On Friday the owner "
        "closed the road and Nora Abel left.",
        published=day("2019-05-07"),
    )
    assert dated(reading, "collapsed") == ("1998", "clause")
    assert dated(reading, "bought") == ("1998", "clause")
    assert dated(reading, "closed") == ("2019-05-03", "clause")
    assert dated(reading, "left")[1] != "clause"


def test_an_act_in_verb_and_noun_has_its_day() -> None:
    reading = told(
        "The council took control of the mill late on Friday.", published=day("2019-05-07")
    )
    assert dated(reading, "took") == ("2019-05-03", "clause")


def test_the_other_fire_points_at_none_that_was_told() -> None:
    first = "A fire burned the mill on Monday."
    told_again = told(first, "The fire killed two dockers.")
    assert ("points_to", "fire", "fire") in links(told_again)
    beside = told(first, "The other fire killed two dockers.")
    assert ("points_to", "fire", "fire") not in links(beside)


def test_a_sentence_goes_on_from_the_main_clause_before_it() -> None:
    text = "The liner, which left Talmere on Wednesday, hit a rock near Orvella. Two tugs towed it."
    reading = told(text, published=day("2019-05-07"))
    assert dated(reading, "left") == ("2019-05-01", "clause")
    assert dated(reading, "towed")[0] != "2019-05-01"


def test_who_came_somewhere_this_evening_came() -> None:
    reading = told(
        "The liner came to her pier at Orvella this evening.", published=day("2019-05-07")
    )
    assert dated(reading, "came")[0].startswith("2019-05-07")


def test_this_morning_below_a_day_is_of_that_day() -> None:
    text = "The dockers went back to work this morning."
    reading = told(("heading", "June 9, 1943"), text, published=day("1943-06-20"))
    assert dated(reading, "went")[0].startswith("1943-06-09")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The judge set a hearing for Friday.", "hearing"),
        ("The talks were moved to Friday.", "talks"),
        ("The trial opens on Friday.", "opens"),
        ("Nora Abel announced a rally for Friday.", "rally"),
    ],
)
def test_what_a_day_is_set_for_lies_ahead(text: str, word: str) -> None:
    reading = told(text, published=day("2019-05-07"))
    assert dated(reading, word)[0] == "2019-05-10"
    assert the(reading, word)[0].modality == "planned"


def test_the_day_that_is_set_is_not_that_of_the_setting() -> None:
    text = "The company has set a deadline of Friday for the union to return."
    found = dated(told(text, published=day("2019-05-07")), "set")[0]
    assert found == "2019-05-07"


def test_the_label_of_a_title_is_known_and_no_news_of_the_articles_day() -> None:
    lead = "The army ended its search on Thursday."
    title: tuple[BlockRole, str] = ("title", "Orvella flood: army ends search")
    reading = told(title, lead, published=day("2021-05-13"))
    assert the(reading, "flood")[0].when is None


def test_what_a_toll_sums_up_is_none_of_its_day() -> None:
    text = "The death toll from floods in the Orvella valley rose to 14 on Tuesday."
    assert the(told(text, published=day("2021-05-11")), "floods")[0].when is None
    text = "Floods in the Orvella valley killed 14 men, the town said."
    assert the(told(text, published=day("2021-05-11")), "Floods")[0].when is not None


def test_the_dead_of_a_toll_did_not_die_on_the_day_it_rose() -> None:
    told_later = "The death toll rose to 14 on Monday. Nine people died in Orvella."
    found = the(told(told_later, published=day("2021-05-11")), "died")[0].when
    assert found is None or not found.edtf.startswith("2021-05-10")
    told_then = "The dam broke on Monday. Nine people were shot in Orvella."
    assert dated(told(told_then, published=day("2021-05-11")), "shot")[0] == "2021-05-10"


def test_a_visit_is_not_of_the_day_of_the_harm() -> None:
    text = "Nine people died in Orvella. Nora Abel visited the town on Monday."
    found = the(told(text, published=day("2021-05-11")), "died")[0].when
    assert found is None or not found.edtf.startswith("2021-05-10")


def test_a_guess_moves_no_day_ahead() -> None:
    said = "It may be connected to the shooting of a guard on May 3."
    assert dated(told(said, published=day("2019-05-20")), "shooting") == ("2019-05-03", "clause")


LINKED = told(
    ("title", "Two men held over fatal shooting of 6-month-old boy"),
    "A baby was shot dead in a yard in Orvella, police said. The shooting may be connected to the "
    "fatal shooting of a 3-year-old girl on May 3.",
    published=day("2019-05-10"),
)


def test_what_a_deed_is_linked_to_is_another_deed_and_lends_it_no_day() -> None:
    other, traits = the(LINKED, "shooting", 2)
    assert (local_day(other.when), traits.background) == ("2019-05-03", "aside")
    assert dated(LINKED, "shooting")[0] != "2019-05-03"
    assert dated(LINKED, "shot")[0] != "2019-05-03"


def test_the_shooting_of_somebody_of_another_age_is_not_meant() -> None:
    reading = told(
        "The shooting of a 3-year-old girl on May 3 shook Orvella. Police held two men over the "
        "shooting of a six-month-old boy.",
        published=day("2019-05-10"),
    )
    assert dated(reading, "shooting", 1)[0] != "2019-05-03"
    assert ("points_to", "shooting", "shooting") not in links(reading)


@pytest.mark.parametrize(
    ("text", "dated_by"),
    [
        ("Rebels raided the mill on Monday. They burned a barn.", "running"),
        ("Rebels raided the mill on Monday. They are burning a barn.", "article"),
        ("Rebels raided the mill on Monday. They have burned a barn.", "article"),
    ],
)
def test_a_day_gone_by_goes_on_in_the_past_alone(text: str, dated_by: str) -> None:
    reading = told(text, published=FRIDAY)
    assert the(reading, text.split()[-3])[1].dated == dated_by


QUIET = "The mill is large."


@pytest.mark.parametrize(
    ("after", "dated_by"),
    [
        (["A guard was wounded."], "running"),
        (["It reopens on May 20, 2019.", "A guard was wounded."], "article"),
        ([QUIET] * 8 + ["A guard was wounded."], "article"),
        (["Two guards have been wounded."], "article"),
    ],
    ids=["near", "behind another day", "far", "has been"],
)
def test_harm_has_the_day_of_the_story_where_nothing_sets_it_apart(
    after: list[str], dated_by: str
) -> None:
    reading = told("A clerk was shot in Orrin on Monday.", QUIET, *after, published=FRIDAY)
    assert the(reading, "wounded")[1].dated == dated_by


def test_today_in_a_quotation_that_goes_on_counts_from_the_day_of_the_words() -> None:
    text = 'Nora Abel said on Monday, "They were our friends. They were killed today."'
    assert dated(told(text, published=FRIDAY), "killed")[0] == "2019-05-06"


def test_a_time_behind_what_something_is_declared_to_be_is_that_of_the_verb() -> None:
    reading = told("The board declared the flood a disaster in March 2003.", published=FRIDAY)
    assert dated(reading, "declared") == ("2003-03", "clause")


def test_words_said_when_something_is_made_are_of_its_day() -> None:
    text = "Nora Abel said, when making the announcement on Monday, that the mill would close."
    assert dated(told(text, published=FRIDAY), "said") == ("2019-05-06", "clause")


def test_what_somebody_goes_on_to_do_in_the_next_sentence_is_of_the_day_of_the_first() -> None:
    reading = told("On Monday Nora Abel opened the mill. She praised the builders.",
                   published=FRIDAY)  # fmt: skip
    assert dated(reading, "praised") == ("2019-05-06", "sentence")


def test_what_is_also_done_is_as_surely_of_the_day_of_the_sentence_before() -> None:
    text = "Nora Abel was jailed on Monday. The judge {}banned her from the trade for ten years."
    also = told(text.format("also "), published=FRIDAY)
    assert dated(also, "banned") == ("2019-05-06", "sentence")
    assert dated(told(text.format(""), published=FRIDAY), "banned")[1] != "sentence"


def test_what_was_set_for_a_day_to_come_has_not_happened() -> None:
    claim, _ = the(told("The trial of the driver was set for June 4.", published=FRIDAY), "set")
    assert claim.modality == "planned"
    claim, _ = the(told("The trial was adjourned until June 4.", published=FRIDAY), "adjourned")
    assert claim.modality == "happened"


def test_that_nobody_was_hurt_is_what_came_of_the_act_told_just_before() -> None:
    text = "On Monday, a truck hit a parked bus in Lorca. {}"
    nobody = told(text.format("Nobody was hurt."), published=FRIDAY)
    assert ("part_of", "hurt", "hit") in links(nobody)
    elsewhere = told(text.format("Nobody was hurt in the fire at the mill."), published=FRIDAY)
    assert ("part_of", "hurt", "hit") not in links(elsewhere)


def test_of_two_clauses_that_a_semicolon_parts_the_dated_one_is_what_the_sentence_tells() -> None:
    text = "Under the rules she lost her seat; Tom Orr was sworn in on Monday evening."
    reading = told(text, published=FRIDAY)
    assert the(reading, "sworn")[1].main
    assert not the(reading, "lost")[1].main
    reading = told(text.replace("; Tom", " before Tom"), published=FRIDAY)
    assert the(reading, "lost")[1].main


def test_what_was_said_to_have_been_done_was_done_by_then() -> None:
    reading = told("Velvora said on Monday that thieves had stolen the books.", published=FRIDAY)
    stolen = the(reading, "stolen")[0].when
    assert stolen is not None
    assert (stolen.edtf, stolen.not_after) == ("XXXX", "2019-05-06")
    ahead = told("Velvora said on Monday that it would close the mill.", published=FRIDAY)
    assert the(ahead, "close")[0].when is None


def test_what_a_title_is_to_see_is_announced_and_no_aim() -> None:
    titled = told(("title", "Kestrel to close mill"), "It was in May.", published=FRIDAY)
    assert (the(titled, "close")[0].modality, the(titled, "close")[1].background) == ("planned", "")
    for title in ("Kestrel head Nora Abel to step down", "Head of Kestrel to be charged"):
        reading = told(("title", title), "It was in May.", published=FRIDAY)
        assert [claim.modality for claim in reading[1].claims] == ["planned"]
    aim = told("It was a vote to close the mill.", published=FRIDAY)
    assert the(aim, "close")[1].background == "aim"


def test_where_a_toll_stands_on_a_day_is_news_of_that_day() -> None:
    day_said = told("The death toll stood at 31 on Monday.", published=FRIDAY)
    assert the(day_said, "stood")[1].background == ""
    assert the(told("The death toll stood at 31.", published=FRIDAY), "stood")[1].background


def test_two_acts_of_one_sentence_that_somebody_tells_share_its_day() -> None:
    text = "Nora Abel told police that she took a rifle on Monday and shot a guard."
    assert dated(told(text, published=FRIDAY), "shot") == ("2019-05-06", "sentence")
    text = "Nora Abel told police that she took a rifle on Monday and that Ben Orr shot a guard."
    assert dated(told(text, published=FRIDAY), "shot")[0] != "2019-05-06"


def test_a_title_is_told_again_where_its_sentence_has_the_words_of_the_first() -> None:
    lead = "Parents of those who died in the Almera bus crash marched to the ministry on Monday."
    reading = told(("title", "Parents march over Almera crash"), lead, published=FRIDAY)
    assert ("same_act", "marched", "march") in links(reading)
    other = lead.replace("Almera bus crash", "fire")
    reading = told(("title", "Parents march over Almera crash"), other, published=FRIDAY)
    assert ("same_act", "marched", "march") not in links(reading)
