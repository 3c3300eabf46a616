"""relate: days, origins, relations with their sentences, and where reports disagree."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline.merge import merge
from dateline.records import Claim, Dispute, Event, PredicateWord, Reading, Related
from dateline.relate import relate
from dateline.relate.origins import find_copies, shared_percent
from tests.build import Told, article, told
from tests.merge.piles import STRIKE, shelling

DAY = "2031-05-03"


def related(*readings: Reading) -> Related:
    return relate(merge(readings))


def event_of(made: Related, reading: Reading, key: int = 0) -> Event:
    return next(event for event in made.events if reading.claims[key].id in event.claims)


def shell(**more: Any) -> Told:
    fields = {"kind": "assault", "what": "army depot", "day": DAY, "key": "act", **STRIKE}
    return told("shell", **{**fields, **more})


def counted(name: str, published: str | None, killed: Any, **more: Any) -> Reading:
    return article(
        name,
        published,
        shell(),
        told("kill", kind="assault", whom="farmers", figures={"killed": killed}, key="k", **more),
        links=[("outcome_of", "k", "act")],
    )


def only(disputes: tuple[Dispute, ...], about: str) -> Dispute:
    found = [dispute for dispute in disputes if dispute.about == about]
    assert len(found) == 1
    return found[0]


# --- figures ------------------------------------------------------------------------


def test_counts_that_cannot_both_be_true_are_a_dispute_with_outlets_and_origins() -> None:
    """Two outlets that both credit one agency are two outlets and one origin."""
    a = counted("gazette", "2031-05-04", 24)
    b = counted("herald", "2031-05-04", 25, speakers=["~AP/ORG"])
    c = counted("post", "2031-05-04", 25, speakers=["~the Associated Press/ORG"])
    dispute = only(related(a, b, c).disputes, "figure")
    assert (dispute.what, dispute.history) == ("killed", False)
    shown = [(side.value, side.shown, side.outlets, side.origins) for side in dispute.sides]
    assert shown == [
        (24, "24 killed", ("gazette",), ("gazette",)),
        (25, "25 killed", ("herald", "post"), ("Associated Press",)),
    ]


def test_bounds_that_exclude_each_other_are_a_dispute() -> None:
    """ "more than 30" against "as many as 30"."""
    a = article("a", "2031-05-04", shell(figures={"rocket": (31, None, None)}))
    b = article("b", "2031-05-04", shell(figures={"rocket": (None, None, 30)}))
    dispute = only(related(a, b).disputes, "figure")
    assert [side.value for side in dispute.sides] == [30, 31]


@pytest.mark.parametrize(
    ("one", "two"),
    [(24, 24), (24, (20, None, None)), (24, (None, None, 30)), (24, (None, 25, None))],
    ids=["equal", "at least 20", "up to 30", "about 25"],
)
def test_counts_that_can_both_be_true_are_none(one: Any, two: Any) -> None:
    made = related(counted("a", "2031-05-04", one), counted("b", "2031-05-04", two))
    assert len([event for event in made.events if len(event.claims) == 4]) == 1
    assert made.disputes == ()


def test_a_count_that_grew_with_time_is_a_history() -> None:
    days = {"2031-05-04": 24, "2031-05-05": 26, "2031-05-06": 31}
    made = related(*(counted(f"of {day}", day, killed) for day, killed in days.items()))
    dispute = only(made.disputes, "figure")
    assert dispute.history
    assert [side.value for side in dispute.sides] == [24, 26, 31]


def test_an_outlet_s_own_correction_is_a_history() -> None:
    paper = "gazette"
    later = counted("gazette, next day", "2031-05-05", 22)
    later = Reading(**{**_fields(later), "outlet": counted(paper, "2031-05-04", 1).outlet})
    made = related(counted(paper, "2031-05-04", 24), later)
    assert only(made.disputes, "figure").history


def test_a_count_that_fell_in_another_outlet_is_a_dispute() -> None:
    made = related(counted("a", "2031-05-04", 24), counted("b", "2031-05-05", 22))
    assert not only(made.disputes, "figure").history


def test_counts_of_different_people_are_no_dispute() -> None:
    a = article(
        "a", "2031-05-04", shell(),
        told("kill", kind="assault", whom="2 guards", figures={"killed": 2}, key="k"),
        told("kill", kind="assault", whom="5 farmers", figures={"killed": 5}, key="l"),
        links=[("outcome_of", "k", "act"), ("outcome_of", "l", "act")],
    )  # fmt: skip
    assert related(a).disputes == ()


def _fields(reading: Reading) -> dict[str, Any]:
    return {name: getattr(reading, name) for name in reading.__struct_fields__}


# --- day, actor, happened -----------------------------------------------------------


def test_days_of_own_clauses_that_differ_are_a_dispute() -> None:
    def death(name: str, day: str) -> Reading:
        fields: dict[str, Any] = {"kind": "assault", "whom": "Ana Verdi/PER", "where": "Harrow/LOC"}
        return article(name, "2031-05-09", told("kill", day=day, **fields))

    made = related(death("a", "2031-05-02"), death("b", "2031-05-05"), death("c", "2031-05-05"))
    dispute = only(made.disputes, "day")
    assert [(side.value, side.outlets) for side in dispute.sides] == [
        ("2031-05-02", ("a",)),
        ("2031-05-05", ("b", "c")),
    ]
    event = made.events[0]
    assert event.when is not None
    assert event.when.edtf == "2031-05-05"
    assert event.when.alternatives == ("2031-05-02", "2031-05-05")
    assert event.when.certainty == "low"


def test_who_is_shot_on_one_day_and_dies_on_the_next_disputes_no_day() -> None:
    fields: dict[str, Any] = {"whom": "Ana Verdi/PER", "where": "Harrow/LOC", "kind": "assault"}
    made = article(
        "a", "2031-05-09",
        told("shoot", day="2031-05-02", key="s", **fields),
        told("die", day="2031-05-03", key="d", **{**fields, "kind": "harm"}),
        links=[("outcome_of", "d", "s")],
    )  # fmt: skip
    assert related(made).disputes == ()


def accused(denial: str) -> Reading:
    return article(
        "gazette",
        "2031-05-05",
        shell(),
        told("blame", who="Ana Verdi/PER", whom="Harbour Guard/ORG", speakers=["Ana Verdi/PER"],
             stance="blames", kind="accuse", key="b"),
        told("shelling", kind="assault", nominal=True, definite=True, stance="blames",
             speakers=["Ana Verdi/PER"], said_in="b", key="c", where="Harrow/LOC", day=DAY),
        told("deny", who="Harbour Guard/ORG", what=denial, speakers=["Harbour Guard/ORG"],
             stance="denies", kind="reject", key="d"),
        told("shelling", kind="assault", nominal=True, definite=True, stance="denies",
             speakers=["Harbour Guard/ORG"], said_in="d", key="e", where="Harrow/LOC", day=DAY),
        links=[("points_to", "c", "act"), ("points_to", "e", "act")],
    )  # fmt: skip


def test_an_accusation_and_its_denial_are_a_dispute_over_who_did_it() -> None:
    dispute = only(related(accused("responsibility for the shelling")).disputes, "actor")
    assert dispute.what == "Harbour Guard"
    assert [side.value for side in dispute.sides] == ["Harbour Guard", "not Harbour Guard"]


def test_a_flat_denial_is_a_dispute_over_whether_it_happened() -> None:
    made = related(accused("the shelling"))
    dispute = only(made.disputes, "happened")
    assert [side.value for side in dispute.sides] == ["happened", "denied"]
    assert not [d for d in made.disputes if d.about == "actor"]


def test_who_denies_having_done_an_act_does_not_deny_that_it_happened() -> None:
    made = related(
        article(
            "gazette",
            "2031-05-05",
            shell(who="Harbour Guard/ORG"),
            told("deny", who="Harbour Guard/ORG", speakers=["Harbour Guard/ORG"],
                 stance="denies", kind="reject", key="d"),
            told("shelling", kind="assault", nominal=True, definite=True, stance="denies",
                 who="Harbour Guard/ORG", speakers=["Harbour Guard/ORG"], said_in="d", key="e",
                 where="Harrow/LOC", day=DAY),
            links=[("points_to", "e", "act")],
        )
    )  # fmt: skip
    assert made.disputes == ()


@pytest.mark.parametrize("what", ["comparisons to the", "the idea that the"])
def test_words_that_have_to_do_with_an_act_deny_no_act(what: str) -> None:
    a = article(
        "gazette",
        "2031-05-05",
        shell(),
        told("reject", who="Harbour Guard/ORG", speakers=["Harbour Guard/ORG"], what=f"{what} act",
             stance="denies", kind="reject", key="d"),
        told("shelling", kind="assault", nominal=True, definite=True, stance="denies",
             speakers=["Harbour Guard/ORG"], said_in="d", key="e", where="Harrow/LOC", day=DAY),
        links=[("points_to", "e", "act")],
    )  # fmt: skip
    inside = [_moved_into_the_role_of(a, c) for c in a.claims]
    made = related(Reading(**{**_fields(a), "claims": tuple(inside)}))
    assert made.disputes == ()


def test_who_rejects_what_is_said_of_an_act_denies_no_act() -> None:
    text = "The guard rejected the idea that the shelling was needless."
    a = accused("the idea")
    said = replace(a.claims[3].quote, start=1000, end=1000 + len(text), text=text)
    at = {"deny": text.index("rejected"), "shelling": text.index("shelling")}
    inside = [
        replace(
            claim,
            quote=said,
            predicate=replace(
                claim.predicate,
                start=1000 + at[claim.predicate.lemma],
                end=1008 + at[claim.predicate.lemma],
            ),
        )
        if claim.stance == "denies"
        else claim
        for claim in a.claims
    ]
    made = related(replace(a, claims=tuple(inside)))
    assert not [one for one in made.disputes if one.about == "happened"]


def _moved_into_the_role_of(reading: Reading, claim: Claim) -> Claim:
    """The denied act's word put where the words of the denial name it."""
    if claim.predicate.lemma != "shelling":
        return claim
    end = reading.claims[1].roles[1].end
    word = PredicateWord(lemma="shelling", start=end - len("act"), end=end)
    return Claim(**{**{n: getattr(claim, n) for n in claim.__struct_fields__}, "predicate": word})


