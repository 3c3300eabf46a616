"""Long silences between main events, and only those that stand out."""

from __future__ import annotations

from dateline import when
from dateline.export import to_text
from dateline.select import find_gaps, gap_days, select
from tests.export.invented import Pile


def days(*given: str) -> list[tuple[str, str]]:
    return [(gap.first, gap.last) for gap in find_gaps(when.parse(day) for day in given)]


def test_a_stretch_far_longer_than_the_usual_step_is_a_gap() -> None:
    assert days("2031-05-01", "2031-05-02", "2031-05-04", "2031-05-20") == [
        ("2031-05-05", "2031-05-19")
    ]


def test_steps_of_a_kind_are_none_and_neither_are_months() -> None:
    assert days("2031-05-01", "2031-05-08", "2031-05-16") == []
    assert days("2031-05-01", "2031-09", "2032") == []
    assert days() == []


def test_a_gap_counts_both_its_days() -> None:
    (gap,) = find_gaps(when.parse(day) for day in ("2031-05-01", "2031-05-02", "2031-05-09"))
    assert gap_days(gap) == 6


def test_the_timeline_ends_with_what_nothing_is_told_of() -> None:
    pile = Pile()
    told = ["Guards raided the port.", "Guards shelled the mill.", "Guards burned the ferry."]
    article = pile.article("Post", *told, published="2031-05-12")
    for sentence, word, day in zip(
        told, ("raided", "shelled", "burned"), ("01", "02", "11"), strict=True
    ):
        pile.event(pile.claim(article, sentence, word, day=f"2031-05-{day}"))
    selected = select(pile.merged(), pile.related())
    (story,) = selected.stories
    assert [(gap.first, gap.last) for gap in story.gaps] == [("2031-05-03", "2031-05-10")]
    file = pile.story()
    shown = type(file)(
        **{n: getattr(file, n) for n in file.__struct_fields__}
        | {"stories": selected.stories, "timeline": selected.timeline, "events": selected.events}
    )
    assert "Nothing is told of 8 days, Saturday 3 May 2031 to Saturday 10 May 2031." in to_text(
        shown
    )
