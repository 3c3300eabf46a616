"""What a report tells of people harmed without a day takes the day of dated reports, or none."""

from __future__ import annotations

from typing import Any

from dateline.merge import merge
from dateline.records import Claim, Merged, Reading, TimeExpr
from tests.build import article, told

OWN = TimeExpr(op="offset", offset=0, unit="day", rule="article-day")
DAY = "2031-05-03"


def report(name: str, published: str, *more: Any, day: str | TimeExpr, dated: str) -> Reading:
    """A report of two shootings of one act, each dated so."""
    return article(
        name,
        published,
        told("kill", kind="assault", who="Bo Lark/PER", whom="Ana Verdi/PER", where="Harrow/LOC",
             day=day, dated=dated, key="k"),
        *more,
    )  # fmt: skip


def follow_up(*more: Any, lemma: str = "shoot", **rest: Any) -> Reading:
    """A report of ten days later that says no day."""
    told_of = told(
        lemma, **{"kind": "assault", "whom": "two guards", "day": OWN, "dated": "article", **rest}
    )
    return report("f", "2031-05-13", told_of, *more, day=OWN, dated="article")


def first(published: str = "2031-05-04", day: str = DAY, name: str = "d") -> Reading:
    return report(name, published, day=day, dated="clause")


def claim_of(merged: Merged, lemma: str) -> Claim:
    reading = next(r for r in merged.readings if r.article == follow_up().article)
    return next(c for c in reading.claims if c.predicate.lemma == lemma)


def day_of(merged: Merged, lemma: str = "shoot") -> str:
    claim = claim_of(merged, lemma)
    return claim.when.edtf if claim.when else ""


def test_a_follow_up_takes_the_day_and_says_so() -> None:
    merged = merge([follow_up(), first()])
    claim = claim_of(merged, "shoot")
    assert claim.when is not None
    assert (claim.when.edtf, claim.when.certainty) == (DAY, "low")
    assert claim.when.how == "rule:retold@1"
    judged = [j for j in merged.judgements if j.by == "rule:retold@1"]
    assert [j.value for j in judged] == [DAY]
    assert {quote.article for quote in judged[0].anchors} == {
        r.article for r in (follow_up(), first())
    }


def test_without_a_dated_report_nothing_is_moved() -> None:
    assert day_of(merge([follow_up()])) == "2031-05-13"


def test_what_is_no_violence_or_may_come_later_keeps_its_day() -> None:
    assert day_of(merge([follow_up(kind="court"), first()])) == "2031-05-13"
    assert day_of(merge([follow_up(lemma="die"), first()]), "die") == "2031-05-13"


def test_another_day_of_violence_in_the_report_undoes_it() -> None:
    other = told("stab", kind="assault", whom="a cook", day="2031-05-09", key="o")
    assert day_of(merge([follow_up(other), first()])) == "2031-05-13"


def test_no_report_tells_of_a_day_after_its_printing() -> None:
    late = first("2031-05-20", "2031-05-19")
    assert day_of(merge([follow_up(), late])) == "2031-05-13"


def test_a_charge_and_what_is_said_keep_open() -> None:
    charge = follow_up(lemma="assault", nominal=True, day=None, dated="")
    assert day_of(merge([charge, first()]), "assault") == ""
