"""Comparers say what they saw, in whole hundredths of a bit, the same from both sides."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.merge.actors import join_names
from dateline.merge.compare import Verdict, compare
from dateline.merge.compare.words import cosine
from dateline.merge.grouping import find_tellings
from dateline.merge.weights import weight
from dateline.records import Reading
from tests.build import article, told

AT_LEAST_21 = (21, None, None)
NEAR, APART = "figures.near", "figures.apart"
ACT: dict[str, Any] = {"kind": "assault", "where": "Harrow/LOC", "day": "2031-05-03"}


def verdict(a: Reading, b: Reading) -> Verdict:
    pile = sorted([a, b], key=lambda reading: reading.article)
    who = join_names(pile)
    one, two = (find_tellings(reading, who, {})[0] for reading in (a, b))
    made = compare(one, two, who.bearers)
    assert made == compare(two, one, who.bearers)
    assert made.weight == sum(reason.weight for reason in made.reasons)
    return made


def pair(one: dict[str, Any], two: dict[str, Any], lemma: str = "shell") -> Verdict:
    a = article("a", "2031-05-04", told(lemma, **{**ACT, **one}))
    b = article("b", "2031-05-04", told(lemma, **{**ACT, **two}))
    return verdict(a, b)


def said(made: Verdict, name: str) -> tuple[int, str]:
    found = [reason for reason in made.reasons if reason.name == name]
    return (found[0].weight, found[0].says) if found else (0, "")


@pytest.mark.parametrize(
    ("one", "two", "key", "says"),
    [
        ({}, {}, "time.same-day", "both on Saturday 3 May 2031"),
        ({"dated": "heading"}, {}, "time.same-day-weak", "both on Saturday 3 May 2031"),
        ({"dated": "article"}, {}, "time.same-day-article", "both on Saturday 3 May 2031"),
        ({"day": "2031-05"}, {}, "time.same-month", "both can fall in May 2031"),
        ({"day": "XXXX-05-03", "dated": "heading"}, {}, "time.same-day-weak", "both on"),
        ({"day": None}, {}, "time.unknown", "no day is known of one of them"),
        ({"day": "2031-05-02"}, {}, "time.day-off", "days differ: "),
    ],
    ids=["own", "heading", "article", "month", "placed", "none", "next day"],
)
def test_days(one: dict[str, Any], two: dict[str, Any], key: str, says: str) -> None:
    worth, sentence = said(pair(one, two), "day")
    assert worth == weight(key)
    assert sentence.startswith(says)


def test_days_that_differ_forbid_only_in_own_clauses() -> None:
    assert pair({"day": "2031-04-10"}, {}).forbidden
    assert not pair({"day": "2031-04-10", "dated": "heading"}, {}).forbidden
    assert not pair({"day": "2031-04-10", "block_role": "caption"}, {}).forbidden


def test_a_day_after_the_article_was_printed_is_none() -> None:
    worth, sentence = said(pair({"day": "2031-05-10"}, {}), "day")
    assert sentence == "no day is known of one of them"
    assert worth == weight("time.unknown")


@pytest.mark.parametrize(
    ("one", "two", "name", "key"),
    [
        ({}, {}, "place", "place.same"),
        ({"where": "Harrow airport/LOC"}, {}, "place", "place.inside"),
        ({"where": "Ohio/LOC"}, {}, "place", ""),
        ({"where": "Corvin paper mill/LOC"}, {}, "place", ""),
        ({"who": "Ana Verdi/PER"}, {"who": "Ana Verdi/PER"}, "who", "people.same-who"),
        ({"who": "Ghana/LOC"}, {"who": "Ghana/LOC"}, "who", "people.same-state"),
        ({"who": "Ghana/LOC"}, {"who": "Kenya/LOC"}, "who", "people.state-apart"),
        ({"whom": "Guard/ORG"}, {"whom": "Guard/ORG"}, "target", "people.same-target"),
        ({"figures": {"rocket": 30}}, {"figures": {"rocket": 30}}, "figure", "figures.equal-large"),
        ({"figures": {"rocket": 30}}, {"figures": {"rocket": 31}}, "figure", "figures.near"),
        ({"figures": {"rocket": 30}}, {"figures": {"rocket": 300}}, "figure", "figures.apart"),
        ({"figures": {"killed": 3}}, {"figures": {"killed": 300}}, "figure", ""),
        ({"figures": {"killed": AT_LEAST_21}}, {"figures": {"killed": 23}}, "figure", NEAR),
        ({"figures": {"killed": AT_LEAST_21}}, {"figures": {"killed": 31}}, "figure", ""),
        ({"figures": {"rocket": AT_LEAST_21}}, {"figures": {"rocket": 31}}, "figure", ""),
        ({"figures": {"rocket": AT_LEAST_21}}, {"figures": {"rocket": 9}}, "figure", APART),
        ({"figures": {"killed": 6}}, {"figures": {"killed": 7}}, "figure", ""),
        ({"figures": {"rocket": 4}}, {"figures": {"rocket": 5}}, "figure", ""),
    ],
)  # fmt: skip
def test_places_people_and_figures(
    one: dict[str, Any], two: dict[str, Any], name: str, key: str
) -> None:
    worth, sentence = said(pair(one, two), name)
    assert worth == (weight(key) if key else 0)
    assert bool(sentence) is bool(key)


def test_the_doer_of_one_is_not_the_victim_of_the_other() -> None:
    made = pair({"who": "Ana Verdi/PER", "whom": "guards"}, {"whom": "Ana Verdi/PER"}, "kill")
    assert made.forbidden
    assert "suffers it" in made.reasons[-1].says or any("suffers" in r.says for r in made.reasons)


def test_acts_that_fit_nowhere_are_not_compared_further() -> None:
    a = article("a", "2031-05-04", told("arrest", who="police", **{**ACT, "kind": "coerce"}))
    b = article("b", "2031-05-04", told("shell", **ACT))
    made = verdict(a, b)
    assert made.forbidden
    assert [reason.name for reason in made.reasons] == ["prior", "act"]


@pytest.mark.parametrize(
    ("a", "b", "hundredths"),
    [
        (bytes([10, 0]), bytes([10, 0]), 100),
        (bytes([10, 0]), bytes([0, 10]), 0),
        (bytes([10, 0]), bytes([246, 0]), 0),
        (bytes([3, 4]), bytes([4, 3]), 96),
    ],
)
def test_cosine_of_int8_vectors_in_whole_numbers(a: bytes, b: bytes, hundredths: int) -> None:
    assert cosine(a, b) == hundredths


def test_somebody_killed_in_passing_is_none_of_several_killed_elsewhere() -> None:
    """Only where the other report counts several, and not against one of the same day."""
    aside = article("a", "2031-05-04", told("kill", kind="assault", whom="Karim Belhadj/PER"))
    several: dict[str, Any] = {"kind": "assault", "whom": "fighters", "figures": {"killed": 25}}
    other = article("b", "2031-05-04", told("kill", **several))
    assert said(verdict(aside, other), "victim")[0] == weight("people.aside")
    one = article("b", "2031-05-04", told("kill", kind="assault", whom="fighters"))
    assert said(verdict(aside, one), "victim")[0] == weight("people.unnamed")
    dated: dict[str, Any] = {"whom": "Karim Belhadj/PER", "day": "2031-05-03"}
    of_a_day = article("a", "2031-05-04", told("kill", kind="assault", **dated))
    assert said(verdict(of_a_day, other), "victim")[0] == weight("people.unnamed")


def test_of_nine_clerks_who_were_shot_reports_name_now_this_one_now_that_one() -> None:
    def shot(name: str, **rest: Any) -> Reading:
        held = told("kill", kind="assault", whom=f"{name}/PER", key="k")
        return article(name, "2031-05-04", held, *([told("shoot", **rest)] if rest else []),
                       links=[("outcome_of", "k", "shoot")] if rest else [])  # fmt: skip

    one = shot("Abel Norin", kind="assault", whom="9 clerks", figures={"clerk": 9})
    made = verdict(one, shot("Bela Orsk"))
    assert said(made, "victim")[0] == weight("people.other-victims")
    rounds = shot("Abel Norin", kind="assault", what="9 rounds", figures={"round": 9})
    assert verdict(rounds, shot("Bela Orsk")).forbidden


def test_the_own_day_of_a_report_is_weak_against_one_death() -> None:
    of_a_day: dict[str, Any] = {"whom": "Abel Norin/PER", "kind": "assault"}
    dead = article("a", "2031-05-04", told("kill", day="2031-05-03", **of_a_day))
    late = article("b", "2032-05-04", told("kill", day="2032-05-04", dated="article", **of_a_day))
    plain = article("b", "2032-05-04", told("kill", day="2032-05-04", dated="heading", **of_a_day))
    assert said(verdict(dead, plain), "day")[0] < said(verdict(dead, late), "day")[0] < 0


def test_one_strike_is_not_a_series_that_is_counted() -> None:
    act: dict[str, Any] = {"kind": "assault", "who": "Norland/LOC", "nominal": True}
    one = article("a", "2031-05-04", told("strike", **act))
    many = article("b", "2031-05-04", told("strike", **act, figures={"strike": 85}))
    assert said(verdict(one, many), "figure") == (
        weight("figures.apart"),
        "one tells of 85 strike, the other of one",
    )
    assert said(verdict(many, many), "figure")[0] > 0


def test_the_first_of_a_row_is_not_the_second() -> None:
    def nth(which: str, name: str) -> Reading:
        return article(name, "2031-05-04", told("debate", who=f"{which} televised", nominal=True))

    assert said(verdict(nth("first", "a"), nth("second", "b")), "order")[0] < 0
    assert said(verdict(nth("second", "a"), nth("second", "b")), "order") == (0, "")
    assert said(verdict(nth("another", "a"), nth("second", "b")), "order") == (0, "")


def test_who_is_arrested_as_the_sixth_is_neither_the_eighth_nor_two_others() -> None:
    def taken(whom: str, name: str, **rest: Any) -> Reading:
        return article(name, "2031-05-04", told("arrest", kind="coerce", whom=whom, **rest))

    sixth = taken("6th suspect", "a")
    assert said(verdict(sixth, taken("An eighth suspect", "b")), "order")[0] < 0
    assert said(verdict(sixth, taken("The sixth suspect", "b")), "order") == (0, "")
    assert said(verdict(sixth, taken("a suspect", "b")), "order") == (0, "")
    two = taken("two others", "b", figures={"arrested": 2})
    assert said(verdict(sixth, two), "order")[0] < 0
    named = taken("Abel Norin/PER", "a")
    assert said(verdict(named, two), "order")[0] < 0
    plain = taken("two men", "b", figures={"arrested": 2})
    assert said(verdict(named, plain), "order") == (0, "")
    street = taken("6th Street clerks", "a")
    assert said(verdict(street, taken("8th Street clerks", "b")), "order") == (0, "")


def test_prior_raids_are_not_what_the_title_tells() -> None:
    def lead(which: str) -> int:
        title = told("raid", who="Norland/LOC", nominal=True, block_role="title", position=0)
        later = told("raid", who=which, nominal=True, position=9, key="later")
        report = article("a", "2031-05-04", title, later)
        who = join_names([report])
        one, two = find_tellings(report, who, {})
        return said(compare(one, two, who.bearers), "lead")[0]

    assert lead("deadly") == weight("prior.lead")
    assert lead("prior") == 0


def test_the_law_is_upon_whom_it_names() -> None:
    """Unless one counts more than it names; of those killed each report may name others."""
    two: dict[str, Any] = {"whom": "Karim Belhadj/PER", "with_": "Ana Verdi/PER"}
    other: dict[str, Any] = {"whom": "Omar Tolland/PER"}
    law = {"kind": "court", "day": None}
    assert pair({**two, **law}, {**other, **law}, "charge").forbidden
    four = {**two, **law, "figures": {"arrested": 4}}
    assert not pair(four, {**other, **law}, "charge").forbidden


def test_each_names_somebody_whom_the_other_report_does_not() -> None:
    def fight(name: str, rival: str, day: str | None) -> Reading:
        kept = told("keep", who="Ana Verdi/PER", what="title", for_=rival, day=day)
        return article(name, "2031-05-04", kept)

    rivals = "Jane Okafor/PER", "Tina Lund/PER"
    one, two = (fight(name, rival, None) for name, rival in zip("ab", rivals, strict=True))
    assert said(verdict(one, two), "strangers")[0] == weight("people.strangers")
    again = fight("b", rivals[0], None)
    assert said(verdict(one, again), "strangers") == (0, "")
    dated = [fight(name, rival, "2031-05-03") for name, rival in zip("ab", rivals, strict=True)]
    assert said(verdict(*dated), "strangers") == (0, "")


def test_who_was_killed_along_with_others_is_one_of_several() -> None:
    other: dict[str, Any] = {"whom": "Omar Tolland/PER"}
    assert pair({"whom": "Karim Belhadj/PER"}, other, "kill").forbidden
    one = {"whom": "Karim Belhadj/PER", "with_": "along with cousins"}
    made = pair(one, other, "kill")
    assert said(made, "victim")[0] == weight("people.other-victims")