# --- days and origins of events -----------------------------------------------------


def test_the_surest_day_stands_and_says_how_sure_it_is() -> None:
    made = related(
        article("a", "2031-05-04", shell()),
        article("b", "2031-05-04", shell(day="2031-05", dated="heading")),
        article("c", "2031-05-04", shell()),
    )
    event = made.events[0]
    assert event.when is not None
    assert (event.when.edtf, event.when.certainty) == (DAY, "high")
    assert event.when.evidence
    assert event.outlets == ("a", "b", "c")


def test_a_death_of_a_later_day_dates_no_deed() -> None:
    made = related(
        article(
            "a", "2031-05-09", shell(dated="sentence"),
            told("die", kind="harm", whom="a guard", day="2031-05-08", key="k"),
            links=[("outcome_of", "k", "act")],
        )
    )  # fmt: skip
    whole = next(event for event in made.events if len(event.claims) > 1)
    assert whole.when is not None
    assert whole.when.edtf == DAY


def test_a_day_that_one_report_alone_goes_on_telling_is_no_sooner_than_that() -> None:
    one = article("gazette", "2031-05-06", shell(dated="running"))
    event = event_of(related(one), one)
    assert event.when is not None
    assert (event.when.edtf, event.when.certainty) == ("2031-05-03/2031-05-06", "low")


