"""Who did what to whom, where and how many: golden sentences, through the shipped reader."""

from __future__ import annotations

import pytest

from dateline.records import AIM, SLIGHT
from dateline.when import day
from tests.extract.reading import find, roles, the, told


@pytest.mark.parametrize(
    ("text", "word", "want"),
    [
        (
            "Gunmen attacked a bus near Orvella.",
            "attacked",
            {"who": ["Gunmen"], "what": ["a bus"], "where": ["Orvella"]},
        ),
        (
            "A bus was attacked by gunmen near Orvella.",
            "attacked",
            {"what": ["A bus"], "who": ["gunmen"], "where": ["Orvella"]},
        ),
        (
            "The killing of two farmers by soldiers shocked the valley.",
            "killing",
            {"whom": ["two farmers"], "who": ["soldiers"]},
        ),
        (
            "The army's shelling of the camp shocked the valley.",
            "shelling",
            {"who": ["The army"], "what": ["the camp"]},
        ),
        (
            "A US drone attack burned the mill in Orvella, US officials said in the US.",
            "attack",
            {"who": ["US"]},
        ),
        (
            "Officers found a man shot near the mill.",
            "shot",
            {"whom": ["a man"], "where": ["the mill"]},
        ),
        (
            "Nora Abel was arrested after leaving the mill.",
            "leaving",
            {"who": ["Nora Abel"], "what": ["the mill"]},
        ),
        (
            "Israeli airstrikes hit the port.",
            "airstrikes",
            {"who": ["Israeli"]},
        ),
        (
            "As well as the mayor promising help, the union marched.",
            "promising",
            {"who": ["the mayor"], "what": ["help"]},
        ),
        ("Nora Abel's murder shocked the valley.", "murder", {"whom": ["Nora Abel"]}),
        (
            "Soldiers carried out a raid on the village.",
            "raid",
            {"who": ["Soldiers"], "where": ["the village"]},
        ),
        (
            "Gunmen killed two guards and a driver.",
            "killed",
            {"who": ["Gunmen"], "whom": ["two guards", "a driver"]},
        ),
        (
            "The envoy returned from Lorin.",
            "returned",
            {"who": ["The envoy"], "from": ["Lorin"]},
        ),
        (
            "ORVELLA, Nev. — Police arrested Nora Abel.",
            "arrested",
            {"who": ["Police"], "whom": ["Nora Abel"]},
        ),
        (
            "The dockers' union on Thursday accused Kestrel Mills of ignoring warnings.",
            "accused",
            {"who": ["The dockers' union"], "whom": ["Kestrel Mills"]},
        ),
    ],
    ids=["active", "passive", "of-by", "owner-and-of", "state-acts", "found-so", "after-passive",
         "a-people", "as-well-as",
         "owner", "light-verb", "and", "mover", "dateline", "day-behind-subject"],
)  # fmt: skip
def test_roles_are_who_whom_what_and_where(
    text: str, word: str, want: dict[str, list[str]]
) -> None:
    claim, _ = the(told(text), word)
    assert roles(claim) == want


def test_a_headline_without_was_is_passive() -> None:
    claim, _ = the(told(("heading", "Mayor shot in Talmere"), "He lives."), "shot")
    assert roles(claim) == {"whom": ["Mayor"], "where": ["Talmere"]}


def test_a_conjoined_verb_takes_the_subject_before_it() -> None:
    claim, _ = the(told("Gunmen stormed the mill and killed six workers."), "killed")
    assert roles(claim) == {"who": ["Gunmen"], "whom": ["six workers"]}


def test_role_texts_leave_out_relative_clauses_and_asides() -> None:
    reading = told("Gunmen killed a judge who had jailed them, police in Orvella said.")
    assert roles(the(reading, "killed")[0])["whom"] == ["a judge"]


def test_a_light_verb_is_no_claim_of_its_own() -> None:
    assert find(told("Soldiers carried out a raid on the village."), "carried") is None


def test_figures_stand_on_the_claim_that_counts_them() -> None:
    reading = told("A blast killed 24 sailors and wounded at least six others.")
    (dead,) = the(reading, "killed")[0].figures
    (hurt,) = the(reading, "wounded")[0].figures
    assert (dead.counts, dead.role, dead.low, dead.best, dead.high) == (
        "killed",
        "whom",
        24,
        24,
        24,
    )
    assert (hurt.counts, hurt.low, hurt.high) == ("injured", 6, None)


