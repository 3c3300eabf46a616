"""People's judgements rest on exact words, wherever those stand now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.records import Article, Judgement, Quote
from dateline.store import find_again, forget, is_persons
from tests.articles import article_of, paragraphs


def article(text: str, name: str = "a") -> Article:
    half = len(text) // 2
    first, second = paragraphs([(0, half), (half, len(text))])
    return article_of(text, (first, replace(second, page=2)), id=name)


def quote(of: Article, start: int, end: int) -> Quote:
    return Quote(
        article=of.id,
        start=start,
        end=end,
        text=of.text[start:end],
        prefix=of.text[max(0, start - 32) : start],
        suffix=of.text[end : end + 32],
        block=1,
        marks=((start, end),),
    )


def judgement(*anchors: Quote, kind: str = "date", by: str = "Lena Voss") -> Judgement:
    return Judgement(id="j", kind=kind, by=by, anchors=anchors)  # type: ignore[arg-type]


TEXT = "A mill burned in Marlow. Two died. Police came."


def test_words_that_stand_are_left_alone() -> None:
    told = article(TEXT)
    said = judgement(quote(told, 0, 13))
    assert find_again([said], [told]) == (said,)


@given(st.text("xyz \n", min_size=1, max_size=60))
def test_words_that_moved_are_found_by_their_own_words(inserted: str) -> None:
    """Whatever was put before them: the same words, their new place, its block and page."""
    said = judgement(quote(article(TEXT), 25, 34))
    now = article(inserted + TEXT)
    (found,) = find_again([said], [now])
    (anchor,) = found.anchors
    assert not found.orphaned
    assert anchor.text == now.text[anchor.start : anchor.end] == "Two died."
    assert anchor.start == 25 + len(inserted)
    assert anchor.marks == ((anchor.start, anchor.end),)
    assert anchor.block == (2 if anchor.start >= len(now.text) // 2 else 1)


def test_words_that_stand_twice_are_told_apart_by_their_neighbours_or_not_at_all() -> None:
    once = article("First: shots fell. Later: shots fell.")
    said = judgement(quote(once, 26, 36))
    (found,) = find_again([said], [article("Well. " + once.text)])
    assert found.anchors[0].start == 32
    (found,) = find_again([said], [article("shots fell, and shots fell.")])
    assert found.orphaned


def test_words_that_are_gone_orphan_the_judgement_and_are_kept() -> None:
    said = judgement(quote(article(TEXT), 0, 13))
    (found,) = find_again([said], [article("Nothing of the kind.")])
    assert found == replace(said, orphaned=True)
    assert find_again([found], [article(TEXT)]) == (said,)
    assert find_again([said], []) == (found,)


def test_forgetting_leaves_no_words_of_the_article() -> None:
    """What rests on it alone goes; what rests on another too keeps that one's words."""
    one, other = article(TEXT, "one"), article(TEXT, "other")
    alone = judgement(quote(one, 0, 13))
    both = judgement(quote(one, 0, 13), quote(other, 0, 13), kind="same")
    tag = judgement(quote(one, 0, 13), quote(other, 0, 13), kind="tag")
    elsewhere = judgement(quote(other, 0, 13))
    left = forget([alone, both, tag, elsewhere], "one")
    assert left == (
        replace(both, anchors=both.anchors[1:], orphaned=True),
        replace(tag, anchors=tag.anchors[1:]),
        elsewhere,
    )


def test_a_person_is_whoever_is_no_rule() -> None:
    told = article(TEXT)
    assert is_persons(judgement(quote(told, 0, 3)))
    assert not is_persons(judgement(quote(told, 0, 3), by="rule:same-day@1"))
