"""Laws of merge and relate on small made-up piles: order and arrival change nothing."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.merge import merge
from dateline.merge.actors import join_names
from dateline.merge.candidates import COMMON, RADIUS, by_company, find_pairs
from dateline.merge.grouping import find_tellings
from dateline.records import Merged, Reading
from dateline.relate import relate
from tests.build import article, told
from tests.merge.piles import STRIKE

TOWNS = ("Harrow/LOC", "Lorin/LOC", "Talmere/LOC")
PEOPLE = ("Ana Verdi/PER", "Tom Brandt/PER", "Anna Verdi/PER", "Verdi/PER")
LEMMAS = ("shell", "kill", "attack", "arrest", "say", "shooting", "knit")
DAYS = ("2031-05-03", "2031-05-04", "2031-05-10", "XXXX-05-03", None)

claims = st.fixed_dictionaries(
    {
        "lemma": st.sampled_from(LEMMAS),
        "where": st.sampled_from(TOWNS),
        "whom": st.sampled_from(PEOPLE),
        "day": st.sampled_from(DAYS),
        "killed": st.sampled_from([None, 2, 24, 25]),
        "modality": st.sampled_from(["happened", "happened", "planned"]),
    }
)
articles = st.tuples(
    st.sampled_from(["2031-05-04", "2031-05-11", None]), st.lists(claims, max_size=4)
)
piles = st.lists(articles, min_size=1, max_size=6)


def build(pile: list[tuple[str | None, list[dict[str, Any]]]]) -> list[Reading]:
    readings = []
    for number, (published, told_of) in enumerate(pile):
        items = [
            told(
                one["lemma"],
                key=str(position),
                kind="assault",
                where=one["where"],
                whom=one["whom"],
                day=one["day"],
                modality=one["modality"],
                figures={"killed": one["killed"]} if one["killed"] else {},
            )
            for position, one in enumerate(told_of)
        ]
        links = [("outcome_of", "1", "0")] if len(items) > 1 else []
        readings.append(article(f"paper {number}", published, *items, links=links))
    return readings


def bytes_of(merged: Merged) -> bytes:
    return msgspec.json.encode(merged) + msgspec.json.encode(relate(merged))


@given(piles, st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_the_order_of_articles_and_links_changes_nothing(pile: Any, seed: int) -> None:
    readings = build(pile)
    mixed = [
        replace(reading, links=tuple(Random(seed).sample(reading.links, len(reading.links))))
        for reading in readings
    ]
    Random(seed).shuffle(mixed)
    assert bytes_of(merge(mixed)) == bytes_of(merge(readings))


@given(piles)
@settings(max_examples=60, deadline=None)
def test_every_claim_is_in_exactly_one_event_named_by_its_least(pile: Any) -> None:
    readings = build(pile)
    merged = merge(readings)
    held = [claim for event in merged.events for claim in event.claims]
    assert sorted(held) == sorted(claim.id for reading in readings for claim in reading.claims)
    assert all(event.id == event.claims[0] == min(event.claims) for event in merged.events)


@given(piles)
@settings(max_examples=60, deadline=None)
def test_nothing_joins_without_a_judgement(pile: Any) -> None:
    """Counted by the judgements: n claims of an event are held together by n - 1 of them."""
    merged = merge(build(pile))
    joins = sum(judgement.kind == "same" for judgement in merged.judgements)
    assert joins == sum(len(event.claims) - 1 for event in merged.events)


@given(piles)
@settings(max_examples=40, deadline=None)
def test_pairs_that_stay_apart_are_pairs_of_events_that_stand(pile: Any) -> None:
    merged = merge(build(pile))
    ids = {event.id for event in merged.events}
    for pair in (*merged.possibly_same, *merged.near_misses):
        assert pair.a < pair.b
        assert {pair.a, pair.b} <= ids
        assert pair.reasons


@given(piles)
@settings(max_examples=40, deadline=None)
def test_relations_and_disputes_speak_of_events_that_stand(pile: Any) -> None:
    merged = merge(build(pile))
    related = relate(merged)
    claims_of = {event.id: set(event.claims) for event in merged.events}
    for dispute in related.disputes:
        assert len(dispute.sides) > 1
        assert all(side.claims and side.outlets and side.origins for side in dispute.sides)
        assert dispute.event in claims_of
    for relation in related.relations:
        assert relation.source != relation.target
        assert {relation.source, relation.target} <= set(claims_of)


@pytest.mark.parametrize("size", [COMMON - 1, COMMON + 1, 3 * COMMON])
def test_a_common_key_is_refined_for_all_and_still_finds_the_pair(size: int) -> None:
    """Blocks past `COMMON` are refined at a step; crossing it loses no report of one event."""
    readings = [
        article(
            f"paper {n}",
            "2031-05-04",
            told("shell", kind="assault", day="2031-05-03", what=f"depot {n % 7}", **STRIKE),
        )
        for n in range(size)
    ]
    Random(size).shuffle(readings)
    assert len(merge(readings).events) == 1


def test_blocks_are_bounded() -> None:
    """However many tell of one place, a telling is compared with few for each key it has."""
    given_names = ("Ana", "Tom", "Jane", "Karl", "Mira", "Paul", "Rosa", "Omar", "Lena", "Ivan")
    surnames = ("Verdi", "Brandt", "Okafor", "Lund", "Reyes", "Moreau", "Tanaka", "Quist", "Abel")
    people = [f"{given} {surname}/PER" for surname in surnames for given in given_names]
    readings = [
        article(
            f"paper {number}",
            "2031-05-04",
            told("arrest", who="police", whom=person, where="Harrow/LOC", day="2031-05-03"),
        )
        for number, person in enumerate(people)
    ]
    tellings = [
        telling
        for reading in readings
        for telling in find_tellings(reading, join_names(readings), {})
    ]
    assert len(people) > 2 * COMMON
    assert 0 < len(find_pairs(tellings)) <= 3 * RADIUS * len(people)
    assert len(merge(readings).events) == len(people)
    assert find_pairs([]) == []


def test_what_the_same_reports_name_makes_one_block() -> None:
    """A long report of many names is looked through once for each act, not for each name too."""
    people = [f"Ana {surname}/PER" for surname in ("Verdi", "Brandt", "Okafor", "Lund", "Reyes")]
    claims = [told("arrest", key=who, who="police", whom=who, day=DAYS[0]) for who in people]
    readings = [article(f"paper {number}", "2031-05-04", *claims) for number in range(3)]
    who = join_names(readings)
    tellings = [t for r in readings for t in find_tellings(r, who, {})]
    blocks = list(by_company(tellings, range(len(tellings))))
    assert len({frozenset(block) for block in blocks}) == len(blocks) == 1
    assert len(blocks[0]) == len(tellings) == 15


def test_pairs_grow_with_the_pile_and_not_with_its_square() -> None:
    """A pile four times as large has at most five times the pairs, though all is alike."""

    def pairs(size: int) -> int:
        readings = [
            article(
                f"paper {number}",
                "2031-05-04",
                *(
                    told("shooting", key=str(n), kind="assault", nominal=True, whom="man",
                         where=TOWNS[(number + n) % len(TOWNS)], day=DAYS[n % 3],
                         what=f"block {number * n % 50}")
                    for n in range(8)
                ),
            )
            for number in range(size)
        ]  # fmt: skip
        who = join_names(readings)
        return len(find_pairs([t for r in readings for t in find_tellings(r, who, {})]))

    assert pairs(160) <= 5 * pairs(40)