@pytest.mark.parametrize(
    ("text", "word", "polarity", "modality"),
    [
        ("Rebels did not burn the mill.", "burn", "negated", "happened"),
        ("Rebels will burn the mill.", "burn", "affirmed", "planned"),
        ("Ana Verdi is to appear in court on Monday.", "appear", "affirmed", "planned"),
        ("The mill is said to be burning.", "burn", "affirmed", "happened"),
        ("Rebels could burn the mill.", "burn", "affirmed", "possible"),
        ("Rebels would burn the mill if they could.", "burn", "affirmed", "hypothetical"),
        ("Rebels reportedly burned the mill.", "burned", "affirmed", "said_to_have"),
        ("Rebels tried to burn the mill.", "burn", "affirmed", "possible"),
        ("Rebels fear an attack on the mill.", "attack", "affirmed", "possible"),
        ("Rebels burned the mill.", "burned", "affirmed", "happened"),
    ],
)
def test_what_did_not_happen_is_told_apart(
    text: str, word: str, polarity: str, modality: str
) -> None:
    claim, _ = the(told(text), word)
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_states_are_background() -> None:
    _, traits = the(told("The militia has more than 9,000 rockets."), "has")
    assert traits.background == "state"


@pytest.mark.parametrize(
    ("text", "word", "background"),
    [
        ("A ferry ran aground off Tarn Point in 2011. Nobody was hurt.", "hurt", "year"),
        ("A ferry ran aground off Tarn Point on Monday. Nobody was hurt.", "hurt", ""),
        ("A ferry ran aground off Tarn Point in 2011. The mayor was hurt.", "hurt", ""),
        ("A ferry ran aground off Tarn Point in 2011. Nobody was hurt on Monday.", "hurt", ""),
    ],
    ids=["of-an-aside", "of-the-news", "somebody-else", "own-day"],
)
def test_a_sentence_that_goes_on_an_aside_belongs_to_it(
    text: str, word: str, background: str
) -> None:
    assert the(told(text), word)[1].background == background


@pytest.mark.parametrize(
    ("text", "word", "background"),
    [
        ("Police stormed the mill to arrest the owner.", "arrest", AIM),
        ("Police will storm the mill to arrest the owner.", "arrest", ""),
        ("Police vowed to arrest the owner.", "arrest", ""),
        ("His refusal to open the mill angered the town.", "open", AIM),
        ("His promise to open the mill angered the town.", "open", ""),
    ],
    ids=["of-an-act", "of-a-plan", "vowed", "refusal", "promise"],
)
def test_an_aim_is_told_with_what_was_done_for_it(text: str, word: str, background: str) -> None:
    assert the(told(text), word)[1].background == background


@pytest.mark.parametrize(
    ("text", "word", "background"),
    [
        ("The guards could have rescued the owner.", "rescued", "guess"),
        ("The guards could rescue the owner.", "rescue", ""),
        ("Oil spills ruin the shore.", "ruin", "general"),
        ("Rebels seize the port of Lorin.", "seize", ""),
        ("Oil spills ruined the shore.", "ruined", ""),
    ],
    ids=["past-guess", "possible", "general", "item", "told"],
)
def test_what_is_no_news_by_its_tense(text: str, word: str, background: str) -> None:
    assert the(told(text), word)[1].background == background


def test_a_heading_tells_news_in_the_present() -> None:
    reading = told(("heading", "Oil ruins the shore"), "Boats stayed at the pier.")
    assert the(reading, "ruins")[1].background == ""


def test_a_plea_in_court_asks_for_nothing() -> None:
    claim, _ = the(told("The owner pleaded not guilty to burning the mill."), "pleaded")
    assert (claim.kind, claim.stance) == ("court", "asserts")
    claim, _ = the(told("The owner pleaded with rebels to spare the mill."), "pleaded")
    assert claim.stance == "demands"