@pytest.mark.parametrize("ground", ["sentence", "clause"])
def test_a_day_of_its_own_sentence_stands(ground: str) -> None:
    one = article("gazette", "2031-05-06", shell(dated=ground))
    event = event_of(related(one), one)
    assert event.when is not None
    assert event.when.edtf == DAY


def test_a_day_that_two_reports_go_on_telling_stands() -> None:
    one = article("gazette", "2031-05-06", shell(dated="running"))
    two = article("herald", "2031-05-06", shell(dated="running"))
    event = event_of(related(one, two), one)
    assert len(event.claims) == 2
    assert event.when is not None
    assert event.when.edtf == DAY


def test_an_event_without_a_day_has_none() -> None:
    made = related(article("a", None, told("knit", who="Ana Verdi/PER")))
    assert made.events[0].when is None


@pytest.mark.parametrize(
    ("speakers", "credits", "origin"),
    [
        ((), (), "gazette"),
        ((), ("AP",), "Associated Press"),
        (("~AP/ORG",), (), "Associated Press"),
        (("~AP/ORG", "Ana Verdi/PER"), (), "Associated Press"),
        (("Ana Verdi/PER",), ("AP",), "Ana Verdi"),
        (("~reportedly",), (), "gazette"),
        (("~sources",), (), "unnamed source"),
        (("~The Herald/ORG",), (), "herald"),
    ],
)
def test_origins(speakers: tuple[str, ...], credits: tuple[str, ...], origin: str) -> None:
    """The agency that is named, else whoever is quoted, else the credit, else the outlet."""
    a = article("gazette", "2031-05-04", shell(speakers=speakers), credits=credits)
    b = article("herald", "2031-05-04", told("knit", who="Tom Brandt/PER"))
    event = event_of(related(a, b), a)
    assert [held.name for held in event.origins] == [origin]


