"""A pile in brief: which days, and which sentences."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.records import Reading
from dateline.select import brief, shown
from dateline.select.days import read_days, weight_of, weightiest
from tests.build import article, told

DAY = "2031-05-03"
FERRY, PIER = "the old ferry Marrow", "off the pier at Lorin in a storm"


def report(name: str, printed: str, *days: str, sketch: tuple[int, ...] = ()) -> Reading:
    """A report that tells the sinking under each of the days in words of its own."""
    claims = [
        told(
            "sank",
            who=FERRY,
            where=PIER,
            what=f"{name} {number}",
            day=day,
            key=f"k{number}",
            position=number,
        )
        for number, day in enumerate(days)
    ]
    return article(name, printed, *claims, sketch=sketch)


def pile() -> list[Reading]:
    return [
        report("Post", "2031-05-04", "2031-05-03"),
        report("Courier", "2031-05-05", "2031-05-03", "2031-05-05"),
        report("Ledger", "2031-05-09", "2031-05-03", "2031-05-02"),
    ]


def weights(readings: list[Reading]) -> dict[str, int]:
    return {day: weight_of(mentions)[0] for day, mentions in read_days(readings).mentions.items()}


def test_a_day_weighs_what_reports_of_it_there_are() -> None:
    found = weights(pile())
    assert found["2031-05-03"] == 3 * found["2031-05-02"] == 3 * found["2031-05-05"]


def test_what_is_told_ahead_of_its_day_does_not_count() -> None:
    assert "2031-05-20" not in weights([report("Post", "2031-05-04", "2031-05-20")])


def test_a_text_that_two_run_on_one_day_has_one_vote() -> None:
    copies = [
        report(name, "2031-05-04", "2031-05-03", sketch=tuple(range(64))) for name in ("a", "b")
    ]
    later = report("c", "2031-05-06", "2031-05-03", sketch=tuple(range(64)))
    assert weights(copies) == weights(copies[:1])
    assert weights([*copies, later])["2031-05-03"] > weights(copies)["2031-05-03"]


def test_the_length_is_found_or_told() -> None:
    days = read_days(pile())
    assert weightiest(days, None) == ["2031-05-03"]
    assert weightiest(days, 2) == ["2031-05-03", "2031-05-05"]
    assert weightiest(days, 2, "2031-05-04") == ["2031-05-05"]
    assert weightiest(days, 2, last="2031-05-02") == ["2031-05-02"]


def test_a_report_that_opens_on_something_else_has_no_vote() -> None:
    listings = article(
        "Listings",
        "2031-05-20",
        told("played", who="the band Ulm", where="in the hall of Gorse", day="2031-05-19"),
        *(
            told("repeats", what="a show about cooking", day="2031-05-19", key=key, position=n)
            for n, key in enumerate("abcde")
        ),
        told("sank", who=FERRY, where=PIER, day="2031-05-19", position=9),
    )
    assert "2031-05-19" not in weights([*pile(), listings])
    assert "2031-05-19" in weights([listings])


def test_of_equal_days_the_one_told_in_the_piles_own_words_weighs_more() -> None:
    apart = article(
        "Gazette",
        "2031-05-12",
        told("sank", who=FERRY, where=PIER, day="2031-05-03"),
        told("sank", who="the old ferry", day="2031-05-10", key="early"),
        told("sank", who=FERRY, where=PIER, day="2031-05-11", key="late"),
    )
    days = read_days([*pile(), apart])
    early, late = (weight_of(days.mentions[day]) for day in ("2031-05-10", "2031-05-11"))
    assert early[0] == late[0]
    assert weightiest(days, 1, "2031-05-10") == ["2031-05-11"]


def test_a_report_counts_by_how_much_of_it_is_about_what_the_pile_is_about() -> None:
    sinking = told("sank", who=FERRY, where=PIER, day="2031-05-10", position=0)
    aside = [
        told("opens", what="a hall in Gorse", key=key, position=n) for n, key in enumerate("abc", 1)
    ]
    wholly = weights([*pile(), article("Gazette", "2031-05-12", sinking)])
    partly = weights([*pile(), article("Gazette", "2031-05-12", sinking, *aside)])
    assert (wholly["2031-05-10"], partly["2031-05-10"]) == (200, 125)


def test_an_opening_counts_half_for_its_day_by_what_it_is_not_told_for() -> None:
    def weight(**rest: Any) -> int:
        sinking = told("sank", who=FERRY, where=PIER, day="2031-05-12", **rest)
        return weights([*pile(), article("Gazette", "2031-05-12", sinking)])["2031-05-12"]

    whole = weight(dated="article", main=True)
    assert weight(dated="article", main=False) * 2 == whole
    assert weight(dated="clause", main=False) == whole


def test_a_later_report_that_gives_the_day_tells_it_best() -> None:
    def line(printed: str) -> str:
        words = "with crew, mail, coal, sheep and wool"
        (day,) = brief(
            [
                article("A", "2031-05-04", told("sank", who=FERRY, where=PIER, day=DAY)),
                article("B", printed, told("sank", who=FERRY, where=PIER, what=words, day=DAY)),
            ],
            days=1,
        )
        return shown(day.lines[0])

    assert "wool" not in line("2031-05-05")
    assert "wool" in line("2031-06-05")


def test_every_word_of_a_line_has_to_earn_its_place() -> None:
    sinking = told("sank", who=FERRY, where=PIER, day=DAY, key="short")
    more = told("sank", who=FERRY, where=PIER, what="as gulls cried", day=DAY, key="more")
    (day,) = brief([article("A", "2031-05-04", more), article("B", "2031-05-05", sinking)])
    assert "gulls" not in shown(day.lines[0])


def test_an_opening_counts_to_the_day_that_another_report_gives_for_it() -> None:
    opening = told("sank", who=FERRY, where=PIER, day="2031-05-04", dated="article")
    dated = article("Post", "2031-05-06", told("sank", who=FERRY, where=PIER, day=DAY))
    pile = [article("Courier", "2031-05-04", opening), dated]
    assert weights(pile[:1]).keys() == {"2031-05-04"}
    assert weights(pile).keys() == {DAY}
    assert [(day.day, line.article) for day in brief(pile) for line in day.lines] == [
        (DAY, dated.article)
    ]


def test_a_sentence_that_points_back_is_no_line_where_another_tells_the_day() -> None:
    named = told("sank", who="the ferry Marrow", where="off the pier at Lorin", day=DAY)
    bare = told("sank", who="it", where=PIER, what="with coal", day=DAY, key="bare")
    both = brief([article("A", "2031-05-04", bare, named), article("B", "2031-05-05", bare)])
    assert "Marrow" in shown(both[0].lines[0])
    alone = brief([article("A", "2031-05-04", bare)])
    assert shown(alone[0].lines[0]).startswith("it sank")


def test_a_caption_gives_way_to_a_whole_sentence() -> None:
    pair = article(
        "A",
        "2031-05-04",
        told("sank", who="Marrow, a ferry,", where=PIER, day=DAY, key="caption", position=1),
        told("sank", who="Marrow, a ferry,", where=PIER, day=DAY, key="whole", position=2),
    )
    quote = pair.claims[0].quote
    bare = replace(quote, text=quote.text.rstrip("."), end=quote.end - 1)
    caption = replace(pair, claims=(replace(pair.claims[0], quote=bare), pair.claims[1]))
    (found,) = brief([caption])
    assert shown(found.lines[0]).endswith(".")


@pytest.mark.parametrize("aside", [{"modality": "planned"}, {"background": "general"}])
@pytest.mark.parametrize("names", [("A", "B"), ("B", "A")])
def test_what_happened_is_a_line_before_plans_and_generalities(
    aside: dict[str, Any], names: tuple[str, str]
) -> None:
    news, other = names
    sinking: dict[str, Any] = {"who": FERRY, "where": PIER, "day": DAY}
    (found,) = brief(
        [
            article(news, "2031-05-04", told("sank", **sinking)),
            article(other, "2031-05-04", told("sank", **sinking, **aside)),
        ],
        days=1,
    )
    assert [line.article for line in found.lines] == [article(news, None).article]


def test_a_picture_of_the_day_is_no_line_where_a_sentence_is() -> None:
    one = article(
        "A",
        "2031-05-04",
        told("lies", who=FERRY, where=PIER, day=DAY, form="present", key="shown"),
        told("sank", who=FERRY, where="in a storm", day=DAY, position=1, key="told"),
    )
    quote = one.claims[0].quote
    shown_at = f"{quote.text.rstrip('.')} May 3, 2031."
    picture = replace(one.claims[0], quote=replace(quote, text=shown_at))
    (found,) = brief([replace(one, claims=(picture, one.claims[1]))])
    assert "sank" in shown(found.lines[0])


def test_two_days_have_no_line_of_nearly_the_same_words() -> None:
    again = [
        report("Post", "2031-05-04", "2031-05-03"),
        report("Post", "2031-05-09", "2031-05-08"),
    ]
    assert len(brief(again, days=2)) == 1


def test_what_the_line_of_another_day_says_already_gives_way() -> None:
    denial: dict[str, Any] = {
        "who": "Captain Holt",
        "whom": "a charge of neglect",
        "where": "of the Marrow",
    }
    first = article("Post", "2031-05-04", told("denied", **denial, day="2031-05-03"))
    again = told("denied", **denial, what="in Lorin", day="2031-05-08", key="again")
    news = told(
        "left",
        who="Captain Holt",
        whom="by a back door of the old court",
        day="2031-05-08",
        key="news",
    )
    more = article("Courier", "2031-05-05", told("denied", **denial, day="2031-05-03"))
    later = article("Post again", "2031-05-09", again, news)
    lines = [shown(day.lines[0]) for day in brief([first, more, later], days=2)]
    assert [("charge" in line, "door" in line) for line in lines] == [(True, False), (False, True)]


def test_a_long_sentence_is_a_line_only_where_a_day_has_no_other() -> None:
    long = told("sank", who=FERRY, where=PIER, what="and the fog " * 20, day=DAY)
    short = told("sank", who=FERRY, where=PIER, day=DAY, key="short")
    assert "fog" in shown(brief([article("A", "2031-05-04", long)])[0].lines[0])
    both = brief([article("A", "2031-05-04", long, short)])
    assert "fog" not in shown(both[0].lines[0])


def test_no_sentence_is_a_line_of_two_days() -> None:
    found = brief(pile(), days=3, lines=2)
    lines = [shown(line) for day in found for line in day.lines]
    assert [day.day for day in found] == ["2031-05-02", "2031-05-03", "2031-05-05"]
    assert len(set(lines)) == len(lines) == 4


@pytest.mark.parametrize(("said", "days"), [("2031-05-05", ["2031-05-05"]), ("", ["2031-05-03"])])
def test_words_of_another_day_are_no_line_of_the_deeds(said: str, days: list[str]) -> None:
    """A league denies on the 5th that it was behind the raid of the 3rd."""
    words: dict[str, Any] = {"kind": "reject", "stance": "denies", "position": 0}
    deny = told("denied", who="the Lorin league", day=said or None, **words)
    raid = told(
        "raid", what="on the old mill by the pier", day="2031-05-03", said_in="denied", **words
    )
    sentence = article("Post", "2031-05-06", deny, raid)
    first, second = sentence.claims
    whole = replace(
        first.quote, end=second.quote.end, text=f"{first.quote.text} {second.quote.text}"
    )
    claims = tuple(replace(claim, quote=whole) for claim in sentence.claims)
    found = brief([replace(sentence, claims=claims)], days=2)
    assert [day.day for day in found] == days


def test_a_point_of_comparison_is_no_line() -> None:
    told_so = told("sank", what="It came two days after", day="2031-05-03")
    sentence = article("Post", "2031-05-06", told_so)
    said = "It came two days after the old ferry sank off Lorin."
    claims = [replace(c, quote=replace(c.quote, text=said)) for c in sentence.claims]
    assert brief([replace(sentence, claims=tuple(claims))], days=1) == []


def test_nothing_gives_nothing() -> None:
    assert brief([]) == []


@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(toss: random.Random) -> None:
    mixed = pile()
    toss.shuffle(mixed)
    assert brief(mixed, days=3) == brief(pile(), days=3)


def test_a_day_that_no_claim_claims_is_no_day_of_the_page() -> None:
    opening = told("sank", who=FERRY, where=PIER, dated="article")
    pile = [article("Courier", "2031-05-04", opening)]
    assert [day.day for day in brief(pile)] == ["2031-05-04"]
    assert brief(pile, claimed=True) == []
