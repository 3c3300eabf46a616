"""The ledger: what came of a vow, threat, plan, demand or promise, and what did not."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.merge import merge
from dateline.records import Reading
from dateline.relate import relate
from tests.build import Told, article, told


def closed(*readings: Reading) -> list[tuple[str, str]]:
    """(article's name of the closing sentence, words of the sentence) for each closure."""
    names = {reading.article: reading.title for reading in readings}
    made = relate(merge(readings))
    return [
        (names[one.quote.article], one.quote.text)
        for one in made.relations
        if one.kind == "follows"
    ]


def report(name: str, day: str | None, *items: Told, **more: Any) -> Reading:
    return article(name, day, *items, **more)


HEARING: dict[str, Any] = {
    "kind": "court", "who": "Ana Verdi/PER", "what": "the harbour inquiry",
    "words": ("appear", "harbour", "inquiry", "verdi"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("day", "words", "closes"),
    [
        ("2031-05-12", ("appear", "harbour", "inquiry", "verdi"), True),
        ("2031-05-13", ("appear", "harbour", "inquiry", "verdi"), False),
        ("2031-05-12", ("appear", "verdi"), False),
        ("2031-05-12", ("harbour", "inquiry", "verdi", "visit"), False),
    ],
    ids=["that day", "another day", "one word in common", "another act"],
)
def test_a_planned_day_that_comes_is_told_by_another_report(
    day: str, words: tuple[str, ...], closes: bool
) -> None:
    plan = report(
        "plan", "2031-05-05",
        told("appear", modality="planned", stance="plans", day="2031-05-12", **HEARING),
    )  # fmt: skip
    lemma = "appear" if "appear" in words else "visit"
    act = report("act", "2031-05-13", told(lemma, kind="court", who="Tom Brandt/PER",
                                           day=day, words=words))  # fmt: skip
    fillers = report("filler", "2031-05-01", *(
        told("knit", key=f"f{n}", who=f"Kar{n} Olm/PER", words=("verdi",)) for n in range(11)
    ))  # fmt: skip
    assert [name for name, _ in closed(plan, act, fillers)] == (["act"] if closes else [])


@pytest.mark.parametrize(
    ("day", "printed", "closes"),
    [("2031-05-09", "2031-05-10", True), ("2031-05-14", "2031-05-15", False)],
    ids=["before the day", "after it"],
)
def test_what_is_called_off_before_its_day_is_closed(day: str, printed: str, closes: bool) -> None:
    plan = report(
        "plan", "2031-05-05",
        told("concert", nominal=True, modality="planned", stance="plans", day="2031-05-12",
             where="Talmere Hall/LOC", words=("concert", "hall", "talmere")),
    )  # fmt: skip
    off = report(
        "off", printed,
        told("cancel", what="the concert", day=day, words=("cancel", "concert", "hall", "talmere")),
    )  # fmt: skip
    assert bool(closed(plan, off)) is closes


def charged(name: str, printed: str, **more: Any) -> Reading:
    fields: dict[str, Any] = {"kind": "court", "whom": "Ana Verdi/PER", "day": printed, **more}
    return report(name, printed, told("charge", **fields))


def test_what_is_done_once_to_somebody_closes_what_expected_it() -> None:
    ahead: dict[str, Any] = {"stance": "expects", "modality": "possible", "day": None}
    plan = charged("plan", "2031-05-05", **ahead)
    assert [name for name, _ in closed(plan, charged("act", "2031-05-09"))] == ["act"]
    assert closed(plan, charged("act", "2031-05-09", whom="Tom Brandt/PER")) == []
    assert closed(plan, charged("told before", "2031-05-04"), charged("act", "2031-05-09")) == []


def test_other_acts_need_both_sides() -> None:
    plan = report("plan", "2031-05-05", told("call", modality="planned", stance="plans",
                                             whom="Ana Verdi/PER"))  # fmt: skip
    act = report("act", "2031-05-09", told("call", whom="Ana Verdi/PER", day="2031-05-09"))
    assert closed(plan, act) == []


def vowed(day: str, *, named: bool = True) -> Reading:
    strike: dict[str, Any] = {
        "kind": "assault", "who": "Lorin Navy/ORG", "what": "army depot", "where": "Harrow/LOC",
    }  # fmt: skip
    return report(
        "vow", "2031-05-09",
        told("shell", key="act", day="2031-05-03", **strike),
        told("vow", who="Harbour Guard/ORG", speakers=["Harbour Guard/ORG"], stance="threatens",
             kind="threaten", day="2031-05-04", key="v", position=2),
        told("retaliate", who="guards", speakers=["Harbour Guard/ORG"], stance="threatens",
             modality="planned", said_in="v", key="r", position=2 if named else 30),
        told("raid", kind="assault", who="guards", what="the port", day=day, key="raid",
             position=40),
        links=[("answers", "raid", "act")],
    )  # fmt: skip


def test_a_vow_to_answer_is_closed_by_what_a_report_says_answered_that_act() -> None:
    assert [text.split()[1] for _, text in closed(vowed("2031-05-06"))] == ["raid"]
    assert closed(vowed("2031-05-04")) == [], "an answer of the day of the vow or before"
    assert closed(vowed("2031-05-06", named=False)) == [], "nothing shortly before the vow"


def blown(name: str, printed: str, who: str, what: str, **more: Any) -> Reading:
    """Somebody blows up something; three words are told with it."""
    words = ("blow", "dam", "tarvik")
    return report(name, printed, told("blow", who=who, what=what, words=words, **more))


THREAT: dict[str, Any] = {"stance": "threatens", "modality": "planned"}
REBELS, DAM = "rebels of the Red Valley Front", "the Tarvik dam"


@pytest.mark.parametrize(
    ("who", "what", "printed", "closes"),
    [
        (REBELS, DAM, "2031-05-09", True),
        ("rebels of the Black Coast", DAM, "2031-05-09", False),
        (REBELS, "the Harrow mill", "2031-05-09", False),
        (REBELS, DAM, "2031-05-05", False),
        (REBELS, DAM, "2031-09-09", False),
    ],
    ids=["carried out", "by others", "of another thing", "on the day itself", "long after"],
)
def test_a_threat_without_a_day_is_closed_by_the_same_party_doing_the_same(
    who: str, what: str, printed: str, closes: bool
) -> None:
    plan = blown("plan", "2031-05-05", REBELS, DAM, **THREAT)
    act = blown("act", printed, who, what, day=printed)
    assert [name for name, _ in closed(plan, act)] == (["act"] if closes else [])


def test_a_deed_told_before_the_threat_does_not_carry_it_out() -> None:
    plan = blown("plan", "2031-05-05", REBELS, DAM, **THREAT)
    old = blown("old", "2031-05-02", REBELS, DAM, day="2031-05-01")
    again = blown("act", "2031-05-09", REBELS, DAM, day="2031-05-08")
    assert closed(plan, old, again) == []


def test_what_others_do_on_the_day_is_not_what_somebody_planned() -> None:
    march: dict[str, Any] = {"nominal": True, "day": "2031-05-12", "where": "Talmere/LOC"}
    words = ("march", "square", "talmere")
    plan = report(
        "plan", "2031-05-05",
        told("plan", key="p", who="the Lake party", speakers=["the Lake party"], stance="plans"),
        told("march", said_in="p", stance="plans", modality="possible", words=words, **march),
    )  # fmt: skip
    act = report("act", "2031-05-13", told("march", who="teachers", words=words, **march))
    same = report("act", "2031-05-13", told("march", who="the Lake party", words=words, **march))
    assert closed(plan, act) == []
    assert [name for name, _ in closed(plan, same)] == ["act"]


@pytest.mark.parametrize(
    ("modality", "who", "refused"),
    [
        ("hypothetical", "Ana Verdi/PER", True),
        ("happened", "Ana Verdi/PER", False),
        ("hypothetical", "Tom Brandt/PER", False),
    ],
)
def test_a_demand_is_answered_by_who_is_called_on(modality: str, who: str, refused: bool) -> None:
    """ "would not resign"; that somebody did not, or that another would not, is no answer."""
    demand = report("demand", "2031-05-05", told("resign", who="Ana Verdi/PER", stance="demands",
                                                 modality="planned"))  # fmt: skip
    answer = report(
        "answer", "2031-05-06",
        told("say", key="s", who=who, speakers=[who], kind="statement", day="2031-05-06"),
        told("resign", said_in="s", who=who, polarity="negated", modality=modality),
    )  # fmt: skip
    made = relate(merge([demand, answer]))
    assert [one.kind for one in made.relations] == (["answers"] if refused else [])


@pytest.mark.parametrize("named", [True, False])
def test_a_vow_is_closed_by_what_is_told_to_be_in_return_for_that_act(named: bool) -> None:
    vow = report(
        "vow", "2031-05-05",
        told("blow", who=REBELS, what=DAM, day="2031-05-04", words=("blow", "dam", "tarvik")),
        told("retaliate", who="the guards", stance="threatens", modality="planned", position=1),
    )  # fmt: skip
    words = ("dam", "retaliation", "tarvik") if named else ("mill", "retaliation")
    act = report(
        "act", "2031-05-09",
        told("bomb", who="the army", what="four camps", day="2031-05-08", words=("bomb", "camp")),
        told("retaliation", nominal=True, words=words, position=0, main=False),
    )  # fmt: skip
    assert [name for name, _ in closed(vow, act)] == (["act"] if named else [])
