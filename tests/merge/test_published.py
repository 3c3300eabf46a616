"""An article's open day is settled by dated reports, or stays open."""

from __future__ import annotations

import pytest

from dateline import when
from dateline.merge import merge
from dateline.records import Merged, Reading, TimeExpr
from tests.build import article, told
from tests.merge.piles import shelling, shooting

WEDNESDAY = TimeExpr(op="weekday", weekday=2, direction="past", rule="test")
SATURDAY = TimeExpr(op="weekday", weekday=5, direction="past", rule="test")
NO_YEAR = TimeExpr(op="date", edtf="XXXX-05-03", direction="past", rule="test")


def settled(merged: Merged, reading: Reading) -> Reading:
    return next(r for r in merged.readings if r.article == reading.article)


def strike(name: str, expr: TimeExpr | None) -> Reading:
    return article(
        name,
        None,
        told("shell", kind="assault", who="Norland/LOC", where="Harrow/LOC", what="army depot",
             day=expr, figures={"rocket": 30}),
        told("kill", kind="assault", whom="Ana Verdi/PER", where="Harrow/LOC", day=expr, key="k"),
    )  # fmt: skip


def dated(name: str) -> Reading:
    day = "2031-05-03"
    return article(
        name,
        "2031-05-04",
        told("shell", kind="assault", who="Norland/LOC", where="Harrow/LOC", what="army depot",
             day=day, figures={"rocket": 30}),
        told("kill", kind="assault", whom="Ana Verdi/PER", where="Harrow/LOC", day=day, key="k"),
    )  # fmt: skip


def test_a_year_is_taken_from_dated_reports_and_says_so() -> None:
    undated = strike("u", NO_YEAR)
    assert undated.claims[0].when is not None
    assert undated.claims[0].when.start is None
    merged = merge([undated, dated("d")])
    claim = settled(merged, undated).claims[0]
    assert claim.when is not None
    assert claim.when.edtf == "2031-05-03"
    assert "rule:published@1" in claim.when.how
    assert claim.when.certainty != "high"
    judged = [j for j in merged.judgements if j.kind == "published"]
    assert len(judged) == 1
    assert judged[0].anchors


def test_a_weekday_is_placed_near_the_shared_event() -> None:
    undated = strike("u", SATURDAY)
    merged = merge([undated, dated("d")])
    found = settled(merged, undated)
    assert found.published is not None
    assert found.published.start is not None
    assert when.local_day(found.claims[0].when) == "2031-05-03"


def test_a_weekday_that_contradicts_leaves_the_article_open() -> None:
    undated = strike("u", WEDNESDAY)
    found = settled(merge([undated, dated("d")]), undated)
    assert found.published is None
    assert found.claims[0].when == undated.claims[0].when


def test_a_later_look_alike_takes_no_year() -> None:
    undated = article(
        "u", None,
        told("shooting", kind="assault", where="Harrow/LOC", day=WEDNESDAY, nominal=True),
        told("kill", kind="assault", whom="Tom Brandt/PER", where="Harrow/LOC", day=WEDNESDAY),
    )  # fmt: skip
    merged = merge([undated, shooting("d", "2031-05-04", "2031-05-03", "Harrow", "Ana Verdi")])
    assert settled(merged, undated).published is None
    assert all(
        len({c.quote.article for r in merged.readings for c in r.claims if c.id in e.claims}) == 1
        for e in merged.events
    )


def test_one_shared_event_that_is_not_unmistakable_settles_nothing() -> None:
    undated = article(
        "u", None,
        told("shell", kind="assault", who="Norland/LOC", where="Harrow/LOC", what="army depot",
             day=NO_YEAR),
    )  # fmt: skip
    merged = merge([undated, shelling("d", "2031-05-04", "2031-05-03")])
    assert settled(merged, undated).published is None


PRINTED = "XXXX-05-04"


def printed(name: str, day: str, *more: Reading) -> tuple[Reading, str]:
    """How an article is read that says its day without a year, and tells one thing."""
    read = article(
        name, day,
        told("shell", kind="assault", who="Norland/LOC", where="Harrow/LOC", what="army depot",
             day=SATURDAY),
        told("meet", kind="consult", who="Tom Brandt/PER", dated="article"),
    )  # fmt: skip
    found = settled(merge([read, *more]), read)
    return found, when.local_day(found.published) or ""


def test_a_day_without_its_year_takes_it_from_one_shared_event() -> None:
    read, day = printed("u", PRINTED, shelling("d", "2031-05-04", "2031-05-03"))
    assert day == "2031-05-04"
    assert when.local_day(read.claims[0].when) == "2031-05-03"


def test_a_day_without_its_year_that_lies_before_what_it_shares_takes_none() -> None:
    assert printed("u", "XXXX-05-01", shelling("d", "2031-05-04", "2031-05-03"))[1] == ""
    assert printed("u", "XXXX-09-04", shelling("d", "2031-05-04", "2031-05-03"))[1] == ""


def names(name: str, day: str | None) -> Reading:
    """An article that names three and shares no event with another."""
    return article(
        name, day,
        told(f"act{name}", who="Tom Brandt/PER", whom="Ana Verdi/PER", where="Harrow/LOC"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("company", "found"),
    [
        (["2031-05-08"], "2031-05-04"),
        (["2031-04-08", "2031-05-20"], "2031-05-04"),
        (["2031-08-08"], ""),
        (["2031-05-08", "2027-05-02"], ""),
        ([], ""),
    ],
    ids=["near", "around", "far", "two years", "alone"],
)
def test_a_day_without_its_year_takes_it_from_reports_that_name_the_same(
    company: list[str], found: str
) -> None:
    read = names("u", PRINTED)
    merged = merge([read, *(names(f"d{n}", day) for n, day in enumerate(company))])
    assert (when.local_day(settled(merged, read).published) or "") == found
    judged = [j for j in merged.judgements if j.kind == "published"]
    assert len(judged) == bool(found)


def test_a_dated_article_is_left_as_it_is() -> None:
    merged = merge([dated("d"), dated("e")])
    assert all(when.local_day(r.published) == "2031-05-04" for r in merged.readings)
    assert not [j for j in merged.judgements if j.kind == "published"]