def test_a_quote_takes_the_sentence_before_where_it_opens_with_a_pronoun() -> None:
    claim, _ = the(told("Gunmen stormed the mill. They burned two barns."), "burned")
    assert claim.quote.text == "Gunmen stormed the mill. They burned two barns."


@pytest.mark.parametrize(
    ("caption", "word", "background"),
    [
        ("The mayor walks to his car.", "walks", "picture"),
        ("The mayor walks to his car on Monday.", "walks", ""),
        ("Gunmen stormed the mill.", "stormed", ""),
    ],
    ids=["of no day", "of a day", "told as past"],
)
def test_what_a_picture_shows_is_no_news(caption: str, word: str, background: str) -> None:
    reading = told("Guards closed the road.", ("caption", caption))
    assert the(reading, word)[1].background == background


def test_captions_are_trusted_less() -> None:
    reading = told("Gunmen stormed the mill.", ("caption", "Police guarded the mill after that."))
    assert the(reading, "stormed")[0].certainty == "medium"
    assert the(reading, "guarded")[0].certainty == "low"


def test_what_is_told_in_passing_is_a_slight_claim_and_what_hands_on_is_none() -> None:
    reading = told("The phone comes in two sizes. Orvella Works began to sell it on Monday.")
    claim, traits = the(reading, "comes")
    assert (traits.background, claim.kind, claim.certainty) == (SLIGHT, "other", "low")
    assert claim.when is None
    assert find(reading, "began") is None
    assert the(reading, "sell")[1].background == ""


@pytest.mark.parametrize(
    ("text", "word", "want"),
    [
        (
            "Nora Abel, whom police questioned, was freed.",
            "questioned",
            {"who": ["police"], "whom": ["Nora Abel"]},
        ),
        ("Nora Abel is the clerk who freed Orrin Mills.", "freed",
         {"who": ["Nora Abel"], "whom": ["Orrin Mills"]}),
        (
            "A rocket strike on an army compound that killed a guard angered the mayor.",
            "killed",
            {"who": ["A rocket strike on an army compound"], "whom": ["a guard"]},
        ),
        (
            "He called on Elland and the militias to stop attacking ships.",
            "attacking",
            {"who": ["Elland", "the militias"], "what": ["ships"]},
        ),
        (
            "The president ordered more troops to be deployed to the valley.",
            "deployed",
            {"whom": ["more troops"], "to": ["the valley"]},
        ),
        (
            "She spoke with the envoy, who returned to the mill.",
            "returned",
            {"who": ["the envoy"], "to": ["the mill"]},
        ),
        ("Nora Abel was named commander of the guard.", "named", {"whom": ["Nora Abel"]}),
        (
            "A suspect in the Hamburg mass shooting fled.",
            "shooting",
            {"where": ["Hamburg"]},
        ),
        ("Most of the tents were taken down.", "taken", {"what": ["Most of the tents"]}),
        (
            "The clerk drove to the clinic after being shot.",
            "shot",
            {"whom": ["The clerk"]},
        ),
        ("A guard began shooting at him.", "shooting", {"who": ["A guard"], "to": ["him"]}),
    ],
    ids=["whom", "predicate", "act-that-killed", "called-on-two", "to-be-done", "mover-before-who",
         "as-what", "a-town-does-not-shoot", "vague-with-particle", "after-being", "aimed-at"],
)  # fmt: skip
def test_roles_in_clauses_that_leave_words_out(
    text: str, word: str, want: dict[str, list[str]]
) -> None:
    claim, _ = the(told(text), word)
    assert roles(claim) == want


