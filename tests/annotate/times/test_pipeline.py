"""The tagger inside annotate: expressions stay symbolic, tense comes from the Parse."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.annotate.times import annotate_times
from dateline.records import Article, Sentence, TimeMention, Token, When
from dateline.when import day, place
from tests.articles import article_of, paragraphs


def article(text: str, published: str | None = None, cuts: tuple[int, ...] = ()) -> Article:
    blocks = paragraphs(pairwise([0, *cuts, len(text)]))
    return article_of(text, blocks, published=day(published) if published else None)


def read(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    found = annotate_times(article(text, published), (), ())
    return [(text[m.start : m.end], m.when.edtf if m.when else None) for m in found]


def one(text: str, published: str | None = None) -> TimeMention:
    (mention,) = annotate_times(article(text, published), (), ())
    return mention


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "A day after the Dec. 29 fire they left.",
            [("A day", "2019-12-30"), ("Dec. 29", "2019-12-29")],
        ),
        (
            "In the two days after Dec. 29 they left.",
            [("the two days", None), ("Dec. 29", "2019-12-30/..")],
        ),
        ("It rained from Dec. 27 to Jan. 3.", [("Dec. 27 to Jan. 3", "2019-12-27/2020-01-03")]),
        ("It rained between May 3 and May 5.", [("May 3 and May 5", "2019-05-03/2019-05-05")]),
        ("It has rained since October.", [("October", "2019-10-01/..")]),
        ("It rained until Friday.", [("Friday", "../2020-01-10")]),
        ("It rained after Friday's vote.", [("Friday", "2020-01-03")]),
        ("He spoke of future floods.", []),
    ],
)  # fmt: skip
def test_neighbours_are_joined_for_the_pipeline(
    text: str, said: list[tuple[str, str | None]]
) -> None:
    assert read(text, "2020-01-08") == said


def test_an_expression_can_be_placed_anew_when_the_articles_day_becomes_known() -> None:
    mention = one("The dam gave way on Tuesday.")
    assert mention.when is None
    assert place(mention.expr, day("2020-01-03")).edtf == "2019-12-31"


def test_a_weekday_with_its_date_keeps_every_year_it_can_mean() -> None:
    when = one("The dam gave way on Friday, Dec. 27.").when
    assert when is not None
    assert when.edtf == "XXXX-12-27"
    assert {"2013-12-27", "2019-12-27", "2024-12-27"} <= set(when.alternatives)


def test_a_distance_from_a_yearless_day_stays_yearless() -> None:
    assert read("A day after the Dec. 29 fire they left.") == [
        ("A day", "XXXX-12-30"),
        ("Dec. 29", "XXXX-12-29"),
    ]


def test_early_friday_is_a_part_of_that_day() -> None:
    when = one("The dam gave way early Friday local time.", "2020-01-05").when
    assert when is not None
    assert (when.edtf, when.grain, when.start, when.end) == (
        "2020-01-03", "part", "2020-01-03", "2020-01-03T09:00",
    )  # fmt: skip


def test_nothing_is_read_across_two_blocks() -> None:
    text = "It was December 27 men left."
    whole = annotate_times(article(text), (), ())
    parted = annotate_times(article(text, None, (text.index("27"),)), (), ())
    assert [text[m.start : m.end] for m in whole] == ["December 27"]
    assert [text[m.start : m.end] for m in parted] == ["December "[:-1]]


def verb(index: int, text: str, word: str, feats: str, head: int, dep: str) -> Token:
    start = text.index(word)
    upos = "AUX" if dep == "aux" else "VERB" if feats else "PROPN"
    return Token(
        start=start, end=start + len(word), lemma=word, upos=upos, dep=dep, head=head,
        feats=feats, sent=0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verb_feats", "aux", "expected"),
    [
        ("Mood=Ind|Tense=Past|VerbForm=Fin", "", "2019-12-31"),
        ("VerbForm=Inf", "will", "2020-01-07"),
    ],
    ids=["past", "to come"],
)
def test_the_parse_decides_the_side_where_the_words_do_not(
    verb_feats: str, aux: str, expected: str
) -> None:
    text = f"Nobody {aux} zorp on Tuesday ."
    tokens = [verb(0, text, "zorp", verb_feats, 0, "root"), verb(1, text, "Tuesday", "", 0, "obl")]
    if aux:
        tokens.insert(0, verb(2, text, aux, "VerbForm=Fin", 1, "aux"))
        tokens = [
            Token(**{f: getattr(t, f) for f in t.__struct_fields__} | {"head": 1}) for t in tokens
        ]
    sentences = (Sentence(first=0, last=len(tokens), block=1),)
    (found,) = annotate_times(article(text, "2020-01-03"), tuple(tokens), sentences)
    assert isinstance(found.when, When)
    assert found.when.edtf == expected
