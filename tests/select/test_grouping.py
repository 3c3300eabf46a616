"""Groups of reports by what they are about."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Reason
from dateline.select.grouping import Groups
from dateline.select.parting import Cut
from dateline.select.subject import Subject, Text, Unit, bits


def about(*words: str, person: str = "", day: int | None = 100) -> Subject:
    days = None if day is None else (day, day)
    text = Text(frozenset(words), frozenset())
    people = frozenset([person] if person else [])
    weights = {word[:5]: 400 for word in words}
    return Subject(weights, frozenset(words), people, person, days, text)


def grouped(reports: dict[Unit, Subject]) -> set[frozenset[str]]:
    groups = Groups(reports)
    groups.join_alike()
    return {frozenset(article for article, _ in units) for units in groups.members.values()}


def pile(*reports: Subject) -> dict[Unit, Subject]:
    return {(f"{number:02}", 0): report for number, report in enumerate(reports)}


def sizes(*reports: Subject) -> list[int]:
    return sorted(map(len, grouped(pile(*reports))))


def test_reports_of_one_subject_are_one_group() -> None:
    assert sizes(about("ferry", "lorin"), about("ferry", "storm"), about("mayor", "vote")) == [1, 2]


def test_settled_groups_with_words_of_their_own_stay_apart() -> None:
    north = [about("quake", "island", "norland", f"n{n}") for n in range(4)]
    south = [about("quake", "island", "sarrow", f"s{n}") for n in range(4)]
    assert sizes(*north, *south) == [4, 4]
    assert sizes(*north[:2], *south[:2]) == [4]


def test_reports_about_different_persons_stay_apart() -> None:
    one = about("court", "lorin", "theft", "marrow", person="marrow")
    other = about("court", "lorin", "theft", "tarn", person="tarn")
    both = about("court", "lorin", "theft", "tarn", "marrow", person="tarn")
    assert sizes(one, other) == [1, 1]
    assert sizes(one, both) == [2]


@pytest.mark.parametrize(
    ("days", "groups"), [((100, 110), 1), ((100, 150), 2), ((100, None), 2), ((None, None), 2)]
)
def test_words_join_only_what_was_printed_at_one_time(
    days: tuple[int | None, int | None], groups: int
) -> None:
    reports = [about("ferry", "lorin", day=day) for day in days]
    assert len(sizes(*reports)) == groups


def test_words_join_undated_reports_in_larger_piles_alone() -> None:
    reports = [about("ferry", "lorin", day=None) for _ in range(10)]
    assert sizes(*reports) == [10]
    assert sizes(*reports[:3]) == [1, 1, 1]


@pytest.mark.parametrize("days", [(100, 300), (100, None), (None, None)])
def test_reports_much_alike_of_one_person_are_one_story_at_any_time(
    days: tuple[int | None, int | None],
) -> None:
    first, second = days
    one = about("ferry", "lorin", "marrow", person="marrow", day=first)
    other = about("ferry", "storm", "marrow", person="marrow", day=second)
    little = about("vote", "mayor", "budget", "school", "marrow", person="marrow", day=second)
    assert sizes(one, other) == [2]
    assert sizes(one, little) == [1, 1]


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from("abcdefgh"), min_size=1),
            st.sampled_from([None, 100, 110, 160]),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reports_changes_nothing(
    reports: list[tuple[set[str], int | None]], toss: random.Random
) -> None:
    made = pile(*(about(*sorted(words), day=day) for words, day in reports))
    mixed = list(made.items())
    toss.shuffle(mixed)
    assert grouped(dict(mixed)) == grouped(made)
    assert sum(map(len, grouped(made))) == len(made)


def test_nothing_is_joined_across_a_cut() -> None:
    reports = pile(*(about("quake", "island", f"n{number}") for number in range(3)))
    one, other, third = sorted(reports)
    why = (Reason(name="events", weight=100, says="none is told on both sides"),)
    groups = Groups(reports, cuts=[Cut([one], [other], why)])
    groups.join_alike()
    assert groups.home(one) != groups.home(other)
    assert groups.home(third) in (groups.home(one), groups.home(other))
    (apart,) = groups.kept_apart()
    assert why[0] in apart.reasons


def test_bits_are_whole_hundredths() -> None:
    assert [bits(n) for n in (1, 2, 3, 1024)] == [0, 100, 158, 1000]


def test_an_event_of_both_is_not_believed_of_reports_with_nothing_in_common() -> None:
    near, far = ("00", 0), ("01", 0)
    assert not Groups(pile(about("ferry"), about("vote"))).touch(near, far)
    assert Groups(pile(about("ferry", "lorin"), about("ferry", "vote"))).touch(near, far)