@pytest.mark.parametrize(
    ("text", "word", "polarity", "modality"),
    [
        ("Neither the mayor nor her aides were charged.", "charged", "negated", "happened"),
        ("She was not charged with nor convicted of theft.", "convicted", "negated", "happened"),
        ("None of the guards was hurt.", "hurt", "negated", "happened"),
        ("He warned the mayor to guard the mill after rebels burned a boat.", "burned",
         "affirmed", "happened"),
        ("The aim of the raid was to stop a march.", "stop", "affirmed", "planned"),
        ("They had their hearing waived on Tuesday.", "waived", "affirmed", "happened"),
        ("The new mill will open on Monday, replacing the old one.", "replacing", "affirmed",
         "planned"),
        ("The new mill opened on Monday, replacing the old one.", "replacing", "affirmed",
         "happened"),
        ("A stray bullet nearly hit a clerk.", "hit", "affirmed", "hypothetical"),
        ("Prices nearly doubled on Monday.", "doubled", "affirmed", "happened"),
        ("It did not appear that anyone was hurt.", "hurt", "negated", "happened"),
        ("It appeared that a guard was hurt.", "hurt", "affirmed", "happened"),
    ],
    ids=["neither-nor", "nor", "none-of", "past-under-demand", "was-to", "had-done",
         "along-with-a-plan", "along-with-an-act", "nearly-hit", "nearly-twice", "not-appear",
         "appear"],
)  # fmt: skip
def test_whether_it_happened(text: str, word: str, polarity: str, modality: str) -> None:
    claim, _ = the(told(text), word)
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_dozens_more_are_who_was_wounded() -> None:
    claim, _ = the(told("The raid killed two guards and wounded dozens more."), "wounded")
    assert roles(claim)["whom"][0].startswith("dozens")
    assert [(f.counts, f.role, f.low) for f in claim.figures] == [("injured", "whom", 24)]


def test_a_deed_that_looks_like_an_adjective_is_told() -> None:
    text = "The main door was smashed and the hall was set on fire."
    assert roles(the(told(text), "smashed")[0]) == {"what": ["The main door"]}


def test_a_headline_of_two_verbs_has_one_actor() -> None:
    title = "Kestrel releases eMill SDK, announces upcoming update"
    reading = told(("title", title), "It did so.")
    assert roles(the(reading, "releases")[0])["who"] == ["Kestrel"]
    assert roles(the(reading, "announces")[0])["who"] == ["Kestrel"]


@pytest.mark.parametrize(
    ("title", "word", "who"),
    [
        ("Court fines Kestrel over mill fire", "fines", "Court"),
        ("OTC fines Velvora $18 million over data theft", "fines", "OTC"),
        ("Police charge Nora Abel over theft", "charge", "Police"),
    ],
)
def test_a_headline_with_an_object_has_a_verb(title: str, word: str, who: str) -> None:
    claim, traits = the(told(("title", title), "It was in May."), word)
    assert (traits.nominal, traits.main, claim.kind) == (False, True, "court")
    assert roles(claim)["who"] == [who]


@pytest.mark.parametrize("title", ["Forest fires in Norland", "Library fines for late books"])
def test_a_headline_without_one_keeps_its_noun(title: str) -> None:
    reading = told(("title", title), "It was in May.")
    assert all(one.nominal for one in reading[1].traits if one.block_role == "title")


def test_behind_a_preposition_stands_a_noun() -> None:
    reading = told(("title", "Parents march over Almera crash"), "It was in May.")
    claim, traits = the(reading, "crash")
    assert (traits.nominal, claim.kind) == (True, "accident")
    assert not the(reading, "march")[1].nominal


def test_what_overturned_behind_a_participle_overturned() -> None:
    text = (
        "A lorry carrying steel coils overturned on the Kelso bridge on Thursday, injuring its "
        "driver."
    )
    assert the(told(text), "overturned")[1].main
    reading = told("A man wearing a mask pictured in Orrin on Thursday.")
    assert not any(one.main for one in reading[1].traits)


def test_what_a_semicolon_parts_from_what_was_said_is_not_said() -> None:
    text = "Lawyers had argued that it was flawed; nine workers returned to the mill on Monday."
    assert the(told(text), "returned")[0].said_in is None
    assert the(told("Workers returned to the mill, lawyers said."), "returned")[0].said_in


def test_what_an_act_came_after_is_done_by_its_own_doer() -> None:
    text = (
        "Police arrested the director of Korvel Chemicals, Tomas Halvorek, at his home in Velgrad "
        "on Monday, six days after an explosion at the company's plant in Orvenice killed nine "
        "people."
    )
    killed, _ = the(told(text, published=day("2024-03-11")), "killed")
    assert ("who", "Police") not in [(role.role, role.text) for role in killed.roles]
    assert ("whom", "nine people") in [(role.role, role.text) for role in killed.roles]
    assert killed.when is None or killed.when.edtf != "2024-03-11"