def test_near_copies_share_the_origin_of_the_first() -> None:
    words = tuple(range(1000, 6000, 100))
    copy = (*words[:45], 7001, 7002, 7003, 7004, 7005)
    a = article("gazette", "2031-05-04", shell(), sketch=words)
    b = article("herald", "2031-05-05", shell(), sketch=copy)
    c = article("post", "2031-05-03", shell(), sketch=range(9000, 9050))
    assert shared_percent(words, copy) >= 80
    assert find_copies([a, b, c])[b.article] == a.article
    event = related(a, b, c).events[0]
    assert [origin.name for origin in event.origins] == ["gazette", "post"]
    assert event.outlets == ("gazette", "herald", "post")


# --- relations ----------------------------------------------------------------------


def two_acts(kind: str, **source: Any) -> Reading:
    storm = {"kind": "assault", "who": "students", "what": "town hall", "day": "2031-05-05"}
    return article(
        "gazette",
        "2031-05-06",
        shell(),
        told("storm", key="storm", **{**storm, **source}),
        links=[(kind, "storm", "act")],
    )


@pytest.mark.parametrize("kind", ["answers", "causes", "follows", "repeats"])
def test_a_relation_is_what_an_article_says_with_its_sentence(kind: str) -> None:
    reading = two_acts(kind, day="2031-05-02") if kind == "causes" else two_acts(kind)
    made = related(reading)
    relation = made.relations[0]
    assert (relation.kind, len(made.relations)) == (kind, 1)
    assert relation.source == event_of(made, reading, 1).id
    assert relation.target == event_of(made, reading, 0).id
    assert relation.quote == reading.links[0].quote
    assert relation.outlets == ("gazette",)


def test_a_planned_answer_is_no_relation_yet() -> None:
    assert related(two_acts("answers", modality="planned")).relations == ()


def test_an_answer_before_what_it_answers_is_dropped() -> None:
    assert related(two_acts("answers", day="2031-05-01")).relations == ()


