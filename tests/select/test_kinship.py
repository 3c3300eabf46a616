"""Why reports stand in one story, and what people have ruled of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.records import Judgement, JudgementKind, Quote, Selected
from dateline.select import select
from dateline.select.grouping import ALIKE, Groups
from dateline.select.kinship import Ruled
from dateline.select.stories import units_of
from dateline.select.told import Told
from tests.export.invented import Pile, harbour
from tests.select.test_grouping import about, pile


def ruled(ident: str, kind: JudgementKind, *anchors: Quote) -> Judgement:
    return Judgement(
        id=ident, kind=kind, by="Ada Finch", at=f"2031-05-06T1{ident}:00:00Z", anchors=anchors
    )


@pytest.fixture(name="ends")
def ends_() -> tuple[Quote, Quote]:
    """A sentence of each of two reports that the rules take for one story."""
    made, _ = harbour()
    selected = select(made.merged(), made.related())
    joins = [one for one in selected.judgements if one.kind == "same_story"]
    assert joins, "the invented pile must hold reports of one story"
    one, other = joins[0].anchors
    return one, other


def story_of(selected: Selected, article: str) -> set[str]:
    return {one.id for one in selected.stories if article in one.articles}


def selected(*judgements: Judgement) -> Selected:
    made, _ = harbour()
    return select(made.merged(), made.related(), judgements)


def test_every_join_is_a_judgement_with_a_sentence_of_each_report() -> None:
    made, _ = harbour()
    texts = {claim.quote.text for claim in made.claims.values()}
    found = select(made.merged(), made.related())
    told = sum(len(one.articles) for one in found.stories)
    joins = [one for one in found.judgements if one.kind == "same_story"]
    assert len(joins) >= told - len(found.stories)
    for one in joins:
        assert len({quote.article for quote in one.anchors}) == 2
        assert {quote.text for quote in one.anchors} <= texts
        assert all(reason.says for reason in one.reasons)


def test_a_person_parts_two_reports_and_takes_it_back(ends: tuple[Quote, Quote]) -> None:
    one, other = ends
    parted = ruled("1", "other_story", one, other)
    assert story_of(selected(), one.article) & story_of(selected(), other.article)
    apart = selected(parted)
    assert len(apart.stories) > len(selected().stories)
    assert selected(parted, replace(ruled("2", "rate"), replaces="1")) == selected()


def test_a_person_joins_what_the_rules_part() -> None:
    pile = Pile()
    sinking, vote = "A ferry sank off Talmere.", "Voters elected a mayor in Orvella."
    post = pile.article("Post", sinking, published="2031-05-04")
    courier = pile.article("Courier", vote, published="2031-05-04")
    sank = pile.claim(post, sinking, "sank", day="2031-05-03")
    elected = pile.claim(courier, vote, "elected", "election", day="2031-05-03")
    pile.event(sank)
    pile.event(elected)
    anchors = (pile.claims[sank].quote, pile.claims[elected].quote)
    joined = ruled("1", "same_story", *anchors)
    told = pile.merged(), pile.related()
    assert [len(select(*told, held).stories) for held in ((), (joined,))] == [2, 1]


def test_what_people_say_is_one_story_is_not_cut(ends: tuple[Quote, Quote]) -> None:
    made, _ = harbour()
    told = Told(made.merged(), made.related())
    unit_of = units_of(told)
    held = Ruled(told, unit_of, [ruled("1", "same_story", *ends)])
    one, other = sorted(
        {unit for unit in unit_of.values() if unit[0] in {quote.article for quote in ends}}
    )
    assert held.crosses([one], [other])
    assert held.crosses([other], [one])
    assert not held.crosses([one, other], [])


def test_contradicting_people_leave_the_reports_apart(ends: tuple[Quote, Quote]) -> None:
    parted, joined = ruled("1", "other_story", *ends), ruled("2", "same_story", *ends)
    found = selected(joined, parted)
    assert found.stories == selected(parted).stories
    reports = [one for one in found.judgements if one.by.startswith("rule:contradiction")]
    assert [one.value for one in reports] == ["2 1"]


def test_what_is_alike_and_kept_apart_says_why() -> None:
    one = about("court", "lorin", "theft", "marrow", person="marrow")
    other = about("court", "lorin", "theft", "tarn", person="tarn")
    groups = Groups(pile(one, other))
    groups.join_alike()
    (apart,) = groups.kept_apart()
    alike, why = apart.reasons
    assert why.name == "person"
    assert "court" in alike.says
    assert not Groups(pile(about("ferry"), about("vote"))).kept_apart()
    assert ALIKE == 200  # a cosine of .14, which the reason names
    assert "14 are enough" in alike.says
