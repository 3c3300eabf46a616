"""The rows of one Block are found by all that can make one repeat another, and by little else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Line
from dateline.select.block import Block
from dateline.select.subject import rarity_of

WORDS = ("raid", "harbo", "the", "said", "ferry", "talme", "orvel", "police")


def line(start: int, end: int) -> Line:
    return Line(article="a", block=0, start=start, end=end, text="", prefix="", suffix="")


def lines() -> st.SearchStrategy[Line]:
    bounds = st.tuples(st.integers(0, 2_000), st.integers(1, 700))
    return bounds.map(lambda drawn: line(drawn[0], sum(drawn)))


def said() -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(WORDS), min_size=1)


def weight(stems: frozenset[str]) -> int:
    return sum(map(rarity_of, stems))


@given(st.lists(st.tuples(lines(), said()), max_size=12), lines(), said())
def test_no_row_is_missed_that_shares_the_stretch_or_the_words(
    rows: list[tuple[Line, frozenset[str]]], asked: Line, stems: frozenset[str]
) -> None:
    block = Block()
    for number, (told, held) in enumerate(rows):
        block.add(f"row {number}", told, held)
    found = block.near(asked, stems, 80, ())
    assert found == sorted(found, key=lambda row: int(row.split()[1]))
    for number, (told, held) in enumerate(rows):
        touches = told.start < asked.end and asked.start < told.end
        covers = weight(stems & held) * 100 >= 80 * weight(stems) > 0
        assert not (touches or covers) or f"row {number}" in found


def test_a_row_elsewhere_in_a_long_block_of_other_words_is_not_compared() -> None:
    block = Block()
    for number in range(1_000):
        stems = frozenset({f"name{number}", f"town{number}", "raid", "ferry", "said"})
        block.add(f"row {number}", line(number * 300, number * 300 + 90), stems)
    own = frozenset({"name7", "town7", "raid", "ferry", "said"})
    assert block.near(line(900_000, 900_090), own, 80, ("row 3", "row of another Block")) == [
        "row 3",
        "row 7",
    ]


def test_a_row_is_found_by_the_line_that_it_took_and_keeps_its_place() -> None:
    block = Block()
    block.add("first", line(0, 90), frozenset({"raid"}))
    block.add("second", line(300, 390), frozenset({"ferry"}))
    block.add("first", line(600, 690), frozenset({"harbo"}))
    assert block.near(line(600, 690), frozenset({"ferry"}), 80, ()) == ["first", "second"]
    assert block.near(line(0, 90), frozenset(), 80, ()) == ["first"]