def test_came_after_is_no_answer() -> None:
    assert [r.kind for r in related(two_acts("follows")).relations] == ["follows"]


@pytest.mark.parametrize(("named", "kinds"), [(True, []), (False, ["follows"])])
def test_what_is_only_named_as_known_comes_before_nothing(named: bool, kinds: list[str]) -> None:
    inspection = told("inspection", key="act", nominal=named, definite=named)
    reading = article(
        "gazette",
        "2031-05-06",
        inspection,
        told("close", key="close", who="Lorin Lines/ORG", day="2031-05-05"),
        links=[("follows", "close", "act")],
    )
    assert [one.kind for one in related(reading).relations] == kinds


PLEDGE: dict[str, Any] = {"kind": "mobilize", "who": "Lorin Navy/ORG", "to": "Talmere Port/LOC"}


@pytest.mark.parametrize(
    ("done", "follows"),
    [
        ({"day": "2031-05-09"}, True),
        ({"day": "2031-05-04"}, False),
        ({"day": "2031-05-09", "who": "Orvella Navy/ORG"}, False),
        ({"day": "2031-05-09", "to": "Orvella Port/LOC"}, False),
        ({"day": "2031-05-09", "modality": "planned"}, False),
    ],
)
def test_a_later_act_follows_its_announcement(done: dict[str, Any], follows: bool) -> None:
    """Told on 5 May, sent on the 9th: an earlier, another's or again a planned one is none."""
    plan = article("gazette", "2031-05-05", told("send", modality="planned", **PLEDGE))
    act = article("herald", "2031-05-10", told("send", **{**PLEDGE, **done}))
    made = related(plan, act)
    ends = [(one.kind, one.source, one.target) for one in made.relations]
    expected = ("follows", event_of(made, act).id, event_of(made, plan).id)
    assert ends == ([expected] if follows else [])
    assert all(one.quote.article == act.article for one in made.relations)


def test_an_announced_thing_is_known_by_its_name() -> None:
    """ "Lorin Works will release the Petrel 4" is followed by that of the Petrel 4 alone."""
    release: dict[str, Any] = {"kind": "business", "who": "Lorin Works/ORG"}
    plan = article(
        "gazette", "2031-05-05", told("release", modality="planned", what="its Petrel 4", **release)
    )
    for what, many in (("the new Petrel 4", 1), ("the Petrel 5", 0), ("a boat", 0)):
        act = article(
            "herald", "2031-05-10", told("release", day="2031-05-09", what=what, **release)
        )
        assert len(related(plan, act).relations) == many, what


def test_a_relation_between_parts_is_one_of_their_wholes() -> None:
    a, b = two_acts("answers"), shelling("herald", "2031-05-04", DAY)
    made = related(a, b)
    assert made.relations[0].target == event_of(made, b).id


def test_an_outgrown_count_told_again_beside_the_larger_is_a_history() -> None:
    """ "Seven died at once; nine are dead by now": seven is what was known before."""
    early = counted("gazette", "2031-05-04", 7)
    late = counted("gazette-2", "2031-05-06", 9)
    both = article(
        "herald",
        "2031-05-09",
        shell(),
        told("kill", kind="assault", whom="farmers", figures={"killed": 7}, key="k"),
        told("die", kind="assault", who="farmers", figures={"killed": 9}, key="d"),
        links=[("outcome_of", "k", "act"), ("outcome_of", "d", "act")],
    )
    assert only(related(early, late, both).disputes, "figure").history


def test_counts_of_two_speakers_who_never_agree_are_a_dispute() -> None:
    """A ministry's 41 of Friday is not outgrown by a union's 60 of Saturday."""
    a = counted("gazette", "2031-05-04", 41, speakers=["the health ministry"])
    b = counted("herald", "2031-05-05", 60, speakers=["the nurses' union"])
    assert not only(related(a, b).disputes, "figure").history
